"""The templates, and the rendering of one letter."""

import re
from dataclasses import replace
from functools import cache

from jinja2 import PackageLoader, StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

from demur.compose import clean
from demur.compose.areas import area_in
from demur.compose.language import base_of
from demur.domain.languages import LANGUAGES
from demur.domain.letter import Blanks, Letter, Situation
from demur.domain.mail import Address
from demur.domain.verdict import Question

_GAP = re.compile(r"\n[ \t]*\n(?:[ \t]*\n)*")
_DOUBLE_STOP = re.compile(r"(?<!\.)\.\.(?=\s|$)")
_TITLES = frozenset(
    "dr prof dipl ing mag mr mrs ms mx herr frau dr-ing dra drs ir sr sra dott dott.ssa mme m".split()
)


def write(situation: Situation, blanks: Blanks, language: str) -> Letter:
    """Write a letter from given blanks.

    Args:
        situation: its occasion.
        blanks: cleaned here; what is not fit to stand in a letter is treated as unknown.
        language: ISO 639-1 code, a region is ignored.

    Returns:
        The letter, not yet vetted, with the blanks as they were used.

    Raises:
        ValueError: there are no templates in that language, or the letter would ask who writes
            (that is checked without answering).
    """
    language = base_of(language)
    if language not in LANGUAGES:
        raise ValueError(f"There are no letters in {language!r}.")
    if blanks.question == Question.IDENTITY:
        raise ValueError("Who writes is checked without answering: there is no letter for it.")
    used = _cleaned(blanks, language)
    body = _template(situation, language).render(_variables(used))
    return Letter(situation, language, _tidy(body), used)


def _cleaned(blanks: Blanks, language: str) -> Blanks:
    position = clean.title(blanks.position)
    if position is not None and language != "en":
        position = clean.bare_title(position)
    question = blanks.question if blanks.question in set(Question) else None
    return replace(
        blanks,
        recruiter=clean.person(blanks.recruiter),
        position=position,
        company=clean.company(blanks.company),
        functional_area=area_in(blanks.functional_area, language),
        name=clean.plain(blanks.name),
        referral=_referral(blanks.referral),
        question=question,
    )


def _referral(address: Address | None) -> Address | None:
    """Only with contact details: a name alone helps nobody."""
    email = clean.address(address.email) if address else None
    return Address(clean.person(address.name) or "", email) if address and email else None


def _variables(blanks: Blanks) -> dict[str, object]:
    """What a template may use; it is named in docs for those who write their own."""
    position = blanks.position
    return {
        "recruiter": blanks.recruiter,
        "first_name": _first_name(blanks.recruiter),
        "position": position,
        "says_position": position is not None and position.lower().split()[-1] in clean.GENERIC,
        "company": blanks.company,
        "functional_area": blanks.functional_area,
        "name": blanks.name,
        "referral_name": blanks.referral.name if blanks.referral and blanks.referral.name else None,
        "referral_email": blanks.referral.email if blanks.referral else None,
        "keep_door_open": blanks.keep_door_open,
        "question": blanks.question,
        "slot": blanks.slot,
        "scheduling_link": blanks.scheduling_link,
        "informal": blanks.informal,
    }


def _first_name(name: str | None) -> str | None:
    """The name that an informal greeting uses; the whole name where it is not plainly "Given Family"."""
    if name is None:
        return None
    words = [word for word in name.split() if word.lower().strip(".") not in _TITLES]
    plain_name = 1 <= len(words) <= 3 and "," not in name and words[0][0].isupper() and not words[0].isupper()
    return words[0] if plain_name and len(words[0].strip(".")) > 1 else name


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=PackageLoader("demur.compose", "templates"),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["de"] = _de
    return environment


def _template(situation: Situation, language: str) -> Template:
    return _environment().get_template(f"{language}/{situation.value}.txt.jinja")


def _de(name: str) -> str:
    """French "de" before a name, with its elision ("d'Ingénieur", but "de UX Designer")."""
    vowel = name[0].lower() in "aeiouàâäéèêëîïôöûùü"
    spelled = len(name) > 1 and name.split()[0].isupper()
    return f"d’{name}" if vowel and not spelled else f"de {name}"


def _tidy(body: str) -> str:
    """Paragraphs divided by one blank line; parts that said nothing leave no gap."""
    lines = "\n".join(line.rstrip() for line in body.strip().splitlines())
    return _DOUBLE_STOP.sub(".", _GAP.sub("\n\n", lines))
