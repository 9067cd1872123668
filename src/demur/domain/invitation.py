"""A message with what was made of it: its kind and its facts."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from demur.domain.facts import Facts
from demur.domain.mail import Mail, PartName, Span


class Kind(StrEnum):
    """What a message is; whether to believe it is another question."""

    INTERVIEW_INVITATION = "interview_invitation"
    RECRUITER_OUTREACH = "recruiter_outreach"
    SCHEDULING_CHANGE = "scheduling_change"
    CANCELLATION = "cancellation"
    OFFER = "offer"
    APPLICATION_RECEIPT = "application_receipt"
    REJECTION = "rejection"
    JOB_ALERT = "job_alert"
    OTHER_INTERVIEW = "other_interview"
    OTHER = "other"

    @property
    def needs_answer(self) -> bool:
        """The person owes an answer: it is judged, and a reply is drafted."""
        return self in _NEEDS_ANSWER


_NEEDS_ANSWER = frozenset({Kind.INTERVIEW_INVITATION, Kind.RECRUITER_OUTREACH, Kind.SCHEDULING_CHANGE})


def needed(shares: Iterable[tuple[Kind, float]]) -> float:
    """How likely an answer is needed, by how likely each kind is."""
    return sum(share for kind, share in shares if kind.needs_answer)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One observation that speaks for a kind (or, with a negative weight, against it).

    Attributes:
        weight: in nats (log odds).
        quote: what was seen, verbatim in `part` at `span`; "" for a mere header fact.
    """

    kind: Kind
    weight: float
    what: str
    quote: str
    part: PartName
    span: Span


@dataclass(frozen=True, slots=True)
class Recognition:
    """The kind of a message.

    Attributes:
        confidence: 0 to 1.
        language: ISO 639-1 code of the newest author's text; "und" where it can't be told.
        shares: how likely each kind is; empty where not told.
    """

    kind: Kind
    confidence: float
    language: str
    shares: tuple[tuple[Kind, float], ...] = ()

    @property
    def need(self) -> float:
        """How likely the message needs an answer, 0 to 1."""
        if not self.shares:
            return float(self.kind.needs_answer)
        return needed(self.shares)


@dataclass(frozen=True, slots=True)
class Invitation:
    """A message, recognised and with its facts extracted; any kind of message."""

    mail: Mail
    recognition: Recognition
    facts: Facts
