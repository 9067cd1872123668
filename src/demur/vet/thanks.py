"""Every letter thanks."""

from collections.abc import Iterator

from demur.domain.letter import Problem
from demur.vet.case import Case


def thanks(case: Case) -> Iterator[Problem]:
    """Somewhere before the sign-off it thanks."""
    text = [each for each in case.paragraphs if not case.phrases.closing.match(each)]
    if not any(case.phrases.thanks.search(each) for each in text):
        yield Problem("thanks", "It does not thank them: begin with thanks for the offer.", True)
