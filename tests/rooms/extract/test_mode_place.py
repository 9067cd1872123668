"""A place and a time tell a meeting face to face where no other way is told."""

from typing import Any

import pytest

from demur.domain.invitation import Kind

PLACED = [
    ("en", "We can see you on Monday 30 November at 9.15, in the chapter house in Ely."),
    ("en", "Date\nMonday, November 30\nWhere\nBarn 4, south entrance"),
    ("de", "Ginge Mittwoch, 2.12., 16 Uhr? Das Gespräch ist dann in Rosenheim."),
    ("fr", "Nous vous verrons à Annecy le mardi 1er décembre à 9h30."),
    ("es", "¿Te va bien el lunes 30 a las 17:00? Estaremos los dos socios, en Zamora."),
    ("pt", "Fica para sexta, 27/11, às 7h30, em Paranaguá."),
    ("it", "Facciamo mercoledì 2 alle 16, noi siamo a Matera."),
    ("nl", "Zou dinsdag 1 december om 9.30 uur lukken, in Zwolle?"),
]


@pytest.mark.parametrize(("language", "text"), PLACED)
def test_a_place_beside_a_time(extracted: Any, language: str, text: str) -> None:
    """A town, or the field that says where."""
    _, facts = extracted(f"Hello,\n\n{text}\n\nRobin", language=language, kind=Kind.SCHEDULING_CHANGE)
    assert facts.mode is not None
    assert facts.mode.value == "onsite"


NOT_THERE = [
    ("en", "Your interview for our Hull depot is on Monday at 9 by text chat on Telegram."),
    ("de", "Das Gespräch findet am Montag um 9 Uhr über Telegram statt, Arbeitsort ist Bremen."),
    ("pt", "Podemos falar segunda às 10h pelo WhatsApp? A vaga é em Braga."),
]


@pytest.mark.parametrize(("language", "text"), NOT_THERE)
def test_a_chat_is_no_meeting_in_the_world(extracted: Any, language: str, text: str) -> None:
    """Where one writes to each other the town is that of the job."""
    _, facts = extracted(f"Hello,\n\n{text}\n\nRobin", language=language)
    assert facts.mode is None or facts.mode.value != "onsite"


SECOND_WAY = [
    ("nl", "Kunt u maandag om 14u? In Gent, of als dat makkelijker is via Google Meet."),
    ("pt", "Pode ser terça às 10h aqui no Fundão; se não der, fazemos por videochamada."),
    ("en", "Tuesday at 2 in our workshop in Frome? If you'd rather not travel, we can do Zoom."),
]


@pytest.mark.parametrize(("language", "text"), SECOND_WAY)
def test_a_second_way_leaves_the_first(extracted: Any, language: str, text: str) -> None:
    """What is told for the case that the visit does not suit."""
    _, facts = extracted(f"Hello,\n\n{text}\n\nRobin", language=language)
    assert facts.mode is not None
    assert facts.mode.value == "onsite"


VISITS = [
    ("en", "We would be happy to have you come by, any weekday before noon."),
    ("en", "The Board would be pleased to receive you on Tuesday at 10 am."),
    ("de", "Wann hätten Sie Zeit? Dienstag, 14 Uhr, Treffpunkt Kapelle."),
    ("fr", "Tu passes mardi à 11h ?"),
    ("es", "Con gusto lo recibo en la bodega los martes."),
    ("es", "Podrías acercarte cualquier tarde a la tienda."),
    ("it", "Passa in sacrestia una di queste sere."),
    ("nl", "Ik ontvang u graag donderdag om 11 uur."),
]


@pytest.mark.parametrize(("language", "text"), VISITS)
def test_who_is_received_comes(extracted: Any, language: str, text: str) -> None:
    """The writer receives, or leaves the day to the reader."""
    _, facts = extracted(f"Hello,\n\n{text}\n\nRobin", language=language, kind=Kind.RECRUITER_OUTREACH)
    assert facts.mode is not None
    assert facts.mode.value == "onsite"


OTHERS_COME = [
    ("en", "The glazier can only come on Friday, so could we find a new time?"),
    ("nl", "Het lukt morgen niet, want de keuring komt langs. Wanneer kun jij?"),
]


@pytest.mark.parametrize(("language", "text"), OTHERS_COME)
def test_another_who_comes_is_no_visit(extracted: Any, language: str, text: str) -> None:
    """The subject is somebody else."""
    _, facts = extracted(f"Hello,\n\n{text}\n\nRobin", language=language, kind=Kind.SCHEDULING_CHANGE)
    assert facts.mode is None


DONE = [
    ("de", "Den Online-Test haben Sie bestanden! Kommen Sie am 3.12. um 9 Uhr in unsere Kanzlei?", "onsite"),
    ("en", "First on the phone on Monday at 9, then you could come down for a day.", "phone"),
    ("en", "We'd love to see you in a first digital interview of half an hour.", "video"),
]


@pytest.mark.parametrize(("language", "text", "mode"), DONE)
def test_the_way_of_the_next_talk_counts(extracted: Any, language: str, text: str, mode: str) -> None:
    """A test that is passed is over, and what comes after the call is not yet."""
    _, facts = extracted(f"Hello,\n\n{text}\n\nRobin", language=language)
    assert facts.mode is not None
    assert facts.mode.value == mode
