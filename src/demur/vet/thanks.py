"""Every letter that answers thanks."""

from collections.abc import Iterator

from demur.domain.letter import Problem, Situation
from demur.vet.case import Case

THANKS = 0.15
"""The probability from which a sentence is taken for thanks: appreciation has many words."""


def thanks(case: Case) -> Iterator[Problem]:
    """Somewhere before the sign-off it thanks, but for whoever writes of their own accord."""
    if case.letter.situation is Situation.REOPEN:
        return
    if next(case.doing("thanks", THANKS), None) is None:
        yield Problem("thanks", "It does not thank them: begin with thanks for the offer.", True)
