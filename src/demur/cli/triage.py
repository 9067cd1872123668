"""`demur triage`."""

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from demur import wiring
from demur.cli import table
from demur.cli.entries import Brief, Line, as_brief, as_explained, as_line
from demur.cli.output import complain, many, write_lines
from demur.deliver.port import Outbox
from demur.domain.mail import Unreadable
from demur.flow.process import Judged
from demur.settings import load_settings
from demur.wiring.batches import Sheet, triage_all


class Format(StrEnum):
    """How the result is printed."""

    TABLE = "table"
    JSONL = "jsonl"
    MARKDOWN = "markdown"


def triage(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...",
            help="An mbox file, a Maildir, a folder of .eml files, an .eml file (each also as .gz), or - for "
            "standard input, which may also be pasted text.",
        ),
    ],
    profile: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Your profile; see `demur init`.")
    ] = None,
    calendar: Annotated[
        list[Path] | None, typer.Option(metavar="FILE.ics", help="Your calendar; may be given several times.")
    ] = None,
    now: Annotated[
        str | None,
        typer.Option(metavar="TIME", help="Judge as at this time (RFC 3339) instead of the clock's."),
    ] = None,
    drafts: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write each reply there as an .eml draft, once.")
    ] = None,
    format: Annotated[Format, typer.Option(help="How to print it.")] = Format.TABLE,
    all: Annotated[bool, typer.Option("--all", help="Also the messages that are no invitation.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="The evidence under each row (JSON Lines always have it).")
    ] = False,
) -> int:
    """Read mail, judge each invitation, and draft the replies. Nothing is sent."""
    moment = wiring.moment(now)
    person = load_settings(profile, os.environ).profile
    case = wiring.own_case(person, calendar or [], moment, os.environ, complain)
    boxes = wiring.mailboxes(sources, wiring.standard_input())
    outbox = wiring.drafts(drafts) if drafts else None
    sheets = triage_all(boxes, case, _renderer(format, explain), every=all)
    report = _Report(outbox, moment)
    size = sum(box.size for box in boxes)
    try:
        for entry in report.entries(_with_progress(sheets, size, quiet=format is Format.JSONL)):
            if isinstance(entry, Line):
                write_lines([entry.text])
    finally:
        sheets.close()
    _print_rows(report.rows, format, ZoneInfo(person.timezone), moment)
    report.summarise(drafts)
    return 1 if report.failed else 0


def _renderer(format: Format, explain: bool) -> Callable[[Judged], Line | Brief]:
    if format is Format.JSONL:
        return as_line
    return as_explained if explain else as_brief


class _Report:
    """What was found, as it comes."""

    def __init__(self, outbox: Outbox | None, moment: datetime) -> None:
        self._outbox = outbox
        self._moment = moment
        self._verdicts: Counter[str] = Counter()
        self._read = self._written = self._there = self._unanswerable = 0
        self.failed = 0
        self.rows: list[Brief] = []

    def entries(self, sheets: Iterator[Sheet[Line | Brief]]) -> Iterator[Line | Brief]:
        """Name what could not be read, write the drafts, and pass on the rest."""
        for sheet in sheets:
            self._read += sheet.read
            for result in sheet.results:
                if isinstance(result, Unreadable):
                    self.failed += 1
                    complain(f"{result.place}: {result.cause}")
                    continue
                self._count(result)
                if isinstance(result, Brief):
                    self.rows.append(result)
                yield result

    def _count(self, result: Line | Brief) -> None:
        self._verdicts[result.decision] += 1
        self._unanswerable += result.unanswerable
        if self._outbox is not None and result.draft is not None:
            if self._outbox.put(result.draft.key, result.draft.reply, self._moment):
                self._written += 1
            else:
                self._there += 1

    def summarise(self, folder: Path | None) -> None:
        """Say on standard error what was done, where a person looks on or drafts were written."""
        if folder is None and not sys.stderr.isatty():
            return
        found = sum(count for name, count in self._verdicts.items() if name != "none")
        listed = ", ".join(f"{self._verdicts[name]} {name}" for name in ("take", "ask", "decline", "ignore"))
        complain(f"{many(self._read, 'message')} read, {many(found, 'invitation')}: {listed}.")
        if folder is not None:
            there = f"; {self._there} had theirs already" if self._there else ""
            complain(f"{many(self._written, 'draft')} written to {folder}{there}.")
        if self._unanswerable:
            verb = "has" if self._unanswerable == 1 else "have"
            complain(
                f"{self._unanswerable} {verb} no address to answer to; --explain says what to do instead."
            )
        if self.failed:
            complain(f"{many(self.failed, 'message')} could not be read, as said above.")


def _print_rows(rows: list[Brief], format: Format, zone: ZoneInfo, now: datetime) -> None:
    if format is Format.JSONL:
        return
    if format is Format.MARKDOWN:
        write_lines(table.markdown(rows, zone, now))
    elif not sys.stdout.isatty():
        write_lines(table.plain(rows, zone, now))
    elif not rows:
        complain("No invitation was found.")
    else:
        explained = any(row.evidence for row in rows)
        show = table.explained_for_terminal if explained else table.for_terminal
        show(Console(), rows, zone, now)


def _with_progress(
    sheets: Iterator[Sheet[Line | Brief]], size: int, *, quiet: bool
) -> Iterator[Sheet[Line | Brief]]:
    """Pass the sheets on, with a bar on standard error if a person looks at it."""
    # The first sheet comes before the bar: its thread must not run while the worker processes are forked.
    first = next(sheets, None)
    if first is None:
        return
    if not sys.stderr.isatty() or (quiet and sys.stdout.isatty()):
        yield first
        yield from sheets
        return
    columns = (TextColumn("Reading"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=size)
        bar.advance(task, first.size)
        yield first
        for sheet in sheets:
            bar.advance(task, sheet.size)
            yield sheet
