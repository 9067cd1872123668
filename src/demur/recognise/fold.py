"""Text as phrases are compared with; the place in the original of all that stands in it stays known.

It is in lower case, without accents, commas, brackets, quotation marks, emphasis and lone dashes, with one blank
between words, and a line break between paragraphs.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, cached_property

from demur.domain.mail import Span

_SPECIAL = {
    "ß": "s", "æ": "a", "œ": "o", "ø": "o", "đ": "d", "ł": "l", "ı": "i",
    "’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-", "…": ".", "\u00a0": " ", "\u202f": " ", "\u2009": " ",
    "！": "!", "？": "?", "。": ".",
}  # fmt: skip
_DROPPED = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\u034f\u0300-\u036f]")
_WORD = re.compile(r'(?![-~•·|>=+]+(?:\s|$))[^\s,*_"()\[\]]+')
_PARAGRAPH = re.compile(r'\n(?:[\s,*_"()\[\]]|(?<=\s)[-~•·|>=+]+(?=\s))*\n')


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


@dataclass(frozen=True)
class Folded:
    """A folded text.

    Attributes:
        text: paragraphs are divided by "\\n", words by one blank.
        letters: what was folded, without what is dropped, letter for letter.
        kept: for each of the letters its place in the original; empty where none was dropped.
    """

    text: str
    letters: str
    kept: tuple[int, ...]

    def original(self, start: int, end: int) -> Span:
        """The place in the original of a stretch of `text` that isn't empty."""
        return self._place(start), self._place(end - 1) + 1

    def _place(self, at: int) -> int:
        starts, origins = self._words
        word = max(0, bisect_right(starts, at) - 1)
        place = origins[word] + at - starts[word]
        return self.kept[place] if self.kept else place

    @cached_property
    def _words(self) -> tuple[list[int], list[int]]:
        """Where each word begins in `text` and in `letters`; most texts are never asked."""
        starts: list[int] = []
        origins: list[int] = []
        at = 0
        for found in _WORD.finditer(self.letters):
            start, end = found.span()
            starts.append(at)
            origins.append(start)
            at += end - start + 1
        return starts, origins


def fold(text: str) -> Folded:
    """Fold a text."""
    kept: tuple[int, ...] = ()
    if not text.isascii() and _DROPPED.search(text):
        kept = tuple(index for index, letter in enumerate(text) if not _DROPPED.match(letter))
        text = "".join(text[index] for index in kept)
    letters = fold_letters(text)
    paragraphs = (" ".join(_WORD.findall(each)) for each in _PARAGRAPH.split(letters))
    return Folded("\n".join(filter(None, paragraphs)), letters, kept)
