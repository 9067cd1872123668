"""Whether a word is written large for its own sake, or only because it opens a sentence, a line or a subject."""

import re

from demur.extract.reading import Passage, Reading

_READ_AT_MOST = 8_000
_WRAPPED_LINE = 45
_OPENED = re.compile(r"(?:^|[.!?:;…•·|*>(\[–—]|[ \t]-)[ \t\xa0*_\"“„«'‘(\[]{0,4}$")


def bears_its_capital(reading: Reading, name: str) -> bool:
    """Whether a single word stands anywhere in a message where only a name is written large.

    A display name and a signature give names; elsewhere the word must stand within a sentence, fill a line of its
    own, or be paired with another name ("Fennel / Robin Lee").

    Args:
        reading: the message laid out.
        name: a word as written.
    """
    for passage in (reading.sender, reading.signature, reading.card):
        if passage is not None and _spots(passage, name):
            return True
    if _spots(reading.subject, name) and _spots(reading.letter, name):
        return True
    return any(
        not _opens(passage.text, *spot)
        for passage in (reading.letter, reading.subject, reading.quoted)
        if passage is not None
        for spot in _spots(passage, name)
    )


def _spots(passage: Passage, name: str) -> list[tuple[int, int]]:
    """Where the word stands in a passage, as a whole word."""
    found = re.finditer(rf"(?<![\w@.-]){re.escape(name)}(?![\w@])", passage.text[:_READ_AT_MOST])
    return [match.span() for match in found]


def _opens(text: str, start: int, end: int) -> bool:
    """Whether the place of a word alone makes it written large."""
    line = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    whole = text[line : stop if stop >= 0 else len(text)]
    if line and whole.strip(" \t\xa0*_,.!–—-") == text[start:end]:
        return False
    if _PAIRED.match(text, end):
        return False
    before = text[line:start]
    if before.strip(" \t\xa0*_\"“„«'‘"):
        return _OPENED.search(before) is not None
    above = text[:line].rstrip("\n")
    last = above.rpartition("\n")[2]
    return line - len(above) > 1 or len(last) < _WRAPPED_LINE or above.rstrip()[-1:] in ".!?:;"


_PAIRED = re.compile(r"[ \t](?:/|<>|x|×|&)[ \t]")
