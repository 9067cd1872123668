"""One message through all steps, in their order."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from demur.assess import assess, surely_ordinary
from demur.compose import SHIPPED, Templates, call, compose
from demur.deliver import envelope
from demur.domain.contacts import Acquaintance
from demur.domain.facts import Facts
from demur.domain.invitation import Invitation, Recognition
from demur.domain.letter import Findings
from demur.domain.mail import Mail, Raw, Unreadable
from demur.domain.person import Calendar, History, Profile
from demur.domain.reply import Reply
from demur.domain.verdict import Decision, Verdict
from demur.extract import extract, weighed
from demur.flow.correcting import corrected
from demur.flow.introduction import introduction
from demur.flow.referral import refer
from demur.read import read_mail
from demur.recognise import as_if_needed, may_need_answer, recognise, reconsider, words_of
from demur.vet import vet


@dataclass(frozen=True, slots=True)
class Case:
    """What a message is judged against.

    Attributes:
        now: the moment of judging, with its offset.
        templates: what letters are written from.
        acquaintances: who may be named in the person's stead, as far as they agreed.
        corrections: what the person has said of the message itself, see `correcting.corrected`.
    """

    profile: Profile
    calendar: Calendar
    history: History
    now: datetime
    templates: Templates = SHIPPED
    acquaintances: tuple[Acquaintance, ...] = ()
    corrections: Mapping[str, str] = field(default_factory=dict)

    def known(self, mail: Mail) -> History:
        """What was said to whom before a message came."""
        return self.history.before(mail.message_id, mail.date)


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


@dataclass(frozen=True, slots=True)
class Passed:
    """A message that was read and calls for nothing; no more is kept of it."""


def process(raw: Raw, case: Case, *, every: bool) -> Judged | Unreadable | Passed:
    """Read, recognise, extract, assess, compose, vet and address one message.

    Args:
        raw: the message as it lies in its source.
        case: what it is judged against.
        every: go the whole way with messages that call for nothing too.
    """
    mail = read_mail(raw)
    if isinstance(mail, Unreadable):
        return mail
    settled, facts = settle(mail, recognise(mail), case)
    if not every and not matters(mail, settled, case):
        return Passed()
    judged = judge(_complete(mail, settled, facts, case), case)
    return judged if every or judged.verdict.decision is not Decision.NONE else Passed()


def understand(mail: Mail, recognition: Recognition, case: Case) -> Invitation:
    """Settle what a message is that was recognised, and extract its facts."""
    return _complete(mail, *settle(mail, recognition, case), case)


def settle(mail: Mail, first: Recognition, case: Case) -> tuple[Recognition, Facts | None]:
    """Hold what a message seemed to be against its facts, which are read where it may need an answer.

    Returns:
        What it is; the facts, None where they are still to be read, or to be read anew since it is of another kind.
    """
    if not may_need_answer(first):
        return first, None
    asking = as_if_needed(first)
    facts = extract(mail, asking, case.now)
    settled = reconsider(first, facts, words_of(mail))
    return settled, facts if settled.kind is asking.kind else None


def _complete(mail: Mail, settled: Recognition, facts: Facts | None, case: Case) -> Invitation:
    read = weighed(extract(mail, settled, case.now) if facts is None else facts)
    return Invitation(mail, settled, corrected(read, case.corrections))


def matters(mail: Mail, recognition: Recognition, case: Case) -> bool:
    """Whether a message is worth judging: it needs an answer, or its words give away a scam."""
    if recognition.kind.needs_answer:
        return True
    if surely_ordinary(recognition):
        return False
    bare = Invitation(mail, recognition, Facts())
    return assess(bare, case.profile, case.calendar, case.known(mail), case.now).decision is not Decision.NONE


def judge(invitation: Invitation, case: Case, again: int = 0) -> Judged:
    """The rest of the way of a message whose facts are known.

    Args:
        again: a number other than 0 for other phrases in the letter.
    """
    mail, profile, history = invitation.mail, case.profile, case.known(invitation.mail)
    verdict = assess(invitation, profile, case.calendar, history, case.now)
    introduced = introduction(mail, profile)
    referral = refer(invitation, verdict, case.acquaintances, profile)
    letter = compose(invitation, verdict, profile, history, case.templates, referral, introduced, again)
    vetted = vet(letter, invitation, profile) if letter else None
    if letter is None or vetted is None:
        return Judged(invitation, verdict, None)
    if isinstance(vetted, Findings):
        return Judged(invitation, verdict, None, vetted)
    first = call(letter, invitation.facts.interview_times, case.now, case.templates)
    return Judged(invitation, verdict, envelope(vetted, mail, profile, introduced, first))
