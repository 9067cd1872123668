"""Places to which a journey leads, and places where somebody else is."""

from typing import Any

import pytest

from demur.domain.invitation import Kind

JOURNEYS = [
    ("en", "Thank you for travelling all the way to Plymouth to meet the team.", "Plymouth"),
    ("es", "Gracias por venir hasta Soria.", "Soria"),
    ("pt", "Obrigada por ter vindo até Beja.", "Beja"),
    ("it", "Grazie per essere venuta fino a Matera.", "Matera"),
    ("nl", "Bedankt dat je helemaal naar Emmen bent gekomen.", "Emmen"),
]


@pytest.mark.parametrize(("language", "sentence", "place"), JOURNEYS)
def test_the_person_comes_to_the_place_of_work(
    extracted: Any, language: str, sentence: str, place: str
) -> None:
    """Whatever words stand between the journey and where it goes; also in a refusal."""
    body = f"Hi Robin,\n\n{sentence}\n\nDana"
    for kind in (Kind.REJECTION, Kind.INTERVIEW_INVITATION):
        _, facts = extracted(body, language=language, kind=kind)
        assert facts.location is not None
        assert facts.location.value == place


ELSEWHERE = [
    ("en", "Since Beatrix sits in Toronto, we'll talk on Zoom."),
    ("en", "The director is in Zagreb until Friday, so we'll do it on Zoom."),
    ("en", "I can drive over to Guildford if you like, or we just talk on Zoom."),
    ("en", "Five minutes past six your time, so half past nine for you in Karachi. We use Zoom."),
    ("de", "Leider bin ich am Freitag in Mailand. Wir sprechen per Zoom."),
    ("fr", "La directrice est à Genève mardi, nous parlerons en visio."),
    ("es", "El jefe de obra está en Bogotá y yo en Cali, será por Zoom."),
    ("es", "Me ha surgido un viaje a Bilbao, mejor por Zoom."),
    ("pt", "Estou em Lisboa até sexta, falamos por Zoom."),
    ("it", "Il direttore è a Zurigo fino a giovedì, ci sentiamo su Zoom."),
    ("nl", "De manager is dinsdag in Parijs, dus we bellen via Zoom."),
]


@pytest.mark.parametrize(("language", "sentence"), ELSEWHERE)
def test_where_somebody_else_is_tells_nothing(extracted: Any, language: str, sentence: str) -> None:
    """Who takes part from where, who travels, what time it is for the person."""
    _, facts = extracted(f"Hi Robin,\n\n{sentence}\n\nDana", language=language)
    assert facts.location is None


SPENT = [
    ("en", "You live in Luton, I think, but would you move to Carlow for a cheese maker's job?", "Carlow"),
    ("es", "Sé que vives en Cádiz, pero ¿te mudarías a Vigo? Buscamos soldador.", "Vigo"),
    ("de", "wir kennen uns von der Messe in Hannover. In Celle wird bei uns eine Stelle frei.", "Celle"),
]


@pytest.mark.parametrize(("language", "sentence", "place"), SPENT)
def test_another_place_than_the_home_is_the_jobs(
    extracted: Any, language: str, sentence: str, place: str
) -> None:
    """What tells where the person lives or was met holds for the first place behind it."""
    body = f"Hi Robin,\n\n{sentence}\n\nDana"
    _, facts = extracted(body, language=language, kind=Kind.RECRUITER_OUTREACH)
    assert facts.location is not None
    assert facts.location.value == place
