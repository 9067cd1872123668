"""Which zone belongs to which slot."""

from dataclasses import replace

from demur.extract._times.atoms import Reading
from demur.extract._times.pairing import Pair
from demur.extract._times.tokens import Token
from demur.extract._times.zones import Zone


class Zones:
    """The zones of a text: those beside a slot, and those for the whole schedule."""

    def __init__(self, reading: Reading) -> None:
        self._tokens = reading.tokens
        self._atoms = reading.atoms
        self._groups = _groups(reading)
        self._index = {id(atom): place for place, atom in enumerate(reading.atoms)}

    def beside(self, one: Pair) -> Zone | None:
        """The zone that stands right after the time, or after the day that follows it."""
        for anchor in sorted((one.time.last, one.days.last)):
            for group in self._groups:
                if group.first < anchor:
                    continue
                between = self._tokens[anchor : group.first]
                if len(between) <= 4 and all(_is_sign(t) for t in between):
                    return group
                break
        for group in self._groups:
            if (
                one.days.last <= group.first
                and group.last <= one.time.lead
                and one.time.lead - group.last <= 2
            ):
                return group
        return None

    def of(self, one: Pair) -> tuple[Zone | None, float]:
        """The zone of a slot, and how sure it is that it is meant for it."""
        own = self.beside(one)
        if own:
            return own, 1.0
        if not self._groups:
            return None, 1.0
        ways = {(g.name, g.offset, g.whose, g.code if not g.name else "") for g in self._groups}
        if len(ways) == 1:
            return self._groups[0], 0.98
        end = max(one.time.last, one.days.last)
        ahead = next((g for g in self._groups if g.first >= end), None)
        if ahead and not any(t.text in ".!?" or t.kind == "l" for t in self._tokens[end : ahead.first]):
            return ahead, 0.95
        before = [g for g in self._groups if g.last <= one.time.first]
        return (before[-1], 0.85) if before else (self._groups[0], 0.7)


def _is_sign(token: Token) -> bool:
    return (token.kind == "o" and token.text not in ";!?") or not {
        "oclock",
        "zone_label",
        "glue",
        "art",
        "on",
    }.isdisjoint(token.tags)


def _groups(reading: Reading) -> list[Zone]:
    """Zones that stand side by side are one: "(UTC-08:00) Pacific Time", "CET (Madrid)"."""
    groups: list[Zone] = []
    for atom in reading.atoms:
        if not isinstance(atom, Zone):
            continue
        last = groups[-1] if groups else None
        if (
            last
            and atom.first - last.last <= 3
            and all(t.kind == "o" for t in reading.tokens[last.last : atom.first])
        ):
            groups[-1] = _merged(last, atom)
        else:
            groups.append(atom)
    return groups


def _merged(one: Zone, other: Zone) -> Zone:
    """A name says more than an offset."""
    best = other if one.name is None and not one.whose and other.name is not None else one
    # The closing bracket of "(UTC+1)" is left out of the quote, as it stands outside the zone.
    return replace(best, first=one.first, last=other.last)
