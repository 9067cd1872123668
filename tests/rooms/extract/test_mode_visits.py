"""A meeting in the world that no set phrase tells, and what looks like one."""

from typing import Any

import pytest

from demur.domain.invitation import Kind, Recognition
from demur.domain.mail import Mail, Raw
from demur.extract import extract
from demur.read import read_mail

VISITS = [
    ("en", "Would Tuesday at 7 suit? We are next to the chapel in Howden Street.", "onsite"),
    ("en", "Half nine Tuesday suit you? Park by the silo and honk.", "onsite"),
    ("de", "Wir würden Sie gern am 2. Dezember um 11 Uhr in unserem Kindergarten begrüßen.", "onsite"),
    ("de", "Passt Freitag 15 Uhr? Wir sitzen im Hinterhof, bei Koch läuten.", "onsite"),
    ("fr", "Comme convenu par téléphone, rendez-vous mardi à 8h, sonnez à la guérite.", "onsite"),
    ("es", "¿Te viene bien el jueves a las 18 h en la peluquería?", "onsite"),
    ("es", "Como quedamos por teléfono, nos vemos el martes a las 9 en la oficina.", "onsite"),
    ("pt", "Aparece cá na quinta às 18h, antes de fecharmos.", "onsite"),
    ("it", "Ci vediamo sabato alle 6 in negozio, così vede il forno acceso.", "onsite"),
    ("nl", "Kom zaterdag om half acht een keer af, dan toon ik u de stallen.", "onsite"),
]
CALLS = [
    ("en", "I'll bell you on your mobile on Wednesday at 14:30.", "phone"),
    ("en", "Was: In person, 25 November\nNow: Phone, 27 November 11:30", "phone"),
    ("fr", "Dispo pour un appel jeudi à 12h30 ?", "phone"),
    ("es", "Te doy un toque mañana a las 17 h.", "phone"),
    ("pt", "Teria disponibilidade para uma breve chamada na terça?", "phone"),
    ("it", "La sento io domani mattina al cellulare.", "phone"),
    ("nl", "Ik hang donderdag om half tien aan de lijn.", "phone"),
    ("de", "Können wir auf 14:30 gehen? Link bleibt der gleiche.", "video"),
    ("it", "Il colloquio si terrà a distanza.", "video"),
    ("fr", "Un lien pour filmer vos réponses vous sera envoyé.", "async"),
]


@pytest.mark.parametrize(("language", "text", "mode"), VISITS + CALLS)
def test_everyday_words_tell_the_mode(extracted: Any, language: str, text: str, mode: str) -> None:
    """Where to come with a time, the way there, the everyday words for a call."""
    _, facts = extracted(f"Hello,\n\n{text}\n\nDana", language=language)
    assert facts.mode is not None
    assert facts.mode.value == mode


AGAIN = [
    ("de", "Neuer Termin: Montag 9 Uhr, selbe Pforte."),
    ("fr", "On décale à lundi 9h, même porte."),
    ("es", "Pasamos al lunes a las 9, en el mismo despacho."),
    ("pt", "Passa para sexta às 9h30, no mesmo gabinete."),
    ("it", "Spostiamo a lunedì alle 9, stessa stanza."),
]


@pytest.mark.parametrize(("language", "text"), AGAIN)
def test_the_same_spot_is_a_visit(extracted: Any, language: str, text: str) -> None:
    """A change that keeps the place."""
    _, facts = extracted(f"Hello,\n\n{text}\n\nDana", language=language, kind=Kind.SCHEDULING_CHANGE)
    assert facts.mode is not None
    assert facts.mode.value == "onsite"


MEALS = [
    ("en", "Lunch on Friday at 12:30, my treat?"),
    ("de", "Wollen wir am Donnerstag zusammen Mittag essen?"),
    ("fr", "Passez prendre un café vendredi à 15h, on en parle."),
    ("es", "¿Quedamos a comer el viernes 27?"),
    ("pt", "Almoçamos na quinta às 13h?"),
    ("it", "Le va un caffè sabato alle 10 in negozio?"),
    ("nl", "Zin om dinsdag 1 december te lunchen?"),
]


@pytest.mark.parametrize(("language", "text"), MEALS)
def test_a_meal_at_a_set_time_is_a_meeting_in_the_world(extracted: Any, language: str, text: str) -> None:
    """A recruiter's lunch, where the day is told."""
    _, facts = extracted(f"Hello,\n\n{text}\n\nDana", language=language, kind=Kind.RECRUITER_OUTREACH)
    assert facts.mode is not None
    assert facts.mode.value == "onsite"


