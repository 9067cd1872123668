"""How the interview is held: what was before, what is answered by telephone, meals, fields, the letter below."""

from typing import Any

import pytest

from demur.domain.invitation import Kind

TOLD = [
    ("fr", "Suite au test HackerRank, nous passons à un entretien avec Ana sur Google Meet.", "video"),
    ("fr", "Bravo, vous avez franchi l'étape des tests en ligne. Vous êtes attendue à notre journée d'évaluation.", "onsite"),
    ("fr", "Suite a votre appel vous êtes convoquée demain à 14h30 dans nos locaux.", "onsite"),
    ("en", "Breakfast at their plant on Thursday at 8:30; bring a hard hat. Let's do a half-hour prep by phone before.", "onsite"),
    ("en", "Tour with pupils, then the panel; hand in your plan on arrival. You will be told by phone at the end of the day.", "onsite"),
    ("de", "Der Chefarzt möchte Sie bei uns im Haus empfangen. Geben Sie mir bitte telefonisch Bescheid.", "onsite"),
    ("es", "El próximo paso es la prueba por teléfono (15 min, te llama Mr. Dixon) y después pasas directo con el supervisor.", "phone"),
    ("es", "Te pedimos que grabes tres respuestas cortas.", "async"),
    ("fr", "Peux-tu répondre en vidéo à trois questions ?", "async"),
    ("nl", "De volgende stap is onze take-home met drie issues.", "async"),
    ("es", "Nos encantó tu self-tape. Te esperamos en nuestra sede el jueves a las 11.", "onsite"),
    ("es", "Comenzar la prueba. Necesitas un computador con cámara.", "async"),
    ("it", "Ci piace che le persone passino una mattina con noi. Ti andrebbe giovedì dalle 8 alle 12?", "onsite"),
    ("it", "Per la call con Tommi avrei gio 26 alle 15:30. Dimmi e ti giro il Meet.", "video"),
    ("fr", "Votre entrevue est déplacée à 13 h, au même local.", "onsite"),
    ("en", "Where: Telford Building, room T1.09\nOverseas candidates may ask for Teams.", "onsite"),
    ("nl", "Kun je woensdag om 9 uur komen voor het gesprek?", "onsite"),
    ("nl", "Na ons videogesprek nodigen we je graag uit op kantoor, donderdag om 11 uur.", "onsite"),
    ("pt", "Depois da nossa videochamada, gostávamos que viesse às nossas instalações na quinta às 11h.", "onsite"),
    ("en", "The interview will take place at the Town Hall on 3 December at 2pm.", "onsite"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "mode"), TOLD)
def test_the_way_of_this_interview(extracted: Any, language: str, text: str, mode: str) -> None:
    """What was before and how somebody answers are no way of it."""
    _, facts = extracted(f"Hello,\n\n{text}\n\nDana", language=language)
    assert facts.mode is not None
    assert facts.mode.value == mode


OUT_OF_THE_BLUE = [
    ("en", "Would you let me take you to lunch when you are in town?", "onsite"),
    ("es", "¿Comemos un día de la semana que viene y te cuento?", "onsite"),
    ("de", "Kaffee? Ich bin am Donnerstag in München, 16 Uhr am Gärtnerplatz?", "onsite"),
    ("nl", "We drinken graag een koffie met je, bij ons in Delft.", "onsite"),
    ("es", "¿Hablamos por videollamada?", "video"),
    ("de", "Lass uns doch die Tage mal telefonieren.", "phone"),
    ("fr", "On en parle autour d'un café, ou d'un appel si tu es loin ?", None),
    ("en", "Coffee? I'm in town every Tuesday.", None),
]


@pytest.mark.parametrize(("language", "text", "mode"), OUT_OF_THE_BLUE)
def test_a_letter_out_of_the_blue(extracted: Any, language: str, text: str, mode: str | None) -> None:
    """A dish is shared at a table; of two ways the reader chooses."""
    _, facts = extracted(f"Hello,\n\n{text}\n\nDana", language=language, kind=Kind.RECRUITER_OUTREACH)
    assert (facts.mode.value if facts.mode else None) == mode


def test_a_short_answer_keeps_the_way(extracted: Any) -> None:
    """Where the answer tells no way, the letter below does; where it answers nothing, it doesn't."""
    body = (
        "Geht auch 16 statt 14 Uhr?\n\nDana\n\n> Gut, dann bin ich am Freitag um 14 Uhr bei euch.\n> Robin\n"
    )
    kind = Kind.SCHEDULING_CHANGE
    _, facts = extracted(body, language="de", kind=kind, subject="Re: Freitag")
    assert facts.mode is not None
    assert facts.mode.value == "onsite"
    assert extracted(body, language="de", kind=kind, subject="Freitag")[1].mode is None


def test_written_talks_have_no_way(extracted: Any) -> None:
    """A talk by chat has none; one who only wrote by it before may meet by video."""
    text = "The interview takes place by text chat on Telegram, add me there."
    assert extracted(f"Hello,\n\n{text}\n\nDana")[1].mode is None
    text = "sono Reda, hai scritto con me su Telegram. Giovedì alle 17:45, ti mando il link Jitsi."
    facts = extracted(f"Ciao,\n\n{text}\n\nDana", language="it")[1]
    assert facts.mode is not None
    assert facts.mode.value == "video"
