"""One letter, asked for by the person whatever the verdict would be."""

from dataclasses import dataclass, fields, replace

from demur.assess import assess
from demur.compose import write
from demur.compose.blanks import fill, introduced_by, own_area
from demur.compose.call import call
from demur.compose.language import DEFAULT, locale_for, reply_language
from demur.compose.port import Polisher
from demur.compose.situation import completed, situation_of
from demur.compose.style import style_of
from demur.deliver import envelope
from demur.domain.invitation import Invitation
from demur.domain.letter import DECLINING, Blanks, Form, Letter, Referral, Situation, Style, Vetted
from demur.domain.mail import Mail
from demur.domain.person import Contact
from demur.domain.reply import Reply
from demur.domain.verdict import Decision, Question, Verdict
from demur.flow.introduction import introduction
from demur.flow.polish import polished
from demur.flow.process import Case, understand
from demur.flow.refusal import answerable, released
from demur.recognise import recognise
from demur.vet import vet


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person says of the letter.

    Attributes:
        blanks: what replaces that which is read; None leaves it.
        situation: the occasion; None to tell it from the message.
        last_minute: write as for an interview that is hours away, even where no time is known.
        referral: a person who agreed to be named.
        language: tag of the letter's language; None for the invitation's.
        voice: None for the profile's.
        again: a number other than 0 for other phrases.
    """

    blanks: Blanks
    situation: Situation | None = None
    last_minute: bool = False
    referral: Referral | None = None
    close_door: bool = False
    language: str | None = None
    voice: str | None = None
    form: Form = Form.MAIL
    personal: str | None = None
    again: int = 0


def decline_letter(mail: Mail | None, wishes: Wishes, case: Case) -> Vetted:
    """Write the letter: a decline, unless another situation is wished.

    Args:
        mail: the invitation; None where the person gives all that is known.

    Raises:
        LooksLikeAScam: it gets no answer at all.
        LetterHeldBack: the letter would be wrong; says why.
    """
    return _written(mail, wishes, case)[0]


def polished_letter(
    mail: Mail | None, wishes: Wishes, case: Case, polisher: Polisher
) -> tuple[Vetted, str | None]:
    """Write the letter and let a language model polish it; raises as `decline_letter` does, returns as `polished` does."""
    vetted, against = _written(mail, wishes, case)
    return polished(vetted, against, case, polisher, wishes.personal)


def decline_reply(mail: Mail, wishes: Wishes, case: Case, vetted: Vetted | None = None) -> Reply:
    """Write the letter, unless it is written already, and address it; raises as `decline_letter` does."""
    vetted = vetted or decline_letter(mail, wishes, case)
    times = understand(mail, recognise(mail), case).facts.interview_times
    first = call(vetted.letter, times, case.now, case.templates)
    return envelope(vetted, mail, case.profile, introduction(mail, case.profile), first)


def _written(mail: Mail | None, wishes: Wishes, case: Case) -> tuple[Vetted, Invitation | None]:
    """The letter, and what it was held against: what the person gives may differ from what the message says."""
    invitation = understand(mail, recognise(mail), case) if mail else None
    verdict = _judge(invitation, case) if invitation else None
    against = None if _given(wishes) else invitation
    return released(vet(wished(invitation, verdict, wishes, case), against, case.profile)), against


def wished(invitation: Invitation | None, verdict: Verdict | None, wishes: Wishes, case: Case) -> Letter:
    """The letter as it is wished, not yet vetted: a decline, unless another situation is wished.

    Args:
        invitation: None where the person gives all that is known.
        verdict: its question and its slot go into a letter of such a situation.
    """
    profile = case.profile
    read = reply_language(invitation.recognition.language if invitation else DEFAULT, profile.languages)
    locale = wishes.language or locale_for(read, invitation.mail if invitation else None, profile)
    blanks = (
        fill(invitation, verdict, profile, locale)
        if invitation and verdict
        else Blanks(functional_area=own_area(profile), keep_door_open=profile.letters.keep_door_open)
    )
    if invitation and (introduced := introduction(invitation.mail, profile)):
        blanks = introduced_by(introduced, blanks)
    situation = wishes.situation or _situation(invitation, verdict, wishes, case, blanks.keep_door_open)
    asks = situation not in DECLINING
    blanks = replace(
        replace(blanks, **_given(wishes)),  # type: ignore[arg-type]  # the four are texts
        name=profile.name or None,
        referral=wishes.referral,
        keep_door_open=blanks.keep_door_open and not wishes.close_door,
        question=_question(situation, verdict) if asks else None,
        slot=blanks.slot if situation is Situation.ACCEPT else None,
        personal=wishes.personal,
    )
    return write(situation, blanks, locale, _style(invitation, situation, wishes, case), case.templates)


def _given(wishes: Wishes) -> dict[str, str]:
    return {name: value for name in _GIVEN if (value := getattr(wishes.blanks, name)) is not None}


_GIVEN = [f.name for f in fields(Blanks) if f.name in ("recruiter", "position", "company", "functional_area")]


def _judge(invitation: Invitation, case: Case) -> Verdict:
    history = case.known(invitation.mail)
    return answerable(assess(invitation, case.profile, case.calendar, history, case.now))


def _situation(
    invitation: Invitation | None, verdict: Verdict | None, wishes: Wishes, case: Case, door: bool
) -> Situation:
    """The no that fits, as if the person had been advised to decline."""
    found: Situation | None = Situation.DECLINE
    if invitation and verdict:
        contact = _writer(invitation, case)
        found = situation_of(invitation, replace(verdict, decision=Decision.DECLINE), contact)
    if wishes.last_minute:
        return Situation.DECLINE_LAST_MINUTE
    return completed(found or Situation.DECLINE, wishes.referral, door and not wishes.close_door)


def _question(situation: Situation, verdict: Verdict | None) -> str | None:
    if situation is Situation.RESCHEDULE:
        return Question.OTHER_TIME.value
    asked = verdict.question if verdict else None
    usable = asked not in (None, Question.IDENTITY, Question.OTHER_TIME)
    return asked.value if asked and usable and situation is Situation.ASK else None


def _style(invitation: Invitation | None, situation: Situation, wishes: Wishes, case: Case) -> Style:
    contact = _writer(invitation, case) if invitation else None
    style = style_of(invitation.mail, situation, case.profile, contact) if invitation else Style()
    voice = wishes.voice or case.profile.letters.voice
    return replace(style, voice=voice, form=wishes.form, earlier=style.earlier + wishes.again)


def _writer(invitation: Invitation, case: Case) -> Contact | None:
    """Who wrote, if they wrote before."""
    mail = invitation.mail
    return case.known(mail).writer(mail.sender)
