"""The wording of the letters: the reference, the golden letters, and every combination of blanks."""

import difflib
import itertools
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from demur.compose import write
from demur.domain.languages import LANGUAGES
from demur.domain.letter import Blanks, Situation
from demur.domain.mail import Address
from demur.domain.verdict import Question

GOLDEN = Path(__file__).parent / "golden"
QUESTIONS = [question.value for question in Question if question is not Question.IDENTITY]
KNOWN = Blanks(
    recruiter="Robin Okafor",
    position="Data Engineer",
    company="Harbour Freight Systems",
    functional_area="data engineering",
    name="Sam Weber",
)
FRIEND = Address("Lee Moreau", "lee.moreau@example.org")
SLOTS = {
    "en": "Thursday, December 3, 2026 at 2:30 PM (Pacific Time)",
    "de": "Donnerstag, 3. Dezember 2026, um 14:30 Uhr (Mitteleuropäische Zeit)",
    "fr": "jeudi 3 décembre 2026 à 14:30 (heure d’Europe centrale)",
    "es": "jueves, 3 de diciembre de 2026, a las 14:30 (hora de Europa central)",
    "pt": "quinta-feira, 3 de dezembro de 2026, às 14:30 (Hora da Europa Ocidental)",
    "it": "giovedì 3 dicembre 2026 alle ore 14:30 (Ora dell’Europa centrale)",
    "nl": "donderdag 3 december 2026 om 14:30 uur (Midden-Europese tijd)",
}
REFERENCE = """Hello Robin Okafor,

Thank you for offering to meet with me to discuss the Data Engineer position at Harbour Freight Systems.

While this role sounds like a great opportunity, I won't be able to accept the interview offer at this time.

Please do keep me in mind for future data engineering opportunities with Harbour Freight Systems.

Thank you again!

Kind regards,

Sam Weber"""


def changed(blanks: Blanks, **values: object) -> Blanks:
    """The blanks with some of them changed."""
    fields = {name: getattr(blanks, name) for name in Blanks.__slots__}
    return Blanks(**{**fields, **values})


def variants(situation: Situation, language: str) -> Iterator[tuple[str, Blanks]]:
    """The letters that a golden file shows, each with its heading."""
    nothing = Blanks()
    for register in ("polite",) if language == "en" else ("polite", "familiar"):
        informal = register == "familiar"
        full = changed(KNOWN, informal=informal)
        bare = changed(nothing, informal=informal)
        if situation is Situation.ACCEPT:
            yield f"{register}, a time that suits", changed(full, slot=SLOTS[language])
            yield f"{register}, a booking page", changed(full, scheduling_link=True)
            yield f"{register}, nothing known", bare
        elif situation is Situation.ASK:
            for question in QUESTIONS:
                yield f"{register}, {question}", changed(full, question=question)
            yield f"{register}, company, nothing known", changed(bare, question="company")
        else:
            yield f"{register}, all known", full
            yield f"{register}, nothing known", bare
            yield (
                f"{register}, referral and closed door",
                changed(full, referral=FRIEND, keep_door_open=False),
            )
            if situation is Situation.MISSED:
                yield f"{register}, another time", changed(full, question="other_time")
                yield f"{register}, a question", changed(full, question="pay")


def combinations(situation: Situation) -> Iterator[Blanks]:
    """Every combination of known and unknown blanks that the situation knows."""
    asks = situation in (Situation.ASK, Situation.MISSED)
    questions: list[str | None] = [*QUESTIONS, None] if asks else [None]
    times = [("SLOT", False), ("SLOT", True), (None, True), (None, False)]
    yield from (
        Blanks(recruiter, position, company, area, name, referral, door, question, slot, link, informal)
        for recruiter, position, company, area, name, referral, door, question, (
            slot,
            link,
        ), informal in itertools.product(
            ("Robin Okafor", None),
            ("Data Engineer", "Warehouse Lead role", None),
            ("Acme Inc.", None),
            ("data engineering", None),
            ("Sam Weber", None),
            (FRIEND, Address("", "lee@example.org"), None),
            (True, False),
            questions,
            times if situation is Situation.ACCEPT else [(None, False)],
            (True, False),
        )
    )


