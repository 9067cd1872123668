"""What people are called, and the many ways in which a name is written."""

import random
import re
import unicodedata
from dataclasses import dataclass

from benchmarks.year.pieces import sections

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_BARE = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae"}
)
_EAST = ("japanese", "korean", "chinese", "vietnamese")

CULTURES = {
    "DE": ("german",) * 7 + ("turkish", "polish", "arabic", "vietnamese", "indian", "english"),
    "AT": ("german",), "CH": ("german", "italian", "french"), "GB": ("english",) * 5 + ("indian", "arabic", "chinese"),
    "IE": ("english",), "US": ("english",) * 4 + ("spanish", "chinese", "indian", "korean", "vietnamese"),
    "FR": ("french",) * 5 + ("arabic",), "ES": ("spanish",), "NL": ("dutch",) * 4 + ("turkish",), "BE": ("dutch",),
    "IT": ("italian",), "PT": ("portuguese",), "BR": ("portuguese",), "PL": ("polish",), "SE": ("nordic",),
    "NO": ("nordic",), "DK": ("nordic",), "JP": ("japanese",), "IN": ("indian",), "TR": ("turkish",),
    "GR": ("english",),
}  # fmt: skip
"""Who lives in a country, as often as they do."""


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name.

    Attributes:
        short: what the first name is shortened to, "" for nothing.
    """

    first: str
    last: str
    culture: str
    short: str = ""

    @property
    def full(self) -> str:
        """First name, then family name, both in full."""
        return f"{self.first} {self.last}"


class Registry:
    """Gives names, none twice unless told so."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self._given: set[str] = set(sections("names.txt")["common"])

    def give(self, country: str, first: str = "", last: str = "") -> Name:
        """A name that nobody has yet, of somebody who lives there, with a first or a family name that is given."""
        words = sections("names.txt")
        for _ in range(500):
            culture = self.chance.choice(CULTURES[country])
            given = self.chance.choice(words[f"{culture}.first"][0].split("|"))
            name, _, short = (first or given).partition("=")
            family = last or self.chance.choice(words[f"{culture}.last"][0].split("|"))
            if f"{name} {family}" not in self._given:
                self._given.add(f"{name} {family}")
                return Name(name, family, culture, short)
        raise LookupError(f"There are too few names for {country}.")


def plain(text: str) -> str:
    """Without accents, as in an address."""
    bare = unicodedata.normalize("NFKD", text.translate(_BARE))
    return "".join(each for each in bare if not unicodedata.combining(each))


def local(text: str, german: bool) -> str:
    """As the part of an address: small letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9-]", "", plain(text.translate(_GERMAN) if german else text).lower())


def script(name: Name) -> str:
    """The name in its own script, "" where that is not known."""
    pairs = dict(line.split("=") for line in sections("names.txt")["script"][0].split("|"))
    return pairs.get(name.full, "")


def variants(name: Name, firm: str) -> tuple[str, ...]:
    """The ways in which mail programs, directories and people write this name."""
    first, last = name.first, name.last
    found = [
        plain(name.full),
        f"{last}, {first}",
        f"{first[0]}. {last}",
        name.full.upper(),
        f"{first} {last.upper()}",
        f"Dr. {name.full}",
        f"{name.full} (she/her)",
        f"{name.full} | {firm}",
        f"{name.full} ({firm})",
        f"{first} {'MKTJ'[len(last) % 4]}. {last}",
        f"{last.upper()}, {first}",
    ]
    if name.full.translate(_GERMAN) != name.full:
        found.append(name.full.translate(_GERMAN))
    if name.short:
        found.append(f"{name.short} {last}")
    if len(last) > 5:
        at = 2 + len(first) % (len(last) - 4)
        found.append(f"{first} {last[:at]}{last[at + 1]}{last[at]}{last[at + 2 :]}")
    if name.culture in _EAST:
        found.append(f"{last} {first}")
    if written := script(name):
        found += [written, f"{written} ({name.full})"]
    if " " in last or "-" in last:
        found.append(f"{first} {re.split('[ -]', last)[-1]}")
    return tuple(dict.fromkeys(each for each in found if each != name.full))
