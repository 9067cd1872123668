"""The blanks of one message: who writes, about what, when; drawn where they are needed, from one chance."""

import base64
import datetime as dt
import random
import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import TypeVar

from benchmarks.pools import Pools

T = TypeVar("T")

_CHOICE = re.compile(r"\[([^\[\]|]*(?:\|[^\[\]|]*)+)\]")
_NO_SLUG = re.compile(r"[^a-z0-9]+")
_ZONES = ("CET", "ET", "PT", "GMT", "BST", "UTC", "CEST", "EST", "IST")
_MONEY = {"en": "${:,.2f}", "de": "{:.2f} €", "fr": "{:.2f} €", "es": "{:.2f} €", "pt": "R$ {:.2f}"}
_PAY = {
    "en": ("${}k", "£{},000", "${},000 - ${},000", "{} USD per hour", "€{}k"),
    "de": ("{}.000 €", "{} T€", "{}.000 EUR brutto"),
    "fr": ("{} k€", "{} 000 € brut annuel"),
    "es": ("{}.000 €", "{}k"),
    "pt": ("R$ {}.000", "{} mil reais"),
}
_LETTERS = bytes(97 + each % 26 for each in range(256))
_STICKY = frozenset(
    "first last company agency domain agencydomain role city when slug ats topic project repo tld".split()
)


class Chance:
    """One stream of chance; the same seed gives the same mailbox on every Python."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self.share = self._random.random

    def pick(self, items: Sequence[T]) -> T:
        """One of the items."""
        return items[int(self.share() * len(items))]

    def between(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return low + int(self.share() * (high - low + 1))

    def data(self, length: int) -> bytes:
        """Bytes as in a compressed file."""
        return self._random.randbytes(length)

    def token(self, length: int) -> str:
        """Letters and digits as in tracking links."""
        return base64.urlsafe_b64encode(self._random.randbytes(length * 3 // 4 + 2))[:length].decode()


def slug(text: str) -> str:
    """A text as it stands in an address: plain small letters and digits."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _NO_SLUG.sub("", text.lower())


