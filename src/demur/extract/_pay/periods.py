"""What a sum is paid for: an hour, a day, a week, a month or a year."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Literal, cast

from demur.extract._pay.amounts import Sum
from demur.extract._pay.words import alternatives, any_of, listed
from demur.extract.lexicon import rows

Period = Literal["hour", "day", "week", "month", "year"]

_TOKEN = re.compile(r"[ \t\xa0\u202f]{0,3}([^\W\d_]+(?:[.’'-](?=[^\W\d_])[^\W\d_]+)*\.?|[/()’'+])")
_FILLERS = 6
_EACH = frozenset({"/", "p", "per", "pro", "par", "por", "je"})
_IMPLIES = frozenset({"ctc", "ote"})
"""Mostly told for a year, unless another period follows ("R45 000 CTC pm")."""
_A_YEARS = 10_000  # an amount paid in 13 or 14 parts is a year's from here on
_STRONG = frozenset({"EUR", "GBP", "USD", "CHF", "CAD", "AUD", "NZD", "SGD", None})
_SMALL = ("peso", "rs", "kr")  # money of which one unit is little, whosever it is
_BOUNDS = {
    "hour": (3, 500),
    "day": (30, 5_000),
    "week": (80, 12_000),
    "month": (200, 80_000),
    "year": (3_000, 5_000_000),
}
_WEAK_BOUNDS = {"hour": (3, 2_000_000), "day": (20, 20_000_000), "week": (50, 50_000_000), "month": (200, 500_000_000),
                "year": (1_500, 5_000_000_000)}  # fmt: skip


@cache
def _behind() -> dict[str, list[tuple[str, str]]]:
    """Word behind an amount -> (period, the language in which it means that, "" for all)."""
    found: dict[str, list[tuple[str, str]]] = {}
    for period, behind, _ in rows("pay/periods.tsv"):
        for entry in behind.split("|"):
            word, _, language = entry.partition("@")
            found.setdefault(word, []).append((period, language))
    return found


@cache
def _ahead() -> tuple[tuple[Period, re.Pattern[str]], ...]:
    return tuple(
        (
            cast(Period, period),
            re.compile(rf"(?<!\w)(?:{alternatives(ahead.split('|'))})(?!\w)", re.IGNORECASE),
        )
        for period, _, ahead in rows("pay/periods.tsv")
    )


@cache
def _fillers() -> frozenset[str]:
    return listed("gross") | listed("links") | listed("pay")


@cache
def _instalments() -> re.Pattern[str]:
    gap = r"[ \t\xa0]{0,2}"
    return re.compile(
        rf"(?:{gap}(?:{any_of('gross')})(?!\w))?{gap},?{gap}(?:(?P<times>[x×*]{gap}1[2-6](?:[.,]\d{{1,2}})?(?!\d))"
        rf"|\(?(?:[^\W\d_]+[ ]){{0,3}}1[2-6](?:[.,]\d{{1,2}})?{gap}(?:{any_of('instalments')})(?!\w))",
        re.IGNORECASE,
    )


def period_behind(after: str, money: Sum, currency: str | None, language: str) -> tuple[Period | None, int]:
    """The period that follows an amount, and how far it reaches."""
    before = ""
    implied: tuple[Period | None, int] = (None, 0)
    for word, at in _words_behind(after):
        period = _named(word, before, language)
        if period is not None and plausible(money, period, currency):
            found = period, at + (after[at : at + 1] == ")" and "(" in after[:at])
            if word not in _IMPLIES:
                return found
            implied = found
        before = word if word not in "()’'+" else before
    return implied


def has_no_period(before: str, after: str) -> bool:
    """Whether a sum is for a piece of work or for two weeks, for which there is no period."""
    if re.search(rf"(?<!\w)(?:{any_of('fortnight')})(?!\w)", before[-40:], re.IGNORECASE):
        return True
    unpaid = listed("fortnight") | listed("piece")
    return any(word in unpaid for word, _ in _words_behind(after))


def _words_behind(after: str) -> Iterator[tuple[str, int]]:
    """The words and signs behind an amount as far as they may lead to its period, the first other word included."""
    at = 0
    for _ in range(_FILLERS):
        found = _TOKEN.match(after, at)
        if found is None:
            return
        at = found.end()
        word = found.group(1).casefold().rstrip(".")
        yield word, at
        if word not in "/()’'+" and not _fills(word):
            return


def _fills(word: str) -> bool:
    parts = re.split(r"[’'-]", word)
    return word in _fillers() or all(part in _fillers() for part in parts)


def _named(word: str, before: str, language: str) -> Period | None:
    words = [f"/{word}"] if before in _EACH else []
    words.append(word)
    head, _, last = word.rpartition("’" if "’" in word else "'")
    if head:
        words.append(last)
    for spelt in words:
        for period, where in _behind().get(spelt, ()):
            if not where or where == language:
                return cast(Period, period)
    return None


def period_in(text: str, money: Sum, currency: str | None) -> Period | None:
    """The last period that a text names on its way to an amount ("Monthly salary: ")."""
    best: tuple[int, Period] | None = None
    for period, pattern in _ahead():
        for found in pattern.finditer(text):
            if not plausible(money, period, currency):
                continue
            if best is None or found.end() > best[0]:
                best = (found.end(), period)
    return best[1] if best else None


def in_instalments(after: str, money: Sum) -> Period | None:
    """What an amount is that is paid 13 or 14 times a year; no factor is applied."""
    found = _instalments().match(after)
    if found is None:
        return None
    return "month" if found["times"] or money.low < _A_YEARS else "year"


@cache
def _customary() -> tuple[tuple[str, Period, int, int], ...]:
    return tuple((c, cast(Period, p), int(low), int(high)) for c, p, low, high in rows("pay/customary.tsv"))


def customary(money: Sum, currency: str | None) -> Period | None:
    """The period that alone is possible for an amount for which none is told."""
    for code, period, low, high in _customary():
        if code == currency and low <= money.low and money.high < high:
            return period
    return None


def plausible(money: Sum, period: Period | None, currency: str | None) -> bool:
    """Whether anybody is paid so much for that."""
    small = currency is None and any(sign.lower().startswith(_SMALL) for sign in money.signs)
    bounds = _BOUNDS if currency in _STRONG and not small else _WEAK_BOUNDS
    low, high = bounds[period] if period else (8, bounds["year"][1])
    return Decimal(low) <= money.low and money.high <= high
