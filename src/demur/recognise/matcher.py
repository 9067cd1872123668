"""Finds the phrases of cues in a folded text, in one pass whatever their number."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick

from demur.recognise.cues import Phrase, phrases

_BLANKS = {code: " " for code in range(0x250) if not chr(code).isalnum()}
_ENDS = re.compile(r"[.!?](?= |$)|\n")


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase in a folded text, at `start` to `end`, in its nth sentence."""

    phrase: Phrase
    start: int
    end: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Matcher:
    """Looks for all phrases.

    Attributes:
        automaton: finds the pieces without which none of them stands anywhere.
        by_piece: for each piece the numbers of the phrases that it may belong to.
    """

    automaton: AhoCorasick
    by_piece: tuple[tuple[int, ...], ...]

    def find(self, text: str, languages: Iterable[str]) -> Iterator[Hit]:
        """All hits in a folded text, each phrase at most once a sentence.

        Args:
            text: folded.
            languages: whose phrases count.
        """
        every = phrases()
        ends = [found.end() for found in _ENDS.finditer(text)]
        tried: set[tuple[int, int]] = set()
        # Pieces know words and blanks only; a blank at either end lets those match that begin or end with a word.
        padded = f" {text} ".translate(_BLANKS)
        for piece, start, _ in self.automaton.find_matches_as_indexes(padded, overlapping=True):
            sentence = bisect_right(ends, start if padded[start] == " " else start - 1)
            for number in self.by_piece[piece]:
                if every[number].language not in languages or (number, sentence) in tried:
                    continue
                tried.add((number, sentence))
                low = ends[sentence - 1] if sentence else 0
                high = ends[sentence] if sentence < len(ends) else len(text)
                found = compiled(number).search(text, low, high)
                if found and found.end() > found.start():
                    yield Hit(every[number], found.start(), found.end(), sentence)


@cache
def matcher() -> Matcher:
    """The matcher of all phrases."""
    by_piece: dict[str, list[int]] = {}
    for number, phrase in enumerate(phrases()):
        for piece in dict.fromkeys(each.translate(_BLANKS) for each in phrase.pieces):
            by_piece.setdefault(piece, []).append(number)
    return Matcher(AhoCorasick(list(by_piece)), tuple(map(tuple, by_piece.values())))


@cache
def compiled(number: int) -> re.Pattern[str]:
    """The expression of the nth phrase, compiled when it is first looked for."""
    return phrases()[number].compiled()
