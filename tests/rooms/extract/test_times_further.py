"""Times of schedules, of short answers, of sentences with several hours, and what only looks like one."""

from typing import Any

import pytest

from demur.domain.invitation import Kind


def times_of(facts: Any) -> list[str]:
    """Day and hour of each time."""
    return [f"{time.start:%d %H:%M}" for time in facts.interview_times]


TOLD = [
    ("en", "Spend Monday 30 November with us.\n\n8.15 Coffee\n9.40 Lesson with 7B\n11.10 Interview", ["30 08:15"]),
    ("en", "Friday (27th)\n8.30 to 2, bring clogs.", ["27 08:30"]),
    ("en", "Doors open 9.15 on Friday 27 November, auditions at 10 sharp.", ["27 10:00"]),
    ("en", "Please arrive at 8:45 for a 9:00 start on Friday 27 November.", ["27 09:00"]),
    ("de", "Bitte seien Sie am Freitag, 27.11., schon um 8:45 Uhr da, das Gespräch beginnt um 9 Uhr.", ["27 09:00"]),
    ("en", "Dec 2 @ 6:30a, gate 4.", ["02 06:30"]),
    ("en", "Could you do Friday at 1300 instead of tomorrow?", ["27 13:00"]),
    ("en", "Friday at 7:45, right at shift change.", ["27 07:45"]),
    ("en", "Friday 27 November: task at 9am and, if all goes well, formal interview from 11.15am.", ["27 09:00", "27 11:15"]),
    ("fr", "Il peut vendredi 27 à 8h au siège (Nantes) ou à 19h autour d'un repas.", ["27 08:00", "27 19:00"]),
    ("fr", "Passez nous voir à Figeac vendredi 27 vers 15h.", ["27 15:00"]),
    ("fr", "Un essai vendredi 27 au soir, tu commences à 17h30.", ["27 17:30"]),
    ("fr", "Pouvez-vous venir vendredi midi (le 27), à 12h40 ?", ["27 12:40"]),
    ("es", "¿Te vienes el viernes 27 a pasar la mañana? A las 13:00 hablas con el director.", ["27 13:00"]),
    ("pt", "Pode vir amanhã às 10? Ou sexta às 15, como preferir.", ["25 10:00", "27 15:00"]),
    ("it", "Data: 27 novembre 2026\nOra di presentazione: 9.30\nSede: Trieste", ["27 09:30"]),
    ("it", "Venerdì 27 novembre alla terza ora (10.10) tiene una lezione di prova.", ["27 10:10"]),
    ("it", "Vieni venerdì alle 8, facciamo un paio di prove insieme.", ["27 08:00"]),
    ("it", "Venga venerdì 27 ore 14,30. Cordiali saluti, SGT Trasporti", ["27 14:30"]),
    ("nl", "Kom vrijdag proefdraaien, inloop 15.00, om 22 uur ben je klaar.", ["27 15:00"]),
    ("nl", "Kun je vrijdag om 10 uur? Dat is dus 4 december.\nOf anders vrijdag 4 december om 11 uur.", ["04 10:00", "04 11:00"]),
    ("de", "Freitag, 27.11., 9.50 bis 10.35 Uhr Lehrprobe. Um 11.00 Uhr schließt sich das Gespräch an.", ["27 09:50", "27 11:00"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence", "times"), TOLD)
def test_hours_of_a_day(extracted: Any, language: str, sentence: str, times: list[str]) -> None:
    """Rows, labels, parts of a day, a second hour of the sentence."""
    _, facts = extracted(f"{sentence}\n\nDana", language=language)
    assert times_of(facts) == times


NONE = [
    ("en", "Please finish it by: Fri, 27 Nov 2026 23:30"),
    ("nl", "Rond de test af, maandag 30 november 23:59 uur."),
    ("it", "L'ufficio riceve il martedì e il giovedì dalle 9:00 alle 12:30."),
    ("it", "Domenica chiuso. Se ti va passa una sera dopo le 11."),
]


@pytest.mark.parametrize(("language", "sentence"), NONE)
def test_no_time_to_meet(extracted: Any, language: str, sentence: str) -> None:
    """A term, the last minute of a day, the hours of an office, some evening."""
    assert times_of(extracted(f"{sentence}\n\nDana", language=language)[1]) == []


MOVED = [
    ("es", "El viernes te había dicho a las 10 pero no llego. Vente a las 17.", ["27 17:00"]),
    ("it", "Anticipiamo il colloquio di domani: non più alle 15 ma alle 11.30.", ["25 11:30"]),
    ("fr", "J'ai une réunion sur notre call de demain 11h 🙈 On bouge à vendredi ? N'importe quand entre 9h et 12h.", ["27 09:00"]),
    ("fr", "Pris en expertise le 27 au matin, il vous recevra le même jour à 17 heures au lieu de 9 heures.", ["27 17:00"]),
    ("fr", "Ils ne peuvent plus demain 10h. Nouveau rendez-vous vendredi 15h30.", ["27 15:30"]),
    ("en", "Push our chat to Friday? Anytime 1 to 5 works.", ["27 13:00"]),
    ("es", "No llego a la entrevista de las 10 de mañana. ¿Qué otro día puedes?", []),
    ("en", "Ann can't make 2pm tomorrow. Would 3.30pm suit?", ["25 15:30"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence", "times"), MOVED)
def test_the_hour_it_is_moved_to(extracted: Any, language: str, sentence: str, times: list[str]) -> None:
    """The old hour is told, the new one is of the same day or asked for."""
    _, facts = extracted(f"{sentence}\n\nDana", language=language, kind=Kind.SCHEDULING_CHANGE)
    assert times_of(facts) == times


ANSWERED = [
    (
        "en",
        "can we make it 4 instead? the van comes at 3",
        "see you at 3 on Friday 27 November",
        ["27 16:00"],
    ),
    ("de", "geht auch 16 statt 14 Uhr?", "dann bin ich am Freitag um 14 Uhr bei euch", ["27 16:00"]),
    ("es", "mejor a las 4 en vez de las 11?", "ahí estaré mañana viernes 27 a las 11", ["27 16:00"]),
    ("nl", "kunnen we er 16.00 van maken ipv 14.30?", "vrijdag 27 november 14.30 ben ik er", ["27 16:00"]),
    ("it", "facciamo alle 4 invece che alle 2?", "ci vediamo venerdì 27 alle 14", ["27 16:00"]),
    ("pt", "Consegue sexta no mesmo horário?", "combinado, quarta 25/11 às 14h", ["27 14:00"]),
]


@pytest.mark.parametrize(("language", "answer", "quoted", "times"), ANSWERED)
def test_a_short_answer_goes_on(
    extracted: Any, language: str, answer: str, quoted: str, times: list[str]
) -> None:
    """The day, or the hour, is in the letter that is answered."""
    body = f"{answer}\n\nDana\n\n> {quoted}\n> Robin\n"
    _, facts = extracted(body, language=language, kind=Kind.SCHEDULING_CHANGE, subject="Re: our talk")
    assert times_of(facts) == times


def test_the_letter_handed_on_tells_the_date(extracted: Any) -> None:
    """A mere weekday above is the date that the letter below writes."""
    body = (
        "Hallo Robin, passt Ihnen der Freitag um 11 Uhr?\nDana\n\nVon: Karl Ost <k@ost-werke.de>\n"
        "Gesendet: Montag, 23. November 2026 15:32\nAn: Dana Whitfield <dana@northwind-robotics.com>\n"
        "Betreff: Kandidat Lee\n\nHallo Frau Whitfield,\nwie wäre Freitag, 4.12., 11 Uhr bei uns? Das ist die Woche drauf.\nK. Ost\n"
    )
    _, facts = extracted(body, language="de", subject="WG: Kandidat Lee")
    assert times_of(facts) == ["04 11:00"]
