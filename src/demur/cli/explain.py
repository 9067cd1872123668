"""`demur explain`."""

import os
import shutil
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from demur import wiring
from demur.assess import Turn
from demur.cli.entries import why
from demur.cli.facts_text import fact_lines
from demur.cli.output import complain, safe, write_lines
from demur.domain.verdict import Decision, Reason, Scam
from demur.flow.decide import Explained
from demur.flow.decide import explain as explained
from demur.settings import load_settings

_WIDTH = 110


def explain(
    source: Annotated[
        str, typer.Argument(metavar="MESSAGE", help="One message: a file, or - for standard input.")
    ],
    profile: Annotated[Path | None, typer.Option(metavar="FILE", help="Your profile.")] = None,
    calendar: Annotated[
        list[Path] | None, typer.Option(metavar="FILE.ics", help="Your calendar; may be given several times.")
    ] = None,
    now: Annotated[str | None, typer.Option(metavar="TIME", help="Judge as at this time (RFC 3339).")] = None,
) -> int:
    """Print all reasons of one verdict, and what would change it."""
    moment = wiring.moment(now)
    person = load_settings(profile, os.environ).profile
    case = wiring.own_case(person, calendar or [], moment, os.environ, complain)
    _, mail = wiring.the_message(source)
    width = min(_WIDTH, shutil.get_terminal_size((_WIDTH, 24)).columns)
    write_lines(line for text in _lines(explained(mail, case)) for line in _wrapped(text, width))
    return 0


def _wrapped(text: str, width: int) -> list[str]:
    hang = " " * (len(text) - len(text.lstrip(" ")) + 2)
    return textwrap.wrap(text, width, subsequent_indent=hang, break_long_words=False) or [""]


def _lines(found: Explained) -> Iterator[str]:
    judged = found.judged
    verdict, mail = judged.verdict, judged.invitation.mail
    yield f"{verdict.decision.upper()}: {safe(why(judged))}"
    yield f"{safe(mail.place)}: {safe(mail.subject)}"
    yield ""
    yield "What was read"
    yield from (f"  {line}" for line in fact_lines(judged))
    for title, stance in (("What speaks for the conversation", "for"), ("What speaks against it", "against")):
        reasons = [reason for reason in verdict.reasons if reason.stance == stance]
        if reasons:
            yield ""
            yield title
            yield from map(_reason, reasons)
    yield ""
    yield from _scam(verdict.scam)
    for title, of_profile in (("What would change it", False), ("With another profile", True)):
        turns = [turn for turn in found.turns if turn.of_profile is of_profile]
        if turns:
            yield ""
            yield title
            yield from map(_turn, turns)


def _reason(reason: Reason) -> str:
    quote = f" (“{safe(reason.quote)}”)" if reason.quote else ""
    name = f", {reason.rule}" if reason.rule else ""
    return f"  {reason.weight:.2f}  {safe(reason.because)}{quote} [{reason.factor}{name}]"


def _scam(scam: Scam) -> Iterator[str]:
    if not scam.signals:
        yield f"A scam? {_share(scam.probability)} likely: there is no sign of one."
        return
    yield f"A scam? {_share(scam.probability)} likely:"
    for signal in scam.signals:
        quote = f" (“{safe(signal.quote)}”)" if signal.quote else ""
        yield f"  {signal.weight:4.1f}  {safe(signal.because)}{quote} [{signal.family}, {signal.name}]"


def _share(probability: float) -> str:
    return (
        "less than 1 %"
        if probability < 0.01
        else "more than 99 %"
        if probability > 0.99
        else f"{probability:.0%}"
    )


def _turn(turn: Turn) -> str:
    asked = f" ({turn.question.replace('_', ' ')})" if turn.question and turn.decision is Decision.ASK else ""
    return f"  {turn.decision:<8}{asked} if {safe(' and '.join(turn.conditions))}"
