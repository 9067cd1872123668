"""The hand-written fragments, and how they are drawn: each once before any comes again."""

import random
import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "data"
LANGUAGES = ("en", "de", "fr", "es", "nl", "it", "pt")
_CHOICE = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]")
_ADDRESSED = re.compile(r"<([^<>|]*)\|([^<>|]*)>")

Sections = dict[str, tuple[str, ...]]


@cache
def sections(name: str) -> Sections:
    """The `== name` sections of a data file, each with its lines."""
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            current = found.setdefault(line[3:].strip(), [])
        elif line.strip() and not line.startswith("#"):
            current.append(line.replace("\\n", "\n"))
    return {key: tuple(lines) for key, lines in found.items()}


class Deck:
    """Draws fragments by chance, but none twice before all were drawn.

    Attributes:
        chance: decides everything here.
    """

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self._left: dict[tuple[str, str], list[str]] = {}

    def draw(self, language: str, section: str, formal: bool = False, **blanks: str) -> str:
        """One fragment of a section, its choices made and its blanks filled.

        Raises:
            KeyError: the language has no such section.
        """
        left = self._left.setdefault((language, section), [])
        if not left:
            left.extend(sections(f"letters/{language}.txt")[section])
            self.chance.shuffle(left)
        text = _ADDRESSED.sub(lambda found: found[1 if formal else 2], left.pop())
        while found := _CHOICE.search(text):
            text = text[: found.start()] + self.chance.choice(found[1].split("|")) + text[found.end() :]
        return re.sub(r"\{(\w+)\}", lambda blank: blanks[blank[1]], text)

    def has(self, language: str, section: str) -> bool:
        """The language has that section."""
        return section in sections(f"letters/{language}.txt")
