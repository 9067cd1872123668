"""Neither shouting nor pictures."""

import re
from collections.abc import Iterator

from demur.domain.letter import Problem
from demur.vet.case import Case
from demur.vet.sentences import is_word

_MARKS = re.compile(r"[!?]{2,}|!\s*!|\?\s*!")
_CAPITALS = re.compile(
    r"\b[^\W\d_a-zß-öø-ÿ]{4,}(?:\s+[^\W\d_a-zß-öø-ÿ]{2,})*\b|\b[A-Z]{3,}(?:\s+[A-Z]{3,})+\b"
)
_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0f]|(?<!\\w)(?::-?[)(DPp/|]|;-?\\)|<3|xD|\\^\\^)(?!\\w)"
)
_ABBREVIATION = 6
"""So long may an abbreviation be."""

_EXCLAMATIONS = 3
"""More than so many exclamation marks are one too many in any voice."""


def shouting(case: Case) -> Iterator[Problem]:
    """No word in capitals that is none of theirs, no row of marks, no emoji."""
    if found := _MARKS.search(case.text):
        yield Problem("shouting", f"“{found.group()}” shouts: one mark is enough.", True, found.span())
    if case.letter.body.count("!") > _EXCLAMATIONS:
        yield Problem("shouting", "It has too many exclamation marks: keep one or two.", False)
    theirs = case.invitation.mail.body + case.invitation.mail.subject if case.invitation else ""
    for found in _CAPITALS.finditer(case.wording):
        word = found.group()
        short = len(word) <= _ABBREVIATION and not is_word(word, case.letter.language)
        if word not in theirs and not word.isdigit() and not short:
            yield Problem(
                "shouting", f"“{word}” is in capitals: write it in small letters.", True, found.span()
            )
            return
    if found := _EMOJI.search(case.letter.body):
        yield Problem(
            "shouting", f"“{found.group()}” is no part of a letter: take it out.", True, found.span()
        )
