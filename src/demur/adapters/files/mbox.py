"""The mbox adapter: one file, found message by message in windows, read batch by batch.

The file is read in windows rather than mapped as a whole: mapped pages count as resident memory, and a mail
client that shortens a mapped file kills the reader (SIGBUS). The search itself runs at the speed of `bytes.find`,
which measured the same as `mmap.find`.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from demur.adapters.files.elide import LARGE, read_message
from demur.adapters.files.separator import (
    LOOK_AHEAD,
    MARK,
    counts_lengths,
    declared_end,
    follows,
    is_separator,
    message_of,
    separators,
)
from demur.domain.mail import Raw, Unreadable

BATCH = 1 << 20
_WINDOW = 1 << 20
_HEAD = 64 << 10


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring messages of an mbox: where they begin and end, and how they are numbered.

    Attributes:
        first: number of the first message in the whole mailbox, from 1.
        single: it is one large message.
        counted: the mbox states a Content-Length a message.
    """

    name: str
    offset: int
    size: int
    first: int
    single: bool
    counted: bool

    def messages_in(self, stream: BinaryIO) -> Iterator[Raw | Unreadable]:
        """Read the messages of this stretch out of the opened mbox."""
        if self.single and self.size > LARGE:
            yield self._large(stream)
            return
        data = read_at(stream, self.offset, self.size)
        starts = list(separators(data, counted=self.counted)) if data else []
        for index, start in enumerate(starts):
            end = starts[index + 1] if index + 1 < len(starts) else len(data)
            yield Raw(f"{self.name}#{self.first + index}", message_of(data, start, end, counted=self.counted))

    def _large(self, stream: BinaryIO) -> Raw:
        data, elided = read_message(
            lambda offset, length: read_at(stream, offset, length), self.offset, self.size
        )
        message = message_of(data, 0, len(data), counted=self.counted)
        return Raw(f"{self.name}#{self.first}", message, elided=elided)


@dataclass(frozen=True, slots=True)
class FileStretch:
    """A batch that lies in a file: a worker opens it by its path."""

    path: str
    stretch: Stretch

    @property
    def size(self) -> int:
        """Bytes of the mbox that this batch covers."""
        return self.stretch.size

    def messages(self) -> Iterator[Raw | Unreadable]:
        """Read the messages, in order."""
        try:
            with open(self.path, "rb", buffering=0) as stream:
                yield from self.stretch.messages_in(stream)
        except OSError as error:
            cause = f"The mailbox could not be read any more: {error.strerror}."
            yield Unreadable(f"{self.stretch.name}#{self.stretch.first}", cause)


@dataclass(frozen=True, slots=True)
class HeldStretch:
    """A batch out of an unnamed file, which no other process can open: it carries its messages."""

    held: tuple[Raw | Unreadable, ...]
    size: int

    def messages(self) -> Iterator[Raw | Unreadable]:
        """Give the messages, in order."""
        yield from self.held


@dataclass(frozen=True, slots=True)
class Mbox:
    """An mbox file (mboxo, mboxrd, mboxcl2, with either newline)."""

    path: Path
    name: str
    size: int

    @property
    def empty(self) -> bool:
        """There is no message in it; a file without one is never taken for an mbox."""
        return self.size == 0

    def batches(self) -> Iterator[FileStretch]:
        """Cut the file into batches of about 1 MB; a large message is one of its own."""
        with open(self.path, "rb", buffering=0) as stream:
            for stretch in stretches(stream, self.name, self.size):
                yield FileStretch(os.fspath(self.path), stretch)


@dataclass(frozen=True, slots=True)
class SpooledMbox:
    """An mbox that came through a pipe or compressed, in an unnamed temporary file.

    Attributes:
        torn: what could not be read at its end, None where all was.
    """

    stream: BinaryIO
    name: str
    size: int
    torn: str | None = None

    @property
    def empty(self) -> bool:
        """There is no message in it."""
        return self.size == 0

    def batches(self) -> Iterator[HeldStretch]:
        """Cut the file into batches that carry their messages."""
        number = 0
        for stretch in stretches(self.stream, self.name, self.size):
            held = tuple(stretch.messages_in(self.stream))
            number += len(held)
            yield HeldStretch(held, stretch.size)
        if self.torn:
            yield HeldStretch((Unreadable(f"{self.name}#{number + 1}", self.torn),), 0)


def stretches(stream: BinaryIO, name: str, size: int) -> Iterator[Stretch]:
    """Cut an mbox into stretches of whole messages, reading it once in windows.

    Args:
        stream: the opened file, which begins with a From_ line.
        name: as shown in places.
        size: its length in bytes; what is appended later is left alone.
    """
    counted = counts_lengths(read_at(stream, 0, _HEAD))
    begin, first, number, last = 0, 1, 0, 0
    for at in _starts(stream, size, counted=counted):
        if number and (at - last > LARGE or at - begin >= BATCH):
            if at - last > LARGE and last > begin:
                yield Stretch(name, begin, last - begin, first, single=False, counted=counted)
                begin, first = last, number
            yield Stretch(name, begin, at - begin, first, single=begin == last, counted=counted)
            begin, first = at, number + 1
        number += 1
        last = at
    if number:
        if size - last > LARGE and last > begin:
            yield Stretch(name, begin, last - begin, first, single=False, counted=counted)
            begin, first = last, number
        yield Stretch(name, begin, size - begin, first, single=begin == last, counted=counted)


def _starts(stream: BinaryIO, size: int, *, counted: bool) -> Iterator[int]:
    """Yield where each message begins."""
    past = 0
    if size:
        yield 0
        past = _past(stream, 0) if counted else 1
    offset, carry = 0, b""
    # `base` is the place in the file of the window's first byte; a few bytes of the last window are kept before
    # it, so that a separator across the border is seen whole and with the blank line before it.
    while offset < size:
        fresh = read_at(stream, offset, min(_WINDOW, size - offset))
        if not fresh:
            return
        window, base = carry + fresh, offset - len(carry)
        offset += len(fresh)
        limit = len(window) if offset >= size else len(window) - LOOK_AHEAD
        found = window.find(MARK, 2 if carry else 0)
        while 0 <= found < limit:
            at = base + found + 1
            if at >= past and is_separator(window, found + 1):
                yield at
                past = _past(stream, at) if counted else at + 1
            found = window.find(MARK, found + 5)
        # Two bytes more than what was judged, for the blank line; they are skipped by the search above.
        carry = window[max(limit - 2, 0) :]


def _past(stream: BinaryIO, at: int) -> int:
    """Where the message at `at` ends by its Content-Length; just after its beginning where that is no use."""
    end = declared_end(read_at(stream, at, _HEAD), 0)
    return at + end if end is not None and follows(read_at(stream, at + end, 9)) else at + 1


def read_at(stream: BinaryIO, offset: int, length: int) -> bytes:
    """Read a stretch of a file; less where the file ends."""
    stream.seek(offset)
    pieces: list[bytes] = []
    while length > 0:
        piece = stream.read(length)
        if not piece:
            break
        pieces.append(piece)
        length -= len(piece)
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)
