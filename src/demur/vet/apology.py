"""One apology is enough, two where it is last minute or the time was missed."""

from collections.abc import Iterator

from demur.domain.letter import Problem, Situation
from demur.vet.case import Case


def apology(case: Case) -> Iterator[Problem]:
    """It apologises at most once, or twice where there is more to apologise for."""
    late = case.letter.situation in (Situation.DECLINE_LAST_MINUTE, Situation.MISSED)
    count = len(case.phrases.apology.findall(case.wording))
    if count > (2 if late else 1):
        yield Problem(
            "apology", f"It apologises {count} times: {'two are' if late else 'one is'} enough.", False
        )
    if late and count == 0:
        yield Problem("apology", "It does not apologise: say once that you are sorry.", False)
