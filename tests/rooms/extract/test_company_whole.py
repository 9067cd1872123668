"""The company as it is printed: whole lines, legal forms, third houses that a subject names, and names nobody writes."""

from typing import Any

import pytest

THIRD = [
    ("a subject tells where", "en", "Gil Ash <gil@harrowpike.co.uk>", "Interview at Tolland Mills", "Hi Robin,\n\nthey moved it to Friday at 3.\n\nGil Ash\nHarrow Pike", "Tolland Mills"),
    ("a subject tells from whom", "de", "Jana Voss <jana@vossundkollegen.de>", "Rückmeldung von Molkerei Sandbek", "Hallo Robin,\n\ndas zweite Gespräch ist am Montag um 9.\n\nJana Voss\nVoss und Kollegen", "Molkerei Sandbek"),
    ("they have made an offer", "en", "Shaun <shaun@redkitepeople.com.au>", "News!", "Robin, Larkhill Dairy have made an offer for the Cheesemaker role.\n\nShaun\nRed Kite People", "Larkhill Dairy"),
    ("who the client is", "es", "Rosa Vial <rvial@cordadaselecta.cl>", "Búsqueda", "Hola Robin:\n\nEl mandante es Minera Quilapán SpA, ya te puedo decir.\n\nRosa Vial\nCordada Selecta", "Minera Quilapán SpA"),
    ("what a board tells of the application", "pt", "Emprego Já <naoresponda@empregoja.net.br>", "Candidatura enviada", "Sua candidatura para Garçom na Pousada Vento Leste foi enviada à empresa.\n\nEquipe Emprego Já", "Pousada Vento Leste"),
]  # fmt: skip
PRINTED = [
    ("the first on its line", "en", "Meg Dodd <meg.dodd@gmail.com>", "Can you come in on Friday at 2?\n\nMeg\nCrumbly, Market Place, Hexham", "Crumbly"),
    ("a zone of police", "fr", "Luc Huart <l.huart@police-vesle.be>", "L'épreuve a lieu le 2 décembre.\n\nLuc Huart\nCommissaire\nZone de police Vesle", "Zone de police Vesle"),
    ("a generic word large", "it", "Ufficio Personale <personale@ospedalesanbiagio.it>", "La convochiamo il 3 dicembre.\n\nDistinti saluti\n\nRenzo Poli\nAzienda Ospedaliera San Biagio", "Azienda Ospedaliera San Biagio"),
    ("whose office it is", "en", "Lyle <lyle@larchcountysheriff.us>", "The Larch County Sheriff's Office has moved the oral board to the 18th.\n\nLyle", "Larch County Sheriff's Office"),
    ("a saint in front", "en", "Bea <b.a@stmonicashospital.or.ke>", "Dear Robin,\n\nSt Monica's Mission Hospital needs a nurse.\n\nBea", "St Monica's Mission Hospital"),
    ("a form behind a comma", "en", "Hollis Rowe <hollis@rowewhit.com>", "Are you free on Monday?\n\nVery truly yours,\n\nHollis Rowe\nRowe & Whit, PLLC", "Rowe & Whit, PLLC"),
    ("a form in several words", "es", "Rosa <rosa@quimicasur.mx>", "La entrevista es el lunes.\n\nSaludos\n\nRosa Gil\nQuímica Sur, S.A. de C.V.", "Química Sur, S.A. de C.V."),
    ("a partnership whose second word is a trade's", "en", "Smita <s.k@vindhyabuses.in>", "We regret.\n\nRegards,\nSmita Kale\nHR Dept., Vindhya Bus & Coach", "Vindhya Bus & Coach"),
    ("told shorter in the letter", "en", "HR <hr@sabarchem.com>", "Welcome to the Sabar Chem family.\n\nRegards,\nMrunal Dave\nSabar Chemicals Ltd.", "Sabar Chemicals Ltd."),
    ("beside an unknown title", "nl", "LinkedIn <messages-noreply@linkedin.com>", "Marloes Okker\nPloegbaas bij Zout Maritiem\nHoi Robin, zullen we bellen?\nMarloes\nBeantwoorden", "Zout Maritiem"),
]  # fmt: skip
TOLD = [
    ("a field beats the system that prints it", "en", "Northern Jobs <noreply@mail.northernjobs.org>", "Employer: Fen Community Trust\nLocation: Ely\n\nYou have been invited to an interview.\n\nNorthern Jobs", "Fen Community Trust"),
    ("an address in the letter", "en", "Bright Robotics via DocuSign <dse@docusign.net>", "Mia Vega sent you a document.\n\nMia Vega\nmvega@brightrobotics.com\n\nHere's the offer!", "Bright Robotics"),
    ("small letters as the domain has them", "en", "Bo <bo@kelp.dev>", "saw your PR. kelp here, well, i run things at kelp\nwant to talk on friday at 3?", "kelp"),
    ("small letters in two places", "de", "Lever <no-reply@hire.lever.co>", "Deine Bewerbung bei fuchsia\n\nLeider nein.\n\nViele Grüße\nTeam fuchsia", "fuchsia"),
    ("in a mailbox that anybody has", "de", "hr <job.nordfracht@gmail.com>", "moin robin, montag um 6 auf dem hof.\n\ngruß hauke\nnordfracht petersen", "nordfracht petersen"),
    ("a kind and the name in the domain", "it", "Camilla Orsi <camilla@edizionisolaria.it>", "Abbiamo preso un'altra persona.\n\nCamilla\n\nIl giorno gio 12 nov 2026 Robin Lee <robin.lee@example.net> ha scritto:\n> hai notizie per il posto da Solaria?", "Solaria"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "sender", "subject", "body", "name"), [n[1:] for n in THIRD], ids=[n[0] for n in THIRD]
)
def test_a_third_house_hires(
    extracted: Any, language: str, sender: str, subject: str, body: str, name: str
) -> None:
    """Who writes of another house's interview recruits for it, whatever the own domain spells."""
    _, facts = extracted(body, sender=sender, subject=subject, language=language)
    assert facts.company is not None
    assert facts.company.value == name


@pytest.mark.parametrize(
    ("language", "sender", "body", "name"),
    [n[1:] for n in PRINTED + TOLD],
    ids=[n[0] for n in PRINTED + TOLD],
)
def test_the_name_is_whole(extracted: Any, language: str, sender: str, body: str, name: str) -> None:
    """By its line, its form and its words, wherever it is told."""
    subject = (
        "Your application" if language == "en" else "Bewerbung bei fuchsia" if "fuchsia" in name else "Re:"
    )
    _, facts = extracted(body, sender=sender, subject=subject, language=language)
    assert facts.company is not None
    assert facts.company.value == name


def test_a_forwarded_letter_with_marks_is_read(extracted: Any) -> None:
    """Some programs set ">" before each line of what they forward, empty ones included."""
    body = (
        "Robin, this is for you!\n\nBegin forwarded message:\n\n> From: Cleo Lamb <c.lamb@adour-rugby.fr>\n"
        "> Subject: physio\n> Date: 21 November 2026 at 11:32:10\n> To: Hal Lake <hal@gmail.com>\n>\n"
        "> Hal,\n> we need a physio from January.\n> Cleo Lamb\n> Adour Rugby\n"
    )
    _, facts = extracted(body, sender="Hal Lake <hal@gmail.com>", subject="Fwd: physio")
    assert facts.company is not None
    assert facts.company.value == "Adour Rugby"
