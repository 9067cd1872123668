"""A letter on its way: where copies of it lie, and how far it has come."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message lies in a mailbox (RFC 9051 §2.3.1.1): the three together never name another message.

    Attributes:
        folder: the mailbox's name, decoded.
    """

    folder: str
    uidvalidity: int
    uid: int


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message as it will leave, byte for byte, and for whom.

    Attributes:
        message_id: with its angle brackets, chosen before the first try and never again.
        data: RFC 5322 with CRLF line ends; Date and Message-ID are in it.
        sender: the address it is submitted as.
        recipients: whom it goes to, at least one.
    """

    message_id: str
    data: bytes
    sender: str
    recipients: tuple[str, ...]


class State(StrEnum):
    """How far a delivery is."""

    WAITING = "waiting"
    """Approved, and within the time in which it can be taken back; nothing left yet."""

    SENDING = "sending"
    """Its last byte may be on its way to the server. Found in this state after a crash it is UNSURE."""

    UNSURE = "unsure"
    """Whether it left can't be told: the person is asked, and nothing is sent meanwhile."""

    SENT = "sent"
    """The server has taken it."""

    DONE = "done"
    """Sent, and the mailbox and the calendar are put right."""

    WITHDRAWN = "withdrawn"
    """The person took it back in time."""

    REFUSED = "refused"
    """The server will never take it; nothing left."""


LIVE = frozenset(State) - {State.WITHDRAWN, State.REFUSED}
"""The states that leave no room for another delivery of the same."""


class Part(StrEnum):
    """What of an answer it is."""

    LETTER = "letter"
    REPLY = "reply"
    """The answer to the meeting request, where its organizer is not the one whom the letter goes to."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message that the person approved.

    Attributes:
        key: hex SHA-256 of the Message-ID; names it, and its workflow.
        invitation: id of what it answers.
        letter: id of the version that was approved.
        due: until when it can be taken back, with its offset.
        word: what the server said last, "" where nothing.
    """

    key: str
    invitation: int
    letter: int
    part: Part
    outgoing: Outgoing
    approved: datetime
    due: datetime
    state: State
    word: str = ""
