"""Days ahead as running text names them, in seven languages: "Friday", "the 14th", "in two days", "next week"."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import chain

from babel.dates import get_day_names, get_month_names

from demur.assess.tables import read_table

_FRIDAY = 4
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_FIGURES = re.compile(r"(\d{1,2})[./](\d{1,2})\.?(?:[./]?\d{2,4})?")
_NUMBER = re.compile(r"\d{1,2}")
_FOUR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_ORDINAL = r"(?:st|nd|rd|th|er|º|°|ª|ste|de|e)?"
_OF = "(?: of| de| di| del| do)?"
_YEAR = r"(?:,? (?:de )?\d{4})?"
_NO_HOUR = r"(?! ?(?:h|uhr|uur|heures|[ap]m)(?!\w)|:\d)"
_NAMES = ("overmorrow", "tomorrow", "today", "next_week", "this_week", "month_end", "early", "middle", "nth")


@cache
def weekdays(language: str) -> Mapping[str, int]:
    """The names of the days of the week in small letters, with their numbers from Monday, 0.

    Args:
        language: ISO 639-1 code.
    """
    names = {name.casefold(): day for day, name in get_day_names("wide", locale=language).items()}
    # Portuguese leaves "-feira" out in all but formal letters.
    return names | {name.removesuffix("-feira"): day for name, day in names.items()}


@cache
def months(language: str) -> Mapping[str, int]:
    """The names of the months and their usual abbreviations, without dots, in small letters, with their numbers."""
    both = (get_month_names(width, locale=language).items() for width in ("wide", "abbreviated"))
    return {name.casefold().rstrip("."): month for month, name in chain.from_iterable(both)}


def any_of(names: Mapping[str, int]) -> str:
    """Names as alternatives of an expression, the longest first."""
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


@cache
def languages() -> tuple[str, ...]:
    """The languages whose words for days are known."""
    return tuple(read_table("days"))


@dataclass(frozen=True, slots=True)
class Named:
    """The days that some words mean: one, or those of a week.

    Attributes:
        whole: none of the last day itself is named, as "Friday noon" does: what is "before" it ends the day before.
    """

    first: date
    last: date
    whole: bool


class DayWords:
    """What days ahead are called in one language.

    Attributes:
        said: an expression for any of them, without a preposition.
        counted: the same for a number of hours, days or weeks, with its preposition.
    """

    def __init__(self, language: str) -> None:
        words = read_table("days")[language]
        self._weekdays, self._months = weekdays(language), months(language)
        self._numbers, units = words["numbers"], words["units"]
        day, month, part, week = (
            any_of(self._weekdays),
            any_of(self._months),
            words["part"],
            words["next_week"],
        )
        number = rf"\d{{1,2}}|{'|'.join(self._numbers)}"
        many = rf"(?:{number})(?: \w+)? ?(?:{'|'.join(units)})"
        self.counted = rf"(?:{words['within']})(?: \w+){{0,2}}? {many}(?!\w)"
        dated = (
            rf"\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}\.?(?:[./]?\d{{2,4}})?{_NO_HOUR}"
            rf"|\d{{1,2}}{_ORDINAL}{_OF} +(?:{month})(?!\w){_YEAR}|(?:{month}) +(?:the )?\d{{1,2}}{_ORDINAL}(?!\w){_YEAR}"
            rf"|(?:{words['nth']})(?!\w){_NO_HOUR}"
        )
        some = rf"(?:,? ?(?:{part})(?!\w))?"
        weekday = (
            rf"(?:(?:{week}),? (?:\w+ )?)?(?:{day})(?:{part})?(?!\w){some}(?:,? (?:\w+ ){{0,2}}(?:{week}))?"
            rf"(?:,? (?:\w+ )?(?:{dated}))?"
        )
        near = rf"(?:{words['overmorrow']}|{words['tomorrow']}|{words['today']}){some}"
        far = rf"(?:(?:{words['early']}|{words['middle']})[ -](?:of )?)?(?:{week})|{words['this_week']}|{words['month_end']}"
        self.said = rf"(?:{words['late']})?(?:{weekday}|{dated}|{near}|{far})(?!\w)"
        self._late = re.compile(rf"(?:{words['late']})|(?:{part})(?!\w)")
        self._dated = re.compile(
            rf"(?P<d>\d{{1,2}}){_ORDINAL}{_OF} +(?P<m>{month})(?!\w)|(?<!\w)(?P<m2>{month}) +(?:the )?(?P<d2>\d{{1,2}})"
        )
        self._weekday = re.compile(rf"(?<!\w)({day})(?:{part})?(?!\w)")
        units = "|".join(f"({unit})" for unit in units)
        self._counted = re.compile(rf"(?<!\w)({number})(?: \w+)? ?(?:{units})(?!\w)")
        self._names = {name: _alone(words[name]) for name in _NAMES}

    def meant(self, words: str, today: date) -> Named | None:
        """The day that words mean which `said` or `counted` matched; None where it can't be told, or there is no such day.

        Args:
            today: when they were written; of two days the next one is meant.
        """
        whole = not self._late.search(words)
        found = self._date(words, today) or self._of_the_week(words, today)
        if found:
            return Named(found, found, whole)
        if ahead := self._count(words):
            return Named(today + ahead, today + ahead, whole)
        for name, days in (("overmorrow", 2), ("tomorrow", 1), ("today", 0)):
            if self._names[name].search(words):
                day = today + timedelta(days=days)
                return Named(day, day, whole)
        return self._week(words, today)

    def _date(self, words: str, today: date) -> date | None:
        """A date with its month, or only the day of the month."""
        if found := _ISO.search(words):
            return next(_dates([(int(found[3]), int(found[2]))], [int(found[1])]), None)
        years = [int(each) for each in _FOUR.findall(words)] or [today.year, today.year + 1]
        if found := self._dated.search(words):
            one = int(found["d"] or found["d2"]), self._months[found["m"] or found["m2"]]
            return _next(_dates([one], years), today)
        if found := _FIGURES.search(words):
            # Day and month in either order: what is promised lies near.
            one = int(found[1]), int(found[2])
            return _next(_dates([one, one[::-1]], years), today)
        if found := self._names["nth"].search(words):
            number = _NUMBER.search(found[0])
            every = [(int(number[0]), month) for month in range(1, 13)] if number else []
            return _next(_dates(every, years), today)
        return None

    def _of_the_week(self, words: str, today: date) -> date | None:
        named = [self._weekdays[found[1]] for found in self._weekday.finditer(words)]
        if not named:
            return None
        if self._names["next_week"].search(words):
            return _monday(today) + timedelta(days=7 + named[-1])
        # On a Friday nobody calls the day itself Friday.
        return today + timedelta(days=(named[-1] - today.weekday() - 1) % 7 + 1)

    def _count(self, words: str) -> timedelta | None:
        found = self._counted.search(words)
        if not found:
            return None
        said = found[1]
        numbers = enumerate(self._numbers, 1)
        count = int(said) if said.isdecimal() else next(n for n, one in numbers if re.fullmatch(one, said))
        _, hours, days, weeks = found.groups()
        return timedelta(days=-(-count // 24) if hours else count if days else count * 7 if weeks else 0)

    def _week(self, words: str, today: date) -> Named | None:
        if self._names["month_end"].search(words):
            last = (today.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
            return Named(last, last, False)
        if self._names["next_week"].search(words):
            monday = _monday(today) + timedelta(days=7)
            parts = (("early", 1), ("middle", 2))
            ahead = next((day for name, day in parts if self._names[name].search(words)), _FRIDAY)
            return Named(monday, monday + timedelta(days=ahead), whole=True)
        if self._names["this_week"].search(words):
            friday = today + timedelta(days=(_FRIDAY - today.weekday()) % 7)
            return Named(friday, friday, False)
        return None


def _dates(pairs: list[tuple[int, int]], years: list[int]) -> Iterator[date]:
    """Those of the days (day, month) that there are in the years."""
    for year in years:
        for day, month in pairs:
            try:
                yield date(year, month, day)
            except ValueError:
                continue


def _next(found: Iterator[date], today: date) -> date | None:
    return min((day for day in found if day >= today), default=None)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _alone(names: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{names})(?!\w)")
