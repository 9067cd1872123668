"""The answer that a person's own letter promises, and its day."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from itertools import islice
from zoneinfo import ZoneInfo

from demur.assess.named_days import DayWords
from demur.assess.phrasing import filled, sentences
from demur.assess.tables import read_table
from demur.assess.urgency import aware

_FURTHEST = timedelta(days=31)
_MOST = 60
"""So many sentences are looked at."""

_QUOTED = re.compile(r"(?m)^[ \t]*>.*$")
_DOT = re.compile(r"(?<=\b[ap]\.m)\.|\.(?=[ \t]+\d)|(?<=\b\d)\.(?=[ \t])|(?<=\b\d\d)\.(?=[ \t])")
"""A dot that ends no sentence: of "p.m.", "Dec. 4", "4. Dezember"."""


@dataclass(frozen=True, slots=True)
class _Way:
    """One order in which a sentence promises something by a day.

    Attributes:
        ahead: the day comes first.
        plain: the day stands without a preposition that makes it a deadline.
    """

    pattern: re.Pattern[str]
    ahead: bool = False
    plain: bool = False


@dataclass(frozen=True, slots=True)
class _Grammar:
    """How one language promises.

    Attributes:
        asked: the other is asked for something.
        before: a deadline of which the day itself is no part.
    """

    days: DayWords
    ways: tuple[_Way, ...]
    asked: re.Pattern[str]
    before: re.Pattern[str]

    def day(self, sentence: str, today: date) -> date | None:
        """The day by which a sentence promises an answer."""
        for way in self.ways:
            found = way.pattern.search(sentence)
            if not found or (way.ahead and self.asked.search(sentence, 0, found.start())):
                continue
            day = self._meant(found["day"], today)
            # "I'm writing to you today" promises nothing.
            if day and not (way.plain and day == today):
                return day
        return None

    def _meant(self, words: str, today: date) -> date | None:
        meant = self.days.meant(words, today)
        if meant and meant.whole and self.before.match(words):
            return max(meant.first - timedelta(days=1), today)
        return meant.last if meant else None


def promised_by(text: str, language: str, wrote: datetime, zone: ZoneInfo) -> date | None:
    """The day by which a letter promises its reader an answer or a decision; None where it does not, within 31 days.

    Args:
        text: the letter, in which quoted lines begin with ">".
        language: tag, as "en-GB".
        wrote: when the letter left.
        zone: of the person, whose calendar the day is of.
    """
    grammar = _grammars().get(language.partition("-")[0])
    if grammar is None:
        return None
    today = aware(wrote, zone).astimezone(zone).date()
    plain = _DOT.sub(" ", _QUOTED.sub("", text))
    for _, sentence in islice(sentences(plain), _MOST):
        day = grammar.day(sentence, today)
        if day and today <= day <= today + _FURTHEST:
            return day
    return None


@cache
def _grammars() -> dict[str, _Grammar]:
    return {language: _grammar(language, row) for language, row in read_table("promises").items()}


def _grammar(language: str, row: dict[str, str]) -> _Grammar:
    days = DayWords(language)
    words = row | {
        "day": days.said,
        "reach": r"(?:(?!(?<!\w)(?:<stop>)(?!\w)).){0,90}?",
        "near": r"(?:(?!(?<!\w)(?:<stop>|<about>)(?!\w))[^,:]){0,40}?",
        "strict": rf"(?:(?:(?:<by>|<before>)(?: [\w']+){{0,2}}?) (?:<day>)|{days.counted})",
        "plain": r"(?:<on>){0,2}(?:<day>)",
        "promise": r"(?:<whole>|(?:<opens>) <reach>(?:<closes>))(?!\w)",
        "firm": r"(?:<promise>|(?:<firmly>)(?!\w))",
    }
    ways = (
        _Way(filled([r"<firm><reach>(?<!\w)(?P<day><strict>)"], words)),
        _Way(
            filled(
                [r"(?:<opens>)(?!\w)<reach>(?<!\w)(?P<day><strict>)(?!\w)<reach>(?<!\w)(?:<closes>)"], words
            )
        ),
        _Way(filled([r"(?:<grants>)(?!\w)<near>(?<!\w)(?P<day>(?:<until>) (?:\w+ ){0,2}?(?:<day>))"], words)),
        _Way(filled([r"<promise><near>(?<!\w)(?P<day><plain>)"], words), plain=True),
        _Way(
            filled(
                [r"(?:<opens>)(?!\w)<near>(?<!\w)(?P<day><plain>)(?!\w)<reach>(?<!\w)(?:<closes>)"], words
            ),
            plain=True,
        ),
        _Way(filled([r"(?P<day><strict>)(?:<tail>)<firm>"], words), ahead=True),
        _Way(filled([r"^\W*(?P<day><plain>)(?:<tail>)<promise>"], words), ahead=True, plain=True),
    )
    return _Grammar(days, ways, filled([row["asked"]], words), filled([row["before"]], words))
