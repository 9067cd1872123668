"""The person whom the title of an event names beside the reader ("Phone screen: Sam Reyes and Dana Whitfield")."""

import re
from collections.abc import Iterator
from functools import cache

from demur.domain.mail import Span
from demur.extract._recruiter.person_or_firm import is_person_here
from demur.extract.lexicon import title_vocabulary, words
from demur.extract.people import any_of, listed
from demur.extract.person_names import NAME, name_at
from demur.extract.reading import Passage, Reading

_READ_AT_MOST = 3_000
_LONGEST = 80
_SHORTEST_NAME = 3


def find_paired(reading: Reading) -> Iterator[tuple[Passage, str, Span, float]]:
    """The full names that are joined to the reader's in a subject, a letter's line or a calendar entry.

    Args:
        reading: the message laid out.
    """
    mine = sorted((re.escape(w) for w in reading.person if len(w) >= _SHORTEST_NAME), key=len, reverse=True)
    if not mine:
        return
    reader = "|".join(mine)
    calendar = Passage("calendar", 0, reading.mail.part("calendar"), "calendar")
    before = re.compile(rf"(?<!\w)(?:{reader})[ ](?:{_joints()})[ ]", re.IGNORECASE)
    behind = re.compile(rf"[ ](?:{_joints()})[ ](?:{reader})(?!\w)", re.IGNORECASE)
    for passage in (reading.subject, reading.letter, calendar):
        text = passage.text[:_READ_AT_MOST]
        for joint in before.finditer(text):
            named = name_at(text, joint.end())
            if named is not None and is_person_here(reading, named[0], paired=True):
                yield passage, named[0], named[1:], 0.75
        for joint in behind.finditer(text):
            span = _name_before(reading, text, joint.start())
            if span is not None:
                yield passage, " ".join(text[slice(*span)].split()), span, 0.75


@cache
def _joints() -> str:
    return rf"{any_of('team_tail')}|x|<>|<->|×|↔|/|vs"


def _name_before(reading: Reading, text: str, end: int) -> Span | None:
    """The full name that ends at an offset, without the words for the event in front ("Kennismaking Dana Whitfield")."""
    top = max(text.rfind("\n", 0, end) + 1, end - _LONGEST)
    for found in NAME.finditer(text, top, end):
        if found.end() != end:
            continue
        start = found.start()
        while _tells_of_event(text[start:end].partition(" ")[0]):
            start += text[start:end].find(" ") + 1
        return (start, end) if is_person_here(reading, text[start:end], paired=True) else None
    return None


def _tells_of_event(word: str) -> bool:
    low = word.casefold()
    return " " not in word and (
        low in words("event_words")
        or low in words("not_person")
        or low in listed("functions")
        or low in title_vocabulary()
    )
