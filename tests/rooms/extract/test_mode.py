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


WAYS = [
    ("en", "Next is a zoom with Omri, 40 minutes.", "video"),
    ("en", "Venue: Council Chamber, Emmet Street, Clonmel", "onsite"),
    ("en", "Your test link is below; you have 72 hours for the aptitude test.", "async"),
    ("en", "Check in at security and they'll send you up on Tuesday at 2.", "onsite"),
    ("de", "Können Sie am Montag um 7 in die Werkstatt kommen?", "onsite"),
    ("de", "Darf ich Sie am Dienstag gegen 19 Uhr anrufen?", "phone"),
    ("de", "Das Gespräch ist am Montag um 9 Uhr in der Fachklinik.", "onsite"),
    ("fr", "On peut s'appeler vendredi entre 14h et 16h ?", "phone"),
    ("fr", "L'entretien aura lieu lundi à 9h, bâtiment B, 2e étage.", "onsite"),
    ("es", "¿Te puedo llamar mañana a las diez?", "phone"),
    ("es", "Sería el jueves a las 10, en el propio hospital.", "onsite"),
    ("pt", "Tens meia hora para um Zoom na quinta?", "video"),
    ("it", "Riuscirebbe a passare giovedì alle 12.50?", "onsite"),
    ("it", "Ti chiediamo di completare online un test di logica.", "async"),
    ("nl", "Zoudt ge online kunnen, via Whatsapp-video?", "video"),
    ("nl", "Mag ik je deze week eens bellen?", "phone"),
]


@pytest.mark.parametrize(("language", "sentence", "mode"), WAYS)
def test_the_way_is_told_in_many_words(extracted: Any, language: str, sentence: str, mode: str) -> None:
    """Verbs with words between, rooms, places of work beside the time, tests to be taken."""
    _, facts = extracted(f"Hallo,\n\n{sentence}\n\nDana", language=language)
    assert facts.mode is not None
    assert facts.mode.value == mode


CHOICES = [
    ("en", "I'm free on Thursday in the studio, or a video call on Friday."),
    ("it", "Il colloquio è alle 11, in presenza oppure su Teams."),
    ("nl", "Je bent om 11.20 uur welkom, op kantoor of via Zoom."),
]


@pytest.mark.parametrize(("language", "sentence"), CHOICES)
def test_a_choice_is_no_mode(extracted: Any, language: str, sentence: str) -> None:
    """Where two ways are offered none is set."""
    _, facts = extracted(f"Hallo,\n\n{sentence}\n\nDana", language=language)
    assert facts.mode is None


BEHIND = [
    ("fr", "Votre directrice m'a dit au téléphone beaucoup de bien de vous. Pouvez-vous venir lundi à 9h ?"),
    ("it", "Come da telefonata ti confermo l'appuntamento qui in filiale."),
    ("de", "Wie telefonisch besprochen freuen wir uns auf das Gespräch in unserer Kanzlei."),
    ("de", "Das Gespräch ist in unserer Praxis. Bitte um kurze telefonische Bestätigung."),
]


@pytest.mark.parametrize(("language", "sentence"), BEHIND)
def test_an_earlier_call_is_not_the_interview(extracted: Any, language: str, sentence: str) -> None:
    """A call of the past or one to confirm does not change that they meet face to face."""
    _, facts = extracted(f"Hallo,\n\n{sentence}\n\nDana", language=language)
    assert facts.mode is not None
    assert facts.mode.value == "onsite"


def test_a_call_asked_for_by_a_recruiter_goes_before_a_later_meeting(extracted: Any) -> None:
    """Of a letter out of the blue the next step is the call."""
    body = "Hallo,\n\nim persönlichen Gespräch gern mehr. Darf ich Sie morgen anrufen?\n\nDana"
    _, facts = extracted(body, language="de", kind=Kind.RECRUITER_OUTREACH)
    assert facts.mode is not None
    assert facts.mode.value == "phone"
