"""The port through which messages come in.

Words used here:

- A *mailbox* is one source of messages: an mbox file, a Maildir, a folder of files, standard input.
- A *batch* is a run of neighbouring messages of a mailbox that one worker reads by itself. A mailbox is cut
  into batches so that all cores can read it without one process handing whole messages to another.
- A *place* is where a message lies, as shown to the person: the number in an mbox ("inbox.mbox#12", counted
  over the whole mailbox from 1) or the path of a file below its folder ("Maildir/cur/1733.M1:2,S").

What every adapter must hold to (`tests/suites/mailbox_suite.py` checks it):

- All messages of all batches, in order, are all messages of the mailbox, in the order of the source; the
  same mailbox gives the same places each time.
- A message that can't be read is yielded as `Unreadable` in its place; the messages after it still follow.
- Neither `batches` nor `messages` raises on account of what a mailbox holds. What makes the whole source
  unusable is raised while it is opened (`SourceMissing`, `SourceUnusable`).
- A batch can be pickled, and is small where its messages lie on disk: it names them rather than holds them.
- Memory does not grow with the size of the mailbox.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from demur.domain.mail import Raw, Unreadable
from demur.domain.remembered import Mark


class Batch(Protocol):
    """A run of neighbouring messages that one worker reads by itself."""

    @property
    def size(self) -> int:
        """Bytes of the source that this batch covers, for a progress bar."""
        ...

    def messages(self) -> Iterator[Raw | Unreadable]:
        """Read the messages, in the order of the source; may be called again and gives the same."""
        ...


class Mailbox(Protocol):
    """One source of messages."""

    @property
    def name(self) -> str:
        """The source as shown to the person, without the folders above it."""
        ...

    @property
    def size(self) -> int:
        """Bytes of the whole source as it lies on disk; the sizes of its batches add up to about this."""
        ...

    @property
    def empty(self) -> bool:
        """There is not one message in it."""
        ...

    def batches(self) -> Iterator[Batch]:
        """Cut the mailbox into batches, lazily: the first comes before the last is found."""
        ...


@dataclass(frozen=True, slots=True)
class Heading:
    """The header of a message in a folder of a server.

    Attributes:
        size: bytes of the whole message (RFC822.SIZE).
        data: the header section, byte for byte, up to and with its empty line.
        flags: as the server names them ("\\Seen").
    """

    uid: int
    size: int
    data: bytes
    flags: frozenset[str]


class Folder(Protocol):
    """A folder of the person's mailbox on its server (IMAP: RFC 9051, RFC 3501), opened for reading only.

    What every adapter must hold to:

    - No message is ever marked as read, or changed in any other way (EXAMINE, BODY.PEEK).
    - What it costs follows the number of messages that are asked for, not the size of the folder.
    - Memory does not grow with the number of messages.

    Every method raises `MailboxUnreachable` where the connection is lost, `MailboxRefused` with what the server said.
    """

    @property
    def name(self) -> str:
        """The folder's name, decoded."""
        ...

    def mark(self) -> Mark:
        """How far the folder reaches now."""
        ...

    def headings(self, first: int, *, since: date | None = None) -> Iterator[tuple[Heading, ...]]:
        """The headers of all messages from a UID on, by ascending UID, in batches of at most some hundred.

        Args:
            first: UIDs from this one on.
            since: only those that arrived on this day or later (SEARCH SINCE).
        """
        ...

    def messages(self, uids: Sequence[int]) -> Iterator[tuple[int, Raw]]:
        """Whole messages, as far as they are there still; of very large ones the first part (`Raw.elided`)."""
        ...

    def wait(self, seconds: float) -> bool:
        """Wait for new messages, at most so long (IDLE: RFC 2177, else NOOP now and then); True where there may be some."""
        ...
