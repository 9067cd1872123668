"""Whether the writer recruits for others."""

from typing import Any

import pytest

from demur.domain.invitation import Kind

AGENCIES = [
    ("en", "My client, a bank in Leeds, is hiring a Controller."),
    ("en", "We are retained by a medtech manufacturer to find their next CFO."),
    ("de", "Für einen unserer Mandanten suchen wir einen Controller."),
    ("fr", "Un de nos clients recherche un comptable."),
    ("es", "Uno de nuestros clientes busca un contable."),
    ("pt", "Um dos nossos clientes procura um contabilista."),
    ("it", "Per una nostra azienda cliente cerchiamo un contabile."),
    ("nl", "Voor een van onze opdrachtgevers zoeken we een controller."),
]


@pytest.mark.parametrize(("language", "sentence"), AGENCIES)
def test_speaking_of_a_client_makes_an_agency(extracted: Any, language: str, sentence: str) -> None:
    """Who recruits for a client recruits for others."""
    _, facts = extracted(
        f"Hallo,\n\n{sentence}\n\nKim Park", sender="Kim Park <kim@parkandco.example>", language=language
    )
    assert facts.agency is not None
    assert facts.agency.value is True


UNNAMED = [
    ("en", "A listed brewer has asked us to advise on the appointment of its next CFO."),
    ("en", "Got a gold outfit near Perth needing two fitters, start in January."),
    ("en", "I lead the insurance desk at Apex and we place actuaries."),
    ("de", "Ein mittelständischer Maschinenbauer im Raum Ulm sucht einen Werkleiter."),
    ("de", "Wir vermitteln seit 2008 Ärzte an Häuser im ganzen Land."),
    ("fr", "Je suis mandaté par une ETI lyonnaise pour recruter son directeur financier."),
    ("es", "Nos pidieron de una aceitera un analista contable."),
    ("pt", "Conduzo um processo em que uma rede de farmácias busca um gerente de loja."),
    ("it", "Una multinazionale tedesca cerca il suo direttore del personale."),
    ("nl", "Een familiebedrijf in de maakindustrie zoekt een controller."),
]


@pytest.mark.parametrize(("language", "sentence"), UNNAMED)
def test_an_employer_without_a_name_makes_an_agency(extracted: Any, language: str, sentence: str) -> None:
    """Who writes for a company that stays unnamed, or by mandate, recruits for others, and names no company."""
    _, facts = extracted(
        f"Hallo Robin,\n\n{sentence}\n\nKim Park", sender="Kim Park <kim@kimpark.example>", language=language
    )
    assert facts.agency is not None
    assert facts.agency.value is True
    assert facts.company is None


OWN = [
    ("en", "We're a Leeds bakery and we are looking for a driver, come and meet our team."),
    ("de", "Wir sind ein Unternehmen mit 40 Leuten und suchen einen Fahrer für unser Lager."),
    ("fr", "Nous sommes une entreprise familiale et cherchons un chauffeur, venez chez nous."),
    ("es", "Somos una empresa familiar y buscamos un conductor para nuestro equipo."),
    ("pt", "Somos uma empresa familiar e procuramos um motorista para a nossa equipa."),
    ("it", "Siamo un'azienda di famiglia e cerchiamo un autista per il nostro team."),
    ("nl", "Wij zijn een bedrijf met tien mensen en zoeken een chauffeur voor ons team."),
]


@pytest.mark.parametrize(("language", "sentence"), OWN)
def test_who_speaks_of_the_own_house_is_no_agency(extracted: Any, language: str, sentence: str) -> None:
    """The own team tells it, even from a free-mail address."""
    _, facts = extracted(
        f"Hallo Robin,\n\n{sentence}\n\nKim", sender="Kim <kim@gmail.com>", language=language
    )
    assert facts.agency is not None
    assert facts.agency.value is False


def test_the_own_department_for_recruiting_is_no_agency(extracted: Any) -> None:
    """A department's line, and the note of the system that carries the mail, speak of no agency."""
    body = (
        "Beste Robin,\n\n10 uur?\n\nMet vriendelijke groet,\n\nBureau Werving & Selectie\nGemeente Overwater"
    )
    _, facts = extracted(body, sender="hr <hr@overwater.nl>", language="nl")
    assert facts.agency is not None
    assert facts.agency.value is False


def test_clients_of_the_product_make_no_agency(extracted: Any) -> None:
    """A company has clients of its own."""
    body = "Hi Robin,\n\nYou would look after our client base as a Key Account Manager at Northwind Robotics.\n\nDana"
    _, facts = extracted(body)
    assert facts.agency is not None
    assert facts.agency.value is False


def test_nothing_is_said_where_nothing_is_known(extracted: Any) -> None:
    """Unasked, without a company, a client and a job nobody knows."""
    _, facts = extracted("Shall we talk?\n\nKim", sender="Kim <kim@gmail.com>", kind=Kind.RECRUITER_OUTREACH)
    assert facts.agency is None
