"""Which identities are one: what is sure enough to be merged, and what the person is asked about.

Merged is only what two independent things speak for, of which the name is one: a profile, a number or a house beside it.
What is left is told as possible. What the person has said to be two is never merged again.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from demur.domain.dealings import Identity, Merge, Side
from demur.ledger.identity import Traits
from demur.ledger.spelling import (
    Likeness,
    begins,
    firm_words,
    is_short_of,
    is_whole,
    likeness,
    resemble,
    same_but_a_letter,
    words_of,
)

_CROWD = 60
"""So many that share one trait are not compared one by one: it tells nothing of them."""


@dataclass(frozen=True, slots=True)
class Match:
    """Two identities that may be one.

    Attributes:
        one, other: their ids, the smaller first.
        sure: enough speaks for it.
        because: one plain sentence.
    """

    one: int
    other: int
    sure: bool
    because: str


class Clusters:
    """Identities that are one, as the merges have it.

    Args:
        identities: all there are.
        merges: those undone part what the others join only where nothing else joins it.
    """

    def __init__(self, identities: Iterable[Identity], merges: Iterable[Merge]) -> None:
        self._root = {each.id: each.id for each in identities}
        self._apart: list[tuple[int, int]] = []
        for each in merges:
            if each.undone is None:
                self.join(each.one, each.other)
            else:
                self._apart.append((each.one, each.other))

    def of(self, identity: int) -> int:
        """The smallest id of those that are one with an identity: the number that they go by."""
        while self._root.get(identity, identity) != identity:
            identity = self._root[identity]
        return identity

    def join(self, one: int, other: int) -> None:
        """Take two for one."""
        first, second = sorted((self.of(one), self.of(other)))
        self._root[second] = first

    def may_join(self, one: int, other: int) -> bool:
        """Whether they are still two, and joining them joins none that were said to be two."""
        roots = {self.of(one), self.of(other)}
        return len(roots) == 2 and not any({self.of(a), self.of(b)} == roots for a, b in self._apart)


def matches(
    identities: Iterable[Identity],
    traits: Mapping[int, Traits],
    merges: Iterable[Merge],
    tells: Callable[[Traits, str], bool] = lambda _, __: False,
) -> Iterator[Match]:
    """What may be one and is not merged yet; those that are sure come first, each taking the earlier ones for granted.

    Args:
        traits: of each identity.
        tells: whether what somebody wrote names a firm.
    """
    known = sorted((each for each in identities if each.id in traits), key=lambda each: each.id)
    clusters = Clusters(known, merges)
    open_: list[Match] = []
    for side in (Side.FIRM, Side.PERSON):
        mine = [each.id for each in known if each.side is side]
        for match in _settled(mine, traits, clusters, side, tells):
            if match.sure:
                yield match
            else:
                open_.append(match)
    yield from open_


def _settled(
    ids: Iterable[int],
    traits: Mapping[int, Traits],
    clusters: Clusters,
    side: Side,
    tells: Callable[[Traits, str], bool],
) -> Iterator[Match]:
    """The sure matches in rounds, since what one joins may make others sure in the next; at last those that stay open."""
    grouped = _grouped(ids, traits, clusters)
    open_: dict[tuple[int, int], Match] = {}
    pairs = _pairs(grouped, side)
    while pairs:
        joined: set[int] = set()
        for one, other in pairs:
            match = _COMPARED[side](one, other, grouped, tells)
            if match is None or not clusters.may_join(one, other):
                continue
            if match.sure:
                clusters.join(one, other)
                joined |= {one, other}
                yield match
            else:
                open_[one, other] = match
        # All pairs of a round are told by what was known at its beginning, so that their order is nothing.
        grouped = _grouped(ids, traits, clusters)
        open_ = {pair: match for pair, match in open_.items() if joined.isdisjoint(pair)}
        fresh = {clusters.of(each) for each in joined}
        pairs = [pair for pair in _pairs(grouped, side) if not fresh.isdisjoint(pair)] if fresh else []
    yield from (match for _, match in sorted(open_.items()))


def _grouped(ids: Iterable[int], traits: Mapping[int, Traits], clusters: Clusters) -> dict[int, Traits]:
    """The traits of all that are one, by the smallest id."""
    found: dict[int, Traits] = {}
    for each in ids:
        found.setdefault(clusters.of(each), Traits()).add(traits[each])
    return found


def _pairs(grouped: Mapping[int, Traits], side: Side) -> list[tuple[int, int]]:
    """The pairs that share something, since only those can be one."""
    shelves: dict[str, set[int]] = defaultdict(set)
    for number, traits in grouped.items():
        for mark in _marks(traits, side):
            shelves[mark].add(number)
    found: set[tuple[int, int]] = set()
    for shelf in shelves.values():
        if len(shelf) <= _CROWD:
            found.update(combinations(sorted(shelf), 2))
    return sorted(found)


def _marks(traits: Traits, side: Side) -> Iterator[str]:
    """What those that may be one share: of a person's name one word says too little, but for a firm that they share."""
    for kind, values in (("phone", traits.phones), ("page", traits.pages)):
        for value in values:
            yield f"{kind} {value}"
    for name in traits.names:
        words = sorted(words_of(name) if side is Side.PERSON else firm_words(name))
        begun = {*words, *(word[:5] for word in words)}
        if side is Side.FIRM:
            yield from begun
        elif len(words) == 1:
            yield words[0]
        else:
            yield from (" ".join(two) for two in combinations(words, 2))
        for firm in (*traits.houses, *traits.employers):
            yield from (f"{firm}: {word}" for word in begun)


