"""`demur init`."""

import os
import sys
from pathlib import Path
from typing import Annotated, Any, cast

import typer

from demur import wiring
from demur.cli.output import complain, write_lines
from demur.cli.profile_text import as_toml
from demur.domain.errors import ProfileExists, ProfileInvalid
from demur.settings import default_path, local_zone, parse_profile

_QUESTIONS: dict[str, str] = {
    "name": "Your name, as you sign letters",
    "addresses": "Your mail addresses, divided by commas",
    "roles": "Roles you look for (such as: Staff Nurse, Ward Manager)",
    "level": "Your level (intern, junior, mid, senior, staff, principal, lead, manager, director, ...)",
    "locations": "Places where you want to work",
    "remote": "remote, hybrid, onsite or any",
    "pay_floor": "The least pay you would accept, with currency and period (such as: 90000 EUR year)",
    "languages": "Languages you answer in, the first is the fallback (such as: en, de)",
}
_LISTS = frozenset({"addresses", "roles", "locations", "languages"})


def init(
    profile: Annotated[Path | None, typer.Option(metavar="FILE", help="Where to write it.")] = None,
    name: Annotated[str | None, typer.Option(help=_QUESTIONS["name"] + ".")] = None,
    address: Annotated[list[str] | None, typer.Option(help="A mail address of yours; repeatable.")] = None,
    role: Annotated[list[str] | None, typer.Option(help="A role you look for; repeatable.")] = None,
    level: Annotated[str | None, typer.Option(help="Your level.")] = None,
    location: Annotated[list[str] | None, typer.Option(help="A place to work in; repeatable.")] = None,
    remote: Annotated[str | None, typer.Option(help="remote, hybrid, onsite or any.")] = None,
    pay_floor: Annotated[str | None, typer.Option(help='The least pay, as in "90000 EUR year".')] = None,
    language: Annotated[list[str] | None, typer.Option(help="A language you answer in; repeatable.")] = None,
    timezone: Annotated[str | None, typer.Option(help="IANA name; else this computer's.")] = None,
    status: Annotated[str | None, typer.Option(help="Of your search: active, open or closed.")] = None,
    avoid_role: Annotated[list[str] | None, typer.Option(help="A role you don't want; repeatable.")] = None,
    area: Annotated[list[str] | None, typer.Option(help="A functional area; repeatable.")] = None,
    avoid_industry: Annotated[
        list[str] | None, typer.Option(help="An industry to avoid; repeatable.")
    ] = None,
    want_company: Annotated[
        list[str] | None, typer.Option(help="A company you wish for; repeatable.")
    ] = None,
    avoid_company: Annotated[list[str] | None, typer.Option(help="A company to avoid; repeatable.")] = None,
    per_week: Annotated[int | None, typer.Option(help="Interviews a week, at most.")] = None,
    per_day: Annotated[int | None, typer.Option(help="Interviews a day, at most.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a profile without asking.")] = False,
) -> int:
    """Ask a handful of questions and write your profile. Flags answer them; in a script nothing is asked."""
    path = profile or default_path(os.environ)
    if path.exists() and not force:
        asked = sys.stdin.isatty() and sys.stderr.isatty()
        if not asked or not typer.confirm(f"{path} exists already. Replace it?", err=True):
            raise ProfileExists(str(path))
    answers: dict[str, Any] = {
        "name": name, "addresses": address, "roles": role, "level": level, "locations": location,
        "remote": remote, "pay_floor": pay_floor, "languages": language,
    }  # fmt: skip
    if sys.stdin.isatty() and sys.stderr.isatty():
        for key, question in _QUESTIONS.items():
            if answers[key] is None:
                answers[key] = _asked(key, question)
    search = {
        "status": status, "roles": answers["roles"], "roles_unwanted": avoid_role, "functional_areas": area,
        "level": answers["level"], "locations": answers["locations"], "remote": answers["remote"],
        **_pay(answers["pay_floor"], path), "industries_avoided": avoid_industry,
        "companies_wanted": want_company, "companies_avoided": avoid_company,
    }  # fmt: skip
    tree = {
        "name": answers["name"], "addresses": answers["addresses"], "timezone": timezone or local_zone() or "UTC",
        "languages": answers["languages"], "search": search,
        "bandwidth": {"per_week": per_week, "per_day": per_day}, "letters": {},
    }  # fmt: skip
    wiring.write_private(path, as_toml(parse_profile(_stated(tree), str(path))))
    write_lines([f"Wrote {path}. Look at it with: demur profile"])
    if not answers["name"]:
        complain("Letters can't be signed without your name: set it there.")
    return 0


def _asked(key: str, question: str) -> Any:
    """Ask until the answer is one that a profile may hold; an empty answer leaves it open."""
    while True:
        answer = typer.prompt(question, default="", show_default=False, err=True).strip()
        value: Any = [part.strip() for part in answer.split(",") if part.strip()] if key in _LISTS else answer
        if not value:
            return None
        try:
            _check(key, value)
        except ProfileInvalid as error:
            complain(str(error).partition(":")[2].strip().removeprefix("- "))
            continue
        return value


def _check(key: str, value: Any) -> None:
    where = Path("profile")
    if key == "pay_floor":
        parse_profile({"search": _pay(cast(str, value), where)}, str(where))
    elif key in ("name", "addresses", "languages"):
        parse_profile({key: value}, str(where))
    else:
        parse_profile({"search": {key: value}}, str(where))


def _pay(text: str | None, path: Path) -> dict[str, Any]:
    """Read "90000 EUR year": the amount, its currency, and the period (a year unless told)."""
    if text is None:
        return {}
    amount, *rest = text.replace("/", " ").split()
    if not 1 <= len(rest) <= 2:
        raise ProfileInvalid(
            str(path), [f'The pay {text!r} is not understood; write it as in "90000 EUR year".']
        )
    found: dict[str, Any] = {"pay_floor": amount.replace("_", ""), "pay_currency": rest[0].upper()}
    if len(rest) == 2:
        found["pay_period"] = rest[1].lower()
    return found


def _stated(tree: dict[str, Any]) -> dict[str, Any]:
    """Leave out what was not answered."""
    return {
        key: _stated(value) if isinstance(value, dict) else value
        for key, value in tree.items()
        if value is not None and value != {}
    }
