"""Who wrote or will be met, where structure tells it: beside the reader's name, the house's, a number, a title."""

from typing import Any

import pytest

PAIRED = [
    ("en", "Booked: Phone screen Robin Lee and Odile Sanz", "Hi Robin Lee,\n\nyour event is booked.", "Odile Sanz"),
    ("nl", "Verzet: Kennismaking Jorrit Blom en Robin Lee", "Hoi,\n\nje afspraak is verzet.", "Jorrit Blom"),
    ("de", "Erstgespräch Robin Lee und Hanno Kessler", "Guten Tag,\n\nder Termin steht.", "Hanno Kessler"),
    ("fr", "Confirmé : Échange Robin Lee et Maëlle Guérin", "Bonjour,\n\nc'est noté.", "Maëlle Guérin"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "subject", "body", "name"), PAIRED)
def test_who_is_named_beside_the_reader(
    extracted: Any, language: str, subject: str, body: str, name: str
) -> None:
    """In the title of a booked event."""
    _, facts = extracted(
        body, sender="Calendly <notifications@calendly.com>", subject=subject, language=language
    )
    assert facts.recruiter is not None
    assert facts.recruiter.value == name


TOLD = [
    ("de", "Gespräch mit Jana Steinmetz", "Jana Steinmetz"),
    ("it", "Ti chiamerà: Gavino Sanna", "Gavino Sanna"),
    ("fr", "Vous serez appelée par : Solène Castel", "Solène Castel"),
    ("fr", "Composition : Pr Yann Le Goff, Mme Ida Roy", "Yann Le Goff"),
    ("de", "Es ruft Sie an: Wiebke Harms", "Wiebke Harms"),
    ("fr", "Vous serez reçu par Mme Delorme, cadre de santé.", "Mme Delorme"),
    ("de", "Interviewer: Herr Stadler", "Herr Stadler"),
    ("pt", "A conversa será por vídeo, pelo Teams, com a Thais Brandão.", "Thais Brandão"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "line", "name"), TOLD)
def test_whom_a_system_tells_of(extracted: Any, language: str, line: str, name: str) -> None:
    """By a labelled line, a surname with a title, a given name with a number, behind a comma."""
    _, facts = extracted(
        f"Robin,\n\nthe details:\n{line}\n\nHarbour Talent Team\n",
        sender="SmartRecruiters <notification@smartrecruiters.com>",
        language=language,
    )
    assert facts.recruiter is not None
    assert facts.recruiter.value == name


