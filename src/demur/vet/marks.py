"""Leftover blanks and template marks, and values that say that a value was missing."""

import re
from collections.abc import Iterator

from demur.domain.letter import Problem
from demur.vet.case import Case

_MARKS = re.compile(
    r"\{\{|\}\}|\{%|%\}|\{#|#\}|\$\{\w*\}|%\(\w+\)s|<%|%>|&(?:nbsp|amp|lt|gt|quot|#\d+);|</?\w+>|\{\w*\}|\\[nt]|"
    r"\[[^\]\n]{1,60}\]|<[A-Za-z' ]{3,40}>|_{3,}|\bX{3,}\b|\bTODO\b|\bTBD\b|\bFIXME\b|lorem ipsum|\?\?\?",
)
_DOTTED = re.compile(r"(?:\bX{2}\b|…|\.{3})[./-](?:X{2}\b|…|\.{3})|\([…._ ]+\)")
"""Days and months that were to be filled in, and empty parentheses."""

_SCORE = re.compile(
    r"\b\d[.,]\d ?/ ?10\b|\b\d{1,2}(?:[.,]\d)? (?:out of|of|von|sur|su|de|van|op|uit) 10\b(?! \w)",
    re.IGNORECASE,
)
_MISSING = re.compile(r"\bNone\b(?! of\b)|\bnull\b|\bNaN\b|\bnan\b(?=[\s.,])|\bundefined\b|\bN/A\b")
_REPLACEMENT = "\ufffd"


def marks(case: Case) -> Iterator[Problem]:
    """No blank, bracket, template mark, score or "None" stands in the letter."""
    if found := _MARKS.search(case.wording):
        because = f"“{found.group()}” was left over: fill it in or take it out."
        yield Problem("marks", because, True, found.span())
    if found := _DOTTED.search(case.text):
        yield Problem("marks", f"“{found.group()}” was left over: fill it in.", True, found.span())
    if found := _SCORE.search(case.text):
        yield Problem("marks", f"“{found.group()}” is a score: keep it to yourself.", True, found.span())
    if found := _MISSING.search(case.wording):
        because = f"“{found.group()}” stands where a name is missing: recast the sentence."
        yield Problem("marks", because, True, found.span())
    at = case.letter.body.find(_REPLACEMENT)
    if at >= 0:
        because = "A character could not be decoded (�): write it anew."
        yield Problem("marks", because, True, (at, at + 1))
