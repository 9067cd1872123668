"""The voice of a letter, and what the choice among its phrases hangs on."""

from demur.domain.letter import Situation, Style
from demur.domain.mail import Mail
from demur.domain.person import Contact, Profile


def style_of(mail: Mail, situation: Situation, profile: Profile, contact: Contact | None) -> Style:
    """The voice, and what the choice of phrases hangs on: the message, or the recruiter where they had letters before.

    For these the choice moves on with each letter, so that they never get the same twice.
    """
    earlier = contact.declined if contact else 0
    sender = mail.sender.key if mail.sender else ""
    message = mail.message_id or f"{sender} {mail.subject} {mail.date}"
    return Style(profile.letters.voice, seed=f"{sender} {situation}" if earlier else message, earlier=earlier)
