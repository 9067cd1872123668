"""What is printed: whole lines, and no text of a mail that could act on the terminal."""

import re
import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)


class ReaderGone(Exception):
    """Nobody reads standard output any more (`| head`). No OSError, which the command library would end on with 1."""


def safe(text: str) -> str:
    """Text of a mail on one line, without what could move the cursor, colour the screen or turn the text around."""
    return " ".join(_UNSAFE.sub("", text).split())


def readable(text: str) -> list[str]:
    """The lines of a letter, without the same."""
    return [_UNSAFE.sub("", line) for line in text.splitlines()]


def columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows of cells as lines with aligned columns, numbers to the right; made `safe`."""
    cells = [[safe(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        aligned = (
            cell.rjust(width) if cell.isdigit() else cell.ljust(width)
            for cell, width in zip(row, widths, strict=True)
        )
        yield "  ".join(aligned).rstrip()


def many(count: int, noun: str) -> str:
    """A count with its noun, in the plural where it needs one."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def complain(sentence: str) -> None:
    """Say something on standard error."""
    try:
        print("\n".join(_UNSAFE.sub("", line) for line in sentence.splitlines()), file=sys.stderr, flush=True)
    except (BrokenPipeError, ValueError):
        pass


def write_lines(lines: Iterable[str]) -> None:
    """Write whole lines to standard output; Ctrl-C waits until they are out.

    Raises:
        ReaderGone: nobody reads any more.
    """
    text = "".join(line + "\n" for line in lines)
    if not text:
        return
    write_bytes(text.encode("utf-8", "replace"))


def write_bytes(data: bytes) -> None:
    """Write to standard output; raises `ReaderGone` as `write_lines` does."""
    with _undisturbed():
        try:
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            raise ReaderGone from None


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold back SIGINT."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
