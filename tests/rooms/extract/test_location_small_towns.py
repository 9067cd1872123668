"""Towns that no list has, the town with which a writer signs who asks to come, journeys, and what is no place."""

from typing import Any

import pytest

from demur.domain.invitation import Kind

OUTREACH, INVITATION = Kind.RECRUITER_OUTREACH, Kind.INTERVIEW_INVITATION

TOLD = [
    ("en", "Our Kambah outlet needs a pastry cook, five days a week.", "Kambah"),
    ("en", "There's a head chef role going in Pittenweem, 45k with a flat.", "Pittenweem"),
    ("fr", "On cherche un cordiste pour six mois sur Lacq, paniers compris.", "Lacq"),
    ("fr", "La clinique vétérinaire Les Aulnes, à Rognonas, recrute une assistante.", "Rognonas"),
    ("es", "Estamos en la lonja de Burela y nos falta una administrativa.", "Burela"),
    ("es", "Trabajarías en el taller (Zahínos, junto a la plaza) de lunes a viernes.", "Zahínos"),
    ("pt", "O lugar de enóloga é cá na quinta, no Pinhão, com casa.", "Pinhão"),
    ("it", "L'Ospedale San Bonfilio di Foligno cerca un radiologo.", "Foligno"),
    ("nl", "In onze praktijk in Mol zoeken we een kinesist.", "Mol"),
    ("de", "Im Gebiet des Forstreviers Zwiesel ist eine Stelle frei.", "Zwiesel"),
    ("it", "La posizione (sede: Como) è a tempo pieno.", "Como"),
]


@pytest.mark.parametrize(("language", "sentence", "place"), TOLD)
def test_a_town_is_told_that_may_stand_in_no_list(
    extracted: Any, language: str, sentence: str, place: str
) -> None:
    """A preposition or an article, a capital, and the work in the same sentence."""
    _, facts = extracted(f"Hello,\n\n{sentence}\n\nRobin", language=language, kind=OUTREACH)
    assert facts.location is not None
    assert facts.location.value == place


def test_an_address_ends_in_its_town_though_no_list_has_it(extracted: Any) -> None:
    """The last part of a field that tells where to come."""
    _, facts = extracted(
        "Dear Asha,\n\nDate: 4 December, 10 am\nVenue: our district office, Wayanadu\n\nMeera"
    )
    assert facts.location is not None
    assert facts.location.value == "Wayanadu"


SIGNED = [
    ("en", "Could you come by on Tuesday at 10?", "Meg Orr\nBramley Vets, Skipton", "Skipton"),
    (
        "de",
        "Kommen Sie doch am Mittwoch um 14 Uhr vorbei.",
        "Katrin Voss\nBuchladen Voss, Lüneburg",
        "Lüneburg",
    ),
    ("fr", "Passez mardi à 18h, je vous montre l'atelier.", "Luc Pottier\nGarage Pottier, Vitré", "Vitré"),
    ("es", "¿Puede pasarse el jueves a las 10?", "Juan Ortiz\nPanadería Ortiz, Tudela", "Tudela"),
    ("pt", "Pode vir na sexta às 15h?", "Nuno Sousa\nCarpintaria Sousa, Penafiel", "Penafiel"),
    ("it", "Passi mercoledì alle 9 in bottega.", "Rino Galli\nCeramiche Galli, Deruta", "Deruta"),
    ("nl", "Kom je donderdag om 16 uur langs?", "Willem Bos\nFietsen Bos, Zutphen", "Zutphen"),
]


@pytest.mark.parametrize(("language", "letter", "signature", "place"), SIGNED)
def test_who_asks_to_come_signs_with_the_place(
    extracted: Any, language: str, letter: str, signature: str, place: str
) -> None:
    """The house that signs is the one to come to; otherwise its address tells nothing."""
    body = f"Hello,\n\n{letter}\n\nRegards\n{signature}"
    _, facts = extracted(body, language=language)
    assert facts.location is not None
    assert facts.location.value == place
    _, written = extracted(body, language=language, kind=Kind.APPLICATION_RECEIPT)
    assert written.location is None


def test_a_signature_tells_no_place_for_a_video_interview(extracted: Any) -> None:
    """Nobody has to go there."""
    _, facts = extracted(
        "Hi Tom,\n\nWe talk on Zoom on Thursday at 4.\n\nRegards\nAnna Reid\nFoxley Books, Skipton"
    )
    assert facts.location is None


def test_a_last_line_of_house_and_town_is_a_signature(extracted: Any) -> None:
    """Also where no greeting goes before it."""
    body = "Hoi Kim,\n\nBedankt voor je sollicitatie, we laten snel iets horen.\n\nBakkerij Smit BV, Hoorn"
    _, facts = extracted(body, language="nl", kind=Kind.APPLICATION_RECEIPT)
    assert facts.location is None


JOURNEYS = [
    ("en", "We'll pay your train to Penzance. The interview is at noon.", "Penzance"),
    ("en", "No point dragging you up to Elgin before the panel is complete.", "Elgin"),
    ("de", "Ihre Anreise nach Husum zum Gespräch erstatten wir.", "Husum"),
    ("es", "Le reembolsamos su viaje a Lugo para la entrevista.", "Lugo"),
]


@pytest.mark.parametrize(("language", "sentence", "place"), JOURNEYS)
def test_the_journey_leads_to_the_interview(extracted: Any, language: str, sentence: str, place: str) -> None:
    """The reader's way to it tells the place."""
    _, facts = extracted(f"Hello,\n\n{sentence}\n\nRobin", language=language)
    assert facts.location is not None
    assert facts.location.value == place


NO_PLACE = [
    ("en", "1. Visa sponsorship is available. 2. The interview is by Zoom."),
    ("fr", "Le directeur sera en mission à Kaolack jeudi, l'entretien est reporté."),
    ("es", "Hemos cerrado el concurso para Profesor Asistente en Hidrología."),
    ("de", "Wir haben uns letzten Mittwoch in München unterhalten. Wir suchen jemanden."),
]


@pytest.mark.parametrize(("language", "sentence"), NO_PLACE)
def test_other_capitals_are_no_place_of_work(extracted: Any, language: str, sentence: str) -> None:
    """A document, a science, a person, and where somebody was or travels."""
    _, facts = extracted(f"Hello,\n\n{sentence}\n\nRobin", language=language, kind=OUTREACH)
    assert facts.location is None


def test_remote_with_a_journey_now_and_then(extracted: Any) -> None:
    """ "remoto com uma viagem por mês" is remote."""
    body = "Oi Ana,\n\nProcuro uma geóloga, remoto com duas viagens por ano.\n\nRui"
    _, facts = extracted(body, language="pt", kind=OUTREACH)
    assert facts.location is not None
    assert facts.location.value == "remote"


def test_an_agency_signs_with_its_own_seat(extracted: Any) -> None:
    """Where its client meets people, it does not tell so."""
    body = (
        "Hi Tom,\n\nI recruit for a client of ours, and they'd like you to come in on Tuesday at 10 to meet the"
        " team.\n\nRegards\nAnna Reid\nReid Recruitment Agency, Skipton"
    )
    _, facts = extracted(body, sender="Anna Reid <anna@reid-recruitment.example>")
    assert facts.location is None
