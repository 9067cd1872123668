"""Polite and familiar address are not mixed."""

from collections.abc import Iterator

from demur.domain.letter import Problem
from demur.vet.case import Case


def register(case: Case) -> Iterator[Problem]:
    """It says du or Sie, tu or vous, je or u, but not both."""
    phrases = case.phrases
    if phrases.formal is None or phrases.informal is None:
        return
    text = case.wording
    formal, informal = phrases.formal.search(text), phrases.informal.search(text)
    if formal and informal:
        later = max(formal, informal, key=lambda found: found.start())
        because = f"It says both “{formal.group()}” and “{informal.group()}”: keep to one."
        yield Problem("register", because, True, later.span())
