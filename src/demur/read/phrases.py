"""The phrases by which quotes, forwards, signatures and footers are told, as tables and expressions."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Phrases:
    """All of `thread.toml`, ready to be compared with lines that `normal` was applied to.

    Attributes:
        footer_starts: matched at the beginning of a line.
        footer_holds: searched in a line.
        labels: header label -> "from", "date", "to", "cc" or "subject".
        verbs: one of them stands in an attribution.
        mark_words: one of them stands in a text that has any of the two below.
        strong, weak, sentences: sign-offs.
    """

    openers: re.Pattern[str]
    labels: dict[str, str]
    verbs: tuple[str, ...]
    mark_words: tuple[str, ...]
    original: frozenset[str]
    forward: frozenset[str]
    forward_prefixes: frozenset[str]
    reply_prefixes: frozenset[str]
    strong: re.Pattern[str]
    weak: frozenset[str]
    sentences: tuple[str, ...]
    postscript: tuple[str, ...]
    device: tuple[str, ...]
    footer_starts: re.Pattern[str]
    footer_holds: re.Pattern[str]


@cache
def phrases() -> Phrases:
    """Load the phrases once."""
    table = tomllib.loads(files(__package__ or "demur.read").joinpath("thread.toml").read_text("utf-8"))
    attribution, signoff = table["attribution"], table["signoff"]
    return Phrases(
        openers=re.compile(rf"(?:{'|'.join(_longest_first(attribution['openers']))})\b", re.IGNORECASE),
        labels={label: kind for kind, labels in table["labels"].items() for label in labels},
        verbs=tuple(attribution["verbs"]),
        mark_words=(
            *table["original"]["markers"],
            *table["forward"]["markers"],
            "forwarded by",
            "weitergeleitet von",
        ),
        original=frozenset(table["original"]["markers"]),
        forward=frozenset(table["forward"]["markers"]),
        forward_prefixes=frozenset(table["forward"]["prefixes"]),
        reply_prefixes=frozenset(table["forward"]["replies"]),
        strong=re.compile(rf"(?:{'|'.join(_longest_first(signoff['strong']))})(?![\w'-])"),
        weak=frozenset(signoff["weak"]),
        sentences=tuple(signoff["sentences"]),
        postscript=tuple(signoff["postscript"]),
        device=tuple(table["device"]["starts"]),
        footer_starts=_any_of(table["footer"]["starts"]),
        footer_holds=_any_of(table["footer"]["holds"]),
    )


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


def _longest_first(words: list[str]) -> list[str]:
    return [re.escape(word) for word in sorted(words, key=len, reverse=True)]


_MARKS = " \t*_>|"


def normal(line: str) -> str:
    """A line as phrases are compared: lower case, one kind of apostrophe and blank, no emphasis marks."""
    return " ".join(line[:600].replace("’", "'").strip(_MARKS + "\xa0").lower().split())
