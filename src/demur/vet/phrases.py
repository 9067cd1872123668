"""How each language thanks, declines, accepts, apologises, greets and signs, and what it should not say in a letter."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from demur.domain.languages import LANGUAGES

_EXACT = frozenset({"role_at", "role", "formal", "informal"})
"""Patterns in which capitals tell."""

_NEVER = r"(?!)"
_MASKED = re.compile("…+")


@dataclass(frozen=True, slots=True)
class Phrases:
    """Patterns of one language, as `languages/*.toml` lists them; all but those that look for names ignore case.

    Attributes:
        role_at: a word for the role, then a preposition, then (group "name") the company.
        role: (group "name") the title that the letter names.
        faults: what no letter should say, by the kind of fault.
    """

    thanks: re.Pattern[str]
    decline: re.Pattern[str]
    accept: re.Pattern[str]
    reschedule: re.Pattern[str]
    apology: re.Pattern[str]
    door: re.Pattern[str]
    greeting: re.Pattern[str]
    closing: re.Pattern[str]
    role_at: re.Pattern[str]
    role: re.Pattern[str]
    formal: re.Pattern[str] | None
    informal: re.Pattern[str] | None
    because: re.Pattern[str]
    faults: Mapping[str, re.Pattern[str]]


@cache
def words() -> dict[str, frozenset[str]]:
    """Frequent short words that tell each language."""
    return {language: frozenset(said.split()) for language, said in tomllib.loads(_text("words")).items()}


def phrases_of(language: str) -> Phrases:
    """The phrases of a language, those of English where it is not known."""
    return _phrases(language if language in LANGUAGES else "en")


def straight(text: str) -> str:
    """Typographic apostrophes and spaces as the plain ones, so that a pattern needs to know but one; no longer, no shorter."""
    return text.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ")


def plain(text: str) -> str:
    """In lower case and without accents."""
    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in split if not unicodedata.combining(c))


def one_mark(text: str) -> str:
    """A masked name (`case.masked`) as one mark, however long it is."""
    return _MASKED.sub("…", text)


def _text(name: str) -> str:
    return (files("demur.vet") / "languages" / f"{name}.toml").read_text(encoding="utf-8")


@cache
def _phrases(language: str) -> Phrases:
    entry = tomllib.loads(_text(language))
    faults = {name: _pattern(name, given) for name, given in entry.pop("faults", {}).items()}
    patterns = {name: _pattern(name, given) for name, given in entry.items()}
    for name in ("formal", "informal"):
        patterns.setdefault(name, None)
    return Phrases(**patterns, faults=faults)  # type: ignore[arg-type]  # the table has them all


def _pattern(name: str, given: str | Sequence[str]) -> re.Pattern[str] | None:
    """One pattern, or several of which one must match."""
    joined = given if isinstance(given, str) else "|".join(f"(?:{each})" for each in given) or _NEVER
    return re.compile(joined, re.NOFLAG if name in _EXACT else re.IGNORECASE)
