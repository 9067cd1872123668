"""One message: a file, or what came through a pipe."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from demur.adapters.files.elide import read_message
from demur.adapters.files.mbox import HeldStretch, read_at
from demur.adapters.files.spool import GZIP, spool
from demur.domain.errors import SourceUnusable
from demur.domain.mail import Raw, Unreadable


@dataclass(frozen=True, slots=True)
class File:
    """A file with one message.

    Attributes:
        place: as shown to the person.
    """

    path: str
    place: str
    size: int
    pasted: bool = False

    def messages(self) -> Iterator[Raw | Unreadable]:
        """Read the message."""
        yield read_file(self.path, self.place, pasted=self.pasted)


def read_file(path: str, place: str, *, pasted: bool = False) -> Raw | Unreadable:
    """Read a file with one message, elided if it is large."""
    try:
        with open(path, "rb", buffering=0) as stream:
            if read_at(stream, 0, 2) == GZIP:
                stream.seek(0)
                spooled = spool(stream, place)
                return _message(spooled.stream, spooled.size, place, pasted=pasted)
            return _message(stream, stream.seek(0, 2), place, pasted=pasted)
    except OSError as error:
        return Unreadable(place, f"The file could not be read: {error.strerror}.")
    except SourceUnusable as error:
        return Unreadable(place, str(error))


def _message(stream: BinaryIO, size: int, place: str, *, pasted: bool) -> Raw:
    data, elided = read_message(lambda offset, length: read_at(stream, offset, length), 0, size)
    return Raw(place, data, pasted=pasted, elided=elided)


@dataclass(frozen=True, slots=True)
class One:
    """A mailbox that is a single file with one message, or none if the file is empty."""

    path: Path
    name: str
    size: int
    pasted: bool = False

    @property
    def empty(self) -> bool:
        """The file is empty."""
        return self.size == 0

    def batches(self) -> Iterator[File]:
        """The one batch."""
        if self.size:
            yield File(str(self.path), self.name, self.size, self.pasted)


@dataclass(frozen=True, slots=True)
class Spooled:
    """A single message in an unnamed temporary file.

    Attributes:
        torn: what could not be read at its end, None where all was.
    """

    stream: BinaryIO
    name: str
    size: int
    torn: str | None = None
    pasted: bool = False

    @property
    def empty(self) -> bool:
        """Never: there is a message, or it would not have been taken for one."""
        return False

    def batches(self) -> Iterator[HeldStretch]:
        """The one batch, which carries the message."""
        message = _message(self.stream, self.size, self.name, pasted=self.pasted)
        held: tuple[Raw | Unreadable, ...] = (message,)
        if self.torn:
            held += (Unreadable(self.name, self.torn),)
        yield HeldStretch(held, self.size)


@dataclass(frozen=True, slots=True)
class Held:
    """A mailbox of which all is known already: nothing, or what is wrong with it."""

    name: str
    held: tuple[Raw | Unreadable, ...]
    size: int

    @property
    def empty(self) -> bool:
        """There is nothing in it."""
        return not self.held

    def batches(self) -> Iterator[HeldStretch]:
        """The one batch, if there is anything."""
        if self.held:
            yield HeldStretch(self.held, self.size)