CLOSED = [
    ("de", "Softgarden <no-reply@softgarden.io>", "Wir melden uns.\n\nTalhof Molkerei eG\nKonrad Bissinger", "Konrad Bissinger"),
    ("es", "Gupy <vagas@gupy.com.br>", "Acusamos recibo.\n\nDepartamento de Personal\nRebeca Lomas", "Rebeca Lomas"),
    ("en", "NCR Recruitment <recruitment@ncr-rescue.org.uk>", "Not this time, sorry.\n\nKeep paddling\n\nJory, NCR", "Jory"),
    ("en", "blue heron <hello@blueheron.teamtailor-mail.com>", "Your note has landed safely. Somebody will read it.\n/Frida", "Frida"),
    ("en", "Esther Vane <e.vane@harbouropera.org>", "Same room as before.\n\nYours in haste, Esther", "Esther"),
    ("de", "Fabia Gut <fabia.gut@seeblatt.ch>", "Gleicher Link wie neulich.\n\nDanke fürs Verständnis\nFabia (Redaktion «Seeblatt»)", "Fabia"),
    ("en", "Desiree Amadi <des@tenfold.works>", "Send me your number and I'll ring.\n\nCheers\nDes\n\nTenfold Works Ltd", "Des"),
    ("fr", "Noé <noe@poirebleue.bio>", "tu reçois le lien vendredi.\n\nBises, Noé de Poire Bleue", "Noé"),
    ("nl", "Boer Gijs <gijs@aspergevangijs.nl>", "Ik heb je nummer.\n\nGijs\nAsperge van Gijs, Horst", "Gijs"),
    ("en", "Mr. Osei <osei@coastschool.edu.gh>", "We meet in the staff room.\n\nMr. Osei\nHeadmaster", "Mr. Osei"),
    ("es", "Indeed <donotreply@indeed.com>", "\"¿puedes venir el viernes a una prueba? Un saludo. - Charo\"\n\nResponder", "Charo"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sender", "said", "name"), CLOSED)
def test_who_closes_a_letter(extracted: Any, language: str, sender: str, said: str, name: str) -> None:
    """Beside the house, behind a slash or a farewell of their own, by a nickname that the address bears."""
    _, facts = extracted(
        f"Robin,\n\nthank you for applying with us. {said}\n", sender=sender, language=language
    )
    assert facts.recruiter is not None
    assert facts.recruiter.value == name


SMALL = [
    ("de", "Bühne Nord <kbb@buehne-nord.de>", "hey robin,\n\nfrag nach mir am eingang, bitte mappe mitbringen.\n\nbis dann!\nfritzi", "fritzi"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sender", "body", "name"), SMALL)
def test_names_in_small_letters_and_surnames(
    extracted: Any, language: str, sender: str, body: str, name: str
) -> None:
    """As the letter is written, and as its writers call themselves."""
    _, facts = extracted(f"{body}\n", sender=sender, language=language)
    assert facts.recruiter is not None
    assert facts.recruiter.value == name


@pytest.mark.parametrize(
    ("sender", "body"),
    [
        ("SmartRecruiters <n@smartrecruiters.com>", "Danke für die Bewerbung als Rotor Blade Technician (Servicetechniker Wind)."),
        ("Proceso de selección <no-reply@breezy-mail.com>", "La entrevista ha sido cancelada."),
        ("Werken bij Blom Bouw <noreply@personio.de>", "Je sollicitatie is binnen."),
        ("Prefeitura <concursos@serra.gov.br>", "Foi protocolada.\n\nSetor de Protocolo\nPrefeitura de Serra"),
        ("Club Nàutic Llevant <club@cnllevant.cat>", "t'esperem dissabte."),
    ],
)  # fmt: skip
def test_words_in_capitals_that_name_nobody(extracted: Any, sender: str, body: str) -> None:
    """Titles of jobs, processes, departments, clubs."""
    _, facts = extracted(f"Robin,\n\n{body}\n", sender=sender)
    assert facts.recruiter is None


def test_who_is_shown_in_full_and_signs_short(extracted: Any) -> None:
    """Is called as they sign, above a network's card as well."""
    body = "Liv Sommer\nTalent Partner at Mossworks\n\nHello Robin,\n\nyour paper was on our desk. Care to talk?\n\nBest,\nLiv\n"
    _, facts = extracted(body, sender="Liv Sommer via LinkedIn <inmail-hit-reply@linkedin.com>")
    assert facts.recruiter is not None
    assert facts.recruiter.value == "Liv"


def test_an_agency_that_hands_on_with_a_full_name(extracted: Any) -> None:
    """Its client speaks of the reader as of somebody else."""
    body = (
        "Robin, see below. Call me.\n\nPriya Shah\n\nFrom: Helen Marsh <h.marsh@coastwater.co.uk>\n"
        "Sent: 23 November 2026 10:00\nTo: Priya Shah\nSubject: Interview\n\n"
        "Hi Priya,\nWe'd like to interview Robin on Thursday at 2pm.\nHelen Marsh\nCoastwater\n"
    )
    _, facts = extracted(body, sender="Priya Shah <priya@brightwell-lane.co.uk>", subject="FW: Interview")
    assert facts.recruiter is not None
    assert facts.recruiter.value == "Priya Shah"
    assert facts.agency is not None
    assert facts.agency.value is True


def test_a_friend_who_hands_on_is_a_messenger(extracted: Any) -> None:
    """However the friend's own mailbox is called."""
    body = (
        "Robin, didn't you want to leave that bank? x Noor\n\nFrom: Wim Oost <wim.oost@kantel.nl>\n"
        "Sent: 23 November 2026 10:00\nTo: Noor Bakels\nSubject: something for Robin?\n\n"
        "Hi Noor, you told me of a friend. I am looking for a data scientist. Could we talk?\nWim Oost\n"
    )
    _, facts = extracted(
        body, sender="Noor Bakels <noor@courier-coop.nl>", subject="Fwd: something for Robin?"
    )
    assert facts.recruiter is not None
    assert facts.recruiter.value == "Wim Oost"
