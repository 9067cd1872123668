"""How each language thanks, declines, accepts, apologises, greets and signs."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Phrases:
    """Patterns of one language; all ignore case.

    Attributes:
        role_at: a word for the role, then a preposition, then (group "name") the company.
        role: (group "name") the title that the letter names.
        words: frequent short words that tell the language.
    """

    thanks: re.Pattern[str]
    decline: re.Pattern[str]
    accept: re.Pattern[str]
    apology: re.Pattern[str]
    door: re.Pattern[str]
    greeting: re.Pattern[str]
    closing: re.Pattern[str]
    role_at: re.Pattern[str]
    role: re.Pattern[str]
    formal: re.Pattern[str] | None
    informal: re.Pattern[str] | None
    words: frozenset[str]


@cache
def all_phrases() -> dict[str, Phrases]:
    """The phrases of every language that `phrases.toml` lists."""
    data = tomllib.loads((files("demur.vet") / "phrases.toml").read_text(encoding="utf-8"))
    return {language: _phrases(entry) for language, entry in data.items()}


def phrases_of(language: str) -> Phrases:
    """The phrases of a language, those of English where it is not known."""
    known = all_phrases()
    return known.get(language, known["en"])


def straight(text: str) -> str:
    """Typographic apostrophes and spaces as the plain ones, so that a pattern needs to know but one."""
    return text.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ")


def paragraphs(body: str) -> list[str]:
    """The paragraphs of a letter, each on one line."""
    return [" ".join(block.split()) for block in re.split(r"\n\s*\n", straight(body)) if block.strip()]


def _phrases(entry: dict[str, str]) -> Phrases:
    def compiled(name: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
        return re.compile(entry[name], flags)

    return Phrases(
        thanks=compiled("thanks"),
        decline=compiled("decline"),
        accept=compiled("accept"),
        apology=compiled("apology"),
        door=compiled("door"),
        greeting=compiled("greeting"),
        closing=compiled("closing"),
        role_at=compiled("role_at", re.NOFLAG),
        role=compiled("role", re.NOFLAG),
        formal=compiled("formal", re.NOFLAG) if "formal" in entry else None,
        informal=compiled("informal", re.NOFLAG) if "informal" in entry else None,
        words=frozenset(entry["words"].split()),
    )
