"""What the sender's domain tells of the company: names that it abbreviates, and systems that carry others' mail."""

from typing import Any

import pytest

from demur.extract._company.label import alike
from demur.extract.domains import own_label, relay

ALIKE = [
    ("Estaleiros e Amarrações Tejo", "estaleirostejo"),
    ("Autopiezas Bajío Sur", "absur"),
    ("Hospital Nossa Senhora da Penha", "hnspenha"),
    ("Agrícola Villanueva Export", "agrovillanueva"),
    ("Stocznia Łosoś Serwis", "lososserwis"),
    ("Ridgeway Library Service", "ridgewaylibraries"),
    ("Ohmann & Dietz", "ohmanndietz-law"),
    ("Instituto Regional de Museos", "irm"),
    ("Müller Feinmechanik", "mueller-feinmechanik"),
    ("Möbel Höfling", "mobel-hofling"),
]


@pytest.mark.parametrize(("name", "label"), ALIKE)
def test_a_domain_abbreviates_a_name(name: str, label: str) -> None:
    """By leaving words out, by cutting them short, by their initials."""
    assert alike(name, label)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Works", "loopworks"),
        ("Speicher", "blockspeicher"),
        ("Husum", "tischlerei-hansen-husum"),
        ("Tom Barker", "northwind"),
    ],
)
def test_the_end_of_a_domain_is_not_its_name(name: str, label: str) -> None:
    """A word that only its tail has is another word."""
    assert not alike(name, label)


BELOW = [
    ("nl", "Koen <koen@brouwerijdewulp.be>", "Nee dus, sorry.\n\nKoen", "de vacature bij Brouwerij De Wulp", "Brouwerij De Wulp"),
    ("en", "Dana <dana@thefernandfox.co.uk>", "we went with someone else, sorry x\n\nDana", "my trial at The Fern & Fox at 12", "The Fern & Fox"),
    ("de", "Maik <m.rohde@elbwerk-schiffbau.de>", "Passt, Donnerstag um 8.\n\nGruß Maik", "die Stelle bei der Elbwerk Schiffbau", "Elbwerk Schiffbau"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sender", "reply", "quoted", "name"), BELOW)
def test_the_mail_below_spells_the_domain(
    extracted: Any, language: str, sender: str, reply: str, quoted: str, name: str
) -> None:
    """The applicant's own letter may be the only one that writes the company's name."""
    body = f"Robin, {reply}\n\nOn Sun, 22 Nov 2026 at 10:12, Robin Lee <robin.lee@example.net> wrote:\n> {quoted}\n"
    _, facts = extracted(body, sender=sender, language=language)
    assert facts.company is not None
    assert facts.company.value == name


@pytest.mark.parametrize(
    "domain",
    [
        "hackerrank-tests.com",
        "mail.linkedin-mail.com",
        "gupy-mail.io",
        "myworkday-mail.com",
        "greenhousemail.io",
        "invalidemail-taleo-mail.net",
    ],
)
def test_a_system_is_known_with_words_of_mailing(domain: str) -> None:
    """Systems send from domains that only add "mail", "tests" and the like to their name."""
    assert relay(domain) is not None


def test_a_company_may_be_called_as_a_word_of_a_system() -> None:
    """Other words beside the system's name make another name."""
    assert own_label("indeed-bakery.com") == "indeed-bakery"
    assert own_label("lever-works.de") == "lever-works"


CARRIED = [
    ("en", "Ferncourt Foods Recruiting <noreply@mail.easyviewer-hr.com>", "You were shortlisted by Ferncourt Foods!\n\nThe EasyViewer team for Ferncourt Foods", "Ferncourt Foods"),
    ("it", "HR Mercatino <no-reply@mercatino.selezioni-suite.it>", "Ciao Robin, sei alla fase successiva.\n\nIl team HR di Mercatino", "Mercatino"),
    ("es", "Solvanta vía TestCampus <support@testcampus-app.com>", "Solvanta te invitó a una prueba técnica en TestCampus.", "Solvanta"),
    ("pt", "Banco Jatobá (via Gupy) <naoresponda@gupy-mail.io>", "A Gupy é a plataforma usada pelo Banco Jatobá.", "Banco Jatobá"),
    ("fr", "Indeed <noreply@indeed.com>", "Votre candidature a été envoyée.\n\nBoulanger H/F\nAux Délices de Margaux\nMargaux (33)", "Aux Délices de Margaux"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sender", "body", "name"), CARRIED)
def test_who_carries_the_mail_is_not_the_company(
    extracted: Any, language: str, sender: str, body: str, name: str
) -> None:
    """A system that no list knows shows another name than its domain's."""
    _, facts = extracted(body + "\n", sender=sender, language=language, subject="Boulanger H/F")
    assert facts.company is not None
    assert facts.company.value == name


FIELDS = [
    (
        "pt",
        "Empresa\nCastanha Solar Portugal, Unipessoal Lda.\nQuando\n3 de dezembro",
        "Castanha Solar Portugal, Unipessoal Lda.",
    ),
    ("pt", "Empresa........: Siderúrgica Rio Alto S.A.", "Siderúrgica Rio Alto S.A."),
    ("es", "Empresa: Distribuidora La Alameda S.A. de C.V.", "Distribuidora La Alameda S.A. de C.V."),
    ("de", "Arbeitgeber: Kranich & Sohn Feinkost", "Kranich & Sohn Feinkost"),
    ("fr", "Employeur : Les Ateliers du Vallon", "Les Ateliers du Vallon"),
    ("it", "Azienda: Filatura Monterosso", "Filatura Monterosso"),
    ("nl", "Werkgever: Stichting De Brug", "Stichting De Brug"),
    ("en", "Employer | Castlebar Credit Union", "Castlebar Credit Union"),
]


@pytest.mark.parametrize(("language", "field", "name"), FIELDS)
def test_a_field_names_the_employer(extracted: Any, language: str, field: str, name: str) -> None:
    """On one line or on two, with dots, a bar or a colon."""
    _, facts = extracted(
        f"Robin,\n\n10:00?\n\n{field}\n\nOK?\n", sender="no-reply@ashbyhq.com", language=language
    )
    assert facts.company is not None
    assert facts.company.value == name
