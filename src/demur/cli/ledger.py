"""`demur ledger`: everybody who wrote, what was answered, and what came of it."""

import os
from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from demur import wiring
from demur.cli.ledger_text import counted, doubles_text, merged, name_of, story, table
from demur.cli.output import complain, many, safe, write_lines
from demur.domain.dealings import About, Merge, Note, Sighting, Way
from demur.domain.errors import BadOption, ContactUnknown
from demur.domain.person import Profile
from demur.domain.remembered import Author
from demur.domain.verdict import Decision
from demur.ledger.book import Book, Party
from demur.ledger.store import Store
from demur.settings import load_settings
from demur.wiring import servers

ledger = typer.Typer(
    help="Everybody who wrote: what about, what you answered, how they took it, and whether the door is open.",
    invoke_without_command=True,
    rich_markup_mode=None,
)

_Number = Annotated[int, typer.Argument(metavar="NUMBER", help="As the table shows it.")]
_ProfileFile = Annotated[Path | None, typer.Option("--profile", metavar="FILE", help="Your profile.")]


@ledger.callback()
def everybody(
    context: typer.Context,
    search: Annotated[
        str | None,
        typer.Option(
            metavar="WORDS", help="Only those in whose names, addresses, firms or roles each word stands."
        ),
    ] = None,
    firms: Annotated[bool, typer.Option("--firms", help="Companies and agencies instead of people.")] = False,
    profile: _ProfileFile = None,
) -> int:
    """List everybody, those you heard from last first."""
    if context.invoked_subcommand is not None:
        return 0
    person = load_settings(profile, os.environ).profile
    with _opened(person) as (_, book):
        found = book.firms() if firms else book.people()
        if search is not None:
            hits = {each.number for each in book.find(search)}
            found = [each for each in found if each.number in hits]
        if not found:
            complain(
                "Nobody is found."
                if book.parties
                else "The ledger is empty. Read your mailbox with: demur sync"
            )
            return 0
        write_lines([*table(found, book, ZoneInfo(person.timezone)), "", f"{counted(found, firms)}."])
    return 0


@ledger.command()
def show(
    who: Annotated[list[str], typer.Argument(metavar="WHO", help="A number, a name, an address or a firm.")],
    words: Annotated[bool, typer.Option("--words", help="With your letters in full.")] = False,
    profile: _ProfileFile = None,
) -> int:
    """Tell one contact's story, the oldest exchange first."""
    from demur.flow.kin import asks

    person = load_settings(profile, os.environ).profile
    with _opened(person) as (_, book):
        party = _the_one(book, " ".join(who))
        write_lines(story(party, book, asks, ZoneInfo(person.timezone), words=words))
    return 0


@ledger.command()
def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Of the person; '' where you don't know it.")],
    way: Annotated[Way, typer.Option(help="On which way it went.")] = Way.PHONE,
    company: Annotated[str | None, typer.Option(metavar="NAME", help="That hires.")] = None,
    agency: Annotated[str | None, typer.Option(metavar="NAME", help="That recruits for it.")] = None,
    position: Annotated[str | None, typer.Option(metavar="TITLE", help="What it was about.")] = None,
    area: Annotated[str | None, typer.Option(metavar="AREA", help="The functional area.")] = None,
    answer: Annotated[Decision | None, typer.Option(help="What you answered.")] = None,
    door: Annotated[
        bool | None, typer.Option("--door-open/--door-closed", help="Whether you asked to be kept in mind.")
    ] = None,
    mail: Annotated[list[str] | None, typer.Option(metavar="ADDRESS", help="An address of theirs.")] = None,
    phone: Annotated[list[str] | None, typer.Option(metavar="NUMBER", help="A number of theirs.")] = None,
    page: Annotated[list[str] | None, typer.Option(metavar="URL", help="A profile of theirs.")] = None,
    note: Annotated[str, typer.Option(metavar="TEXT", help="What you want to remember.")] = "",
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="When (2026-11-30); else today.")
    ] = None,
    profile: _ProfileFile = None,
) -> int:
    """Add what happened by phone, on LinkedIn or face to face."""
    from demur.flow.noting import add_note, named

    person = load_settings(profile, os.environ).profile
    zone = ZoneInfo(person.timezone)
    who = named(
        Sighting(
            name=" ".join(name.split()),
            mails=tuple(wiring.address(each).email for each in mail or ()),
            phones=tuple(phone or ()),
            pages=tuple(page or ()),
            employer=agency or company,
            company=company,
            agency=agency is not None,
        )
    )
    at = servers.clock() if on is None else _day(on, zone)
    with _opened(person) as (known, _):
        number, joined = add_note(
            known, Note(at, way, who, About(position, area), answer, door, note), servers.clock()
        )
        write_lines(
            [f"Noted, as note {number}. Take it back with: demur ledger drop {number}", *map(merged, joined)]
        )
    return 0


@ledger.command()
def drop(number: Annotated[int, typer.Argument(metavar="NOTE", help="The number of the note.")]) -> int:
    """Take back what you added."""
    known = servers.store(os.environ)
    if not known.drop_note(number, servers.clock()):
        raise BadOption(
            f"There is no note {number}. A contact's notes are shown by: demur ledger show NUMBER"
        )
    write_lines([f"Note {number} is gone."])
    return 0


