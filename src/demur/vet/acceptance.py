"""A letter that accepts, or asks, does not decline."""

from collections.abc import Iterator

from demur.domain.letter import Form, Problem, Situation
from demur.vet.case import Case


def acceptance(case: Case) -> Iterator[Problem]:
    """Nothing in an acceptance or a question reads as a no, and an acceptance says yes."""
    if case.declines or case.letter.situation is Situation.CONSENT:
        return
    if found := case.phrases.decline.search(case.wording):
        quote = case.quote(found.span())
        yield Problem("acceptance", f"“{quote}” sounds like a no: take it out.", True, found.span())
    if case.letter.situation is Situation.ACCEPT and case.letter.style.form is not Form.CALL:
        yield from _accepts(case)


def _accepts(case: Case) -> Iterator[Problem]:
    slot = case.letter.blanks.slot
    if not case.phrases.accept.search(case.wording):
        yield Problem("acceptance", "The yes is missing: say that you would be glad to talk.", False)
    if slot and slot not in case.letter.body:
        yield Problem("acceptance", f"The time that suits is missing: name {slot}.", True)
