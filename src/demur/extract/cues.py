"""Phrases next to which facts stand, found in one pass whatever their number."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from ahocorasick_rs import AhoCorasick

from demur.extract.lexicon import rows
from demur.extract.reading import Passage, Reading, Role

Side = Literal["after", "before", "here"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase next to which a fact stands.

    Attributes:
        language: ISO 639-1 code.
        side: where the fact stands: after the phrase, before it, or in it.
        strength: 1 to 3.
        phrase: lower case.
    """

    language: str
    fact: str
    side: Side
    strength: int
    phrase: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue in a passage, at `start` to `end` of the passage's text."""

    cue: Cue
    start: int
    end: int


Hits = dict[Role, dict[str, list[Hit]]]
"""The cues of each passage, by the passage's role and the fact."""


@cache
def _automaton() -> tuple[AhoCorasick, tuple[tuple[Cue, ...], ...]]:
    by_phrase: dict[str, list[Cue]] = {}
    sides: dict[str, Side] = {"after": "after", "before": "before", "here": "here"}
    for language, fact, side, strength, phrases in rows("cues.tsv"):
        for phrase in phrases.split("|"):
            plain = " ".join(phrase.replace("’", "'").split())
            if plain:
                by_phrase.setdefault(plain, []).append(Cue(language, fact, sides[side], int(strength), plain))
    return AhoCorasick(list(by_phrase)), tuple(tuple(found) for found in by_phrase.values())


def find_all(reading: Reading) -> Hits:
    """The cues of all passages of a message."""
    return {passage.role: find_cues(passage, reading.language) for passage in reading.passages}


def find_cues(passage: Passage, language: str) -> dict[str, list[Hit]]:
    """All cues of a passage by fact, in order.

    Args:
        passage: where to look.
        language: ISO 639-1 code; English cues are taken always, all of them for "und".
    """
    automaton, cues = _automaton()
    folded = passage.folded
    text = folded.text
    size = len(text)
    found: dict[str, list[Hit]] = {}
    for index, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
        if start and text[start - 1].isalnum() and text[start].isalnum():
            continue
        if end < size and text[end].isalnum() and text[end - 1].isalnum():
            continue
        for cue in cues[index]:
            if cue.language in ("en", language) or language == "und":
                hit = Hit(cue, folded.original(start), folded.original(end - 1) + 1)
                found.setdefault(cue.fact, []).append(hit)
    return found
