"""Verdict + Facts -> Letter: a gracious text in the person's language, from templates that are plain files."""

from demur.compose.blanks import fill
from demur.compose.language import reply_language
from demur.compose.situation import situation_of
from demur.compose.write import write
from demur.domain.invitation import Invitation
from demur.domain.letter import Letter
from demur.domain.person import Profile
from demur.domain.verdict import Verdict

__all__ = ["compose", "write"]


def compose(invitation: Invitation, verdict: Verdict, profile: Profile) -> Letter | None:
    """Write the reply that a verdict calls for.

    Args:
        invitation: the message with its facts; what was not read out of it is not claimed.
        verdict: the advice; its slot and its question go into the letter.
        profile: whose letter it is.

    Returns:
        The letter, not yet vetted. None where nothing is to be said: to a scam, to a message that asks
        nothing, and while it is not clear who writes (an answer would confirm the address).
    """
    situation = situation_of(verdict)
    if situation is None:
        return None
    language = reply_language(invitation.recognition.language, profile.languages)
    return write(situation, fill(invitation, verdict, profile, language), language)
