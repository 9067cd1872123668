"""The level of the position, from the marks in its title or from what the letter says of it."""

import re
from functools import cache
from typing import cast

from demur.domain.facts import Fact, Level
from demur.extract.lexicon import pattern_words, rows, title_words
from demur.extract.reading import Reading

_SAID = re.compile(
    r"(?<!\w)(?:(?:seniority|level|karrierestufe|niveau|nivel|nível|livello)(?: level)?[ \t]?:[ \t]?"
    r"(senior|junior|mid|mid-level|entry[- ]level|lead|staff|principal|director|manager|intern|intermediate|sénior|sênior"
    r"|júnior|pleno|medior)"
    r"|(?:an?|this|the|eine?|un|une|una?|um|uma|een)[ \t](senior|junior|mid-level|entry[- ]level|staff|principal|lead|mid)"
    r"[- ](?:level[ \t])?(?:role|position|rolle|opportunity|hire))(?!\w)",
    re.IGNORECASE,
)
_SAID_AS = {"mid-level": "mid", "entry level": "junior", "entry-level": "junior", "intermediate": "mid", "sénior": "senior",
            "sênior": "senior", "júnior": "junior", "pleno": "mid", "medior": "mid"}  # fmt: skip
_NO_PRINCIPAL = frozenset(
    "school headteacher vice assistant deputy ingénieur chercheur elementary primary".split()
)


@cache
def _marks() -> tuple[tuple[Level, float, tuple[str, ...]], ...]:
    found = []
    for level, confidence, patterns in rows("levels.tsv"):
        for pattern in patterns.split("|"):
            found.append((cast(Level, level), float(confidence), tuple(pattern_words(pattern))))
    return tuple(found)


@cache
def _by_first() -> dict[str, list[tuple[int, Level, float, tuple[str, ...]]]]:
    index: dict[str, list[tuple[int, Level, float, tuple[str, ...]]]] = {}
    for order, (level, confidence, parts) in enumerate(_marks()):
        index.setdefault(parts[0].rstrip("*")[:4], []).append((order, level, confidence, parts))
    return index


def level_of_title(title: str) -> tuple[Level, float] | None:
    """The level that a title bears, with a confidence; None for a plain title.

    Args:
        title: as written.
    """
    tokens = title_words(title)[:16]
    best: tuple[int, int, Level, float] | None = None
    for at, token in enumerate(tokens):
        for order, level, confidence, parts in _by_first().get(token[:4], ()):
            if not _stands(parts, tokens, at):
                continue
            if level == "principal" and (
                _NO_PRINCIPAL & set(tokens) or len(tokens) == 1 or at == len(tokens) - 1
            ):
                continue
            if parts == ("stage",) and at:
                continue
            if parts == ("lead",) and tokens[at + 1 : at + 2] in (["generation"], ["gen"]):
                continue
            if parts in (("head",), ("entry",), ("mid",)) and len(tokens) > 1 and at:
                continue
            if parts == ("head",) and tokens[at + 1 : at + 2] in (["chef"], ["teacher"], ["nurse"], ["of"]):
                continue
            rank = (-len(parts), order)
            if best is None or rank < (best[0], best[1]):
                best = (rank[0], rank[1], level, confidence)
    return (best[2], best[3]) if best else None


def _stands(parts: tuple[str, ...], tokens: list[str], at: int) -> bool:
    if at + len(parts) > len(tokens):
        return False
    for part, token in zip(parts, tokens[at:], strict=False):
        if not (token.startswith(part[:-1]) if part.endswith("*") else token == part):
            return False
    return True


def find_level(reading: Reading, position: Fact[str] | None) -> Fact[Level] | None:
    """The level of the position; None for a plain title that nothing else is said of.

    Args:
        reading: the message laid out.
        position: the position that was found, if any.
    """
    if position is not None:
        marked = level_of_title(position.value)
        if marked is not None:
            level, confidence = marked
            sure = round(min(confidence, position.confidence), 3)
            return Fact(level, position.quote, position.part, position.span, sure)
    said = _SAID.search(reading.letter.text[:6_000])
    if said is None:
        return None
    word = (said.group(1) or said.group(2)).casefold()
    value = cast(Level, _SAID_AS.get(word, word))
    group = 1 if said.group(1) else 2
    return reading.letter.fact(value, said.span(group), 0.75)
