"""Dealings with made-up people, as the tests of the ledger have them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count

from tests.rooms.ledger.listings import NOW, ONE

from demur.domain.dealings import (
    About,
    Dealing,
    Echo,
    Identity,
    Merge,
    Note,
    Reaction,
    Said,
    Side,
    Sighting,
    Way,
)
from demur.domain.mail import Address
from demur.domain.remembered import Author, Stand
from demur.domain.verdict import Decision
from demur.ledger.identity import keys_of, traits_of
from demur.ledger.merging import Clusters, Match, matches
from demur.ledger.relations import Kinship

DAY = timedelta(days=1)
_NOTHING = About()


def person(
    name: str, mail: str = "", house: str = "", *, phone: str = "", page: str = "", firm: str | None = None,
    company: str | None = None, agency: bool = False,
) -> Sighting:  # fmt: skip
    """Who wrote."""
    return Sighting(
        name, (mail,) if mail else (), (phone,) if phone else (), (page,) if page else (), house, firm, company or firm,
        agency,
    )  # fmt: skip


def mailed(
    number: int, who: Sighting, about: About = _NOTHING, *, at: datetime | None = None, said: str | None = None,
    situation: str = "decline", reactions: Sequence[Reaction] = (), factor: str = "alignment",
) -> Dealing:  # fmt: skip
    """An invitation by mail, so many days after the first one unless told.

    Args:
        said: the text of the letter that left a day later; None for none.
    """
    at = at or NOW + number * DAY
    sender = Address(who.name, who.mails[0]) if who.mails else Address(who.name, "relay@network.example")
    one = replace(
        ONE, id=number, key=f"<{number}@b.example>", received=at, judged=at, sender=sender, company=who.company,
        position=about.position, factor=factor, left=at + DAY if said is not None else None,
        situation=situation if said is not None else None,
    )  # fmt: skip
    letter = None if said is None else Said(at + DAY, f"<s{number}@home.example>", situation, "en", said)
    echoes = tuple(
        Echo(number, f"<e{number}-{n}@b.example>", at + 2 * DAY, sender, "Re", each, "")
        for n, each in enumerate(reactions)
    )
    return Dealing(who, about, None, None, None, one, said=letter, echoes=echoes)


def decided(dealing: Dealing, decision: Decision) -> Dealing:
    """The same, decided without a letter."""
    assert dealing.listed
    return replace(dealing, listed=replace(dealing.listed, stand=Stand(decision, None, NOW)))


def noted(number: int, who: Sighting, door: bool | None, decision: Decision | None = None) -> Dealing:
    """A call, so many days after the first message."""
    note = Note(NOW + number * DAY, Way.PHONE, who, About(area="data"), decision, door, "They rang.")
    return Dealing(who, note.about, None, None, None, note=(number, note))


def kin(dealings: Iterable[Dealing], merges: Sequence[Merge] = (), keys: Sequence[str] = ()) -> Kinship:
    """The dealings with their identities, as a store gives the ids.

    Args:
        keys: those of the identities that were there before.
    """
    ids: dict[str, int] = {key: n for n, key in enumerate(keys, 1)}
    numbers = count(len(keys) + 1)
    sides: dict[int, Side] = {}

    def of(key: str | None) -> int | None:
        if key is None:
            return None
        number = ids[key] if key in ids else ids.setdefault(key, next(numbers))
        sides[number] = Side.FIRM if key.startswith("firm:") else Side.PERSON
        return number

    placed = []
    for each in dealings:
        found = keys_of(each.who)
        placed.append(
            replace(each, person=of(found.person), employer=of(found.employer), company=of(found.company))
        )
    identities = [Identity(number, sides[number], key) for key, number in ids.items() if number in sides]
    return Kinship(tuple(placed), tuple(sorted(identities, key=lambda each: each.id)), tuple(merges))


def merge(number: int, one: int, other: int, undone: bool = False) -> Merge:
    """Two that are one, or were."""
    return Merge(
        number, one, other, "x", Author.PERSON if undone else Author.DEMUR, NOW, NOW if undone else None
    )


def matched(kinship: Kinship) -> list[Match]:
    """What may be one."""
    return list(matches(kinship.identities, traits_of(kinship.dealings), kinship.merges))


def clusters(kinship: Kinship, side: Side = Side.PERSON) -> set[frozenset[str]]:
    """The keys of those that are one, after all that is sure was merged."""
    joined = Clusters(kinship.identities, kinship.merges)
    for each in matched(kinship):
        if each.sure:
            joined.join(each.one, each.other)
    found: dict[int, set[str]] = {}
    for one in kinship.identities:
        if one.side is side:
            found.setdefault(joined.of(one.id), set()).add(one.key)
    return {frozenset(each) for each in found.values()}
