"""Whom to write to now that the search has changed: those with whom a door was kept open, the most promising first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from demur.assess.titles import areas_named, areas_related, nearness, understand
from demur.assess.words import same_company
from demur.domain.dealings import Dealing, Reaction
from demur.domain.person import Search
from demur.domain.remembered import DraftState
from demur.domain.verdict import Decision
from demur.ledger.book import Asks, Book, Door, Party, answered, answered_at, keeps, reactions, when
from demur.ledger.memory import ignored_by

_RESTING = timedelta(days=21)
"""So soon after the last word nobody writes again."""

_RUNNING = timedelta(days=90)
"""So long a conversation that was taken up is thought to go on."""

_OVERDUE = timedelta(days=30)
_ENOUGH = 0.8
"""Who scores less is not worth a letter."""

_DEAF = 3
_MONTH = timedelta(days=30.4)


@dataclass(frozen=True, slots=True)
class Knock:
    """Somebody who may be written to again.

    Attributes:
        last: the last exchange.
        score: the more the better; it means nothing but the order.
        reasons: why, the weightiest first, a sentence each.
    """

    party: Party
    last: Dealing
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Point:
    weight: float
    says: str = ""


def knocks(book: Book, search: Search, now: datetime, asks: Asks) -> tuple[Knock, ...]:
    """Whom to write to, the most promising first.

    Left out is who must not be disturbed: where the door was closed, a conversation goes on, or one wrote a moment ago; whose
    company is avoided, who did not listen, and who has been written to in vain.

    Args:
        search: as it is now.
        asks: whether a letter asks to be kept in mind.
    """
    wanted = _Wanted.of(search)
    found = []
    for party in book.people():
        if _resting(party, now) or _barred(party, search, asks):
            continue
        points = [each for each in _points(party, wanted, search, now, asks) if each.weight]
        score = sum(each.weight for each in points)
        if score >= _ENOUGH:
            said = sorted((each for each in points if each.says), key=lambda each: -abs(each.weight))
            found.append(Knock(party, exchanges(party)[-1], score, tuple(each.says for each in said)))
    return tuple(sorted(found, key=lambda each: (-each.score, each.party.number)))


def exchanges(party: Party) -> list[Dealing]:
    """What they began, without the letters in which the person knocked."""
    return [each for each in party.dealings if not each.knock]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is looked for: roles as titles, and functional areas as the tables name them."""

    roles: tuple[str, ...]
    areas: frozenset[str]

    @classmethod
    def of(cls, search: Search) -> "_Wanted":
        named = [area for each in search.functional_areas for area in areas_named(each)]
        # A title alone may mean a field in which nobody looks: a platform engineer for machine learning is no sysadmin.
        meant = [] if named else [area for role in search.roles if (area := understand(role).area)]
        return cls(search.roles, frozenset((*named, *meant)))

    def area(self, said: str) -> float:
        """How near an area is: 1 for one that is looked for, 0.5 for one beside it, 0 for another; unknown is None."""
        areas = areas_named(said)
        if set(areas) & self.areas:
            return 1.0
        return 0.5 if any(areas_related(one, each) for one in self.areas for each in areas) else 0.0


def _resting(party: Party, now: datetime) -> bool:
    """It is too early, or the person's turn is over."""
    mine = exchanges(party)
    if not mine:
        return True
    knocked = [answered_at(each) for each in party.dealings if each.knock and not _given_up(each)]
    if knocked and max(knocked) >= when(mine[-1]):
        return True
    if party.door is Door.NONE:
        return now - when(mine[-1]) < _OVERDUE
    last = max(answered_at(each) for each in mine)
    heard = [echo.received for each in mine for echo in each.echoes]
    quiet = now - max((last, *heard, when(mine[-1])))
    return quiet < (_RUNNING if party.door is Door.TALKING else _RESTING)


def _given_up(each: Dealing) -> bool:
    """The person threw the letter away."""
    return each.said is None and each.listed is not None and each.listed.draft is DraftState.DELETED


