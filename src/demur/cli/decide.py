"""`demur decide` and `demur tune`."""

import os
from pathlib import Path
from typing import Annotated

import typer

from demur import wiring
from demur.assess import Proposal
from demur.cli.output import complain, many, safe, write_lines
from demur.cli.profile_text import setting_line
from demur.domain.verdict import Decision
from demur.flow.decide import Reviewed, review, rule
from demur.settings import load_settings


def decide(
    source: Annotated[
        str, typer.Argument(metavar="MESSAGE", help="One message: a file, or - for standard input.")
    ],
    verdict: Annotated[
        Decision,
        typer.Argument(metavar="VERDICT", help="take, ask, decline or ignore; none for no invitation."),
    ],
    profile: Annotated[Path | None, typer.Option(metavar="FILE", help="Your profile.")] = None,
    calendar: Annotated[
        list[Path] | None, typer.Option(metavar="FILE.ics", help="Your calendar; may be given several times.")
    ] = None,
    now: Annotated[str | None, typer.Option(metavar="TIME", help="As at this time (RFC 3339).")] = None,
) -> int:
    """Record what you decided about a message. Nothing is sent; `demur tune` learns from it."""
    moment = wiring.moment(now)
    person = load_settings(profile, os.environ).profile
    book = wiring.rulings(os.environ, complain)
    raw, mail = wiring.the_message(source)
    ruling = rule(raw, mail, verdict, wiring.case(person, calendar or [], moment, book))
    book.put(ruling)
    agrees = (
        "as Demur advises"
        if not ruling.overruled
        else f"where Demur advises {ruling.advised}: {ruling.because}"
    )
    write_lines([safe(f"Recorded: {verdict}, {agrees}")])
    if ruling.slot:
        write_lines(
            [f"The interview on {ruling.slot.start:%d %B %Y at %H:%M} counts as pending from now on."]
        )
    return 0


def tune(
    profile: Annotated[Path | None, typer.Option(metavar="FILE", help="Your profile.")] = None,
) -> int:
    """Show the verdicts that you overruled, and what in your profile would have made them yours. Changes nothing."""
    settings = load_settings(profile, os.environ)
    book = wiring.rulings(os.environ, complain)
    rulings = list(book.all())
    if not rulings:
        complain(
            "There is nothing to learn from yet. Record what you decide with: demur decide MESSAGE VERDICT"
        )
        return 0
    reviewed, proposed = review(
        rulings, settings.profile, wiring.case(settings.profile, [], wiring.moment(None), book)
    )
    write_lines(_report(reviewed, proposed, str(settings.path)))
    return 0


def _report(reviewed: list[Reviewed], proposed: tuple[Proposal, ...], path: str) -> list[str]:
    judged = [each for each in reviewed if each.advice is not None]
    against = [each for each in judged if each.advice and each.advice.decision is not each.ruling.decided]
    lines = [
        f"You decided about {many(len(reviewed), 'message')}; Demur would advise otherwise about {len(against)} of them."
    ]
    for each in against:
        assert each.advice is not None
        because = each.advice.reasons[0].because if each.advice.reasons else ""
        when, subject = f"{each.ruling.at:%d %b %Y}", safe(each.ruling.subject)[:60] or "(no subject)"
        lines.append(f"  {when}  {subject}")
        lines.append(f"      you: {each.ruling.decided}; Demur: {each.advice.decision}. {safe(because)}")
    unread = len(reviewed) - len(judged)
    if unread:
        lines.append(f"{unread} of them can't be read any more.")
    if not against:
        return lines
    if not proposed:
        return [*lines, "", "No single change of your profile would bring it nearer to what you decided."]
    lines += ["", f"What in {safe(path)} would have made it advise as you decided:"]
    for one in proposed:
        lost = f", and {one.lost} that agree now would not" if one.lost else ""
        lines.append(f"  If {safe(one.words)}: {one.gained} of the {len(against)} would agree{lost}.")
        lines.append(f"      {safe(setting_line(one.key, one.profile))}")
    return [*lines, "", "Nothing was changed: edit the file where you agree."]
