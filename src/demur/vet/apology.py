"""One apology is enough, two where it is last minute or the time was missed."""

from collections.abc import Iterator

from demur.domain.letter import Form, Problem, Situation
from demur.vet.case import Case

_LATE = (Situation.DECLINE_LAST_MINUTE, Situation.MISSED)


def apology(case: Case) -> Iterator[Problem]:
    """It apologises at most once, or twice where there is more to apologise for."""
    late = case.letter.situation in _LATE
    found = list(case.phrases.apology.finditer(case.wording))
    if len(found) > (2 if late else 1):
        enough = "two are" if late else "one is"
        because = f"It apologises {len(found)} times: {enough} enough."
        yield Problem("apology", because, True, found[-1].span())
    if late and not found and case.letter.style.form is not Form.NOTE:
        yield Problem("apology", "It does not apologise: say once that you are sorry.", False)
