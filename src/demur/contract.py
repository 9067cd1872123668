"""The JSON Lines contract: what `demur triage --format jsonl` promises of every line.

The models are the one source: they write the lines, and `demur schema` publishes them as a JSON Schema.
"""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from demur.domain.facts import Fact, Facts, Level, Mode, Pay
from demur.domain.invitation import Kind
from demur.domain.mail import PartName
from demur.domain.reply import Reply
from demur.domain.verdict import Decision, Factor, Urgency
from demur.flow.process import Judged

T = TypeVar("T")

Share = Annotated[float, Field(ge=0, le=1)]
Moment = Annotated[str, Field(json_schema_extra={"format": "date-time"})]
SpanOf = Annotated[list[int], Field(min_length=2, max_length=2)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FactRow(_Model, Generic[T]):
    """A value and the verbatim quote it was read from; `span` counts characters of the decoded part."""

    value: T
    quote: str
    part: PartName
    span: SpanOf
    confidence: Share


class PayRow(_Model):
    """Pay as stated; null for an open end, an ambiguous currency, a period not told."""

    minimum: float | None
    maximum: float | None
    currency: str | None
    period: Literal["hour", "day", "week", "month", "year"] | None


class TimeRow(_Model):
    """A time offered or fixed for an interview."""

    start: Moment
    end: Moment | None
    timezone: str | None
    quote: str
    part: PartName
    span: SpanOf


class FactsRow(_Model):
    """The facts; null where nothing could be pointed at."""

    recruiter: FactRow[str] | None
    company: FactRow[str] | None
    position: FactRow[str] | None
    functional_area: FactRow[str] | None
    level: FactRow[Level] | None
    pay: FactRow[PayRow] | None
    location: FactRow[str] | None
    mode: FactRow[Mode] | None
    scheduling_link: FactRow[str] | None
    agency: FactRow[bool] | None
    interview_times: list[TimeRow]


class ScamRow(_Model):
    """How likely the message is a scam, and the names of the signs, strongest first."""

    probability: Share
    signals: list[str]


class ReasonRow(_Model):
    """A reason for or against the conversation, the decisive one first."""

    factor: Factor
    stance: Literal["for", "against"]
    weight: Share
    because: str
    quote: str | None


class CallRow(_Model):
    """What to say on the telephone before the reply is sent; `at_once` where few hours are left."""

    at_once: bool
    script: str


class ReplyRow(_Model):
    """The reply as it would be sent; `to` is "" where nobody may be written to, and `problems` says why."""

    situation: str
    language: str
    to: str
    subject: str
    body: str
    in_reply_to: str | None
    references: list[str]
    problems: list[str]
    voice: str
    cc: list[str]
    call: CallRow | None


class Row(_Model):
    """One message."""

    message_id: str | None
    source: str
    date: Moment | None
    subject: str
    kind: Kind
    kind_confidence: Share
    language: str
    facts: FactsRow
    scam: ScamRow
    urgency: Urgency
    verdict: Decision
    reasons: list[ReasonRow]
    reply: ReplyRow | None


def schema() -> dict[str, Any]:
    """The contract as a JSON Schema (draft 2020-12)."""
    found = Row.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}


def line(judged: Judged) -> str:
    """One message as one line of JSON, without the newline."""
    return row(judged).model_dump_json()


def row(judged: Judged) -> Row:
    """One message in the form of the contract."""
    mail = judged.invitation.mail
    recognition = judged.invitation.recognition
    verdict = judged.verdict
    return Row(
        message_id=mail.message_id,
        source=mail.place,
        date=_moment(mail.date),
        subject=_text(mail.subject),
        kind=recognition.kind,
        kind_confidence=_share(recognition.confidence),
        language=recognition.language,
        facts=_facts(judged.invitation.facts),
        scam=ScamRow(
            probability=_share(verdict.scam.probability),
            signals=[signal.name for signal in verdict.scam.signals],
        ),
        urgency=verdict.urgency,
        verdict=verdict.decision,
        reasons=[
            ReasonRow(
                factor=reason.factor,
                stance=reason.stance,
                weight=_share(reason.weight),
                because=reason.because,
                quote=None if reason.quote is None else _text(reason.quote),
            )
            for reason in verdict.reasons
        ],
        reply=_reply(judged.reply),
    )


def _facts(facts: Facts) -> FactsRow:
    known = {name: _fact(fact) for name, fact in facts.known().items()}
    times = [
        TimeRow(
            start=time.start.isoformat(),
            end=_moment(time.end),
            timezone=time.timezone,
            quote=_text(time.quote),
            part=time.part,
            span=list(time.span),
        )
        for time in facts.interview_times
    ]
    return FactsRow.model_validate({name: known.get(name) for name in _FACTS} | {"interview_times": times})


_FACTS = [name for name in FactsRow.model_fields if name != "interview_times"]


def _fact(fact: Fact[Any]) -> dict[str, Any]:
    value = fact.value
    if isinstance(value, Pay):
        value = PayRow(
            minimum=_number(value.minimum),
            maximum=_number(value.maximum),
            currency=value.currency,
            period=value.period,
        )
    return {
        "value": _text(value) if isinstance(value, str) else value,
        "quote": _text(fact.quote),
        "part": fact.part,
        "span": list(fact.span),
        "confidence": _share(fact.confidence),
    }


def _reply(reply: Reply | None) -> ReplyRow | None:
    if reply is None:
        return None
    return ReplyRow(
        situation=str(reply.letter.situation),
        language=reply.letter.language,
        to=str(reply.to) if reply.to else "",
        subject=reply.subject,
        body=reply.letter.body,
        in_reply_to=reply.in_reply_to,
        references=list(reply.references),
        problems=[problem.because for problem in reply.problems],
        voice=reply.letter.style.voice,
        cc=[str(each) for each in reply.cc],
        call=CallRow(at_once=reply.call.at_once, script=reply.call.script) if reply.call else None,
    )


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment is not None and moment.utcoffset() is not None else None


def _number(amount: Decimal | None) -> float | None:
    return None if amount is None else float(amount)


def _share(value: float) -> float:
    return round(min(1.0, max(0.0, value)), 4)


def _text(text: str) -> str:
    """Text that UTF-8 can carry: a lone surrogate, as broken mail may give, becomes a replacement character."""
    return text.encode("utf-8", "replace").decode("utf-8") if not text.isascii() else text
