"""One question where the letter asks, none where it declines."""

from collections.abc import Iterator

from demur.domain.letter import Form, Problem, Situation
from demur.vet.case import Case


def question(case: Case) -> Iterator[Problem]:
    """A decline asks nothing; a letter that asks has exactly one question, and one for another time asks for that."""
    letter = case.letter
    count = letter.body.count("?")
    where = letter.body.find("?")
    if case.declines and count:
        because = "A decline that asks something invites an argument: take the question out."
        yield Problem("question", because, False, (where, where + 1))
    elif letter.situation is Situation.ASK and count == 0:
        yield Problem("question", "The question is missing: ask the one thing that decides.", True)
    elif (
        letter.situation is Situation.RESCHEDULE
        and letter.style.form is not Form.CALL
        and next(case.doing("other_time", 0.4), None) is None
    ):
        yield Problem("question", "It does not ask for another time: say so plainly.", False)
    elif count > 1 and letter.style.form is not Form.CALL:
        last = letter.body.rfind("?")
        because = f"It asks {count} questions: keep the one that decides."
        yield Problem("question", because, False, (last, last + 1))
