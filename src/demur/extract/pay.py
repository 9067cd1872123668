"""Pay: currency, range and period as stated; fees, funding, bonuses and prices are none."""

import itertools
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from demur.domain.facts import Fact, Pay
from demur.extract._pay.amounts import Sum, read_sums
from demur.extract._pay.currency import currency_of, currency_words
from demur.extract._pay.periods import (
    Period,
    customary,
    has_no_period,
    in_instalments,
    period_behind,
    period_in,
    plausible,
)
from demur.extract._pay.words import any_of
from demur.extract.reading import Passage, Reading

_BEFORE, _AFTER = 110, 70
_WRAPPED = 45  # a line of so many characters goes on in the next
_LABEL = 60
_A_YEARS = 10_000
_MONTHLY = 900
_LED = 18  # a period so near before a sum is its own ("Monthly 240,000 yen")
_LEAST_HOUR = 8
_NAMED_AFTER = 24  # "88k base (GBP)"
_A_MONTHS = (500, 20_000)
_SALARIES = (15_000, 500_000)
_SURE, _TOLD, _SHOWN, _GUESSED = 0.95, 0.85, 0.75, 0.6


@dataclass(frozen=True, slots=True)
class _Found:
    """A sum that is pay, and how much speaks for it."""

    pay: Pay
    begin: int
    end: int
    rank: int
    confidence: float


def find_pay(reading: Reading) -> Fact[Pay] | None:
    """The pay that is stated; None where none is, or where the figure may be anything else.

    Args:
        reading: the message laid out.
    """
    for passage in (reading.letter, _above(reading), reading.subject, reading.signature, reading.quoted):
        if passage is None or not _DIGIT.search(passage.text):
            continue
        text = _unwrapped(passage.text)
        best: _Found | None = None
        for money in read_sums(text):
            found = _judge(reading, text, money)
            if found is not None and (best is None or found.rank > best.rank):
                best = found
        if best is not None:
            return passage.fact(best.pay, (best.begin, best.end), best.confidence)
    return None


def _above(reading: Reading) -> Passage | None:
    """What stands above a letter that was handed on."""
    begin, end = reading.mail.new
    return Passage("body", begin, reading.mail.body[begin:end], "letter") if reading.forwarded else None


_DIGIT = re.compile(r"\d")
_ITEM = re.compile(r"[ \t\xa0]*(?:[-*•·–▪>✓✅➡]|\d{1,2}[.)]|$)")


def _unwrapped(text: str) -> str:
    """The text with a space for each line feed at which a paragraph is only wrapped."""
    lines = text.split("\n")
    pieces = [lines[0]]
    for above, line in itertools.pairwise(lines):
        goes_on = len(above.strip()) >= _WRAPPED and not _ITEM.match(line) and above.rstrip()[-1:] not in ":;"
        pieces.append(" " if goes_on else "\n")
        pieces.append(line)
    return "".join(pieces)


def _judge(reading: Reading, text: str, money: Sum) -> _Found | None:
    """Whether a sum is pay, by the words about it and by what it is paid for."""
    after = _after(text, money.end)
    gross = _gross().match(after) is not None
    signed = bool(money.signs)
    currency = currency_of(money.signs, reading) if signed else None
    period, tail = period_behind(after, money, currency, reading.language)
    if period is None and money.between:
        period, _ = period_behind(money.between, money, currency, reading.language)
    if not (signed or money.grouped or money.scaled or gross or period):
        return None
    before = _before(text, money.start)
    instalments = in_instalments(after, money)
    led = period_in(before[-_LED:], money, currency) if before.rstrip()[-1:] not in ",;" else None
    said = _said(before, after)
    if said == "other" or not (signed or _spoken(money, before, after, tail, said, gross, period)):
        return None
    if not signed:
        words = currency_words(before) or currency_words(after[:_NAMED_AFTER])
        currency = currency_of(words, reading)
    strong = said == "pay" or gross or money.annual or instalments is not None
    if money.millions and customary(money, currency) is None:
        return None  # only of small money is anybody paid millions
    shown = _looks_a_year(money, before, after) or _stands_for_itself(money, before, after, currency)
    if not (strong or period or led or shown or (said and money.low >= _MONTHLY)):
        return None
    stated = period or _stated(before, after, money, currency)
    period = stated
    if period is None and (strong or shown or said) and not has_no_period(before, after):
        period = customary(money, currency)
    if not plausible(money, period, currency):
        return None
    low, high, begin = _bounds(before, after, tail, money)
    rank = 2 * strong + (stated is not None)
    confidence = _SURE if rank == 3 else _TOLD if stated else _SHOWN if strong or shown else _GUESSED
    return _Found(Pay(low, high, currency, period), begin, money.end + tail, rank, confidence)