def _barred(party: Party, search: Search, asks: Asks) -> bool:
    houses = [party.dealings[-1].who.company, party.dealings[-1].who.employer]
    avoided = any(same_company(name, each) for name in search.companies_avoided for each in houses if each)
    deaf = ignored_by(party, asks) >= _DEAF
    agency = party.agency and not search.agencies
    return party.door is Door.CLOSED or avoided or deaf or agency


def _points(party: Party, wanted: _Wanted, search: Search, now: datetime, asks: Asks) -> Iterator[_Point]:
    mine = exchanges(party)
    last = mine[-1]
    if party.door is Door.OPEN and party.since is not None:
        day = f"{party.since.day} {party.since:%B %Y}"
        yield _Point(1.8, f"You asked to be kept in mind on {day}.")
    elif party.door is Door.TALKING:
        yield _Point(0.6, "You took it up then, and it came to nothing.")
    elif party.door is Door.NONE:
        yield _Point(0.2, "You never answered.")
    yield _area(party, wanted)
    yield _role(mine, wanted)
    yield _warmth(mine)
    declined = [each for each in mine if answered(each) is Decision.DECLINE]
    # Who sends offers and reads no answer; and patience has an end.
    yield _Point(-0.3 * min(sum(not each.echoes for each in declined), 4) - 0.3 * max(0, len(declined) - 2))
    for name in search.companies_wanted:
        if any(same_company(name, each) for each in (last.who.company, last.who.employer) if each):
            yield _Point(2.0, f"{name} is on your wish list.")
    if party.agency:
        told = (
            f"An agency that wrote {len(mine)} times."
            if len(mine) > 1
            else "An agency, which has several openings."
        )
        yield _Point(0.3 + 0.15 * min(len(mine) - 1, 3), told)
    elif len(mine) > 1:
        yield _Point(0.15 * min(len(mine) - 1, 3), f"They wrote {len(mine)} times.")
    months = (now - party.last) / _MONTH
    yield _Point(-0.06 * min(months, 12) - 0.12 * max(0.0, months - 12))
    if party.door is not Door.OPEN and any(keeps(each, asks) for each in mine):
        yield _Point(0.4, "You had asked to be kept in mind before.")


def _area(party: Party, wanted: _Wanted) -> _Point:
    """The area for which the door is open, else that of the last exchange that tells one."""
    said = party.area or next((each.about.area for each in reversed(party.dealings) if each.about.area), None)
    if not said or not wanted.areas:
        return _Point(0.0)
    near = wanted.area(said)
    if near == 1.0:
        return _Point(2.0, f"It was about {said}, which you look for.")
    return _Point(0.8, f"It was about {said}, which is near to what you look for.") if near else _Point(-1.5)


def _role(mine: list[Dealing], wanted: _Wanted) -> _Point:
    """The nearest of their roles to one that is looked for."""
    best = _Point(0.0)
    for each in reversed(mine):
        for role in wanted.roles:
            near = nearness(role, each.about.position) if each.about.position else "unknown"
            if near == "same":
                return _Point(1.0, f"They wrote about {each.about.position}.")
            if near == "near" and not best.weight:
                best = _Point(0.4, f"They wrote about {each.about.position}, which is near to it.")
    return best


_WARMTH = {
    Reaction.OPENING: _Point(0.9, "They answered with another opening."),
    Reaction.COUNTER: _Point(0.9, "They offered you other terms."),
    Reaction.THANKS: _Point(0.7, "They answered kindly."),
    Reaction.ASKS: _Point(0.3, "They asked you something."),
    Reaction.INSISTS: _Point(-1.2),
    Reaction.ENDS: _Point(-9.0),
}


def _warmth(mine: list[Dealing]) -> _Point:
    """Their last reaction."""
    said = [reaction for each in mine for reaction in reactions(each)]
    return _WARMTH.get(said[-1], _Point(0.2)) if said else _Point(0.0)
