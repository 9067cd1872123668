"""The person's own file of contacts: one JSON object a line (JSON Lines), which only the person may read."""

import json
import os
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from demur.domain.contacts import Acquaintance, Consent
from demur.domain.errors import CannotWrite, ContactsUnreadable

FORM = 1
_LISTS = ("mails", "phones", "pages")


class ContactBook:
    """Contacts (see `ledger/contacts.py`) in one file.

    Args:
        path: made with the first contact.
        unreadable: is told of each line that can't be read, in a sentence; such lines stay in the file as they are.
    """

    def __init__(self, path: Path, unreadable: Callable[[str], None]) -> None:
        self.path = path
        self._unreadable = unreadable

    def all(self) -> tuple[Acquaintance, ...]:
        """All contacts, as they were kept; what can't be read is told and left out. Raises `ContactsUnreadable`."""
        found: list[Acquaintance] = []
        for number, line in enumerate(self._lines(), 1):
            try:
                found.append(_person(json.loads(line)))
            except (ValueError, KeyError, TypeError, RecursionError) as error:
                self._unreadable(f"Line {number} of {self.path} can't be read and is left out: {error}")
        return tuple(found)

    def keep(self, people: Sequence[Acquaintance]) -> None:
        """Keep these in place of those before. Raises `CannotWrite`, `ContactsUnreadable`."""
        lines = [json.dumps(_row(each), ensure_ascii=False) for each in people]
        lines += [line for line in self._lines() if not _readable(line)]
        data = "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogateescape")
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._write(data)
        except OSError as error:
            raise CannotWrite(str(self.path), f"{error.strerror or error}.") from None

    def _lines(self) -> list[str]:
        try:
            # Bytes that are no UTF-8 come through, so that a line that can't be read is not changed.
            text = self.path.read_bytes().decode("utf-8", "surrogateescape")
        except FileNotFoundError:
            return []
        except OSError as error:
            raise ContactsUnreadable(str(self.path), f"{error.strerror or error}.") from None
        return [line for line in text.split("\n") if line.strip()]

    def _write(self, data: bytes) -> None:
        descriptor, temporary = tempfile.mkstemp(dir=self.path.parent, prefix=".contacts-")
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            os.replace(temporary, self.path)
        except BaseException:
            os.unlink(temporary)
            raise


def _readable(line: str) -> bool:
    try:
        _person(json.loads(line))
    except (ValueError, KeyError, TypeError, RecursionError):
        return False
    return True


def _row(person: Acquaintance) -> dict[str, Any]:
    consent = person.consent
    return {
        "form": FORM,
        "name": person.name,
        "title": person.title,
        "company": person.company,
        **{name: list(getattr(person, name)) for name in _LISTS},
        "consent": {"allowed": list(consent.allowed), "on": consent.on.isoformat()} if consent else None,
    }


def _person(row: Any) -> Acquaintance:
    """Of a line's object; raises ValueError, KeyError or TypeError where it is not exactly one."""
    if not isinstance(row, dict):
        raise TypeError("it is no object.")
    if row["form"] != FORM:
        raise ValueError(f"it was written by another version of Demur (form {row['form']}).")
    consent = row["consent"]
    return Acquaintance(
        name=_text(row["name"]),
        title=None if row["title"] is None else _text(row["title"]),
        company=None if row["company"] is None else _text(row["company"]),
        **{name: _texts(row[name]) for name in _LISTS},
        consent=None
        if consent is None
        else Consent(_texts(consent["allowed"]), date.fromisoformat(consent["on"])),
    )


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} is no list.")
    return tuple(_text(each) for each in value)


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise TypeError(f"{value!r} is no text.")
    value.encode()  # a lone surrogate could never be written again
    return value
