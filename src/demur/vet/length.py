"""Neither curt nor long."""

from collections.abc import Iterator

from demur.domain.letter import Problem
from demur.vet.case import Case

LONG = 150
"""Words: nobody reads more with pleasure."""

TOO_LONG = 300
SHORT = 20


def length(case: Case) -> Iterator[Problem]:
    """It has 20 to 150 words; beyond 300 it must not leave."""
    count = len(case.letter.body.split())
    if count > LONG:
        yield Problem("length", f"It has {count} words: cut it below {LONG}.", count > TOO_LONG)
    elif count < SHORT:
        yield Problem("length", f"It has only {count} words: thank them, and say what you decided.", False)