def _looks_a_year(money: Sum, before: str, after: str) -> bool:
    """Whether a sum is, in a letter about a job, a year's salary by its looks ("£40-45k", "around £46k.")."""
    if money.ranged:
        return money.low >= _A_YEARS
    if not _SALARIES[0] <= money.low <= _SALARIES[1]:
        return False
    closes = _closes(after)
    if money.grouped and _APART.search(before):
        return closes  # "Will you be our cheesemaker? €39,000, the flat ..."
    return money.scaled and (closes or _opening().search(before) is not None)


def _stands_for_itself(money: Sum, before: str, after: str, currency: str | None) -> bool:
    """Whether a sum is a clause of its own and as large as people are paid for a month ("R$ 3.200 + VR")."""
    apart = _APART.search(before) is not None and _closes(after)
    return apart and (money.grouped or money.scaled) and customary(money, currency) is not None


@cache
def _about() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of('articles')})[ \t\xa0]{{1,2}}$", re.IGNORECASE)


def _closes(after: str) -> bool:
    """Whether a clause ends behind a sum, or no more follows than that it is the least, or what one begins with."""
    upward = _upward().match(after)
    rest = after[upward.end() :] if upward else after
    return _CLAUSE_END.match(rest) is not None or _to_start().match(rest) is not None


@cache
def _to_start() -> re.Pattern[str]:
    return re.compile(rf"[ \t\xa0]{{0,2}}(?:{any_of('to_start')})(?!\w)", re.IGNORECASE)


_APART = re.compile(r"(?:^|[.!?:,;(\n–—])[ \t\xa0\n*•·–▪>✓✅➡-]*$")
"""A sentence, a line or a clause begins with the sum."""


def _spoken(
    money: Sum, before: str, after: str, tail: int, said: str | None, gross: bool, period: Period | None
) -> bool:
    """Whether a figure that bears no sign of currency is money all the same."""
    linked = _LINKED.match(after) is not None or money.between[:1] == "/"
    if period == "hour" and not linked:
        return False  # a time of day ("om 9.30 uur")
    shaped = money.grouped or money.scaled
    if gross or (said == "pay" and _pay_ahead().search(before)):
        return shaped or period is not None or (gross and _A_MONTHS[0] <= money.low <= _A_MONTHS[1])
    if period == "hour" and (said or money.cents):
        return True
    if period == "hour" and money.low >= _LEAST_HOUR:
        return money.ranged or _PER.match(after) is None  # "30 per hour" may be patients
    usual = _USUAL.get(period) if period else None
    closed = _CLAUSE_END.match(after[tail:]) is not None or _gross().match(after[tail:]) is not None
    told = said is not None or _GIVEN.search(before) is not None
    if usual and linked and closed and told and usual[0] <= money.low <= usual[1]:
        return True  # "there's a job for you at 210 a day"
    if period in ("day", "week", "month", "year") and linked and (shaped or money.ranged):
        return (
            said is not None
            or _gross().match(after[tail:]) is not None
            or (money.low >= _A_MONTHS[0] and (money.ranged or _GIVEN.search(before) is not None))
            or _opening().search(before) is not None
        )
    if period in ("month", "year") and shaped and closed and _APART.search(before):
        return True  # "28 mil mensuales"
    begun = said is not None or _APART.search(_about().sub("", before)) is not None
    if begun and money.scaled and _SALARIES[0] <= money.low <= _SALARIES[1] and _closes(after):
        return True  # "home every night, 46k.", "circa 60K + car"
    salaries = money.ranged and money.scaled and money.low >= _SALARIES[0] and money.high <= _SALARIES[1]
    return salaries and (said is not None or closed or _CLAUSE_END.match(after) is not None)


_USUAL = {"day": (60, 2_000), "week": (250, 6_000), "month": _A_MONTHS, "year": (10_000, 500_000)}
_LINKED = re.compile(
    r"[ \t\xa0]?(?:/|p/|(?:(?:per|pro|par|por|an|a|die|the|each|every|je|jeden|am|al|ao|na|la|de|cada|ogni|elke|chaque|im|in der|in the|all|l|de l|à l)\b)|à la|a la|la hora|ph\b|p\.)",
    re.IGNORECASE,
)
_PER = re.compile(r"[ \t\xa0]?(?:per|pro|par|por)\b", re.IGNORECASE)
_GIVEN = re.compile(
    r"(?:^|[,;:(\n\u2013\u2014-]|\b(?:a|at|for|zu|f\u00fcr|\u00e0|por|per|da|voor|tegen))[ \t\xa0]{0,2}$",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(
    r"[ \t\xa0]*(?:[.,;:!?)\n+]|(?:plus|zzgl|and|und|et|y|e|en|mas|m\u00e1s|mais|pi\u00f9|oltre|depending|dependent|doe|je nach|selon|seg\u00fan|dependiendo|conforme|a seconda|afhankelijk)\b|$)",
    re.IGNORECASE,
)


def _stated(before: str, after: str, money: Sum, currency: str | None) -> Period | None:
    """The period that is told elsewhere than right behind the sum."""
    if money.annual:
        return "year"
    return (
        in_instalments(after, money)
        or (period_in(money.between, money, currency) if money.between else None)
        or period_in(before, money, currency)
    )


def _bounds(before: str, after: str, tail: int, money: Sum) -> tuple[Decimal | None, Decimal | None, int]:
    """Both ends, None for an open one, and where the quote begins."""
    if money.ranged:
        return money.low, money.high, money.start
    opening = _opening().search(before)
    if opening:
        begin = money.start - (len(before) - opening.start())
        return (money.low, None, begin) if opening["low"] else (None, money.low, begin)
    for rest in (after, after[tail:]):
        upward = _upward().match(rest)
        if upward and not (upward["plus"] and _other_next().match(rest[upward.end() :])):
            return money.low, None, money.start
    return money.low, money.low, money.start


@cache
def _opening() -> re.Pattern[str]:
    about = any_of("articles")
    return re.compile(
        rf"(?<!\w)(?:(?P<low>{any_of('low')})|(?:{any_of('high')}))(?:[ \xa0\n](?:{about}))?[ \t\xa0\n:]{{1,3}}$",
        re.IGNORECASE,
    )


@cache
def _upward() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<plus>\+(?=[ \t\n).,;]|$))|[ \t\xa0,]{{0,2}}\(?(?:{any_of('low_after')})(?!\w)", re.IGNORECASE
    )


