"""In which language a text is written: by its commonest words, and only where they don't tell, by its letters."""

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from demur.domain.languages import UNKNOWN

if TYPE_CHECKING:
    from gcld3 import NNetLanguageIdentifier

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_FIRST = 2000
"""Characters that are looked at: more do not tell more."""

_FEW = 3
_KNOWN = 0.4
"""So many words, and so large a share of them, must be known: other languages share some by chance."""

_HINT = 0.25
"""What the words say counts with such a share where the letters don't tell."""

_LETTERS = 12
_SURE = 0.9
"""With fewer letters, or less sure, the detector's answer is a guess, unless the script tells."""

_BYTES = 1000
_LATIN = 0x36F
_CODES = {"iw": "he", "fil": "tl"}
"""Codes of the detector that ISO 639-1 writes otherwise."""

_LINK = re.compile(r"\S*(?:://|www\.|@)\S*")


@cache
def _words() -> dict[str, tuple[tuple[str, float], ...]]:
    """For each word the languages that use it, with their shares of it; written by `training/words.py`."""
    rows = (files("demur.recognise") / "language.tsv").read_text(encoding="utf-8").splitlines()
    return {word: _parsed(found) for word, _, found in (row.partition("\t") for row in rows)}


@cache
def _parsed(found: str) -> tuple[tuple[str, float], ...]:
    pairs = (each.split(":") for each in found.split())
    return tuple((language, int(share) / 100) for language, share in pairs)


def words_of(folded: str) -> list[str]:
    """The words of a folded text, without links and addresses."""
    return _WORD.findall(_LINK.sub(" ", folded))


@cache
def common_in(language: str) -> frozenset[str]:
    """The commonest words of a language, folded; names are not among them."""
    shares = ((word, dict(found).get(language, 0.0)) for word, found in _words().items())
    return frozenset(word for word, share in shares if share >= _KNOWN)


def detect(text: str, folded: str) -> str:
    """The ISO 639-1 code of a text's language, "und" where it can't be told.

    Args:
        text: as written.
        folded: the same text, folded.
    """
    words = words_of(folded[:_FIRST])
    if not words:
        return UNKNOWN
    table = _words()
    score: dict[str, float] = {}
    known = 0
    for word in words:
        found = table.get(word)
        if found:
            known += 1
            for language, share in found:
                score[language] = score.get(language, 0.0) + share
    ranked = sorted(score.items(), key=lambda item: -item[1])
    if ranked and known >= _FEW and known >= _KNOWN * len(words):
        (first, most), (_, second) = ranked[0], ranked[1] if len(ranked) > 1 else ("", 0.0)
        if most >= 1.3 * second + 0.5:
            return first
    likely = [language for language, _ in ranked[:1]] if known >= _HINT * len(words) else []
    return _by_letters(_LINK.sub(" ", text[:_BYTES]), likely)


def _by_letters(text: str, likely: list[str]) -> str:
    letters = [letter for letter in text if letter.isalpha()]
    if not letters:
        return UNKNOWN
    found = _detector().FindLanguage(text=text)
    code = str(_CODES.get(found.language, found.language.partition("-")[0]))
    if sum(ord(letter) > _LATIN for letter in letters) > len(letters) / 2:
        return code
    if likely and found.probability < _SURE:
        return likely[0]
    return code if found.probability >= _SURE and len(letters) >= _LETTERS else UNKNOWN


@cache
def _detector() -> "NNetLanguageIdentifier":
    # Imported late: most texts are told by their words.
    from gcld3 import NNetLanguageIdentifier

    return NNetLanguageIdentifier(min_num_bytes=0, max_num_bytes=_BYTES)
