"""What was declined before: the same role at the same company, and writers who do not listen."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from demur.assess.weighing import Scales
from demur.assess.words import cut, fold, same_company
from demur.domain.invitation import Invitation
from demur.domain.person import Contact, History, Met, Profile
from demur.domain.verdict import Reason

MOST_IGNORED = 3
"""So many declines that are ignored are enough."""

_FRESH = timedelta(days=183)


def judge_declined(
    invitation: Invitation, profile: Profile, history: History, now: datetime, scales: Scales
) -> Iterator[Reason]:
    """That this very role was declined lately; who answers the decline may have changed the terms, and is heard.

    Args:
        now: the moment of judging, with its offset.
    """
    mail = invitation.mail
    if not profile.stated or mail.in_reply_to or mail.references:
        return
    met = _same_role(invitation, history, now)
    if met is not None:
        position, company = invitation.facts.position, invitation.facts.company
        assert position is not None and company is not None
        day = f"{met.at.day} {met.at:%B %Y}"
        because = f"You declined {cut(position.value)} at {cut(company.value)} on {day} already."
        yield scales.reason("declined_role", because, position.quote)


def judge_listening(profile: Profile, contact: Contact | None, scales: Scales) -> Iterator[Reason]:
    """That the writer wrote on after several declines as if they had not been said.

    Args:
        contact: what was said to the writer before.
    """
    if profile.stated and contact and contact.ignored >= MOST_IGNORED:
        who = contact.address.name or contact.address.email or "Whoever writes"
        because = f"{who} has ignored {contact.ignored} declines of yours and writes on."
        yield scales.reason("ignored_declines", because)


def _same_role(invitation: Invitation, history: History, now: datetime) -> Met | None:
    """The last decline of this role at this company; one for want of time says nothing of the role."""
    position, company = invitation.facts.position, invitation.facts.company
    if position is None or company is None:
        return None
    title = fold(position.value)
    for met in reversed(history.declined):
        if met.busy or not met.company or not met.position or now - met.at > _FRESH:
            continue
        if fold(met.position) == title and same_company(met.company, company.value):
            return met
    return None
