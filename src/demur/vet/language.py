"""The letter is in the language that it says it is in."""

import re
from collections.abc import Iterator

from demur.domain.letter import Problem
from demur.vet.case import Case
from demur.vet.phrases import words as known_words

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_PARAGRAPH = re.compile(r"\S(?:.|\n(?![ \t]*\n))*")
_NAMES = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "pt": "Portuguese", "it": "Italian", "nl": "Dutch",
}  # fmt: skip
ENOUGH = 6
"""Telling words that are needed to contradict."""


def language(case: Case) -> Iterator[Problem]:
    """The frequent short words of the text, and of every longer paragraph of it, are those of its language."""
    if case.letter.language not in known_words():
        return
    whole = (0, len(case.wording))
    for span in (whole, *(found.span() for found in _PARAGRAPH.finditer(case.letter.body))):
        if best := _best(case.wording[slice(*span)], case.letter.language):
            mine = _NAMES[case.letter.language]
            told = f"It is written in {_NAMES[best]}, not in {mine}: write all of it in one language."
            yield Problem("language", told, True, span)
            return


def _best(text: str, own: str) -> str | None:
    """The other language that a text is plainly in, None where it may well be in its own."""
    words = [word.lower() for word in _WORD.findall(text)]
    counts = {tag: sum(word in short for word in words) for tag, short in known_words().items()}
    best = max(counts, key=lambda tag: (counts[tag], tag == own))
    return best if best != own and counts[best] >= ENOUGH and counts[best] > 1.25 * counts[own] else None
