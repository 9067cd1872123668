"""One question where the letter asks, none where it declines."""

from collections.abc import Iterator

from demur.domain.letter import Problem, Situation
from demur.vet.case import Case


def question(case: Case) -> Iterator[Problem]:
    """A decline asks nothing; a letter that asks has exactly one question."""
    count = case.letter.body.count("?")
    if case.declines and count:
        yield Problem(
            "question", "A decline that asks something invites an argument: take the question out.", False
        )
    elif case.letter.situation is Situation.ASK and count == 0:
        yield Problem("question", "The question is missing: ask the one thing that decides.", True)
    elif count > 1:
        yield Problem("question", f"It asks {count} questions: keep the one that decides.", False)