@cache
def _other_next() -> re.Pattern[str]:
    return re.compile(rf"[ \t\xa0]{{0,2}}(?:{any_of('other')})(?!\w)", re.IGNORECASE)


_SENTENCE_END = re.compile(r"(?<=[^\W_]{3})[.!?][\"”»)]{0,2}[ \t\xa0]+(?=[^\W\d_a-zß-öø-ÿ])|\n[ \t\xa0]*")
_BULLET = re.compile(r"[ \t\xa0>*•·–▪✓✅➡|-]*$")


def _before(text: str, at: int) -> str:
    """The sentence before a sum; where the sum begins its line, the label above it too."""
    window = text[max(0, at - _BEFORE) : at]
    ends = [m.end() for m in _SENTENCE_END.finditer(window)]
    if _CLOSED.search(window) and not _opening().search(window):
        return ""
    if not ends:
        return window
    own = window[ends[-1] :]
    if _BULLET.fullmatch(own):
        above = window[: ends[-1]].rstrip()
        label = above[above.rfind("\n") + 1 :]
        beside = _ITEM.match(label) is not None and not label.endswith(":")  # the item above in the same list
        if len(label) <= _LABEL and not beside and not label.endswith(","):
            return label + " " * (len(above) < len(window[: ends[-1]])) + own
    return own


_CLOSED = re.compile(r"(?<=[^\W_]{4})[.!?][ \t\xa0]+$")
"""The sentence before is closed, and the sum opens one of its own."""

_STOP = re.compile(r"\n|(?<=[^\W_]{3})[.!?](?=[ \t\xa0]|$)")


def _after(text: str, at: int) -> str:
    """The rest of the sentence behind a sum."""
    end = min(len(text), at + _AFTER)
    stop = _STOP.search(text, at, end)
    return text[at : stop.start() if stop else end]


@cache
def _gross() -> re.Pattern[str]:
    return re.compile(rf"[ \t\xa0]{{0,2}}\(?(?:{any_of('gross')})(?!\w)", re.IGNORECASE)


@cache
def _pay_ahead() -> re.Pattern[str]:
    """A word for pay so near before a figure that the figure is it."""
    return re.compile(rf"(?<!\w)(?:{any_of('surely_pay', 'pay')})(?!\w)[^\d\n,;+]{{0,25}}$", re.IGNORECASE)


@cache
def _nouns() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:(?P<sure>{any_of('surely_pay')})|(?P<other>{any_of('other')})|(?P<pay>{any_of('pay')})"
        rf"|(?P<paying>{any_of('paying')}))(?!\w)"
    )


@cache
def _divider() -> re.Pattern[str]:
    return re.compile(rf"[,;:+&(\n]|(?<!\w)(?:{any_of('dividers')})(?!\w)", re.IGNORECASE)


_SET_APART = re.compile(r"[,;+]|(?<=\s)(?:plus|zzgl\.?|und|and|et|y|e|en)(?=\s)", re.IGNORECASE)


def _said(before: str, after: str) -> str | None:
    """What the words nearest to a sum say that it is: "pay", "paying" (a verb), "other", or nothing."""
    before, after = before.lower(), after.lower()
    stop = _divider().search(after)
    behind = _nouns().search(after[: stop.start()] if stop else after)
    if behind is not None:
        if behind["other"]:
            return "other"
        if behind["sure"] or behind["pay"]:
            return "pay"
    said = None
    for found in _nouns().finditer(before):
        if found["other"]:
            if not _SET_APART.search(before[found.end() :]):
                said = "other"
        elif found["sure"] or found["pay"]:
            said = "pay"
        elif said != "pay":
            said = "paying"
    return said
