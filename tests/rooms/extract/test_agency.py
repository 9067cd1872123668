"""Whether the writer recruits for others."""

from typing import Any

import pytest

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


def test_clients_of_the_product_make_no_agency(extracted: Any) -> None:
    """A company has clients of its own."""
    body = "Hi Robin,\n\nYou would look after our client base as a Key Account Manager at Northwind Robotics.\n\nDana"
    _, facts = extracted(body)
    assert facts.agency is not None
    assert facts.agency.value is False


def test_nothing_is_said_where_nothing_is_known(extracted: Any) -> None:
    """Without a company and without a client nobody knows."""
    _, facts = extracted("Shall we talk?\n\nKim", sender="Kim <kim@gmail.com>")
    assert facts.agency is None
