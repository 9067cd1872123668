"""`demur templates`."""

import os
from collections import Counter
from typing import Annotated

import typer

from demur import wiring
from demur.cli.output import complain, many, write_bytes, write_lines
from demur.compose import Templates
from demur.compose.language import locale_of
from demur.domain.errors import BadOption
from demur.domain.letter import Letter
from demur.flow.templates import Odd, check

app = typer.Typer(
    help="The files of phrases that letters are written from: yours go before those that ship.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Name = Annotated[str, typer.Argument(metavar="LANGUAGE/VOICE", help="Such as en/warm or pt-BR/classic.")]


@app.command("list")
def list_() -> int:
    """List all templates, and say which are yours."""
    found = wiring.templates(os.environ)
    write_lines(f"{name}{'  (yours)' if name in found.own else ''}" for name in found.names())
    complain(f"Yours lie in {wiring.templates_folder(os.environ)}.")
    return 0


@app.command()
def show(name: Name) -> int:
    """Print a template as it is in force."""
    write_bytes(_text(name, wiring.templates(os.environ)).encode())
    return 0


@app.command()
def copy(
    name: Name,
    new: Annotated[
        str | None, typer.Argument(metavar="[NEW]", help="A name of its own, such as en/mine; else the same.")
    ] = None,
) -> int:
    """Copy a template to your folder, where you can change it. What is there is never replaced."""
    text = _text(name, wiring.templates(os.environ))
    path = wiring.own_template(os.environ, new or name, text)
    write_lines([f"Copied to {path}. Change it, then try it with: demur templates check {new or name}"])
    return 0


@app.command("check")
def check_(
    name: Annotated[
        str | None, typer.Argument(metavar="[LANGUAGE/VOICE]", help="One template; else all of yours.")
    ] = None,
    most: Annotated[int, typer.Option(metavar="N", min=0, help="Show at most so many odd letters.")] = 5,
) -> int:
    """Write every letter that a template can give, with every combination of known and unknown blanks, and show the odd ones."""
    found = wiring.templates(os.environ)
    names = [name] if name else [each for each in sorted(found.own) if "/" in each]
    if not names:
        raise BadOption(
            "You have no templates of your own. Name one, as in: demur templates check en/classic"
        )
    odd = 0
    for each in names:
        _text(each, found)
        odd += _check(each, found, most)
    return 1 if odd else 0


def _check(name: str, templates: Templates, most: int) -> int:
    locale, _, voice = name.partition("/")
    faults: Counter[str] = Counter()
    letters = 0
    for letter in check(locale_of(locale), voice, templates):
        if isinstance(letter, Letter):
            letters += 1
            continue
        faults[letter.because] += 1
        if faults[letter.because] == 1 and len(faults) <= most:
            write_lines(_shown(letter))
    write_lines(f"{name}: {many(count, 'letter')}: {because}" for because, count in faults.most_common())
    write_lines([f"{name}: {many(letters, 'letter')} without a problem, {faults.total()} odd."])
    return faults.total()


def _shown(odd: Odd) -> list[str]:
    head = f"--- {odd.letter.situation.replace('_', ' ')}, {odd.letter.style.form}: {odd.because}"
    return [head, "", odd.letter.body, ""]


def _text(name: str, templates: Templates) -> str:
    text = templates.text(name)
    if text is None:
        raise BadOption(f"There is no template {name!r}. Known are: {', '.join(templates.names())}.")
    return text
