"""How far a title reaches to the left and to the right, who is several, and what is no title."""

from typing import Any

import pytest

from demur.extract._position.edges import names_work

TOLD = [
    ("en", "We need a pastry baker from March. Could you come for an interview?", "pastry baker"),
    ("en", "I am looking for a canal lock keeper. Interview on Tuesday?", "canal lock keeper"),
    ("en", "The grants fundraiser post is still open. Interview on Friday at 2pm?", "grants fundraiser"),
    ("en", "We need a friendly, reliable baker. Interview on Friday?", "baker"),
    ("nl", "We zoeken een zelfstandig werkend bakker. Heb je dinsdag tijd voor een gesprek?", "zelfstandig werkend bakker"),
    ("nl", "Je hebt gereageerd op Medewerker Postkamer (16 uur). Kan ik je bellen?", "Medewerker Postkamer"),
    ("nl", "Graag bieden wij u de baan aan van Hovenier bij Groenrijk.", "Hovenier"),
    ("pt", "Estamos precisando de um veterinário ou veterinária na fazenda.", "veterinário ou veterinária"),
    ("pt", "Precisam de soldadores navais em Setúbal. Entrevista na terça?", "soldadores navais"),
    ("pt", "Categoria: Pasteleira de 2.ª, contrato sem termo.", "Pasteleira de 2.ª"),
    ("pt", "Procuramos um gerente de loja para João Monlevade. Entrevista amanhã?", "gerente de loja"),
    ("fr", "Fonction\n\nAide-soignant(e) en gériatrie – mi-temps", "Aide-soignant(e) en gériatrie"),
    ("fr", "Fonction\n\nConseiller(ère) en insertion – mi-temps", "Conseiller(ère) en insertion"),
    ("fr", "nous cherchons une infirmière cheffe de jour, un poste de 80 %.", "infirmière cheffe"),
    ("de", "Es geht um die Bauleitung für Hannover. Gespräch am Dienstag?", "Bauleitung"),
    ("de", "Wir suchen zum 1. März eine Bestattungsfachkraft in Vollzeit.", "Bestattungsfachkraft"),
    ("de", "Konkret: Almwirtin für zwölf Kühe, von Mai bis September.", "Almwirtin"),
    ("it", "MANSIONE            Tornitore / fresatore\nSEDE                Lecco", "Tornitore / fresatore"),
    ("en", "VACANT: Hotel Receptionist\nSALARY: AED 4,500 monthly", "Hotel Receptionist"),
    ("en", "You are invited to an interview for the role of Assistant to the Chief Executive.", "Assistant to the Chief Executive"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "body", "title"), TOLD)
def test_a_title_has_its_first_and_its_last_word(
    extracted: Any, language: str, body: str, title: str
) -> None:
    """Small words before the trade belong to it unless they praise; places and hours behind it do not."""
    _, facts = extracted(body + "\n", subject="Hallo", language=language)
    assert facts.position is not None
    assert facts.position.value == title


GONE = [
    ("de", "Uns ist heute der Konditor abgesprungen. Können wir morgen telefonieren?", "Konditor"),
    ("en", "We've lost our organ tuner to a rival. Could you come for an interview?", "organ tuner"),
    ("en", "The school caretaker retires at Easter and we thought of you for the interview.", "school caretaker"),
    ("fr", "Une gestionnaire de paie nous quitte fin mai. Un entretien mardi ?", "gestionnaire de paie"),
    ("es", "La profesora de violín se jubila. ¿Quieres venir a una entrevista?", "profesora de violín"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "body", "title"), GONE)
def test_who_leaves_leaves_a_place(extracted: Any, language: str, body: str, title: str) -> None:
    """The place of somebody who goes is the one that is offered."""
    _, facts = extracted(body + "\n", subject="Hallo", language=language)
    assert facts.position is not None
    assert facts.position.value == title


NONE = [
    ("pt", "Entrevista | Prado & Leitão Advogados x Robin", "Participar com o Google Meet"),
    ("es", "Entrevista", "Te entrevistarán nuestros ingenieros y la directora el jueves."),
    ("en", "INTERVIEW SHORTLIST/ URGENT RESPOND", "You have been shortlisted for interview."),
    ("en", "Missed call", "When can we speak about the job? I am free from 3 pm on Monday."),
    ("pt", "Entrevista técnica", "Segue o convite da entrevista técnica, dia 1 às 10h."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "subject", "body"), NONE)
def test_firms_hours_and_colleagues_are_no_titles(
    extracted: Any, language: str, subject: str, body: str
) -> None:
    """A firm of several, those who work there already, and what is written in capitals name no job."""
    _, facts = extracted(body + "\n", subject=subject, language=language)
    assert facts.position is None


def test_an_abbreviation_is_spelt_out(extracted: Any) -> None:
    """The words that the letters stand for are the title."""
    body = "We have an opening for an SRE.\n\nIn short: Site Reliability Engineer, team of six.\n"
    _, facts = extracted(body, subject="SRE role", language="en")
    assert facts.position is not None
    assert facts.position.value == "Site Reliability Engineer"


def test_the_subject_of_an_earlier_mail_tells(extracted: Any) -> None:
    """A short answer stands above the mail that named the job."""
    body = (
        "Dag Robin, kun je dinsdag om 9 uur langskomen voor een gesprek?\n\nAnnelies\n\n"
        "Van: no-reply@ziekenhuis.example\nVerzonden: 12 november 2026\nAan: jobs@ziekenhuis.example\n"
        "Onderwerp: Nieuwe sollicitatie - Vroedvrouw verloskamer - Robin\n"
    )
    _, facts = extracted(body, subject="Kennismaking", language="nl")
    assert facts.position is not None
    assert facts.position.value == "Vroedvrouw verloskamer"


TRADES = (
    "scaffolder drystone-waller joiner shotfirer farrier chimney-sweep oncologist dispatcher",
    "Steinmetzin Geigenbauer Straßenwärter Zugbegleiter Choreograf Lehrperson Prokuristin Bergführer",
    "maréchal-ferrant sage-femme cordiste étancheur affineur sérigraphe kinésithérapeute préposé",
    "esquilador kinesióloga encofrador almazarero orfebre mariscadora gerocultora alicatador",
    "calceteiro picheleiro gruísta cirurgiã azulejista estafeta tosquiador empilhadeirista",
    "mungitore liquidatore tubista odontotecnica norcino maniscalco capomastro piastrellista",
    "stratenmaker hoefsmid vroedvrouw kinesitherapeut bloembinder keurmeester suppoost steigerbouwer",
)


@pytest.mark.parametrize("trade", [word for line in TRADES for word in line.split()])
def test_trades_of_seven_languages_are_known(trade: str) -> None:
    """One out of many of each."""
    assert names_work(trade)


@pytest.mark.parametrize(
    "several", ["joiners", "escultores", "saldatori", "magazzinieri", "addetti", "zorgkundigen", "Steinmetzinnen"]
)  # fmt: skip
def test_several_are_known_by_one(several: str) -> None:
    """The languages form their plurals each in its way."""
    assert names_work(several)


@pytest.mark.parametrize("word", ["Bäckerei", "boucherie", "Boucherville", "Radiologie", "bakkerij"])
def test_a_shop_a_town_and_a_subject_are_nobody(word: str) -> None:
    """They begin as those do who work there."""
    assert not names_work(word)
