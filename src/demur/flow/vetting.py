"""Vets a text against the message that it would answer, whoever wrote it."""

from dataclasses import replace

from demur.assess import assess
from demur.compose.blanks import fill
from demur.compose.language import base_of, locale_for, reply_language
from demur.compose.situation import situation_of
from demur.deliver import addressee
from demur.domain.letter import Form, Letter, Problem, Situation, Style
from demur.domain.mail import Mail
from demur.domain.verdict import Decision
from demur.flow.process import Case, understand
from demur.recognise import recognise
from demur.vet import reads_as, vet

_NOBODY = frozenset({"mailing_list", "no_reply", "automatic_mail", "own_message"})
"""What an address must not be, whatever the letter says."""


def vet_text(
    text: str, mail: Mail, case: Case, situation: Situation | None = None, form: Form = Form.MAIL
) -> tuple[Problem, ...]:
    """Check any text as the answer to a message.

    Args:
        text: plain text, as it would be sent.
        mail: the message that it answers.
        situation: its occasion; None to tell it from the text: a decline, unless it plainly accepts or asks.

    Returns:
        All problems; with a hard one among them it must not leave.
    """
    invitation = understand(mail, recognise(mail), case)
    verdict = assess(invitation, case.profile, case.calendar, case.known(mail), case.now)
    language = reply_language(invitation.recognition.language, case.profile.languages)
    locale = locale_for(language, mail, case.profile)
    blanks = fill(invitation, verdict, case.profile, locale)
    occasion = situation or reads_as(text, language, situation_of(invitation, verdict, None))
    if occasion in (Situation.ACCEPT, Situation.ASK, Situation.RESCHEDULE, Situation.REOPEN):
        blanks = replace(blanks, slot=None)
    if occasion not in (Situation.ACCEPT, Situation.ASK, Situation.RESCHEDULE):
        blanks = replace(blanks, question=None)
    letter = Letter(occasion, base_of(language), text.strip("\n"), blanks, Style(form=form))
    return (*_recipient(mail, verdict.decision, case), *vet(letter, invitation, case.profile).problems)


def _recipient(mail: Mail, decision: Decision, case: Case) -> list[Problem]:
    """Whom no letter may go to."""
    if decision is Decision.IGNORE:
        because = "The message looks like a scam: don't answer it, since any answer confirms your address."
        return [Problem("scam", because, True)]
    return [each for each in addressee(mail, case.profile).problems if each.rule in _NOBODY]
