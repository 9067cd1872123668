"""Who wrote, or who will be met, as they sign it."""

from typing import Any

import pytest

SIGNED = [
    ("en", "Hi Robin,\n\nAre you free on Friday?\n\nBest,\nDana\n\nDana Whitfield\nTalent Partner\nNorthwind Robotics", "Dana Whitfield"),
    ("en", "Hi Robin,\n\nAre you free on Friday?\n\nBest,\nDana", "Dana"),
    ("en", "Robin, can you come in on Friday at 9? Dana", "Dana"),
    ("de", "Guten Tag,\n\nwir laden Sie gern ein.\n\nMit freundlichen Grüßen\ni. A. Dana Whitfield\nPersonalabteilung", "Dana Whitfield"),
    ("de", "Hallo Robin,\n\nhast du Freitag Zeit?\n\nLG Dana", "Dana"),
    ("fr", "Bonjour,\n\nSeriez-vous disponible vendredi ?\n\nBien cordialement,\nDana Whitfield\nChargée de recrutement", "Dana Whitfield"),
    ("es", "Hola Robin:\n\n¿Te viene bien el viernes?\n\nUn saludo,\nDana Whitfield\nSelección", "Dana Whitfield"),
    ("pt", "Olá Robin,\n\nPode na sexta-feira?\n\nAtenciosamente,\nDana Whitfield\nAnalista de RH", "Dana Whitfield"),
    ("it", "Gentile Robin,\n\nè libero venerdì?\n\nCordiali saluti,\ndott.ssa Dana Whitfield\nRisorse Umane", "Dana Whitfield"),
    ("nl", "Beste Robin,\n\nKun je vrijdag?\n\nMet vriendelijke groet,\n\nDana Whitfield\nRecruiter", "Dana Whitfield"),
    ("en", "Dear Robin,\n\nWe would love to meet you.\n\nDana Whitfield\nNorthwind Robotics", "Dana Whitfield"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "body", "name"), SIGNED)
def test_the_signed_name_is_the_recruiter(extracted: Any, language: str, body: str, name: str) -> None:
    """The name is read as it is signed, in full where the block below gives it in full."""
    _, facts = extracted(body, language=language)
    assert facts.recruiter is not None
    assert facts.recruiter.value == name


NAMES = [
    "Nguyễn Thị Mai", "Jean-Baptiste Moreau", "Ana van der Berg", "Séamus Ó Briain", "Zoë Müller-Lüdenscheidt",
    "Mehmet Yılmaz", "Oluwaseun Adeyemi", "María del Carmen Ruiz", "João dos Santos", "Siân Pryce-Jones", "Li Wei",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_names_of_all_cultures_are_names(extracted: Any, name: str) -> None:
    """No list of names is asked."""
    body = f"Hello Robin,\n\nCould we talk on Friday?\n\nKind regards,\n{name}\nHR Manager"
    _, facts = extracted(body, sender=f"{name} <hr@northwind-robotics.com>")
    assert facts.recruiter is not None
    assert facts.recruiter.value == name


NOBODY = [
    (
        "Northwind Hiring Team <no-reply@greenhouse.io>",
        "Hi Robin,\n\nPlease book a time.\n\nThe Northwind Hiring Team",
    ),
    (
        "Karriere bei Nordlicht <karriere@nordlicht.de>",
        "Hallo,\n\nbitte wählen Sie einen Termin.\n\nIhr Recruiting-Team",
    ),
    (
        "Recrutement <recrutement@maisonbleue.fr>",
        "Bonjour,\n\nMerci de choisir un créneau.\n\nL'équipe recrutement",
    ),
    ("Selección <seleccion@azulgrupo.es>", "Hola:\n\nElige un horario.\n\nEl equipo de selección"),
    ("Lever <no-reply@hire.lever.co>", "Hello,\n\nSchedule your interview."),
    ("LinkedIn <messages-noreply@linkedin.com>", "You have a new message."),
]


@pytest.mark.parametrize(("sender", "body"), NOBODY)
def test_a_team_or_a_system_is_no_recruiter(extracted: Any, sender: str, body: str) -> None:
    """Where no person writes, the recruiter is not known."""
    _, facts = extracted(body, sender=sender)
    assert facts.recruiter is None


MET = [
    ("en", "Your interview is booked.\n\nInterviewer: Priya Raman\nDate: Friday", "Priya Raman"),
    ("de", "Ihr Gespräch steht.\n\nAnsprechpartner: Frau Petra Lang\nDatum: Freitag", "Petra Lang"),
    ("fr", "Votre entretien est programmé.\n\nAvec : Luc Garnier\nDate : vendredi", "Luc Garnier"),
    ("en", "Questions? Write to your coordinator, Beth Lindqvist, any time.", "Beth Lindqvist"),
    ("en", "Your interview with Priya Raman is confirmed for Friday.", "Priya Raman"),
]


@pytest.mark.parametrize(("language", "body", "name"), MET)
def test_a_system_tells_who_will_be_met(extracted: Any, language: str, body: str, name: str) -> None:
    """In a hiring system's mail it is the person who will be met or asked."""
    _, facts = extracted(body, sender="Scheduling <no-reply@ashbyhq.com>", language=language)
    assert facts.recruiter is not None
    assert facts.recruiter.value == name


def test_a_network_shows_who_wrote(extracted: Any) -> None:
    """The card of a network's notice gives the company; the writer is called as they sign below the letter."""
    body = (
        "Robin, you have a new message\n\nTeresa Brandão\nRecruiter at Quietwater Labs\n\nHi Robin,\n\nWould you"
        " talk about our Data Engineer role?\n\nTeresa"
    )
    _, facts = extracted(body, sender="Teresa Brandão via LinkedIn <hit-reply@linkedin.com>")
    assert facts.recruiter is not None
    assert facts.recruiter.value == "Teresa"
    assert facts.company is not None
    assert facts.company.value == "Quietwater Labs"
