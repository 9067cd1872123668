"""What the person decided about an invitation, beside what Demur had advised."""

from dataclasses import dataclass
from datetime import datetime

from demur.domain.facts import InterviewTime
from demur.domain.mail import Address, Raw
from demur.domain.person import Calendar
from demur.domain.verdict import Decision, Factor


def own_uid(message_id: str) -> str:
    """The UID of the calendar entry that stands for the interview of a message."""
    return f"message:{message_id}"


@dataclass(frozen=True, slots=True)
class Ruling:
    """One decision of the person.

    Attributes:
        raw: the message as it lay in its source, so that it can be judged again.
        at: when it was judged, with its offset.
        decided: what the person does about it.
        advised: what Demur had advised, and `because` of what.
        factor: of the decisive reason; None where there was none.
        slot: the time of the interview that was taken; None where none is known.
        sender, company: who wrote, as far as it was read.
        door_open: the person asked to be kept in mind.
        calendar: what the person had planned around it.
    """

    raw: Raw
    message_id: str | None
    subject: str
    at: datetime
    decided: Decision
    advised: Decision
    because: str
    factor: Factor | None
    slot: InterviewTime | None
    sender: Address | None
    company: str | None
    door_open: bool
    calendar: Calendar

    @property
    def overruled(self) -> bool:
        """The person decided otherwise than Demur had advised."""
        return self.decided is not self.advised
