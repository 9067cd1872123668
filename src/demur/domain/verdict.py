"""What Demur advises, and why."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from demur.domain.facts import InterviewTime
from demur.domain.mail import PartName, Span

Factor = Literal["scam", "bandwidth", "alignment", "level", "relationship"]
Urgency = Literal["last_minute", "soon", "normal"]


class Decision(StrEnum):
    """The four verdicts, and `none` for a message that is no invitation."""

    TAKE = "take"
    ASK = "ask"
    DECLINE = "decline"
    IGNORE = "ignore"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for or against the conversation.

    Attributes:
        stance: "for" or "against" taking the conversation.
        weight: 0 to 1; 1 decides alone.
        because: one plain sentence, said to the person ("You ...").
        quote: what it rests on, verbatim; None where it rests on the calendar or the profile alone.
        question: for reasons that an answer would settle: the question's key (see `Question`).
        bars: what the person wants nothing of in the future either: the company, or roles of this field.
        rule: the name of the line in the weighing's table; "" for what no line weighs.
    """

    factor: Factor
    stance: Literal["for", "against"]
    weight: float
    because: str
    quote: str | None = None
    question: "Question | None" = None
    bars: Literal["company", "field"] | None = None
    rule: str = ""


class Question(StrEnum):
    """The one question that decides an `ask`."""

    UP_LEVEL = "up_level"
    OTHER_OPENINGS = "other_openings"
    PAY = "pay"
    LOCATION = "location"
    COMPANY = "company"
    OTHER_TIME = "other_time"
    IDENTITY = "identity"


@dataclass(frozen=True, slots=True)
class Signal:
    """One sign of a scam.

    Attributes:
        name: stable identifier ("interview_by_chat").
        family: independent kind of evidence ("payment", "channel", "identity", ...).
        weight: in nats (log odds).
        because: one plain sentence.
    """

    name: str
    family: str
    weight: float
    because: str
    quote: str | None = None
    part: PartName | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Scam:
    """How likely the message is a scam.

    Attributes:
        probability: 0 to 1.
        signals: the named signs, strongest first, then the wording where it speaks for a scam.
        proven: the receiving server authenticated a sender who is known.
    """

    probability: float
    signals: tuple[Signal, ...] = ()
    proven: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """The advice.

    Attributes:
        reasons: those for and those against, the decisive one first.
        question: what to ask, for `ask`.
        slot: the offered time that suits, for `take`; None where none was offered or none fits.
        passed: every time that was offered lies before now.
    """

    decision: Decision
    reasons: tuple[Reason, ...]
    scam: Scam
    urgency: Urgency
    question: Question | None = None
    slot: InterviewTime | None = None
    passed: bool = False
