"""Talks that are held online, places that are set in a sentence of their own, meals and times left to the person."""

from typing import Any

import pytest

from demur.domain.invitation import Kind

AFAR = [
    ("en", "We would like to set up two short video conversations with the team.", "video"),
    ("de", "Zum Einstieg führen wir ein virtuelles erstes Gespräch mit Ihnen.", "video"),
    ("fr", "Le premier entretien de motivation aura lieu mardi en ligne.", "video"),
    ("es", "Tendremos una entrevista breve el jueves en línea.", "video"),
    ("pt", "Tens vinte minutos para uma chamada de vídeo?", "video"),
    ("it", "Vorremmo fissare un incontro conoscitivo di mezz'ora online.", "video"),
    ("nl", "Graag plannen we een eerste gesprek van een half uur online.", "video"),
    ("es", "¿Le puedo marcar el lunes a las nueve?", "phone"),
    ("it", "La posso chiamare martedì in pausa pranzo?", "phone"),
    ("nl", "Heb je zin om een keer te bellen?", "phone"),
]


@pytest.mark.parametrize(("language", "sentence", "mode"), AFAR)
def test_a_talk_and_its_way(extracted: Any, language: str, sentence: str, mode: str) -> None:
    """The way is told behind or before the talk; a video call is no call by phone; the lunch break no lunch."""
    _, facts = extracted(f"Hallo,\n\n{sentence}\n\nDana", language=language)
    assert facts.mode is not None
    assert facts.mode.value == mode


SETTLED = [
    ("en", "Friday 27 November, 10:00. The venue is our Hull depot."),
    ("de", "Freitag, 27.11., 10 Uhr. Der Ort bleibt unsere Werkstatt."),
    ("fr", "Vendredi 27 à 10h. Ce serait à l'étude, à Pau."),
    ("es", "El viernes 27 a las 10. Sería en la fábrica."),
    ("pt", "Sexta, 27, às 10h. É ali no canteiro mesmo."),
    ("it", "Venerdì 27 alle 10. Sempre in via Garibaldi."),
    ("nl", "Vrijdag 27 november, 10 uur. De locatie blijft ons kantoor."),
]


@pytest.mark.parametrize(("language", "sentence"), SETTLED)
def test_a_sentence_sets_the_place(extracted: Any, language: str, sentence: str) -> None:
    """Where one meets is told in a sentence of its own."""
    _, facts = extracted(f"Hallo,\n\n{sentence}\n\nDana", language=language, kind=Kind.SCHEDULING_CHANGE)
    assert facts.mode is not None
    assert facts.mode.value == "onsite"


ASKED = [
    ("en", "Would you drive over some afternoon and see the rooms?", "onsite"),
    ("de", "Magst du mal rumkommen und Kuchen essen?", "onsite"),
    ("fr", "Accepteriez-vous un déjeuner à Dakar ?", "onsite"),
    ("pt", "Estaria disponível para um café no Porto?", "onsite"),
    ("it", "Venga a prendere un tè, quando vuole.", "onsite"),
    ("en", "Coffee?", None),
    ("it", "Un caffè?", None),
]


@pytest.mark.parametrize(("language", "sentence", "mode"), ASKED)
def test_a_visit_without_a_time(extracted: Any, language: str, sentence: str, mode: str | None) -> None:
    """A question, a meal in a named town, or a time that is left to the person; a bare coffee may be anywhere."""
    _, facts = extracted(f"Hallo,\n\n{sentence}\n\nDana", language=language, kind=Kind.RECRUITER_OUTREACH)
    assert (facts.mode and facts.mode.value) == mode


def test_a_promised_call_is_no_interview(extracted: Any) -> None:
    """Who calls off and will ring some day tells nothing of the interview."""
    body = "Hi,\n\nwe have to cancel Friday. I'll ring you if it opens up again.\n\nDana"
    _, facts = extracted(body, language="en", kind=Kind.CANCELLATION)
    assert facts.mode is None


BOOKED = [
    ("en", "You can book your interview slot online."),
    ("de", "Ihren Gesprächstermin können Sie online auswählen."),
    ("fr", "Vous pouvez choisir votre rendez-vous en ligne."),
    ("es", "Puedes reservar tu entrevista online aquí."),
    ("it", "Può prenotare il colloquio online qui sotto."),
    ("nl", "Je kunt je gesprek online inplannen."),
]


@pytest.mark.parametrize(("language", "sentence"), BOOKED)
def test_a_time_is_booked_online(extracted: Any, language: str, sentence: str) -> None:
    """Only the time is chosen online; how one talks is not told."""
    _, facts = extracted(f"Hallo,\n\n{sentence}\n\nDana", language=language)
    assert facts.mode is None
