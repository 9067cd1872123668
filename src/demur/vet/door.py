"""The door is open or closed as the person wishes."""

from collections.abc import Iterator

from demur.domain.letter import Problem
from demur.vet.case import Case


def door(case: Case) -> Iterator[Problem]:
    """A decline asks to be kept in mind only where the person wants that."""
    if not case.declines:
        return
    found = case.phrases.door.search(case.wording)
    if found and not case.letter.blanks.keep_door_open:
        yield Problem(
            "door", f"“{found.group()}” keeps a door open that you wanted to close: take it out.", True
        )
    if not found and case.letter.blanks.keep_door_open:
        yield Problem(
            "door", "It does not ask to be kept in mind: add that sentence, or close the door.", False
        )
