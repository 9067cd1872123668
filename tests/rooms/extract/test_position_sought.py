"""Titles that no fixed phrase announces: in running text, in tables, below labels, in earlier mail."""

from typing import Any

import pytest

from demur.domain.facts import Facts

SOUGHT = [
    ("en", "Our night baker is retiring in March, and Jo gave me your name. A coffee?", "night baker"),
    ("en", "The trustees have asked us to advise on the appointment of their first Head of Learning.", "Head of Learning"),
    ("en", "Got a quarry up north needing a driller, eight on and six off.", "driller"),
    ("de", "wie besprochen suchen wir ab Mai eine/n erfahrene/n Hufschmied:in für den Hof.", "Hufschmied:in"),
    ("de", "ein Familienbetrieb im Allgäu sucht zum 1. Mai einen\n\nTechnischen Leiter\n\nDarf ich anrufen?", "Technischen Leiter"),
    ("de", "ich habe gehört, dass Sie für die Praxis eine Logopädin in Teilzeit suchen.", "Logopädin"),
    ("fr", "on monte une petite équipe à Brest et il nous manque un·e éclairagiste de plateau.", "éclairagiste de plateau"),
    ("fr", "notre relieuse part à la retraite en juin. Passez nous voir ?", "relieuse"),
    ("es", "estamos montando el taller y nos falta un/a Soldador/a TIG.", "Soldador/a TIG"),
    ("es", "se nos va la maestra de música en enero. ¿Puede venir el lunes?", "maestra de música"),
    ("pt", "estamos precisando de uma confeiteira aqui na loja.", "confeiteira"),
    ("pt", "a nossa rececionista vai de licença em janeiro; quer passar cá?", "rececionista"),
    ("it", "a noi manca un pizzaiolo da Natale a Pasqua.", "pizzaiolo"),
    ("it", "seguo per un cliente di Parma la ricerca di un Disegnatore meccanico senior.", "Disegnatore meccanico senior"),
    ("nl", "onze meewerkend voorman gaat met pensioen. Is dat niks voor jou?", "meewerkend voorman"),
    ("nl", "wij kunnen wel een bouwkundig tekenaar gebruiken.", "bouwkundig tekenaar"),
]  # fmt: skip


def _read(extracted: Any, body: str, language: str, subject: str = "Hallo", **others: Any) -> Facts:
    _, facts = extracted(body, subject=subject, language=language, **others)
    assert isinstance(facts, Facts)
    return facts


@pytest.mark.parametrize(("language", "sentence", "title"), SOUGHT)
def test_who_is_looked_for_is_the_position(extracted: Any, language: str, sentence: str, title: str) -> None:
    """A word for the search near an occupation is enough, and so is that somebody leaves the place."""
    facts = _read(extracted, f"Robin,\n\n{sentence}\n\nDana", language)
    assert facts.position is not None
    assert facts.position.value == title


OTHERS = [
    ("en", "Our Finance Director, Paul Hart, will join the call."),
    ("en", "You will meet Ines Roy (Theatre Manager) and Tom Bell, Senior Planner."),
    ("de", "Vertrag macht meine Schwester nächste Woche fertig."),
    ("de", "neben mir ist unser Technischer Leiter, Herr Auer, dabei."),
    ("fr", "notre boulanger doit livrer à 10h, décalons à 11h."),
    ("es", "soy la encargada de la tienda. ¿Puedes venir mañana?"),
    ("it", "mi chiamo Marco e lavoro come recruiter per Adepta."),
    ("nl", "wij zijn partner van Rijnhaven en zoeken 20 medewerkers."),
]


@pytest.mark.parametrize(("language", "sentence"), OTHERS)
def test_who_is_only_met_or_spoken_of_is_none(extracted: Any, language: str, sentence: str) -> None:
    """Those who are named with their title, the writer, and who belongs to the house."""
    assert _read(extracted, f"Robin,\n\n{sentence}\n\nDana", language).position is None


