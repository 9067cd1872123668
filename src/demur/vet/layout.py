"""What a slip of the keyboard or a missing name leaves behind."""

import re
from collections.abc import Iterator

from demur.domain.letter import Problem
from demur.vet.case import Case

_SLIPS = (
    (re.compile(r"\S  +\S"), "Two spaces follow each other: take one out."),
    (
        re.compile(r"\w ,|\w \.(?:\s|$)"),
        "A space stands before a comma or full stop: a name may be missing there.",
    ),
    (re.compile(r"\(\s*\)|„\s*“|“\s*”|\"\s*\""), "Parentheses or quotation marks are empty: take them out."),
    (re.compile(r",,|(?<!\.)\.\.(?!\.)|,\."), "Two marks follow each other: keep one."),
    (re.compile(r"\n\n\n"), "There are two empty lines where one is enough."),
)
_DOUBLED = re.compile(r"\b([^\W\d_]{2,})[ \n]+\1\b", re.IGNORECASE)
_RIGHTLY_DOUBLED = frozenset("nous vous that had sie die der das laat je op dat haar".split())
_HIDDEN = re.compile(r"[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\u2060\x00-\x08\x0b-\x1f\x7f]")


def layout(case: Case) -> Iterator[Problem]:
    """No double space, doubled word, empty parentheses or hidden character."""
    body = case.letter.body
    for pattern, because in _SLIPS:
        if slip := pattern.search(body):
            yield Problem("layout", because, False, slip.span())
    own = " ".join(
        filter(None, (case.letter.blanks.company, case.letter.blanks.position, case.letter.blanks.recruiter))
    ).lower()
    for found in _DOUBLED.finditer(body):
        if found.group(1).lower() not in _RIGHTLY_DOUBLED and found.group().lower() not in own:
            because = f"“{found.group()}” says a word twice: take one out."
            yield Problem("layout", because, False, found.span())
    if hidden := _HIDDEN.search(body):
        because = "It holds characters that can't be seen: write the line anew."
        yield Problem("layout", because, True, hidden.span())
