"""The level that a title bears."""

import pytest

from demur.extract.level import level_of_title

LEVELS = [
    ("Senior Backend Engineer", "senior"), ("Sr. Accountant", "senior"), ("Junior Controller", "junior"),
    ("Staff Software Engineer", "staff"), ("Principal Scientist", "principal"), ("Tech Lead", "lead"),
    ("Engineering Manager", "manager"), ("Director of Nursing", "director"), ("VP of Sales", "vp"),
    ("Chief Financial Officer", "c-level"), ("Werkstudentin Marketing", "intern"), ("Desarrollador sénior", "senior"),
    ("Analista de Dados Pleno", "mid"), ("Stagiaire communication", "intern"), ("Directrice financière", "director"),
    ("Leitender Ingenieur", "lead"), ("Medior Developer", "mid"), ("Team Leader", "lead"),
    ("Laborleiter/in Wirkstoffanalytik", "director"), ("Herd Manager", "manager"), ("Responsable de magasin", "manager"),
    ("Manager de rayon", "manager"), ("Schichtleiterin", "lead"), ("Shift Leader", "lead"),
    ("Senior Property Operations Manager", "senior manager"), ("Staff Rust Engineer", "staff"), ("Apprenti boucher", "intern"),
    ("Kwaliteitsverantwoordelijke", "manager"), ("Subgerente de logística", "manager"), ("Pasante de abogacía", "intern"),
    ("Hoofd Financiën", "director"), ("Vertriebsleiterin", "director"), ("Filialleiterin", "director"), ("Head Chef", "director"), ("Head Vet Nurse", "director"),
    ("Jefa de Compras", "director"), ("Chefe de Oficina", "director"), ("cheffe de service éducatif", "director"),
    ("Rédactrice en chef", "director"), ("Productieleider", "director"), ("Seniorberaterin", "senior"), ("Juniorcontroller", "junior"),
    ("Studentische Hilfskraft", "intern"), ("Chief Nursing Officer", "c-level"), ("Marketing Manager", "manager"),
    ("Project Manager", "manager"), ("Customer Success Manager", "manager"), ("Senior Project Manager", "senior"),
    ("Project Manager Senior", "senior"), ("Senior Operations Manager", "senior manager"), ("Responsable maintenance", "manager"),
    ("Gestora de Marketing", "manager"), ("Capo officina", "director"), ("Infirmière-cheffe de nuit", "director"), ("Chef d’agence", "director"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "level"), LEVELS)
def test_a_mark_in_the_title_tells_the_level(title: str, level: str) -> None:
    """Marks in all languages."""
    found = level_of_title(title)
    assert found is not None
    assert found[0] == level


@pytest.mark.parametrize(
    "title",
    ["Staff Nurse", "Backend Engineer", "School Principal", "Bauingenieur", "Lead Generation Specialist"],
)
def test_a_plain_title_has_no_level(title: str) -> None:
    """A word that is part of the occupation's name is no mark."""
    assert level_of_title(title) is None


PLAIN = [
    "Product Manager", "Produktmanager Frischkäse", "Key Account Manager", "Bauleiter Tiefbau", "Projektleiterin", "Staff Nurse",
    "Night Shift Supervisor", "Supervisora de turno", "Deputy Stage Manager", "Küchenchef",
    "Assistant to the Managing Director", "Jefe de Obra", "Responsable de clientèle", "Begleiter im Fahrdienst",
    "Stage Technician", "Responsable paie", "Coordenador Pedagógico", "Jefe de Partida", "Projectleider bouw", "Seniorenbetreuerin",
    "Direttore di scena", "Director de fotografía", "Art Director", "Vorarbeiter Gleisbau", "Graduate Engineer", "Gestora de Redes Sociais",
]  # fmt: skip


@pytest.mark.parametrize("title", PLAIN)
def test_a_word_for_the_work_is_no_level(title: str) -> None:
    """Who manages a product, leads a site or assists a director leads nobody by that."""
    assert level_of_title(title) is None


@pytest.mark.parametrize("title", ["Filialmanagerin", "Restaurantmanager", "vestigingsmanager"])
def test_who_runs_a_house_or_a_team_is_a_manager(title: str) -> None:
    """German and Dutch run the words together."""
    found = level_of_title(title)
    assert found is not None
    assert found[0] == "manager"


@pytest.mark.parametrize(
    "title",
    ["Objektmanager", "Herdenmanagerin", "Wissensmanager", "Fahrdienstleiter", "Aufnahmeleiterin Film"],
)
def test_who_looks_after_a_thing_bears_no_level(title: str) -> None:
    """Most such titles tell what is done."""
    assert level_of_title(title) is None
