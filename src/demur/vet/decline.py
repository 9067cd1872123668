"""A decline says no, early, and so that nobody can take it for anything else."""

import re
from collections.abc import Iterator

from demur.domain.letter import Form, Problem, Situation
from demur.vet.case import Case

_ENDS = re.compile(r"[.!?]+(?=\s)")
EARLY = 2
"""The no stands within so many sentences after the first thanks."""


def decline(case: Case) -> Iterator[Problem]:
    """A decline has an unmistakable no; it neither accepts nor asks for another time."""
    if not case.declines:
        return
    text = case.wording
    no = case.phrases.decline.search(text)
    if no is None:
        yield Problem("decline", "The no is missing: say plainly that you can't accept the interview.", True)
    elif case.letter.form_is(Form.MAIL, Form.INMAIL) and _late(case, no.start()):
        yield Problem("decline", "The no comes late: say it right after the thanks.", False, no.span())
    rest = case.phrases.decline.sub(lambda found: " " * len(found.group()), text)
    if found := case.phrases.accept.search(rest):
        quote = case.quote(found.span())
        yield Problem(
            "decline", f"“{quote}” sounds like a yes: take it out of the decline.", True, found.span()
        )
    if found := case.phrases.reschedule.search(rest):
        quote = case.quote(found.span())
        yield Problem(
            "decline", f"“{quote}” asks for another time: take it out of the decline.", True, found.span()
        )


def _late(case: Case, no: int) -> bool:
    """The no is not in the first two sentences after the paragraph of thanks; the person's own line is not counted."""
    thanks = case.phrases.thanks.search(case.wording)
    if thanks is None or thanks.start() > no:
        return False
    letter = case.letter
    end = letter.body.find("\n\n", thanks.start())
    between = case.text[end + 2 : no].replace(letter.blanks.personal or "\0", "") if 0 <= end < no else ""
    # The apology for a missed time goes before it.
    return len(_ENDS.findall(between)) >= EARLY + (letter.situation is Situation.MISSED)
