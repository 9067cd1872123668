"""Under which identity a message shows its writer, and the firms that it names."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from demur.domain.dealings import Dealing, Side, Sighting
from demur.ledger.spelling import firm_key, person_key


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of a sighting; None where it shows nobody."""

    person: str | None
    employer: str | None
    company: str | None


def keys_of(who: Sighting) -> Keys:
    """The keys under which a sighting is kept.

    A person goes by their own address; where a platform or an office writes in their stead, by a profile or a number of
    theirs, else by name and house.
    """
    return Keys(_person(who), _firm(who.employer), _firm(who.company))


def _person(who: Sighting) -> str | None:
    named = person_key(who.name)
    for kind, details in (("mail", who.mails), ("page", who.pages)):
        if details:
            return f"{kind}:{details[0]}"
    if named and who.phones:
        return f"phone:{who.phones[0]} {named}"
    if not named:
        return None
    return f"name:{named} | {firm_key(who.employer or who.company or '')}"


def _firm(name: str | None) -> str | None:
    key = firm_key(name) if name else ""
    return f"firm:{key}" if key else None


@dataclass(slots=True)
class Traits:
    """What is known of an identity, or of several that are one.

    Attributes:
        names: as written, the newest last.
        houses: labels of the domains that their firm mails from; for a firm, that those who work there mail from.
        employers: keys of firms.
        seen: ids of invitations in which it was seen.
    """

    names: list[str] = field(default_factory=list)
    mails: set[str] = field(default_factory=set)
    phones: set[str] = field(default_factory=set)
    pages: set[str] = field(default_factory=set)
    houses: set[str] = field(default_factory=set)
    employers: set[str] = field(default_factory=set)
    seen: list[int] = field(default_factory=list)

    def add(self, other: "Traits") -> None:
        """Join what is known of another one."""
        for name in other.names:
            self.note(name)
        self.mails |= other.mails
        self.phones |= other.phones
        self.pages |= other.pages
        self.houses |= other.houses
        self.employers |= other.employers
        self.seen += other.seen

    def note(self, name: str) -> None:
        """One more name, the newest last."""
        if name:
            if name in self.names:
                self.names.remove(name)
            self.names.append(name)


def traits_of(
    dealings: Iterable[Dealing], of: Callable[[int], int] = lambda identity: identity
) -> dict[int, Traits]:
    """What the dealings show of each identity, by its id.

    Args:
        dealings: the oldest first.
        of: the number of those that are one with an identity, whose traits are to be joined.
    """
    found: dict[int, Traits] = {}
    for each in dealings:
        who = each.who
        number = [each.listed.id] if each.listed else []
        houses = {who.house} if who.house else set()
        if each.person is not None:
            person = found.setdefault(of(each.person), Traits())
            person.note(who.name)
            employer = firm_key(who.employer or "")
            person.add(
                Traits(
                    mails=set(who.mails), phones={_tail(each) for each in who.phones}, pages=set(who.pages),
                    houses=houses, employers={employer} if employer else set(), seen=number,
                )
            )  # fmt: skip
        if each.employer is not None:
            _note_firm(found, of(each.employer), who.employer, houses, number)
        if each.company is not None and each.company != each.employer:
            _note_firm(found, of(each.company), who.company, set(), number)
    return found


def _note_firm(
    found: dict[int, Traits], firm: int, name: str | None, houses: set[str], seen: list[int]
) -> None:
    traits = found.setdefault(firm, Traits())
    traits.note(name or "")
    traits.add(Traits(houses=houses, seen=seen))


def _tail(phone: str) -> str:
    """What a number is compared by: it may be written with its country's code or without."""
    return phone.lstrip("+0")[-9:]


__all__ = ["Keys", "Side", "Traits", "keys_of", "traits_of"]
