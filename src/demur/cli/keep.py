"""`demur export` and `demur forget`."""

import json
import os
import sys
from typing import Annotated

import typer

from demur import wiring
from demur.cli.output import many, safe, write_lines
from demur.domain.errors import BadOption
from demur.settings import load_settings
from demur.wiring import servers
from demur.wiring.forget import forget as forget_all


def export() -> int:
    """Print all that Demur keeps of your mail, as JSON Lines: an object a row, with the name of its table."""
    known = servers.store(os.environ)
    for table, row in known.export():
        write_lines([json.dumps({"table": table, **row})])
    return 0


def forget(
    person: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="All that is kept of this person, by mail address.")
    ] = None,
    company: Annotated[
        str | None, typer.Option(metavar="NAME", help="All that is kept of this company.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="All that is kept, your accounts too.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Don't ask.")] = False,
) -> int:
    """Erase what is kept, so that it can't be read in Demur's files any more. Your mailbox is not touched."""
    if [person is not None, company is not None, everything].count(True) != 1:
        raise BadOption("Say what is to be forgotten: --person ADDRESS, --company NAME, or --all.")
    if person is not None:
        person = wiring.address(person).email
    if company is not None and not company.strip():
        raise BadOption("An empty name is no company. Write it as in: --company 'Acme Robotics'")
    own = {each.address.lower() for each in servers.store(os.environ).accounts()}
    own |= {each.lower() for each in load_settings(None, os.environ).profile.addresses}
    if person is not None and person.lower() in own:
        raise BadOption(
            f"{person} is your own address; nearly everything is about it. If you mean that: demur forget --all"
        )
    what = f"all that is kept of {person or company}" if person or company else "everything that Demur keeps"
    if not yes:
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            raise BadOption("Nothing was erased. Where nobody can be asked, add --yes.")
        typer.confirm(f"Erase {what}? It can't be brought back.", abort=True, err=True)
    erased = forget_all(os.environ, person, company)
    write_lines([safe(f"Erased {what}: {many(erased, 'invitation')}.")])
    return 0
