"""A reason stands in a decline only where the person allows reasons, and only the one that is true."""

from collections.abc import Iterator

from demur.domain.letter import Problem
from demur.domain.mail import Span
from demur.vet.case import Case

REASON = 0.7
"""The probability from which a sentence is taken to tell a reason."""


def reason(case: Case) -> Iterator[Problem]:
    """No because, unless the person tells reasons; then one."""
    if not case.declines:
        return
    found = [each for each in case.sentences if _tells_why(case, each) >= REASON]
    if found and case.letter.blanks.reason is None:
        span = case.place(case.phrases.because, found[0])
        because = f"“{case.quote(span)}” tells a reason, and you give none: take it out."
        yield Problem("reason", because, True, span)
    elif len(found) > 1:
        yield Problem("reason", "It gives several reasons: keep one, in one clause.", True, found[1])


def _tells_why(case: Case, sentence: Span) -> float:
    """The probability that a sentence gives a reason, or what stands in it from its "because" on."""
    told = case.tells(sentence)["reason"]
    because = case.phrases.because.search(case.wording, *sentence)
    return max(told, case.does((because.start(), sentence[1]))["reason"]) if because else told