@ledger.command()
def doubles(profile: _ProfileFile = None) -> int:
    """List who may be one and the same. What was merged already is told by: demur ledger show NUMBER"""
    from demur.flow.kin import doubles as possible

    person = load_settings(profile, os.environ).profile
    with _opened(person) as (known, _):
        found = possible(known)
        if not found:
            complain("Nobody seems to stand there twice.")
        write_lines(doubles_text(found))
    return 0


@ledger.command()
def merge(
    one: _Number,
    other: Annotated[int, typer.Argument(metavar="NUMBER", help="Who is the same.")],
    profile: _ProfileFile = None,
) -> int:
    """Take two contacts, or two firms, for one. It can be undone."""
    person = load_settings(profile, os.environ).profile
    with _opened(person) as (known, book):
        first, second = _numbered(book, one), _numbered(book, other)
        if first.side is not second.side:
            raise BadOption("One of them is a person, the other a firm.")
        if first.number == second.number:
            raise BadOption("They are one already.")
        done = known.put_merge(first.number, second.number, "You said so.", Author.PERSON, servers.clock())
        said = f"{name_of(first)} and {name_of(second)} are one. Undo it with: demur ledger undo {done.id}"
        write_lines([safe(said)])
    return 0


@ledger.command()
def undo(
    number: Annotated[int, typer.Argument(metavar="MERGE", help="As it was told when they were merged.")],
) -> int:
    """Undo a merge: they are two, and are not merged again."""
    known = servers.store(os.environ)
    if not known.undo_merge(number, servers.clock()):
        raise BadOption(
            f"There is no merge {number}, or it is undone. A contact's are shown by: demur ledger show NUMBER"
        )
    write_lines(["They are two again, and stay so."])
    return 0


@ledger.command()
def export(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A .csv: all exchanges; a .vcf: everybody as a card.")
    ],
    profile: _ProfileFile = None,
) -> int:
    """Write the ledger for another program: as a table (CSV), or as cards for an address book (vCard)."""
    from demur.flow.kin import asks
    from demur.wiring.ledger_files import as_cards, as_table

    person = load_settings(profile, os.environ).profile
    form = {".csv": as_table, ".vcf": as_cards}.get(file.suffix.lower())
    if form is None:
        raise BadOption("Name a file that ends in .csv (a table) or in .vcf (cards).")
    with _opened(person) as (_, book):
        wiring.write_private(file, form(book, asks))
        complain(f"{many(len(book.people()), 'contact')} written to {file}.")
    return 0


@ledger.command(name="import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A table (CSV), or cards (vCard).")],
    profile: _ProfileFile = None,
) -> int:
    """Add what another program kept. What is there already is not added again."""
    from demur.flow.noting import add_notes
    from demur.wiring.ledger_files import notes_in

    person = load_settings(profile, os.environ).profile
    now = servers.clock()
    found, faults = notes_in(file, now, ZoneInfo(person.timezone))
    for fault in faults:
        complain(fault)
    with _opened(person) as (known, _):
        added, joined = add_notes(known, found, now)
        write_lines(
            [f"{many(added, 'note')} added, {len(found) - added} known already.", *map(merged, joined)]
        )
    return 1 if faults else 0


def told(joined: tuple[Merge, ...]) -> Iterator[str]:
    """What was merged at a sync, a line each."""
    return map(merged, joined)


class _opened:  # noqa: N801 - reads as a verb
    """The store with its ledger, brought up to date with what was kept before there was one."""

    def __init__(self, person: Profile) -> None:
        self._person = person

    def __enter__(self) -> tuple[Store, Book]:
        from demur.flow.kin import catch_up
        from demur.flow.kin import ledger as ledger_of

        self._store = servers.store(os.environ)
        if self._store.unsighted():
            catch_up(self._store, wiring.case(self._person, [], servers.clock()))
        return self._store, ledger_of(self._store)

    def __exit__(self, *_: object) -> None:
        self._store.close()


def _the_one(book: Book, words: str) -> Party:
    found = book.find(words)
    if len(found) == 1:
        return found[0]
    if not found:
        raise ContactUnknown(f"Nobody like {words!r} is in the ledger. See who is: demur ledger")
    # Who bears the name goes before who is only spoken of in the same mail.
    bearing = [
        each
        for each in found
        if all(word in " ".join((*each.names, *each.mails)).casefold() for word in words.casefold().split())
    ]
    if len(bearing) == 1:
        return bearing[0]
    told = ", ".join(f"{each.number} {name_of(each)}" for each in found[:8])
    raise ContactUnknown(f"{words!r} means several. Name one by its number: {told}")


def _numbered(book: Book, number: int) -> Party:
    party = book.party(number)
    if party is None:
        raise BadOption(f"There is no contact {number}. See who is there: demur ledger")
    return party


def _day(text: str, zone: ZoneInfo) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise BadOption(f"{text!r} is no day. Write it as in: --on 2026-11-30") from None
    if found.tzinfo:
        return found
    hour = time(12) if len(text) == len("2026-11-30") else found.time()
    return datetime.combine(found.date(), hour, zone)
