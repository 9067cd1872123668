"""Times that replace others, rows of an agenda, and hours that only their sentence tells."""

from typing import Any

import pytest

from demur.domain.invitation import Kind

INSTEAD = [
    ("en", "On Thursday could we do 4.30pm instead of 3pm?", ["26 16:30"]),
    ("de", "Ginge 16:30 statt 15 Uhr am Donnerstag?", ["26 16:30"]),
    ("fr", "16h30 au lieu de 15h jeudi, c'est bon pour vous ?", ["26 16:30"]),
    ("es", "¿Puede ser el jueves a las 16:30 en vez de las 15?", ["26 16:30"]),
    ("pt", "Pode ser quinta às 16h30 em vez das 15h?", ["26 16:30"]),
    ("it", "Va bene alle 16.30 invece delle 15 di giovedì?", ["26 16:30"]),
    ("nl", "Kan het donderdag om 16.30 uur in plaats van 15 uur?", ["26 16:30"]),
    ("en", "We meet Thursday, not at 1 but at 2.30.", ["26 14:30"]),
    ("de", "Wir sehen uns am Donnerstag nicht um 13, sondern um 14 Uhr.", ["26 14:00"]),
    ("nl", "Dus donderdag niet om 13.00 maar om 14.30.", ["26 14:30"]),
    ("en", "Could our chat on Thursday slide from 11 to 1.30?", ["26 13:30"]),
    ("es", "Cambiamos la entrevista del jueves de las 10 a las 14.", ["26 14:00"]),
    ("it", "Spostiamo il colloquio di giovedì dalle 10 alle 14.", ["26 14:00"]),
    ("pt", "Dá para remarcar pra amanhã às 16h?", ["25 16:00"]),
]  # fmt: skip


def times_of(facts: Any) -> list[str]:
    """Day and hour of each time."""
    return [f"{time.start:%d %H:%M}" for time in facts.interview_times]


@pytest.mark.parametrize(("language", "sentence", "times"), INSTEAD)
def test_the_new_time_counts(extracted: Any, language: str, sentence: str, times: list[str]) -> None:
    """What stands behind "instead of", "not" and "from" is given up."""
    _, facts = extracted(f"{sentence}\n\nDana", language=language, kind=Kind.SCHEDULING_CHANGE)
    assert times_of(facts) == times


TOLD = [
    ("en", "Morning Ann, could we say Friday at 5?", ["27 17:00"]),
    ("fr", "Je glisse votre dossier à Paul, rendez-vous vendredi à 10h.", ["27 10:00"]),
    ("en", "Come and do a shift with us on Friday, in for 2pm.", ["27 14:00"]),
    ("en", "Might we see you on the Wednesday (2 December) instead, 12.40, same hall?", ["02 12:40"]),
    ("de", "Probearbeiten am Freitag ab 7 Uhr, bis Feierabend.", ["27 07:00"]),
    ("fr", "Un essai vendredi de 4h à 10h au fournil ?", ["27 04:00"]),
    ("fr", "Le test vous sera envoyé le lundi 30 novembre à 9h.", ["30 09:00"]),
    ("fr", "Vous passez manger à midi un de ces jours ?", []),
    ("nl", "Kom vrijdag gewoon langs in de loods, na vijven, dan is het rustig.", ["27 17:00"]),
    ("nl", "Kan je vrijdag om 6u?", ["27 06:00"]),
    ("nl", "Schikt vrijdagvoormiddag rond 10u?", ["27 10:00"]),
    ("it", "Facciamo venerdì alle 14,30 in officina?", ["27 14:30"]),
    ("it", "Vieni venerdì dopo le prove, diciamo 18.45, in teatro.", ["27 18:45"]),
    ("fr", "vendredi à quinze heures trente", ["27 15:30"]),
    ("de", "Freitag um Viertel zehn", ["27 09:15"]),
    ("de", "Freitag um halb eins", ["27 12:30"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence", "times"), TOLD)
def test_the_sentence_tells_the_hour(extracted: Any, language: str, sentence: str, times: list[str]) -> None:
    """The part of the day, a trial at work, a future participle, a vague day."""
    _, facts = extracted(f"{sentence}\n\nDana", language=language)
    assert times_of(facts) == times


def test_items_without_a_break_are_one_meeting(extracted: Any) -> None:
    """An agenda is one visit from its first item to its last."""
    body = (
        "Your day with us is Tuesday, December 8, 2026:\n\n10:00 AM - 10:15 AM  Welcome by Ann Poe\n"
        "10:15 AM - 11:00 AM  System design with Li Wei\n11:00 AM - 11:45 AM  Lunch with the team\n\nDana"
    )
    (time,) = extracted(body)[1].interview_times
    assert f"{time.start:%d %H:%M}-{time.end:%H:%M}" == "08 10:00-11:45"


def test_items_with_a_break_stay_apart(extracted: Any) -> None:
    """Two talks of a day are two times, whatever their titles."""
    body = "jeudi 26 novembre 2026\n14:00 – 14:45 · Échange équipe · Lou Roy\n15:00 – 15:30 · Échange final · Ana Diaz\n"
    assert times_of(extracted(body, language="fr")[1]) == ["26 14:00", "26 15:00"]


def test_hours_to_choose_from_stay_apart(extracted: Any) -> None:
    """Spans that touch, with nothing to do in them, are offered."""
    body = "Pick one on Tuesday, December 8:\n9:00 - 10:00\n10:00 - 11:00\n"
    assert times_of(extracted(body)[1]) == ["08 09:00", "08 10:00"]


def test_your_time_is_that_of_the_readers_country(extracted: Any) -> None:
    """The reader's address tells the country."""
    _, facts = extracted("Monday the 30th at 2 pm your time?\n\nDana", to="Robin <robin@posten.fi>")
    (time,) = facts.interview_times
    assert time.start.isoformat() == "2026-11-30T14:00:00+02:00"


def test_a_letter_sent_again_is_read(extracted: Any) -> None:
    """Who forwards the own letter to the right address invites by it."""
    body = (
        "Olá Joana, segue o convite, foi para o endereço errado!\n\n---------- Forwarded message ---------\n"
        "De: Dana Whitfield <dana@northwind-robotics.com>\nData: quarta, 18/11/2026, 18:20\nAssunto: Painel\n"
        "Para: <joana@gmial.com>\n\nOlá Joana,\nO painel é na terça, 1 de dezembro, 14h30-16h00, no Porto.\n"
    )
    _, facts = extracted(body, subject="Fwd: Painel", language="pt")
    assert times_of(facts) == ["01 14:30"]
