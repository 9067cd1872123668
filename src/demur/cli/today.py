"""`demur today`."""

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from demur import wiring
from demur.cli.output import columns, complain, many, write_lines
from demur.ledger.due import AT_ONCE, Due, next_command
from demur.ledger.workdays import Workdays
from demur.settings import load_settings
from demur.wiring import servers
from demur.wiring.agenda import terms as terms_of


def today(
    days: Annotated[
        int, typer.Option(metavar="N", min=1, max=366, help="Look so many days ahead, today included.")
    ] = 1,
    ics: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Write all that falls due within a year as a calendar, in place of that file.",
        ),
    ] = None,
    profile: Annotated[Path | None, typer.Option(metavar="FILE", help="Your profile.")] = None,
    now: Annotated[
        str | None, typer.Option(metavar="TIME", help="As at this time instead of the clock's (RFC 3339).")
    ] = None,
) -> int:
    """List what is due: answers that are owed, letters in doubt, and doors to knock at again. Nothing is sent."""
    # Imported here: it loads what reads messages.
    from demur.flow.today import YEAR, calendar_of
    from demur.flow.today import today as due_until

    moment = wiring.moment(now)
    terms = terms_of(load_settings(profile, os.environ).profile)
    known = servers.store(os.environ)
    until = terms.days.end(moment, days)
    found = due_until(known, moment, terms, max(until, moment + YEAR) if ics else until)
    if ics:
        wiring.write_private(ics, calendar_of(found, moment))
        complain(f"{many(len(found), 'event')} written to {ics}.")
    shown = [each for each in found if each.at <= until]
    if not shown:
        write_lines(["Nothing is due."])
        return 0
    write_lines(_table(shown, moment, terms.days))
    return 0


def _table(found: Sequence[Due], now: datetime, workdays: Workdays) -> list[str]:
    rows = [
        (str(each.number), _when(each, now, workdays), each.kind, next_command(each), each.says)
        for each in found
    ]
    return list(columns([("No.", "Due", "What", "Next", "Why"), *rows]))


def _when(each: Due, now: datetime, workdays: Workdays) -> str:
    """When it is due, in the person's zone, as short as it stays clear."""
    if each.kind in AT_ONCE and each.at <= now:
        return "now"
    away = (each.at.date() - now.astimezone(workdays.zone).date()).days
    if away in (0, 1):
        day = "today" if away == 0 else "tomorrow"
    else:
        day = f"{each.at:%a} {each.at.day} {each.at:%b}" + ("" if abs(away) < 300 else f" {each.at.year}")
    return f"{day} {each.at:%H:%M}" + (" (overdue)" if each.overdue else "")
