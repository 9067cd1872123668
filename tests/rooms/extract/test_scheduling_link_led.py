"""A page that nothing in its address tells, where the sentence before leads to it."""

from typing import Any

import pytest

LED = [
    ("en", "Please choose a new slot from the sheet below.\n\nhttps://volunteers.hill-school.org/panel"),
    ("en", "If this doesn't work for you: https://notify.harbour.io/r/2c9-reschedule"),
    ("de", "Bitte wählen Sie unten Ihren Probetag:\nhttps://karriere.stadtwerke-x.de/t/8812"),
    ("fr", "Choisissez votre créneau ici : https://recrut.mairie.fr/c/8812"),
    ("es", "Elige el día que mejor te venga aquí:\nhttps://obrador.empleo.es/x/f81"),
    ("pt", "Escolha o melhor horário no link abaixo:\nhttps://vagas.lojas.com.br/p/22"),
    ("it", "Scelga l'orario dal link seguente:\nhttps://selezioni.banca.it/s/9"),
    ("nl", "Kies hieronder het moment dat je past:\nhttps://werkenbij.zorg.nl/k/12"),
    ("es", "¿Una charla esta semana? Elige: https://metro.mx/hablar-con-ana"),
    ("en", "A coffee next week? Pick one: https://metro.io/ana"),
    ("de", "Nimm dir ein Datum über den Kalender: https://friseur-stern.de/schnuppertag"),
    ("en", "I keep half an hour open at lunch most days: https://outlook.bookings-lab.ca/ana"),
]


@pytest.mark.parametrize(("language", "body"), LED)
def test_a_sentence_leads_to_the_page(extracted: Any, language: str, body: str) -> None:
    """A verb of choosing, a noun of time and a word that points."""
    _, facts = extracted(f"Hello Robin,\n\n{body}\n\nDana", language=language)
    assert facts.scheduling_link is not None
    assert facts.scheduling_link.value in body


NOT_LED = [
    ("de", "Wir treffen uns zur vereinbarten Zeit im Videoraum: https://meet.werft.de/xyz"),
    ("en", "More about the day: https://metro.io/visit"),
    ("de", "Hier steht mehr über einen Tag bei uns: https://klinik.de/karriere/hospitation"),
    ("en", "You can find the time and place of the interview below.\n\nhttps://maps.harbour.com/x"),
    ("en", "Tell me a good day and I'll send the link.\n\nReply: https://net-msgs.com/thread/2"),
    ("nl", "Bekijk onze vacature hieronder:\nhttps://werkenbij.zorg.nl/vacature/12"),
]


@pytest.mark.parametrize(("language", "body"), NOT_LED)
def test_other_pages_are_none(extracted: Any, language: str, body: str) -> None:
    """A map, an answer, an advertisement."""
    _, facts = extracted(f"Hello Robin,\n\n{body}\n\nDana", language=language)
    assert facts.scheduling_link is None


def test_the_words_above_a_forwarded_letter_count(extracted: Any) -> None:
    """Who hands a letter on writes their own link above it."""
    body = (
        "Robin, pick a time here: https://bookings.harbour-mutual.com/leonor\n\n"
        "-----Original Message-----\nFrom: Ada Brand <ada@uni.example.edu>\nSent: Monday, 23 November 2026 10:00\n"
        "To: Dana Whitfield\nSubject: Robin\n\nThe best of my old students is Robin.\n"
    )
    _, facts = extracted(body)
    assert facts.scheduling_link is not None
