"""The old time of a moved interview, and short answers that go on from their subject."""

from typing import Any

import pytest

from demur.domain.invitation import Kind


def starts(
    extracted: Any, body: str, language: str, kind: Kind = Kind.SCHEDULING_CHANGE, subject: str = "Interview"
) -> list[str]:
    """Day and clock of the times that a letter of Tuesday, 24 November 2026 offers."""
    _, facts = extracted(body, language=language, kind=kind, subject=subject)
    return [f"{time.start:%d.%m. %H:%M}" for time in facts.interview_times]


LABELLED = [
    ("en", "Was: In person, 2 December 2026 1:00 PM\nNow: Phone, 3 December 2026 11:30 AM", ["03.12. 11:30"]),
    ("en", "Former time: Wed 2 Dec, 10:00\nNew time: Thu 3 Dec, 11:00", ["03.12. 11:00"]),
    ("de", "Neuer Termin: Donnerstag, 3.12., 11 Uhr\nFrüherer Termin: Mittwoch, 2.12., 10 Uhr", ["03.12. 11:00"]),
    ("de", "Vorher: Mi, 2.12., 10 Uhr\nJetzt: Do, 3.12., 11 Uhr", ["03.12. 11:00"]),
    ("fr", "Avant : mercredi 2 décembre à 10h\nMaintenant : jeudi 3 décembre à 11h", ["03.12. 11:00"]),
    ("es", "Antes: miércoles 2/12 10:00\nAhora: jueves 3/12, 11:00 hs.", ["03.12. 11:00"]),
    ("pt", "Tivemos de remarcar.\n\nDe: quarta, 2/12, 10h\nPara: quinta, 3/12, 11h", ["03.12. 11:00"]),
    ("it", "Prima: mercoledì 2 dicembre, 10:00\nAdesso: giovedì 3 dicembre, 11:00", ["03.12. 11:00"]),
    ("nl", "Eerst: wo 2 dec 10.00 uur\nNu: do 3 dec 11.00 uur", ["03.12. 11:00"]),
    ("en", "Wed 2 Dec 10:00 → Thu 3 Dec 11:00", ["03.12. 11:00"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "body", "wanted"), LABELLED)
def test_a_label_tells_the_old_time(extracted: Any, language: str, body: str, wanted: list[str]) -> None:
    """A label on the line, or an arrow, shows which of two times is given up."""
    assert starts(extracted, body, language) == wanted


TOLD = [
    ("de", "Dann sehen wir uns statt heute am Donnerstag, 26.11. um 16 Uhr.", ["26.11. 16:00"]),
    ("de", "Am Mittwoch um 10 bin ich auf Montage. Passt Ihnen Freitag um 10?", ["27.11. 10:00"]),
    ("fr", "Mercredi à 10h je suis sur un chantier. Vendredi 10h, possible ?", ["27.11. 10:00"]),
    ("it", "Domani alle 15 il laboratorio è occupato. Ce la fai alle 17:00 dello stesso giorno?", ["25.11. 17:00"]),
    ("it", "Dovevamo vederci martedì alle 14. Potrebbe giovedì alle 15?", ["26.11. 15:00"]),
    ("nl", "We zouden elkaar morgen om 13.00 uur spreken. Kan het vrijdag om 9.30 uur?", ["27.11. 09:30"]),
    ("pt", "11h amanhã não me dá. Vem às 17h30, antes do serviço.", ["25.11. 17:30"]),
    ("de", "Neu ist Mittwoch, 2.12. um 10 Uhr. Falls nicht, ginge Freitag, 4.12. um 11 Uhr?", ["02.12. 10:00", "04.12. 11:00"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "body", "wanted"), TOLD)
def test_a_sentence_tells_the_old_time(extracted: Any, language: str, body: str, wanted: list[str]) -> None:
    """What was agreed or is occupied is no offer beside the time that is asked for."""
    assert starts(extracted, body, language) == wanted


ANSWERS = [
    ("en", "RE: Thursday 26th, 2pm, yard office", "Make it half three?", ["26.11. 15:30"]),
    ("de", "AW: Gespräch am Do, 3.12., 14 Uhr", "Geht auch 16 Uhr?", ["03.12. 16:00"]),
    ("fr", "Re: Lundi 30, 9h", "Plutôt 11h, ça va ?", ["30.11. 11:00"]),
    ("es", "RE: entrevista jueves 3, 15:00", "Mejor viernes, misma hora", ["27.11. 15:00"]),
    ("pt", "Re: Dia 3 às 11h", "Pode ser às 16h?", ["03.12. 16:00"]),
    ("it", "R: colloquio martedì 1 ore 15", "Anticipiamo alle 9, ok?", ["01.12. 09:00"]),
    ("nl", "RE: donderdag 3/12 9u30", "Wordt vrijdag, zelfde uur.", ["27.11. 09:30"]),
    ("en", "Re: Thu 3 Dec 2pm", "Perfect, see you then. There are 4 of us.", []),
]


@pytest.mark.parametrize(("language", "subject", "body", "wanted"), ANSWERS)
def test_a_short_answer_goes_on_from_its_subject(
    extracted: Any, language: str, subject: str, body: str, wanted: list[str]
) -> None:
    """The subject gives the day, or the clock of "the same time"."""
    assert starts(extracted, body, language, subject=subject) == wanted
