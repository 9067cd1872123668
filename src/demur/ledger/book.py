"""The ledger: everybody who wrote, each once, with all that was between them and the person."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from demur.domain.dealings import Dealing, Merge, Reaction, Said, Side
from demur.domain.verdict import Decision
from demur.ledger.identity import Traits, traits_of
from demur.ledger.merging import Clusters
from demur.ledger.numbers import done
from demur.ledger.relations import Kinship
from demur.ledger.spelling import person_key

Asks = Callable[[Said], bool]
"""Whether a letter asks to be kept in mind."""


class Door(StrEnum):
    """How it stands between somebody and the person."""

    OPEN = "open"
    """The person asked to be kept in mind, last they said."""

    CLOSED = "closed"
    """The person declined, last they said, and did not ask for more; or the other ended it."""

    TALKING = "talking"
    """The person took it up, or asked something back."""

    NONE = ""
    """Nothing was said."""


@dataclass(frozen=True, slots=True)
class Party:
    """A person or a firm, with all that was between them and the owner of the ledger.

    Attributes:
        number: the smallest id of its identities.
        name: as it was written last and in full; "" where not known.
        names: all spellings.
        agency: it recruits for others.
        dealings: the oldest first; what looks like a scam is not among them.
        others: numbers of the firms of a person, or of the persons of a firm.
        door, since, area: how it stands, since when, and for which functional area.
        merges: what made one of several identities.
    """

    number: int
    side: Side
    name: str
    names: tuple[str, ...]
    mails: tuple[str, ...]
    phones: tuple[str, ...]
    pages: tuple[str, ...]
    agency: bool
    dealings: tuple[Dealing, ...]
    others: tuple[int, ...]
    door: Door
    since: datetime | None
    area: str | None
    merges: tuple[Merge, ...]

    @property
    def last(self) -> datetime:
        """When the last exchange began."""
        return when(self.dealings[-1])


@dataclass(frozen=True, slots=True)
class Book:
    """The ledger as of one moment.

    Attributes:
        parties: by number.
        person_of, firm_of: the numbers of parties, by the ids of identities.
    """

    parties: Mapping[int, Party]
    number_of: Mapping[int, int]
    kinship: Kinship

    def people(self) -> list[Party]:
        """All persons, those with the newest exchange first."""
        return self._side(Side.PERSON)

    def firms(self) -> list[Party]:
        """All firms, those with the newest exchange first."""
        return self._side(Side.FIRM)

    def party(self, identity: int | None) -> Party | None:
        """Whom an identity belongs to."""
        return self.parties.get(self.number_of.get(identity, -1)) if identity is not None else None

    def find(self, words: str) -> list[Party]:
        """Those in whose names, addresses, firms and roles each of the words stands, persons first.

        Args:
            words: whatever their case and accents; a number finds the one that goes by it.
        """
        wanted = words.split()
        if len(wanted) == 1 and wanted[0].isdecimal() and (found := self.party(int(wanted[0]))):
            return [found]
        folded = [person_key(word) or word.casefold() for word in wanted]
        said = {each.number: _said_of(each) for each in self.parties.values()}
        return [
            each
            for each in (*self.people(), *self.firms())
            if all(any(word in text for text in said[each.number]) for word in folded)
        ]

    def _side(self, side: Side) -> list[Party]:
        mine = [each for each in self.parties.values() if each.side is side]
        return sorted(mine, key=lambda each: (each.last, each.number), reverse=True)


def book(kinship: Kinship, asks: Asks) -> Book:
    """Make the ledger of what is kept.

    Args:
        asks: whether a letter asks to be kept in mind; it is asked of the last one to each alone.
    """
    sound = [each for each in kinship.dealings if not _is_scam(each)]
    clusters = Clusters(kinship.identities, kinship.merges)
    joined = traits_of(sound, clusters.of)
    of: dict[int, list[Dealing]] = defaultdict(list)
    for each in sound:
        for number in dict.fromkeys(_numbers(each, clusters)):
            of[number].append(each)
    sides = {each.id: each.side for each in kinship.identities}
    standing = [each for each in kinship.merges if each.undone is None]
    parties = {
        number: _party(number, sides[number], joined[number], of[number], clusters, standing, asks)
        for number in sorted(of)
    }
    return Book(parties, {each.id: clusters.of(each.id) for each in kinship.identities}, kinship)


def when(each: Dealing) -> datetime:
    """When an exchange began, in UTC or with the offset that the person gave."""
    if each.listed is not None and each.knock:
        return each.listed.left or each.listed.judged
    if each.listed is not None:
        return min(each.listed.received, each.listed.judged)
    assert each.note is not None
    return each.note[1].at


def answered(each: Dealing) -> Decision | None:
    """What the person answered, or decided without a letter; None where nothing."""
    if each.note is not None:
        return each.note[1].decided
    assert each.listed is not None
    return done(each.listed)


def answered_at(each: Dealing) -> datetime:
    """When the person answered, else when the exchange began."""
    return each.said.at if each.said else when(each)


def keeps(each: Dealing, asks: Asks) -> bool:
    """Whether the person asked to be kept in mind."""
    if each.note is not None:
        return bool(each.note[1].door)
    return each.said is not None and answered(each) is Decision.DECLINE and asks(each.said)


def _is_scam(each: Dealing) -> bool:
    if each.listed is None:
        return False
    stand = each.listed.stand
    decided = stand.decided if stand and stand.decided else each.listed.decision
    return decided is Decision.IGNORE


def _numbers(each: Dealing, clusters: Clusters) -> Iterable[int]:
    return (clusters.of(one) for one in (each.person, each.employer, each.company) if one is not None)


def _party(
    number: int,
    side: Side,
    traits: Traits,
    dealings: Sequence[Dealing],
    clusters: Clusters,
    merges: Sequence[Merge],
    asks: Asks,
) -> Party:
    ordered = sorted(dealings, key=when)
    firms = side is Side.PERSON
    others = [
        clusters.of(one)
        for each in reversed(ordered)
        for one in ((each.employer, each.company) if firms else (each.person,))
        if one is not None
    ]
    door, since, area = _door(ordered, asks)
    return Party(
        number=number,
        side=side,
        name=_fullest(traits.names),
        names=tuple(traits.names),
        mails=tuple(sorted(traits.mails)) if firms else (),
        phones=_written(ordered, "phones") if firms else (),
        pages=tuple(sorted(traits.pages)) if firms else (),
        agency=any(each.who.agency and (firms or _employs(each, number, clusters)) for each in ordered),
        dealings=tuple(ordered),
        others=tuple(dict.fromkeys(others)),
        door=door,
        since=since,
        area=area,
        merges=tuple(each for each in merges if clusters.of(each.one) == number),
    )


def _employs(each: Dealing, number: int, clusters: Clusters) -> bool:
    return each.employer is not None and clusters.of(each.employer) == number


def _fullest(names: Sequence[str]) -> str:
    """The newest spelling that has as many words written out as any."""
    most = max(map(_written_out, names), default=0)
    return next((name for name in reversed(names) if _written_out(name) == most), "")


def _written_out(name: str) -> int:
    return min(sum(len(word.strip(".")) > 1 for word in name.split()), 3)


def _written(dealings: Iterable[Dealing], what: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for each in dealings for value in getattr(each.who, what)))


def _door(dealings: Sequence[Dealing], asks: Asks) -> tuple[Door, datetime | None, str | None]:
    """By the last exchange in which the person said something."""
    settled = [each for each in dealings if answered(each) is not None or _is_open_note(each) or _left(each)]
    if not settled:
        return Door.NONE, None, None
    last = max(settled, key=answered_at)
    at = answered_at(last)
    if answered(last) is not Decision.DECLINE and not _is_open_note(last):
        return Door.TALKING, at, last.about.area
    if keeps(last, asks) and Reaction.ENDS not in reactions(last):
        areas = (each.about.area for each in reversed(dealings) if each.about.area and keeps(each, asks))
        return Door.OPEN, at, last.about.area or next(areas, None)
    return Door.CLOSED, at, last.about.area


def _left(each: Dealing) -> bool:
    """The person knocked."""
    return each.knock and each.said is not None


def _is_open_note(each: Dealing) -> bool:
    return each.note is not None and each.note[1].door is not None


def _said_of(party: Party) -> list[str]:
    """What a search looks through."""
    said = [*party.names, *party.mails, *party.phones, *party.pages, party.area or ""]
    for each in party.dealings:
        said += [each.who.name, each.who.employer or "", each.who.company or "", each.about.position or ""]
        said += [
            each.about.area or "",
            each.listed.subject if each.listed else each.note[1].words if each.note else "",
        ]
    return [text for each in dict.fromkeys(said) for text in (each.casefold(), person_key(each)) if text]


def reactions(each: Dealing) -> tuple[Reaction, ...]:
    """How they reacted to the answer, the first reaction first; none where they were silent."""
    return tuple(echo.reaction for echo in each.echoes)
