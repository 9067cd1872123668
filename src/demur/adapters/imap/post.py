"""Drafts, what was sent, and what was answered, in the person's mailbox."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from imapclient import ANSWERED, DELETED, DRAFT, SEEN

from demur.adapters.imap.names import Use, find
from demur.adapters.imap.session import Answer, Session
from demur.domain.delivery import Place
from demur.domain.errors import MailboxRefused
from demur.read.header import fields, message_ids
from demur.read.parts import parse

MOST = 1 << 20
"""Bytes of a message that are fetched: no letter is larger, only what is attached to it."""

CANDIDATES = 100
"""Messages whose ids are fetched at once."""

_APPENDED = re.compile(rb"\[APPENDUID (\d+) (\d+)\]")
_NEWLINE = re.compile(rb"\r\n|\r|\n")
_PLAIN = re.compile(r"[!#-\[\]-~]+")
"""What may stand in a quoted string as it is (RFC 9051 §9), and is no space: no quote, no backslash, no control character."""

_LONGEST_TERM = 500
"""Characters that are searched for: servers take no line of any length."""


class ImapPost:
    """A `deliver.port.Post`.

    Messages are given back with CRLF line ends, whatever the server makes of them; of those above `MOST` bytes the first part.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def put_draft(self, data: bytes, date: datetime) -> Place:
        """Put a message into Drafts; see `Post.put_draft`."""
        return self._put(Use.DRAFTS, data, (DRAFT, SEEN), date)

    def draft(self, place: Place) -> bytes | None:
        """The message at a place in Drafts; see `Post.draft`."""
        if not self._open(place):
            return None
        data, deleted = self._message(place.uid)
        return None if deleted else data

    def drafts_about(self, message_id: str, parent: str | None) -> tuple[tuple[Place, bytes], ...]:
        """The messages in Drafts with this Message-ID, or that answer `parent`; see `Post.drafts_about`."""
        return tuple(
            (place, data)
            for place, data, deleted in self._about(Use.DRAFTS, message_id, parent)
            if not deleted
        )

    def drop_draft(self, place: Place, digest: str) -> bool:
        """Take a draft away for good; see `Post.drop_draft`."""
        if not self._open(place, writing=True):
            return False
        data, _ = self._message(place.uid)
        if data is None or hashlib.sha256(data).hexdigest() != digest:
            return False
        with self._session.asking("take the draft away") as client:
            client.add_flags([place.uid], [DELETED], silent=True)
            if client.has_capability("UIDPLUS"):
                client.uid_expunge([place.uid])
            # Without it everything in the folder that is marked so would go, the person's too: it stays marked.
        return True

    def sent(self, message_id: str, parent: str | None) -> tuple[tuple[Place, bytes], ...]:
        """The messages in Sent with this Message-ID, or that answer `parent`; see `Post.sent`."""
        return tuple((place, data) for place, data, _ in self._about(Use.SENT, message_id, parent))

    def file_sent(self, data: bytes, date: datetime) -> Place:
        """Put a message into Sent, unless it lies there already; see `Post.file_sent`."""
        for message_id in _ids(data, "Message-ID")[:1]:
            for place, _ in self.sent(message_id, None):
                return place
        return self._put(Use.SENT, data, (SEEN,), date)

    def answered(self, place: Place) -> bool:
        """Whether a message has the flag \\Answered; see `Post.answered`."""
        if not self._open(place):
            return False
        return ANSWERED in self._session.fetch([place.uid], "FLAGS").get(place.uid, {}).get(b"FLAGS", ())

    def mark_answered(self, place: Place) -> bool:
        """Set \\Answered on the message that was answered; see `Post.mark_answered`."""
        if not self._open(place, writing=True) or not self._session.fetch([place.uid], "FLAGS"):
            return False
        with self._session.asking("mark the message as answered") as client:
            client.add_flags([place.uid], [ANSWERED], silent=True)
        return True

    def _put(self, use: Use, data: bytes, flags: Sequence[bytes], date: datetime) -> Place:
        folder = find(self._session.listing(), use) or self._session.make(use)
        with self._session.asking(f"take the letter into {folder}") as client:
            word: bytes | None = client.append(folder, data, flags, date)
        if told := _APPENDED.search(word or b""):
            return Place(folder, int(told[1]), int(told[2]))
        opened = self._session.open(folder)
        uids = [uid for each in _ids(data, "Message-ID")[:1] for uid in self._with("Message-ID", each)]
        if not uids:
            raise MailboxRefused(f"tell where in {folder} the letter lies", "Nothing.")
        return Place(folder, opened.uidvalidity, uids[-1])

    def _open(self, place: Place, *, writing: bool = False) -> bool:
        """Open the folder of a place; False where it is there no more, or was made anew."""
        try:
            return self._session.open(place.folder, writing=writing).uidvalidity == place.uidvalidity
        except MailboxRefused:
            if any(each.name == place.folder for each in self._session.listing()):
                raise
            return False

    def _message(self, uid: int) -> tuple[bytes | None, bool]:
        """A message of the open folder, None where it is there no more, and whether it is marked as deleted."""
        answer = self._session.fetch([uid], "FLAGS", f"BODY.PEEK[]<0.{MOST}>").get(uid, {})
        data = answer.get(b"BODY[]<0>", answer.get(b"BODY[]"))
        deleted = DELETED in answer.get(b"FLAGS", ())
        return None if data is None else _NEWLINE.sub(b"\r\n", data[:MOST]), deleted

    def _about(self, use: Use, message_id: str, parent: str | None) -> Iterator[tuple[Place, bytes, bool]]:
        """The messages with an id, or that answer another, and whether they are marked as deleted."""
        folder = find(self._session.listing(), use)
        if folder is None:
            return
        opened = self._session.open(folder)
        uids = {*self._with("Message-ID", message_id), *self._with("In-Reply-To", parent or "")}
        for uid in sorted(uids):
            data, deleted = self._message(uid)
            if data is not None:
                yield Place(folder, opened.uidvalidity, uid), data, deleted

    def _with(self, field: str, wanted: str) -> list[int]:
        """The UIDs in the open folder of the messages that have an id in a field, ascending.

        The id may hold anything: a harmless piece of it is searched for, and what is found is looked at.
        """
        term = max(_PLAIN.findall(wanted), key=len, default="")[:_LONGEST_TERM]
        found = self._session.search(f'HEADER {field} "{term}"') if term else []
        item = f"BODY.PEEK[HEADER.FIELDS ({field})]"
        return [
            uid
            for start in range(0, len(found), CANDIDATES)
            for uid, answer in self._session.fetch(found[start : start + CANDIDATES], item).items()
            if wanted in _ids(_header(answer), field)
        ]


def _header(answer: Answer) -> bytes:
    """The fields that were asked for; servers write their names in several ways."""
    return next((data or b"" for name, data in answer.items() if name.startswith(b"BODY[HEADER")), b"")


def _ids(data: bytes, field: str) -> list[str]:
    """The message ids in a field of a header, as they are read in mail that comes in."""
    header = fields(parse(data.replace(b"\r\n", b"\n"), []), [])
    return [each for one in header if one.name == field.lower() for each in message_ids(one.value)]
