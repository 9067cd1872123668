"""The company where no phrase announces it: display names, kinds of organisations, bare nouns that are none."""

from typing import Any

import pytest

SHOWN = [
    ("it", "Osteria da Gino <osteriadagino@gmail.com>", "Osteria da Gino"),
    ("de", "Pflegedienst Morgenrot GbR <pflegedienst.morgenrot@gmail.com>", "Pflegedienst Morgenrot GbR"),
    ("fr", "Auberge du Lac Bleu <auberge.lacbleu@wanadoo.fr>", "Auberge du Lac Bleu"),
    ("de", "rexx systems im Auftrag der Ostwerft GmbH <no-reply@ostwerft.rexx-recruitment.com>", "Ostwerft GmbH"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sender", "name"), SHOWN)
def test_an_organisation_writes_under_its_own_name(
    extracted: Any, language: str, sender: str, name: str
) -> None:
    """A display name that is an organisation's is the company, free mail or not."""
    _, facts = extracted("10:00?\n", sender=sender, language=language)
    assert facts.company is not None
    assert facts.company.value == name


WRITTEN = [
    ("de", "das Recruiting von Möbelhaus Tannert möchte Sie gern kennenlernen.", "Möbelhaus Tannert"),
    ("fr", "votre candidature à l'offre publiée par Fonderies Castel a été transmise.", "Fonderies Castel"),
    ("de", "Ihr Ausbildungsteam vom Klinikverbund Hochrhein freut sich auf Sie.", "Klinikverbund Hochrhein"),
    ("de", "der Arbeitgeber Verkehrsbetriebe Ilmtal GmbH möchte mit Ihnen sprechen.", "Verkehrsbetriebe Ilmtal GmbH"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "body", "name"), WRITTEN)
def test_a_word_for_the_kind_of_organisation_tells_its_name(
    extracted: Any, language: str, body: str, name: str
) -> None:
    """The name begins with that word, and what the firm is to the job is no part of it."""
    _, facts = extracted(body + "\n", sender="Kim <kim@gmail.com>", language=language)
    assert facts.company is not None
    assert facts.company.value == name


NO_COMPANY = [
    ("de", "Gespräch mit Meister Tom Barker am Montag um 9 Uhr."),
    ("de", "ab Herbst sucht die Findungskommission Verstärkung."),
    ("de", "Aktuell suchen wir für unseren Kunden einen Fahrer."),
    ("it", "La dottoressa Serra vorrebbe vederla in ambulatorio."),
    ("nl", "Ik wil je cv graag even met je doornemen."),
    ("pt", "Lembrete: a sua entrevista com Tom Barker é amanhã."),
]


@pytest.mark.parametrize(("language", "body"), NO_COMPANY)
def test_what_is_merely_written_large_is_no_company(extracted: Any, language: str, body: str) -> None:
    """German nouns, openings of sentences and the persons met name no company."""
    _, facts = extracted(body + "\n", sender="Kim <kim@gmail.com>", language=language)
    assert facts.company is None


def test_the_other_name_in_the_title_of_a_meeting_is_the_company(extracted: Any) -> None:
    """Beside the person's own name stands the company's."""
    _, facts = extracted("10:00?\n", sender="Kim <kim@gmail.com>", subject="Interview: Robin Lee / Vantara")
    assert facts.company is not None
    assert facts.company.value == "Vantara"


def test_a_domain_shared_by_many_names_no_company(extracted: Any) -> None:
    """The whole name of the signature counts, and not a domain that is but a kind of organisation."""
    body = "Dear Robin,\n\n10:00?\n\nKind regards\nTariq Nasser\nEastmoor Hospitals NHS Trust"
    _, facts = extracted(body, sender="Tariq Nasser <tariq.nasser@hospitals.nhs.uk>")
    assert facts.company is not None
    assert facts.company.value == "Eastmoor Hospitals NHS Trust"


def test_a_function_before_the_name_is_cut(extracted: Any) -> None:
    """ "Directeur Basisschool Sint-Pieter" is the head of that school."""
    body = "Dag Robin,\n\n10u?\n\nVriendelijke groeten\nAn Claes\nDirecteur Basisschool Sint-Pieter"
    _, facts = extracted(body, sender="An Claes <an@telenet.be>", language="nl")
    assert facts.company is not None
    assert facts.company.value == "Basisschool Sint-Pieter"


def test_the_purpose_of_a_domain_is_no_part_of_the_name(extracted: Any) -> None:
    """ "jobs" in the domain is no part of the name that the letter writes."""
    body = "Welcome back! Tarrant would like to see you at 10:00.\n"
    _, facts = extracted(body, sender="Kim Park <kim.park@jobs-tarrant.com>")
    assert facts.company is not None
    assert facts.company.value == "Tarrant"
