"""The functional area of a position, by a table of titles."""

from collections import defaultdict
from functools import cache

from demur.domain.facts import Fact
from demur.extract.lexicon import heads, multiword_areas, pattern_words, rows, title_words

_GAP_COST = 3
_SURER = 6
_LITTLE, _MOST = 2, 1_000
_WEAK, _NONE = "~", "-"


@cache
def _patterns() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """All (area, pattern's words): the occupations, then the titles that the position is told by as well."""
    listed = [(area, pattern_words(p)) for area, told in rows("occupations.tsv") for p in told.split("|")]
    listed += [(area, list(parts)) for area, parts in multiword_areas()]
    return tuple((area, tuple(part.casefold() for part in parts)) for area, parts in listed)


@cache
def _weak() -> frozenset[str]:
    """Single words that tell an area only where no other does ("technician")."""
    return frozenset(parts[0] for area, parts in _patterns() if area == _WEAK and len(parts) == 1)


class _Index:
    """The patterns of the tables by the word they begin with."""

    def __init__(self) -> None:
        self.whole: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
        self.starts: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
        self.ends: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
        for area, parts in _patterns():
            if area == _WEAK:
                continue
            first = parts[0]
            if first.endswith("*"):
                self.starts[first[:-1]].append((area, parts))
            elif first.startswith("*"):
                self.ends[first[1:]].append((area, parts))
            else:
                self.whole[first].append((area, parts))
        self.start_sizes = sorted({len(s) for s in self.starts})
        self.end_sizes = sorted({len(s) for s in self.ends})

    def beginning(self, word: str) -> list[tuple[str, tuple[str, ...]]]:
        """The patterns whose first word a word matches."""
        found = list(self.whole.get(word, ()))
        for size in self.start_sizes:
            if size > len(word):
                break
            found += self.starts.get(word[:size], ())
        for size in self.end_sizes:
            if size >= len(word):
                break
            found += self.ends.get(word[-size:], ())
        return found


@cache
def _index() -> _Index:
    return _Index()


def _matches(part: str, word: str) -> bool:
    if part.endswith("*"):
        return word.startswith(part[:-1])
    if part.startswith("*"):
        return word.endswith(part[1:]) and len(word) >= len(part)
    return part == word


def _score(parts: tuple[str, ...], tokens: list[str], at: int) -> int:
    """How well a pattern fits from a token on; 0 where it does not."""
    letters, position, gaps = 0, at, 0
    for part in parts:
        begin = position
        while position < len(tokens) and not _matches(part, tokens[position]):
            position += 1
        if position == len(tokens):
            return 0
        gaps += position - begin
        letters += len(part.strip("*"))
        position += 1
    if len(parts) > 1 or tokens[at] in heads():
        letters += _SURER  # a "school cook" cooks
    if len(parts) == 1:
        if parts[0] in _weak():
            return 1
        letters += _SURER * parts[0].startswith(
            "*"
        )  # a "Schulkoch" too: the last part of a compound says what it is
    return max(1, letters + len(parts) - _GAP_COST * gaps)


def area_of_title(title: str) -> str | None:
    """The functional area that a job title belongs to, None where the table has none.

    Args:
        title: as written, in English, German, French, Spanish, Portuguese, Italian or Dutch.

    Returns:
        A lower-case English phrase, such as "software engineering".
    """
    tokens = title_words(title)[:16]
    area = _best(tokens) or _best([token.removesuffix("s") for token in tokens])
    return None if area == _NONE else area


def _best(tokens: list[str]) -> str | None:
    """The area whose pattern fits a title's words best."""
    best, area = 0, None
    for at, token in enumerate(tokens):
        for name, parts in _index().beginning(token):
            score = min(_score(parts, tokens, at), _LITTLE if name == _NONE else _MOST)
            if score > best:
                best, area = score, name
    return area


def find_functional_area(position: Fact[str] | None) -> Fact[str] | None:
    """The functional area, standing where the position stands.

    Args:
        position: the position that was found, if any.
    """
    area = area_of_title(position.value) if position else None
    if position is None or area is None:
        return None
    return Fact(area, position.quote, position.part, position.span, round(position.confidence * 0.97, 3))
