"""Spellings of names: which of them may be the same person's, or the same firm's."""

import re
import unicodedata
from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler
from rapidfuzz.fuzz import ratio

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "å": "aa", "æ": "ae"})
_STROKES = str.maketrans(
    {"ø": "o", "ß": "ss", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "’": "", "'": ""}
)
_SPELT = re.compile("([aou])e")
"""Umlauts and what stands for them where there are none meet in the bare vowel."""

_BESIDE = re.compile(r"[(\[|].*$|,?\s(?:ph\.?d|mba|cfa|b\.?sc|m\.?sc|m\.a)\.?$", re.IGNORECASE)
_TITLES = frozenset(
    "dr prof professor dipl ing dipl.-ing mag mr mrs ms mx herr frau dra drs ir sr sra dott dott.ssa mme monsieur madame sig "
    "sig.ra signor signora doña señor señora miss sir".split()
)
_PARTICLES = frozenset(
    "van von der den de da do dos das di del della la le du el al bin ibn y e zu zum zur ter ten te".split()
)
_LEGAL = frozenset(
    "vvag gmbh mbh ag se kg kgaa ohg ug ggmbh ev eg inc incorporated llc ltd limited plc corp corporation co company llp lp sa sas sasu sarl sl "
    "slu srl spa bv nv ltda lda as asa ab aps oy oyj pty pte kk kft zrt sro doo spzoo sp zoo cie".split()
)
_JOINTS = frozenset("the and und et y e en of & + a/s".split())
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,5}|\bA/S\b|\bsp\. ?z ?o\. ?o\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_HYPHEN = re.compile(r"(?<=\w)[-\u2010\u2011](?=\w)")
_TELLING = 4
_MOST_WORDS = 8
_ALIKE = 80
"""Percent of the letters (Indel similarity)."""

_TYPO = 5
"""In words of so many letters one may be wrong."""


class Likeness(IntEnum):
    """How far two names of persons agree."""

    DIFFERENT = 0
    LOOSE = 1
    """Something of them agrees: a given name, a family name."""

    NEAR = 2
    """An initial stands for a name, or a letter is wrong."""

    SAME = 3


def person_key(name: str) -> str:
    """A person's name under which its spellings meet: words in the order of the alphabet, without accents and titles."""
    return " ".join(sorted(_words(name)))


def firm_key(name: str) -> str:
    """A firm's name under which its spellings meet: without legal form, article, accents and spaces."""
    return "".join(firm_words(name))


@lru_cache(maxsize=4096)
def firm_words(name: str) -> tuple[str, ...]:
    """The words of a firm's name in lower case, without legal form and what only joins."""
    joined = _DOTTED.sub(lambda found: re.sub(r"[\s./]", "", found.group()) + " ", name[:200])
    words = [_SPELT.sub(r"\1", word) for word in _WORD.findall(_bare(joined)) if word not in _JOINTS]
    kept = list(words)
    while len(kept) > 1 and kept[-1] in _LEGAL:
        kept.pop()
    return tuple(kept or words)


@lru_cache(maxsize=1 << 16)
def likeness(one: str, other: str) -> Likeness:
    """How far two names of persons agree, whatever their order, accents, titles and middle names."""
    best = max(
        (_compared(a, b) for a in _readings(one) for b in _readings(other)), default=Likeness.DIFFERENT
    )
    return best if _words(one) and _words(other) else Likeness.DIFFERENT


def is_whole(name: str) -> bool:
    """Whether a name has a given and a family name that are written out; in East Asia they may be one word."""
    long = [word for word in _words(name) if len(word) > 1]
    return len(long) >= 2 or any(unicodedata.east_asian_width(word[0]) == "W" for word in long)


def words_of(name: str) -> set[str]:
    """The words of a person's name in each way in which it may be spelt."""
    return {word for words in _readings(name) for word in words}


def is_short_of(one: str, other: str) -> bool:
    """Whether two names have all words but the given name in common, and that begins alike ("Kate", "Katherine" Hathaway)."""
    return any(
        len(a) >= 2 and len(b) >= 2 and a[1:] == b[1:] and a[0][:3] == b[0][:3]
        for a in _readings(one)
        for b in _readings(other)
    )


