"""A decline says no, so that nobody can take it for anything else."""

from collections.abc import Iterator

from demur.domain.letter import Problem
from demur.vet.case import Case


def decline(case: Case) -> Iterator[Problem]:
    """A decline has an unmistakable no; it neither accepts nor asks for another time."""
    if not case.declines:
        return
    text = case.wording
    if not case.phrases.decline.search(text):
        yield Problem("decline", "The no is missing: say plainly that you can't accept the interview.", True)
    rest = case.phrases.decline.sub("", text)
    if found := case.phrases.accept.search(rest):
        yield Problem("decline", f"“{found.group()}” sounds like a yes: take it out of the decline.", True)
