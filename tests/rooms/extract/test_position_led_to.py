"""Titles that a phrase leads to: where they begin, where they end, and what is none."""

from typing import Any

import pytest

LED_TO = [
    ("pt", "Obrigado por concorrer à vaga de encarregado em Braga.", "encarregado"),
    ("pt", "Recebemos o seu currículo para a vaga de tosquiador em Évora.", "tosquiador"),
    ("pt", "O seu CV foi cadastrado com sucesso para: AUXILIAR DE CRECHE - MANHÃ.", "AUXILIAR DE CRECHE"),
    ("es", "Hemos recibido tu CV para Conductor de grúa (Ferrol).", "Conductor de grúa"),
    ("es", "Pasamos lo de auxiliar de archivo al lunes.", "auxiliar de archivo"),
    ("es", "Te escribo por el puesto de mamporrera en la yeguada.", "mamporrera"),
    ("es", "El puesto de vendedora en la tienda de Bilbao sigue libre.", "vendedora"),
    ("fr", "Il nous faut une responsable de boutique avant Noël.", "responsable de boutique"),
    ("fr", "Je me retrouve sans aide-soignante pour janvier.", "aide-soignante"),
    ("fr", "Suite à votre candidature au concours externe, ingénieur de recherche en optique, vous êtes admis.", "ingénieur de recherche en optique"),
    ("it", "Vogliamo il primo frontend developer del gruppo.", "frontend developer"),
    ("nl", "Je gaat door voor de functie van deskundige bodem werd beslist.", "deskundige bodem"),
    ("de", "Ihre Unterlagen als Hufschmied gefallen uns.", "Hufschmied"),
    ("de", "Im Auftrag suche ich eine 1. Hausdame.", "1. Hausdame"),
    ("de", "Ihre Bewerbung als gruppenführende Kinderpflegerin liegt vor uns.", "gruppenführende Kinderpflegerin"),
    ("en", "Thank you for applying to Pigment Researcher this autumn.", "Pigment Researcher"),
    ("en", "Will you come and be our Cheesemaker?", "Cheesemaker"),
    ("en", "It's for the Second Officer vacancy on the Mull run.", "Second Officer"),
    ("en", "We need 6 combo welders for a shutdown.", "combo welders"),
    ("en", "It is still the Texture Artist portfolio review on Friday.", "Texture Artist"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence", "title"), LED_TO)
def test_the_title_is_what_the_phrase_leads_to(
    extracted: Any, language: str, sentence: str, title: str
) -> None:
    """Without the place, the purpose and the verb behind it."""
    _, facts = extracted(f"Robin,\n\n{sentence}\n\nDana", language=language, subject="Hello")
    assert facts.position is not None
    assert facts.position.value == title


SUBJECTS = [
    ("en", "Re: Interview Tunnel Engineer 27/11", "Tunnel Engineer"),
    ("en", "Plant Mechanic 2:1 FIFO ex Perth", "Plant Mechanic"),
    ("en", "interview – marsh ranger", "marsh ranger"),
    ("fr", "Entretien – Chef·fe de projet éolien (F/H)", "Chef·fe de projet éolien"),
    ("es", "Evaluación Recepcionista - Hotel Andes", "Recepcionista"),
    ("pt", "Atualizado: Grupo Ipê - Entrevista Bruna (Coord. de Vendas)", "Coord. de Vendas"),
]


@pytest.mark.parametrize(("language", "subject", "title"), SUBJECTS)
def test_a_subject_tells_the_title_without_dates_and_meetings(
    extracted: Any, language: str, subject: str, title: str
) -> None:
    """Days, shifts and the word for the meeting are no part of it."""
    _, facts = extracted("Robin,\n\n10:00?\n", language=language, subject=subject)
    assert facts.position is not None
    assert facts.position.value == title


LABELLED = [
    ("fr", "Poste proposé : Agent(e) d'entretien des locaux\nLieu : Metz\nDate : jeudi", "Agent(e) d'entretien des locaux"),
    ("nl", "Kun je vrijdag?\n\nGroetjes,\nDana\n\nKandidaat: R. Lee · Rol: Lead Developer · Fase: kennismaking", "Lead Developer"),
    ("en", "Rank: Second Engineer\nVessel: LNG 170K", "Second Engineer"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "lines", "title"), LABELLED)
def test_a_label_leads_to_the_title(extracted: Any, language: str, lines: str, title: str) -> None:
    """Within a line, as a question, and never into the next label."""
    _, facts = extracted(f"Robin,\n\n{lines}\n", language=language, subject="Hello")
    assert facts.position is not None
    assert facts.position.value == title


NONE = [
    ("en", "Your role as a nurse in Leeds caught my eye. Could we talk on Thursday?"),
    ("en", "As a former nurse I know how it is. Could we talk on Thursday?"),
]


@pytest.mark.parametrize(("language", "sentence"), NONE)
def test_what_somebody_is_or_was_is_no_position(extracted: Any, language: str, sentence: str) -> None:
    """The reader's own work, a past one, a directory, an office."""
    _, facts = extracted(f"Robin,\n\n{sentence}\n\nDana", language=language, subject="Hello")
    assert facts.position is None


def test_a_trade_in_the_readers_address_is_no_name(extracted: Any) -> None:
    """Many a baker's address tells the trade."""
    _, facts = extracted(
        "Boa tarde, pode vir quinta às 10h?\n\nTéo",
        language="pt",
        subject="Re: vaga de pasteleira",
        to="Andreia <andreiapasteleira@example.net>",
    )
    assert facts.position is not None
    assert facts.position.value == "pasteleira"


def test_who_hands_a_letter_on_may_tell_the_position(extracted: Any) -> None:
    """The words above what was forwarded count."""
    body = (
        "Hoi Robin,\n\nmijn directeur stuurde me je profiel (zie hieronder). We zoeken een pedagogisch coach"
        " voor drie locaties.\n\nDana\n\n-------- Doorgestuurd bericht --------\nVan: Ronald Minder <r@kampus.nl>\n"
        "Datum: vrijdag 20 november 2026 13:20\nAan: Dana <dana@kampus.nl>\nOnderwerp: profiel\n\n"
        "Deze dame werkt nu bij de concurrent. Mail jij haar? R.\n"
    )
    _, facts = extracted(body, language="nl", subject="Fwd: profiel")
    assert facts.position is not None
    assert facts.position.value == "pedagogisch coach"


def test_a_name_that_the_senders_domain_bears_is_no_title(extracted: Any) -> None:
    """A consultancy may be called as executives are."""
    _, facts = extracted(
        "Robin, mi occupo, per Vertexia Executive, di ricerche. Candidatura per Vertexia Executive?\n\nMarcella",
        sender="Marcella Neri <m.neri@vertexia-executive.example>",
        language="it",
        subject="Ciao",
    )
    assert facts.position is None


NAMES = [
    ("de", "Gespräch Bäckerei Schuster", "Donnerstag um 10?"),
    ("pt", "Entrevista Padaria Central", "Quinta às 10h?"),
    ("es", "Entrevista Industrias Pascual Torrent", "¿El jueves a las 10?"),
    ("it", "Ciao", "Grazie per la tua candidatura a Fattoria Pastore."),
    ("en", "Hello", "Please ask for the receptionist on Thursday."),
]


@pytest.mark.parametrize(("language", "subject", "sentence"), NAMES)
def test_a_name_and_a_door_are_no_position(
    extracted: Any, language: str, subject: str, sentence: str
) -> None:
    """Firms are called as trades are; others only open the door."""
    _, facts = extracted(f"Robin,\n\n{sentence}\n\nDana", language=language, subject=subject)
    assert facts.position is None
