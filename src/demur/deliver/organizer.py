"""What the organizer of a meeting reads beside the answer in the calendar part, where the letter goes to somebody else."""

from dataclasses import replace

from demur.deliver.attendee import Partstat
from demur.deliver.itip import Answer
from demur.domain.remembered import Written

_SAID = {
    "en": ("{} has accepted the invitation.", "{} has declined the invitation."),
    "de": ("{} hat die Einladung angenommen.", "{} hat die Einladung abgelehnt."),
    "fr": ("{} a accepté l’invitation.", "{} a décliné l’invitation."),
    "es": ("{} ha aceptado la invitación.", "{} ha declinado la invitación."),
    "pt": ("{} aceitou o convite.", "{} recusou o convite."),
    "it": ("{} ha accettato l’invito.", "{} ha declinato l’invito."),
    "nl": ("{} heeft de uitnodiging aangenomen.", "{} heeft de uitnodiging afgewezen."),
}


def to_organizer(letter: Written, answer: Answer, partstat: Partstat, message_id: str) -> Written:
    """A short note to the organizer, in the letter's language; nothing of the letter itself is in it.

    Args:
        letter: goes to the recruiter.
        message_id: of the note.
    """
    accepted, declined = _SAID.get(letter.language, _SAID["en"])
    name = (letter.sender.name if letter.sender else "") or answer.attendee.email
    said = (accepted if partstat is Partstat.ACCEPTED else declined).format(name)
    return replace(letter, message_id=message_id, to=answer.organizer, cc=(), body=said)
