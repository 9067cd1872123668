"""`demur contacts`: the people who may be named to a recruiter."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from demur import wiring
from demur.cli.output import complain, many, safe, write_lines
from demur.domain.contacts import Acquaintance
from demur.flow.consent import ask_consent
from demur.flow.referral import allow
from demur.ledger.contacts import Contacts, merged, named
from demur.settings import load_settings

contacts = typer.Typer(
    help="Keep the people who may be named to a recruiter, each only with what they allowed. Nothing is sent.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

_Name = Annotated[str, typer.Argument(metavar="NAME", help="Their name, or an address of theirs.")]
_Now = Annotated[str | None, typer.Option(metavar="TIME", help="As at this time (RFC 3339).")]


@contacts.command("import")
def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A vCard file, or LinkedIn's export of your connections.")
    ],
) -> int:
    """Add the people of a file. Who is there already is brought up to date; a consent stays as it was recorded."""
    book = _book()
    found = wiring.contacts_in(file)
    before = book.all()
    after = merged(before, found.people)
    book.keep(after)
    for fault in found.faults:
        complain(safe(fault))
    added = len(after) - len(before)
    lines = [
        f"{many(len(found.people), 'contact')} read: {added} new, {len(found.people) - added} known already."
    ]
    if found.nameless:
        lines.append(f"Left out because no person is named: {found.nameless}.")
    write_lines(lines)
    return 1 if found.faults else 0


@contacts.command("list")
def list_() -> int:
    """Print your contacts, those first who agreed to be named, with what they allowed."""
    people = sorted(_book().all(), key=lambda each: (each.consent is None, each.name.casefold()))
    if not people:
        complain("There are no contacts yet. Add some with: demur contacts import FILE")
        return 0
    rows = [(safe(each.name), _work(each), _consent(each)) for each in people]
    first, second = (min(40, max(len(row[column]) for row in rows)) for column in (0, 1))
    write_lines(f"{name:<{first}}  {work:<{second}}  {said}".rstrip() for name, work, said in rows)
    return 0


@contacts.command()
def consent(
    name: _Name,
    allowed: Annotated[
        list[str],
        typer.Option(
            "--allow",
            metavar="DETAILS",
            help="What they allowed: email, phone, page, or the address itself; several with commas.",
        ),
    ],
    now: _Now = None,
) -> int:
    """Record that somebody agreed to be named, with exactly these details. It replaces what they allowed before."""
    on = wiring.moment(now).date()
    wanted = [part for each in allowed for part in each.split(",") if part.strip()]
    person = _change(name, lambda each: allow(each, wanted, on))
    assert person.consent
    details = ", ".join(person.consent.allowed)
    write_lines(
        [safe(f"Recorded on {on:%d %B %Y}: {person.name} may be named, with {details} and nothing else.")]
    )
    return 0


@contacts.command()
def revoke(name: _Name) -> int:
    """Record that somebody does not want to be named any more."""
    person = _change(name, lambda each: replace(each, consent=None))
    write_lines([safe(f"{person.name} is not named any more.")])
    return 0


@contacts.command()
def ask(
    name: _Name,
    source: Annotated[
        str,
        typer.Option("--for", metavar="MESSAGE", help="The invitation: a file, or - for standard input."),
    ],
    language: Annotated[
        str | None, typer.Option(metavar="CODE", help="The language of the letter; else your first.")
    ] = None,
    profile: Annotated[Path | None, typer.Option(metavar="FILE", help="Your profile.")] = None,
    now: _Now = None,
) -> int:
    """Write the letter that asks somebody whether they may be named for the position of a message."""
    moment = wiring.moment(now)
    person = load_settings(profile, os.environ).profile
    asked = named(_book().all(), name)
    _, mail = wiring.the_message(source)
    case = wiring.case(person, [], moment, wiring.rulings(os.environ, complain), wiring.templates(os.environ))
    vetted = ask_consent(asked, mail, language, case)
    for problem in vetted.problems:
        complain(f"Mind: {problem.because}")
    write_lines([vetted.letter.body])
    return 0


def _book() -> Contacts:
    return wiring.contacts(os.environ, complain)


def _change(name: str, change: Callable[[Acquaintance], Acquaintance]) -> Acquaintance:
    """Change one contact and keep all; the one that it became."""
    book = _book()
    people = book.all()
    old = named(people, name)
    new = change(old)
    book.keep([new if each is old else each for each in people])
    return new


def _work(person: Acquaintance) -> str:
    return safe(", ".join(each for each in (person.title, person.company) if each)) or "-"


def _consent(person: Acquaintance) -> str:
    if person.consent is None:
        return "not asked, or not allowed"
    return safe(f"may be named since {person.consent.on:%d %b %Y}: {', '.join(person.consent.allowed)}")
