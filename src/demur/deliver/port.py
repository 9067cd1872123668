"""The ports through which drafts and letters leave, and calendars are put right.

Words used here:

- An *outbox* keeps replies where the person finds them: a folder of .eml files, a mailbox's Drafts.
- A *key* names the message that is answered: its Message-ID, or the digest of its content where it has
  none (`Mail.digest`). The same message has the same key in every run.

What every adapter must hold to:

- Nothing is ever sent: a draft waits for the person.
- An outbox remembers the keys that it was given, across runs. Putting a key again writes nothing, even if
  the person has edited, moved or deleted the draft since: what is theirs is not touched.
- A draft is there in whole or not at all, and it is remembered only once it is there: whatever stops the
  run in between, the next run neither loses a draft nor writes it twice.
- Two keys never share a place; nothing that lay in the outbox before is overwritten.
- No key, whatever characters it holds, leads out of the outbox.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from demur.domain.delivery import Outgoing, Place
from demur.domain.reply import Reply


class Outbox(Protocol):
    """Where drafts are put."""

    def put(self, key: str, reply: Reply, date: datetime) -> str | None:
        """Write the draft of a reply, once.

        Args:
            key: names the message that is answered.
            date: the Date of the draft, with its offset.

        Returns:
            The place of the new draft, as shown to the person; None where this key was put before.

        Raises:
            CannotWrite: the outbox can't be written; the key may be put again later.
        """
        ...


class Post(Protocol):
    """The person's own mailbox on its server, as far as replies lie in it.

    Words used here: *Drafts* and *Sent* are the folders that the server names so (RFC 6154), else those that are called so.

    What every adapter must hold to:

    - A message that is put lies there in whole, or an error is raised; after a lost connection it may lie there all the
      same, so look (`find`) before putting it again.
    - Nothing of the person's is changed: only a draft that is unchanged since it was put is dropped, only the flag
      \\Answered is set on what they got, and nothing is ever marked as read.

    Every method raises `MailboxUnreachable` where there is no connection, or none any more, `SignInRefused`, or
    `MailboxRefused` with what the server said.
    """

    def put_draft(self, data: bytes, date: datetime) -> Place:
        """Put a message into Drafts, flagged \\Draft and \\Seen (RFC 9051 §6.3.12).

        Args:
            data: RFC 5322 with CRLF line ends.
            date: its INTERNALDATE, with its offset.
        """
        ...

    def draft(self, place: Place) -> bytes | None:
        """The message at a place in Drafts as it lies there, None where it is there no more."""
        ...

    def drafts_about(self, message_id: str, parent: str | None) -> tuple[tuple[Place, bytes], ...]:
        """The messages in Drafts with this Message-ID, or that answer `parent` (In-Reply-To).

        Mail programs save a draft anew under another UID, and some under another Message-ID.
        """
        ...

    def drop_draft(self, place: Place, digest: str) -> bool:
        """Take a draft away for good; False where it is there no more, or no more as it was put.

        Args:
            digest: hex SHA-256 of the bytes that were put.
        """
        ...

    def sent(self, message_id: str, parent: str | None) -> tuple[tuple[Place, bytes], ...]:
        """The messages in Sent with this Message-ID, or that answer `parent` (In-Reply-To)."""
        ...

    def file_sent(self, data: bytes, date: datetime) -> Place:
        """Put a message into Sent, flagged \\Seen, unless one with its Message-ID lies there already."""
        ...

    def answered(self, place: Place) -> bool:
        """Whether a message has the flag \\Answered, which mail programs set; False where it is there no more."""
        ...

    def mark_answered(self, place: Place) -> bool:
        """Set \\Answered on the message that was answered; False where it is there no more."""
        ...


class Transport(Protocol):
    """The server to which mail is submitted (RFC 6409)."""

    def send(self, outgoing: Outgoing, committing: Callable[[], None]) -> str:
        """Submit a message once; never tries again by itself.

        Args:
            outgoing: what leaves, for whom.
            committing: is called once, after the server is ready for the content and before the first byte of it is
                sent. Until then nothing can have left; what it raises ends the transaction without sending.

        Returns:
            What the server said when it took the message.

        Raises:
            MailRefused: it will never take it (5yz), or not for one of the recipients: nothing left.
            MailDeferred: not now (4yz, no connection, sign-in not possible at the moment): nothing left.
            SignInRefused: the credentials are not taken: nothing left.
            MailUnsure: the connection was lost when the content was on its way: it may have left.
        """
        ...


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """A calendar object of the person's, as it lies on the server (RFC 4791 §4.1).

    Attributes:
        href: its address.
        etag: of the version that was read.
        data: the iCalendar text, all components with one UID.
    """

    href: str
    etag: str
    data: str


class CalendarStore(Protocol):
    """The person's calendars on their server.

    What every adapter must hold to: it writes only over what was read (If-Match), and only one object at a time.

    Every method raises `CalendarUnreachable`, `SignInRefused`, or `CalendarRefused` with what the server said.
    """

    def events(self, uid: str) -> tuple[StoredEvent, ...]:
        """The objects with this UID in all calendars that can be written to."""
        ...

    def replace(self, event: StoredEvent, data: str) -> bool:
        """Write an object anew; False where it was changed since it was read, and nothing is written."""
        ...

    def remove(self, event: StoredEvent) -> bool:
        """Take an object away; False where it was changed since it was read, and it stays."""
        ...
