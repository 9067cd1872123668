"""A folder of rulings: of each message its bytes (.eml) and what was decided about it (.json)."""

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from demur.domain.errors import CannotWrite
from demur.domain.facts import InterviewTime
from demur.domain.mail import Address, Raw
from demur.domain.person import Calendar, CalendarEntry
from demur.domain.ruling import Ruling
from demur.domain.verdict import Decision

FORM = 1


class RulingFolder:
    """Rulings (see `ledger/port.py`) as two files each, which only the person may read.

    Args:
        path: made with the first ruling.
        unreadable: is told of each file that can't be read, in a sentence.
    """

    def __init__(self, path: Path, unreadable: Callable[[str], None]) -> None:
        self.path = path
        self._unreadable = unreadable

    def put(self, ruling: Ruling) -> None:
        """Remember a ruling; the message first, so that a ruling never lacks it. Raises `CannotWrite`."""
        name = hashlib.sha256(ruling.raw.data).hexdigest()[:24]
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._write(self.path / f"{name}.eml", ruling.raw.data)
            text = json.dumps(_row(ruling), ensure_ascii=False, indent=1)
            self._write(self.path / f"{name}.json", text.encode("utf-8", "replace"))
        except OSError as error:
            raise CannotWrite(str(self.path), f"{error.strerror or error}.") from None

    def all(self) -> Iterator[Ruling]:
        """All rulings, the oldest first; what can't be read is told and left out."""
        found = []
        for path in sorted(self.path.glob("*.json")):
            try:
                row = json.loads(path.read_text(encoding="utf-8"))
                found.append(_ruling(row, path.with_suffix(".eml").read_bytes()))
            except (OSError, ValueError, KeyError, TypeError) as error:
                self._unreadable(f"The ruling {path} can't be read and is left out: {error}")
        yield from sorted(found, key=lambda ruling: (ruling.at, ruling.raw.place))

    def _write(self, path: Path, data: bytes) -> None:
        descriptor, temporary = tempfile.mkstemp(dir=self.path, prefix=".ruling-")
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(data)
            os.replace(temporary, path)
        except BaseException:
            os.unlink(temporary)
            raise


def _row(ruling: Ruling) -> dict[str, Any]:
    slot, sender = ruling.slot, ruling.sender
    return {
        "form": FORM,
        "place": ruling.raw.place,
        "pasted": ruling.raw.pasted,
        "message_id": ruling.message_id,
        "subject": ruling.subject,
        "at": ruling.at.isoformat(),
        "decided": str(ruling.decided),
        "advised": str(ruling.advised),
        "because": ruling.because,
        "factor": ruling.factor,
        "slot": [slot.start.isoformat(), slot.end.isoformat() if slot.end else None, slot.timezone]
        if slot
        else None,
        "sender": [sender.name, sender.email] if sender else None,
        "company": ruling.company,
        "door_open": ruling.door_open,
        "calendar": [
            [
                e.start.isoformat(),
                e.end.isoformat(),
                e.summary,
                e.uid,
                e.busy,
                e.tentative,
                e.all_day,
                e.interview,
            ]
            for e in ruling.calendar.entries
        ],
    }


def _ruling(row: dict[str, Any], data: bytes) -> Ruling:
    if row["form"] != FORM:
        raise ValueError(f"it was written by another version of Demur (form {row['form']}).")
    slot = row["slot"] and InterviewTime(
        datetime.fromisoformat(row["slot"][0]),
        datetime.fromisoformat(row["slot"][1]) if row["slot"][1] else None,
        row["slot"][2],
        "",
        "body",
        (0, 0),
        1.0,
    )
    entries = tuple(
        CalendarEntry(datetime.fromisoformat(start), datetime.fromisoformat(end), *rest)
        for start, end, *rest in row["calendar"]
    )
    return Ruling(
        raw=Raw(row["place"], data, row["pasted"]),
        message_id=row["message_id"],
        subject=row["subject"],
        at=datetime.fromisoformat(row["at"]),
        decided=Decision(row["decided"]),
        advised=Decision(row["advised"]),
        because=row["because"],
        factor=row["factor"],
        slot=slot or None,
        sender=Address(*row["sender"]) if row["sender"] else None,
        company=row["company"],
        door_open=row["door_open"],
        calendar=Calendar(entries),
    )
