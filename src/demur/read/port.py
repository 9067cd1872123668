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

from collections.abc import Iterator
from typing import Protocol

from demur.domain.mail import Raw, Unreadable


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