LISTS = [
    ("fr", "  Poste ............ : Fraiseur-ajusteur (H/F)\n  Contrat .......... : CDI", "Fraiseur-ajusteur"),
    ("fr", "- Intitulé : Actuaire épargne retraite (statut cadre)\n- Début : mars", "Actuaire épargne retraite"),
    ("es", "Puesto: Ing. de Procesos Jr. / Planta León\n", "Ing. de Procesos Jr"),
    ("es", "Vacante\nTornero CNC (Ref. 118)\nCentro\nVigo", "Tornero CNC"),
    ("pt", "O grupo tem o prazer de lhe oferecer a vaga:\n\n📌 ASSISTENTE FISCAL HOME OFFICE\n", "ASSISTENTE FISCAL"),
    ("pt", "você avançou na vaga abaixo.\n\nAnalista de Risco Pleno | Mesa Agro\nBanco Serra", "Analista de Risco Pleno"),
    ("de", "Funktion: Senior Risk Officer 80-100%\nArbeitsort: 8001 Zürich", "Senior Risk Officer"),
    ("nl", "Lotte van Havenbouw stuurde je een bericht over een job\n\nProjectingenieur Stabiliteit\nHavenbouw NV – Gent", "Projectingenieur Stabiliteit"),
    ("en", "Job\nNight Replenishment Colleague\nLocation\nSlough", "Night Replenishment Colleague"),
    ("it", "Ruolo: Addetto/a ufficio acquisti\nSede: Varese", "Addetto/a ufficio acquisti"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "lines", "title"), LISTS)
def test_a_line_that_names_the_job_is_read(extracted: Any, language: str, lines: str, title: str) -> None:
    """Beside a label, below one, and on a line of its own."""
    facts = _read(extracted, f"Robin,\n\n{lines}\n\nDana", language)
    assert facts.position is not None
    assert facts.position.value == title


def test_earlier_mail_below_a_long_letter_tells_the_position(extracted: Any) -> None:
    """Where the letter itself names none."""
    letter = "Thursday at 14:00 suits us well; please come to gate 2 and ask for me. " * 5
    earlier = "Von: Robin Lee <robin.lee@example.net>\nGesendet: Montag, 16. November 2026 09:12\nAn: Dana\nBetreff: Termin\n"
    body = f"Hallo Robin,\n\n{letter}\n\nGruß\nDana\n\n{earlier}\ndie Stelle als Systemgastronom interessiert mich."
    facts = _read(extracted, body, "de")
    assert facts.position is not None
    assert facts.position.value == "Systemgastronom"


CALENDAR = (
    "BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:1@example.org\nDTSTART:20261203T133000Z\n"
    "SUMMARY:Entrevista R. Lee\nDESCRIPTION:Puesto: Topógrafo de obra – Zona Norte\\nEmpresa: Norte\nEND:VEVENT\nEND:VCALENDAR\n"
)


def test_the_description_of_a_meeting_is_read(extracted: Any) -> None:
    """Its lines are a list like any other, and the quote stands in the calendar part."""
    extra = "Content-Type: text/calendar; charset=utf-8; method=REQUEST\r\n"
    facts = _read(extracted, CALENDAR, "es", extra=extra)
    assert facts.position is not None
    assert (facts.position.value, facts.position.part) == ("Topógrafo de obra", "calendar")


CUT = [
    ("en", "Interview - Charge Nurse, Maternity - Ref 26/118", "Charge Nurse"),
    ("en", "your interest in R-10447 Branch Service Representative", "Branch Service Representative"),
    ("en", "HGV Class 1 Driver (nights)", "HGV Class 1 Driver"),
    ("de", "Interview für Data Steward (Schaden & Betrug)", "Data Steward"),
    ("de", "Re: Anfrage wegen Dachdecker", "Dachdecker"),
    ("fr", "[Manager de rayon fruits & légumes] À vous de jouer", "Manager de rayon fruits & légumes"),
    ("fr", "Entretien M. Robin / Chargé de projet", "Chargé de projet"),
    ("it", "Sua candidatura - contabile 60-80%", "contabile"),
    ("it", "Colloquio per insegnante di latino e greco", "insegnante di latino e greco"),
    ("it", "candidatura per Tirocinio in restauro ligneo", "Tirocinio in restauro ligneo"),
    ("nl", "Sollicitatie paralegal vastgoedrecht (24 uur)", "paralegal vastgoedrecht"),
    ("en", "Re: Training contract 2028", "Training contract"),
]


@pytest.mark.parametrize(("language", "subject", "title"), CUT)
def test_a_subject_is_cut_to_the_title(extracted: Any, language: str, subject: str, title: str) -> None:
    """Without what leads to it, departments, remarks, numbers and hours; with all that belongs to it."""
    facts = _read(extracted, "Robin,\n\n10:00?\n", language, subject=subject)
    assert facts.position is not None
    assert facts.position.value == title


@pytest.mark.parametrize(
    "subject", ["Interview – Anna Singer", "Gespräch Lukas Maurer / Nordwerk", "Manager interview"]
)
def test_names_and_bare_ranks_are_no_position(extracted: Any, subject: str) -> None:
    """A surname that is a trade as well, and a rank that tells no trade."""
    assert _read(extracted, "Hi,\n\n10:00?\n", "en", subject=subject).position is None
