"""Titles of trades that no list knows, and how far titles reach in each language."""

from typing import Any

import pytest

from demur.extract._position.occupation import names_occupation, past_events

TOLD = [
    ("de", "wir haben Ihre Bewerbung als Glasapparatebauer erhalten und laden Sie ein.", "Glasapparatebauer"),
    ("de", "wir suchen Lokrangierführer im Schichtbetrieb.", "Lokrangierführer"),
    ("de", "für die Bewerbung als dipl. Pflegefachfrau HF danken wir.", "dipl. Pflegefachfrau HF"),
    ("fr", "nous cherchons une relieuse pour notre atelier.", "relieuse"),
    ("fr", "je vous propose le poste d'agent d'entretien des espaces verts.", "agent d'entretien des espaces verts"),
    ("fr", "votre candidature d'éducatrice en pouponnière nous intéresse.", "éducatrice en pouponnière"),
    ("it", "cerchiamo un addetto al confezionamento.", "addetto al confezionamento"),
    ("it", "il ruolo è quello giusto: si ricerca un ingegnere di processo.", "ingegnere di processo"),
    ("es", "le escribo por la búsqueda de jefa de obra.", "jefa de obra"),
    ("pt", "surgiu uma vaga de técnica de enfermagem.", "técnica de enfermagem"),
    ("nl", "u solliciteerde naar de functie van bestuurssecretaris.", "bestuurssecretaris"),
    ("nl", "het gaat om de functie van adviseur openbare ruimte.", "adviseur openbare ruimte"),
    ("en", "we'd like to talk to you about: Quantity Surveyor. Are you free?", "Quantity Surveyor"),
    ("en", "you have been put forward for the van driver job.", "van driver"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "body", "title"), TOLD)
def test_a_title_is_read_to_its_end(extracted: Any, language: str, body: str, title: str) -> None:
    """A phrase that announces a title is enough, and the title goes on as its language lets it."""
    _, facts = extracted(body + "\n", subject="Hallo", language=language)
    assert facts.position is not None
    assert facts.position.value == title


SUBJECTS = [
    ("de", "Vertragsangebot Schichtleiter Lager", "Schichtleiter Lager"),
    ("nl", "Geannuleerd: Interview wijkverpleegkundige", "wijkverpleegkundige"),
    ("it", "ANNULLATO: Colloquio addetto alle vendite", "addetto alle vendite"),
    ("it", "Colloquio HR Business Partner", "HR Business Partner"),
    ("es", "Prueba técnica administrativa contable", "administrativa contable"),
    ("en", "Kennismaking assistent-accountant / Introduction", "assistent-accountant"),
]


@pytest.mark.parametrize(("language", "subject", "title"), SUBJECTS)
def test_the_words_of_the_meeting_are_no_part_of_the_title(
    extracted: Any, language: str, subject: str, title: str
) -> None:
    """A subject names the meeting first, and then the title."""
    _, facts = extracted("Robin,\n\n10:00?\n", subject=subject, language=language)
    assert facts.position is not None
    assert facts.position.value == title


@pytest.mark.parametrize("phrase", ["November", "Zimmer", "next stage", "Vantara", "cliente", "Interview"])
def test_not_every_word_with_that_ending_is_an_occupation(phrase: str) -> None:
    """Months, rooms, names and words for the meeting end as occupations do."""
    assert not names_occupation(phrase)


def test_only_words_of_the_meeting_are_passed() -> None:
    """What is left begins with the title."""
    assert "Vertragsangebot Koch"[past_events("Vertragsangebot Koch") :] == "Koch"
    assert past_events("Koch") == 0


def test_a_person_in_a_title_of_a_meeting_is_no_position(extracted: Any) -> None:
    """The names of those who meet are not read as an occupation."""
    _, facts = extracted("Hi,\n\n10:00?\n", subject="Interview: Robin Lee / Northwind", language="en")
    assert facts.position is None
