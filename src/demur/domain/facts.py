"""What a message says, each fact with the place where it says so."""

from dataclasses import dataclass, field, fields
from datetime import datetime
from decimal import Decimal
from typing import Any, Generic, Literal, TypeVar

from demur.domain.mail import PartName, Span

T = TypeVar("T")

Mode = Literal["phone", "video", "onsite", "async"]
Level = Literal[
    "intern", "junior", "mid", "senior", "staff", "principal",
    "lead", "manager", "senior manager", "director", "senior director", "vp", "c-level",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact(Generic[T]):
    """A value, and the verbatim quote that it was read from.

    Attributes:
        quote: stands verbatim in `part` at `span`.
        confidence: 0 to 1.
    """

    value: T
    quote: str
    part: PartName
    span: Span
    confidence: float


@dataclass(frozen=True, slots=True)
class Pay:
    """Pay as stated: no conversion of currency or period is ever made.

    Attributes:
        minimum, maximum: the range; equal where one figure is given; None for an open end.
        currency: ISO 4217 code, None where only an ambiguous sign is given.
        period: None where not stated.
    """

    minimum: Decimal | None
    maximum: Decimal | None
    currency: str | None
    period: Literal["hour", "day", "week", "month", "year"] | None


@dataclass(frozen=True, slots=True)
class InterviewTime:
    """An offered or fixed time of an interview.

    Attributes:
        start: with its offset.
        end: None where not stated.
        timezone: IANA name, None where only an offset is known.
        confidence: 0 to 1; low where the text is ambiguous.
    """

    start: datetime
    end: datetime | None
    timezone: str | None
    quote: str
    part: PartName
    span: Span
    confidence: float


@dataclass(frozen=True, slots=True)
class Facts:
    """All that could be pointed at; what could not is None.

    Attributes:
        recruiter: the person's name, as they sign it.
        company: the one that hires.
        position: the title as written.
        functional_area: e.g. "software engineering".
        location: the town or region as written; "remote" where that is all. Its quote may tell more.
        scheduling_link: the address of the booking page.
        agency: the writer recruits for others.
    """

    recruiter: Fact[str] | None = None
    company: Fact[str] | None = None
    position: Fact[str] | None = None
    functional_area: Fact[str] | None = None
    level: Fact[Level] | None = None
    pay: Fact[Pay] | None = None
    location: Fact[str] | None = None
    mode: Fact[Mode] | None = None
    scheduling_link: Fact[str] | None = None
    agency: Fact[bool] | None = None
    interview_times: tuple[InterviewTime, ...] = field(default=())

    def known(self) -> dict[str, Fact[Any]]:
        """The facts that are known, by name, without the interview times."""
        values = ((f.name, getattr(self, f.name)) for f in fields(self) if f.name != "interview_times")
        return {name: value for name, value in values if value is not None}
