"""`demur decline`."""

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from demur import wiring
from demur.cli.output import complain, write_bytes, write_lines
from demur.compose.language import base_of
from demur.compose.port import Polisher
from demur.deliver import to_eml
from demur.domain.errors import BadOption, NothingToDecline
from demur.domain.languages import LANGUAGES
from demur.domain.letter import Blanks, Form, Problem, Referral, Situation, Vetted
from demur.domain.mail import Mail, Unreadable
from demur.flow.decline import Wishes, decline_letter, decline_reply, polished_letter
from demur.flow.process import Case
from demur.settings import load_settings

Source = Annotated[
    str | None,
    typer.Argument(
        metavar="[SOURCE]",
        help="The invitation: a file, or - for standard input (also pasted text). Without it, standard input "
        "is read unless it is a terminal.",
    ),
]
Recruiter = Annotated[str | None, typer.Option(help="Who invites, instead of what is read.")]
Position = Annotated[str | None, typer.Option(help="The position, instead of what is read.")]
Company = Annotated[str | None, typer.Option(help="The company, instead of what is read.")]
FunctionalArea = Annotated[
    str | None, typer.Option(help="The area to be kept in mind for, instead of what is read.")
]
OwnName = Annotated[str | None, typer.Option(help="Your name, instead of the profile's.")]
LastMinute = Annotated[
    bool,
    typer.Option("--last-minute", help="The interview is within hours: say plainly you won't be there."),
]
Refer = Annotated[
    str | None,
    typer.Option(metavar='"Name <address>"', help="Name a better-suited person, who agreed to it."),
]
CloseDoor = Annotated[
    bool, typer.Option("--close-door", help="Don't ask to be kept in mind for future roles.")
]
Occasion = Annotated[
    Situation | None, typer.Option(help="The occasion, instead of the decline that fits the message.")
]
Voice = Annotated[str | None, typer.Option(help="classic, warm, brief, formal, bright, or your own.")]
Tag = Annotated[
    str | None, typer.Option(metavar="TAG", help="Write in this language (en-GB, de, pt-BR, ...).")
]
Way = Annotated[Form, typer.Option(help="A mail, a LinkedIn message or note, or words for a call.")]
Personal = Annotated[
    str | None,
    typer.Option(metavar="LINE", help='A line of your own ("It was good to meet you at PyCon.").'),
]
Again = Annotated[
    int, typer.Option(metavar="N", min=0, max=10_000, help="Other phrases: 1, 2, ... for each try.")
]
Polish = Annotated[
    bool,
    typer.Option("--polish", help="Let the language model of your profile ([llm]) polish the letter."),
]
Whole = Annotated[bool, typer.Option("--eml", help="Print a whole threaded message instead.")]
ProfileFile = Annotated[Path | None, typer.Option(metavar="FILE", help="Your profile.")]
Now = Annotated[
    str | None, typer.Option(metavar="TIME", help="As at this time (RFC 3339) instead of the clock's.")
]


def decline(
    source: Source = None,
    recruiter: Recruiter = None,
    position: Position = None,
    company: Company = None,
    functional_area: FunctionalArea = None,
    name: OwnName = None,
    last_minute: LastMinute = False,
    refer: Refer = None,
    close_door: CloseDoor = False,
    situation: Occasion = None,
    voice: Voice = None,
    language: Tag = None,
    form: Way = Form.MAIL,
    personal: Personal = None,
    again: Again = 0,
    polish: Polish = False,
    eml: Whole = False,
    profile: ProfileFile = None,
    now: Now = None,
) -> int:
    """Write the decline of one invitation, ready to paste."""
    moment = wiring.moment(now)
    person = load_settings(profile, os.environ).profile
    polisher = wiring.polisher(person.llm, os.environ) if polish else None
    letters = wiring.templates(os.environ)
    given = Blanks(recruiter=recruiter, position=position, company=company, functional_area=functional_area)
    wishes = Wishes(
        blanks=given,
        last_minute=last_minute,
        referral=_referral(refer) if refer else None,
        close_door=close_door,
        situation=situation,
        language=_language(language) if language else None,
        voice=_voice(voice, letters.voices()) if voice else None,
        form=form,
        personal=personal,
        again=again,
    )
    if name:
        person = replace(person, name=name)
    mail = _mail(source, any((recruiter, position, company, functional_area)))
    case = wiring.case(person, [], moment, wiring.rulings(os.environ, complain), letters)
    if eml and mail is None:
        raise NothingToDecline("To print a whole message, give the invitation that it answers.")
    vetted = _written(mail, wishes, case, polisher)
    if eml and mail:
        reply = decline_reply(mail, wishes, case, vetted)
        _mind(reply.problems)
        write_bytes(to_eml(reply, moment))
        return 0
    _mind(vetted.problems)
    write_lines([vetted.letter.body])
    return 0


def _written(mail: Mail | None, wishes: Wishes, case: Case, polisher: Polisher | None) -> Vetted:
    """The letter, polished where that is wished and was well done."""
    if polisher is None:
        return decline_letter(mail, wishes, case)
    vetted, refused = polished_letter(mail, wishes, case, polisher)
    if refused:
        complain(f"Mind: The letter is not polished. {refused}")
    return vetted


def _mind(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        complain(f"Mind: {problem.because}")


def _referral(text: str) -> Referral:
    found = wiring.address(text)
    return Referral(found.name, (found.email,))


def _language(tag: str) -> str:
    if base_of(tag) not in LANGUAGES:
        raise BadOption(f"There are no letters in {tag!r}. Known are: {', '.join(LANGUAGES)}.")
    return tag


def _voice(voice: str, known: list[str]) -> str:
    if voice not in known:
        raise BadOption(f"There is no voice {voice!r}. Known are: {', '.join(known)}.")
    return voice


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
