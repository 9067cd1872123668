"""A decline says no, early, and so that nobody can take it for anything else."""

from collections.abc import Iterator

from demur.domain.letter import Form, Problem, Situation
from demur.domain.mail import Span
from demur.vet.case import Case
from demur.vet.sentences import declines

EARLY = 2
"""The no stands within so many sentences after the first thanks."""

YES, OTHER_TIME, DOOR = 0.6, 0.6, 0.3
"""Probabilities from which a sentence is taken for a yes, or for asking for another time, in a letter that says no; and from
which it speaks of later openings."""


def decline(case: Case) -> Iterator[Problem]:
    """A decline has an unmistakable no; it neither accepts nor asks for another time."""
    if not case.declines:
        return
    no = next((each for each in case.sentences if declines(case.does(each))), None)
    if no is None:
        yield Problem("decline", "The no is missing: say plainly that you can't accept the interview.", True)
    elif case.letter.form_is(Form.MAIL, Form.INMAIL) and _late(case, no):
        yield Problem("decline", "The no comes late: say it right after the thanks.", False, no)
    for act, least, pattern, what in (
        ("yes", YES, case.phrases.accept, "sounds like a yes"),
        ("other_time", OTHER_TIME, case.phrases.reschedule, "asks for another time"),
    ):
        for sentence in case.doing(act, least):
            if not declines(case.does(sentence)) and case.does(sentence)["door"] < DOOR:
                span = case.place(pattern, sentence)
                because = f"“{case.quote(span)}” {what}: take it out of the decline."
                yield Problem("decline", because, True, span)
                break


def _late(case: Case, no: Span) -> bool:
    """The no is not in the first two sentences after the paragraph of thanks; the person's own line is not counted."""
    thanks = next(case.doing("thanks", 0.5), None)
    if thanks is None or thanks[0] > no[0]:
        return False
    letter = case.letter
    end = letter.body.find("\n\n", thanks[0])
    if not 0 <= end < no[0]:
        return False
    own = letter.blanks.personal or "\0"
    between = [each for each in case.sentences if end < each[0] < no[0] and case.quote(each) not in own]
    # The apology for a missed time goes before it.
    return len(between) >= EARLY + 2 * (letter.situation is Situation.MISSED)
