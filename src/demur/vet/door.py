"""The door is open or closed as the person wishes."""

from collections.abc import Iterator

from demur.domain.letter import Form, Problem
from demur.vet.case import Case


def door(case: Case) -> Iterator[Problem]:
    """A decline asks to be kept in mind only where the person wants that."""
    if not case.declines:
        return
    found = case.phrases.door.search(case.wording)
    if found and not case.letter.blanks.keep_door_open:
        because = f"“{case.quote(found.span())}” keeps a door open that you wanted to close: take it out."
        yield Problem("door", because, True, found.span())
    if not found and case.letter.blanks.keep_door_open and case.letter.form_is(Form.MAIL, Form.INMAIL):
        because = "It does not ask to be kept in mind: add that sentence, or close the door."
        yield Problem("door", because, False)
