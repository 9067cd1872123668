"""The company that hires, however it is named."""

from typing import Any

import pytest

from demur.compose.blanks import SURE
from demur.extract.names import company_key

NAMED = [
    ("en", "Dana <dana@gmail.com>", "Hi,\n\nI'm a recruiter at Quietwater Labs and would love to talk about our Nurse role.\n\nDana", "Quietwater Labs"),
    ("en", "Dana Whitfield <d@stmarys.org.uk>", "Dear Robin,\n\nThank you for applying for the Staff Nurse post at St Mary's Hospital.\n\nDana", "St Mary's Hospital"),
    ("de", "Petra Lang <lang@web.de>", "Guten Tag,\n\nvielen Dank für Ihre Bewerbung bei der Hagemann Logistik GmbH.\n\nPetra Lang", "Hagemann Logistik GmbH"),
    ("de", "Petra Lang <p.lang@klinikum-nordheide.de>", "Guten Tag,\n\nwir laden Sie ein.\n\nMit freundlichen Grüßen\nPetra Lang\nKlinikum Nordheide", "Klinikum Nordheide"),
    ("fr", "Luc Garnier <luc@orange.fr>", "Bonjour,\n\nJe vous contacte pour un poste de comptable chez Maison Delorme.\n\nLuc Garnier", "Maison Delorme"),
    ("es", "Lucía Paz <lucia@construccionesvega.es>", "Hola:\n\n¿Hablamos el viernes?\n\nUn saludo,\nLucía Paz\nConstrucciones Vega", "Construcciones Vega"),
    ("pt", "Bia Souza <bia@gmail.com>", "Olá!\n\nTemos uma vaga de analista fiscal na Padaria Estrela.\n\nBia Souza", "Padaria Estrela"),
    ("it", "Anna Riva <a.riva@officinemarte.it>", "Gentile Robin,\n\nla aspettiamo venerdì.\n\nCordiali saluti\nAnna Riva\nOfficine Marte S.r.l.", "Officine Marte S.r.l."),
    ("nl", "Femke Bos <femke@ziggo.nl>", "Beste Robin,\n\nDank voor je sollicitatie bij Waterland Techniek.\n\nFemke Bos", "Waterland Techniek"),
    ("en", "Greenhouse <no-reply@greenhouse.io>", "Hi Robin,\n\nPlease choose a time.\n\nTallgrass Mutual Recruiting", "Tallgrass Mutual"),
    ("en", "Tallgrass Mutual Recruiting <no-reply@hire.lever.co>", "Hi Robin,\n\nPlease choose a time.", "Tallgrass Mutual"),
    ("en", "Paige Holt <paige@inkwellandsons.com>", "Robin, lunch on Friday?\n\nPaige Holt\nPublisher, Inkwell & Sons", "Inkwell & Sons"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sender", "body", "name"), NAMED)
def test_the_company_is_read_where_it_is_named(
    extracted: Any, language: str, sender: str, body: str, name: str
) -> None:
    """Statements, signatures and display names name it; free mail and hiring systems don't."""
    _, facts = extracted(body, sender=sender, language=language)
    assert facts.company is not None
    assert facts.company.value == name


UNNAMED = [
    ("Robin's friend <kim@gmail.com>", "Hi,\n\nwould you like to talk about a job?\n\nKim"),
    ("Calendly <notifications@calendly.com>", "A new event has been scheduled.\n\nEvent: Intro call"),
    ("Lever <no-reply@hire.lever.co>", "Please schedule your interview."),
    ("Kim Park <kim@hartwellsearch.com>", "Hi,\n\nMy client, a fintech in Leeds, needs a CFO.\n\nKim Park\nHartwell Executive Search"),
]  # fmt: skip


@pytest.mark.parametrize(("sender", "body"), UNNAMED)
def test_what_carries_the_mail_is_not_the_company(extracted: Any, sender: str, body: str) -> None:
    """A free-mail provider, a hiring system and an agency are never the company."""
    _, facts = extracted(body, sender=sender)
    assert facts.company is None


CLIENTS = [
    ("en", "My client would like to meet you. I can now tell you who they are: Dunmore Glass, based in Telford.", "Dunmore Glass"),
    ("pt", "Meu cliente gostou do seu perfil. Empresa: Frigorífico Boa Serra, em Lages.", "Frigorífico Boa Serra"),
    ("de", "Im Auftrag unseres Kunden, der Rotbuche Holzbau GmbH, suchen wir Verstärkung.", "Rotbuche Holzbau GmbH"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "body", "name"), CLIENTS)
def test_an_agency_names_its_client(extracted: Any, language: str, body: str, name: str) -> None:
    """For an agency's mail the company is the client that it names."""
    _, facts = extracted(
        f"Hello Robin,\n\n{body}\n\nKim Park\nBlackwell Recruitment", sender="Kim Park <kim@blackwell.example>",
        language=language,
    )  # fmt: skip
    assert facts.company is not None
    assert facts.company.value == name
    assert facts.agency is not None
    assert facts.agency.value is True


def test_the_domain_alone_is_the_weakest_witness(extracted: Any) -> None:
    """Where nothing else names the company its domain does, too weakly to be told to its own people."""
    _, facts = extracted("Could you come in on Friday?\n\nDana", sender="Dana <dana@oldmill.co.uk>")
    assert facts.company is not None
    assert (facts.company.value, facts.company.part) == ("Oldmill", "from")
    assert facts.company.confidence < SURE


NO_COMPANIES = [
    ("en", "Kim Park <kim@gmail.com>", "Free interview slot\n\nHi Robin,\n\nAre you around on Friday for the interview? The pay is EUR 650 a day for 6 months.\n\nKim"),
    ("de", "Kim Park <kim@web.de>", "Hallo Robin,\n\nwann passt dir das Gespräch? Es geht um unsere Bereitschaft am Wochenende.\n\nViele Grüße\nKim"),
    ("de", "Inge <inge1950@web.de>", "Hallo Robin,\n\nwie war dein Vorstellungsgespräch? Ruf an!\n\nKüsschen\nMama"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sender", "body"), NO_COMPANIES)
def test_what_only_stands_large_is_no_company(extracted: Any, language: str, sender: str, body: str) -> None:
    """A sum, a word that opens a line, a German noun and the family are no companies."""
    _, facts = extracted(body, sender=sender, language=language)
    assert facts.company is None


def test_who_signs_as_family_is_no_recruiter(extracted: Any) -> None:
    """A mother who asks about the interview does not invite to it."""
    _, facts = extracted(
        "Hallo Robin,\n\nwie war es?\n\nKüsschen\nDeine Mama", sender="Inge <inge@web.de>", language="de"
    )
    assert facts.recruiter is None


@pytest.mark.parametrize(
    "form", ["Pvt. Ltd.", "Private Limited", "GmbH & Co. KG", "Sp. z o.o.", "s.r.o.", "S.p.A.", "ApS"]
)
def test_the_legal_form_does_not_make_another_company(form: str) -> None:
    """A company is the same with or without its legal form."""
    assert company_key(f"Neemtree Systems {form}") == company_key("Neemtree Systems")