LEFT_OPEN = [
    ("en", "Could you ring me, or stop by the clinic on Tuesday?"),
    ("en", "The package has free lunch, and shifts start at 9 am."),
    ("de", "Bei uns gibt es Kaffee und Mittagessen gratis, Beginn ist 7 Uhr."),
    ("nl", "Zullen we er telefonisch of bij een broodje over praten?"),
    ("pt", "Almoço incluído, horário das 8h às 17h."),
]


LEFT_OPEN += [
    ("en", "Come join our team! We open on 1 December in Galway."),
    ("de", "Komm in unser Team! Ab 1. Februar suchen wir eine Erzieherin."),
    ("fr", "Venez rejoindre notre équipe dès le 5 janvier."),
    ("es", "Ven a trabajar con nosotros: incorporación el 7 de enero."),
    ("pt", "Vem trabalhar connosco, início a 4 de janeiro."),
    ("it", "Vieni a lavorare con noi, inizio il 7 gennaio."),
    ("nl", "Kom je ons team versterken? Start 1 januari."),
]


@pytest.mark.parametrize(("language", "text"), LEFT_OPEN)
def test_a_loose_word_or_a_choice_tells_no_mode(extracted: Any, language: str, text: str) -> None:
    """No day, a perk, two ways, or the slogan of an advertisement."""
    _, facts = extracted(f"Hello,\n\n{text}\n\nDana", language=language, kind=Kind.RECRUITER_OUTREACH)
    assert facts.mode is None


NO_VISIT = [
    ("en", "I have to come back to you about Thursday at 10."),
    ("fr", "Votre dossier passe devant le comité jeudi. Êtes-vous libre vendredi à 10h ?"),
    ("es", "La semana que viene, el martes 1, te confirmamos la hora."),
    ("it", "I prossimi passi: una nostra conferma entro giovedì alle 12."),
    ("nl", "Wij komen hier dinsdag om 10 uur op terug."),
    ("en", "The times are shown in your own time zone, Thursday at 10."),
]


@pytest.mark.parametrize(("language", "text"), NO_VISIT)
def test_other_comings_are_no_visit(extracted: Any, language: str, text: str) -> None:
    """Verbs of coming that are said of a file, a week, an answer."""
    _, facts = extracted(f"Hello,\n\n{text}\n\nDana", language=language)
    assert facts.mode is None


def test_a_test_that_has_a_venue_is_held_there(extracted: Any) -> None:
    """An aptitude test may be one on site."""
    _, facts = extracted("Hello,\n\nYou are invited to an aptitude test.\nVenue: Hall B, 9:00\n\nDana")
    assert facts.mode is not None
    assert facts.mode.value == "onsite"


def test_a_later_round_does_not_tell_the_mode_of_this_one(extracted: Any) -> None:
    """The visit that follows an online test."""
    text = "Hallo,\n\nJe maakt deze online. Bij een voldoende resultaat volgt een gesprek in Assen.\n\nDana"
    _, facts = extracted(text, language="nl")
    assert facts.mode is not None
    assert facts.mode.value == "async"


def _read(body: str, kind: Kind, confidence: float) -> Any:
    raw = (
        "From: Dana <dana@kestrel-joinery.com>\r\nTo: Robin <robin.lee@example.net>\r\nSubject: Tuesday\r\n"
        "Date: Tue, 24 Nov 2026 09:00:00 +0100\r\nMessage-ID: <1@example.org>\r\n\r\n" + body
    )
    mail = read_mail(Raw("test", raw.encode()))
    assert isinstance(mail, Mail)
    return extract(mail, Recognition(kind, confidence, "en"), None)


@pytest.mark.parametrize(
    ("kind", "confidence", "mode", "location"),
    [(Kind.OTHER, 0.75, None, None), (Kind.OTHER, 0.4, "onsite", "Leeds"),
     (Kind.INTERVIEW_INVITATION, 0.9, "onsite", "Leeds")],
)  # fmt: skip
def test_mail_of_no_kind_holds_no_interview(
    kind: Kind, confidence: float, mode: str | None, location: str | None
) -> None:
    """A visit in other mail is none to an interview, unless the kind is hardly known."""
    facts = _read(
        "Hello Robin,\r\n\r\nCome by our office in Leeds on Tuesday at 9.\r\n\r\nDana", kind, confidence
    )
    assert (facts.mode.value if facts.mode else None) == mode
    assert (facts.location.value if facts.location else None) == location
