"""What is kept of a judged message for printing and for its draft; made where the message was read."""

from dataclasses import dataclass
from datetime import datetime

from demur.cli.facts_text import fact_lines
from demur.cli.output import safe
from demur.domain.facts import Fact
from demur.domain.languages import is_foreign
from demur.domain.reply import Reply
from demur.domain.verdict import Decision, Urgency
from demur.flow.process import Judged


@dataclass(frozen=True, slots=True)
class Draft:
    """A reply that has someone to go to.

    Attributes:
        key: the stable key of the invitation.
    """

    key: str
    reply: Reply


@dataclass(frozen=True, slots=True)
class Line:
    """A message as a line of JSON."""

    decision: Decision
    text: str
    draft: Draft | None
    unanswerable: bool


@dataclass(frozen=True, slots=True)
class Brief:
    """A message as a row of a table; all texts are safe to print.

    Attributes:
        start: the interview that counts: the slot that suits, else the first that is offered.
        more: how many other times are offered.
        why: the decisive reason.
        evidence: what all of it rests on, line by line.
    """

    decision: Decision
    urgency: Urgency
    passed: bool
    who: str
    company: str
    position: str
    start: datetime | None
    zone: str | None
    more: int
    why: str
    place: str
    evidence: tuple[str, ...]
    draft: Draft | None
    unanswerable: bool


def as_line(judged: Judged) -> Line:
    """Render for `--format jsonl`."""
    from demur.contract import line

    reply = judged.reply
    return Line(judged.verdict.decision, line(judged), _draft(judged), reply is not None and reply.to is None)


def as_brief(judged: Judged) -> Brief:
    """Render for a table."""
    return _brief(judged, ())


def as_explained(judged: Judged) -> Brief:
    """Render for a table with the evidence under each row."""
    return _brief(judged, tuple(_evidence(judged)))


def _brief(judged: Judged, evidence: tuple[str, ...]) -> Brief:
    facts = judged.invitation.facts
    verdict = judged.verdict
    times = facts.interview_times
    chosen = verdict.slot or (times[0] if times else None)
    reply = judged.reply
    return Brief(
        decision=verdict.decision,
        urgency=verdict.urgency,
        passed=verdict.passed,
        who=safe(_who(judged)),
        company=_value(facts.company),
        position=_value(facts.position),
        start=chosen.start if chosen else None,
        zone=chosen.timezone if chosen else None,
        more=max(0, len(times) - 1),
        why=safe(why(judged)),
        place=safe(judged.invitation.mail.place),
        evidence=evidence,
        draft=_draft(judged),
        unanswerable=reply is not None and reply.to is None,
    )


def _draft(judged: Judged) -> Draft | None:
    mail = judged.invitation.mail
    if judged.reply is None or judged.reply.to is None:
        return None
    if mail.message_id is None:
        return Draft(mail.digest, judged.reply)
    # An id alone could be claimed by another message, which would then get no draft.
    sender = mail.sender.key if mail.sender else ""
    return Draft(f"{mail.message_id}\n{sender}", judged.reply)


def _who(judged: Judged) -> str:
    if judged.invitation.facts.recruiter:
        return judged.invitation.facts.recruiter.value
    sender = judged.invitation.mail.sender
    return (sender.name or sender.email) if sender else ""


def why(judged: Judged) -> str:
    """The decisive reason, or why there is none."""
    verdict = judged.verdict
    if verdict.reasons:
        return verdict.reasons[0].because
    recognition = judged.invitation.recognition
    if is_foreign(recognition.language):
        return f"Not understood: it is in a language that Demur does not read ({recognition.language})."
    return f"No invitation: {recognition.kind.replace('_', ' ')}."


def _value(fact: Fact[str] | None) -> str:
    return safe(fact.value) if fact else ""


def _evidence(judged: Judged) -> list[str]:
    """Kind, facts, reasons and reply, each with what it rests on."""
    verdict = judged.verdict
    lines = [
        f"{safe(judged.invitation.mail.place)}: {safe(judged.invitation.mail.subject)}",
        *fact_lines(judged),
    ]
    for reason in verdict.reasons:
        quote = f" (“{safe(reason.quote)}”)" if reason.quote else ""
        lines.append(f"{reason.stance}, {reason.factor} {reason.weight:.2f}: {safe(reason.because)}{quote}")
    if verdict.scam.signals:
        names = ", ".join(signal.name for signal in verdict.scam.signals)
        lines.append(f"scam: {verdict.scam.probability:.0%} likely ({names})")
    if judged.reply:
        to = str(judged.reply.to) if judged.reply.to else "nobody"
        lines.append(f"reply: {judged.reply.letter.situation.replace('_', ' ')}, to {safe(to)}")
        if judged.reply.call:
            when = (
                "call at once, then send this" if judged.reply.call.at_once else "call first, then send this"
            )
            lines.append(f"{when}: “{safe(judged.reply.call.script)}”")
        lines += [f"mind: {safe(problem.because)}" for problem in judged.reply.problems]
    if judged.findings:
        lines += [f"no letter: {safe(problem.because)}" for problem in judged.findings.problems]
    return lines
