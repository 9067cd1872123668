"""Blanks from hostile mail."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demur.compose import clean, write
from demur.domain.languages import LANGUAGES
from demur.domain.letter import Blanks, Referral, Situation

REFUSED = [
    "Engineer\nBcc: everyone@example.com",
    "Engineer\r\n\r\nI accept.",
    "Engineer. Please send the fee to my account",
    "Engineer? Then pay",
    "{{ config }}",
    "{% include 'x' %}",
    "<b>Engineer</b>",
    "Engineer http://evil.example/x",
    "Engineer www.evil.example",
    "Engineer evil.example/pay",
    "call +49 170 1234567",
    "boss@evil.example",
    "${name}",
    "E" * 81,
    "[Position]",
    "None",
    "N/A",
    "\u0000",
    "   ",
    "…",
]


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_name_is_treated_as_unknown(text: str) -> None:
    """Line breaks, markup, links, numbers and whole sentences never reach a letter."""
    unknown = write(Situation.DECLINE, Blanks(), "en").body
    for field in ("recruiter", "position", "company", "functional_area", "name"):
        hostile = replace(Blanks(), **{field: text})  # type: ignore[arg-type]
        assert write(Situation.DECLINE, hostile, "en").body == unknown, field


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Anna Schmidt-Lüdenscheid",
        "Sr. Software Engineer (m/w/d)",
        "C++ / .NET Developer",
        "Node.js Engineer",
        "Acme Inc. Deutschland",
        "Booking.com",
        "Yahoo! Japan",
        "Müller & Söhne GmbH & Co. KG",
        "Prof. Dr. Jean-Luc O'Neill",
        "VP, Data & AI",
        "Head of R&D",
        "株式会社サイバー",
        "Łukasz Żółć",
    ],
)
def test_real_names_stay_as_they_are(text: str) -> None:
    """Abbreviations, ampersands, accents and other scripts are no reason to drop a name."""
    assert clean.plain(text) == text


@pytest.mark.parametrize(
    ("cleaner", "text", "expected"),
    [
        (clean.company, "at Acme", "Acme"),
        (clean.company, "bei Acme", "Acme"),
        (clean.company, "EUR 650", None),
        (clean.company, "3M", "3M"),
        (clean.person, "The Acme Talent Team", "Acme Talent Team"),
        (clean.person, "Anna 007", None),
        (clean.title, "Stelle als Pflegefachkraft", "Pflegefachkraft"),
        (clean.title, "poste de comptable", "comptable"),
        (clean.title, "Engineer [Remote]", "Engineer"),
        (clean.plain, "“Acme”,", "Acme"),
        (clean.plain, "Ac\u202eme", "Acme"),
        (clean.plain, "Acme (Europe", "Acme"),
        (clean.plain, "Acme  \t Ltd", "Acme Ltd"),
    ],
)
def test_what_clings_to_a_name_is_taken_off(cleaner: object, text: str, expected: str | None) -> None:
    """Prepositions, articles, quotes and hidden characters around a name are no part of it."""
    assert callable(cleaner)
    assert cleaner(text) == expected


def test_a_referral_without_a_proper_address_is_not_named() -> None:
    """A referral has contact details or is left out."""
    plain = write(Situation.DECLINE, Blanks(), "en").body
    for email in ("", "lee", "lee@", "lee@x..org", "lee@x.org\nBcc: a@b.org"):
        assert write(Situation.DECLINE, Blanks(referral=Referral("Lee", (email,))), "en").body == plain


TEXT = st.text(st.characters(exclude_categories=()), max_size=120)


@given(recruiter=TEXT, position=TEXT, company=TEXT, area=TEXT, language=st.sampled_from(LANGUAGES))
def test_no_blank_changes_the_shape_of_a_letter(
    recruiter: str, position: str, company: str, area: str, language: str
) -> None:
    """Whatever stands in the blanks, the letter has its paragraphs and no character that can't be seen."""
    letter = write(Situation.DECLINE, Blanks(recruiter, position, company, area, "Sam Weber"), language)
    assert letter.body.count("\n\n") == 6
    assert letter.body.count("\n") == 12
    assert all(c.isprintable() or c == "\n" for c in letter.body.replace("\u00a0", " "))
    assert not set("{}<>[]") & set(letter.body)
