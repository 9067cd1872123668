"""What was read in a message, line by line."""

from demur.cli.output import safe
from demur.domain.facts import InterviewTime, Pay
from demur.domain.languages import is_foreign
from demur.flow.process import Judged
from demur.recognise import evidence


def fact_lines(judged: Judged) -> list[str]:
    """The kind and the facts, each with the words that it rests on."""
    recognition = judged.invitation.recognition
    kind = recognition.kind.replace("_", " ")
    rests = evidence(judged.invitation.mail, recognition.kind)
    seen = [f"“{safe(each.quote)}”" for each in rests if each.weight > 0 and each.quote]
    said = f" ({', '.join(dict.fromkeys(seen[:3]))})" if seen else ""
    foreign = ", which Demur does not read" if is_foreign(recognition.language) else ""
    lines = [f"kind: {kind}, {recognition.confidence:.0%} sure, in {recognition.language}{foreign}{said}"]
    for name, fact in judged.invitation.facts.known().items():
        lines.append(
            f"{name.replace('_', ' ')}: {safe(_plain(fact.value))} "
            f"({fact.confidence:.0%}, {fact.part.replace('_', '-')}: “{safe(fact.quote)}”)"
        )
    return [*lines, *(_time(time) for time in judged.invitation.facts.interview_times)]


def _time(time: InterviewTime) -> str:
    until = f" to {time.end:%H:%M}" if time.end else ""
    zone = f" {time.timezone}" if time.timezone else ""
    return f"time: {time.start:%a %d %b %Y %H:%M}{until} {time.start:%z}{zone} (“{safe(time.quote)}”)"


def _plain(value: object) -> str:
    if isinstance(value, Pay):
        low, high = value.minimum, value.maximum
        if low == high or high is None or low is None:
            known = low if low is not None else high
            amount = f"{'up to ' if low is None else 'from ' if high is None else ''}{known:,f}"
        else:
            amount = f"{low:,f} to {high:,f}"
        return f"{amount} {value.currency or ''}{f' a {value.period}' if value.period else ''}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
