"""Cells of a CSV that a spreadsheet program may open: what it would take for a formula is made text, and back.

Programs disagree on what parts cells. So not only what begins a cell is guarded, but also what would begin one where
semicolons or tabs part them, as in much of Europe, or where quotation marks are not understood.
"""

import re

_FORMULA = r"[=+\-@＝＋－＠]"
_RUN = r"[ \xa0'\"]*"
"""What programs pass over before they look for a formula."""

_BEGINS = rf"(?:\A(?={_RUN}(?:{_FORMULA}|[\t\r\n]))|(?<=[;,\t\r\n])(?={_RUN}{_FORMULA}))"
_GUARDED = re.compile(rf"(?:\A'(?={_RUN}(?:{_FORMULA}|[\t\r\n]))|(?<=[;,\t\r\n])'(?={_RUN}{_FORMULA}))")
_BARE = re.compile(_BEGINS)


def guarded(text: str) -> str:
    """A text of which no program makes a formula: an apostrophe stands before what would begin one."""
    return _BARE.sub("'", text)


def unguarded(cell: str) -> str:
    """A text as it was before it was guarded, whatever it was."""
    return _GUARDED.sub("", cell)
