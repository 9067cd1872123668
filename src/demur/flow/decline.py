"""One decline, asked for by the person whatever the verdict would be."""

from dataclasses import dataclass, fields, replace

from demur.assess import assess
from demur.compose import write
from demur.compose.blanks import fill, own_area
from demur.compose.language import reply_language
from demur.deliver import envelope
from demur.domain.errors import LetterHeldBack, LooksLikeAScam
from demur.domain.invitation import Invitation
from demur.domain.letter import Blanks, Findings, Situation, Vetted
from demur.domain.mail import Address, Mail
from demur.domain.reply import Reply
from demur.domain.verdict import Decision, Verdict
from demur.flow.process import Case, understand
from demur.recognise import recognise
from demur.vet import vet


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person says of the letter.

    Attributes:
        blanks: what replaces that which is read; None leaves it.
        last_minute: write as for an interview that is hours away, even where no time is known.
        referral: a person who agreed to be named.
    """

    blanks: Blanks
    last_minute: bool = False
    referral: Address | None = None
    close_door: bool = False


def decline_letter(mail: Mail | None, wishes: Wishes, case: Case) -> Vetted:
    """Write the decline.

    Args:
        mail: the invitation; None where the person gives all that is known.

    Raises:
        LooksLikeAScam: it gets no answer at all.
        LetterHeldBack: the letter would be wrong; says why.
    """
    invitation = understand(mail, recognise(mail), case) if mail else None
    verdict = _judge(invitation, case) if invitation else None
    language = reply_language(invitation.recognition.language if invitation else "en", case.profile.languages)
    read = (
        fill(invitation, verdict, case.profile, language)
        if invitation and verdict
        else Blanks(
            functional_area=own_area(case.profile), keep_door_open=case.profile.letters.keep_door_open
        )
    )
    given = {name: value for name in _GIVEN if (value := getattr(wishes.blanks, name)) is not None}
    blanks = replace(
        read,
        **given,
        name=case.profile.name or None,
        referral=wishes.referral,
        keep_door_open=read.keep_door_open and not wishes.close_door,
        question=None,
        slot=None,
    )
    letter = write(_situation(verdict, wishes), blanks, language)
    vetted = vet(letter, None if given else invitation, case.profile)
    if isinstance(vetted, Findings):
        raise LetterHeldBack([problem.because for problem in vetted.problems if problem.hard])
    return vetted


def decline_reply(mail: Mail, wishes: Wishes, case: Case) -> Reply:
    """Write the decline and address it; raises as `decline_letter` does."""
    return envelope(decline_letter(mail, wishes, case), mail, case.profile)


_GIVEN = [f.name for f in fields(Blanks) if f.name in ("recruiter", "position", "company", "functional_area")]


def _judge(invitation: Invitation, case: Case) -> Verdict:
    verdict = assess(invitation, case.profile, case.calendar, case.history, case.now)
    if verdict.decision is Decision.IGNORE:
        raise LooksLikeAScam(verdict.reasons[0].because if verdict.reasons else "")
    return verdict


def _situation(verdict: Verdict | None, wishes: Wishes) -> Situation:
    if wishes.last_minute:
        return Situation.DECLINE_LAST_MINUTE
    if verdict and verdict.passed:
        return Situation.MISSED
    if verdict and verdict.urgency == "last_minute":
        return Situation.DECLINE_LAST_MINUTE
    return Situation.DECLINE
