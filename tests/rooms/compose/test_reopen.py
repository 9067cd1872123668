"""The letter with which the person writes again, since they look for a role again."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rooms.compose.test_letters import LOCALES, SLIPS, VOICES

from demur.compose import call, write
from demur.compose.since import since_in_words
from demur.domain.facts import InterviewTime
from demur.domain.languages import LANGUAGES
from demur.domain.letter import LIMITS, LONG, Blanks, Form, Situation, Style
from demur.vet.length import SHORT
from demur.vet.phrases import phrases_of

KNOWN = Blanks(
    recruiter="Dana Reyes",
    position="Data Engineer",
    company="Acme",
    functional_area="data engineering",
    name="Alex Morgan",
    since="in March",
    kept_in_mind=True,
)
CLIENTS = {
    "en": "client", "de": "Kunden|Unternehmen", "fr": "client", "es": "cliente", "pt": "cliente", "it": "client",
    "nl": "opdrachtgever",
}  # fmt: skip


def combinations(locale: str, voice: str, company: str = "Acme") -> Iterator[Blanks]:
    """The combinations of what is known and what is not, one in five for each voice: all of them for a language."""
    return itertools.islice(_combinations(locale, company), VOICES.index(voice), None, len(VOICES))


def _combinations(locale: str, firm: str) -> Iterator[Blanks]:
    since = since_in_words(date(2026, 3, 9), date(2026, 9, 1), locale)
    yes_or_no = (True, False)
    texts = itertools.product(
        ("Dana Reyes", None),
        ("Data Engineer", None),
        (firm, None),
        ("data engineering", None),
        ("Staff Engineer", None),
        (since, None),
    )
    registers = (False,) if locale.startswith("en") else yes_or_no
    facts = itertools.product(yes_or_no, yes_or_no, yes_or_no, registers, yes_or_no)
    for told, (spoke, kept, promised, informal, agency) in itertools.product(texts, tuple(facts)):
        recruiter, position, company, area, wanted, when = told
        yield Blanks(
            recruiter,
            position,
            company,
            area,
            "Alex Morgan",
            informal=informal,
            agency=agency,
            since=when,
            spoke=spoke,
            kept_in_mind=kept,
            promised=promised,
            wanted=wanted,
        )


def letters(locale: str, voice: str, blanks: Blanks, form: Form = Form.MAIL) -> set[str]:
    """The same letter in all its phrases, or nearly all."""
    styles = (Style(voice, form, seed=str(number)) for number in range(60))
    return {write(Situation.REOPEN, blanks, locale, style).body for style in styles}


def test_the_english_letter_is_the_reference_letter() -> None:
    """It recalls the last exchange, says what is looked for, and asks nothing more than to be thought of."""
    assert write(Situation.REOPEN, KNOWN, "en", Style(seed="38")).body.split("\n\n") == [
        "Hello Dana Reyes,",
        "In March you wrote to me about the Data Engineer position at Acme, and I asked you to keep me in mind.",
        "I am now looking for a new role in data engineering. If you have something that may suit, I would be glad to talk.",
        "Kind regards,",
        "Alex Morgan",
    ]


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("locale", LOCALES)
def test_whatever_is_unknown_the_letter_reads_well(locale: str, voice: str) -> None:
    """Nothing dangles, doubles, or shows that something is missing; it is short, asks nothing and does not apologise."""
    apology = phrases_of(locale[:2]).apology
    for number, blanks in enumerate(combinations(locale, voice, "Acme Inc.")):
        style = Style(voice, seed=str(number))
        body = write(Situation.REOPEN, blanks, locale, style).body
        slip = SLIPS.search(body)
        assert slip is None, f"{slip.group()!r} in:\n{body}"
        assert SHORT <= len(body.split()) <= 90, body
        assert "?" not in body
        assert not apology.search(body), body
        assert body.splitlines()[-1] == "Alex Morgan"
        for value in (blanks.position, blanks.company, blanks.wanted, blanks.since):
            assert not value or value.lower() in body.lower(), body


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_not_known_is_not_claimed(locale: str, voice: str) -> None:
    """No letter that knows less has a sentence of one that knows more."""
    known = replace(KNOWN, since=since_in_words(date(2026, 3, 9), date(2026, 9, 1), locale))
    plain = replace(known, kept_in_mind=False)
    told = {
        "nothing": plain,
        "asked": known,
        "thanked": replace(plain, promised=True),
        "both": replace(known, promised=True),
        "spoke": replace(plain, spoke=True),
        "agency": replace(plain, agency=True),
    }
    found = {name: letters(locale, voice, blanks) for name, blanks in told.items()}
    for one, other in itertools.combinations(found.values(), 2):
        assert not one & other
    clients = re.compile(CLIENTS[locale[:2]])
    assert all(clients.search(body) for body in found["agency"])
    assert not any(clients.search(body) for name in ("nothing", "asked", "both") for body in found[name])


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("locale", LOCALES)
def test_two_people_of_one_firm_hardly_get_the_same_words(locale: str, voice: str) -> None:
    """Each part has several phrases, so that sixty choices give a dozen letters at least, also with nothing known."""
    assert len(letters(locale, voice, KNOWN)) >= 12
    assert len(letters(locale, voice, Blanks())) >= 12


@pytest.mark.parametrize("locale", LOCALES)
def test_the_title_looked_for_stands_in_for_the_area(locale: str) -> None:
    """One thing is looked for: the title where it is known, else the area, else just a role."""
    titled = write(Situation.REOPEN, replace(KNOWN, wanted="the Staff Engineer role"), locale).body
    area = write(Situation.REOPEN, KNOWN, locale)
    assert "Staff Engineer" in titled
    assert "the Staff" not in titled
    assert area.blanks.functional_area
    assert area.blanks.functional_area in area.body
    assert area.blanks.functional_area not in titled
    bare = write(Situation.REOPEN, replace(KNOWN, functional_area=None), locale).body
    assert area.blanks.functional_area not in bare


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("locale", LOCALES)
def test_a_note_keeps_what_is_looked_for(locale: str, voice: str) -> None:
    """It has room for 300 characters; what the last exchange was about goes before what the person looks for."""
    long = replace(
        KNOWN,
        recruiter="Maximiliane Freifrau von Hohenlohe-Langenburg",
        position="Senior Principal Staff Infrastructure and Reliability Engineer for Payments",
        company="International Association of Harbour and Freight Systems Manufacturers",
        wanted="Staff Engineer",
        promised=True,
    )
    for number in range(30):
        body = write(Situation.REOPEN, long, locale, Style(voice, Form.NOTE, str(number))).body
        assert len(body) <= LIMITS[Form.NOTE], body
        assert "Staff Engineer" in body
        assert body.endswith("Alex Morgan")
        assert "\n" not in body


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("locale", LOCALES)
def test_on_the_telephone_one_says_who_calls_and_what_for(locale: str, voice: str) -> None:
    """The words on the telephone name both, and speak of no interview that is called off."""
    said = letters(locale, voice, replace(KNOWN, wanted="Staff Engineer"), Form.CALL)
    for body in said:
        first, *_ = body.split("\n\n")
        assert "Dana Reyes" in first
        assert "Alex Morgan" in first
        assert "Acme" in first
        assert "Staff Engineer" in body
        assert SLIPS.search(body) is None, body
    message = write(Situation.REOPEN, KNOWN, locale, Style(voice, Form.INMAIL)).body
    assert len(message) <= LIMITS[Form.INMAIL]


def test_a_letter_that_looks_again_needs_no_call_before_it() -> None:
    """Nobody waits for it."""
    now = datetime(2026, 12, 3, 9, tzinfo=UTC)
    soon = InterviewTime(now + timedelta(hours=2), None, "UTC", "", "body", (0, 0), 0.9)
    assert call(write(Situation.REOPEN, KNOWN, "en"), [soon], now) is None


def test_the_persons_own_line_stands_after_what_is_recalled() -> None:
    """It is theirs, word for word."""
    body = write(Situation.REOPEN, replace(KNOWN, personal="I moved to Lisbon."), "en").body
    assert body.split("\n\n")[2] == "I moved to Lisbon."


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("locale", LOCALES)
def test_long_names_choose_shorter_words(locale: str, voice: str) -> None:
    """However long the names are, nobody has to read more than they like."""
    long = replace(
        KNOWN,
        recruiter="Dr. Maria-Magdalena van den Heuvel Albuquerque",
        position="Senior Regional Operations and Supply Chain Excellence Manager for Southern Europe",
        company="Royal Northern Harbour and Freight Insurance Association",
        wanted="Regional Operations and Supply Chain Excellence Director for Northern Europe",
        promised=True,
        agency=True,
    )
    for seed in "abcdefgh":
        body = write(Situation.REOPEN, long, locale, Style(voice, seed=seed)).body
        assert len(body.split()) <= LONG, body


TEXT = st.text(st.characters(exclude_categories=()), max_size=120)


@given(since=TEXT, wanted=TEXT, position=TEXT, language=st.sampled_from(LANGUAGES), seed=st.text(max_size=3))
def test_no_blank_changes_the_shape_of_the_letter(
    since: str, wanted: str, position: str, language: str, seed: str
) -> None:
    """Whatever stands in the blanks, the letter has its five paragraphs and no character that can't be seen."""
    blanks = replace(KNOWN, since=since, wanted=wanted, position=position)
    body = write(Situation.REOPEN, blanks, language, Style(seed=seed)).body
    assert body.count("\n\n") == 4
    assert body.count("\n") == 8
    assert all(c.isprintable() or c == "\n" for c in body.replace("\u00a0", " "))
    assert not set("{}<>[]") & set(body)
