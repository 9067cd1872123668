"""Times as letters of all trades give them: labels, moves, refusals, wraps, towns, agendas."""

from typing import Any

import pytest

from demur.domain.invitation import Kind


def starts(extracted: Any, body: str, language: str, kind: Kind) -> list[str]:
    """Day and clock of the times that a letter of Tuesday, 24 November 2026 offers, in order of time."""
    _, facts = extracted(f"{body}\n\nDana", language=language, kind=kind)
    return sorted(f"{time.start:%d.%m. %H:%M}" for time in facts.interview_times)


OFFERED = [
    ("it", "Data: 8 dicembre 2026\nOra: 14.15\nLuogo: Bari", ["08.12. 14:15"]),
    ("de", "Tag: Dienstag, 8. Dezember\nUhrzeit: 10\nRaum: 12", ["08.12. 10:00"]),
    ("en", "Date\nTuesday 8 December 2026\nTime\n10.40", ["08.12. 10:40"]),
    ("es", "Turno de tarde, le convocamos a entrevista:\n\nDía: lunes, 30 de noviembre\nHora: 16:45", ["30.11. 16:45"]),
    ("es", "Tu turno, salvo que nos digas lo contrario, es el 3 de diciembre a las 10:40.", ["03.12. 10:40"]),
    ("en", "Come by on Saturday 28 November at 9:30 before we open, or Tuesday 1\nDecember around 18:15 after closing.",
     ["01.12. 18:15", "28.11. 09:30"]),
    ("en", "Come to the yard on Thursday 3 December at 1330.", ["03.12. 13:30"]),
    ("en", "Thursday 3rd December, 1400 GMT", ["03.12. 14:00"]),
    ("en", "Please be in on Tuesday December 8 at 7:30 am, before shift.", ["08.12. 07:30"]),
    ("en", "The interview on Wednesday 2 December will be on Teams. It will be at 09:40, in the small room.", ["02.12. 09:40"]),
    ("en", "Come and see us on 8 December, we have an open day in the factory from 10 to 13 and I have time.", ["08.12. 10:00"]),
    ("en", "Can do tmrw 4?", ["25.11. 16:00"]),
    ("en", "The day will run as follows, on Friday 4 December:\n\n8.45 am\nArrival\n9.30 am\nLesson\n1.30 pm\nInterview",
     ["04.12. 08:45"]),
    ("de", "Mittwoch, 16. Dezember, Einlass ab 9.00 Uhr, Beginn 10.00 Uhr", ["16.12. 10:00"]),
    ("de", "Haben Sie am 30.11. um 16 ct Zeit?", ["30.11. 16:15"]),
    ("de", "Donnerstag, 3. Dezember, 14,30 Uhr", ["03.12. 14:30"]),
    ("it", "Giovedì alle ore 15 e 30", ["26.11. 15:30"]),
    ("en", "See you Wed at 5 past 10.", ["25.11. 10:05"]),
    ("fr", "- lundi 30 novembre, 16h00 heure de Lausanne\n- mardi 1er décembre, 9h30 heure de Montréal",
     ["01.12. 09:30", "30.11. 16:00"]),
    ("nl", "woensdag 2 december, 9u30 (tijd van Manaus)", ["02.12. 09:30"]),
    ("es", "¿Hablamos el miércoles 25 de 16 a 18 h?", ["25.11. 16:00"]),
    ("fr", "Passe à la mairie le samedi 28 novembre à 9h30.", ["28.11. 09:30"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "body", "wanted"), OFFERED)
def test_times_are_read(extracted: Any, language: str, body: str, wanted: list[str]) -> None:
    """Labels, wrapped lines, rows of a day, figures without a colon, towns for a zone."""
    assert starts(extracted, body, language, Kind.INTERVIEW_INVITATION) == wanted


MOVED = [
    ("en", "They asked if we can push tomorrow's 2pm back to Thursday at 5pm.", ["26.11. 17:00"]),
    ("en", "Tomorrow's call needs to slide, the van broke down. 4:15 instead of 10.", ["25.11. 16:15"]),
    ("en", "Could we shift to Monday, 30 November, same time (11.00), same place?", ["30.11. 11:00"]),
    ("en", "Tuesday at 3 no longer works for the panel, so we'd like to see you at 4.30 that day.", ["01.12. 16:30"]),
    ("en", "Our other meeting has been moved, so your talk is on 26 November at 16:00 (not at 14:00).", ["26.11. 16:00"]),
    ("en", "Correction: the interview is at 14:00, not 15:00, on Thursday 3 December.", ["03.12. 14:00"]),
    ("en", "New start time: 11:00 (was 10:00), Friday 27 November", ["27.11. 11:00"]),
    ("en", "We need to push back from 2pm to 3pm on Friday.", ["27.11. 15:00"]),
    ("fr", "On reporte : que diriez-vous du jeudi 3 décembre à 9h00 ou du vendredi 4 à 14h00 ?", ["03.12. 09:00", "04.12. 14:00"]),
    ("fr", "L'entretien du 30 novembre passe donc de 14h à 11h.", ["30.11. 11:00"]),
    ("fr", "Je propose de décaler l'entretien au mardi 1er décembre à 15h30 (ou 16h si vous finissez tard).",
     ["01.12. 15:30", "01.12. 16:00"]),
    ("fr", "Petit contretemps pour demain 15h. On peut se caler plutôt jeudi 16h30 ?", ["26.11. 16:30"]),
    ("fr", "Notre rendez-vous de jeudi 10h est repoussé à 14h.", ["26.11. 14:00"]),
    ("es", "La cita del jueves a las 10 pasa a las 14 h.", ["26.11. 14:00"]),
    ("es", "Fecha anterior: 01/12/2026 10:00\nFecha nueva: 03/12/2026 16:00", ["03.12. 16:00"]),
    ("pt", "As entrevistas, inicialmente marcadas para 25 de novembro, são adiadas para o dia 4 de dezembro, às 10h00.",
     ["04.12. 10:00"]),
    ("it", "L'appuntamento di giovedì alle 10 slitta alle 14.", ["26.11. 14:00"]),
    ("nl", "Helaas lukt donderdag om 10 uur niet. Kan je vrijdag om 15 uur?", ["27.11. 15:00"]),
    ("de", "Donnerstag um 10 Uhr geht leider doch nicht, Freitag um 9 Uhr?", ["27.11. 09:00"]),
    ("de", "Können wir statt Mittwoch auf den 2. Dezember, 12:30 Uhr gehen?", ["02.12. 12:30"]),
    ("de", "Bisher: Do, 26.11., 10 Uhr / Neu: Mo, 30.11., 11 Uhr", ["30.11. 11:00"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "body", "wanted"), MOVED)
def test_only_the_new_time_of_a_change_is_read(
    extracted: Any, language: str, body: str, wanted: list[str]
) -> None:
    """What is moved, refused, replaced or corrected is given up."""
    assert starts(extracted, body, language, Kind.SCHEDULING_CHANGE) == wanted


REFUSED = [
    ("nl", "Kiezen kan t/m dinsdag 8 december 17:00 uur.", []),
    ("nl", "Laat iets weten tegen vrijdag 27 november, 16u00.", []),
    ("fr", "Je vous envoie ce soir un exercice, 2-3 h de travail.", []),
    ("en", "The test must be done between Friday 27 November 08:00 and Sunday 29 November 20:00.", []),
    ("en", "Feel free to phone me on Thursday between 2 and 4 with any questions.", []),
    ("fr", "N'hésitez pas à m'appeler vendredi entre 9h et 10h pour toute question.", []),
    ("en", "Teams call on Friday 27th November at 8.15am. Will you ring me tonight after 6 to prepare?", ["27.11. 08:15"]),
    ("en", "Date: December 11, 2026\nReporting time: 07:45\nEnd (approx.): 15:30", ["11.12. 07:45"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "body", "wanted"), REFUSED)
def test_other_times_are_left_out(extracted: Any, language: str, body: str, wanted: list[str]) -> None:
    """A last moment, a stretch of work, a window for a test, hours for questions, the end."""
    assert starts(extracted, body, language, Kind.INTERVIEW_INVITATION) == wanted
