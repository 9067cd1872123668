"""`demur vet`."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from demur import wiring
from demur.cli.output import complain, many, safe, write_lines
from demur.domain.errors import SourceMissing, SourceUnusable
from demur.domain.letter import Form, Problem, Situation
from demur.flow.vetting import vet_text
from demur.settings import load_settings

_LARGEST = 1 << 20


def vet(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="The letter as plain text, or - for standard input.")
    ],
    message: Annotated[str, typer.Option("--for", metavar="MESSAGE", help="The message that it answers.")],
    situation: Annotated[
        Situation | None,
        typer.Option(help="What the letter is; else a decline, unless it plainly accepts or asks."),
    ] = None,
    form: Annotated[Form, typer.Option(help="A mail, a LinkedIn message or note.")] = Form.MAIL,
    profile: Annotated[Path | None, typer.Option(metavar="FILE", help="Your profile.")] = None,
    now: Annotated[str | None, typer.Option(metavar="TIME", help="As at this time (RFC 3339).")] = None,
) -> int:
    """Check a letter before you send it: 1 if something must be mended first, 0 if nothing must."""
    person = load_settings(profile, os.environ).profile
    text = _letter(file)
    _, mail = wiring.the_message(message)
    case = wiring.case(person, [], wiring.moment(now), wiring.rulings(os.environ, complain))
    problems = vet_text(text, mail, case, situation, form)
    write_lines(_line(file, text, problem) for problem in problems)
    hard = sum(problem.hard for problem in problems)
    if not problems:
        write_lines(["No problem."])
    elif hard:
        complain(f"{many(hard, 'problem')} to mend before it may leave.")
    return 1 if hard else 0


def _letter(file: str) -> str:
    """The text of the letter.

    Raises:
        SourceMissing, SourceUnusable: it is not there, or is no text.
    """
    try:
        data = sys.stdin.buffer.read(_LARGEST + 1) if file == "-" else Path(file).read_bytes()
    except FileNotFoundError:
        raise SourceMissing(file) from None
    except OSError as error:
        raise SourceUnusable(file, f"{error.strerror or error}.") from None
    if len(data) > _LARGEST:
        raise SourceUnusable(file, "it is too large for a letter.")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        raise SourceUnusable(file, "it is no UTF-8 text. Save the letter as plain text.") from None


def _line(file: str, text: str, problem: Problem) -> str:
    """A problem with its place, as "letter.txt:3:14: names: ..."; a remark is marked."""
    place = "letter" if file == "-" else safe(file)
    if problem.span:
        before = text.strip("\n")[: problem.span[0]]
        blank = len(text) - len(text.lstrip("\n"))
        row = before.count("\n") + blank + 1
        place += f":{row}:{len(before) - before.rfind(chr(10))}"
    kind = problem.rule if problem.hard else f"{problem.rule} (remark)"
    return f"{place}: {kind}: {safe(problem.because)}"
