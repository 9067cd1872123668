"""What speaks for a conversation all the same: people met before, a process under way, what a talk may lead to."""

import re

from demur.assess.alignment import many_openings
from demur.assess.declined import MOST_IGNORED, judge_listening
from demur.assess.phrasing import said
from demur.assess.weighing import Scales
from demur.assess.words import same_company
from demur.domain.invitation import Invitation, Kind
from demur.domain.person import Contact, History, Profile
from demur.domain.verdict import Reason

_LOOK_AT = 8_000
_FIRST = re.compile(
    r"\b(?:(?:a|the|our|your|for) (?:first|initial|introductory) (?:interview|conversation|call|chat|meeting|round|talk)|"
    r"(?:ersten?|einem ersten|erstes) (?:gespräch|interview|kennenlernen|vorstellungsgespräch|telefonat)|"
    r"(?:un|le|notre|votre) premier (?:entretien|échange|contact)|primera (?:entrevista|conversación|toma de contacto)|"
    r"primeira (?:entrevista|conversa)|primo (?:colloquio|incontro)|eerste (?:gesprek|kennismaking))\b",
    re.IGNORECASE,
)


def known_contact(invitation: Invitation, history: History) -> Contact | None:
    """The newest contact with the writer, else with the company; None if there was none."""
    writer, company = history.writer(invitation.mail.sender), invitation.facts.company
    if writer is not None:
        return writer
    found = [c for c in history.contacts if company and c.company and same_company(c.company, company.value)]
    return max(found, key=lambda c: (c.door_open, c.last.isoformat(), c.address.key), default=None)


def further_round(invitation: Invitation) -> str | None:
    """The words that show that the process is under way: a time that moves, a second round, thanks for a talk."""
    if invitation.recognition.kind is Kind.RECRUITER_OUTREACH:
        return None
    mail = invitation.mail
    found = said("rounds", mail.subject[:300]) or said("rounds", mail.new_text)
    # A chat at a fair is no round where the first interview is still to come.
    if found and not _FIRST.search(" ".join(f"{mail.subject[:300]} {mail.new_text[:_LOOK_AT]}".split())):
        return found
    return mail.subject or "" if invitation.recognition.kind is Kind.SCHEDULING_CHANGE else None


def judge_relationship(
    invitation: Invitation, profile: Profile, history: History, underway: bool, scales: Scales
) -> tuple[Reason, ...]:
    """The reasons that do not depend on the role; always at least one to talk.

    Args:
        underway: the calendar holds an interview of this very process.
    """
    mail = invitation.mail
    reasons: list[Reason] = []
    words = further_round(invitation)
    if underway:
        because = "You are in this process already; an interview of it is in your calendar."
        reasons.append(scales.reason("under_way", because))
    elif words is not None:
        because = "You are in this process already, and they want to go on."
        reasons.append(scales.reason("further_round", because, words or None))
    contact = known_contact(invitation, history)
    if contact:
        who = contact.address.name or contact.company or contact.address.email
        quote = mail.header("from")
        if contact.door_open and contact.ignored < MOST_IGNORED:  # whoever asks is to listen too
            because = f"You asked {who} to keep you in mind, and here it is."
            reasons.append(scales.reason("door_open", because, quote))
        else:
            because = f"You have been in touch with {who} before."
            reasons.append(scales.reason("known_contact", because, quote))
    reasons += judge_listening(profile, history.writer(mail.sender), scales)
    openings = many_openings(mail)
    if openings:
        because = "They have other openings too, one of which may suit."
        reasons.append(scales.reason("other_openings", because, openings))
    reasons.append(_default(invitation, scales))
    return tuple(reasons)


def _default(invitation: Invitation, scales: Scales) -> Reason:
    """The lean to talk, in the words that fit the message."""
    facts, kind = invitation.facts, invitation.recognition.kind
    company = facts.company.value if facts.company else None
    quote = facts.company.quote if facts.company else None
    rule = "lean"
    if company and len(company) > 40:
        company, quote = None, None
    if kind is Kind.SCHEDULING_CHANGE:
        because = (
            f"{company or 'They'} still want{'s' if company else ''} to talk to you, only the time is new."
        )
        rule = "time_moved"
    elif kind is Kind.INTERVIEW_INVITATION:
        because = f"{company or 'They'} chose to meet you: an hour of talk may open more than this one role."
    elif facts.agency and facts.agency.value:
        because, quote = (
            "A recruiter of an agency often has more than one opening, now or later.",
            facts.agency.quote,
        )
    elif company:
        because = f"A short talk costs little, and {company} may be worth knowing."
    elif facts.recruiter:
        because, quote = (
            f"A short talk with {facts.recruiter.value[:40]} costs little and may lead further.",
            facts.recruiter.quote,
        )
    else:
        because = "A short talk costs little: the role may be adapted, and the recruiter may have others."
    return scales.reason(rule, because, quote)
