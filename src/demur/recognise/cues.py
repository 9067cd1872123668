"""The cues: what each means, and how each language puts it."""

import json
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from demur.domain.invitation import Kind


@dataclass(frozen=True, slots=True)
class Cue:
    """A meaning that speaks for or against some kinds.

    Attributes:
        weights: in nats, by kind; for cues that the training never met.
        about: said of it in evidence.
    """

    name: str
    weights: dict[Kind, float]
    about: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way in which a language puts a cue.

    Attributes:
        expression: finds it in folded text.
        pieces: of folded text; one of them stands in whatever the expression matches.
    """

    language: str
    cue: str
    expression: str
    pieces: tuple[str, ...]

    def compiled(self) -> re.Pattern[str]:
        """The expression, compiled."""
        return re.compile(self.expression)


@cache
def cues() -> dict[str, Cue]:
    """All cues by name."""
    table = tomllib.loads((files("demur.recognise") / "cues.toml").read_text(encoding="utf-8"))
    return {
        name: Cue(
            name,
            {Kind(key): float(value) for key, value in row.items() if key != "about"},
            row.get("about", name.replace("_", " ")),
        )
        for name, row in table.items()
    }


@cache
def phrases() -> tuple[Phrase, ...]:
    """All phrases of all languages, as `training/phrases.py` compiled them."""
    rows = json.loads((files("demur.recognise") / "phrases.json").read_text(encoding="utf-8"))
    return tuple(Phrase(language, cue, written, tuple(pieces)) for language, cue, written, pieces in rows)
