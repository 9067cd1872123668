"""A file of contacts, or of exchanges, from another program; its form is told by what is in it."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from demur.adapters.contacts.card_lines import holds_cards
from demur.adapters.contacts.connections import read_connections
from demur.adapters.contacts.note_cards import read_note_cards
from demur.adapters.contacts.note_rows import read_rows, table_lines
from demur.adapters.contacts.notes import Notes
from demur.adapters.contacts.vcard import read_cards
from demur.domain.contacts import Imported
from demur.domain.errors import ContactsUnreadable
from demur.read.charset import decode

_LARGEST = 64 << 20
_ZIP = b"PK\x03\x04"
_WIDE = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8"))
"""Byte order marks (Unicode 3.10)."""


def read_contacts(path: Path) -> Imported:
    """Read a vCard file or an export of LinkedIn connections. Nothing else is opened, whatever is in it.

    Raises:
        ContactsUnreadable: it is missing, too large, or neither of the two.
    """
    data = _plain(bytes_of(path))
    if data.startswith(_ZIP):
        raise ContactsUnreadable(
            str(path), "It is a zip archive. Unpack it and give the file Connections.csv."
        )
    if holds_cards(data):
        return read_cards(data)
    if (found := read_connections(data)) is not None:
        return found
    raise ContactsUnreadable(
        str(path),
        "It is neither a vCard file nor an export of LinkedIn connections. Export your address book as vCard (.vcf), "
        "or ask LinkedIn for a copy of your connections and give the file Connections.csv.",
    )


def read_notes(data: bytes, now: datetime, zone: ZoneInfo) -> Notes:
    """Read a table of exchanges (CSV) or a vCard file; whatever it is, what can't be read is told.

    Args:
        data: of the file.
        now: with its offset.
        zone: the person's, for days and times that have none.
    """
    if len(data) > _LARGEST:
        return _no_notes(f"it is larger than {_LARGEST >> 20} MB. Give it in parts")
    plain = _plain(data)
    if plain.startswith(_ZIP):
        return _no_notes("it is a zip archive, or a workbook. Save the sheet as CSV and give that file")
    if plain.lstrip()[:11].upper() != b"BEGIN:VCARD":
        found = read_rows(table_lines(decode(plain)[0]), now, zone)
        if found is not None:
            return found
    if holds_cards(plain):
        return read_note_cards(plain, now, zone)
    return _no_notes(
        "it is neither a table nor a vCard file. Give a CSV whose first line names the columns, "
        "as in: when,name,mail,company,words"
    )


def _no_notes(because: str) -> Notes:
    return Notes((), (f"The file can't be read: {because}.",))


def bytes_of(path: Path) -> bytes:
    """What a file holds; raises `ContactsUnreadable` where it is missing, no file, or too large."""
    try:
        if not path.exists():
            raise ContactsUnreadable(str(path), "There is no such file. Check the path.")
        if not path.is_file():
            raise ContactsUnreadable(str(path), "It is no file. Give one file.")
        if path.stat().st_size > _LARGEST:
            raise ContactsUnreadable(
                str(path), f"It is larger than {_LARGEST >> 20} MB. Export it without pictures, or in parts."
            )
        return path.read_bytes()
    except OSError as error:
        raise ContactsUnreadable(str(path), f"{error.strerror or error}.") from None


def _plain(data: bytes) -> bytes:
    """Without a byte order mark, and in UTF-8 where it was in UTF-16; that begins with a letter of ASCII."""
    for mark, name in _WIDE:
        if data.startswith(mark):
            return data.decode(name, "replace").lstrip("\ufeff").encode("utf-8", "replace")
    for at, name in ((0, "utf-16-be"), (1, "utf-16-le")):
        if data[at : at + 1] == b"\0":
            return data.decode(name, "replace").encode("utf-8", "replace")
    return data
