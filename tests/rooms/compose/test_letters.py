"""The wording of the letters: the reference, the golden letters, and every combination of blanks."""

import difflib
import itertools
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from demur.compose import SHIPPED, write
from demur.compose.since import since_in_words
from demur.compose.template import proof
from demur.domain.languages import LANGUAGES
from demur.domain.letter import DECLINING, LIMITS, LONG, Blanks, Form, Referral, Situation, Style
from demur.domain.verdict import Question

GOLDEN = Path(__file__).parent / "golden"
LOCALES = ("en-US", "en-GB", "de", "fr", "es", "pt-BR", "pt-PT", "it", "nl")
VOICES = ("classic", "warm", "brief", "formal", "bright")
QUESTIONS = [question.value for question in Question if question is not Question.IDENTITY]
KNOWN = Blanks(
    recruiter="Robin Okafor",
    position="Data Engineer",
    company="Harbour Freight Systems",
    functional_area="data engineering",
    name="Sam Weber",
    contact="Lee Moreau",
)
FRIEND = Referral("Lee Moreau", ("lee.moreau@example.org",))
SLOT = "3.12.2026, 14:30"
REFERENCE = """Hello Robin Okafor,

Thank you for offering to meet with me to discuss the Data Engineer position at Harbour Freight Systems.

While this role sounds like a great opportunity, I won't be able to accept the interview offer at this time.

Please do keep me in mind for future data engineering opportunities with Harbour Freight Systems.

Thank you again!

Kind regards,

Sam Weber"""


def variants(situation: Situation, locale: str) -> Iterator[tuple[str, Blanks, Form]]:
    """The letters that a golden file shows, each with its heading."""
    for register in ("polite",) if locale.startswith("en") else ("polite", "familiar"):
        full = replace(KNOWN, informal=register == "familiar")
        bare = Blanks(informal=full.informal)
        if situation is Situation.ACCEPT:
            yield f"{register}, a time that suits", replace(full, slot=SLOT), Form.MAIL
            yield f"{register}, a booking page", replace(full, scheduling_link=True), Form.MAIL
        elif situation is Situation.ASK:
            for question in QUESTIONS:
                yield f"{register}, {question}", replace(full, question=question), Form.MAIL
        elif situation is Situation.REOPEN:
            since = since_in_words(date(2026, 3, 9), date(2026, 9, 1), locale)
            full = replace(full, since=since, wanted="Staff Engineer", kept_in_mind=True)
            yield f"{register}, all known", full, Form.MAIL
            yield f"{register}, they answered", replace(full, promised=True, wanted=None), Form.MAIL
            spoken = replace(full, kept_in_mind=False, promised=True, spoke=True, agency=True)
            yield f"{register}, they spoke, an agency", spoken, Form.MAIL
        elif situation is Situation.RESCHEDULE:
            full, bare = (replace(each, question="other_time") for each in (full, bare))
            yield f"{register}, all known", full, Form.MAIL
        else:
            yield f"{register}, all known", full, Form.MAIL
        if situation in DECLINING:
            yield (
                f"{register}, of an agency, introduced",
                replace(full, agency=True, introducer="Tom Berg"),
                Form.MAIL,
            )
            named = replace(full, referral=FRIEND, keep_door_open=False)
            yield f"{register}, referral and closed door", named, Form.MAIL
        if situation is Situation.MISSED:
            yield f"{register}, another time", replace(full, question="other_time"), Form.MAIL
        yield f"{register}, nothing known", bare, Form.MAIL
        if situation is not Situation.CONSENT:
            yield f"{register}, a note", full, Form.NOTE
            yield f"{register}, by telephone", full, Form.CALL


def test_the_default_english_decline_is_the_reference_letter() -> None:
    """With all blanks known the English decline is the reference letter, character for character."""
    assert write(Situation.DECLINE, KNOWN, "en").body == REFERENCE


