"""Which letter a verdict calls for."""

from demur.domain.letter import Situation
from demur.domain.verdict import Decision, Question, Verdict


def situation_of(verdict: Verdict) -> Situation | None:
    """The occasion of the letter, None where nothing is to be said.

    Who writes must be checked on another way than by answering, so that question has no letter.
    """
    if verdict.decision in (Decision.IGNORE, Decision.NONE):
        return None
    if verdict.decision is Decision.ASK and verdict.question is Question.IDENTITY:
        return None
    if verdict.passed:
        return Situation.MISSED
    if verdict.decision is Decision.TAKE:
        return Situation.ACCEPT
    if verdict.decision is Decision.ASK:
        return Situation.ASK
    return Situation.DECLINE_LAST_MINUTE if verdict.urgency == "last_minute" else Situation.DECLINE


def question_of(verdict: Verdict) -> Question | None:
    """The one question that the letter asks; after a missed time, whoever is interested asks for another."""
    if verdict.decision is Decision.ASK:
        return verdict.question
    if verdict.decision is Decision.TAKE and verdict.passed:
        return Question.OTHER_TIME
    return None
