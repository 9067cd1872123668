"""When a letter alone comes too late: call first, and what to say."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from demur.compose.phrasebook import SHIPPED, Templates
from demur.compose.write import write
from demur.domain.facts import InterviewTime
from demur.domain.letter import Call, Form, Letter, Situation, Style

AT_ONCE = timedelta(hours=4)
FIRST = timedelta(hours=24)

_AGREED = frozenset(Situation) - {
    Situation.ACCEPT,
    Situation.AGAIN,
    Situation.ASK,
    Situation.CONSENT,
    Situation.MISSED,
    Situation.PUSHBACK,
    Situation.REOPEN,
}
"""The letters by which somebody learns that a time will not hold."""


def call(
    letter: Letter, times: Sequence[InterviewTime], now: datetime, templates: Templates = SHIPPED
) -> Call | None:
    """The telephone script that goes before a letter, where few hours are left.

    Above 24 hours a letter is enough; within 24 hours one calls, then sends it; within 4 hours one calls at once.

    Args:
        times: those that the message names, each with its own offset, by which the hours are counted.
        now: with its offset.
    """
    left = [time.start - now for time in times if time.start.tzinfo and time.start > now]
    if letter.situation not in _AGREED or not left or min(left) > FIRST:
        return None
    tag = f"{letter.language}-{letter.region}" if letter.region else letter.language
    style = Style(letter.style.voice, Form.CALL, letter.style.seed, letter.style.earlier)
    words = write(letter.situation, letter.blanks, tag, style, templates)
    return Call(min(left) <= AT_ONCE, words.body)
