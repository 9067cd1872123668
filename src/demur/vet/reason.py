"""A reason stands in a decline only where the person allows reasons, and only the one that is true."""

import re
from collections.abc import Iterator
from functools import lru_cache

from demur.domain.letter import Problem
from demur.vet.case import Case
from demur.vet.phrases import phrases_of

_NAME = re.compile("…+")
_SENTENCE = re.compile(r"[^.!?]+[.!?]*")


def reason(case: Case) -> Iterator[Problem]:
    """No because, unless the person tells reasons; then one."""
    if not case.declines:
        return
    found = [
        match
        for sentence in _SENTENCE.finditer(case.wording)
        if _tells_why(case.letter.language, _NAME.sub("…", sentence.group()))
        and (match := case.phrases.because.search(case.wording, *sentence.span()))
    ]
    if found and case.letter.blanks.reason is None:
        quote = case.quote(found[0].span())
        yield Problem(
            "reason", f"“{quote}” begins a reason, and you give none: take it out.", True, found[0].span()
        )
    elif len(found) > 1:
        yield Problem("reason", "It gives several reasons: keep one, in one clause.", True, found[1].span())


@lru_cache(maxsize=4096)
def _tells_why(language: str, sentence: str) -> bool:
    """Remembered, since most sentences come from templates and come again."""
    return phrases_of(language).because.search(sentence) is not None
