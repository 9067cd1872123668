"""Agencies that speak of whom they work for, and departments and boards that are none."""

from typing import Any

import pytest

AGENCIES = [
    ("en", "I'm partnered with a US insurance major and they are looking for an actuary. Could we talk?"),
    ("fr", "Une officine de Lyon, que nous accompagnons depuis longtemps, cherche un préparateur. Un entretien ?"),
    ("fr", "Pour notre partenaire Alpes Chimie SA, à Sion, nous recrutons un laborantin. Disponible pour un entretien ?"),
    ("pt", "Apoio um grupo têxtil de Braga na procura de uma diretora financeira. Podemos marcar uma entrevista?"),
    ("nl", "Wij werven voor musea en theaters. Zullen we bellen voor een gesprek?"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "said"), AGENCIES)
def test_who_works_for_a_house_of_others_is_an_agency(extracted: Any, language: str, said: str) -> None:
    """The house is a partner, a client, or one that is accompanied."""
    _, facts = extracted(
        f"Robin,\n\n{said}\n\nDana Whitfield", language=language, sender="Dana Whitfield <dana@gmail.com>"
    )
    assert facts.agency is not None
    assert facts.agency.value is True


def test_talent_opens_an_agencys_domain(extracted: Any) -> None:
    """ "talentkade.nl"."""
    _, facts = extracted(
        "Hoi Robin,\n\nZullen we bellen voor een gesprek?\n\nFemke",
        language="nl",
        sender="Femke <femke@talentkade.nl>",
    )
    assert facts.agency.value is True


DEPARTMENTS = [
    ("Werving & Selectie Deltagroep <noreply@successfactors.eu>", "nl", "Geachte heer,\n\nU bent uitgenodigd voor een gesprek bij Deltagroep.\n\nDeltagroep, Werving & Selectie"),
    ("Strathglen Council <strathglen@myworkday.com>", "en", "Dear Robin,\n\nYou are invited to an interview with Strathglen Council.\n\nYours faithfully,\nRecruitment Services"),
    ("Indeed <employers-noreply@indeed.com>", "en", "Hi Robin,\n\nAn employer found your resume on Indeed and wants to meet you for an interview.\n\nWe at Fenn Haulage"),
]  # fmt: skip


@pytest.mark.parametrize(("sender", "language", "body"), DEPARTMENTS)
def test_departments_and_boards_are_no_agencies(
    extracted: Any, sender: str, language: str, body: str
) -> None:
    """An agency's words without a name in front are a department's."""
    _, facts = extracted(body, language=language, sender=sender)
    assert facts.agency is None or facts.agency.value is False
