"""Text as phrases are compared with; the place in the original of all that stands in it stays known.

It is in lower case, without accents, commas, brackets, quotation marks, emphasis and lone dashes, with one blank
between words, and a line break between paragraphs.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from demur.domain.mail import Span

_SPECIAL = {
    "ß": "s", "æ": "a", "œ": "o", "ø": "o", "đ": "d", "ł": "l", "ı": "i",
    "’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-", "…": ".", "\u00a0": " ", "\u202f": " ", "\u2009": " ",
    "！": "!", "？": "?", "。": ".",
}  # fmt: skip
_DROPPED = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\u034f\u0300-\u036f]")
_WORD = re.compile(r'(?![-~•·|>=+]+(?:\s|$))[^\s,*_"()\[\]]+')


@cache
def _table() -> dict[int, str]:
    table: dict[int, str] = {}
    for code in (*range(0x80, 0x250), *range(0x1E00, 0x1F00), *range(65, 91)):
        letter = chr(code)
        base = unicodedata.normalize("NFD", letter)[0].lower()[0]
        lower = letter.lower()[0]
        table[code] = _SPECIAL.get(lower, base)
    table.update({ord(letter): value for letter, value in _SPECIAL.items()})
    return table


def fold_letters(text: str) -> str:
    """Lower case without accents, character by character."""
    return text.translate(_table())


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text.

    Attributes:
        text: paragraphs are divided by "\\n", words by one blank.
        starts: where each word begins in `text`.
        origins: where each word begins in the original.
        kept: for each character of the text that was folded its place in the original; empty where none was dropped.
    """

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]
    kept: tuple[int, ...]

    def original(self, start: int, end: int) -> Span:
        """The place in the original of a stretch of `text` that isn't empty."""
        return self._place(start), self._place(end - 1) + 1

    def _place(self, at: int) -> int:
        word = max(0, bisect_right(self.starts, at) - 1)
        place = self.origins[word] + at - self.starts[word]
        return self.kept[place] if self.kept else place


def fold(text: str) -> Folded:
    """Fold a text."""
    kept: tuple[int, ...] = ()
    if not text.isascii() and _DROPPED.search(text):
        kept = tuple(index for index, letter in enumerate(text) if not _DROPPED.match(letter))
        text = "".join(text[index] for index in kept)
    letters = fold_letters(text)
    pieces: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    at = previous = 0
    for found in _WORD.finditer(letters):
        start, end = found.span()
        if pieces:
            pieces.append("\n" if letters.count("\n", previous, start) > 1 else " ")
            at += 1
        starts.append(at)
        origins.append(start)
        pieces.append(found.group())
        at += end - start
        previous = end
    return Folded("".join(pieces), tuple(starts), tuple(origins), kept)
