"""The answer to a meeting request whose organizer is not one of those whom the letter goes to: a message of its own."""

from demur.deliver.itip import Answer
from demur.deliver.organizer import to_organizer
from demur.deliver.outgoing import new_message_id, outgoing
from demur.domain.delivery import Delivery, Part
from demur.domain.errors import MailDeferred
from demur.flow.approving import answer_of, goes_along, partstat_of
from demur.flow.sending import Office, Outcome, about, send
from demur.flow.tidying import finish


def tell_organizer(key: str, office: Office) -> None:
    """Answer the meeting request, once the letter was sent; as little twice as the letter itself.

    Args:
        key: of the letter's delivery.

    Raises:
        MailDeferred: not now: try again.
        AlreadyAnswered: another process has just begun it: try again.
    """
    delivery, kept, letter = about(key, office)
    said = partstat_of(letter.situation)
    answer = answer_of(kept, letter, office.own, delivery.approved)
    if said is None or not isinstance(answer, Answer) or goes_along(answer, letter) or letter.sender is None:
        return
    note = to_organizer(letter, answer, said, new_message_id(f"{key} reply", letter.sender.domain))
    message = outgoing(note, delivery.approved, answer.reply)
    at = delivery.approved
    reply = _begun(delivery, office) or office.store.approve(letter.id, message, at, at, Part.REPLY)
    outcome = send(reply.key, office)
    if outcome is Outcome.LATER:
        raise MailDeferred("The answer to the meeting request follows.")
    if outcome is Outcome.SENT:
        finish(reply.key, office)


def _begun(letter: Delivery, office: Office) -> Delivery | None:
    """The one that an earlier try has begun, whatever became of it."""
    found = (each for each in office.store.deliveries() if each.invitation == letter.invitation)
    return next((each for each in found if each.part is Part.REPLY), None)