class Blanks(dict[str, str]):
    """What a template is filled with: main things stay the same in a message, the others are drawn anew.

    Args:
        language: of the message.
        now: when it is sent; times that it offers lie after that.
        me: first and last name of the person whose mailbox it is.
    """

    def __init__(
        self, pools: Pools, chance: Chance, language: str, now: dt.datetime, me: tuple[str, str]
    ) -> None:
        super().__init__(me=me[0], last2=me[1], formal=" ".join(me))
        self.pools = pools
        self.chance = chance
        self.language = language
        self.now = now
        self.start = now

    def fill(self, template: str) -> str:
        """Fill a template, blanks within blanks too."""
        if "[" in template:
            template = _CHOICE.sub(lambda match: self.chance.pick(match[1].split("|")), template)
        while "{" in template:
            template = template.format_map(self)
        return template

    def line(self, section: str) -> str:
        """One filled sentence of a section."""
        template = self.chance.pick(self.pools.of(section, self.language))
        return template.format_map(self) if "{" in template else template

    def prose(self, section: str, sentences: int) -> str:
        """A paragraph."""
        return " ".join([self.line(section) for _ in range(sentences)])

    def __missing__(self, key: str) -> str:
        maker = _MAKERS.get(key)
        value = self.fill(maker(self) if maker else self._word(key))
        if key in _STICKY:
            self[key] = value
        return value

    def _word(self, key: str) -> str:
        words = self.pools.words
        found = words.get(key) or words.get(f"{self.language}:{key}") or words.get(f"en:{key}")
        if found is None:
            raise KeyError(f"There is no pool for the blank {{{key}}}.")
        return self.chance.pick(found)

    def person(self) -> str:
        """A full name."""
        words = self.pools.words
        return f"{self.chance.pick(words['first'])} {self.chance.pick(words['last'])}"

    def digits(self, count: int) -> str:
        """A number with exactly that many digits."""
        return str(self.chance.between(10 ** (count - 1), 10**count - 1))

    def pay(self) -> str:
        """A pay as recruiters write it."""
        low = self.chance.between(28, 140)
        pattern = self.chance.pick(_PAY.get(self.language, _PAY["en"]))
        return pattern.format(low, low + self.chance.between(5, 25))

    def money(self) -> str:
        """An amount."""
        amount = _MONEY.get(self.language, _MONEY["en"]).format(self.chance.between(300, 99_000) / 100)
        return amount if amount.startswith("$") else amount.replace(".", ",")

    def when(self) -> str:
        """The one time that stays the same in the message (and stands in its calendar part)."""
        self.start = self._upcoming()
        return self._time("slot", self.start)

    def slot(self) -> str:
        """Another time."""
        return self._time("slot", self._upcoming())

    def wrote(self, subject: str) -> str:
        """The line above a quotation."""
        earlier = self.now - dt.timedelta(minutes=self.chance.between(20, 6000))
        name = self.person()
        extra = {
            "qname": name,
            "qaddr": f"{slug(name)}@{self.chance.pick(self.pools.words['provider'])}",
            "qsubject": subject,
        }
        return self._time("wrote", earlier, extra)

    def _upcoming(self) -> dt.datetime:
        days, hour = self.chance.between(1, 14), self.chance.between(8, 17)
        day = self.now + dt.timedelta(days=days)
        if day.weekday() > 4:
            day += dt.timedelta(days=2)
        return day.replace(hour=hour, minute=self.chance.pick((0, 0, 15, 30, 45)), second=0)

    def _time(self, section: str, time: dt.datetime, extra: dict[str, str] | None = None) -> str:
        weekday = self.pools.of("weekday", self.language)[time.weekday()]
        month = self.pools.of("month", self.language)[time.month - 1]
        values = {
            "wd": weekday,
            "wd3": weekday[:3],
            "mon": month,
            "mon3": month[:3],
            "day": str(time.day),
            "m2": f"{time.month:02}",
            "year": str(time.year),
            "h24": str(time.hour),
            "h24e": str(time.hour + 1),
            "h12": str((time.hour - 1) % 12 + 1),
            "h12e": str(time.hour % 12 + 1),
            "ap": "AM" if time.hour < 12 else "PM",
            "mm": f"{time.minute:02}",
            "zone": self.chance.pick(_ZONES),
        }
        template = self.chance.pick(self.pools.of(section, self.language))
        return template.format_map(values | (extra or {}))


_MAKERS: dict[str, Callable[[Blanks], str]] = {
    "who": Blanks.person,
    "company": lambda b: f"{b['companyhead']} {b['companytail']}",
    "company_l": lambda b: slug(b["company"]),
    "domain": lambda b: f"{slug(b['company'])}.{b['tld']}",
    "agency": lambda b: f"{b['last']} {b.chance.pick(b.pools.words['agencytail'])}",
    "agencydomain": lambda b: f"{slug(b['agency'])}.{b['tld']}",
    "first_l": lambda b: slug(b["first"]),
    "last_l": lambda b: slug(b["last"]),
    "slug": lambda b: f"{slug(b['first'])}-{slug(b['last'])}",
    "token": lambda b: b.chance.token(28),
    "hex": lambda b: b.chance.data(4).hex(),
    "code3": lambda b: b.chance.data(9).translate(_LETTERS)[:3].decode(),
    "code4": lambda b: b.chance.data(9).translate(_LETTERS)[:4].decode(),
    "n": lambda b: str(b.chance.between(2, 59)),
    "n3": lambda b: b.digits(3),
    "n5": lambda b: str(b.chance.between(101, 98_765)),
    "n9": lambda b: b.digits(9),
    "day": lambda b: str(b.chance.between(4, 28)),
    "pay": Blanks.pay,
    "money": Blanks.money,
    "when": Blanks.when,
    "slot": Blanks.slot,
    "listline": lambda b: b.line("list.line"),
    "personalline": lambda b: b.line("personal.line"),
    "workline": lambda b: b.line("work.line"),
}
