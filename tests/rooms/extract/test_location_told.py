"""Where the job is, told in prose: labels without a colon, work places of all trades, what is another place."""

from typing import Any

import pytest

from demur.domain.invitation import Kind

TOLD = [
    ("de", "Zur Erinnerung: Gesucht wird eine Aktuarin, Arbeitsort Chur.", "Chur"),
    ("nl", "Standplaats wordt Venray, niet Venlo.", "Venray"),
    ("nl", "Ik werk voor een familiebedrijf in de buurt van Mechelen dat iemand zoekt.", "Mechelen"),
    ("en", "The day shift is at Maastricht airport and we need loaders.", "Maastricht"),
    ("fr", "J'accompagne une coopérative agricole de Saint-Hyacinthe qui recrute.", "Saint-Hyacinthe"),
    ("pt", "Procuramos um gestor para a plataforma da Azambuja.", "Azambuja"),
    ("en", "The interview is in Rehearsal Room 2, Quarry Hill, Leeds.", "Leeds"),
    (
        "en",
        "Location: 3rd Floor, Merrion House, Sligo\nRole: Clerical Officer for our Ballina office",
        "Ballina",
    ),
]


@pytest.mark.parametrize(("language", "sentence", "place"), TOLD)
def test_the_place_is_told_in_prose(extracted: Any, language: str, sentence: str, place: str) -> None:
    """A label without its colon, a place of work of any trade, the town behind its quarter."""
    _, facts = extracted(f"Hallo,\n\n{sentence}\n\nDana", language=language)
    assert facts.location is not None
    assert facts.location.value == place


ELSEWHERE = [
    ("de", "Wir kennen uns noch vom Anlass in Chur. Unser Küchenchef hat uns verlassen."),
    ("en", "Your talk in Dublin last week was great. We have an opening for an analyst."),
    ("es", "Furgonetas eléctricas hechas en Eibar desde 2019. Queremos conocerte."),
    ("pt", "Se vier de comboio diga, que a carrinha vai buscá-la a Tomar."),
    ("es", "Vi tu obra en Oporto el año pasado y me gustó mucho."),
    ("de", "Mir ist der Zug davongefahren, geht auch 14 Uhr?"),
]


@pytest.mark.parametrize(("language", "sentence"), ELSEWHERE)
def test_a_place_of_something_else_is_not_the_job_s(extracted: Any, language: str, sentence: str) -> None:
    """Where one met, spoke, builds, is fetched; and a word that is a town's name as well."""
    _, facts = extracted(f"Hallo,\n\n{sentence}\n\nDana", language=language, kind=Kind.RECRUITER_OUTREACH)
    assert facts.location is None


def test_the_person_s_name_is_no_town(extracted: Any) -> None:
    """ "Eze" is a town in France, and short for Ezequiel."""
    _, facts = extracted("Eze, mil disculpas, lo pasamos al viernes a las 9.\n\nDana", language="es")
    assert facts.location is None


def test_a_town_beats_its_region(extracted: Any) -> None:
    """The region in the subject, the town in the letter."""
    body = "Hello,\n\nA hospice is looking for a Head Gardener, two days a week in Exeter.\n\nDana"
    _, facts = extracted(body, subject="Head Gardener, hospice, West Country", kind=Kind.RECRUITER_OUTREACH)
    assert facts.location is not None
    assert facts.location.value == "Exeter"


def test_a_small_subject_names_no_town(extracted: Any) -> None:
    """Small letters in the subject alone are no habit of the writer's."""
    body = "Salut Eline,\n\nTa lettre nous a plu. Libre samedi à 10h ?\n\nDana"
    _, facts = extracted(body, language="fr", subject="ta visite aux serres")
    assert facts.location is None


@pytest.mark.parametrize(
    "greeting", ["Greetings from Whitby", "Viele Grüße aus Kiel", "Un abrazo desde Lugo"]
)
def test_a_greeting_tells_no_place_of_work(extracted: Any, greeting: str) -> None:
    """Who writes from a town may hire for another, as with an office's address in a signature."""
    _, facts = extracted(f"Hallo,\n\nTermin: 3.12., 10:00.\n\n{greeting}\nDana", language="de")
    assert facts.location is None
