"""The letter is in the language that it says it is in."""

import re
from collections.abc import Iterator

from demur.domain.letter import Problem
from demur.vet.case import Case
from demur.vet.phrases import all_phrases

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_NAMES = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "pt": "Portuguese", "it": "Italian", "nl": "Dutch",
}  # fmt: skip
ENOUGH = 6
"""Telling words that are needed to contradict."""


def language(case: Case) -> Iterator[Problem]:
    """The frequent short words of the text are those of its language."""
    if case.letter.language not in all_phrases():
        return
    words = [word.lower() for word in _WORD.findall(case.wording)]
    counts = {tag: sum(word in phrases.words for word in words) for tag, phrases in all_phrases().items()}
    best = max(counts, key=lambda tag: (counts[tag], tag == case.letter.language))
    if (
        best != case.letter.language
        and counts[best] >= ENOUGH
        and counts[best] > 1.25 * counts[case.letter.language]
    ):
        told = f"It is written in {_NAMES[best]}, not in {_NAMES[case.letter.language]}: write it in one language."
        yield Problem("language", told, True)
