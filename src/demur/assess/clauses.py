"""Clauses of running text: what is denied in one says nothing of the next."""

import re

_WRAP = re.compile(r"\n(?!\s*(?:\n|[-*•]))")
_SENTENCE_END = re.compile(r"[.!?;](?=\s|$)|\n")


def running(text: str) -> str:
    """The text with its lines joined where they are only wrapped, and straight apostrophes; as long as before."""
    return _WRAP.sub(" ", text).replace("’", "'")


def small(text: str) -> str:
    """The text in lower case, as long as before: patterns without regard to case are several times slower."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


def sentence_around(text: str, start: int, end: int, reach: int = 400) -> tuple[int, int]:
    """Where the sentence begins and ends that holds this span, at most so many characters away."""
    low, high = max(0, start - reach), min(len(text), end + reach)
    first = max((found.end() for found in _SENTENCE_END.finditer(text, low, start)), default=low)
    last = _SENTENCE_END.search(text, end, high)
    return first, last.start() if last else high
