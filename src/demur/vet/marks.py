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
    text = case.wording
    if found := _MARKS.search(text):
        yield Problem("marks", f"“{found.group()}” was left over: fill it in or take it out.", True)
    if found := _MISSING.search(text):
        yield Problem(
            "marks", f"“{found.group()}” stands where a name is missing: recast the sentence.", True
        )
    if _REPLACEMENT in case.letter.body:
        yield Problem("marks", "A character could not be decoded (�): write it anew.", True)
