"""Places told by how they are written: with a state, behind a distance, at the beginning of a sentence, in a row."""

from typing import Any

import pytest

from demur.domain.invitation import Kind

SHAPES = [
    ("en", "We got your form for Crane Operator, Gary, IN.", "Gary"),
    ("pt", "Recebemos a inscrição para Operador de Empilhadeira, em Extrema/MG.", "Extrema"),
    ("en", "We're fifteen minutes from Dalkeith; we can pick you up.", "Dalkeith"),
    ("it", "Ho un albergo a dieci minuti da Merano.", "Merano"),
    ("en", "Where: Blue Cafe, Quarry Hill, Leeds", "Leeds"),
    ("de", "Kommen Sie um 15:00 an die Schleuse Emden.", "Emden"),
    ("de", "Wir laden Sie in unseren Stützpunkt Wiener Neustadt ein.", "Wiener Neustadt"),
    ("fr", "Le rendez-vous est à la boutique de Nancy.", "Nancy"),
    ("it", "Cerchiamo un perito per la nostra cava di Carrara.", "Carrara"),
    ("en", "We'd start you on the Croydon job at £19 an hour.", "Croydon"),
    ("en", "Your post is Deputy Manager at our Ellbridge works.", "Ellbridge"),
    ("es", "¿Puedes venir el jueves a la nave de Ribeira?", "Ribeira"),
    ("fr", "C'est un CDI à temps plein, à Pau.", "Pau"),
]


@pytest.mark.parametrize(("language", "sentence", "place"), SHAPES)
def test_the_place_is_told_by_its_shape(extracted: Any, language: str, sentence: str, place: str) -> None:
    """The town, not its state, its quarter or its street."""
    _, facts = extracted(f"Hi Robin,\n\n{sentence}\n\nSee you,\nDana", language=language)
    assert facts.location is not None
    assert facts.location.value == place


OTHERS = [
    ("de", "Bitte kommen Sie nach Dienstschluss vorbei."),
    ("en", "The slots are shown in (UTC+01:00) Prague, Bratislava."),
]


@pytest.mark.parametrize(("language", "sentence"), OTHERS)
def test_other_names_with_capitals_are_no_towns(extracted: Any, language: str, sentence: str) -> None:
    """Rooms, tools, nouns, persons and time zones."""
    _, facts = extracted(f"Hi Robin,\n\n{sentence}\n\nDana", language=language)
    assert facts.location is None


def test_a_region_alone_is_better_than_nothing(extracted: Any) -> None:
    """It counts where no town is told, however little is said of it."""
    body = "Guten Tag,\n\nein kommunaler Träger in Mecklenburg-Vorpommern hat mich beauftragt.\n\nDana"
    _, facts = extracted(body, language="de", kind=Kind.RECRUITER_OUTREACH)
    assert facts.location is not None
    assert facts.location.value == "Mecklenburg-Vorpommern"


def test_the_forwarders_letter_is_read_where_the_forwarded_one_tells_nothing(extracted: Any) -> None:
    """Who hands a letter on says where."""
    body = (
        "Hi Robin,\n\nsee below. It would be at our office in Mississauga, 3 December, 1:30 pm.\n\nDana\n\n"
        "---------- Forwarded message ---------\nFrom: Ola Berg <ola@heronpartners.com>\n"
        "Date: Mon, 23 Nov 2026 at 10:00\nSubject: Slots\nTo: Dana Whitfield <dana@northwind-robotics.com>\n\n"
        "Dana, they have asked for an hour with your candidate. Please pass on the slot.\n\nOla\n"
    )
    _, facts = extracted(body, subject="Fwd: Slots")
    assert facts.location is not None
    assert facts.location.value == "Mississauga"
