"""A letter that accepts or asks does not decline."""

from collections.abc import Iterator

from demur.domain.letter import Problem, Situation
from demur.vet.case import Case


def acceptance(case: Case) -> Iterator[Problem]:
    """Nothing in an acceptance or a question reads as a no, and an acceptance says yes."""
    if case.declines:
        return
    text = case.wording
    if found := case.phrases.decline.search(text):
        yield Problem("acceptance", f"“{found.group()}” sounds like a no: take it out.", True)
    if case.letter.situation is not Situation.ACCEPT:
        return
    if not case.phrases.accept.search(text):
        yield Problem("acceptance", "The yes is missing: say that you would be glad to talk.", True)
    if case.letter.blanks.slot and case.letter.blanks.slot not in case.letter.body:
        yield Problem("acceptance", f"The time that suits is missing: name {case.letter.blanks.slot}.", True)
