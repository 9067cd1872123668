"""How the interview is held."""

from typing import Any

import pytest

from demur.domain.invitation import Kind

HELD = [
    ("en", "Would an hour on Zoom suit you?", "video"),
    ("en", "I'd like to give you a ring on Friday.", "phone"),
    ("en", "Could you come by the studio on Friday?", "onsite"),
    ("en", "Please complete the one-way video interview by Friday.", "async"),
    ("de", "Wir möchten Sie gern persönlich kennenlernen.", "onsite"),
    ("de", "Passt es Ihnen, wenn wir kurz telefonieren?", "phone"),
    ("fr", "Seriez-vous disponible pour une visioconférence ?", "video"),
    ("fr", "Je vous propose un entretien téléphonique.", "phone"),
    ("es", "Haremos una videollamada de media hora.", "video"),
    ("pt", "A entrevista será por vídeo.", "video"),
    ("it", "Ci sentiamo con una breve telefonata?", "phone"),
    ("nl", "Kun je vrijdag langskomen?", "onsite"),
]


@pytest.mark.parametrize(("language", "sentence", "mode"), HELD)
def test_the_mode_is_read(extracted: Any, language: str, sentence: str, mode: str) -> None:
    """Words for telephone, video, a visit and one's own time, in all languages."""
    _, facts = extracted(f"Hallo,\n\n{sentence}\n\nDana", language=language)
    assert facts.mode is not None
    assert facts.mode.value == mode


OPEN = [
    "If you have questions, feel free to reach me by phone.",
    "The role is onsite, five days a week.",
    "Thank you for the phone call last week.",
]


@pytest.mark.parametrize("sentence", OPEN)
def test_other_talk_of_phones_and_offices_is_no_mode(extracted: Any, sentence: str) -> None:
    """How to reach the recruiter and where the work is done don't tell how the interview is held."""
    _, facts = extracted(f"Hi Robin,\n\n{sentence}\n\nDana")
    assert facts.mode is None


def test_a_refusal_holds_no_interview(extracted: Any) -> None:
    """Where no interview is to come there is no mode."""
    body = "Hi Robin,\n\nThank you for the video interview, but we chose somebody else.\n\nDana"
    _, facts = extracted(body, kind=Kind.REJECTION)
    assert facts.mode is None


VISITS = [
    ("de", "Kommen Sie doch am Montag um 9 Uhr in der Werkstatt vorbei."),
    ("de", "Das Gespräch ist am Montag um 9 Uhr, Zimmer 214."),
    ("nl", "We verwachten je maandag om 9u; vraag naar mij aan het onthaal."),
    ("fr", "Pouvez-vous venir lundi à 9h ?"),
    ("it", "La attendiamo lunedì alle 9."),
    ("es", "¿Puedes venir el lunes a las 9?"),
    ("pt", "Você pode vir amanhã às 9h?"),
    ("en", "Could you come by on Monday at 9? We're on the second floor."),
]


@pytest.mark.parametrize(("language", "body"), VISITS)
def test_who_is_asked_to_come_meets_on_site(extracted: Any, language: str, body: str) -> None:
    """A visit, a room or a reception tells it where nothing else does."""
    _, facts = extracted(body + "\n", language=language)
    assert facts.mode is not None
    assert facts.mode.value == "onsite"


def test_a_call_is_stronger_than_a_visit(extracted: Any) -> None:
    """ "Come by" of a later round does not make a call a visit."""
    _, facts = extracted("We will call you on Monday at 9. Come by for lunch later.\n")
    assert facts.mode is not None
    assert facts.mode.value == "phone"
