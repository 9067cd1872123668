"""The person's own decision about one message, what would change Demur's, and what the decisions teach."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from demur.assess import Decided, Proposal, Situation, Turn, assess, proposals, turns
from demur.domain.mail import Mail, Raw
from demur.domain.person import Calendar, Profile
from demur.domain.ruling import Ruling
from demur.domain.verdict import Decision, Verdict
from demur.flow.process import Case, Judged, judge, understand
from demur.read import read_mail
from demur.recognise import recognise

_BEFORE, _AFTER = timedelta(days=14), timedelta(days=42)


@dataclass(frozen=True, slots=True)
class Explained:
    """A message with its judgement, and what would change it."""

    judged: Judged
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A decision of the person beside what Demur advises now.

    Attributes:
        advice: by the present profile; None where the message can't be read any more.
    """

    ruling: Ruling
    advice: Verdict | None


def explain(mail: Mail, case: Case) -> Explained:
    """Judge one message, and find what would change the verdict."""
    invitation = understand(mail, recognise(mail), case)
    found = turns(invitation, case.profile, case.calendar, case.known(mail), case.now)
    return Explained(judge(invitation, case), found)


def rule(raw: Raw, mail: Mail, decided: Decision, case: Case) -> Ruling:
    """What the person decides about a message, with what Demur advises."""
    invitation = understand(mail, recognise(mail), case)
    verdict = assess(invitation, case.profile, case.calendar, case.known(mail), case.now)
    facts = invitation.facts
    upcoming = [time for time in facts.interview_times if time.start > case.now]
    taken = verdict.slot or (upcoming[0] if upcoming else None)
    near = tuple(
        entry for entry in case.calendar.entries if case.now - _BEFORE <= entry.start <= case.now + _AFTER
    )
    return Ruling(
        raw=raw,
        message_id=mail.message_id,
        subject=mail.subject,
        at=case.now,
        decided=decided,
        advised=verdict.decision,
        because=verdict.reasons[0].because if verdict.reasons else "",
        factor=verdict.reasons[0].factor if verdict.reasons else None,
        slot=taken if decided is Decision.TAKE else None,
        sender=mail.sender,
        company=facts.company.value if facts.company else None,
        door_open=decided is Decision.DECLINE and case.profile.letters.keep_door_open,
        calendar=Calendar(near),
    )


def review(
    rulings: Iterable[Ruling], profile: Profile, case: Case
) -> tuple[list[Reviewed], tuple[Proposal, ...]]:
    """Judge all that was decided again, by the present profile, and find what would bring it nearer.

    Args:
        case: whose history counts; calendar and time are those of each ruling.
    """
    reviewed: list[Reviewed] = []
    decided: list[Decided] = []
    for ruling in rulings:
        mail = read_mail(ruling.raw)
        if not isinstance(mail, Mail):
            reviewed.append(Reviewed(ruling, None))
            continue
        then = replace(case, profile=profile, calendar=ruling.calendar, now=ruling.at)
        invitation = understand(mail, recognise(mail), then)
        history = then.known(mail)
        advice = assess(invitation, profile, then.calendar, history, then.now)
        reviewed.append(Reviewed(ruling, advice))
        situation = Situation(invitation, profile, then.calendar, history, then.now)
        decided.append(Decided(situation, ruling.decided))
    return reviewed, proposals(decided)
