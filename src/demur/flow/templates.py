"""Checks templates: every letter that they can give, with every combination of known and unknown blanks, vetted."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice, product
from zoneinfo import ZoneInfo

from demur.compose import write
from demur.compose.language import base_of
from demur.compose.phrasebook import Templates
from demur.compose.reason import REASONS
from demur.compose.since import since_in_words
from demur.compose.slot import in_words
from demur.domain.facts import InterviewTime
from demur.domain.letter import Blanks, Form, Letter, Referral, Situation, Style
from demur.domain.person import Profile
from demur.domain.verdict import Question
from demur.vet import vet

PERSON = Profile(name="Alex Morgan")
_KNOWN = Blanks(
    recruiter="Robin Okafor",
    position="Data Engineer",
    company="Harbour Freight Systems",
    functional_area="data engineering",
    name=PERSON.name,
    introducer="Tom Berg",
    referral=Referral("Lee Moreau", ("lee.moreau@example.org",)),
    personal="PyCon 2025.",
    contact="Lee Moreau",
)
_OPTIONAL = ("recruiter", "position", "company", "functional_area", "name")
_SLOT = InterviewTime(
    datetime(2026, 12, 3, 14, 30, tzinfo=ZoneInfo("Europe/Berlin")),
    None,
    "Europe/Berlin",
    "",
    "body",
    (0, 0),
    1.0,
)
_QUESTIONS = tuple(each.value for each in Question if each is not Question.IDENTITY)


@dataclass(frozen=True, slots=True)
class Odd:
    """A letter that should not look like that.

    Attributes:
        because: what is wrong, in one sentence.
    """

    letter: Letter
    because: str


def check(locale: str, voice: str, templates: Templates, one_in: int = 1) -> Iterator[Letter | Odd]:
    """Write every letter that a voice can give, each with other phrases than the one before.

    Args:
        one_in: leave out all but one of so many.

    Yields:
        The letter, or what is odd about it.

    Raises:
        TemplateFaulty: the file can't be read.
    """
    for number, (situation, blanks, form) in islice(enumerate(_cases(locale)), 0, None, one_in):
        style = Style(voice, form, seed=str(number))
        letter = write(situation, blanks, locale, style, templates)
        faults = [*_faults(letter)]
        yield from (Odd(letter, fault) for fault in faults)
        if not faults:
            yield letter


def _cases(locale: str) -> Iterator[tuple[Situation, Blanks, Form]]:
    language = base_of(locale)
    registers = (False,) if language == "en" else (False, True)
    for situation in Situation:
        for known in product((True, False), repeat=len(_OPTIONAL)):
            missing = {name: None for name, there in zip(_OPTIONAL, known, strict=True) if not there}
            for familiar, extra in product(registers, _extras(situation, locale)):
                blanks = replace(_KNOWN, introducer=None, referral=None, personal=None, informal=familiar)
                filled = replace(blanks, **{**extra, **missing})  # type: ignore[arg-type]  # names of its fields
                for form in (
                    (Form.MAIL,) if situation is Situation.CONSENT else (Form.MAIL, Form.NOTE, Form.CALL)
                ):
                    yield situation, filled, form


def _extras(situation: Situation, locale: str) -> list[dict[str, object]]:
    """What else a letter of that occasion may be about."""
    if situation is Situation.CONSENT:
        return [{}, {"contact": None}]
    if situation is Situation.REOPEN:
        return _reopenings(locale)
    if situation is Situation.ACCEPT:
        return [{"slot": in_words(_SLOT, locale)}, {"scheduling_link": True}, {}, {"introducer": "Tom Berg"}]
    if situation is Situation.ASK:
        asked: list[dict[str, object]] = [{"question": each} for each in _QUESTIONS]
        return [*asked, {"question": "pay", "introducer": "Tom Berg"}]
    if situation is Situation.RESCHEDULE:
        return [{"question": "other_time"}, {"question": "other_time", "introducer": "Tom Berg"}]
    doors: list[dict[str, object]] = [{"keep_door_open": door} for door in (True, False)]
    more: list[dict[str, object]] = [
        {},
        {"agency": True},
        {"introducer": "Tom Berg"},
        {"referral": _KNOWN.referral},
    ]
    more += [{"reason": each} for each in REASONS]
    found = [{**door, **each} for door in doors for each in more]
    if situation is Situation.MISSED:
        found += [{"question": each} for each in _QUESTIONS]
    return found


def _reopenings(locale: str) -> list[dict[str, object]]:
    """What may be known of the last exchange, and of what the person looks for."""
    long_ago = since_in_words(_SLOT.start.date(), date(2027, 3, 1), locale)
    came: list[dict[str, object]] = [
        {"kept_in_mind": asked, "promised": promised} for asked in (True, False) for promised in (True, False)
    ]
    return [
        {**kept, "since": since, "spoke": spoke, "wanted": wanted, "agency": agency}
        for kept, since, spoke, wanted, agency in product(
            came, (long_ago, None), (True, False), ("Staff Engineer", None), (True, False)
        )
    ]


def _faults(letter: Letter) -> Iterator[str]:
    person = replace(PERSON, name=letter.blanks.name or "")
    yield from (problem.because for problem in vet(letter, None, person).problems)
