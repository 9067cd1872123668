"""Times that are told by what stands around them: the same time, labels, rows, days that go on from a date."""

from typing import Any

import pytest

from demur.domain.invitation import Kind


def starts(extracted: Any, body: str, language: str, **more: Any) -> list[str]:
    """Day and clock of the times that a letter of Tuesday, 24 November 2026 offers."""
    _, facts = extracted(f"Hello Robin,\n\n{body}\n\nDana", language=language, **more)
    return [f"{time.start:%d.%m. %H:%M}" for time in facts.interview_times]


SAME_TIME = [
    ("en", "Could you do Thursday at 3pm, or Friday same time?"),
    ("de", "Passt dir Donnerstag um 15 Uhr? Sonst Freitag, gleiche Uhrzeit."),
    ("fr", "Je vous propose jeudi à 15h ou vendredi même heure."),
    ("es", "¿Le viene bien el jueves a las 15? Si no, el viernes a la misma hora."),
    ("pt", "Podemos falar na quinta (26/11) às 15h? Ou sexta, no mesmo horário."),
    ("it", "Le andrebbe bene giovedì alle 15 oppure venerdì alla stessa ora?"),
    ("nl", "Kun je donderdag om 15 uur? Of vrijdag, zelfde tijd."),
]


@pytest.mark.parametrize(("language", "sentence"), SAME_TIME)
def test_another_day_at_the_same_time(extracted: Any, language: str, sentence: str) -> None:
    """The time that was said first is the other day's as well."""
    assert starts(extracted, sentence, language) == ["26.11. 15:00", "27.11. 15:00"]


READ = [
    ("en", "Interviews are on Wednesday 2 December. Yours is at 11.20.", ["02.12. 11:20"]),
    ("en", "Lunch on Tuesday 1st? My treat, 1pm.", ["01.12. 13:00"]),
    ("en", "I have Thursday 3 December at 5pm free, or the Friday morning at 8.30.", ["03.12. 17:00", "04.12. 08:30"]),
    ("en", "Can you come this Friday at 8 am? If that is too early I can see you at 10:30.", ["27.11. 08:00", "27.11. 10:30"]),
    ("de", "Das Gespräch findet im Chat statt: heute zwischen 15:00 und 17:00 Uhr.", ["24.11. 15:00"]),
    ("de", "Passt Ihnen Donnerstag? Nach der 6. Stunde, also 13:15 Uhr.", ["26.11. 13:15"]),
    ("fr", "On s'appelle vendredi 4, entre 14h et 16h ?", ["04.12. 14:00"]),
    ("it", "Riuscirebbe a passare giovedi' 3 alle 12.50?", ["03.12. 12:50"]),
    ("it", "Potremmo vederci venerdì 27 novembre, sempre alle 11.30.", ["27.11. 11:30"]),
    ("nl", "We kunnen je ontvangen op maandag 14/12 om 9u.", ["14.12. 09:00"]),
    ("nl", "Zou je vrijdag kunnen, om half elf? Of anders maandag 30 november om 17.15 uur?", ["27.11. 10:30", "30.11. 17:15"]),
    ("pt", "Entrevista: 01/12 (terça), 8h15, sala 4", ["01.12. 08:15"]),
    ("es", "Entrevista: 30/nov, 10:00 hrs.", ["30.11. 10:00"]),
    ("en", "Your interview is on 30-Nov-2026 at 10:00.", ["30.11. 10:00"]),
    ("de", "nicht am Montag, aber Dienstag um 11 ginge", ["01.12. 11:00"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence", "wanted"), READ)
def test_a_time_is_read_where_the_words_around_it_tell(
    extracted: Any, language: str, sentence: str, wanted: list[str]
) -> None:
    """Dotted clocks behind a preposition, the next sentence, days after a date, accents typed as apostrophes."""
    assert starts(extracted, sentence, language) == wanted


LEFT = [
    ("en", "It is 20 hours a week, Tuesday and Thursday."),
    ("pt", "São 6 horas por dia, segunda a sexta."),
    ("fr", "C'est 4h-11h, pas le lundi."),
    ("it", "Cerchiamo una supplente per 14 ore fino al 9 giugno."),
    ("es", "¿Tomamos un café el jueves 10 por la mañana?"),
]


@pytest.mark.parametrize(("language", "sentence"), LEFT)
def test_hours_of_work_and_days_without_a_clock_are_no_times(
    extracted: Any, language: str, sentence: str
) -> None:
    """How long one works, a day that is excluded, the last day of a contract, a mere morning."""
    assert starts(extracted, sentence, language) == []


MOVED = [
    ("en", "Was:\nThu 26 Nov 14:00\n\nNow:\nFri 27 Nov 16:00", "27.11. 16:00"),
    ("de", "Bisher\nDo, 26. Nov. 2026, 11:00 – 12:00\nNeu\nDi, 1. Dez. 2026, 09:30 – 10:30", "01.12. 09:30"),
    ("en", "We must move your interview, scheduled for tomorrow at 9am. Is Monday at 11am good?", "30.11. 11:00"),
    ("it", "Dobbiamo posticipare il colloquio, previsto per domani alle 9. Le proponiamo lunedì 30 alle 11.", "30.11. 11:00"),
    ("nl", "Je gesprek gaat van donderdag 10.00 uur naar maandag 30 november om 11.00 uur.", "30.11. 11:00"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "body", "new"), MOVED)
def test_the_old_time_of_a_change_is_left_out(extracted: Any, language: str, body: str, new: str) -> None:
    """A label on the line above, "scheduled for" after a verb of moving, and "from … to …" tell the old time."""
    assert starts(extracted, body, language, kind=Kind.SCHEDULING_CHANGE) == [new]


def test_long_rows_of_a_schedule(extracted: Any) -> None:
    """A row with two lines of text does not cut the next one off from the day above."""
    text = (
        "a look round the sorting hall with the shift leader, who will show you every belt and every chute "
        * 2
    )
    body = f"On Saturday 5 December:\n\n2.15pm – 3.00pm   {text}\n3.15pm – 3.45pm   Talk with the owner"
    assert starts(extracted, body, "en") == ["05.12. 14:15", "05.12. 15:15"]


def test_a_tax_is_no_zone(extracted: Any) -> None:
    """ "GST" names a zone only beside a clock."""
    body = "We need an Accountant (GST & Indirect Tax). Can we connect tomorrow at 5 pm?"
    _, facts = extracted(body, sender="Dana <dana@ledger.in>", date="Tue, 24 Nov 2026 09:00:00 +0530")
    assert [time.start.isoformat() for time in facts.interview_times] == ["2026-11-25T17:00:00+05:30"]


def test_mail_in_utc_from_a_country_with_one_main_zone(extracted: Any) -> None:
    """A server that writes all dates in UTC does not move a Mexican writer's noon."""
    _, facts = extracted(
        "La entrevista es el viernes 27 de noviembre, 12:30 hrs.",
        sender="Dana <dana@norte.com.mx>",
        language="es",
        date="Tue, 24 Nov 2026 15:40:00 +0000",
    )
    assert [time.start.isoformat() for time in facts.interview_times] == ["2026-11-27T12:30:00-06:00"]
