"""What a person who asks for a letter is told where there must be none."""

from demur.domain.errors import LetterHeldBack, LooksLikeAScam
from demur.domain.letter import Findings, Vetted
from demur.domain.verdict import Decision, Verdict


def answerable(verdict: Verdict) -> Verdict:
    """The verdict, unless it is that nobody should answer; raises LooksLikeAScam."""
    if verdict.decision is Decision.IGNORE:
        raise LooksLikeAScam(verdict.reasons[0].because if verdict.reasons else "")
    return verdict


def released(found: Vetted | Findings) -> Vetted:
    """The letter, unless something hard was found in it; raises LetterHeldBack."""
    if isinstance(found, Findings):
        raise LetterHeldBack([problem.because for problem in found.problems if problem.hard])
    return found
