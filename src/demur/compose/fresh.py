"""Never the same words twice: of the letters that could be written, the one that repeats least of what was written before."""

import re
from collections.abc import Iterable, Iterator

from demur.domain.letter import Letter

_SENTENCE = re.compile(r"(?<=[.!?…:])\s+")
_FEW = 3
"""Sentences of so few words are courtesy ("Thank you again!")."""


def freshest(letters: Iterable[Letter], said: Iterable[str]) -> Letter:
    """The first of the letters that repeats no sentence of earlier ones, else the first of those that repeat fewest.

    Args:
        letters: at least one, the best first; no more of them are made than are looked at.
        said: the texts of earlier letters to the same person.
    """
    before = {each for text in said for each in _sentences(text)}
    best: tuple[int, Letter] | None = None
    for letter in letters:
        repeated = sum(each in before for each in _sentences(letter.body))
        if not repeated:
            return letter
        if best is None or repeated < best[0]:
            best = repeated, letter
    assert best is not None
    return best[1]


def _sentences(body: str) -> Iterator[str]:
    """What a letter says between greeting and sign-off, a sentence each, in lower case."""
    paragraphs = [part for part in body.split("\n\n") if part.strip()]
    inner = paragraphs[1:-2] if len(paragraphs) > 3 else paragraphs
    for part in inner:
        for each in _SENTENCE.split(" ".join(part.split())):
            if len(each.split()) > _FEW:
                yield each.casefold()
