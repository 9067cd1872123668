"""A text as lines with their places."""

import re
from dataclasses import dataclass

from demur.read.phrases import normal

MOST = 20_000
"""Lines that are looked at; what follows them counts as quoted."""


@dataclass(slots=True)
class Line:
    """One line.

    Attributes:
        start, end: its place in the text, without the newline.
        quoted: it is not the newest author's.
    """

    start: int
    end: int
    text: str
    quoted: bool = False
    _plain: str | None = None

    @property
    def plain(self) -> str:
        """Its text as phrases are compared with it."""
        if self._plain is None:
            self._plain = normal(self.text)
        return self._plain

    @property
    def blank(self) -> bool:
        """Nothing is to be seen on it."""
        return not self.text.strip()


_QUOTE = re.compile(r"[ \t\xa0]{0,4}>")
_RULE = re.compile(r"[\s*_=~#.·•+-]*\Z")


def split_lines(text: str) -> list[Line]:
    """Cut a text into lines; those that begin with ">" are marked as quoted."""
    lines: list[Line] = []
    at = 0
    for piece in text.split("\n", MOST)[:MOST]:
        lines.append(Line(at, at + len(piece), piece, _QUOTE.match(piece) is not None))
        at += len(piece) + 1
    return lines


def is_rule(text: str) -> bool:
    """Tell whether a line is blank or only drawn ("-----", "* * *")."""
    return len(text) < 2000 and _RULE.match(text) is not None
