"""The ledger as a table (RFC 4180) that any spreadsheet program opens, a row an exchange."""

import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime

from demur.adapters.contacts.cells import guarded
from demur.adapters.contacts.columns import COLUMNS
from demur.domain.dealings import Dealing, Way
from demur.domain.verdict import Decision
from demur.ledger.book import Asks, Book, answered, answered_at, keeps, reactions, when

_BOM = "\ufeff"
"""Without it, spreadsheet programs take UTF-8 for something else."""


def exchanges_csv(book: Book, asks: Asks) -> str:
    """All exchanges of the ledger, each once, the oldest first; to be written in UTF-8.

    `source.read_notes` gives them back. A cell that a spreadsheet program would take for a formula has an apostrophe
    before it.

    Args:
        asks: whether a letter asks to be kept in mind.
    """
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(COLUMNS)
    for each in _exchanges(book):
        rows.writerow([guarded(cell) for cell in _cells(each, asks)])
    return _BOM + out.getvalue()


def _exchanges(book: Book) -> list[Dealing]:
    """All of the ledger's, and those that name nobody; what looks like a scam is of neither."""
    in_it = {id(each) for party in book.parties.values() for each in party.dealings}
    found = [each for each in book.kinship.dealings if id(each) in in_it or _is_nobodys(each)]
    return sorted(found, key=when)


def _is_nobodys(each: Dealing) -> bool:
    if any(one is not None for one in (each.person, each.employer, each.company)):
        return False
    if each.listed is None:
        return True
    decided = each.listed.stand.decided if each.listed.stand else None
    return (decided or each.listed.decision) is not Decision.IGNORE


def _cells(each: Dealing, asks: Asks) -> Iterator[str]:
    """In the order of `COLUMNS`."""
    who, said = each.who, answered(each)
    said = None if said is Decision.NONE else said
    note = each.note[1] if each.note else None
    yield _moment(when(each))
    yield note.way if note else Way.MAIL
    yield who.name
    for several in (who.mails, who.phones, who.pages):
        yield "; ".join(several)
    yield who.employer or ""
    yield who.company or ""
    yield "yes" if who.agency else "no"
    yield each.about.position or ""
    yield each.about.area or ""
    yield each.about.level or ""
    yield said or ""
    yield _moment(answered_at(each)) if said or each.said else ""
    yield _door(each, asks)
    yield "; ".join(dict.fromkeys(reactions(each)))
    yield note.words if note else each.listed.subject if each.listed else ""
    yield str(each.listed.id) if each.listed else ""


def _door(each: Dealing, asks: Asks) -> str:
    if keeps(each, asks):
        return "open"
    shut = each.note[1].door is False if each.note else answered(each) is Decision.DECLINE
    return "closed" if shut else ""


def _moment(at: datetime) -> str:
    """As RFC 3339 has it, whose offsets are of whole minutes."""
    offset = at.utcoffset()
    return (at if offset is None or not offset.total_seconds() % 60 else at.astimezone(UTC)).isoformat()
