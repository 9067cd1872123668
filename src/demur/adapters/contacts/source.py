"""A file of contacts from another program; its form is told by what is in it."""

from pathlib import Path

from demur.adapters.contacts.connections import read_connections
from demur.adapters.contacts.vcard import holds_cards, read_cards
from demur.domain.contacts import Imported
from demur.domain.errors import ContactsUnreadable

_LARGEST = 64 << 20
_WIDE = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8"))
"""Byte order marks (Unicode 3.10)."""


def read_contacts(path: Path) -> Imported:
    """Read a vCard file or an export of LinkedIn connections. Nothing else is opened, whatever is in it.

    Raises:
        ContactsUnreadable: it is missing, too large, or neither of the two.
    """
    data = _plain(_bytes(path))
    if data[:4] == b"PK\x03\x04":
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


def _bytes(path: Path) -> bytes:
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
    """Without a byte order mark, and in UTF-8 where it was in UTF-16."""
    for mark, name in _WIDE:
        if data.startswith(mark):
            return data.decode(name, "replace").lstrip("\ufeff").encode("utf-8", "replace")
    return data
