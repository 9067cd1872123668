"""How the interview is held: the way that is told with the time, rooms, refused visits, second ways."""

from typing import Any

import pytest

from demur.domain.invitation import Kind

TOLD = [
    ("en", "It was a pleasure to hear you on the phone. Come and see the ward on Thursday at 3pm.", "onsite"),
    ("de", "Das Telefonat klingt noch nach. Mögen Sie am Mittwoch um 15 Uhr zu uns kommen?", "onsite"),
    ("nl", "Wat een leuk telefoongesprek. Kun je woensdag om 9 uur een uurtje meedraaien?", "onsite"),
    ("en", "Sure, come on out. How about Monday the 30th at 7:30?", "onsite"),
    ("de", "Wir sehen uns am 1.12. um 11 Uhr im Sitzungszimmer.", "onsite"),
    ("it", "Giovedì alle 18.45 in canonica, dopo la messa.", "onsite"),
    ("pt", "Diga outra hora, continua a ser aqui em Tavira.", "onsite"),
    ("es", "Charlamos el sábado acá en la sala. Si no, una llamada el lunes.", "onsite"),
    ("pt", "quinta, 26/11, às 8h30, online (Teams) com o diretor", "video"),
    ("de", "Magst du am Donnerstag um 17 Uhr videotelefonieren?", "video"),
    ("nl", "Zullen we donderdag om 8 uur even rustig bellen?", "phone"),
    ("en", "Next is a small paid task; send it back by Sunday.", "async"),
]


@pytest.mark.parametrize(("language", "text", "mode"), TOLD)
def test_the_way_is_told_with_the_time(extracted: Any, language: str, text: str, mode: str) -> None:
    """An earlier call tells nothing of the next talk; a room or the same place does."""
    _, facts = extracted(f"Hello,\n\n{text}\n\nRobin", language=language)
    assert facts.mode is not None
    assert facts.mode.value == mode


REFUSED = [
    ("de", "Du musst morgen nicht kommen."),
    ("fr", "Ça ne sert à rien de vous faire venir jeudi."),
    ("it", "Per venerdì non si disturbi a venire."),
    ("en", "There's no need to come in tomorrow."),
]


@pytest.mark.parametrize(("language", "text"), REFUSED)
def test_a_visit_called_off_was_one(extracted: Any, language: str, text: str) -> None:
    """Whoever needn't come was to come."""
    _, facts = extracted(f"Hello,\n\n{text}\n\nRobin", language=language, kind=Kind.CANCELLATION)
    assert facts.mode is not None
    assert facts.mode.value == "onsite"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We don't do take-home tests. What would make you move?"),
        ("de", "Bei uns gibt es keine Online-Tests. Was würde Sie reizen?"),
    ],
)
def test_a_test_that_is_not_held(extracted: Any, language: str, text: str) -> None:
    """A denied way is none."""
    _, facts = extracted(f"Hello,\n\n{text}\n\nRobin", language=language, kind=Kind.RECRUITER_OUTREACH)
    assert facts.mode is None