def test_the_default_english_decline_is_the_reference_letter() -> None:
    """With all blanks known the English decline is the reference letter, character for character."""
    assert write(Situation.DECLINE, KNOWN, "en").body == REFERENCE


@pytest.mark.parametrize("situation", Situation)
@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_read_as_they_were_approved(language: str, situation: Situation) -> None:
    """A change of wording shows as a changed golden file (written anew with DEMUR_WRITE_GOLDEN=1)."""
    parts = (
        f"=== {heading}\n\n{write(situation, blanks, language).body}\n"
        for heading, blanks in variants(situation, language)
    )
    written = "\n\n".join(parts)
    path = GOLDEN / f"{language}-{situation.value}.txt"
    if os.environ.get("DEMUR_WRITE_GOLDEN"):
        path.write_text(written, encoding="utf-8")
    approved = path.read_text(encoding="utf-8")
    difference = difflib.unified_diff(
        approved.splitlines(), written.splitlines(), "approved", "written", lineterm=""
    )
    assert approved == written, "\n".join(difference)


SLIPS = re.compile(
    r"None|null|undefined|[\[\]{}<>]|  |\(\s*\)|\w ,|\w \.|,,|\.\.|\n\n\n|[ \t]\n|„\s*“|“\s*”"
    r"|\b(?:at|with|bei|chez|en|na|presso|bij|of|for|im|di|von|de|über) ?[.,!?]"
    r"|\b(?:position|role|job) (?:position|role|job)\b|\b(\w+) \1\b(?<!vous vous)",
    re.IGNORECASE,
)


@pytest.mark.parametrize("situation", Situation)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_combination_of_blanks_reads_well(language: str, situation: Situation) -> None:
    """Whatever is unknown, nothing dangles, doubles, or shows that something is missing."""
    for blanks in combinations(situation):
        blanks = changed(blanks, slot=SLOTS[language] if blanks.slot else None)
        body = write(situation, blanks, language).body
        slip = SLIPS.search(body)
        assert slip is None, f"{slip.group()!r} in:\n{body}"
        assert body == body.strip()
        assert body.count("?") <= 1, body
        assert 28 <= len(body.split()) <= 120, body
        last = body.splitlines()[-1]
        assert last == "Sam Weber" if blanks.name else not last.endswith("Weber")


@pytest.mark.parametrize("situation", [Situation.DECLINE, Situation.DECLINE_LAST_MINUTE, Situation.MISSED])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_known_is_said_and_what_is_not_is_not_claimed(language: str, situation: Situation) -> None:
    """Each known blank stands in the letter; a letter without a position names none."""
    full = write(situation, changed(KNOWN, referral=FRIEND), language).body
    for value in (KNOWN.recruiter, KNOWN.position, KNOWN.company, KNOWN.name, FRIEND.name, FRIEND.email):
        assert value is not None
        assert value in full
    closed = write(situation, changed(KNOWN, keep_door_open=False), language).body
    assert closed != write(situation, KNOWN, language).body
    assert closed.count("Harbour Freight Systems") == 1


@pytest.mark.parametrize(
    ("position", "said"),
    [
        ("Data Engineer", "the Data Engineer position at Acme"),
        ("Data Engineer role", "the Data Engineer role at Acme"),
        ("Data Engineer Position", "the Data Engineer Position at Acme"),
        ("the Data Engineer position", "the Data Engineer position at Acme"),
        ("position of Data Engineer", "the Data Engineer position at Acme"),
        ("A Data Engineer", "the Data Engineer position at Acme"),
        ("role", "a position at Acme"),
        ("this position", "a position at Acme"),
        (None, "a position at Acme"),
    ],
)
def test_a_title_never_doubles_the_word_position(position: str | None, said: str) -> None:
    """A title that ends in a word for a job, or only says that there is one, reads naturally."""
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
    assert write(Situation.DECLINE, changed(KNOWN, informal=True), "de").body.startswith("Hallo Robin,\n")
    titled = changed(KNOWN, recruiter="Dr. Robin Okafor", informal=True)
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
