"""One invitation as the templates show it: its text in pieces, its facts as fields, its reasons as a balance."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from demur.domain.facts import Fact, InterviewTime
from demur.domain.mail import PartName
from demur.domain.verdict import Verdict
from demur.flow.correcting import CORRECTABLE, LEVELS, MODES, TIMES, written
from demur.flow.reviewing import Look
from demur.web.highlight import Mark, Piece, pieces
from demur.web.words import Words

_OPTIONS = {"level": LEVELS, "mode": MODES, "agency": ("yes", "no")}

_FULL = 100.0


@dataclass(frozen=True, slots=True)
class Field:
    """A fact as it is shown and corrected.

    Attributes:
        value: as `correcting.checked` takes it, "" where not known.
        shown: for the person, "" where not known.
        sure: 0 to 1; None where there is nothing to be sure of.
        yours: the person has said it.
        options: the values that it can have; empty for any.
        start, end: of a time, as the browser's fields want them.
    """

    name: str
    value: str
    shown: str
    quote: str
    sure: float | None
    yours: bool
    options: tuple[str, ...]
    correctable: bool
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of the message; `ends` where the target of its link is to be shown after it."""

    text: str
    names: tuple[str, ...]
    link: str | None
    ends: bool


@dataclass(frozen=True, slots=True)
class Balance:
    """The reasons weighed: the sums, and how far each reaches from the middle, 0 to 100."""

    for_: float
    against: float
    left: float
    right: float


def fields_of(look: Look, words: Words) -> list[Field]:
    """The facts, those that are known first, in their usual order."""
    found = list(_fields(look, words))
    return sorted(found, key=lambda each: not each.shown)


def _fields(look: Look, words: Words) -> Iterator[Field]:
    facts = look.judged.invitation.facts
    known = facts.known()
    for name in (*CORRECTABLE[:-1], "scheduling_link"):
        fact: Fact[object] | None = known.get(name)
        value = written(fact.value) if fact else ""
        yield Field(
            name,
            value,
            value,
            fact.quote if fact else "",
            fact.confidence if fact and name not in look.corrections else None,
            name in look.corrections,
            _OPTIONS.get(name, ()),
            name in CORRECTABLE,
        )
    times = facts.interview_times
    first = times[0] if times else None
    yield Field(
        TIMES,
        "",
        ", ".join(_span(each, words) for each in times[:4]) + (" …" if len(times) > 4 else ""),
        "; ".join(dict.fromkeys(each.quote for each in times if each.quote)),
        first.confidence if first and TIMES not in look.corrections else None,
        TIMES in look.corrections,
        (),
        True,
        _local(first.start, words.zone, "%Y-%m-%dT%H:%M") if first else "",
        _local(first.end, words.zone, "%H:%M") if first and first.end else "",
    )


def _span(time: InterviewTime, words: Words) -> str:
    return words.moment(time.start) + (f"–{words.time(time.end)}" if time.end else "")


def _local(moment: datetime, zone: ZoneInfo, form: str) -> str:
    return moment.astimezone(zone).strftime(form)


def runs(look: Look, part: PartName) -> list[Run]:
    """The body or the subject, with the facts where they were read, and the targets of the links."""
    mail, facts = look.mail, look.judged.invitation.facts
    marks = [
        Mark(fact.span, name) for name, fact in facts.known().items() if fact.part == part and fact.quote
    ]
    marks += [Mark(time.span, TIMES) for time in facts.interview_times if time.part == part and time.quote]
    links = mail.links if part == "body" else ()
    return list(_ended(pieces(mail.part(part), marks, links)))


def _ended(found: Sequence[Piece]) -> Iterator[Run]:
    for at, each in enumerate(found):
        following = found[at + 1].link if at + 1 < len(found) else None
        yield Run(each.text, each.names, each.link, each.link is not None and following != each.link)


def balance_of(verdict: Verdict) -> Balance | None:
    """The weights of the reasons on both sides; None where there is no reason."""
    sums = {
        stance: sum(each.weight for each in verdict.reasons if each.stance == stance)
        for stance in ("for", "against")
    }
    most = max(sums.values())
    if most <= 0:
        return None
    scale = _FULL / max(most, 1.0)
    return Balance(
        round(sums["for"], 1),
        round(sums["against"], 1),
        round(sums["against"] * scale, 1),
        round(sums["for"] * scale, 1),
    )
