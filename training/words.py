"""Writes the words by which languages are told, `recognise/language.tsv`: `python training/words.py`.

For each word of the pieces the share of each language: how often its pieces hold the word, beside the others'. What the
neighbours of the seven languages write, which would else be taken for them, stands in `neighbours.toml`, hand-written.
"""

import re
import tomllib
from collections import Counter
from pathlib import Path

from generator import languages, pieces

from demur.recognise.fold import fold
from demur.recognise.language import words_of

HERE = Path(__file__).parent
WRITTEN = HERE.parent / "src/demur/recognise/language.tsv"
_BLANK = re.compile(r"\{\w+\}")
_LEAST_PIECES = 4
_LEAST_SHARE = 0.003
"""A word counts that so many pieces of a language hold, and so large a share of them."""

_COUNTS = 8
"""Of a hundred; below it a language's share is left out."""

_UNSEEN = 0.05
"""Pieces that a word is taken to have in languages where none holds it."""


def shares() -> dict[str, dict[str, int]]:
    """For each word the languages that use it, in hundredths."""
    held = {language: _held(language) for language in languages()}
    neighbours = tomllib.loads((HERE / "neighbours.toml").read_text(encoding="utf-8"))
    counts = {language: (words, number) for language, (words, number) in held.items()}
    kept = {
        word
        for words, number in counts.values()
        for word, count in words.items()
        if count >= _LEAST_PIECES and count / number >= _LEAST_SHARE
    }
    rates = {
        word: {language: (words[word] + _UNSEEN) / number for language, (words, number) in counts.items()}
        for word in kept
    }
    for language, text in neighbours.items():
        for word in words_of(fold(text).text):
            # A common word of a language stands in many letters, as the commonest of the others do.
            known = rates.setdefault(word, {})
            known[language] = max(known.values(), default=1.0)
    return {word: _hundredths(found) for word, found in sorted(rates.items())}


def _held(language: str) -> tuple[Counter[str], int]:
    """In how many pieces of a language each word stands, and how many pieces there are."""
    found: Counter[str] = Counter()
    number = 0
    for piece in pieces(language):
        number += 1
        found.update(set(words_of(fold(_BLANK.sub(" ", f"{piece.subject or ''}\n\n{piece.text}")).text)))
    return found, number


def _hundredths(rates: dict[str, float]) -> dict[str, int]:
    total = sum(rates.values())
    rounded = {language: round(100 * rate / total) for language, rate in rates.items()}
    return {language: share for language, share in rounded.items() if share >= _COUNTS}


def main() -> None:
    """Write the table: a word a line, and its languages with their shares in hundredths."""
    lines = (
        f"{word}\t{' '.join(f'{language}:{share}' for language, share in found.items())}\n"
        for word, found in shares().items()
        if found
    )
    WRITTEN.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
