"""A folder of rulings: of each message its bytes (.eml) and what was decided about it (.json)."""

import hashlib
import json
import os
import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from demur.domain.errors import CannotWrite
from demur.domain.facts import InterviewTime
from demur.domain.mail import Address, Mail, Raw
from demur.domain.person import Calendar, CalendarEntry
from demur.domain.ruling import Ruling
from demur.domain.verdict import Decision
from demur.extract.names import company_key
from demur.read import read_mail

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
            self._write(self.path / f"{name}.json", _dumped(_row(ruling)))
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

    def erase(self, person: str | None, company: str | None) -> None:
        """Erase what is about a person (a mail address) or a company (its name), or without either all.

        A ruling about another company stays, though its message names this one. Where only the calendar of that time names whom
        it is about, the entry stays as a time, without its words.

        Raises:
            CannotWrite: something could not be erased.
        """
        try:
            # By the names of the files: a run that was cut off may have left a message, or a part of one, without its ruling.
            for stem in sorted({path.stem for path in self.path.glob("*")}):
                files = sorted(self.path.glob(f"{stem}.*")) or [self.path / stem]
                ruled, text = _contents(files)
                if person is None and company is None or _is_about(ruled, text, person, company):
                    for path in files:
                        path.unlink(missing_ok=True)
                elif ruled and (fresh := _without_words(ruled, person, company)) != ruled:
                    self._write(self.path / f"{stem}.json", _dumped(fresh))
        except OSError as error:
            raise CannotWrite(str(self.path), f"{error.strerror or error}.") from None

    def _write(self, path: Path, data: bytes) -> None:
        descriptor, temporary = tempfile.mkstemp(dir=self.path, prefix=".ruling-")
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(data)
            os.replace(temporary, path)
        except BaseException:
            os.unlink(temporary)
            raise


def _dumped(row: dict[str, Any]) -> bytes:
    return json.dumps(row, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _contents(files: Sequence[Path]) -> tuple[dict[str, Any] | None, str]:
    """What was ruled, None where that can't be read, and all that the files say, decoded where they hold a message."""
    ruled, said = None, []
    for path in files:
        data = path.read_bytes()
        said.append(data.decode("utf-8", "replace"))
        if path.suffix == ".json":
            try:
                found = json.loads(data)
            except ValueError:
                continue
            ruled = found if isinstance(found, dict) and found.get("form") == FORM else None
            if ruled:
                said[-1] = _dumped({**ruled, "calendar": []}).decode("utf-8", "replace")
        elif isinstance(mail := read_mail(Raw("", data)), Mail):
            said += [
                mail.body,
                *(value for _, value in mail.headers),
                *(part.text for part in mail.calendars),
            ]
    return ruled, "\n".join(said)


def _is_about(ruled: dict[str, Any] | None, text: str, person: str | None, company: str | None) -> bool:
    about = ruled.get("company") if ruled else None
    if company is not None and about:
        return company_key(str(about)) == company_key(company)
    return _names(text, person, company)


def _names(text: str, person: str | None, company: str | None) -> bool:
    """Whether a text names somebody: a longer address, domain or word that holds the name is another's."""
    if person is not None:
        wanted = rf"(?<![\w.+%-]){re.escape(person.strip())}(?![\w-]|\.\w)"
    else:
        wanted = rf"(?<!\w){re.escape((company or '').strip())}(?!\w)"
    return re.search(wanted, text, re.IGNORECASE) is not None


def _without_words(ruled: dict[str, Any], person: str | None, company: str | None) -> dict[str, Any]:
    """The same, but that no entry of the calendar says whom it is about."""
    entries = [
        [start, end, "", "", *rest]
        if _names(f"{summary}\n{uid}", person, company)
        else [start, end, summary, uid, *rest]
        for start, end, summary, uid, *rest in ruled.get("calendar", [])
    ]
    return {**ruled, "calendar": entries}


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
