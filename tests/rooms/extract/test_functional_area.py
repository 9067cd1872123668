"""From a title to its functional area."""

import pytest

from demur.extract.functional_area import area_of_title

AREAS = [
    ("Staff Backend Engineer", "software engineering"), ("Controller", "finance"), ("Staff Nurse", "nursing"),
    ("Pflegefachkraft Intensivstation", "nursing"), ("Comptable fournisseurs", "accounting"),
    ("Jefe de Obra", "construction"), ("Analista de Dados", "data analysis"), ("Kok", "food service"),
    ("Softwareentwickler*in Embedded", "software engineering"), ("Area Sales Manager", "sales"),
    ("Addetto alla contabilità", "accounting"), ("Vrachtwagenchauffeur", "transport and driving"),
    ("Schweißer", "skilled trades"), ("junior brouwer", "food service"), ("Herd Manager", "agriculture"),
    ("Tirocinio in modellazione 3D", "design"), ("Portalettere", "transport and driving"), ("Geophysicist", "scientific research"),
    ("Lehrerin Mathematik", "teaching"), ("Recruiter", "recruiting"), ("Graphiste", "design"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "area"), AREAS)
def test_a_title_leads_to_its_area(title: str, area: str) -> None:
    """Titles of many trades in all languages."""
    assert area_of_title(title) == area


@pytest.mark.parametrize("phrase", ["", "the next step", "Something Else Entirely", "Zzz"])
def test_what_is_no_title_has_no_area(phrase: str) -> None:
    """What the table does not know is not guessed."""
    assert area_of_title(phrase) is None


SINGLE_TRADES = [
    ("Geigenbauer", "skilled trades"), ("maniscalco", "agriculture"), ("calceteiro", "construction"), ("scénariste", "arts and media"),
    ("cirurgiã", "medicine"), ("stoffeerder", "skilled trades"), ("Staatsanwältin", "legal"), ("éboueur", "cleaning"),
    ("bombera", "public safety"), ("steeplejack", "construction"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "area"), SINGLE_TRADES)
def test_a_trade_of_one_word_has_its_area(title: str, area: str) -> None:
    """Seldom trades as well."""
    assert area_of_title(title) == area
