"""The writing of one letter from its templates."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product

from demur.compose import clean
from demur.compose.areas import area_in
from demur.compose.desk import Desk
from demur.compose.language import base_of, locale_of
from demur.compose.phrasebook import SHIPPED, Templates
from demur.domain.languages import LANGUAGES
from demur.domain.letter import LIMITS, LONG, Blanks, Form, Letter, Referral, Situation, Style
from demur.domain.verdict import Question

_NOTED = frozenset(
    "greeting introduced thanks sorry no still ask yes recall search hope door signature".split()
)
"""The parts of a letter that a short note keeps."""

_DROPPED: Mapping[str, None] = dict.fromkeys(
    ("functional_area", "introducer", "position", "company", "referral")
)
"""What a note that is too long does without, in this order."""

_DROPPED_REOPENING: Mapping[str, bool | None] = {
    "promised": False,
    "kept_in_mind": False,
    "company": None,
    "position": None,
    "functional_area": None,
    "since": None,
    "wanted": None,
}
"""The same for whoever looks again: what they look for stays longest."""

_CHOICES = 12
"""So many choices of phrases are tried for a letter with long names."""

PLAIN = Style()
"""The classic voice, as a mail."""


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
    return _mail(situation, used, locale, style, templates)


def _mail(situation: Situation, used: Blanks, locale: str, style: Style, templates: Templates) -> Letter:
    """The first choice of phrases that doesn't run long, in the person's voice, else briefly; own words are free."""
    own = len(used.personal.split()) if used.personal else 0
    tried: list[str] = []
    for voice, choice in product((style.voice, "brief"), range(_CHOICES)):
        seed = f"{style.seed} {choice}" if choice else style.seed
        said = replace(style, voice=voice, seed=seed)
        tried.append(Desk(templates, locale, situation, used, said).letter())
        if len(tried[-1].split()) - own <= LONG or style.form is Form.CALL:
            return _letter(situation, locale, tried[-1], used, style)
    return _letter(situation, locale, min(tried, key=lambda body: len(body.split())), used, style)


def _letter(situation: Situation, locale: str, body: str, used: Blanks, style: Style) -> Letter:
    language, _, region = locale.partition("-")
    return Letter(situation, language, body, used, style, region)


def _note(situation: Situation, used: Blanks, locale: str, style: Style, templates: Templates) -> Letter:
    """The longest version that a note has room for: in the person's voice, else briefly, else with less in it."""
    dropped = _DROPPED_REOPENING if situation is Situation.REOPEN else _DROPPED
    for bare, parts in _versions(used, dropped):
        for voice in (style.voice, "brief"):
            body = Desk(templates, locale, situation, bare, replace(style, voice=voice), parts).letter()
            if len(body) <= LIMITS[Form.NOTE]:
                return _letter(situation, locale, body, bare, style)
    return _letter(situation, locale, body, bare, style)


def _versions(blanks: Blanks, dropped: Mapping[str, bool | None]) -> Iterator[tuple[Blanks, frozenset[str]]]:
    """The blanks and the parts of a note, with less and less in it."""
    yield blanks, _NOTED
    for name, nothing in dropped.items():
        blanks = replace(blanks, **{name: nothing})  # type: ignore[arg-type]  # what each may be
        yield blanks, _NOTED
    yield blanks, _NOTED - {"door"}
    yield replace(blanks, recruiter=None), _NOTED - {"door"}


def _cleaned(situation: Situation, blanks: Blanks, language: str) -> Blanks:
    position, wanted = clean.title(blanks.position), clean.title(blanks.wanted)
    question = blanks.question if blanks.question in set(Question) else None
    if situation is Situation.RESCHEDULE:
        question = Question.OTHER_TIME.value
    return replace(
        blanks,
        recruiter=clean.person(blanks.recruiter),
        position=clean.bare_title(position) if position else None,
        company=clean.company(blanks.company),
        functional_area=area_in(blanks.functional_area, language),
        since=clean.plain(blanks.since),
        wanted=clean.bare_title(wanted) if wanted else None,
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
