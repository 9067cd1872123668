"""Who is told by the place of a name: a label, a row of an agenda, an apposition, the end of a paragraph."""

from typing import Any

import pytest

SYSTEM = "Oakline <no-reply@greenhouse.io>"
OFFICE = "HR Oakline <hr@oakline.com>"
TOLD = [
    ("en", "Your day with us:\n\n9:30 AM - 10:15 AM: Whiteboard - Priya Raman\n10:30 AM - 11:00 AM: Lunch - Colm Doyle", "Priya Raman"),
    ("de", "Ablauf:\n\n10:00 Uhr – Begrüßung | Petra Aschoff (Leiterin Personal)\n10:30 Uhr – Probearbeiten", "Petra Aschoff"),
    ("nl", "Programma:\n\n09.15 uur: rondleiding, Joost Verbruggen\n10.00 uur: gesprek", "Joost Verbruggen"),
    ("en", "When: Thursday at two\nLooked after by: Ms P. Raman, Office Manager", "P. Raman"),
    ("de", "Wann: Donnerstag, 14 Uhr\nGesprächspartner/-innen: Hr. Jens Wolter, Fr. Ute Simon", "Jens Wolter"),
    ("fr", "La directrice de notre agence de Rennes, Solène Kerbrat, serait ravie de vous recevoir.", "Solène Kerbrat"),
    ("it", "Vorremmo presentarLe Marta Denti, che guida il reparto.", "Marta Denti"),
    ("pt", "Queremos apresentar a Marina Tavares, que lidera a loja.", "Marina Tavares"),
    ("en", "Interview for Lift Mechanic with Priya Raman, Oakline\nThursday, 16:00", "Priya Raman"),
    ("es", "Tu entrevista del jueves ha sido reprogramada por Lorena Batalla.", "Lorena Batalla"),
    ("en", "Your interview has been rescheduled by Priya Raman.", "Priya Raman"),
]  # fmt: skip


@pytest.mark.parametrize("sender", [SYSTEM, OFFICE])
@pytest.mark.parametrize(("language", "said", "name"), TOLD)
def test_the_place_of_a_name_tells_who_is_met(
    extracted: Any, sender: str, language: str, said: str, name: str
) -> None:
    """No word for "recruiter" stands before the name."""
    _, facts = extracted(f"Robin Lee,\n\n{said}\n", sender=sender, language=language)
    assert facts.recruiter.value == name


def test_a_label_below_the_address_is_read(extracted: Any) -> None:
    """What looks like a signature may be the middle of a table."""
    body = "Gentile Robin,\n\nla invitiamo a un colloquio.\n\nQuando\nlunedì 30 novembre 2026, 08:30\nDove\nOakline Cantieri, Portineria Nord, Monfalcone\nReferente\nWalter Sclausero\n\nConfermo la presenza\n"
    _, facts = extracted(body, sender="Oakline Cantieri <careers@softgarden.io>", language="it")
    assert facts.recruiter.value == "Walter Sclausero"


ENDS = [
    ("LinkedIn <inmail-hit-reply@linkedin.com>", "Marta Denti\nHR Manager presso Oakline\n\nCiao Robin, cerchiamo un fresatore. Ti va una call giovedì? Marta\n\nRispondi", "Marta"),
    ("LinkedIn <inmail-hit-reply@linkedin.com>", "Marta Denti\nHR Manager at Oakline\n\nHi Robin, we run a mill and need a miller. Fancy a chat? - Marta, HR\n\nReply", "Marta"),
    ("Marta Denti <m.denti@oakline.it>", "This event has been updated\n\nInterview\nFriday at noon\n\nRobin, I am stuck in court, sorry for the change. Marta\n\nReply to m.denti@oakline.it", "Marta"),
    ("Chip Delarue <chip@oakline.com>", "Hey Robin, tomorrow's call needs to slide to four. Still about the lighting job.\n\nChip @ Oakline Staging", "Chip"),
]  # fmt: skip


@pytest.mark.parametrize(("sender", "body", "name"), ENDS)
def test_who_closes_a_paragraph_signs(extracted: Any, sender: str, body: str, name: str) -> None:
    """The header or the network shows the name in full, the letter ends in what the writer goes by."""
    _, facts = extracted(body, sender=sender)
    assert facts.recruiter.value == name


