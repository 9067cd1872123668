"""Neither curt nor long."""

from collections.abc import Iterator

from demur.domain.letter import LIMITS, LONG, Form, Problem, Situation
from demur.vet.case import Case

TOO_LONG = 150
SHORT = 25


def length(case: Case) -> Iterator[Problem]:
    """It has 25 to 110 words; beyond 150, and beyond what its form has room for, it must not leave."""
    letter = case.letter
    limit = LIMITS.get(letter.style.form)
    if limit and len(letter.body) > limit:
        because = f"It has {len(letter.body)} characters, and there is room for {limit}: cut it."
        yield Problem("length", because, True)
    if not letter.form_is(Form.MAIL, Form.INMAIL) or letter.situation is Situation.CONSENT:
        return
    count = len(letter.body.split())
    if count > LONG:
        yield Problem("length", f"It has {count} words: cut it below {LONG}.", count > TOO_LONG)
    elif count < SHORT:
        say = "thank them, and say what you decided"
        if letter.situation is Situation.REOPEN:
            say = "say when you were in touch, and what you look for"
        yield Problem("length", f"It has only {count} words: {say}.", False)
