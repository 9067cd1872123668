"""What hurts, presses, promises or tells too much, by the lists of the letter's language."""

import re
from collections.abc import Iterator
from functools import lru_cache

from demur.domain.letter import Problem
from demur.domain.mail import Span
from demur.vet.case import Case
from demur.vet.phrases import phrases_of

_SENTENCE = re.compile(r"[^.!?]+[.!?]*")
_NAME = re.compile("…+")

_FAULTS = {
    "blame": "blames them: take it out",
    "complaint": "complains: take it out",
    "sarcasm": "may be read as sarcasm: say it plainly or take it out",
    "pressure": "presses them: ask or leave it",
    "promise": "promises what you may not be able to keep: take it out",
    "abject": "apologises too much: say once that you are sorry",
    "money": "tells what you want to earn or think of the pay: keep it to yourself",
    "health": "tells of your health or your private life: keep it to yourself",
    "elsewhere": "tells of other employers, offers or talks: keep it to yourself",
    "calendar": "tells what is in your calendar: keep it to yourself",
    "interviewer": "speaks of somebody there in a way that may hurt: take it out",
    "internal": "is a note to yourself, or of Demur's judgement: take it out",
    "slang": "is too casual for a letter: say it plainly",
}
"""Kinds of faults and what to do about them; what each looks like stands in `languages/`."""

_ASKING = frozenset({"money"})
"""What a letter that asks may well speak of."""


def manner(case: Case) -> Iterator[Problem]:
    """Nothing in it hurts, presses, promises, or tells what is nobody's business."""
    for sentence in _SENTENCE.finditer(case.wording):
        found = _faults_in(case.letter.language, _NAME.sub("…", sentence.group()))
        for kind in found - _ASKING if not case.declines else found:
            span = _place(case.phrases.faults[kind], case.wording, sentence.span())
            yield Problem(kind, f"“{case.quote(span)}” {_FAULTS[kind]}.", True, span)


@lru_cache(maxsize=4096)
def _faults_in(language: str, sentence: str) -> frozenset[str]:
    """The kinds of faults in a sentence; remembered, since most sentences come from templates and come again."""
    return frozenset(
        kind for kind, pattern in phrases_of(language).faults.items() if pattern.search(sentence)
    )


def _place(pattern: re.Pattern[str], text: str, sentence: Span) -> Span:
    found = pattern.search(text, *sentence)
    return found.span() if found else sentence
