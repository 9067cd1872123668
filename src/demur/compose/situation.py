"""Which letter a verdict calls for."""

import re

from demur.domain.invitation import Invitation, Kind
from demur.domain.letter import Referral, Situation
from demur.domain.person import Contact
from demur.domain.verdict import Decision, Question, Verdict

_DEAF = 3
"""Who has ignored so many declines is asked to write no more."""

_ANSWERED = re.compile(r"^\s*(?:re|aw|antw|sv|rv|rif|res|ref)\s*:", re.IGNORECASE)


def situation_of(invitation: Invitation, verdict: Verdict, contact: Contact | None) -> Situation | None:
    """The occasion of the letter, None where nothing is to be said.

    Who writes must be checked on another way than by answering, so that question has no letter.

    Args:
        contact: what was said to this recruiter before, None where nothing was.
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
        return Situation.RESCHEDULE if verdict.question is Question.OTHER_TIME else Situation.ASK
    if verdict.urgency == "last_minute":
        return Situation.DECLINE_LAST_MINUTE
    return _declined(invitation, verdict, contact)


def _declined(invitation: Invitation, verdict: Verdict, contact: Contact | None) -> Situation:
    """Which no it is: by how far the process is, and by what was said before."""
    rules = {reason.rule for reason in verdict.reasons}
    if "under_way" in rules:
        return Situation.DECLINE_ACCEPTED  # an interview of this process stands in the calendar
    if invitation.recognition.kind is Kind.SCHEDULING_CHANGE:
        return Situation.WITHDRAW
    if "further_round" in rules:
        return Situation.DECLINE_ROUND
    if contact and contact.ignored >= _DEAF:
        return Situation.CLOSE
    if contact and contact.declined:
        mail = invitation.mail
        return Situation.PUSHBACK if mail.in_reply_to and _ANSWERED.match(mail.subject) else Situation.AGAIN
    return Situation.DECLINE


def completed(situation: Situation, referral: Referral | None, door: bool) -> Situation:
    """A plain no as what it becomes by what goes with it: somebody is named, or the door is closed."""
    if situation is not Situation.DECLINE:
        return situation
    if referral:
        return Situation.REFER
    return situation if door else Situation.CLOSE


def question_of(verdict: Verdict) -> Question | None:
    """The one question that the letter asks; after a missed time, whoever is interested asks for another."""
    if verdict.decision is Decision.ASK:
        return verdict.question
    if verdict.decision is Decision.TAKE and verdict.passed:
        return Question.OTHER_TIME
    return None