def resemble(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names of firms are much alike: one is a part of the other, or nearly all letters agree and all figures."""
    first, second = "".join(one), "".join(other)
    if not first or not second or _figures(first) != _figures(second):
        return False
    within = set(one) <= set(other) or set(other) <= set(one)
    return within or ratio(first, second) >= _ALIKE


def same_but_a_letter(one: str, other: str) -> bool:
    """Whether two keys of firms differ by a slip of the pen: by one letter, in a long word, and not the first."""
    if min(len(one), len(other)) < 8 or one[:2] != other[:2]:
        return False
    return _figures(one) == _figures(other) and DamerauLevenshtein.distance(one, other, score_cutoff=1) <= 1


def _figures(name: str) -> str:
    return "".join(c for c in name if c.isdigit())


def begins(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a firm's name is the beginning of another one ("Acme", "Acme Robotics")."""
    return 0 < len(short) < len(long) and long[: len(short)] == short and len("".join(short)) >= 3


def text_words(text: str) -> tuple[str, ...]:
    """The words of a text as names are compared by; of a long one the first 8,000 characters."""
    return tuple(_WORD.findall(_bare(text[:8_000])))


def names_firm(words: Sequence[str], key: str) -> bool:
    """Whether a text names a firm: some words of it, written together, are its key.

    Args:
        words: of the text (`text_words`).
        key: as `firm_key` gives it; a very short one tells nothing.
    """
    if len(key) < _TELLING:
        return False
    for begin in range(len(words)):
        said = ""
        for word in words[begin : begin + _MOST_WORDS]:
            said += _SPELT.sub(r"\1", word) if word not in _JOINTS else ""
            if said == key:
                return True
            if len(said) > len(key):
                break
    return False


@lru_cache(maxsize=8192)
def _readings(name: str) -> tuple[tuple[str, ...], ...]:
    """The words of a name with its umlauts spelt in either way, and with a hyphen or without ("Min-jun", "Minjun")."""
    spelt = name, name.casefold().translate(_UMLAUTS), _HYPHEN.sub("", name)
    return tuple(dict.fromkeys(map(_words, spelt)))


@lru_cache(maxsize=8192)
def _words(name: str) -> tuple[str, ...]:
    shown = _BESIDE.sub("", name[:120].strip())
    family, comma, given = shown.partition(",")
    if comma and given.strip() and _WORD.search(given):
        shown = f"{given} {family}"
    words = [word for word in _WORD.findall(_bare(shown)) if word not in _TITLES]
    bare = [word for word in words if word not in _PARTICLES]
    return tuple(bare if len(bare) > 1 else words)  # "Le" and "Do" are family names too


def _bare(text: str) -> str:
    """In lower case, without accents."""
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_STROKES))
    return "".join(c for c in folded if not unicodedata.combining(c))


def _compared(one: tuple[str, ...], other: tuple[str, ...]) -> Likeness:
    short, long = sorted((one, other), key=len)
    if not short:
        return Likeness.DIFFERENT
    if sorted(short) == sorted(long) or "".join(short) == "".join(long):
        return Likeness.SAME
    if _is_within(short, long) or (len(short) == len(long) and _is_within(long, short)):
        # With a middle name, or one left out; with a second family name it may be somebody else's.
        return Likeness.SAME if short[-1] == long[-1] else Likeness.NEAR
    if len(short) >= 2 and (_abbreviates(short, long) or _slipped(short, long)):
        return Likeness.NEAR
    agree = {word for word in short if len(word) > 1} & set(long)
    return Likeness.LOOSE if agree else Likeness.DIFFERENT


def _is_within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Two words of a name or more, and its initials, stand in another one."""
    full = {word for word in short if len(word) > 1}
    initials = all(any(word.startswith(each) for word in long) for each in short if each not in full)
    return len(full) >= 2 and full <= set(long) and initials


def _abbreviates(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """The family names are the same, and given ones are initials, or cut short ("D. Reyes", "Chris Reyes")."""
    if short[-1] != long[-1] or len(short[-1]) < 2 or not _stands(short[0], long[0]):
        return False
    left = iter(long[1:-1])
    return all(any(_stands(word, whole) for whole in left) for word in short[1:-1])


def _stands(one: str, other: str) -> bool:
    """A given name stands for another one."""
    first, second = sorted((one, other), key=len)
    return second.startswith(first) and (first == second or len(first) == 1 or len(first) >= 3)


def _slipped(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """All words but one are the same, and in that one a letter is wrong."""
    left, right = sorted(set(one) - set(other)), sorted(set(other) - set(one))
    if len(one) != len(other) or len(left) != 1 or len(right) != 1 or min(map(len, left + right)) < _TYPO:
        return False
    near = DamerauLevenshtein.distance(left[0], right[0], score_cutoff=1) <= 1
    return near and JaroWinkler.similarity(left[0], right[0]) > 0.9
