"""One message through all steps, in their order."""

from dataclasses import dataclass
from datetime import datetime

from demur.assess import assess
from demur.compose import compose
from demur.deliver import envelope
from demur.domain.invitation import Invitation
from demur.domain.letter import Findings
from demur.domain.mail import Mail, Raw, Unreadable
from demur.domain.person import Calendar, History, Profile
from demur.domain.reply import Reply
from demur.domain.verdict import Verdict
from demur.extract import extract
from demur.read import read_mail
from demur.recognise import recognise
from demur.vet import vet


@dataclass(frozen=True, slots=True)
class Case:
    """What a message is judged against.

    Attributes:
        now: the moment of judging, with its offset.
    """

    profile: Profile
    calendar: Calendar
    history: History
    now: datetime


@dataclass(frozen=True, slots=True)
class Judged:
    """A message with all that was made of it.

    Attributes:
        reply: what is to be said, None where nothing is.
        findings: why the letter must not leave, None where it may or where there is none.
    """

    invitation: Invitation
    verdict: Verdict
    reply: Reply | None
    findings: Findings | None = None


def process(raw: Raw, case: Case) -> Judged | Unreadable:
    """Read, recognise, extract, assess, compose, vet and address one message.

    Args:
        raw: the message as it lies in its source.
        case: what it is judged against.
    """
    mail = read_mail(raw)
    return mail if isinstance(mail, Unreadable) else judge(mail, case)


def understand(mail: Mail, case: Case) -> Invitation:
    """Recognise a message and extract its facts."""
    recognition = recognise(mail)
    return Invitation(mail, recognition, extract(mail, recognition, case.now))


def judge(mail: Mail, case: Case) -> Judged:
    """The same for a message that was read already."""
    invitation = understand(mail, case)
    verdict = assess(invitation, case.profile, case.calendar, case.history, case.now)
    letter = compose(invitation, verdict, case.profile)
    vetted = vet(letter, invitation, case.profile) if letter else None
    if vetted is None or isinstance(vetted, Findings):
        return Judged(invitation, verdict, None, vetted)
    return Judged(invitation, verdict, envelope(vetted, mail, case.profile))
