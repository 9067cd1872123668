"""Verdict + Facts -> Letter: a gracious text in the person's language, from templates that are plain files."""

from dataclasses import replace

from demur.compose.blanks import fill, introduced_by
from demur.compose.call import call
from demur.compose.fresh import freshest
from demur.compose.language import locale_for, reply_language
from demur.compose.phrasebook import SHIPPED, Templates
from demur.compose.situation import completed, situation_of
from demur.compose.style import style_of
from demur.compose.write import write
from demur.domain.introduction import Introduction
from demur.domain.invitation import Invitation
from demur.domain.letter import Letter, Referral, Situation
from demur.domain.person import History, Profile
from demur.domain.verdict import Verdict

__all__ = ["SHIPPED", "Templates", "call", "compose", "write"]

_NOBODY = History()

_TRIES = 3
"""So many choices of phrases are tried in each voice for a recruiter who had letters before."""


def compose(
    invitation: Invitation,
    verdict: Verdict,
    profile: Profile,
    history: History = _NOBODY,
    templates: Templates = SHIPPED,
    referral: Referral | None = None,
    introduced: Introduction | None = None,
    again: int = 0,
) -> Letter | None:
    """Write the reply that a verdict calls for.

    Args:
        invitation: the message with its facts; what was not read out of it is not claimed.
        verdict: the advice; its slot and its question go into the letter.
        profile: whose letter it is.
        history: what was said to the recruiter before.
        templates: what ships, with the person's own.
        referral: a better-suited person who agreed to be named.
        introduced: where a friend brought the two together: the letter goes to the other, and thanks the friend.
        again: a number other than 0 for other phrases.

    Returns:
        The letter, not yet vetted. None where nothing is to be said: to a scam, to a message that asks
        nothing, and while it is not clear who writes (an answer would confirm the address).
    """
    contact = history.writer(invitation.mail.sender)
    situation = situation_of(invitation, verdict, contact)
    if situation is None:
        return None
    language = reply_language(invitation.recognition.language, profile.languages)
    locale = locale_for(language, invitation.mail, profile)
    blanks = fill(invitation, verdict, profile, locale)
    if introduced:
        blanks = introduced_by(introduced, blanks)
    situation = completed(situation, referral, blanks.keep_door_open)
    if situation is Situation.REFER:
        blanks = replace(blanks, referral=referral)
    style = style_of(invitation.mail, situation, profile, contact)
    style = replace(style, earlier=style.earlier + again)
    said = contact.said if contact else ()
    if not said:
        return write(situation, blanks, locale, style, templates)
    # Most letters have but one choice of phrases in a voice.
    voices = dict.fromkeys((style.voice, *templates.voices()))
    styles = (
        replace(style, voice=voice, earlier=style.earlier + more)
        for voice in voices
        for more in range(_TRIES)
    )
    return freshest((write(situation, blanks, locale, each, templates) for each in styles), said)