def test_a_calendar_entry_is_signed_like_a_letter(extracted: Any) -> None:
    """Where the mail is nothing but an entry, its description is the letter."""
    entry = (
        "BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:1\nDTSTART:20261201T150000Z\nDTEND:20261201T160000Z\n"
        "ORGANIZER;CN=Wouter Claessens:mailto:w.claessens@oakline.be\nSUMMARY:Gesprek\n"
        "DESCRIPTION:Dag Robin\\,\\nMeld je aan bij de slagboom\\, dan haal ik je op.\\nWouter\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    _, facts = extracted(
        entry,
        sender="Wouter Claessens <w.claessens@oakline.be>",
        language="nl",
        extra="Content-Type: text/calendar; charset=utf-8; method=REQUEST\r\n",
    )
    assert facts.recruiter.value == "Wouter"


TITLED = [
    ("Trent Vasko <tvasko@oakline.gov>", "Battalion Chief Trent Vasko\nOakline Fire District", "Trent Vasko"),
    ("Karin Lindner <k.lindner@oakline.at>", "Liebe Grüße\nDGKP Karin Lindner\nEinsatzleitung", "Karin Lindner"),
    ("Front Desk <reception@oakline.co.uk>", "Kind regards\nSunita Raman BDS MJDF", "Sunita Raman"),
    (OFFICE, "Yours faithfully,\n\n(Mrs.) Comfort Adjei\nDirector, Human Resource", "Comfort Adjei"),
    (OFFICE, "Regards,\nCol. (R) Tariq Mehmud\nDirector Administration", "Tariq Mehmud"),
    (OFFICE, "Best regards,\nNur Shafira (Ms)\nManager\n\nWe SERVE: Safe, Excellent, Reliable.", "Nur Shafira"),
]  # fmt: skip


@pytest.mark.parametrize(("sender", "signed", "name"), TITLED)
def test_titles_and_degrees_of_no_list_are_no_part_of_the_name(
    extracted: Any, sender: str, signed: str, name: str
) -> None:
    """The name in the From header shows where the title ends, capitals without a vowel are a degree."""
    _, facts = extracted(
        f"Dear Robin,\n\nplease come to the interview on Friday.\n\n{signed}\n", sender=sender
    )
    assert facts.recruiter.value == name


BESIDE = [
    ("en", "Good luck!\nAntonia from Oakline", "Antonia"),
    ("fr", "Courage, vous allez y arriver !\nPauline, pour Oakline", "Pauline"),
    ("es", "Te deseamos mucho éxito.\n\nVanessa Del Río\nOakline de Occidente, S.A. de C.V.", "Vanessa Del Río"),
    ("nl", "Succes!\nAnouk van Oakline", "Anouk"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "end", "name"), BESIDE)
def test_who_stands_beside_the_house_signs(extracted: Any, language: str, end: str, name: str) -> None:
    """A system sends the letter in the name of the house, somebody of the house closes it."""
    sender = "Oakline <no-reply@ashbyhq.com>"
    _, facts = extracted(
        f"Robin Lee,\n\nPlease record your interview by Friday.\n\n{end}\n", sender=sender, language=language
    )
    assert facts.recruiter.value == name


NOBODY = [
    ("Kauri Oak Vets <kauri-oak-vets@breezy-mail.com>", "Your interview is booked.\n\nRegards\nKauri Oak Vets"),
    ("GoodTime on behalf of Oakline <noreply@goodtime.io>", "Your interview has moved to Friday.\n\nZoom: Join"),
    ("OAKJOBS <office@oak-mail.gov>", "Your interview is on Friday."),
    ("Assessment Bosco Verde <assessment@talent-mail.com>", "Please take the test for the interview.\n\nSTART"),
    ("Indeed <no-reply@indeed.com>", "An employer wants to interview you\n\nForklift Mechanic\nYakima, WA\n$29 - $34 an hour - Full-time\n\nReply"),
    ("Campus Hiring <hiring@oakline.in>", "Greetings from Oakline!\n\nYou have been shortlisted for an interview."),
    ("Oakline B.V. <hr@oakline.nl>", "Hierbij de uitnodiging voor het gesprek.\n\nJa - Misschien - Nee"),
]  # fmt: skip


@pytest.mark.parametrize(("sender", "said"), NOBODY)
def test_shapes_of_names_that_are_nobodys(extracted: Any, sender: str, said: str) -> None:
    """Mailboxes, menus, greetings and towns have the shape of names as well."""
    _, facts = extracted(f"Dear Robin,\n\n{said}\n", sender=sender)
    assert facts.recruiter is None
