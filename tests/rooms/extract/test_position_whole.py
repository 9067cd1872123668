"""A title from its first to its last word: two trades, houses, towns, wrapped lines, and what another part tells."""

from typing import Any

import pytest

from demur.domain.facts import Facts


def _read(extracted: Any, body: str, language: str, subject: str = "Hallo", **others: Any) -> Facts:
    _, facts = extracted(body, subject=subject, language=language, **others)
    assert isinstance(facts, Facts)
    return facts


WHOLE = [
    ("en", "We should like to speak of our opening for a Wills and Probate Solicitor.", "Wills and Probate Solicitor"),
    ("en", "Thanks for applying for the position of Relief Library Officer.", "Relief Library Officer"),
    ("en", "it is still the position of paint technician at our yard.", "paint technician"),
    ("en", "can you come on Friday instead, for the laundry team leader job?", "laundry team leader"),
    ("en", "we'd like to interview you for Galley Hand! Which day suits?", "Galley Hand"),
    ("en", "we lost the lease, so no second shop and no cafe manager needed for now.", "cafe manager"),
    ("en", "we are short of people, and I am losing my Level 2 Early Years\nPractitioner in May.",
     "Level 2 Early Years\nPractitioner"),
    ("de", "unser Mandant sucht zum 1. März Lohnbuchhalterin in Teilzeit.", "Lohnbuchhalterin"),
    ("de", "wir suchen nen Dachdecker in Vollzeit.", "Dachdecker"),
    ("de", "wir eröffnen im Mai und ich hab noch keinen Sommelier. Interesse?", "Sommelier"),
    ("de", "Ihre Bewerbung als Elektroniker im Unterhalt haben wir gelesen.", "Elektroniker"),
    ("de", "das betrifft auch Ihre Stelle als Lektorin betrifft.", "Lektorin"),
    ("fr", "notre atelier de Lille recherche frigoriste en CDI.", "frigoriste"),
    ("fr", "on cherche un conducteur classe 3 pour janvier.", "conducteur classe 3"),
    ("fr", "nous recherchons la future directrice d'atelier de notre maison.", "directrice d'atelier"),
    ("it", "per un nostro cliente cerchiamo una contabile clienti a Lugano.", "contabile clienti"),
    ("it", "per la posizione di Responsabile Magazzino vorremmo incontrarla in sede.", "Responsabile Magazzino"),
    ("es", "El próximo paso para Data Engineer en nubira es una prueba.", "Data Engineer"),
    ("es", "buscamos un camarero motivado para la terraza.", "camarero"),
    ("pt", "a vaga de eletricista já foi preenchida.", "eletricista"),
    ("nl", "we zoeken een analist bodemkwaliteit voor het voorjaar.", "analist bodemkwaliteit"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence", "title"), WHOLE)
def test_a_title_is_whole_and_no_more(extracted: Any, language: str, sentence: str, title: str) -> None:
    """All that tells the work belongs to it; what tells of the day, the town or the search does not."""
    facts = _read(extracted, f"Robin,\n\n{sentence}\n\nDana", language)
    assert facts.position is not None
    assert facts.position.value == " ".join(title.split())


SUBJECTS = [
    ("en", "Canceled: Interview Glass & Lace Designer", "Glass & Lace Designer"),
    ("en", "Re: sculptor trial", "sculptor"),
    ("en", "Interview Confirmation - Remote Claims Clerk - Brask", "Claims Clerk"),
    ("de", "Terminbestätigung Polsterin", "Polsterin"),
    ("de", "Ihre Bewerbung als Glaser / Kennziffer 2026-14", "Glaser"),
    ("fr", "Re: Stage assistant juridique", "assistant juridique"),
    ("nl", "Gesprek leerkracht groep 5/6", "leerkracht groep 5/6"),
]


@pytest.mark.parametrize(("language", "subject", "title"), SUBJECTS)
def test_the_subject_tells_the_whole_title(extracted: Any, language: str, subject: str, title: str) -> None:
    """Without meetings, places of learning and where the work is done."""
    facts = _read(extracted, "Robin,\n\n10:00?\n", language, subject=subject)
    assert facts.position is not None
    assert facts.position.value == title


TWICE = [
    ("fr", "Épreuve – inspecteur forestier",
     "vous êtes invitée à l'épreuve en vue de l'engagement d'un inspecteur forestier.", "inspecteur forestier"),
    ("fr", "Entretiens – accessoiriste plateau",
     "les entretiens pour le poste d'accessoiriste plateau se tiendront lundi.", "accessoiriste plateau"),
    ("fr", "Mission tuyauteur Brest", "j'ai une mission pour vous : tuyauteur sur inox, trois mois.", "tuyauteur"),
    ("en", "FW: Wind site engineers", "I must find a Wind site engineer before Easter.", "Wind site engineer"),
    ("fr", "Tr : Entretien fraiseur", "on aimerait vous voir pour le poste de fraiseur CN.", "fraiseur CN"),
    ("de", "Re: Verwalter", "noch ist offen, wer die Stelle als Gutsverwalter bekommt.", "Gutsverwalter"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "subject", "sentence", "title"), TWICE)
def test_two_parts_tell_one_title(
    extracted: Any, language: str, subject: str, sentence: str, title: str
) -> None:
    """What both have belongs to it; the fuller form is taken, and towns and several are cut."""
    facts = _read(extracted, f"Robin,\n\n{sentence}\n\nDana", language, subject=subject)
    assert facts.position is not None
    assert facts.position.value == title


def test_a_line_that_names_the_meeting_is_read_on(extracted: Any) -> None:
    """Behind the meeting stands the job."""
    body = "Your event has been moved.\n\nEvent: Portfolio Review - Type Designer, Quill\nNew date: Tuesday\n"
    facts = _read(extracted, body, "en", subject="Updated: Portfolio Review")
    assert facts.position is not None
    assert facts.position.value == "Type Designer"


GREETED = [
    (
        "pt",
        "Prezada professora Dana,",
        "Vaga: Professora de Desenho, 20 aulas semanais.",
        "Professora de Desenho",
    ),
    ("en", "Good day Chef Robin,", "we are in need of a Pastry Chef for our new kitchen.", "Pastry Chef"),
]


@pytest.mark.parametrize(("language", "greeting", "sentence", "title"), GREETED)
def test_who_is_greeted_by_a_trade_may_be_offered_it(
    extracted: Any, language: str, greeting: str, sentence: str, title: str
) -> None:
    """The trade in a greeting is no part of the reader's name."""
    facts = _read(extracted, f"{greeting}\n\n{sentence}\n\nMarta", language)
    assert facts.position is not None
    assert facts.position.value == title


FORWARDED = (
    "Das ist doch etwas für dich!\n\nAnfang der weitergeleiteten Nachricht:\n\n> Von: Ute Lang <ute@lindenhof-lang.de>\n"
    "> Betreff: Frage\n> Datum: 14. November 2026 um 11:02:45 MEZ\n> An: Kai Lang <kai@example.org>\n>\n"
    "> Hallo Kai,\n>\n> wir suchen ab Mai eine Melkerin für den Hof.\n>\n> Ute\n"
)


def test_a_quoted_letter_that_was_handed_on_is_read(extracted: Any) -> None:
    """An empty quoted line ends the header block."""
    facts = _read(extracted, FORWARDED, "de", subject="Fwd: Frage")
    assert facts.position is not None
    assert facts.position.value == "Melkerin"
