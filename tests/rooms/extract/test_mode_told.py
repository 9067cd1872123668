"""How the interview is held, told in passing: by a field, a visit, a test, a talk that is over."""

from typing import Any

import pytest

from demur.domain.invitation import Kind

TOLD = [
    ("en", "Your telephonic round is on 3 December at 4 pm.", "phone"),
    ("en", "Interview type: Telephone\nDate: 26 November, 10:00", "phone"),
    ("en", "Please come for interview on Saturday at 9, church hall.", "onsite"),
    ("en", "Shall we meet on Wednesday at 11 at\nthe riverside studio?", "onsite"),
    ("de", "Am Donnerstag um 10 Uhr melde ich mich telefonisch bei Ihnen.", "phone"),
    ("de", "Nimm dein Video bis Sonntag auf.", "async"),
    ("de", "Können wir auf Freitag 9 Uhr verschieben? Treffpunkt bleibt der Haupteingang.", "onsite"),
    ("fr", "Comme convenu ce matin au téléphone, rendez-vous jeudi à 9h15, 3e étage, bureau 3.14.", "onsite"),
    ("fr", "Vous avez cinq jours pour réaliser l'entretien vidéo différé.", "async"),
    ("es", "Venga el jueves a las 8 a la obra, con casco.", "onsite"),
    ("pt", "Entrar com o Google Meet, quinta às 10h.", "video"),
    ("it", "Mi telefoni giovedì verso le 19, ne parliamo con calma.", "phone"),
    ("nl", "Neem voor zondag een korte video op waarin je jezelf voorstelt.", "async"),
]


@pytest.mark.parametrize(("language", "text", "mode"), TOLD)
def test_the_mode_is_told_in_passing(extracted: Any, language: str, text: str, mode: str) -> None:
    """Fields, things to bring, where to come, and what the reader is asked to do."""
    _, facts = extracted(f"Hello,\n\n{text}\n\nDana", language=language)
    assert facts.mode is not None
    assert facts.mode.value == mode


@pytest.mark.parametrize(
    ("language", "text", "mode"),
    [("fr", "Un café virtuel vendredi ?", "video"), ("es", "¿Un cafecito virtual esta semana?", "video"),
     ("de", "Lust auf einen virtuellen Kaffee?", "video"), ("en", "Up for a virtual coffee?", "video")],
)  # fmt: skip
def test_a_virtual_coffee_is_a_video_call(extracted: Any, language: str, text: str, mode: str) -> None:
    """A recruiter's coffee that is no coffee."""
    _, facts = extracted(f"Hi,\n\n{text}\n\nDana", language=language, kind=Kind.RECRUITER_OUTREACH)
    assert facts.mode is not None
    assert facts.mode.value == mode


UNTOLD = [
    ("es", "¿Le va bien el viernes a las 14? El puesto es presencial en la oficina."),
    ("de", "Über einen Termin am Freitag um 14 Uhr würden wir uns freuen. Die Arbeit ist vor Ort im Werk."),
    ("en", "Thanks for sending the take-home back. Could we talk on Friday at 10?"),
    ("de", "Das bringen Sie mit: Freude am Verkauf. Passt Dienstag um 10 Uhr für ein Gespräch?"),
    ("it", "Il Suo profilo passa al prossimo step: è disponibile giovedì alle 10?"),
    ("fr", "Votre candidature passe à l'étape suivante ! Êtes-vous libre jeudi à 10h ?"),
    ("pt", "Recebemos a sua candidatura; pode ser entrevistado na quinta às 10h?"),
]


@pytest.mark.parametrize(("language", "text"), UNTOLD)
def test_what_tells_no_way_is_none(extracted: Any, language: str, text: str) -> None:
    """Words that look like a visit or a test and aren't."""
    _, facts = extracted(f"Hello,\n\n{text}\n\nDana", language=language)
    assert facts.mode is None
