"""Agencies by the client of whom they speak or by their domain, and houses that only sound like one."""

from typing import Any

import pytest

FOR_OTHERS = [
    ("en", "Your profile was found suitable for one of our esteemed client, a tyre maker.\n\nKim"),
    ("en", "Lumen Bakers have just informed me that they go with somebody else.\n\nKim"),
    ("en", "I'm recruiting on behalf of a shipowner in Oslo.\n\nKim"),
    ("en", "The client's MD has travelled, so please hold the slot.\n\nKim"),
    ("en", "I recruit for a dozen shipyards.\n\nKim"),
    ("pt", "Trabalho com clínicas suíças que recrutam em Portugal.\n\nKim"),
    ("de", "Gute Neuigkeiten: Unsere Kundin möchte dich sehen!\n\nKim"),
    ("de", "Der Kunde hat sich für dich entschieden.\n\nKim"),
    ("fr", "J'accompagne une coopérative agricole (je vous dis laquelle de vive voix).\n\nKim"),
    ("fr", "Je vous en dis plus, sans pouvoir nommer la manufacture à ce stade.\n\nKim"),
    ("fr", "Je recrute pour le compte d'un armateur.\n\nKim"),
    ("es", "El cliente prefiere retrasarlo al lunes.\n\nKim"),
    ("es", "Me acaban de llamar de la fábrica: lo retrasan.\n\nKim"),
    ("pt", "O cliente desmarcou a conversa de amanhã.\n\nKim"),
    ("it", "Purtroppo il cliente ha bloccato la selezione.\n\nKim"),
    ("nl", "De klant wil je graag zien.\n\nKim"),
]


@pytest.mark.parametrize(("language", "body"), FOR_OTHERS)
def test_who_speaks_of_the_client_recruits_for_others(extracted: Any, language: str, body: str) -> None:
    """The client gave the task, decides, or is kept secret."""
    _, facts = extracted(
        f"Dear Robin,\n\n{body}\n", sender="Kim Sands <kim@sandsandco.com>", language=language
    )
    assert facts.agency is not None
    assert facts.agency.value is True


@pytest.mark.parametrize(
    "sender",
    [
        "kim@haver-search.eu",
        "kim@rh-lagune.ci",
        "kim@sandsrrhh.com.ar",
        "kim@recrutalys.ca",
        "kim@orlotalents.ch",
    ],
)
def test_a_domain_may_say_so(extracted: Any, sender: str) -> None:
    """By a word for the trade in the label."""
    _, facts = extracted("Dear Robin,\n\nare you free on Monday?\n\nKim\n", sender=f"Kim Sands <{sender}>")
    assert facts.agency is not None
    assert facts.agency.value is True


OWN_HOUSE = [
    ("en", "Mara Ionescu <mara@carpatia.ro>", "I recruit for Carpatia, we are a software house.\n\nMara"),
    ("en", "Eithne Gar <hr@abbey-school.ie>", "The Headmaster has asked me to thank you for your letter.\n\nEithne Gar"),
    ("es", "Laura Gil <lgil@ferreteriagil.es>", "La directora me ha encargado que te escriba para la entrevista.\n\nLaura Gil"),
    ("it", "Anna Sala <anna@comune-sala.it>", "Il direttore mi ha chiesto di contattarla per il colloquio.\n\nAnna Sala"),
    ("nl", "Mar Hoek <m.hoek@zorg-deterp.nl>", "Graag tot dan.\n\nMar Hoek\nAdviseur werving & selectie\nZorg De Terp"),
    ("de", "Tilly <hallo@nordholz-pflege.recruiting-mail.de>", "Nimm uns ein kurzes Video auf.\n\nTilly Asmus"),
    ("it", "Ginevra <jobs@m.personio-mail.de>", "la tua candidatura ci ha colpito.\n\nGinevra"),
    ("en", "Ward office <ward@nhs.net>", "Thank you for your application.\n\nBarbara"),
    ("en", "Ann Hall <ann@hallbakery.com>", "several people have told me about your bread. Our shop needs a baker.\n\nAnn"),
    ("de", "Uwe Stolz <uwe@stolz-aufzug.de>", "wir bei Stolz suchen Monteure, Sie arbeiten beim Kunden vor Ort.\n\nUwe"),
    ("nl", "Mia Blok <mia@blokkeukens.nl>", "Bij ons weet je wat de klant wil.\n\nMia"),
    ("fr", "Gégé <boulangerie.duval@orange.fr>", "ok pour te voir samedi, amène ta tenue.\n\ngégé"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sender", "body"), OWN_HOUSE)
def test_who_looks_for_the_own_house(extracted: Any, language: str, sender: str, body: str) -> None:
    """A colleague who was asked to write, a department, a system's domain, an application to this house."""
    _, facts = extracted(f"Dear Robin,\n\n{body}\n", sender=sender, language=language)
    assert facts.agency is not None
    assert facts.agency.value is False
