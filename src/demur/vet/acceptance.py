"""A letter that accepts, asks, or looks for a new talk does not decline."""

from collections.abc import Iterator

from demur.domain.letter import Form, Problem, Situation
from demur.vet.case import Case

NO, OTHER_TIME = 0.8, 0.4
"""Probabilities from which a sentence is taken for a no where none should be, and for asking for another time."""


def acceptance(case: Case) -> Iterator[Problem]:
    """Nothing in such a letter reads as a no, and an acceptance says yes."""
    if case.declines or case.letter.situation is Situation.CONSENT:
        return
    # Who asks for another time says no to the first.
    moves = case.letter.situation is Situation.RESCHEDULE and any(case.doing("other_time", OTHER_TIME))
    if not moves and (sentence := next(case.doing("no", NO), None)):
        span = case.place(case.phrases.decline, sentence)
        yield Problem("acceptance", f"“{case.quote(span)}” sounds like a no: take it out.", True, span)
    if case.letter.situation is Situation.ACCEPT and case.letter.style.form is not Form.CALL:
        yield from _accepts(case)


def _accepts(case: Case) -> Iterator[Problem]:
    slot = case.letter.blanks.slot
    if next(case.doing("yes", 0.3), None) is None:
        yield Problem("acceptance", "The yes is missing: say that you would be glad to talk.", False)
    if slot and slot not in case.letter.body:
        yield Problem("acceptance", f"The time that suits is missing: name {slot}.", True)
