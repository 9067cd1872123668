"""An agency by what it calls its trade, by an employer kept secret, and by whom the search is for."""

from typing import Any

import pytest

FOR_OTHERS = [
    ("de", "Für ein Pflegeheim in Köln suchen wir eine Fachkraft.\n\nNadine\n"),
    ("de", "für ein international tätiges Unternehmen der Medizintechnik suche ich einen Controller.\n\nJulia\n"),
    ("it", "Per una casa per anziani medicalizzata cerchiamo con urgenza un infermiere.\n\nManuela\n"),
    ("es", "Estamos seleccionando un jefe de calidad para una importante empresa del sector.\n\nMarc\n"),
    ("pt", "Estamos com uma vaga de auxiliar para uma empresa do ramo alimentício.\n\nJuliana\n"),
    ("nl", "Voor een transportbedrijf in Venlo zoeken wij een chauffeur.\n\nRuben\n"),
    ("fr", "Notre équipe accompagne une ETI industrielle dans le recrutement de son directeur.\n\nHugo\n"),
    ("en", "I'm working with a lovely two-form entry primary school in Croydon.\n\nJo\n"),
    ("en", "They don't want it known yet, so I can't name them in an email.\n\nFergal\n"),
    ("de", "Kunde nenne ich dir am Telefon.\n\nSandro\n"),
    ("fr", "Je ne peux pas encore vous donner le nom.\n\nAnne\n"),
    ("pt", "Conduzo, em sigilo, a substituição do gerente.\n\nHelmut\n"),
    ("en", "Title: Data Engineer\nClient: Banking\nRate: $65/hr\n\nSandeep\n"),
    ("pt", "Sou sócio de uma consultoria de hunting.\n\nHelmut\n"),
    ("it", "Le andrebbe di sentirci?\n\nManuela Regazzi\ncollocamento e prestito di personale\n"),
    ("en", "Are you free?\n\nRebecca Stone\nSenior Consultant\nHollins Partners Recruitment\n"),
    ("de", "Hast du Zeit?\n\nSandro Bieri\nFIXWORK Personal AG, Olten\n"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "body"), FOR_OTHERS)
def test_the_writer_recruits_for_others(extracted: Any, language: str, body: str) -> None:
    """And the agency is not the company that hires."""
    _, facts = extracted(body, sender="Kim Sands <kim@sandsandco.com>", subject="Job", language=language)
    assert facts.agency is not None
    assert facts.agency.value is True
    assert facts.company is None


OWN_HOUSE = [
    ("nl", "u ontvangt betalingen van onze klanten. De baan is bij Tulp Export.\n\nAnton\n"),
    ("de", "Wir bauen gerade ein Medizintechnik-Startup auf und suchen einen Entwickler.\n\nTobias\n"),
    ("en", "We have an opening for a Junior Backend Developer.\n\nGwen\n"),
    ("en", "We are hiring for a practice manager at our surgery.\n\nGwen\n"),
]


@pytest.mark.parametrize(("language", "body"), OWN_HOUSE)
def test_the_writer_recruits_for_the_own_house(extracted: Any, language: str, body: str) -> None:
    """Customers of the firm are no employers, and founders speak of the firm that they build."""
    _, facts = extracted(body, sender="Kim Sands <kim@sandsandco.com>", subject="Job", language=language)
    assert facts.agency is not None
    assert facts.agency.value is False


SUPPORTED = [
    ("pt", "estamos ajudando o Banco Horizonte a contratar uma pessoa desenvolvedora.", "Banco Horizonte"),
    ("pt", "Estamos a apoiar a Cerâmica do Vouga na contratação de um contabilista.", "Cerâmica do Vouga"),
    ("es", "Estamos apoyando a Segurcentro en la búsqueda de un ingeniero.", "Segurcentro"),
    ("it", "Stiamo supportando Birrificio Montebello in questa ricerca.", "Birrificio Montebello"),
]


@pytest.mark.parametrize(("language", "body", "name"), SUPPORTED)
def test_the_house_that_an_agency_helps_hires(extracted: Any, language: str, body: str, name: str) -> None:
    """It is named behind "supporting" in any language."""
    _, facts = extracted(f"{body}\n\nKim Sands\nExecutive Search\n", sender="Kim Sands <kim@sandsandco.com>", subject="Job", language=language)  # fmt: skip
    assert facts.agency is not None
    assert facts.agency.value is True
    assert facts.company is not None
    assert facts.company.value == name
