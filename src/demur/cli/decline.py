"""`demur decline`."""

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from demur import wiring
from demur.cli.output import complain, write_bytes, write_lines
from demur.deliver import to_eml
from demur.domain.errors import NothingToDecline
from demur.domain.letter import Blanks
from demur.domain.mail import Mail, Unreadable
from demur.flow.decline import Wishes, decline_letter, decline_reply
from demur.settings import load_settings


def decline(
    source: Annotated[
        str | None,
        typer.Argument(
            metavar="[SOURCE]",
            help="The invitation: a file, or - for standard input (also pasted text). Without it, standard input "
            "is read unless it is a terminal.",
        ),
    ] = None,
    recruiter: Annotated[str | None, typer.Option(help="Who invites, instead of what is read.")] = None,
    position: Annotated[str | None, typer.Option(help="The position, instead of what is read.")] = None,
    company: Annotated[str | None, typer.Option(help="The company, instead of what is read.")] = None,
    functional_area: Annotated[
        str | None, typer.Option(help="The area to be kept in mind for, instead of what is read.")
    ] = None,
    name: Annotated[str | None, typer.Option(help="Your name, instead of the profile's.")] = None,
    last_minute: Annotated[
        bool,
        typer.Option("--last-minute", help="The interview is within hours: say plainly you won't be there."),
    ] = False,
    refer: Annotated[
        str | None,
        typer.Option(metavar='"Name <address>"', help="Name a better-suited person, who agreed to it."),
    ] = None,
    close_door: Annotated[
        bool, typer.Option("--close-door", help="Don't ask to be kept in mind for future roles.")
    ] = False,
    eml: Annotated[bool, typer.Option("--eml", help="Print a whole threaded message instead.")] = False,
    profile: Annotated[Path | None, typer.Option(metavar="FILE", help="Your profile.")] = None,
    now: Annotated[
        str | None, typer.Option(metavar="TIME", help="As at this time (RFC 3339) instead of the clock's.")
    ] = None,
) -> int:
    """Write the decline of one invitation, ready to paste."""
    moment = wiring.moment(now)
    person = load_settings(profile, os.environ).profile
    given = Blanks(recruiter=recruiter, position=position, company=company, functional_area=functional_area)
    wishes = Wishes(
        blanks=given,
        last_minute=last_minute,
        referral=wiring.address(refer) if refer else None,
        close_door=close_door,
    )
    if name:
        person = replace(person, name=name)
    mail = _mail(source, any((recruiter, position, company, functional_area)))
    case = wiring.case(person, [], moment, wiring.rulings(os.environ, complain))
    if eml:
        if mail is None:
            raise NothingToDecline("To print a whole message, give the invitation that it answers.")
        reply = decline_reply(mail, wishes, case)
        for problem in reply.problems:
            complain(f"Mind: {problem.because}")
        write_bytes(to_eml(reply, moment))
        return 0
    vetted = decline_letter(mail, wishes, case)
    for problem in vetted.problems:
        complain(f"Mind: {problem.because}")
    write_lines([vetted.letter.body])
    return 0


def _mail(source: str | None, enough: bool) -> Mail | None:
    """The invitation, None where there is none and what was given is enough."""
    if source is None and sys.stdin.isatty():
        if enough:
            return None
        raise NothingToDecline(
            "Give the invitation as a file or on standard input, or say what it is about: "
            'demur decline --recruiter "Dana Reyes" --position "Data Engineer" --company Acme'
        )
    found = wiring.one_message(source or "-", wiring.standard_input())
    if not found:
        if source is None and enough:
            return None
        raise NothingToDecline(
            "There is no message in it. Give the invitation as a file or on standard input."
        )
    if len(found) > 1:
        raise NothingToDecline(
            f"{source or 'Standard input'} holds several messages. Give one invitation, "
            "or draft replies to all of them with: demur triage SOURCE --drafts DIR"
        )
    if isinstance(found[0], Unreadable):
        raise NothingToDecline(f"{found[0].place}: {found[0].cause}")
    return found[0]
