"""Rows for a person: a table on a terminal, aligned columns elsewhere, or Markdown."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.table import Table
from rich.text import Text

from demur.cli.entries import Brief
from demur.domain.verdict import Decision

HEADINGS = ("Verdict", "Who", "Company", "Position", "When", "Why")
_COLOURS = {
    Decision.TAKE: "green",
    Decision.ASK: "yellow",
    Decision.DECLINE: "magenta",
    Decision.IGNORE: "red",
    Decision.NONE: "dim",
}

_NARROWEST = 9
_OTHERS = 46
_DAY = 11
"""Columns of the terminal: the least for a name, what verdict and reason want, and a day as "Thu 10 Dec"."""


def when(brief: Brief, zone: ZoneInfo, now: datetime) -> str:
    """The time of the interview in the person's own zone, as short as it stays clear."""
    if brief.start is None:
        return ""
    local = brief.start.astimezone(zone)
    today = now.astimezone(zone).date()
    days = (local.date() - today).days
    if days in (0, 1):
        day = "today" if days == 0 else "tomorrow"
    else:
        day = f"{local:%a} {local.day} {local:%b}" + ("" if abs(days) < 300 else f" {local.year}")
    more = f" +{brief.more}" if brief.more else ""
    mark = " (passed)" if brief.passed else " (last minute)" if brief.urgency == "last_minute" else ""
    return f"{day} {local:%H:%M}{more}{mark}"


def cells(brief: Brief, zone: ZoneInfo, now: datetime) -> tuple[str, ...]:
    """The texts of a row, in the order of `HEADINGS`."""
    return (
        str(brief.decision),
        brief.who,
        brief.company,
        brief.position,
        when(brief, zone, now),
        brief.why,
    )


def for_terminal(console: Console, briefs: Sequence[Brief], zone: ZoneInfo, now: datetime) -> None:
    """Print a table with colours, fitted to the width of the terminal."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold", expand=False)
    # The reason gets what the others leave: a least width of its own would be cut off where there is no room for it.
    names = max(_NARROWEST, (console.width - _OTHERS) // 4)
    table.add_column(HEADINGS[0], no_wrap=True)
    for heading in HEADINGS[1:4]:
        table.add_column(heading, overflow="fold", max_width=names)
    table.add_column(HEADINGS[4], overflow="fold", max_width=max(names, _DAY))
    table.add_column(HEADINGS[5], overflow="fold")
    for brief in briefs:
        row = [Text(cell) for cell in cells(brief, zone, now)]
        row[0].stylize(f"bold {_COLOURS[brief.decision]}")
        if brief.urgency == "last_minute" and not brief.passed:
            row[4].stylize("bold red")
        table.add_row(*row)
    console.print(table)


def explained_for_terminal(console: Console, briefs: Sequence[Brief], zone: ZoneInfo, now: datetime) -> None:
    """Print each message with its evidence under it."""
    for brief in briefs:
        verdict, *rest = cells(brief, zone, now)
        head = Text(verdict, style=f"bold {_COLOURS[brief.decision]}")
        head.append("  " + "  ".join(cell for cell in rest[:-1] if cell), style="bold")
        head.append("\n  " + rest[-1], style="not bold")
        console.print(head)
        for line in brief.evidence:
            console.print(Text("  " + line, style="dim"))
        console.print()


def plain(briefs: Sequence[Brief], zone: ZoneInfo, now: datetime) -> Iterator[str]:
    """Aligned columns without colours, cuts or wrapping."""
    rows = [HEADINGS, *(cells(brief, zone, now) for brief in briefs)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    for row, brief in zip(rows, [None, *briefs], strict=True):
        yield "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip()
        if brief:
            yield from (f"    {line}" for line in brief.evidence)


def markdown(briefs: Iterable[Brief], zone: ZoneInfo, now: datetime) -> Iterator[str]:
    """A Markdown table; with evidence, one list a message below it."""
    yield "| " + " | ".join(HEADINGS) + " |"
    yield "|" + " --- |" * len(HEADINGS)
    explained = []
    for brief in briefs:
        yield "| " + " | ".join(_escaped(cell) for cell in cells(brief, zone, now)) + " |"
        if brief.evidence:
            explained.append(brief)
    for brief in explained:
        yield f"\n**{brief.decision}**: {_escaped(brief.evidence[0])}\n"
        yield from (f"- {_escaped(line)}" for line in brief.evidence[1:])


def _escaped(text: str) -> str:
    """Text of a mail that Markdown must not take for markup, a link or an image."""
    for sign in "\\`*_[]<>|#!~":
        text = text.replace(sign, "\\" + sign)
    return text.replace("://", ":\u200b//")
