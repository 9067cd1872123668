"""Schemes of scams: what a swindler must say in whatever words, seen by the things that come together."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from demur.assess.scam_text import Text
from demur.assess.scam_things import Sighting, Spot, bits
from demur.assess.tables import read_table
from demur.domain.verdict import Signal

_TABLES = ("schemes_money", "schemes_work")

_MARGIN = 60
"""What must not stand there is looked for so far around the things that came together."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which a scheme shows: groups of things, of each of which one must be there.

    Attributes:
        masks: the groups as bits, one number each.
        near: how many characters they may lie apart; 0 for anywhere.
        none: what must not stand among them.
        absent: what must stand nowhere in the mail.
    """

    groups: tuple[tuple[str, ...], ...]
    masks: tuple[int, ...]
    near: int
    none: tuple[str, ...]
    absent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scheme:
    """A scheme with its weight in nats; `because` is said to the person, `decisive` needs no other family."""

    name: str
    family: str
    weight: float
    because: str
    decisive: bool
    ways: tuple[Way, ...]


@cache
def schemes() -> tuple[Scheme, ...]:
    """All schemes, as the table lists them."""
    found = []
    for row in (row for name in _TABLES for row in read_table(f"scam/{name}")["scheme"]):
        ways = []
        for way in row["ways"]:
            groups = tuple(tuple(group.split("|")) for group in way["all"])
            masks = tuple(bits(group) for group in groups)
            none, absent = tuple(way.get("none", ())), tuple(way.get("absent", ()))
            bits((*none, *absent))  # a misspelt name must not pass for a thing that is never there
            ways.append(Way(groups, masks, way.get("near", 0), none, absent))
        decisive = row.get("decisive", False)
        found.append(Scheme(row["name"], row["family"], row["weight"], row["because"], decisive, tuple(ways)))
    return tuple(found)


@cache
def decisive() -> frozenset[str]:
    """The names of the schemes that need no evidence of another family."""
    return frozenset(scheme.name for scheme in schemes() if scheme.decisive)


def scheme_signals(said: Text, seen: Sighting) -> Iterator[Signal]:
    """The schemes that show in a mail, each once, with the sentence where its things come together."""
    present = seen.present
    for scheme in schemes():
        for way in scheme.ways:
            for mask in way.masks:
                if not mask & present:
                    break
            else:
                place = _place(way, seen)
                if place:
                    quote = said.quote(said.sentence(*place))
                    yield Signal(scheme.name, scheme.family, scheme.weight, scheme.because, *quote)
                    break


def _place(way: Way, seen: Sighting) -> Spot | None:
    """Where the groups of a way come together, None where they don't."""
    rows = []
    for group in way.groups:
        row = sorted(spot for name in group for spot in seen.stated(name))
        if not row:
            return None
        rows.append(row)
    if any(seen.spots(name) for name in way.absent):
        return None
    if not way.near:
        return rows[0][0]
    for first in rows[0]:
        chosen = [first, *(_nearest(row, first) for row in rows[1:])]
        low, high = min(s[0] for s in chosen), max(s[1] for s in chosen)
        if high - low <= way.near and not any(_stands(seen.spots(name), low, high) for name in way.none):
            return low, high
    return None


def _nearest(row: Sequence[Spot], to: Spot) -> Spot:
    """The spot of a sorted row that lies nearest."""
    at = bisect_left(row, to)
    around = row[max(0, at - 1) : at + 1] or row[-1:]
    return min(around, key=lambda spot: max(spot[0] - to[1], to[0] - spot[1]))


def _stands(row: Sequence[Spot], low: int, high: int) -> bool:
    return any(low - _MARGIN <= start < high + _MARGIN for start, _ in row)
