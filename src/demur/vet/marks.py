"""Leftover blanks and template marks, and values that say that a value was missing."""

import re
from collections.abc import Iterator

from demur.domain.letter import Problem
from demur.vet.case import Case

_MARKS = re.compile(
    r"\{\{|\}\}|\{%|%\}|\{#|#\}|\$\{\w*\}|%\(\w+\)s|<%|%>|&(?:nbsp|amp|lt|gt|quot|#\d+);|</?\w+>|\{\w*\}|\\[nt]|"
    r"\[[^\]\n]{1,60}\]|<[A-Za-z' ]{3,40}>|_{3,}|\bX{3,}\b|\bTODO\b|\bTBD\b|\bFIXME\b|lorem ipsum|\?\?\?",
)
_MISSING = re.compile(r"\bNone\b(?! of\b)|\bnull\b|\bNaN\b|\bnan\b(?=[\s.,])|\bundefined\b|\bN/A\b")
_REPLACEMENT = "\ufffd"


def marks(case: Case) -> Iterator[Problem]:
    """No blank, bracket, template mark or "None" stands in the letter."""
    if found := _MARKS.search(case.wording):
        because = f"“{found.group()}” was left over: fill it in or take it out."
        yield Problem("marks", because, True, found.span())
    if found := _MISSING.search(case.wording):
        because = f"“{found.group()}” stands where a name is missing: recast the sentence."
        yield Problem("marks", because, True, found.span())
    at = case.letter.body.find(_REPLACEMENT)
    if at >= 0:
        because = "A character could not be decoded (�): write it anew."
        yield Problem("marks", because, True, (at, at + 1))
