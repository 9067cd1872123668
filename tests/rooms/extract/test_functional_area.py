"""From a title to its functional area."""

import pytest

from demur.extract.functional_area import area_of_title

AREAS = [
    ("Staff Backend Engineer", "software engineering"), ("Controller", "finance"), ("Staff Nurse", "nursing"),
    ("Pflegefachkraft Intensivstation", "nursing"), ("Comptable fournisseurs", "accounting"),
    ("Jefe de Obra", "construction"), ("Analista de Dados", "data analysis"), ("Kok", "food service"),
    ("Softwareentwickler*in Embedded", "software engineering"), ("Area Sales Manager", "sales"),
    ("Addetto alla contabilità", "accounting"), ("Vrachtwagenchauffeur", "transport and driving"),
    ("Schweißer", "manufacturing"), ("junior brouwer", "food service"), ("Herd Manager", "agriculture"),
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


FIELDS = [
    ("Maintenance Planner", "maintenance"), ("Leiter Risikomanagement", "risk and compliance"), ("Técnica de Calidad", "industrial and quality engineering"),
    ("Responsabile Manutenzione", "maintenance"), ("Gestora de Exportação", "sales"), ("Medewerker Douane", "supply chain and logistics"),
    ("Chef d'équipe maintenance", "maintenance"), ("chargée des marchés publics", "public administration"), ("Head of Music", "teaching"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "area"), FIELDS)
def test_the_word_for_the_field_tells_the_area(title: str, area: str) -> None:
    """Whatever the rank, and though the rank alone would tell another."""
    assert area_of_title(title) == area


PERSONS = [
    ("school cook", "food service"), ("Schulkoch", "food service"), ("Juriste droit maritime", "legal"),
    ("Packaging Designer", "design"), ("Consultant Surgeon", "medicine"), ("Médica Veterinaria", "veterinary care"),
    ("Fiktivdirektor", None), ("chef de mission", None),
]  # fmt: skip


@pytest.mark.parametrize(("title", "area"), PERSONS)
def test_who_somebody_is_says_more_than_where(title: str, area: str | None) -> None:
    """A cook at a school cooks; and a rank in any field tells none."""
    assert area_of_title(title) == area


TRADES = [
    ("welders", "manufacturing"), ("Strassenmeisterin", "construction"), ("Straßenmeister", "construction"),
    ("geóloga", "scientific research"), ("bagnino", "beauty and fitness"), ("camionneuse", "transport and driving"),
    ("scheepstimmerman", "skilled trades"), ("Kellermeister", "agriculture"), ("padeiro", "food service"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "area"), TRADES)
def test_trades_in_any_gender_and_number(title: str, area: str) -> None:
    """Written as they are in any of the languages."""
    assert area_of_title(title) == area
