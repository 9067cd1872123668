"""Who signs below an office or writes through a system, where a lone place is, and days of a numbered week."""

from typing import Any

import pytest

SIGNED = [
    ("it", "La aspettiamo.\n\nIl Dirigente Scolastico\nProf. Aldo Ferri\n", "Aldo Ferri"),
    ("de", "Wir freuen uns.\n\nViele Grüße aus Husum\nHenrike Baum, Meisterin\n", "Henrike Baum"),
    ("nl", "Tot dan.\n\nGroeten uit Venlo,\nMarjo Heuts, floormanager\n", "Marjo Heuts"),
    ("fr", "À lundi.\n\nLe Directeur des ressources humaines,\nPhilippe Sorel\n", "Philippe Sorel"),
]


@pytest.mark.parametrize(("language", "body", "name"), SIGNED)
def test_who_signs_is_read_below_the_office_and_the_greeting(
    extracted: Any, language: str, body: str, name: str
) -> None:
    """Neither the office nor the place that greetings come from is the person."""
    _, facts = extracted(body, sender="info@pascoli.it", language=language)
    assert facts.recruiter is not None
    assert facts.recruiter.value == name


def test_a_system_tells_who_invites(extracted: Any) -> None:
    """The person who invites through a system opens its sentence."""
    body = (
        "Hallo Robin,\n\nCarina Lüders aus dem Recruiting von Möbelhaus Tannert möchte dich kennenlernen.\n"
    )
    _, facts = extracted(body, sender="softgarden <jobs@mail.softgarden.io>", language="de")
    assert facts.recruiter is not None
    assert facts.recruiter.value == "Carina Lüders"


def test_an_article_opens_no_name(extracted: Any) -> None:
    """ "Der Zugang ist freigeschaltet" names nobody."""
    body = "Hallo Robin,\n\nDer Zugang ist bis Sonntag freigeschaltet.\n"
    _, facts = extracted(body, sender="softgarden <jobs@mail.softgarden.io>", language="de")
    assert facts.recruiter is None


PLACES = [
    ("fr", "Nous cherchons une vendeuse pour notre boutique de Vannes.", "Vannes"),
    ("nl", "Graag tot maandag, op ons kantoor in Zwartsluis.", "Zwartsluis"),
    ("it", "La aspettiamo nella nostra sede di Mendrisio.", "Mendrisio"),
]


@pytest.mark.parametrize(("language", "body", "place"), PLACES)
def test_a_place_follows_the_word_for_the_workplace(
    extracted: Any, language: str, body: str, place: str
) -> None:
    """Also a town that no list has, after shop, office or seat."""
    _, facts = extracted(body + "\n", language=language)
    assert facts.location is not None
    assert facts.location.value == place


def test_a_kind_of_contract_is_no_place(extracted: Any) -> None:
    """ "Stelle in Teilzeit" tells no town."""
    _, facts = extracted("Wir bieten eine Filiale in Teilzeit.\n", language="de")
    assert facts.location is None


def test_the_house_number_ends_before_the_next_word(extracted: Any) -> None:
    """The first letter of "in" does not belong to the number of the house."""
    _, facts = extracted("Gesprek op Industrieweg 40 in Tilburg.\n", language="nl")
    assert facts.location is not None
    assert facts.location.value == "Tilburg"


WEEKS = [
    ("de", "Das Gespräch: KW 50, Dienstag, 10 Uhr.", "2026-12-08T10:00:00+01:00"),
    ("de", "Das Gespräch wäre am Dienstag in KW 51 um 9 Uhr.", "2026-12-15T09:00:00+01:00"),
    ("nl", "Het gesprek: week 50, donderdag om half drie.", "2026-12-10T14:30:00+01:00"),
]


@pytest.mark.parametrize(("language", "body", "start"), WEEKS)
def test_a_day_of_a_numbered_week(extracted: Any, language: str, body: str, start: str) -> None:
    """Weeks are counted by ISO 8601."""
    _, facts = extracted(body + "\n", language=language)
    assert [time.start.isoformat() for time in facts.interview_times] == [start]
