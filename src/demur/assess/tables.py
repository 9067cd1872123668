"""The tables of `data/`."""

import tomllib
from importlib.resources import files
from typing import Any


def read_table(name: str) -> dict[str, Any]:
    """Read a table by its name, "levels" or "scam/payment"; it is not kept, since what is made of it is.

    Raises:
        FileNotFoundError: there is no such table.
    """
    path = files("demur.assess").joinpath("data", *f"{name}.toml".split("/"))
    return tomllib.loads(path.read_text(encoding="utf-8"))
