"""In which language a text is written: by its commonest words, and only where they don't tell, by its letters."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lingua import LanguageDetector

UNKNOWN = "und"
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_MOST = 400
"""Words that are looked at: more don't tell more."""

_FEW = 4
_LETTERS = 24
"""Below so many letters the detector's answer is a guess, unless the script tells."""

_LINK = re.compile(r"\S*(?:://|www\.|@)\S*")


@cache
def _words() -> dict[str, tuple[tuple[str, float], ...]]:
    """The languages that share a word, with what the word tells."""
    table = tomllib.loads((files("demur.recognise") / "language.toml").read_text(encoding="utf-8"))
    sharing: dict[str, list[str]] = {}
    for language, text in table.items():
        for word in dict.fromkeys(text.split()):
            sharing.setdefault(word, []).append(language)
    return {word: tuple((each, 1 / len(found)) for each in found) for word, found in sharing.items()}


def detect(text: str, folded: str) -> str:
    """The ISO 639-1 code of a text's language, "und" where it can't be told.

    Args:
        text: as written.
        folded: the same text, folded.
    """
    words = _WORD.findall(_LINK.sub(" ", folded[:6000]))[:_MOST]
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
    if ranked and known >= _FEW and known >= 0.22 * len(words):
        (first, most), (_, second) = ranked[0], ranked[1] if len(ranked) > 1 else ("", 0.0)
        if most >= 1.3 * second + 0.5:
            return first
    return _by_letters(_LINK.sub(" ", text[:2000]), [language for language, _ in ranked[:1]])


def _by_letters(text: str, likely: list[str]) -> str:
    letters = sum(letter.isalpha() for letter in text)
    if not letters:
        return UNKNOWN
    values = _detector().compute_language_confidence_values(text)
    if not values:
        return UNKNOWN
    best = values[0]
    code = best.language.iso_code_639_1.name.lower()
    other_script = sum(letter.isalpha() and ord(letter) > 0x36F for letter in text) > letters / 2
    if other_script or (letters >= _LETTERS and best.value >= 0.5):
        return "no" if code in ("nb", "nn") else code
    if likely and (best.value < 0.5 or code == likely[0]):
        close = next(
            (value.value for value in values if value.language.iso_code_639_1.name.lower() == likely[0]), 0.0
        )
        return likely[0] if close >= 0.1 or letters >= _LETTERS else UNKNOWN
    return code if best.value >= 0.8 and letters >= _LETTERS // 2 else UNKNOWN


@cache
def _detector() -> "LanguageDetector":
    # Imported late: most texts are told by their words.
    from lingua import LanguageDetectorBuilder

    return LanguageDetectorBuilder.from_all_spoken_languages().with_low_accuracy_mode().build()
