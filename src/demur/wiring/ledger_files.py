"""The ledger in files of other programs: tables (CSV) and cards (vCard)."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from demur.adapters.contacts.ledger_cards import parties_cards
from demur.adapters.contacts.ledger_csv import exchanges_csv
from demur.adapters.contacts.source import bytes_of, read_notes
from demur.domain.dealings import Note
from demur.ledger.book import Asks, Book


def as_table(book: Book, asks: Asks) -> str:
    """All exchanges, a row each."""
    return exchanges_csv(book, asks)


def as_cards(book: Book, _: Asks) -> str:
    """Everybody, a card each."""
    return parties_cards(book.people(), book)


def notes_in(path: Path, now: datetime, zone: ZoneInfo) -> tuple[Sequence[Note], Sequence[str]]:
    """What a file holds, and a sentence for each thing in it that could not be used.

    Raises:
        ContactsUnreadable: it is missing or too large.
    """
    found = read_notes(bytes_of(path), now, zone)
    return found.notes, found.faults
