"""The things that scams are made of, and where a mail speaks of them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick

from demur.assess.scam_text import Text, folded
from demur.assess.tables import read_table

Spot = tuple[int, int]

_REACH = 90
"""A regular expression is searched so many characters around the word that it needs."""

_MOST = 40
"""More places of one thing tell nothing new; it bounds the cost of a long mail."""

_KEPT = "$€£₹%"
_BLANKS = {n: " " for n in range(0x3000) if not chr(n).isalnum() and chr(n) not in _KEPT}


@dataclass(frozen=True, slots=True)
class _Things:
    """The words of all things in one automaton.

    Attributes:
        meaning: for each word of the automaton, the numbers of the things that it stands for.
        edges: how many blanks a word has before and after it.
        expressions: by number, what a thing must match around its words; others are the words themselves.
    """

    words: AhoCorasick
    names: Mapping[str, int]
    meaning: tuple[tuple[int, ...], ...]
    edges: tuple[Spot, ...]
    expressions: Mapping[int, re.Pattern[str]]


@cache
def _things() -> _Things:
    meaning: dict[str, list[int]] = {}
    expressions: dict[int, re.Pattern[str]] = {}
    rows = {name: row for part in ("things", "guards") for name, row in read_table(f"scam/{part}").items()}
    names = {name: number for number, name in enumerate(rows)}
    for name, row in rows.items():
        if "regex" in row:
            expressions[names[name]] = re.compile(row["regex"])
        for word in (word for key, listed in row.items() if key != "regex" for word in listed):
            numbers = meaning.setdefault(_edged(word), [])
            if names[name] not in numbers:
                numbers.append(names[name])
    edges = tuple((len(word) - len(word.lstrip()), len(word) - len(word.rstrip())) for word in meaning)
    return _Things(AhoCorasick(list(meaning)), names, tuple(map(tuple, meaning.values())), edges, expressions)


def _edged(word: str) -> str:
    """A word as it is searched: a blank stands for each edge that isn't open (a star) and isn't a sign."""
    plain = folded(word.strip("*")).translate(_BLANKS).strip()
    before = "" if word.startswith("*") or not plain[0].isalnum() else " "
    after = "" if word.endswith("*") or not plain[-1].isalnum() else " "
    return before + plain + after


def things() -> tuple[str, ...]:
    """The names of all things, in the order of the tables."""
    return tuple(_things().names)


def bits(names: Sequence[str]) -> int:
    """The things as one number with a bit for each.

    Raises:
        KeyError: where a name stands in no table.
    """
    numbers = _things().names
    return sum(1 << number for number in {numbers[name] for name in names})


class Sighting:
    """What a mail speaks of. A thing's places are looked for when they are asked for."""

    __slots__ = ("_denied", "_found", "_hits", "_said", "present")

    def __init__(self, said: Text) -> None:
        table = _things()
        self._said = said
        self._denied: list[Spot] | None = None
        self._found: dict[int, list[Spot]] = {}
        self._hits: dict[int, list[Spot]] = {}
        edges, meaning, hits = table.edges, table.meaning, self._hits
        plain = f" {said.folded} ".translate(_BLANKS)
        for word, start, end in table.words.find_matches_as_indexes(plain, overlapping=True):
            before, after = edges[word]
            spot = (start + before - 1, end - after - 1)
            for number in meaning[word]:
                if number in hits:
                    hits[number].append(spot)
                else:
                    hits[number] = [spot]
        self.present = sum(1 << number for number in hits)
        """A bit for each thing that may be there."""

    def present_at(self, name: str) -> bool:
        """Whether a thing may be there; cheap."""
        return bool(self.present >> _things().names[name] & 1)

    def spots(self, name: str) -> list[Spot]:
        """The places of a thing, in order."""
        table = _things()
        number = table.names[name]
        if number not in self._found:
            hits = sorted(self._hits.get(number, ())[:_MOST])
            expression = table.expressions.get(number)
            self._found[number] = self._matches(expression, hits) if expression else hits
        return self._found[number]

    def stated(self, name: str) -> list[Spot]:
        """The places where a thing isn't denied ("we never ask for ...")."""
        spots = self.spots(name)
        if not spots:
            return spots
        if self._denied is None:
            self._denied = self._said.denials()
        denied = self._denied
        return [spot for spot in spots if not any(first <= spot[0] < last for first, last in denied)]

    def _matches(self, expression: re.Pattern[str], hits: Sequence[Spot]) -> list[Spot]:
        text, sought = self._said.folded, 0
        found: list[Spot] = []
        for start, end in hits:
            if start < sought:
                continue
            for hit in expression.finditer(text, max(0, start - _REACH), min(len(text), end + _REACH)):
                if not found or hit.start() >= found[-1][1]:
                    found.append(hit.span())
                    sought = hit.end()
        return found
