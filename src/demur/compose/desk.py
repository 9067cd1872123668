"""One letter put together from its phrases."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from jinja2 import TemplateError

from demur.compose.language import base_of
from demur.compose.phrasebook import Phrase, Templates
from demur.compose.template import BLANKS, template
from demur.domain.errors import TemplateFaulty
from demur.domain.letter import Blanks, Form, Situation, Style

_GAP = re.compile(r"\n[ \t]*\n(?:[ \t]*\n)*")
_DOUBLE_STOP = re.compile(r"(?<!\.)\.\.(?=\s|$)")
_TITLES = frozenset(
    "dr prof dipl ing mag mr mrs ms mx herr frau dr-ing dra drs ir sr sra dott dott.ssa mme m".split()
)
_KEEPS_CAPITAL = re.compile(r"I\b|[A-Z]{2}")
"""English "I", and words all in capitals."""

_PERSON = "personal"


@dataclass(frozen=True, slots=True)
class _Said:
    text: str
    blanks: frozenset[str]


class Desk:
    """Where one letter is put together.

    Args:
        templates: what ships, with the person's own.
        locale: of the templates ("en-GB").
        blanks: cleaned.
        style: its voice names the file of phrases.
        kept: the parts that a note has.
    """

    def __init__(
        self,
        templates: Templates,
        locale: str,
        situation: Situation,
        blanks: Blanks,
        style: Style,
        kept: frozenset[str] = frozenset(),
    ) -> None:
        self._kept = kept
        self._chain = templates.chain(locale, style.voice)
        self._german = base_of(locale) == "de"
        self._situation = situation
        self._blanks = blanks
        self._style = style
        self._values = _values(blanks)
        self._variants = _variants(blanks)
        self._open: set[str] = set()  # the parts that are being said, so that none can hold itself
        self._register = "familiar" if blanks.informal else "polite"

    def letter(self) -> str:
        """The whole text, paragraphs divided by one blank line; a note is one paragraph.

        Raises:
            TemplateFaulty: a phrase of the person's own can't be used.
        """
        paragraphs: list[str] = []
        for line in self._layout():
            said: list[str] = []
            for part in line.split():
                if text := self._part(part):
                    begins = len(paragraphs) == 1 and not said and paragraphs[0].endswith(",")
                    said.append(self._after_comma(text) if begins else _capital(text))
            if said:
                paragraphs.append(" ".join(said))
        return _tidy((" " if self._style.form is Form.NOTE else "\n\n").join(paragraphs))

    def _after_comma(self, text: str) -> str:
        """The first words after the greeting: in a note, which is one line, without the capital of a new paragraph."""
        kept = _KEEPS_CAPITAL.match(text) or text.startswith(tuple(self._values.values()))
        if self._style.form is not Form.NOTE or self._german or kept:
            return text
        return text[:1].lower() + text[1:]

    def _layout(self) -> tuple[str, ...]:
        asking = " asking" if self._situation is Situation.MISSED and self._blanks.question else ""
        if self._style.form is Form.CALL:
            return self._layout_named(f"call {self._situation}{asking}", "call")
        lines = self._layout_named(f"{self._situation}{asking}", self._situation)
        if self._style.form is not Form.NOTE:
            return lines
        kept = (" ".join(part for part in line.split() if part in self._kept) for line in lines)
        return tuple(line for line in kept if line)

    def _layout_named(self, *names: str) -> tuple[str, ...]:
        return next(sheet.layouts[name] for name in names for sheet in self._chain if name in sheet.layouts)

    def _part(self, part: str) -> str | None:
        if part == _PERSON:
            return self._values.get(part)
        if (part == "client" and not self._blanks.agency) or (part == "reason" and not self._blanks.reason):
            return None
        said = self._say(part)
        return said.text if said else None

    def _say(self, part: str) -> _Said | None:
        """A part by the phrase that is chosen for it, None where none can be used."""
        self._open.add(part)
        try:
            return self._found(part)
        finally:
            self._open.discard(part)

    def _found(self, part: str) -> _Said | None:
        variant = self._variants.get(part)
        both, one = (
            ([f"{part}: {self._situation} {variant}"], [f"{part}: {variant}"]) if variant else ([], [])
        )
        names = [*both, f"{part}: {self._situation}", *one, part]
        for name in names:
            phrases = next((sheet.sections[name] for sheet in self._chain if name in sheet.sections), None)
            if phrases is not None:
                return self._chosen(name, phrases)
        return None

    def _chosen(self, name: str, phrases: tuple[Phrase, ...]) -> _Said | None:
        usable: list[tuple[Phrase, dict[str, str], frozenset[str]]] = []
        for phrase in phrases:
            if phrase.register not in (None, self._register):
                continue
            filled = self._filled(phrase)
            if filled is not None:
                usable.append((phrase, *filled))
        if not usable:
            return None
        most = max(len(printed) for *_, printed in usable)
        fitting = [each for each in usable if len(each[2]) == most]
        phrase, values, printed = fitting[
            (_number(self._style.seed, name) + self._style.earlier) % len(fitting)
        ]
        try:
            said = template(phrase.text).render({**self._known(), **values}).strip()
        except TemplateError as error:
            raise TemplateFaulty(*phrase.place, f"{error}.") from None
        return _Said(said, printed)

    def _filled(self, phrase: Phrase) -> tuple[dict[str, str], frozenset[str]] | None:
        """The parts that a phrase prints, and all blanks in them; None where one is not known."""
        parts: dict[str, str] = {}
        printed: set[str] = set()
        for name in phrase.prints:
            if name in self._values:
                printed.add(name)
            elif name in BLANKS or name in self._open:
                return None
            elif (said := self._say(name)) is not None:
                parts[name] = said.text
                printed |= said.blanks
            else:
                return None
        return parts, frozenset(printed)

    def _known(self) -> Mapping[str, object]:
        """What conditions in a phrase may ask for."""
        unknown = dict.fromkeys(
            ("recruiter", "position", "company", "functional_area", "name", "referral", "slot")
        )
        return {**unknown, **self._values, "agency": self._blanks.agency, "situation": str(self._situation)}


def _values(blanks: Blanks) -> dict[str, str]:
    """What a template may print, as far as it is known."""
    referral = blanks.referral
    known = {
        "recruiter": blanks.recruiter,
        "first_name": _first_name(blanks.recruiter),
        "position": blanks.position,
        "company": blanks.company,
        "functional_area": blanks.functional_area,
        "name": blanks.name,
        "referral": referral.name if referral else None,
        "details": ", ".join(referral.details) if referral else None,
        "slot": blanks.slot,
        "introducer": _first_name(blanks.introducer),
        "personal": blanks.personal,
        "contact": _first_name(blanks.contact),
        "since": blanks.since,
        "wanted": blanks.wanted,
    }
    return {name: value for name, value in known.items() if value}


def _variants(blanks: Blanks) -> dict[str, str | None]:
    """Which variant of a part is meant; a part that is not named has but one."""
    hope = "agency" if blanks.agency else None
    return {
        "door": "open" if blanks.keep_door_open else "closed",
        "call_door": "open" if blanks.keep_door_open else "closed",
        "lead": blanks.question,
        "still": blanks.question,
        "ask": blanks.question or "role",
        "call_ask": blanks.question,
        "forward": blanks.question,
        "reason": blanks.reason,
        "recall": "spoke" if blanks.spoke else None,
        "kept": _kept(blanks),
        "aim": "title" if blanks.wanted else "area" if blanks.functional_area else None,
        "hope": hope,
        "call_hope": hope,
        "yes": "slot" if blanks.slot else "link" if blanks.scheduling_link else "open",
    }


def _kept(blanks: Blanks) -> str | None:
    """What came of the last exchange: the person asked to be kept in mind, it was taken kindly, or both."""
    if blanks.kept_in_mind:
        return "both" if blanks.promised else "asked"
    return "thanked" if blanks.promised else None


def _number(seed: str, part: str) -> int:
    """A number that is the same for ever."""
    return int.from_bytes(hashlib.sha256(f"{seed}\0{part}".encode("utf-8", "replace")).digest()[:8], "big")


def _first_name(name: str | None) -> str | None:
    """The name that an informal greeting uses; the whole name where it is not plainly "Given Family"."""
    if name is None:
        return None
    words = [word for word in name.split() if word.lower().strip(".") not in _TITLES]
    plain_name = 1 <= len(words) <= 3 and "," not in name and words[0][0].isupper() and not words[0].isupper()
    return words[0] if plain_name and len(words[0].strip(".")) > 1 else name


def _capital(text: str) -> str:
    """A sentence begins with a capital, except right after a greeting that ends in a comma."""
    return text[:1].upper() + text[1:]


def _tidy(body: str) -> str:
    """Paragraphs divided by one blank line; parts that said nothing leave no gap."""
    lines = "\n".join(line.rstrip() for line in body.strip().splitlines())
    return _DOUBLE_STOP.sub(".", _GAP.sub("\n\n", lines))
