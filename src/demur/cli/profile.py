"""`demur profile`."""

import os
from pathlib import Path
from typing import Annotated, Any

import typer

from demur.cli.output import safe, write_lines
from demur.settings import load_settings


def profile(
    profile: Annotated[
        Path | None, typer.Option("--profile", metavar="FILE", help="The profile to print.")
    ] = None,
) -> None:
    """Print the profile in force, and where each value came from."""
    found = load_settings(profile, os.environ)
    there = "" if found.found else " (not there; make it with: demur init)"
    rows = [(each.key, shown(each.value), safe(each.origin)) for each in found.values]
    keys, values = (max(len(row[column]) for row in rows) for column in (0, 1))
    write_lines(
        [
            f"Profile: {safe(str(found.path))}{there}",
            "",
            *(f"{key:<{keys}}  {value:<{values}}  {origin}".rstrip() for key, value, origin in rows),
        ]
    )


def shown(value: Any) -> str:
    """A value as a person reads it."""
    if value is None or value == "" or value == ():
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return safe(", ".join(str(each) for each in value))
    return safe(str(value))
