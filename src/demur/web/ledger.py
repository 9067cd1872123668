"""The ledger as the templates show it: a line for everybody, one contact's story, and who wrote before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from demur.domain.dealings import Dealing, Echo, Merge, Said, Side, Way
from demur.domain.verdict import Decision
from demur.flow.kin import asks
from demur.ledger.book import Book, Door, Party, answered, answered_at, keeps, when
from demur.web import labels
from demur.web.past import Past
from demur.web.words import Words

MOST = 100
"""So many of a list are shown unless all are asked for."""


_FEW = 3


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands.

    Attributes:
        name: one of `Door`, "" where nothing was said.
        since: a day, "" where not known.
        area: functional, "" where not known.
    """

    name: str
    since: str
    area: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the ledger.

    Attributes:
        name: "" where not known.
        house: for whom a person works; "" where not known.
        reached: some of their addresses, numbers and pages.
        last: when the last exchange began.
        did: sentences on what the person did last, and what came back.
    """

    number: int
    name: str
    house: str
    agency: bool
    reached: Sequence[str]
    last: datetime
    times: int
    did: Sequence[str]
    door: Standing


@dataclass(frozen=True, slots=True)
class Exchange:
    """One exchange of a story.

    Attributes:
        invitation: its number; None for a note.
        note: its number; None for an invitation.
        about: the role, else the subject; "" where neither is known.
        company: that hires, and its number in the ledger, None where it has none.
        words: the person's own account.
        did: what the person did, a sentence; "" where nothing.
        did_at: None where nothing was done.
        kept: the person asked to be kept in mind.
        letter: as it left.
        echoes: each with a sentence on it.
    """

    invitation: int | None
    note: int | None
    at: datetime
    way: str
    knock: bool
    about: str
    company: str
    company_number: int | None
    writer: str
    writer_number: int | None
    words: str
    did: str
    did_at: datetime | None
    kept: bool
    letter: Said | None
    echoes: Sequence[tuple[Echo, str]]


@dataclass(frozen=True, slots=True)
class Story:
    """All that was between somebody and the person, the oldest first.

    Attributes:
        also: other spellings of the name.
        reached: addresses, numbers and pages.
        others: firms of a person, or persons of a firm, each with its number; `more` are left out.
        merges: that made them one, the newest first.
        parted: those of whom the person said that they are somebody else, each with a name.
        earlier: how many exchanges are left out.
    """

    number: int
    side: Side
    name: str
    house: str
    agency: bool
    also: Sequence[str]
    reached: Sequence[str]
    door: Standing
    others: Sequence[tuple[int, str]]
    more: int
    merges: Sequence[Merge]
    parted: Sequence[tuple[int, str]]
    exchanges: Sequence[Exchange]
    earlier: int


@dataclass(frozen=True, slots=True)
class Before:
    """Who wrote an invitation, where it is not the first contact.

    Attributes:
        entry: as in the ledger, but `did` and `last` are of what came before.
        times: how many exchanges there were before.
    """

    entry: Entry
    times: int


def entries(parties: Sequence[Party], book: Book, words: Words) -> list[Entry]:
    """A line for each."""
    return [_entry(each, book, each.dealings, words) for each in parties]


def name_of(party: Party) -> str:
    """What somebody is called; "" where nothing at all is known."""
    return party.name or next(iter(_reached(party)), "")


def story(party: Party, past: Past, words: Words, *, every: bool = False) -> Story:
    """One contact's story.

    Args:
        every: all exchanges, and all firms or persons, however many there are.
    """
    others = [found for each in party.others if (found := past.book.parties.get(each))]
    shown = others if every else others[:MOST]
    exchanges = party.dealings if every else party.dealings[-MOST:]
    return Story(
        party.number,
        party.side,
        name_of(party),
        _house(party, past.book),
        party.agency,
        [name for name in party.names if name != party.name],
        _reached(party),
        _door(party, words),
        [(each.number, name_of(each)) for each in shown],
        len(others) - len(shown),
        past.merges(party.number),
        [(each.number, name_of(each)) for each in past.parted(party.number)],
        [_exchange(each, party, past.book, words) for each in exchanges],
        len(party.dealings) - len(exchanges),
    )


def before(number: int, past: Past, words: Words) -> Before | None:
    """Who wrote an invitation, else their firm; None where nothing was before it."""
    own = past.of.get(number)
    if own is None:
        return None
    for identity in (own.person, own.employer, own.company):
        party = past.book.party(identity)
        earlier = [each for each in party.dealings if _came_before(each, own)] if party else []
        if party and earlier:
            return Before(_entry(party, past.book, earlier, words), len(earlier))
    return None


def _came_before(each: Dealing, own: Dealing) -> bool:
    return (when(each), each.listed.id if each.listed else 0) < (
        when(own),
        own.listed.id if own.listed else 0,
    )


def _entry(party: Party, book: Book, dealings: Sequence[Dealing], words: Words) -> Entry:
    return Entry(
        party.number,
        name_of(party),
        _house(party, book),
        party.agency,
        _reached(party)[:_FEW],
        when(dealings[-1]),
        len(dealings),
        list(_last_word(dealings, words)),
        _door(party, words),
    )


def _reached(party: Party) -> Sequence[str]:
    return (*party.mails, *party.phones, *party.pages)


def _house(party: Party, book: Book) -> str:
    """For whom a person works, by the newest exchange that tells it."""
    if party.side is Side.FIRM:
        return ""
    newest = next((each for each in reversed(party.dealings) if each.who.employer or each.who.company), None)
    own = book.party(newest.employer) if newest else None
    return own.name if own else (newest.who.employer or newest.who.company or "") if newest else ""


def _last_word(dealings: Sequence[Dealing], words: Words) -> Iterator[str]:
    for each in reversed(dealings):
        if did := _did(each, words):
            yield did
            if each.echoes:
                yield words.say(labels.REACTIONS[each.echoes[-1].reaction])
            return
    yield words.say(labels.SILENT)


def _did(each: Dealing, words: Words) -> str:
    if each.knock:
        return words.say(labels.KNOCKED) if each.said else ""
    return words.say(labels.DONE.get(answered(each) or Decision.NONE, ""))


def _door(party: Party, words: Words) -> Standing:
    since = words.date(party.since) if party.since else ""
    return Standing(party.door, since, (party.area or "") if party.door is Door.OPEN else "")


def _exchange(each: Dealing, party: Party, book: Book, words: Words) -> Exchange:
    did = _did(each, words)
    company, writer = book.party(each.company), book.party(each.person)
    kept, note = each.listed, each.note
    way = note[1].way if note else Way.MAIL
    return Exchange(
        invitation=kept.id if kept else None,
        note=note[0] if note else None,
        at=when(each),
        way=words.say(labels.WAYS[way]),
        knock=each.knock,
        about=each.about.position or (kept.subject if kept else ""),
        company=each.who.company or "",
        company_number=company.number if company and company.number != party.number else None,
        writer=each.who.name if party.side is Side.FIRM else "",
        writer_number=writer.number if writer else None,
        words=note[1].words if note else "",
        did=did,
        did_at=answered_at(each) if did else None,
        kept=keeps(each, asks),
        letter=each.said,
        echoes=[(echo, words.say(labels.REACTIONS[echo.reaction])) for echo in each.echoes],
    )
