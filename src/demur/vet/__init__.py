"""Letter -> Vetted | Findings: nothing leaves without it, one file a rule."""

from collections.abc import Iterator
from typing import Protocol

from demur.domain.invitation import Invitation
from demur.domain.letter import Findings, Letter, Problem, Vetted
from demur.domain.person import Profile
from demur.vet.acceptance import acceptance
from demur.vet.apology import apology
from demur.vet.case import Case
from demur.vet.decline import decline
from demur.vet.door import door
from demur.vet.language import language
from demur.vet.layout import layout
from demur.vet.length import length
from demur.vet.manner import manner
from demur.vet.marks import marks
from demur.vet.names import names
from demur.vet.private import private
from demur.vet.question import question
from demur.vet.quoted import quoted
from demur.vet.reading import reads_as
from demur.vet.reason import reason
from demur.vet.register import register
from demur.vet.shouting import shouting
from demur.vet.signature import signature
from demur.vet.thanks import thanks

__all__ = ["reads_as", "vet"]


class _Rule(Protocol):
    """One thing that a letter must hold to; it works on the text alone, whoever wrote it."""

    def __call__(self, case: Case, /) -> Iterator[Problem]:
        """What is wrong, each with its fix."""
        ...


RULES: tuple[_Rule, ...] = (
    marks,
    names,
    thanks,
    decline,
    acceptance,
    question,
    door,
    reason,
    manner,
    private,
    signature,
    quoted,
    language,
    register,
    apology,
    length,
    layout,
    shouting,
)
"""All rules, in the order in which their problems are shown."""


def vet(letter: Letter, invitation: Invitation | None, profile: Profile) -> Vetted | Findings:
    """Check a letter before it may leave.

    Args:
        letter: composed, or edited by the person.
        invitation: what it answers; None where the person gave the blanks without a message.
        profile: whose letter it is.

    Returns:
        `Findings` where at least one problem is hard; else `Vetted`, with the milder ones.
    """
    case = Case.of(letter, invitation, profile)
    problems = tuple(problem for rule in RULES for problem in rule(case))
    if any(problem.hard for problem in problems):
        return Findings(letter, problems)
    return Vetted(letter, problems)
