"""Putting a stream into an unnamed temporary file, decompressed, without holding it in memory."""

import tempfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from demur.domain.errors import SourceUnusable

GZIP = b"\x1f\x8b"
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Spool:
    """What came through a stream.

    Attributes:
        stream: an unnamed temporary file, gone when it is closed.
        torn: why the end could not be read, None where all was.
    """

    stream: BinaryIO
    size: int
    torn: str | None

    def head(self, length: int) -> bytes:
        """The first bytes."""
        self.stream.seek(0)
        return self.stream.read(length)


def spool(stream: BinaryIO, name: str) -> Spool:
    """Copy a stream to a temporary file; a gzip stream (RFC 1952) is decompressed.

    A damaged or truncated gzip stream keeps what was read before the damage.

    Raises:
        SourceUnusable: the stream can't be read, or the temporary file can't be written.
    """
    target = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the mailbox that reads it
    torn: str | None = None
    size = 0
    blocks = _blocks(stream)
    try:
        while True:
            try:
                block = next(blocks)
            except StopIteration:
                break
            except (zlib.error, EOFError) as error:
                torn = (
                    f"The compressed data is damaged or ends too early ({error}); what came before was read."
                )
                break
            target.write(block)
            size += len(block)
        target.flush()
    except OSError as error:
        cause = f"the temporary copy could not be made ({error.strerror}); see that the disk has room."
        raise SourceUnusable(name, cause) from error
    return Spool(target, size, torn)


def _blocks(stream: BinaryIO) -> Iterator[bytes]:
    block = stream.read(_BLOCK)
    if not block.startswith(GZIP):
        while block:
            yield block
            block = stream.read(_BLOCK)
        return
    inflate = zlib.decompressobj(wbits=31)
    while True:
        yield inflate.decompress(block, _BLOCK)
        while inflate.unconsumed_tail:
            yield inflate.decompress(inflate.unconsumed_tail, _BLOCK)
        if inflate.eof:
            # Several compressed files after one another are one (RFC 1952 §2.2); what else follows is padding.
            block = inflate.unused_data or stream.read(_BLOCK)
            if not block.startswith(GZIP):
                return
            inflate = zlib.decompressobj(wbits=31)
            continue
        block = stream.read(_BLOCK)
        if not block:
            raise EOFError("unexpected end")