@pytest.mark.parametrize("situation", Situation)
@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("locale", LOCALES)
def test_letters_read_as_they_were_approved(locale: str, voice: str, situation: Situation) -> None:
    """A change of wording shows as a changed golden file (written anew with DEMUR_WRITE_GOLDEN=1)."""
    parts = (
        f"=== {heading}\n\n{write(situation, blanks, locale, Style(voice, form, heading)).body}\n"
        for heading, blanks, form in variants(situation, locale)
    )
    written = "\n\n".join(parts)
    path = GOLDEN / locale / voice / f"{situation.value}.txt"
    if os.environ.get("DEMUR_WRITE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written, encoding="utf-8")
    approved = path.read_text(encoding="utf-8")
    difference = difflib.unified_diff(
        approved.splitlines(), written.splitlines(), "approved", "written", lineterm=""
    )
    assert approved == written, "\n".join(difference)


SLIPS = re.compile(
    r"None|null|undefined|[\[\]{}<>]|  |\(\s*\)|\w ,|\w \.|,,|\.\.|\n\n\n|[ \t]\n|„\s*“|“\s*”"
    r"|\b(?:at|bei|chez|en|na|presso|bij|of|im|di|von|de|über) ?[.,!?]"
    r"|\b(?:position|role|job) (?:position|role|job)\b|\b(\w+) \1\b(?<!vous vous)",
    re.IGNORECASE,
)


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("locale", LOCALES)
def test_a_name_of_any_shape_reads_well(locale: str, voice: str) -> None:
    """Whatever is unknown, nothing dangles, doubles, or shows that something is missing."""
    shapes = itertools.product(
        DECLINING,
        ("Robin Okafor", None),
        ("Data Engineer", "Warehouse Lead role", None),
        ("Acme Inc.", None),
        ("data engineering", None),
        (True, False),
        (True, False),
    )
    for number, (situation, recruiter, position, company, area, door, informal) in enumerate(shapes):
        blanks = Blanks(recruiter, position, company, area, "Sam Weber", None, door, informal=informal)
        body = write(situation, blanks, locale, Style(voice, seed=str(number))).body
        slip = SLIPS.search(body)
        assert slip is None, f"{slip.group()!r} in:\n{body}"
        assert body == body.strip()
        assert "?" not in body, body
        assert 26 <= len(body.split()) <= 120, body
        assert body.splitlines()[-1] == "Sam Weber"


@pytest.mark.parametrize("situation", [Situation.DECLINE, Situation.DECLINE_LAST_MINUTE, Situation.MISSED])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_known_is_said_and_what_is_not_is_not_claimed(language: str, situation: Situation) -> None:
    """Each known blank stands in the letter; a letter without a position names none."""
    full = write(situation, replace(KNOWN, referral=FRIEND), language).body
    for value in (KNOWN.recruiter, KNOWN.position, KNOWN.company, KNOWN.name, FRIEND.name, *FRIEND.details):
        assert value is not None
        assert value in full
    closed = write(situation, replace(KNOWN, keep_door_open=False), language).body
    assert closed != write(situation, KNOWN, language).body
    assert closed.count("Harbour Freight Systems") == 1


@pytest.mark.parametrize(
    ("position", "said"),
    [
        ("Data Engineer", "the Data Engineer position at Acme"),
        ("Data Engineer role", "the Data Engineer position at Acme"),
        ("Data Engineer Position", "the Data Engineer position at Acme"),
        ("the Data Engineer position", "the Data Engineer position at Acme"),
        ("position of Data Engineer", "the Data Engineer position at Acme"),
        ("A Data Engineer", "the Data Engineer position at Acme"),
        ("role", "a position at Acme"),
        ("this position", "a position at Acme"),
        (None, "a position at Acme"),
    ],
)
def test_a_title_never_doubles_the_word_position(position: str | None, said: str) -> None:
    """A title that ends in a word for a job, or only says that there is one, is told without it."""
    body = write(Situation.DECLINE, Blanks(position=position, company="Acme"), "en").body
    assert f"to discuss {said}." in body


def test_a_company_that_ends_in_a_full_stop_ends_the_sentence() -> None:
    """There are never two full stops."""
    body = write(Situation.DECLINE, Blanks(company="Acme Inc."), "en").body
    assert "opportunities with Acme Inc.\n" in body


@pytest.mark.parametrize(
    ("language", "area", "said"),
    [
        ("en", "Platform Engineering", "future Platform Engineering opportunities"),
        ("en", "it support", "future IT support opportunities"),
        ("de", "software engineering", "im Bereich Softwareentwicklung"),
        ("de", "Softwareentwicklung", "im Bereich Softwareentwicklung"),
        ("fr", "comptabilité", "opportunités en comptabilité"),
        ("de", "underwater basket weaving", "Bitte denken Sie bei künftigen Positionen gern wieder an mich."),
    ],
)
def test_the_area_is_said_in_the_language_of_the_letter(language: str, area: str, said: str) -> None:
    """English areas are translated; one that has no translation is left out."""
    assert said in write(Situation.DECLINE, Blanks(functional_area=area), language).body


def test_every_area_of_extraction_has_its_name_in_every_language() -> None:
    """No area that can be read out of a mail is missing from the letters."""
    extracted = Path(__file__).parents[3] / "src/demur/extract/data/areas.tsv"
    lines = extracted.read_text(encoding="utf-8").splitlines()
    for area in {line.split("\t")[0] for line in lines if line and not line.startswith("#")}:
        for language in LANGUAGES:
            with_area = write(Situation.DECLINE, Blanks(functional_area=area), language).body
            assert with_area != write(Situation.DECLINE, Blanks(), language).body, (area, language)


def test_a_name_greets_as_it_is_signed_or_by_its_first_part_among_friends() -> None:
    """The polite greeting has the whole name, the familiar one the given name; no gender is guessed."""
    assert write(Situation.DECLINE, KNOWN, "de").body.startswith("Guten Tag Robin Okafor,\n")
    assert write(Situation.DECLINE, replace(KNOWN, informal=True), "de").body.startswith("Hallo Robin,\n")
    titled = replace(KNOWN, recruiter="Dr. Robin Okafor", informal=True)
    assert write(Situation.DECLINE, titled, "nl").body.startswith("Beste Robin,\n")
    assert write(Situation.DECLINE, KNOWN, "fr").body.startswith("Bonjour Robin Okafor,\n")


def test_french_elides_before_a_vowel() -> None:
    """ "de" loses its vowel before another, but not before letters that are spelt out."""
    assert (
        "le poste d’Ingénieur logiciel."
        in write(Situation.DECLINE, Blanks(position="Ingénieur logiciel"), "fr").body
    )
    assert "le poste de UX Designer." in write(Situation.DECLINE, Blanks(position="UX Designer"), "fr").body


def test_who_writes_is_never_asked_by_letter() -> None:
    """There is no letter that asks for the writer's identity, nor one in an unknown language."""
    with pytest.raises(ValueError, match="without answering"):
        write(Situation.ASK, Blanks(question="identity"), "en")
    with pytest.raises(ValueError, match="no letters in 'xx'"):
        write(Situation.DECLINE, Blanks(), "xx")


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("locale", LOCALES)
def test_the_same_message_gives_the_same_letter_and_the_same_recruiter_another(
    locale: str, voice: str
) -> None:
    """The choice of phrases hangs on the seed alone; it moves on with every letter that a recruiter had."""
    again = [
        write(Situation.AGAIN, KNOWN, locale, Style(voice, seed="x", earlier=n)).body for n in range(1, 7)
    ]
    assert again == [
        write(Situation.AGAIN, KNOWN, locale, Style(voice, seed="x", earlier=n)).body for n in range(1, 7)
    ]
    assert all(one != other for one, other in itertools.pairwise(again)), again[0]


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("locale", LOCALES)
def test_a_note_has_room(locale: str, voice: str) -> None:
    """The longest names are left out rather than the no."""
    long = replace(
        KNOWN,
        recruiter="Maximiliane Freifrau von Hohenlohe-Langenburg",
        position="Senior Principal Staff Infrastructure and Reliability Engineer for Payments",
        company="International Association of Harbour and Freight Systems Manufacturers",
        name="Wilhelmina van den Berghe-Konstantinopolitanska",
    )
    for situation in Situation:
        if situation is not Situation.CONSENT:
            asked = replace(long, question="other_time" if situation not in DECLINING else None)
            letter = write(situation, asked, locale, Style(voice, Form.NOTE))
            assert len(letter.body) <= LIMITS[Form.NOTE], letter.body
            assert letter.body.endswith(str(long.name))


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("locale", LOCALES)
def test_long_names_choose_shorter_phrases(locale: str, voice: str) -> None:
    """However long the names are, the letter has no more words than anybody likes to read; words of one's own are free."""
    long = replace(
        KNOWN,
        recruiter="Dr. Maria-Magdalena van den Heuvel Albuquerque",
        position="Senior Regional Operations and Supply Chain Excellence Manager for Southern Europe",
        company="Royal Northern Harbour and Freight Insurance Association",
        functional_area="supply chain management",
        agency=True,
        introducer="Lee Moreau",
    )
    personal = " ".join(["Indeed"] * 60)
    for situation in (Situation.MISSED, Situation.DECLINE_ROUND, Situation.DECLINE_LAST_MINUTE):
        for seed in "abcdefgh":
            letter = write(situation, long, locale, Style(voice, seed=seed))
            assert len(letter.body.split()) <= LONG, letter.body
            own = write(situation, replace(long, personal=personal), locale, Style(voice, seed=seed))
            assert own.body.replace(personal, "").split() == letter.body.split()


@pytest.mark.parametrize(
    ("language", "begins"),
    [("en", "Hello Robin, thank"), ("fr", "Bonjour Robin Okafor, merci"), ("de", "Guten Tag Robin")],
)
def test_a_note_goes_on_after_the_comma_of_its_greeting(language: str, begins: str) -> None:
    """A note is one line, so its second sentence begins small, where no noun, pronoun or name forbids it."""
    assert write(Situation.DECLINE, KNOWN, language, Style(form=Form.NOTE)).body.startswith(begins)


@pytest.mark.parametrize("name", SHIPPED.names())
def test_every_shipped_template_prints_only_what_there_is(name: str) -> None:
    """Its syntax is right, and each blank and section that it prints is known."""
    proof(name, SHIPPED)
