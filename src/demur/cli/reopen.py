"""`demur reopen`: whom to write to now that the search has changed."""

import os
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from demur import wiring
from demur.cli.ledger_text import day, name_of
from demur.cli.output import complain, readable, safe, write_lines
from demur.domain.errors import BadOption, DemurError
from demur.domain.person import Profile
from demur.settings import load_settings
from demur.wiring import servers

if TYPE_CHECKING:
    from demur.flow.process import Case
    from demur.flow.reopening import Knock
    from demur.ledger.store import Store

_REASONS = 3
"""So many reasons are told in the list."""


def reopen(
    numbers: Annotated[
        list[int] | None,
        typer.Argument(
            metavar="[NUMBER]...", help="Contacts of the list: their notes are put into your Drafts."
        ),
    ] = None,
    top: Annotated[int, typer.Option(metavar="N", min=1, help="How many are listed.")] = 10,
    notes: Annotated[bool, typer.Option("--notes", help="Show the note to each in full.")] = False,
    role: Annotated[
        str | None,
        typer.Option(metavar="TITLE", help="The role that you look for now, in place of your profile's."),
    ] = None,
    area: Annotated[str | None, typer.Option(metavar="AREA", help="The functional area, likewise.")] = None,
    profile: Annotated[Path | None, typer.Option(metavar="FILE", help="Your profile.")] = None,
) -> int:
    """List whom to write to now that your search has changed, and why, or have the notes ready. Nothing is sent."""
    # Imported here: it loads what reads messages.
    from demur.flow.kin import asks, catch_up, ledger
    from demur.flow.reopening import knocks

    person = _searching(load_settings(profile, os.environ).profile, role, area)
    with closing(servers.store(os.environ)) as known:
        case = wiring.own_case(person, [], servers.clock(), os.environ, complain)
        catch_up(known, case)
        found = knocks(ledger(known), person.search, case.now, asks)
        if numbers:
            by_number = {each.party.number: each for each in found}
            for number in numbers:
                if number not in by_number:
                    raise BadOption(f"{number} is not in the list. See who is: demur reopen --top 100")
            return _ready([by_number[number] for number in dict.fromkeys(numbers)], known, case)
        if not found:
            complain("There is nobody to write to at the moment. See everybody with: demur ledger")
            return 0
        write_lines(_listed(found[:top], ZoneInfo(person.timezone)))
        if notes:
            write_lines(_notes(found[:top], known, case))
        complain("Have notes put into your Drafts with: demur reopen NUMBER...")
    return 0


def _searching(person: Profile, role: str | None, area: str | None) -> Profile:
    """The person as they look now; raises `BadOption` where they don't."""
    search = person.search
    if search.status == "closed" and role is None and area is None:
        raise BadOption(
            'Your profile says that you don\'t look for anything (search.status = "closed"). '
            "Change that, or name what you look for with --role or --area."
        )
    if role is not None:
        search = replace(search, roles=(role,), functional_areas=())
    if area is not None:
        search = replace(search, functional_areas=(area,))
    return replace(
        person, search=replace(search, status="active" if search.status == "closed" else search.status)
    )


def _listed(found: "Sequence[Knock]", zone: ZoneInfo) -> Iterator[str]:
    for place, each in enumerate(found, 1):
        house = each.last.who.employer or each.last.who.company
        who = name_of(each.party) + (f", {house}" if house else "")
        yield safe(f"{place:>2}. {who}  [{each.party.number}]  last {day(each.party.last, zone)}")
        yield f"    {safe(' '.join(each.reasons[:_REASONS]))}"


def _notes(found: "Sequence[Knock]", known: "Store", case: "Case") -> Iterator[str]:
    from demur.flow.knocking import note_for

    for each in found:
        yield ""
        yield safe(f"--- to {name_of(each.party)} [{each.party.number}]")
        try:
            note = note_for(each, known, case)
        except DemurError as error:
            yield safe(str(error))
            continue
        yield from readable(note.reply.letter.body)
        for problem in note.reply.problems:
            yield safe(f"(Mind: {problem.because})")


def _ready(chosen: "Sequence[Knock]", known: "Store", case: "Case") -> int:
    """Keep the notes, and put them into Drafts where the account can be reached."""
    from demur.flow.knocking import keep_note, lay, note_for

    worst = 0
    for each in chosen:
        who = name_of(each.party)
        try:
            note = note_for(each, known, case)
            letter = keep_note(note, known, case, servers.token)
        except DemurError as error:
            complain(f"{each.party.number} {who}: {error}")
            worst = 1
            continue
        where = "it lies in your Drafts"
        try:
            with servers.Servers(servers.account_of(known, note.kept.account)).post() as post:
                lay(letter, note.kept, post, known, case)
        except DemurError as error:
            where, worst = f"it could not be put into your Drafts ({error})", 1
        number = letter.invitation
        write_lines(
            [
                safe(f"The note to {who} is number {number}; {where}."),
                f"    Read it with: demur letters {number}. Let it be sent with: demur approve {number}",
            ]
        )
    return worst
