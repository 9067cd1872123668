"""Where one message of an mbox ends and the next begins.

A separator is a line such as "From dana@example.org Tue Nov 24 09:00:00 2026" (RFC 4155, appendix A; Thunderbird
writes "From - " with the date). Mail clients forget to escape body lines that begin with "From ", so the line
alone proves nothing: "From here on ..." must not cut a message in two.
"""

import re
from collections.abc import Iterator

MARK = b"\nFrom "
LOOK_AHEAD = 2048
"""Bytes after the beginning of a From_ line that are needed to judge it."""

_DATED = re.compile(
    rb"From (?=[^\r\n]{0,300}?\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b)"
    rb"(?=[^\r\n]{0,300}?\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b)"
    rb"(?=[^\r\n]{0,300}?\b\d{1,2}:\d\d)\S[^\r\n]{0,300}?\b(?:19|20)\d\d\b[^\r\n]{0,40}\r?(?:\n|\Z)"
)
_SENDER_FIRST = re.compile(
    rb"From (?:-|\S*[@?!]\S*|\"[^\"\r\n]{0,100}\"\S*|[A-Za-z0-9._+=-]+) {1,8}[A-Z][a-z][a-z]\b"
)
_PLAIN = re.compile(
    rb"From \S{1,300} {1,3}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z][a-z] [ \d]\d \d\d:\d\d:\d\d \d{4}\r?\n"
    rb"(?:[!-9;-~]{1,100}:|>From )"
)
_BARE = re.compile(rb"From (?:-|MAILER-DAEMON|\S{1,200}@\S{1,200})[ \t]*\r?\n")
_FIELD = re.compile(rb"(?:[!-9;-~]{1,100}[ \t]*:|>From )")
_ESCAPED = re.compile(rb"^>(>{0,50}From )", re.MULTILINE)
_LENGTH = re.compile(rb"^Content-Length:[ \t]*(\d{1,12})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)


def is_separator(data: bytes, at: int, *, first: bool = False) -> bool:
    """Tell whether the line that begins at `at` with "From " separates messages.

    Args:
        data: some stretch of an mbox, with at least two bytes before `at` unless it is the first.
        at: index of the "F".
        first: nothing stands before it.
    """
    if _PLAIN.match(data, at):
        return True
    blank_before = first or at < 2 or data[at - 2] == 10 or data[at - 3 : at] == b"\n\r\n"
    line_end = data.find(b"\n", at, at + LOOK_AHEAD)
    field_next = line_end < 0 or _FIELD.match(data, line_end + 1) is not None
    if _DATED.match(data, at) and _SENDER_FIRST.match(data, at):
        return blank_before or (line_end >= 0 and field_next)
    return blank_before and line_end >= 0 and field_next and _BARE.match(data, at) is not None


def separators(data: bytes, *, counted: bool) -> Iterator[int]:
    """Yield the index of every separating From_ line in a stretch that begins with one.

    Args:
        data: whole messages.
        counted: the mbox states a Content-Length a message (mboxcl2) instead of escaping From_ lines.
    """
    at = 0
    while at >= 0:
        yield at
        end = declared_end(data, at) if counted else None
        past = at + 5 if end is None or not follows(data[end : end + 9]) else end
        at = _next(data, past)


def _next(data: bytes, start: int) -> int:
    """Find the next separator at or after `start`, -1 if there is none."""
    found = data.find(MARK, max(start - 1, 0))
    while found >= 0 and not is_separator(data, found + 1):
        found = data.find(MARK, found + 5)
    return found + 1 if found >= 0 else -1


def declared_end(data: bytes, at: int) -> int | None:
    """Where the message at `at` ends by its Content-Length, None where it has none; not yet checked."""
    head_end = _head_end(data, at)
    length = _LENGTH.search(data, at, head_end) if head_end is not None else None
    return head_end + int(length[1]) if head_end is not None and length else None


def follows(rest: bytes) -> bool:
    """Tell whether what stands where a message ends is the end of the file or the next message."""
    return not rest.strip(b"\r\n") or rest.lstrip(b"\r\n").startswith(b"From ")


def _head_end(data: bytes, at: int) -> int | None:
    ends = [(data.find(mark, at, at + 65536), len(mark)) for mark in (b"\n\n", b"\r\n\r\n")]
    found = [where + size for where, size in ends if where >= 0]
    return min(found) if found else None


def counts_lengths(head: bytes) -> bool:
    """Tell whether an mbox that begins so relies on Content-Length (mboxcl2)."""
    end = _head_end(head, 0)
    return end is not None and _LENGTH.search(head, 0, end) is not None


def starts_mbox(head: bytes) -> bool:
    """Tell whether a file that begins so is an mbox."""
    return head.startswith(b"From ") and is_separator(head, 0, first=True)


def message_of(data: bytes, start: int, end: int, *, counted: bool) -> bytes:
    """Cut one message out of an mbox: without its From_ line, the blank line after it, and escapes.

    One ">" is taken from lines that begin with ">From " after any number of ">" (mboxrd); mboxcl2 has none.
    """
    head = data.find(b"\n", start, end) + 1
    if head == 0:
        return b""
    if data.endswith(b"\r\n\r\n", head, end):
        end -= 2
    elif data.endswith(b"\n\n", head, end):
        end -= 1
    message = data[head:end]
    if not counted and b">From " in message:
        message = _ESCAPED.sub(rb"\1", message)
    return message
