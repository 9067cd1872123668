"""Templates: files of phrases that a person can read, copy and change.

A file `LOCALE/VOICE.txt` has sections. `[letter: decline]` lists the parts of a letter, a paragraph a line. Any other
section holds the phrases of a part, one a line, of which each letter takes one:

    [thanks]
    Thank you for offering to meet with me to discuss {{ role }}.
    Thank you for offering to meet with me.

A phrase is used only where every blank that it prints is known, and those that print the most known blanks go before
the others. A blank may be a section of its own (`role`). `polite:` and `familiar:` before a phrase keep it to one form
of address. Jinja runs in a sandbox (https://jinja.palletsprojects.com/en/stable/sandbox/).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Literal

from demur.domain.errors import TemplateFaulty

LAYOUTS = "letters"
"""The file that lists the parts of each letter, for all languages and voices."""

FALLBACK = "classic"
"""The voice that lends what another voice does not say in its own way."""

Register = Literal["polite", "familiar"]

_HEADING = re.compile(r"\[([a-z_]+)(?::\s*([a-z_]+(?: [a-z_]+)*))?\]")
_PRINTED = re.compile(r"\{\{-?\s*([a-z_]+)")
_REGISTER = re.compile(r"(polite|familiar):\s+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way to say a part.

    Attributes:
        register: the form of address that it belongs to; None where it fits both.
        prints: names of the blanks that must be known.
        place: file and line, for whoever has to mend it.
    """

    text: str
    place: tuple[str, int]
    register: Register | None
    prints: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file: sections by "part" or "part: variant", and layouts by situation."""

    sections: Mapping[str, tuple[Phrase, ...]]
    layouts: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Templates:
    """All files of templates: those that ship, and the person's own, which go before them.

    Attributes:
        own: the person's, by "locale/voice", as text.
    """

    own: Mapping[str, str] = field(default_factory=dict)

    def names(self) -> list[str]:
        """The names of all files, "locale/voice", sorted."""
        return sorted({*_shipped_names(), *self.own})

    def text(self, name: str) -> str | None:
        """A file as it is written, None where there is none."""
        return self.own[name] if name in self.own else _shipped(name)

    def chain(self, locale: str, voice: str) -> list[Sheet]:
        """The sheets in which a part is looked for: the region's before the language's, the voice before the classic."""
        language = locale.partition("-")[0]
        wanted = [f"{place}/{name}" for name in (voice, FALLBACK) for place in (locale, language)]
        names = [*dict.fromkeys(wanted), LAYOUTS]
        return [sheet for name in names if (sheet := self._sheet(name)) is not None]

    def voices(self) -> list[str]:
        """The voices that there are in any language."""
        return sorted({name.partition("/")[2] for name in self.names()} - {""})

    def _sheet(self, name: str) -> Sheet | None:
        text = self.text(name)
        return None if text is None else parse(text, name)


SHIPPED = Templates()


@cache
def parse(text: str, where: str) -> Sheet:
    """Read a file of templates.

    Raises:
        TemplateFaulty: names the line and what is wrong with it.
    """
    sections: dict[str, list[Phrase]] = {}
    layouts: dict[str, list[str]] = {}
    phrases: list[Phrase] | None = None
    parts: list[str] | None = None
    for number, line in _lines(text):
        if line.startswith("["):
            heading = _HEADING.fullmatch(line)
            if not heading:
                raise TemplateFaulty(
                    where, number, f"{line!r} is no heading such as [thanks] or [door: open]."
                )
            part, variant = heading.groups()
            if part == "letter":
                if not variant:
                    raise TemplateFaulty(where, number, "say of which letter, as in [letter: decline].")
                phrases, parts = None, layouts.setdefault(variant, [])
            else:
                name = f"{part}: {variant}" if variant else part
                phrases, parts = sections.setdefault(name, []), None
        elif parts is not None:
            parts.append(line)
        elif phrases is not None:
            phrases.append(_phrase(line, where, number))
        else:
            raise TemplateFaulty(where, number, "a phrase stands above the first heading.")
    return Sheet({k: tuple(v) for k, v in sections.items()}, {k: tuple(v) for k, v in layouts.items()})


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        if (kept := line.strip()) and not kept.startswith("#"):
            yield number, kept


def _phrase(line: str, where: str, number: int) -> Phrase:
    said = _REGISTER.match(line)
    register: Register | None = said.group(1) if said else None  # type: ignore[assignment]  # one of the two
    text = line[said.end() :] if said else line
    return Phrase(text, (where, number), register, frozenset(_PRINTED.findall(text)))


@cache
def _shipped_names() -> tuple[str, ...]:
    root = files("demur.compose") / "templates"
    folders = [each for each in root.iterdir() if each.is_dir() and not each.name.startswith("_")]
    found = [f"{folder.name}/{each.name[:-4]}" for folder in folders for each in folder.iterdir()]
    return tuple(sorted(name for name in found if not name.endswith("/")))


@cache
def _shipped(name: str) -> str | None:
    place = files("demur.compose") / "templates" / f"{name}.txt"
    return place.read_text(encoding="utf-8") if place.is_file() else None
