"""Reading a very large message without its bulk: the structure stays, long part bodies are cut.

A 100 MB attachment says nothing about an invitation. Everything up to `KEEP` bytes after each MIME boundary is
kept, so that headers, text and calendar parts are whole; what lies between that and the next boundary is left
out without ever being in memory at once.
"""

import re
from collections.abc import Callable

LARGE = 2 << 20
"""A message above so many bytes is read in elided form."""

KEEP = 256 << 10
MOST = 4 << 20
"""No more than so many bytes of one message are kept, whatever its structure."""

_WINDOW = 1 << 20
_BOUNDARY = re.compile(rb"boundary\s{0,20}=\s{0,20}\"?([^\"\s;]{1,100})", re.IGNORECASE)

ReadAt = Callable[[int, int], bytes]
"""Reads (offset, length) of the source."""


def read_message(read_at: ReadAt, offset: int, length: int) -> tuple[bytes, int]:
    """Read one message, elided if it is large.

    Returns:
        Its bytes, and how many were left out.
    """
    if length <= LARGE:
        return read_at(offset, length), 0
    kept: list[bytes] = []
    total, room = 0, KEEP
    boundaries: set[bytes] = set()
    carry = b""
    position, end = offset, offset + length
    while position < end:
        fresh = read_at(position, min(_WINDOW, end - position))
        if not fresh:
            break
        position += len(fresh)
        window = carry + fresh
        # The last line may be torn: it waits for the next window, unless it is longer than any boundary.
        cut = window.rfind(b"\n") + 1 if position < end else len(window)
        if cut == 0 or len(window) - cut > 1000:
            cut = len(window)
        window, carry = window[:cut], window[cut:]
        room, added = _keep(window, room, boundaries, kept, MOST - total)
        total += added
    return b"".join(kept), length - total


def _keep(
    window: bytes, room: int, boundaries: set[bytes], kept: list[bytes], budget: int
) -> tuple[int, int]:
    """Keep what is near a boundary; return the room left after the last one, and the bytes kept."""
    added = 0
    at = 0
    while at < len(window) and added < budget:
        take = min(room, budget - added)
        piece = window[at : at + take]
        for found in _BOUNDARY.findall(piece):
            if len(boundaries) < 100:
                boundaries.add(found)
        line = _next_boundary(window, at, boundaries)
        stop = line if line >= 0 else len(window)
        piece = window[at : min(at + take, stop)]
        kept.append(piece)
        added += len(piece)
        room -= len(piece)
        if line < 0:
            break
        if stop > at + take:
            kept.append(b"\n")
            added += 1
        after = window.find(b"\n", line)
        after = len(window) if after < 0 else after + 1
        kept.append(window[line:after])
        added += after - line
        room = KEEP
        at = after
    return room, added


def _next_boundary(window: bytes, start: int, boundaries: set[bytes]) -> int:
    """Index of the next line that is a boundary, -1 if there is none."""
    first = -1
    for boundary in boundaries:
        mark = b"--" + boundary
        found = window.find(mark, start)
        while found > 0 and window[found - 1] != 10:
            found = window.find(mark, found + 1)
        if found >= 0 and (first < 0 or found < first):
            first = found
    return first
