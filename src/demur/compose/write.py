"""The writing of one letter from its templates."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from jinja2 import StrictUndefined, Template, TemplateError
from jinja2.meta import find_undeclared_variables
from jinja2.sandbox import ImmutableSandboxedEnvironment

from demur.compose import clean
from demur.compose.areas import area_in
from demur.compose.language import base_of, locale_of
from demur.compose.phrasebook import SHIPPED, Phrase, Sheet, Templates, parse
from demur.domain.errors import TemplateFaulty
from demur.domain.languages import LANGUAGES
from demur.domain.letter import LIMITS, Blanks, Form, Letter, Referral, Situation, Style
from demur.domain.verdict import Question

_GAP = re.compile(r"\n[ \t]*\n(?:[ \t]*\n)*")
_DOUBLE_STOP = re.compile(r"(?<!\.)\.\.(?=\s|$)")
_TITLES = frozenset(
    "dr prof dipl ing mag mr mrs ms mx herr frau dr-ing dra drs ir sr sra dott dott.ssa mme m".split()
)
_NOTED = frozenset("greeting introduced thanks sorry no still ask yes door signature".split())
"""The parts of a letter that a short note keeps."""

_DROPPED = ("functional_area", "introducer", "position", "company", "referral")
"""What a note that is too long does without, in this order."""

PLAIN = Style()
"""The classic voice, as a mail."""

_PERSON = "personal"


def write(
    situation: Situation,
    blanks: Blanks,
    language: str,
    style: Style = PLAIN,
    templates: Templates = SHIPPED,
) -> Letter:
    """Write a letter from given blanks.

    Args:
        situation: its occasion.
        blanks: cleaned here; what is not fit to stand in a letter is treated as unknown.
        language: ISO 639-1 code, with a region where it matters ("en-GB", "pt-BR").
        style: the voice, the form, and what the choice of phrases hangs on.

    Returns:
        The letter, not yet vetted, with the blanks as they were used.

    Raises:
        ValueError: there are no templates in that language, or the letter would ask who writes
            (that is checked without answering).
        TemplateFaulty: a file of the person's own can't be used.
    """
    locale = locale_of(language)
    if base_of(locale) not in LANGUAGES:
        raise ValueError(f"There are no letters in {language!r}.")
    if blanks.question == Question.IDENTITY:
        raise ValueError("Who writes is checked without answering: there is no letter for it.")
    used = _cleaned(situation, blanks, base_of(locale))
    if style.form is Form.NOTE:
        return _note(situation, used, locale, style, templates)
    body = _Desk(templates.chain(locale, style.voice), situation, used, style).letter()
    return _letter(situation, locale, body, used, style)


def _letter(situation: Situation, locale: str, body: str, used: Blanks, style: Style) -> Letter:
    language, _, region = locale.partition("-")
    return Letter(situation, language, _tidy(body), used, style, region)


def _note(situation: Situation, used: Blanks, locale: str, style: Style, templates: Templates) -> Letter:
    """The longest version that a note has room for: in the person's voice, else briefly, else with less in it."""
    for bare, parts in _versions(used):
        for voice in (style.voice, "brief"):
            body = _Desk(templates.chain(locale, voice), situation, bare, style, parts).letter()
            if len(_tidy(body)) <= LIMITS[Form.NOTE]:
                return _letter(situation, locale, body, bare, style)
    return _letter(situation, locale, body, bare, style)


def _versions(blanks: Blanks) -> Iterator[tuple[Blanks, frozenset[str]]]:
    """The blanks and the parts of a note, with less and less in it."""
    yield blanks, _NOTED
    for dropped in _DROPPED:
        blanks = replace(blanks, **{dropped: None})  # type: ignore[arg-type]  # all may be None
        yield blanks, _NOTED
    yield blanks, _NOTED - {"door"}
    yield replace(blanks, recruiter=None), _NOTED - {"door"}


def _cleaned(situation: Situation, blanks: Blanks, language: str) -> Blanks:
    position = clean.title(blanks.position)
    question = blanks.question if blanks.question in set(Question) else None
    if situation is Situation.RESCHEDULE:
        question = Question.OTHER_TIME.value
    return replace(
        blanks,
        recruiter=clean.person(blanks.recruiter),
        position=clean.bare_title(position) if position else None,
        company=clean.company(blanks.company),
        functional_area=area_in(blanks.functional_area, language),
        name=clean.plain(blanks.name),
        referral=_referral(blanks.referral),
        question=question,
        introducer=clean.person(blanks.introducer),
        contact=clean.person(blanks.contact),
        keep_door_open=blanks.keep_door_open and situation is not Situation.CLOSE,
        personal=" ".join(blanks.personal.split()) if blanks.personal else None,
    )


