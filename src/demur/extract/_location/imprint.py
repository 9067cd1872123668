"""The imprint below a letter: "TestGorilla B.V., Amsterdam. You receive this because …"."""

import re

from demur.extract._location.towns import Town
from demur.extract.domains import relay_names
from demur.extract.names import legal_names

_LONGEST = 140
_WORDS = re.compile(r"\w+")
_QUOTES = re.compile(r"(?:^|\n)[ ]?>|(?:^|\n)[ >*]*(?:from|von|de|da|van)[ *]*:", re.IGNORECASE)


def in_imprint(role: str, text: str, line: str, town: Town) -> bool:
    """Whether a place stands in a last line that names a hiring system or a company with its legal form.

    Args:
        role: of the passage.
        text: of the passage.
        line: the line in which the place stands.
        town: the place.
    """
    return _in_foot(role, text, town) and bool(
        relay_names() & set(_WORDS.findall(line.casefold())) or legal_names(line)
    )


def _in_foot(role: str, text: str, town: Town) -> bool:
    """Whether a place stands in the last paragraph of a letter, or below its signature where nothing is quoted."""
    below = text[town.end :].strip()
    if role == "quoted":
        return _QUOTES.search(text) is None and "\n\n" not in below
    above = text[: town.start].rstrip()
    return role == "letter" and "\n" not in below and "\n\n" in above and len(below) <= _LONGEST