def _people(
    one: int, other: int, grouped: Mapping[int, Traits], tells: Callable[[Traits, str], bool]
) -> Match | None:
    a, b = grouped[one], grouped[other]
    alike = _alike(a, b)
    if alike is Likeness.DIFFERENT:
        return None
    who = f"{a.names[-1]} and {b.names[-1]}" if a.names[-1] != b.names[-1] else f"Both called {a.names[-1]}"
    if a.pages & b.pages:
        return Match(one, other, True, f"{who} have the same profile, {min(a.pages & b.pages)}.")
    if a.pages and b.pages and _same_network(a.pages, b.pages):
        return None
    whole = all(any(is_whole(name) for name in each.names) for each in (a, b))
    house = bool(a.houses & b.houses or a.employers & b.employers)
    if alike is Likeness.SAME and whole:
        if a.phones & b.phones:
            return Match(one, other, True, f"{who} have the same telephone number.")
        if house:
            sure = not _is_torn(one, other, grouped)
            return Match(one, other, sure, f"{who} work for the same firm.")
        if any(tells(b, firm) for firm in a.employers) or any(tells(a, firm) for firm in b.employers):
            return Match(one, other, True, f"{who}: the one names the firm that the other wrote for.")
        return Match(one, other, False, f"{who}, and nothing else is known that they share.")
    if alike >= Likeness.NEAR and house:
        named = any(is_whole(name) for name in (*a.names, *b.names))
        rivals = any(
            max(_alike(c, a), _alike(c, b)) >= Likeness.NEAR for c in _colleagues(one, other, grouped)
        )
        return Match(one, other, named and not rivals, f"{who} work for the same firm.")
    if a.phones & b.phones and any(is_short_of(x, y) for x in a.names for y in b.names):
        return Match(one, other, True, f"{who} have the same telephone number.")
    if a.phones & b.phones and alike >= Likeness.LOOSE:
        return Match(one, other, False, f"{who} have the same telephone number.")
    return None


def _same_network(one: Iterable[str], other: Iterable[str]) -> bool:
    """Both have a profile on one network, and so are two if it is another one."""
    return bool({page.partition("/")[0] for page in one} & {page.partition("/")[0] for page in other})


def _alike(a: Traits, b: Traits) -> Likeness:
    return max((likeness(one, other) for one in a.names for other in b.names), default=Likeness.DIFFERENT)


def _colleagues(one: int, other: int, grouped: Mapping[int, Traits]) -> Iterator[Traits]:
    """Who else works for a firm of the two."""
    houses = grouped[one].houses | grouped[other].houses
    employers = grouped[one].employers | grouped[other].employers
    for each, traits in grouped.items():
        if each not in (one, other) and (houses & traits.houses or employers & traits.employers):
            yield traits


def _is_torn(one: int, other: int, grouped: Mapping[int, Traits]) -> bool:
    """Whether a colleague may be the one of the two as well, but not the other: "Anna Berg" is Anna Eva or Anna Lea Berg."""
    a, b = grouped[one], grouped[other]
    for each in _colleagues(one, other, grouped):
        alike = _alike(each, a), _alike(each, b)
        if max(alike) is Likeness.SAME and min(alike) < Likeness.NEAR:
            return True
    return False


def _firms(
    one: int,
    other: int,
    grouped: Mapping[int, Traits],
    tells: Callable[[Traits, str], bool],  # noqa: ARG001 - as for people
) -> Match | None:
    a, b = grouped[one], grouped[other]
    house = bool(a.houses & b.houses)
    for first in a.names:
        for second in b.names:
            left, right = firm_words(first), firm_words(second)
            named = f"{first} and {second}"
            if same_but_a_letter("".join(left), "".join(right)):
                return Match(one, other, house, f"{named} differ by one letter.")
            if house and resemble(left, right):
                return Match(one, other, True, f"{named} mail from the same domain.")
            if begins(left, right) or begins(right, left):
                return Match(one, other, False, f"{named} begin alike.")
    return None


_COMPARED = {Side.FIRM: _firms, Side.PERSON: _people}
