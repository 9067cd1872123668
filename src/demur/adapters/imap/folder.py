"""A folder of the mailbox, for reading only."""

import selectors
import time
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError

from demur.adapters.imap.session import Answer, Opened, Session
from demur.domain.errors import MailboxRefused
from demur.domain.mail import Raw
from demur.domain.remembered import Mark
from demur.read.port import Heading

HEADINGS = 200
"""Headers that are fetched at once."""

LONGEST_HEADER = 128 << 10
"""Bytes of a header that are fetched."""

MESSAGES = 16
"""Messages that are fetched at once: what they take in memory is this times `LARGE`."""

LARGE = 1 << 20
"""Of a larger message only so many bytes are fetched."""

MANY = 80_000
"""UIDs that are searched for at once: the library reads no line above a million bytes."""

LAST_UID = 2**32 - 1

SLICE = 60.0
"""Seconds for which the server is left alone: then it is seen whether the line still holds (RFC 2177 demands 29 minutes)."""


class ImapFolder:
    """A `read.port.Folder`."""

    def __init__(self, session: Session, name: str = "INBOX", *, every: float = 15.0) -> None:
        """Ask for nothing yet.

        Args:
            name: decoded.
            every: seconds between two looks for new messages, where the server can't tell by itself.
        """
        self._session = session
        self._name = name
        self._every = every
        self._opened: Opened | None = None
        self._reached = 0

    @property
    def name(self) -> str:
        """The folder's name, decoded."""
        return self._name

    def mark(self) -> Mark:
        """How far the folder reaches now; see `Folder.mark`."""
        self._opened = opened = self._session.open(self._name)
        self._reached = opened.uidnext
        return Mark(opened.uidvalidity, opened.uidnext, opened.modseq)

    def headings(self, first: int, *, since: date | None = None) -> Iterator[tuple[Heading, ...]]:
        """The headers of all messages from a UID on; see `Folder.headings`."""
        for uids in self._uids(first, since):
            for batch in _cut(uids, HEADINGS):
                self._keep_open()
                items = "RFC822.SIZE", "FLAGS", f"BODY.PEEK[HEADER]<0.{LONGEST_HEADER}>"
                found = self._session.fetch(batch, *items)
                self._reached = max(self._reached, batch[-1] + 1)
                headings = tuple(
                    Heading(
                        uid,
                        answer.get(b"RFC822.SIZE", len(header)),
                        header,
                        frozenset(map(_text, answer.get(b"FLAGS", ()))),
                    )
                    for uid, answer in found.items()
                    if (header := _part(answer, b"BODY[HEADER]")) is not None
                )
                if headings:
                    yield headings

    def messages(self, uids: Sequence[int]) -> Iterator[tuple[int, Raw]]:
        """Whole messages; see `Folder.messages`."""
        for batch in _cut(uids, MESSAGES):
            self._keep_open()
            found = self._session.fetch(batch, "RFC822.SIZE", f"BODY.PEEK[]<0.{LARGE}>")
            for uid, answer in found.items():
                data = _part(answer, b"BODY[]")
                if data is None:
                    continue
                # The size is only asked where it matters: some servers estimate it.
                elided = max(0, answer.get(b"RFC822.SIZE", 0) - LARGE) if len(data) >= LARGE else 0
                yield uid, Raw(f"{self._name}#{uid}", data[:LARGE], elided=elided)

    def wait(self, seconds: float) -> bool:
        """Wait for messages after those that `mark` or `headings` told of; see `Folder.wait`."""
        until = time.monotonic() + seconds
        while True:
            self._look()
            if any(uid >= self._reached for uid in self._session.search(["UID", f"{self._reached}:*"])):
                return True
            left = until - time.monotonic()
            if left <= 0:
                return False
            with self._session.asking("wait for new messages") as client:
                if client.has_capability("IDLE"):
                    _idle(client, min(left, SLICE))
                else:
                    time.sleep(min(left, self._every))

    def _uids(self, first: int, since: date | None) -> Iterator[list[int]]:
        """The UIDs from one on, ascending, not too many at once."""
        opened = self._look()
        width = MANY if opened.exists > MANY else LAST_UID
        arrived: list[Any] = ["SINCE", since] if since else []
        # A message may come in meanwhile, and is found too.
        for start in range(first, max(opened.uidnext, first + 1), width):
            self._keep_open()
            found = self._session.search(["UID", f"{start}:{min(start + width - 1, LAST_UID)}", *arrived])
            yield found

    def _look(self) -> Opened:
        """Let the server look for what came in: searching alone finds what the connection knows of."""
        opened = self._keep_open()
        with self._session.asking("look for new messages") as client:
            client.noop()
        return opened

    def _keep_open(self) -> Opened:
        """Open the folder, unless it is the one that is open.

        Raises:
            MailboxRefused: since `mark` all UIDs have lost their meaning; they count again from the next `mark` on.
        """
        if self._opened is None:
            self.mark()
        elif self._session.opened is not self._opened:
            opened = self._session.open(self._name)
            if opened.uidvalidity != self._opened.uidvalidity:
                raise MailboxRefused(
                    f"keep the folder {self._name} as it was", "Its messages are numbered anew (UIDVALIDITY)."
                )
            self._opened = opened
        assert self._opened
        return self._opened


def _idle(client: IMAPClient, seconds: float) -> None:
    """Let the server tell of something, at most so long (RFC 2177); what it tells of is not looked at."""
    try:
        client.idle()
    except IMAPClientAbortError:
        raise
    except IMAPClientError as error:  # it told of something in between, and now idles all the same
        raise IMAPClientAbortError(*error.args) from None
    with selectors.DefaultSelector() as selector:
        selector.register(client.socket(), selectors.EVENT_READ)
        selector.select(seconds)
    client.idle_done()


def _cut(uids: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    for start in range(0, len(uids), size):
        yield uids[start : start + size]


def _part(answer: Answer, name: bytes) -> bytes | None:
    """A part of a message; None where the message went away meanwhile, which servers tell in several ways."""
    data = answer.get(name + b"<0>", answer.get(name))
    return bytes(data) if data is not None else None


def _text(flag: object) -> str:
    return flag.decode("ascii", "replace") if isinstance(flag, bytes) else str(flag)
