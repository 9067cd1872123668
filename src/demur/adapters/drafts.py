"""A folder of drafts: one .eml file a reply, and a record of what was written there."""

import hashlib
import json
import os
import re
import tempfile
import unicodedata
from datetime import datetime
from pathlib import Path

from demur.deliver import to_eml
from demur.domain.errors import CannotWrite
from demur.domain.reply import Reply

RECORD = ".demur-drafts.jsonl"


class DraftFolder:
    """An Outbox (see `deliver/port.py`) that writes .eml files, which mail clients open for editing.

    The record names every invitation that was ever answered here, so that a draft which the person edited, sent
    or deleted is not written again. The file appears whole or not at all, and its name follows from the
    invitation: two runs at once write one draft, and a cut-off run leaves none that is made again.

    Args:
        path: made if it is missing.

    Raises:
        CannotWrite: the folder can't be made or its record can't be read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.mkdir(parents=True, exist_ok=True)
            self._written = self._read_record()
        except OSError as error:
            raise CannotWrite(str(path), f"{error.strerror or error}.") from None

    def put(self, key: str, reply: Reply, date: datetime) -> str | None:
        """Write a reply, once for ever.

        Args:
            key: the stable key of the invitation.
            reply: has someone to go to.
            date: of the draft, with its offset.

        Returns:
            The file's name; None where this invitation has its draft already.

        Raises:
            CannotWrite: the disk is full, or the folder may not be written to.
        """
        mark = hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:12]
        if mark in self._written or next(self.path.glob(f"*-{mark}.eml"), None):
            return None
        name = f"{reply.letter.situation}-{_slug(reply)}-{mark}.eml"
        try:
            fresh = self._write(name, to_eml(reply, date))
            self._remember(mark, name)
        except OSError as error:
            raise CannotWrite(str(self.path / name), f"{error.strerror or error}.") from None
        self._written.add(mark)
        return name if fresh else None

    def _write(self, name: str, data: bytes) -> bool:
        """Write a file that is whole or not there; False where it is there already."""
        descriptor, temporary = tempfile.mkstemp(dir=self.path, prefix=".demur-", suffix=".part")
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            return _place(Path(temporary), self.path / name)
        finally:
            Path(temporary).unlink(missing_ok=True)

    def _remember(self, mark: str, name: str) -> None:
        entry = json.dumps({"invitation": mark, "file": name}) + "\n"
        descriptor = os.open(self.path / RECORD, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.write(descriptor, entry.encode())
        finally:
            os.close(descriptor)

    def _read_record(self) -> set[str]:
        record = self.path / RECORD
        if not record.exists():
            return set()
        marks = set()
        for entry in record.read_text(encoding="utf-8", errors="replace").splitlines():
            try:
                marks.add(str(json.loads(entry)["invitation"]))
            except (ValueError, KeyError, TypeError):
                continue  # a torn last line, of a run that was cut off; its draft is found by its name
        return marks


def _place(temporary: Path, final: Path) -> bool:
    """Give a whole file its name; False where another run was quicker."""
    try:
        os.link(temporary, final)
    except FileExistsError:
        return False
    except OSError:
        # Some file systems know no hard links.
        if final.exists():
            return False
        temporary.replace(final)
    return True


def _slug(reply: Reply) -> str:
    """Whom it is for, as part of a file name."""
    blanks = reply.letter.blanks
    text = blanks.company or blanks.recruiter or (reply.to.name or reply.to.email if reply.to else "")
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40] or "reply"
