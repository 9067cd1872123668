"""What is kept of messages, invitations and letters from one run to the next."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from demur.domain.delivery import Place, State
from demur.domain.mail import Address
from demur.domain.verdict import Decision


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a folder was read.

    Attributes:
        uidvalidity, uidnext: RFC 9051 §2.3.1.1; all UIDs below `uidnext` were seen.
        modseq: HIGHESTMODSEQ (RFC 7162 §3.1.2.1); None where the server has none.
    """

    uidvalidity: int
    uidnext: int
    modseq: int | None = None


class Fate(StrEnum):
    """What became of a message at first sight."""

    UNLIKELY = "unlikely"
    """Told by its header alone; its body was not fetched."""

    PASSED = "passed"
    """Read, and it calls for nothing."""

    INVITATION = "invitation"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Seen:
    """A message that was looked at.

    Attributes:
        key: its Message-ID, else the digest of what was read of it.
        date: of its Date field, else None.
    """

    uid: int
    key: str
    date: datetime | None
    sender: str
    subject: str
    fate: Fate


@dataclass(frozen=True, slots=True)
class Kept:
    """An invitation as it is kept.

    Attributes:
        account: the address of the account that it came to.
        key: as in `Seen`; unique in an account.
        place: where it lies, as far as is known.
        data: the message, byte for byte.
        received: of its Date field; None where it has none.
        kind, decision: as judged last, at `judged`.
    """

    id: int
    account: str
    key: str
    place: Place
    data: bytes
    received: datetime | None
    sender: Address | None
    company: str | None
    position: str | None
    subject: str
    kind: str
    decision: Decision
    judged: datetime


REOPENING = "reopening"
"""The kind of what is no invitation: the last message of somebody to whom the person writes again."""


class Author(StrEnum):
    """Who wrote a version of a letter."""

    DEMUR = "demur"
    PERSON = "person"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class Written:
    """One version of the letter that answers an invitation.

    Attributes:
        version: counted from 1.
        message_id: with its angle brackets; the same in all versions, in the draft, and in what leaves.
        language: ISO 639-1.
        references: oldest first.
    """

    id: int
    invitation: int
    version: int
    author: Author
    written: datetime
    message_id: str
    situation: str
    language: str
    sender: Address | None
    to: Address | None
    cc: tuple[Address, ...]
    subject: str
    in_reply_to: str | None
    references: tuple[str, ...]
    body: str


class DraftState(StrEnum):
    """What became of a draft in the person's mailbox."""

    WAITING = "waiting"
    EDITED = "edited"
    """The person changed it; it waits all the same."""

    SENT = "sent"
    """The person sent it in their own mail program."""

    DELETED = "deleted"
    DROPPED = "dropped"
    """Demur took it away, since its letter was sent."""


LYING = frozenset({DraftState.WAITING, DraftState.EDITED})
"""The states of a draft that lies in the mailbox."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The draft of a letter in the person's mailbox.

    Attributes:
        invitation: id of what its letter answers.
        letter: id of the version that lies there.
        digest: hex SHA-256 of the text that Demur put there.
    """

    id: int
    invitation: int
    letter: int
    account: str
    place: Place
    digest: str
    state: DraftState


@dataclass(frozen=True, slots=True)
class Stand:
    """What the person has decided about an invitation, without a letter or before it.

    Attributes:
        decided: in place of what Demur judged; None where only the time is put off.
        later: put off until then; None where it is not.
        at: when they decided.
    """

    decided: Decision | None
    later: datetime | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Listed:
    """An invitation as a list of many shows it, without its message.

    Attributes:
        account, key: as in `Kept`.
        received: of its Date field; where it has none, when it was kept first.
        agency: who writes recruits for others.
        decision: as judged last, at `judged`.
        because: the sentence of the decisive reason; "" where there is none.
        question: the key of what to ask (`domain.verdict.Question`).
        scam: how likely it is one, 0 to 1.
        times: start and end of each interview time that is offered, in the order of the message, with its offsets.
        draft: of its last draft.
        delivery, due: of its letter's last delivery that was not withdrawn.
        left: when its letter left; where the person sent a draft themselves, when that was noticed.
        situation: of the version that was approved, else of the last one.
        letter: id of that version.
        factor: of the decisive reason (`domain.verdict.Factor`); None where there is none.
    """

    id: int
    account: str
    key: str
    received: datetime
    sender: Address | None
    company: str | None
    position: str | None
    subject: str
    kind: str
    agency: bool
    decision: Decision
    because: str
    question: str | None
    scam: float
    judged: datetime
    times: tuple[tuple[datetime, datetime | None], ...]
    mode: str | None
    stand: Stand | None
    draft: DraftState | None
    delivery: State | None
    due: datetime | None
    left: datetime | None
    situation: str | None
    letter: int | None = None
    factor: str | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What has changed since an event.

    Attributes:
        last: number of the last event.
        touched: ids of the invitations that something has happened to; a few more may be among them.
        ids: of all invitations that there are.
    """

    last: int
    touched: frozenset[int]
    ids: frozenset[int]
