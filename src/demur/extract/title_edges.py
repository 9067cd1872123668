"""Where a title begins: words of titles and names of things before the word that names the work belong to it."""

import re
from functools import lru_cache

from demur.extract.announcing import before_titles, is_seeking
from demur.extract.lexicon import heads, title_vocabulary, title_words, words
from demur.extract.title_tails import ABBREVIATED

_BACK = re.compile(r"[^\s,;:()\[\]{}<>\"“”„«»|!?•–—…]+|[,;:()\[\]|!?•–—…\"“”„«»<>{}]|\n")
_AND = frozenset("and & und et y e en + /".split())
_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th|[A-Z]{1,2}|\.º|º|ª|e|\.)")
_SMALL_BUT_KNOWN = ("sous", "van")  # "sous chef", "van driver"
_OFFERS = frozenset(
    "lavoro offerta trabajo oferta trabalho travail emploi offre empleo emprego mission missie arbeit werk job"
    " recrutement reclutamiento recrutamento annuncio anuncio annonce anúncio stellenanzeige anzeige advertentie".split()
)
_REACH = 70


@lru_cache(maxsize=20_000)
def names_work(word: str) -> bool:
    """Whether a word, or a part of it between hyphens, names a person by the work done.

    Args:
        word: as written.
    """
    parts = title_words(word)[:4]
    if any(part in heads() for part in parts):
        return True
    several = word.islower() and word.endswith("s") and len(word) > 5  # "two roofers", "deux couvreurs"
    return several and any(part[:-1] in heads() for part in parts)


@lru_cache(maxsize=20_000)
def is_known(word: str) -> bool:
    """Whether a word stands in titles.

    Args:
        word: as written.
    """
    low = word.casefold().rstrip(".")
    return low in title_vocabulary() or any(part in title_vocabulary() for part in title_words(word)[:3])


def title_start(text: str, head: int, floor: int, language: str) -> int:
    """Where the title begins whose head stands at an offset.

    Args:
        text: the text.
        head: where the word stands that names the work.
        floor: the title begins no earlier.
        language: ISO 639-1 code, "und" where unknown.
    """
    floor = max(floor, head - _REACH)
    start, joint = head, False
    for found in reversed(list(_BACK.finditer(text, floor, head))):
        token = found.group()
        if token == "\n":
            break
        low = token.casefold()
        if low in _AND and not joint:
            joint = True
            continue
        if _ORDINAL.fullmatch(token):
            start, joint = found.start(), False
            continue
        if token.isdigit() and len(token) < 3 and not joint:  # "HGV Class 1 Driver"
            joint = True
            continue
        if low in _SMALL_BUT_KNOWN and is_known(text[found.end() :].split(maxsplit=1)[0]):
            start, joint = found.start(), False
            continue
        if not token[0].isalpha() or low in words("stop") or low in before_titles() or low in words("joints"):
            break
        if low in _OFFERS:
            break
        if not is_known(token) and not _may_lead(text, head, found, joint, language):
            break
        start, joint = found.start(), False
    return start


def _may_lead(text: str, head: int, found: re.Match[str], joint: bool, language: str) -> bool:
    """Whether a word that no list of titles knows may stand in one: a name or a noun, written large."""
    token, low = found.group(), found.group().casefold()
    if token.endswith("-") or low.rstrip(".") in ABBREVIATED:
        return True
    graded = joint and low in ("class", "level", "grade", "band", "category", "cat", "phase", "tier", "step")
    if token[0].islower() or joint and not graded or token.endswith(".") or low in words("event_words"):
        return False
    if is_seeking(low, language) or low in words("org_nouns"):
        return False
    return not (text[head].islower() and _opens(text, found.start()))


def _opens(text: str, at: int) -> bool:
    """Whether a word opens a sentence, so that it is written large for no other reason."""
    before = text[max(0, at - 3) : at].rstrip(" \t\xa0")
    return before[-1:] in ("", "\n", ".", "!", "?", ":", "-")
