"""Where a title ends and begins in a sentence, and who is looked for without the usual words."""

from typing import Any

import pytest

from demur.domain.facts import Facts

ENDS = [
    ("en", "we are delighted by your interest in our Tram Driver intake this spring.", "Tram Driver"),
    ("en", "the role of Registrar in Emergency Medicine at our hospital is yours to discuss.", "Registrar in Emergency Medicine"),
    ("en", "there's a roofer's job here for you.", "roofer"),
    ("en", "we're adding a Process Technologist to the night team.", "Process Technologist"),
    ("en", "our beekeeper of thirty years retires in May.", "beekeeper"),
    ("de", "wir brauchen ab März eine Kinderpflegerin in der Igelgruppe.", "Kinderpflegerin"),
    ("de", "wir suchen einen Sachbearbeiter in der Lohnabrechnung.", "Sachbearbeiter"),
    ("fr", "on discute mardi du poste de lingère calmement.", "lingère"),
    ("fr", "nous cherchons un second capitaine pour le bac.", "second capitaine"),
    ("es", "hemos pensado en ti para el puesto de orientadora escolar en el instituto.", "orientadora escolar"),
    ("es", "seguimos con la vacante de Jefe de Almacén del Grupo Ferretero Oriol.", "Jefe de Almacén"),
    ("pt", "seguimos com a vaga de Operador de Caixa da Drogaria Vale Verde.", "Operador de Caixa"),
    ("pt", "tá faltando um pedreiro assim.", "pedreiro"),
    ("it", "la invitiamo per il posto di Addetto magazzino ricambi (rif. 12).", "Addetto magazzino ricambi"),
    ("it", "il ruolo sarebbe Site Manager sui cantieri della Valtellina.", "Site Manager"),
    ("nl", "wij moeten de functie van Finance Manager intrekken.", "Finance Manager"),
    ("nl", "je kandidatuur voor de functie beleidsmedewerker mobiliteit is goed ontvangen.", "beleidsmedewerker mobiliteit"),
    ("nl", "wij zoeken een kok Brasserie Lindenhof.", "kok"),
]  # fmt: skip

SOUGHT = [
    ("en", "I could use a tree surgeon through the winter.", "tree surgeon"),
    ("en", "Nothing else changes, Speech Therapist Grade 3, Ballina.", "Speech Therapist Grade 3"),
    ("en", "your oral board for Park Ranger is moved to Monday.", "Park Ranger"),
    ("en", "would you come and talk about being our projectionist?", "projectionist"),
    ("en", "our saddler is going travelling in spring.", "saddler"),
    ("de", "ich möchte das Team um eine Statikerin erweitern.", "Statikerin"),
    ("fr", "la directrice vous recevra pour le remplacement de notre lingère.", "lingère"),
    ("es", "busco a mi Head of Design.", "Head of Design"),
    ("es", "apoyamos a la casa en la búsqueda de su Gerente de Finanzas.", "Gerente de Finanzas"),
    ("pt", "tô atrás de uma confeiteira pra loja nova.", "confeiteira"),
    ("pt", "é para subchefe, com folga ao domingo.", "subchefe"),
    ("it", "vogliamo ampliare l'organico con un fresatore.", "fresatore"),
    ("nl", "ik heb een praktijk in Genk en geen tandartsassistente meer.", "tandartsassistente"),
]  # fmt: skip

QUOTED = [
    ("en", "you applied for the position of “Happiness Champion”.", "Happiness Champion"),
    ("de", "wir laden Sie für die Stelle „Vergabewesen Hochbau“ ein.", "Vergabewesen Hochbau"),
    ("pt", "a entrevista para a vaga “Pessoa Cuidadora de Plantas” mudou.", "Pessoa Cuidadora de Plantas"),
]

NOBODY = [
    ("pt", "vai falar com a nossa diretora na terça."),
    ("pt", "a minha assistente vai recebê-la na entrada."),
    ("nl", "onze conciërge wijst de weg naar het lokaal."),
    ("de", "den Vertrag macht meine Schwester fertig."),
]


def _read(extracted: Any, body: str, language: str, subject: str = "Hallo") -> Facts:
    _, facts = extracted(f"Robin,\n\n{body}\n\nDana", subject=subject, language=language)
    assert isinstance(facts, Facts)
    return facts


@pytest.mark.parametrize(("language", "sentence", "title"), ENDS)
def test_a_title_ends_where_something_else_is_told(
    extracted: Any, language: str, sentence: str, title: str
) -> None:
    """Firms, groups, adverbs and verbs behind a title are no part of it; the field of work is."""
    facts = _read(extracted, sentence, language)
    assert facts.position is not None
    assert facts.position.value == title


@pytest.mark.parametrize(("language", "sentence", "title"), SOUGHT)
def test_a_search_is_told_in_many_words(extracted: Any, language: str, sentence: str, title: str) -> None:
    """Who leaves, who is to be replaced, what "it" would be for."""
    facts = _read(extracted, sentence, language)
    assert facts.position is not None
    assert facts.position.value == title


@pytest.mark.parametrize(("language", "sentence", "title"), QUOTED)
def test_quotes_hold_the_title(extracted: Any, language: str, sentence: str, title: str) -> None:
    """Behind "the position of" no list needs to know what stands in quotes."""
    facts = _read(extracted, sentence, language)
    assert facts.position is not None
    assert facts.position.value == title


@pytest.mark.parametrize(("language", "sentence"), NOBODY)
def test_who_works_there_is_not_the_position(extracted: Any, language: str, sentence: str) -> None:
    """Persons who are met, and relatives."""
    assert _read(extracted, sentence, language).position is None


def test_a_label_leads_over_an_empty_line_and_a_number(extracted: Any) -> None:
    """Hiring systems put the title below "your application for:", behind its number."""
    body = "Thank you for applying to Lakeside. This confirms your application for:\n\n  2026-7719 Cath Lab Nurse - Nights"
    facts = _read(extracted, body, "en")
    assert facts.position is not None
    assert facts.position.value == "Cath Lab Nurse"


def test_an_abbreviation_is_spelt_out_whatever_its_accents(extracted: Any) -> None:
    """The letter tells in full what the subject shortens."""
    body = "Vous êtes convoquée pour le poste d'infirmière de bloc opératoire diplômée d'État."
    facts = _read(extracted, body, "fr", subject="Convocation - IBODE")
    assert facts.position is not None
    assert facts.position.value == "infirmière de bloc opératoire diplômée d'État"
