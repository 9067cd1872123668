"""The title as written."""

from typing import Any

import pytest

from demur.extract._position.cleaning import clean_title

TITLES = [
    ("en", "We'd like to interview you for the Staff Backend Engineer role.", "Staff Backend Engineer"),
    ("en", "Thank you for applying for the post of Clinical Nurse Manager 2.", "Clinical Nurse Manager 2"),
    ("en", "Could we talk about our Executive Pastry Chef opening?", "Executive Pastry Chef"),
    ("en", "You applied for the Diesel Mechanic II position.", "Diesel Mechanic II"),
    ("en", "Position: Support Worker (IDVA)\nDate: Friday", "Support Worker"),
    ("en", "We have an opening for the Junior Aquarist job.", "Junior Aquarist"),
    ("de", "vielen Dank für Ihre Bewerbung als Pflegefachkraft Intensivstation (m/w/d).", "Pflegefachkraft Intensivstation"),
    ("de", "wir suchen eine Kundenberater:in (80-100%) für unser Team.", "Kundenberater:in"),
    ("de", "Ihre Bewerbung auf die Stelle als Bauleiter Tiefbau hat uns gefallen.", "Bauleiter Tiefbau"),
    ("de", "wir suchen dich als Softwareentwickler*in Embedded (all genders).", "Softwareentwickler*in Embedded"),
    ("fr", "Nous avons étudié votre candidature au poste de Chargée de communication.", "Chargée de communication"),
    ("fr", "Je recrute un Chef de chantier pour Lyon.", "Chef de chantier"),
    ("es", "Hemos revisado tu candidatura para el puesto de Jefe de Obra.", "Jefe de Obra"),
    ("es", "Buscamos un Ingeniero de datos.", "Ingeniero de datos"),
    ("pt", "Recebemos a sua candidatura à vaga de Analista de Dados Pleno.", "Analista de Dados Pleno"),
    ("it", "La sua candidatura per la posizione di Ingegnere navale strutturista ci interessa.", "Ingegnere navale strutturista"),
    ("nl", "We nodigen je uit voor een gesprek over de functie van Hydroloog bij ons.", "Hydroloog"),
    ("nl", "Bedankt voor je sollicitatie op de vacature Filiaalmanager Utrecht.", "Filiaalmanager"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence", "title"), TITLES)
def test_the_title_is_read_as_written(extracted: Any, language: str, sentence: str, title: str) -> None:
    """Without "role", marks of gender, shares of time, numbers and the town."""
    _, facts = extracted(f"Hallo,\n\n{sentence}\n\nDana", language=language, subject="Hello")
    assert facts.position is not None
    assert facts.position.value == title


SUBJECTS = [
    ("en", "Interview – Senior Accountant (Req 12345)", "Senior Accountant"),
    ("en", "Interview: Warehouse Lead, Thurs Nov 12", "Warehouse Lead"),
    ("de", "Vorstellungsgespräch – Teamleiter Einkauf (m/w/d)", "Teamleiter Einkauf"),
    ("fr", "Entretien comptable fournisseurs", "comptable fournisseurs"),
    ("pt", "Entrevista Farmacêutico", "Farmacêutico"),
    ("it", "Colloquio – Responsabile di negozio", "Responsabile di negozio"),
]


@pytest.mark.parametrize(("language", "subject", "title"), SUBJECTS)
def test_the_subject_alone_tells_the_title(extracted: Any, language: str, subject: str, title: str) -> None:
    """A subject that names an occupation is enough where the letter names none."""
    _, facts = extracted("Hallo,\n\n12:00?\n\nDana", language=language, subject=subject)
    assert facts.position is not None
    assert facts.position.value == title


NONE = [
    "I'm a recruiter on the talent team. Shall we talk on Friday?",
    "Your interview will be with our Director of Engineering.",
    "You will meet the hiring manager first.",
    "I saw that you worked as a Data Analyst before. Would you like to talk?",
]


@pytest.mark.parametrize("sentence", NONE)
def test_other_peoples_titles_are_not_the_position(extracted: Any, sentence: str) -> None:
    """The recruiter's own, the interviewer's and the person's present job are not what is offered."""
    _, facts = extracted(f"Hi Robin,\n\n{sentence}\n\nDana", subject="Hello")
    assert facts.position is None


def test_the_first_of_two_titles_is_offered(extracted: Any) -> None:
    """Where two positions are named the first counts."""
    body = "Hi,\n\nWe have two openings: for the Staff Nurse role and for the Ward Sister role.\n\nDana"
    _, facts = extracted(body, subject="Hello")
    assert facts.position is not None
    assert facts.position.value == "Staff Nurse"


@pytest.mark.parametrize(
    "mark", ["(m/w/d)", "(w/m/d)", "(f/m/x)", "H/F", "(all genders)", "(m/v)", "(Req 4711)", "#20431"]
)
def test_marks_are_no_part_of_a_title(mark: str) -> None:
    """A mark behind a title is cut off."""
    assert clean_title(f"Project Engineer {mark}") == "Project Engineer"


def test_a_company_that_leads_its_market_is_no_driver(extracted: Any) -> None:
    """ "-führer" names who drives or leads people, but a Marktführer is a company."""
    body = (
        "Guten Tag,\n\nfür einen Weltmarktführer suchen wir derzeit Verstärkung. Wann darf ich Sie anrufen?"
    )
    _, facts = extracted(body, language="de")
    assert facts.position is None