def _referral(referral: Referral | None) -> Referral | None:
    """Only with contact details: a name alone helps nobody."""
    if referral is None:
        return None
    details = tuple(found for each in referral.details if (found := clean.detail(each)))
    return Referral(clean.person(referral.name) or "", details) if details else None


BLANKS = frozenset(
    "recruiter first_name position company functional_area name referral details slot introducer personal contact".split()
)
"""The names of what a template may print; docs/reference/letters.md says what each is."""


CONDITIONS = frozenset({"agency", "situation"})
"""What a phrase may ask for in an {% if %} beside them."""


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
    }
    return {name: value for name, value in known.items() if value}


def _variants(blanks: Blanks) -> dict[str, str | None]:
    """Which variant of a part is meant; a part that is not named has but one."""
    return {
        "door": "open" if blanks.keep_door_open else "closed",
        "call_door": "open" if blanks.keep_door_open else "closed",
        "lead": blanks.question,
        "still": blanks.question,
        "ask": blanks.question or "role",
        "call_ask": blanks.question,
        "forward": blanks.question,
        "reason": blanks.reason,
        "yes": "slot" if blanks.slot else "link" if blanks.scheduling_link else "open",
    }


@dataclass(frozen=True, slots=True)
class _Said:
    text: str
    blanks: frozenset[str]


class _Desk:
    """Where one letter is put together."""

    def __init__(
        self,
        chain: list[Sheet],
        situation: Situation,
        blanks: Blanks,
        style: Style,
        noted: frozenset[str] = _NOTED,
    ) -> None:
        self._noted = noted
        self._chain = chain
        self._situation = situation
        self._blanks = blanks
        self._style = style
        self._values = _values(blanks)
        self._variants = _variants(blanks)
        self._open: set[str] = set()  # the parts that are being said, so that none can hold itself
        self._register = "familiar" if blanks.informal else "polite"

    def letter(self) -> str:
        """The whole text."""
        paragraphs: list[str] = []
        for line in self._layout():
            said: list[str] = []
            for part in line.split():
                if text := self._part(part):
                    begins = len(paragraphs) == 1 and not said and paragraphs[0].endswith(",")
                    said.append(text if begins else _capital(text))
            if said:
                paragraphs.append(" ".join(said))
        return (" " if self._style.form is Form.NOTE else "\n\n").join(paragraphs)

    def _layout(self) -> tuple[str, ...]:
        asking = " asking" if self._situation is Situation.MISSED and self._blanks.question else ""
        if self._style.form is Form.CALL:
            return self._layout_named(f"call {self._situation}{asking}", "call")
        lines = self._layout_named(f"{self._situation}{asking}", self._situation)
        if self._style.form is not Form.NOTE:
            return lines
        kept = (" ".join(part for part in line.split() if part in self._noted) for line in lines)
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
            said = _template(phrase.text).render({**self._known(), **values}).strip()
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


@cache
def environment() -> ImmutableSandboxedEnvironment:
    """Jinja, so that a template can do nothing but print."""
    made = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
    made.filters["de"] = _de
    return made


def proof(name: str, templates: Templates) -> None:
    """Try the syntax of every phrase of a file, so that a slip is found before a letter is due.

    Args:
        name: "locale/voice".

    Raises:
        TemplateFaulty: the first that Jinja does not understand, or that prints a blank that there is not.
    """
    locale, _, voice = name.partition("/")
    sections = {part for sheet in templates.chain(locale, voice) for part in sheet.sections}
    for phrases in parse(templates.text(name) or "", name).sections.values():
        for phrase in phrases:
            try:
                tree = environment().parse(phrase.text)
            except TemplateError as error:
                raise TemplateFaulty(*phrase.place, f"{error}.") from None
            unknown = find_undeclared_variables(tree) - BLANKS - CONDITIONS - sections
            if unknown:
                known = ", ".join(sorted(BLANKS))
                raise TemplateFaulty(
                    *phrase.place,
                    f"there is no blank {min(unknown)!r}, and no section of that name. Known are: {known}.",
                )


@lru_cache(maxsize=2048)
def _template(text: str) -> Template:
    return environment().from_string(text)


def _de(name: str) -> str:
    """French "de" before a name, with its elision ("d'Ingénieur", but "de UX Designer")."""
    vowel = name[0].lower() in "aeiouàâäéèêëîïôöûùü"
    spelled = len(name) > 1 and name.split()[0].isupper()
    return f"d’{name}" if vowel and not spelled else f"de {name}"


def _capital(text: str) -> str:
    """A sentence begins with a capital, except right after a greeting that ends in a comma."""
    return text[:1].upper() + text[1:]


def _tidy(body: str) -> str:
    """Paragraphs divided by one blank line; parts that said nothing leave no gap."""
    lines = "\n".join(line.rstrip() for line in body.strip().splitlines())
    return _DOUBLE_STOP.sub(".", _GAP.sub("\n\n", lines))
