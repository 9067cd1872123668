"""Times as people say them: loosely, by weeks, around work, and as they move them."""

from typing import Any

import pytest

SAID = [
    ("en", "Could you do tomorrow 10ish?", ["25 10:00"]),
    ("en", "Thursday around 2ish works for me", ["26 14:00"]),
    ("en", "Monday week at 2pm?", ["07 14:00"]),
    ("en", "Shall we say a week today at 2pm?", ["01 14:00"]),
    ("en", "Thursday (26th) 6.30pm, after office hours?", ["26 18:30"]),
    ("en", "Your interview will be held on Thursday 26th November by 10:00 AM.", ["26 10:00"]),
    ("en", "Can we shift tomorrow's interview to 3pm?", ["25 15:00"]),
    ("en", "Could you stop by Thursday at 10am?", ["26 10:00"]),
    ("pt", "quarta ou quinta da semana que vem às 16h", ["02 16:00", "03 16:00"]),
    ("de", "Können wir morgen auf 15 Uhr verschieben?", ["25 15:00"]),
    ("de", "Freitag in einer Woche, 15 Uhr", ["04 15:00"]),
    ("de", "Führung am 9. Dezember um 8.30 Uhr, Gespräch 10.00 Uhr im Büro", ["09 08:30", "09 10:00"]),
    ("de", "3. Dezember 14 Uhr", ["03 14:00"]),
    ("fr", "Nous devons avancer l'entretien du 2 décembre de 10h30 à 9h.", ["02 09:00"]),
    ("fr", "mardi 1er décembre à midi et quart", ["01 12:15"]),
    ("fr", "mardi en quinze à 10h", ["08 10:00"]),
    ("es", "el jueves 3 a las 10 o el viernes a la misma hora", ["03 10:00", "04 10:00"]),
    ("es", "La entrevista del lunes 30 a las 10 se cambia al jueves 3 a las 11.", ["03 11:00"]),
    ("es", "de hoy en ocho a las 10", ["01 10:00"]),
    ("pt", "Quarta (25) às 18h, depois do seu turno? Se não der, quinta à mesma hora.", ["25 18:00", "26 18:00"]),
    ("pt", "terça que vem às 11h", ["01 11:00"]),
    ("pt", "terça 1/12, um quarto para as dez", ["01 09:45"]),
    ("it", "giovedì 3 a mezzogiorno", ["03 12:00"]),
    ("it", "Le andrebbe mercoledì 2 ore 10?", ["02 10:00"]),
    ("nl", "Gesprek verzet: niet ma 30/11 om 14u maar di 1/12 om 9u.", ["01 09:00"]),
    ("nl", "Maandag om 10 uur lukt niet meer, kan dinsdag 1 december om 11 uur?", ["01 11:00"]),
    ("de", "Montag um 14 Uhr fällt aus, neuer Termin: 3.12., 10 Uhr.", ["03 10:00"]),
    ("en", "The interview was due on Tuesday 1 Dec at 11am. Could we do 2pm instead?", ["01 14:00"]),
    ("en", "Could we move Monday's 3pm to Tuesday, same time?", ["01 15:00"]),
    ("nl", "donderdag 3 december om tien voor half drie", ["03 14:20"]),
]  # fmt: skip


def times_of(facts: Any) -> list[str]:
    """Day and hour of each time."""
    return [f"{time.start:%d %H:%M}" for time in facts.interview_times]


@pytest.mark.parametrize(("language", "sentence", "times"), SAID)
def test_times_as_people_say_them(extracted: Any, language: str, sentence: str, times: list[str]) -> None:
    """The mail is of Tuesday, 24 November 2026."""
    _, facts = extracted(f"{sentence}\n\nDana", language=language)
    assert times_of(facts) == times


REFUSED = [
    ("fr", "À terminer avant le\ndimanche 29 novembre 2026, 23:59"),
    ("de", "Frist\n29.11.2026, 23:59 Uhr"),
    ("en", "Deadline\nSunday 29 November 2026, 23:59"),
]


@pytest.mark.parametrize(("language", "text"), REFUSED)
def test_a_last_moment_above_or_beside_is_no_offer(extracted: Any, language: str, text: str) -> None:
    """A label on the line above says that the time is a deadline; what had been agreed is given up."""
    _, facts = extracted(f"{text}\n\nDana", language=language)
    assert facts.interview_times == ()


def test_a_label_that_offers_is_no_deadline(extracted: Any) -> None:
    """The verb "vorschlagen" ends in "vor", which is no deadline."""
    body = "Gerne schlagen wir Ihnen folgende Termine vor:\n\n- Montag, 7. Dezember 2026, 13.30 Uhr\n\nDana"
    _, facts = extracted(body, language="de")
    assert times_of(facts) == ["07 13:30"]


def test_the_day_may_stand_in_the_subject(extracted: Any) -> None:
    """A letter that tells the hour alone, under a subject with the day."""
    body = "Hi Robin,\n\nWe expect you at 10am.\n\nDana"
    _, facts = extracted(body, subject="Your interview, Thursday 3 December")
    assert times_of(facts) == ["03 10:00"]
    _, facts = extracted(body, subject="Re: Tomorrow")
    assert facts.interview_times == ()


ZONES = [
    ("en", "Thursday 26 November, 10:00 AM Gulf time", "+04:00"),
    ("de", "am 3. Dezember um 14 Uhr, englischer Zeit", "+00:00"),
    ("es", "3 de diciembre a las 10 am hora de la CDMX", "-06:00"),
    ("es", "3 de diciembre a las 10:00 hora del Perú", "-05:00"),
    ("it", "il 3 dicembre alle 10, ora inglese", "+00:00"),
    ("nl", "3 december om 10 uur Britse tijd", "+00:00"),
]


@pytest.mark.parametrize(("language", "sentence", "offset"), ZONES)
def test_zones_by_country(extracted: Any, language: str, sentence: str, offset: str) -> None:
    """A country's time, in the words of each language."""
    _, facts = extracted(f"{sentence}\n\nDana", language=language)
    assert [time.start.isoformat()[19:] for time in facts.interview_times] == [offset]
