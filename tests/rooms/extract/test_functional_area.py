"""From a title to its functional area."""

import pytest

from demur.extract.functional_area import area_of_title
from demur.extract.lexicon import rows

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


EVERY_LANGUAGE = [
    ("Blast Furnace Operator", "manufacturing"), ("Trainee Rigger", "skilled trades"), ("Shelf Filler (evenings)", "retail"),
    ("Ledger Clerk", "accounting"), ("Court Usher", "legal"), ("Ferry Deckhand", "transport and driving"),
    ("Wundmanagerin", "nursing"), ("Klärwärter", "energy and utilities"), ("Altenpflegehelferin", "care work"),
    ("Fahrdienstleiterin", "transport and driving"), ("Straßenwärter", "construction"), ("Schulbegleiterin", "teaching"),
    ("éclusière", "transport and driving"), ("Agent de déchèterie", "energy and utilities"), ("Métreuse", "construction"),
    ("Plaquiste confirmé", "construction"), ("Sertisseur", "skilled trades"), ("Greffière", "legal"),
    ("Encofradora", "construction"), ("Celador nocturno", "security services"), ("Pescadera", "food service"),
    ("Gasfíter", "skilled trades"), ("Parvularia", "early childhood education"), ("Tramitadora procesal", "legal"),
    ("Merendeira", "food service"), ("Calceteira", "construction"), ("Auxiliar de berçário", "early childhood education"),
    ("Frentista noturno", "retail"), ("Maqueira", "care work"), ("Foguista", "energy and utilities"),
    ("Capotreno", "transport and driving"), ("Mungitrice", "agriculture"), ("Stuccatore", "construction"),
    ("Cancelliera", "legal"), ("Nostromo", "transport and driving"), ("Casara", "food service"),
    ("Brugwachter", "transport and driving"), ("Stukadoor zzp", "construction"), ("Kraamverzorgster", "therapy and allied health"),
    ("Griffier", "legal"), ("Keurmeester", "industrial and quality engineering"), ("Bezorgster", "transport and driving"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "area"), EVERY_LANGUAGE)
def test_unit_groups_of_occupations(title: str, area: str) -> None:
    """Trades of ISCO-08 that seldom stand in examples."""
    assert area_of_title(title) == area


PLAINLY_WRITTEN = [
    ("Electricien", "skilled trades"), ("TECNICA DE NOMINAS", "payroll"), ("Medica de familia", "medicine"),
    ("redattrice", "writing and editing"), ("Köchinnen", "food service"), ("Kaufmann im Einzelhandel", "retail"),
    ("Biologinnen", "scientific research"), ("Anwältin", "legal"), ("boulangeres", "food service"), ("commessi", "retail"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "area"), PLAINLY_WRITTEN)
def test_accents_gender_and_number_do_not_matter(title: str, area: str) -> None:
    """Titles in capitals, without accents, of either gender and in the plural."""
    assert area_of_title(title) == area


WHO_AND_WHERE = [
    ("Hotel Accountant", "accounting"), ("Abogada inmobiliaria", "legal"), ("Cuoco della scuola materna", "food service"),
    ("Schoonmaker ziekenhuis", "cleaning"), ("Infirmière scolaire", "nursing"), ("Verkäufer Blumenladen", "retail"),
    ("Oncology Nurse", "nursing"), ("Tierpflegerin", "veterinary care"), ("Slager", "food service"), ("Schoolkok", "food service"),
    ("Mitarbeiterin Gewächshaus", "agriculture"), ("Medewerker kinderdagverblijf", "early childhood education"),
    ("Ayudante de almazara", "agriculture"), ("Addetta serre", "agriculture"), ("Employée de fromagerie", "food service"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "area"), WHO_AND_WHERE)
def test_a_place_tells_the_area_where_no_word_says_who(title: str, area: str) -> None:
    """And yields where one does."""
    assert area_of_title(title) == area


BROAD = [
    ("Warehouse Operations Lead", "warehousing"), ("Operations Lead", "operations"), ("Regionalleiter Vertrieb", "sales"),
    ("Gerente regional de ventas", "sales"), ("Chief Operating Officer", "operations"), ("Schichtleiter Wareneingang", "warehousing"),
    ("Sachbearbeiter Lohn", "payroll"), ("Técnico", "maintenance"), ("Senior Technician", "maintenance"), ("Consultant", "consulting"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "area"), BROAD)
def test_a_field_goes_before_a_rank(title: str, area: str) -> None:
    """Operations of a warehouse are warehousing."""
    assert area_of_title(title) == area


UNTOLD = [
    "Técnico de flamingos", "Zorgvuldig adviseur", "Technician, Quibbling", "Weltenberater", "Night Shift Supervisor",
    "Embalmer", "Bestatterin", "Conseillère funéraire", "Coveiro", "Chaplain", "Koster", "Life Coach", "Registrar",
    "Head of Something",
]  # fmt: skip


@pytest.mark.parametrize("title", UNTOLD)
def test_a_wrong_area_is_worse_than_none(title: str) -> None:
    """Kinds of work in unknown fields, and trades that no area suits."""
    assert area_of_title(title) is None


def test_the_table_knows_no_other_areas() -> None:
    """All rows of the table are about an area of areas.tsv, and their words are written as they are compared."""
    areas = {row[0] for row in rows("areas.tsv")}
    told = rows("occupations.tsv")
    about = {row[0].removeprefix("who ").removeprefix("in ") for row in told}
    assert about - areas == {"weak", "alone", "none", "broad", "rank"}
    assert [
        pattern for row in told for pattern in row[1].split(" | ") if pattern != pattern.strip().lower()
    ] == []
