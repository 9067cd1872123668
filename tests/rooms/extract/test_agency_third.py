"""Agencies that speak of those who hire as of others, and who recruits for the own house."""

from typing import Any

import pytest

from demur.domain.invitation import Kind

HOUSE = "Kim Sands <kim@sandsandco.com>"

OTHERS = [
    ("en", "Good news, they want to see you again on Monday."),
    ("en", "They\u2019ve decided to go with somebody else, sorry."),
    ("en", "The contract comes from their HR tomorrow."),
    ("de", "Die haben sich gemeldet, die wollen dich kennenlernen."),
    ("fr", "Ils souhaitent reporter \u00e0 jeudi, toujours dans leurs locaux."),
    ("es", "Buenas noticias: les encant\u00f3 tu perfil."),
    ("pt", "Eles pediram para mudar para quinta."),
    ("it", "Buone notizie: gli sei piaciuta. Giovedi nei loro uffici."),
    ("nl", "Goed nieuws, ze willen nog een gesprek, op hun kantoor."),
    ("en", "Told the client you can't make it on Friday."),
    ("de", "Ich habe dem Kunden Bescheid gesagt."),
    ("es", "El mandante prefiere el martes."),
    ("en", "We have a role with one of our valued clients."),
    ("nl", "De naam van het bedrijf hoor je in ons gesprek."),
    ("fr", "Je vous donnerai le nom de l'entreprise au t\u00e9l\u00e9phone."),
    ("fr", "Un poste \u00e0 Lille :\n- client final (secteur retail)\n- deux jours sur site"),
]


@pytest.mark.parametrize(("language", "said"), OTHERS)
def test_who_hires_is_somebody_else(extracted: Any, language: str, said: str) -> None:
    """The writer stands between."""
    _, facts = extracted(f"Hi Robin,\n\n{said}\n\nKim", sender=HOUSE, subject="Hello", language=language)
    assert facts.agency is not None
    assert facts.agency.value is True


TRADES = [
    "Sands and Co | Supply Chain & FMCG recruitment",
    "Sands and Co \u2013 ricerca e selezione per il turismo",
    "Sands and Co, technische werving en selectie zuid",
]


@pytest.mark.parametrize("line", TRADES)
def test_the_trade_stands_behind_the_house(extracted: Any, line: str) -> None:
    """In the signature, behind the name that the domain has."""
    _, facts = extracted(
        f"Hi Robin,\n\nare you free on Friday?\n\nBest regards\nKim Sands\n{line}\n", sender=HOUSE
    )
    assert facts.agency is not None
    assert facts.agency.value is True


def test_the_department_behind_the_house_is_its_own(extracted: Any) -> None:
    """ "Acme | Recruiting Team" is Acme's."""
    body = "Hi Robin,\n\nare you free on Friday?\n\nBest regards\nKim Sands\nSands and Co | HR Team\n"
    _, facts = extracted(body, sender=HOUSE)
    assert facts.agency is not None
    assert facts.agency.value is False


def test_who_names_no_house_hires_for_the_own(extracted: Any) -> None:
    """The job is pointed at; where none is named, the one who invites."""
    _, facts = extracted(
        "Hi Robin,\n\ncan you come on Friday at 10 for an interview as baker?\n\nKim",
        sender="Kim <kim@gmail.com>", subject="Friday", kind=Kind.INTERVIEW_INVITATION,
    )  # fmt: skip
    assert facts.agency is not None
    assert (facts.agency.value, facts.agency.quote) == (False, "baker")


def test_a_board_that_hands_on_an_application_tells_nothing(extracted: Any) -> None:
    """Whether who got it is an agency, it does not say."""
    body = "Hi Robin,\n\nYour application was sent to Bell Foods.\n\nJob: Baker\nCompany: Bell Foods\n"
    sender = "Indeed Apply <indeedapply@indeed.com>"
    _, facts = extracted(body, sender=sender, subject="Sent", kind=Kind.APPLICATION_RECEIPT)
    assert facts.agency is None
