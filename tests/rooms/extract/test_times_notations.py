"""Days and clocks in further notations, and figures near them that are none."""

from typing import Any

import pytest


def starts(extracted: Any, sentence: str, language: str) -> list[str]:
    """Day and clock of the times that a letter of Tuesday, 24 November 2026 offers."""
    _, facts = extracted(f"Hello Robin,\n\n{sentence}\n\nDana", language=language)
    return [f"{time.start:%d.%m. %H:%M}" for time in facts.interview_times]


READ = [
    ("it", "Le proponiamo martedì 1° dicembre, dalle 16:15 alle 17:00.", ["01.12. 16:15"]),
    ("pt", "A entrevista fica para terça-feira, 1° de dezembro, às 9h.", ["01.12. 09:00"]),
    ("nl", "Hij mag komen op dinsdag 24-11 14:00 bij de poort.", ["24.11. 14:00"]),
    ("nl", "Lukt morgen (wo 25) 12.00 bij ons in de kas?", ["25.11. 12:00"]),
    ("de", "Freitag, 4. Dezember, 08.15 bis ca. 12.00 Uhr, Talstation", ["04.12. 08:15"]),
    ("de", "Am 3.12. könnte ich um 9 Uhr.", ["03.12. 09:00"]),
    ("de", "Wir hätten Dienstag, 1.12. um 10 Uhr frei.", ["01.12. 10:00"]),
    ("de", "Komm am Donnerstag, 26.11. um 2 Uhr (nachts!) an die Rampe.", ["26.11. 02:00"]),
    ("de", "Er soll am Mittwoch um 6:45 in Steyr sein.", ["25.11. 06:45"]),
    ("de", "Probearbeiten am Samstag, 28.11., von 6 bis 10 Uhr", ["28.11. 06:00"]),
    ("pt", "Tenho livre quarta entre as 10h e as 12h e sexta das 15h às 18h.", ["25.11. 10:00", "27.11. 15:00"]),
    ("pt", "Vem na sexta 27, entra 5h da manhã com o Edvaldo.", ["27.11. 05:00"]),
    ("pt", "Posso dia 26 ou 27 a partir das 16h.", ["26.11. 16:00", "27.11. 16:00"]),
    ("fr", "Je peux le 26 ou le 27 à 16h.", ["26.11. 16:00", "27.11. 16:00"]),
    ("en", "I am free the 26th or 27th at 4pm.", ["26.11. 16:00", "27.11. 16:00"]),
    ("es", "Quedamos el lunes 30, presencial igual, entre las 9 y las 11.", ["30.11. 09:00"]),
    ("en", "Would you come in Thursday week, the 3rd, about 2 when it is quiet?", ["03.12. 14:00"]),
    ("en", "A week on Thursday at 10am?", ["03.12. 10:00"]),
    ("en", "Can I ring you Wednesday arvo, say half 4?", ["25.11. 16:30"]),
    ("en", "Let's say Friday first thing, 8.30.", ["27.11. 08:30"]),
    ("fr", "Mardi 1er décembre de 17 h à 17 h 45, ou le lendemain à la même heure.", ["01.12. 17:00", "02.12. 17:00"]),
    ("de", "Dienstag, 1.12., 10 Uhr oder am Folgetag um 9 Uhr.", ["01.12. 10:00", "02.12. 09:00"]),
    ("de", "Ihr Gespräch findet statt am 30.11.2026 um 9:00 Uhr.", ["30.11. 09:00"]),
    ("es", "Entrevistas este viernes de 9 a 13 hrs en la sucursal.", ["27.11. 09:00"]),
    ("nl", "Lukt maandag 30 november na vijven (17.15 uur)?", ["30.11. 17:15"]),
    ("nl", "Ben je vrijdag na vieren te vinden?", ["27.11. 16:00"]),
    ("en", "Trial shift on Saturday 28 November, 6pm to 11pm.", ["28.11. 18:00"]),
    ("en", "We can see you for the Shift Millwright post on Thursday at 09:00.", ["26.11. 09:00"]),
    ("fr", "Seriez-vous joignable jeudi 26 novembre entre 18h30 et 20h ?", ["26.11. 18:30"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence", "wanted"), READ)
def test_a_notation_is_read(extracted: Any, language: str, sentence: str, wanted: list[str]) -> None:
    """Degree signs for ordinals, dashes in dates, days that share a clock, hours before dawn."""
    assert starts(extracted, sentence, language) == wanted


NONE = [
    ("pt", "Estarei em Lisboa de 7 a 11 de Dezembro e gostaria de a convidar."),
    ("fr", "Les week-ends des 5 ou 12 décembre iraient bien."),
    ("it", "Sono 10 ore a settimana, comunque non oltre il 23 dicembre."),
    ("es", "Hay grupos de 2.º y uno más que el lunes 30 no tienen a nadie."),
]


@pytest.mark.parametrize(("language", "sentence"), NONE)
def test_days_and_amounts_are_no_clocks(extracted: Any, language: str, sentence: str) -> None:
    """Spans of days, hours of work and ordinals."""
    assert starts(extracted, sentence, language) == []


JOURNEYS = [
    ("en", "Come on Saturday, 28 November at 11. Your train arrives at 10:43, I'll collect you."),
    ("de", "Kommen Sie am Samstag, 28. November um 11 Uhr. Der Zug kommt um 10:43 Uhr an."),
    ("fr", "Venez samedi 28 novembre à 11h. Le train arrive à 10h43."),
    ("es", "Ven el sábado 28 de noviembre a las 11. El tren llega a las 10:43."),
    ("pt", "Venha no sábado, 28 de novembro, às 11h. O comboio chega às 10h43."),
    ("it", "Venga sabato 28 novembre alle 11. Il treno arriva alle 10.43."),
    ("nl", "Kom zaterdag 28 november om 11 uur. De trein komt om 10.43 uur aan."),
]


@pytest.mark.parametrize(("language", "sentence"), JOURNEYS)
def test_the_way_there_is_no_meeting(extracted: Any, language: str, sentence: str) -> None:
    """A train's times are not those of the interview."""
    assert starts(extracted, sentence, language) == ["28.11. 11:00"]


def test_items_of_a_span_are_no_meetings_of_their_own(extracted: Any) -> None:
    """The panel's parts lie within the time of the panel."""
    body = "Thursday, December 3, 2026\n15:00 – 16:30\nPanel\n15:00 Ada Brand\n15:45 Ravi Menon"
    assert starts(extracted, body, "en") == ["03.12. 15:00"]
