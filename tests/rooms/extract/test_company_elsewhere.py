"""The company in display names, subjects, small letters, mails below and above, and what only seems to be one."""

from typing import Any

import pytest

NAMED = [
    ("a system writes under the house's name", "pt", "Cerâmica Ponta Grande <recrutamento@notifica-gupy.com>", "Sua entrevista mudou", "Olá Robin,\n\nA entrevista foi remarcada.\nNova data: 8/12/2026\nRecrutador: Adeilson Freire\n", "Cerâmica Ponta Grande"),
    ("the subject opens with it", "es", "Brisa Solar <brisa@myworkday.com>", "Brisa Solar: siguiente paso", "Hola Robin,\n\npasas a la siguiente fase.\n\nEl equipo de Personas\n", "Brisa Solar"),
    ("it has received an application", "en", "Penrose Mutual <do-not-reply@penrosemutual.taleo.net>", "Thank you", "Dear Robin,\n\nThis confirms that Penrose Mutual has received your application.\n", "Penrose Mutual"),
    ("a calendar writes for it", "de", "Calendly für Ökohof Ammerlage <notifications@calendly.com>", "Termin", "Hallo Robin,\n\nIhr Termin wurde verlegt.\n", "Ökohof Ammerlage"),
    ("a page for careers", "nl", "Werken bij Gemeente Zandwijk <noreply@werkenbijzandwijk.nl>", "Uitnodiging", "Beste Robin,\n\nwe nodigen je uit voor een gesprek.\n", "Gemeente Zandwijk"),
    ("the head of an office", "es", "Rectoría Colegio Los Alisos <rectoria@colegiolosalisos.edu.co>", "Entrevista", "Apreciado Robin:\n\nlo esperamos el jueves.\n\nGloria Paz\nRectora\n", "Colegio Los Alisos"),
    ("a town of small words", "it", "Comune di Monte nell'Alpe - Ufficio Concorsi <concorsi@comune-montenellalpe.it>", "Prova", "Gentile candidata,\n\nla prova si terrà il 3 dicembre.\n", "Comune di Monte nell'Alpe"),
    ("small letters, subject and link", "de", "Teamtailor <no-reply@teamtailor-mail.com>", "Deine Bewerbung bei moorbach kaffee", "Hallo Robin,\n\nschau dir die Aufgabe an: https://moorbach.teamtailor.com/t/1\n\nToni\n", "moorbach kaffee"),
    ("small letters, display name and line", "es", "Jon Etxea, lana verde <jon@lv.tt-mail-eu.com>", "¿Hablamos?", "Hola Robin,\n\nnos gustó tu candidatura.\n\nJon\n\nlana verde · jerséis hechos en Eibar\n", "lana verde"),
    ("small letters behind a title", "it", "Tommaso Bruni <messages-noreply@linkedin.com>", "Tommaso ti ha scritto", "Tommaso Bruni · Founder presso soffiovento\nCiao Robin! Con soffiovento facciamo vele. Ti va una call?\n", "soffiovento"),
    ("the end of a subject", "it", "Talent Team <no-reply@hire.lever.co>", "Colloquio confermato – Stellaria Propulsione S.p.A.", "Ciao Robin,\n\nil tuo colloquio è confermato.\n", "Stellaria Propulsione S.p.A."),
    ("a museum in a subject", "it", "Candidature <jobs@m.personio.de>", "Grazie! Tirocinio – Museo del Vento e del Tempo", "Caro Robin,\n\nla tua domanda è arrivata.\n", "Museo del Vento e del Tempo"),
    ("a tool used by it", "en", "Talent Acquisition <noreply@vidhire-async.com>", "Video interview", "Hello Robin,\n\nBluebell Renal Partners has invited you to record a video.\n\nVidHire is a tool used by Bluebell Renal Partners.\n", "Bluebell Renal Partners"),
    ("a board is none", "en", "Indeed <noreply@indeed.com>", "Interview request from Bayview Marina", "Hi Robin,\n\nBayview Marina would like to interview you.\n\nIndeed Ireland Operations Ltd\n", "Bayview Marina"),
    ("a trade in the name", "fr", "Dr Luc Morel <l.morel@vetplus-gers.fr>", "Véto rurale", "Bonjour Robin,\n\nvenez deux jours, vous verrez.\n\nConfraternellement,\nLuc Morel\nSELARL Clinique vétérinaire des Causses\n", "SELARL Clinique vétérinaire des Causses"),
    ("partners", "fr", "Nadia Carlier <n.carlier@notaires-carlier.fr>", "Entretien", "Bonjour Robin, plutôt vendredi ?\n\nMe Nadia Carlier\nSCP Carlier, Maubert & Associés\nNotaires à Blaye\n", "SCP Carlier, Maubert & Associés"),
    ("what it does", "de", "Dora Kainz <dora.kainz@sonnentor-bildung.at>", "Gespräch", "Liebe Frau Lee,\n\nam Mittwoch um 16 Uhr?\n\nDora Kainz\nVerein Sonnentor – Bildung und Betreuung, ZVR 604418\n", "Verein Sonnentor"),
    ("a house called by a street", "de", "Dr. Lukas Brandt <l.brandt@gmx.net>", "Termin", "Liebe Frau Lee,\n\nleider muss ich absagen.\n\nDr. Lukas Brandt\nGemeinschaftspraxis am Ring\n", "Gemeinschaftspraxis am Ring"),
    ("bound by hyphens", "de", "Renate Pohl <pohl@pohl-search.de>", "Anfrage", "Sehr geehrte Frau Lee,\n\nnamens der St.-Ursula-Stiftung dürfen wir die Suche nach einer Chefärztin begleiten.\n\nRenate Pohl\nPohl Executive Search\n", "St.-Ursula-Stiftung"),
    ("the mail below", "fr", "Gégé <gege.dupont@orange.fr>", "Re: place", "ok pour samedi 11h\ngégé\n\n> Le 19 nov. 2026 à 21:14, Robin Lee <robin.lee@example.net> a écrit :\n>\n> Bonjour, j'ai vu l'affichette sur la vitrine de la Boulangerie Toussaint à Arras.\n> Robin\n", "Boulangerie Toussaint"),
    ("above what is handed on", "pt", "Leonor Melo <leonor.melo@seguros-lezira.pt>", "FW: Contacto", "Robin, boa tarde.\n\nEstamos a reforçar a equipa da Seguros Lezíra e temos uma vaga. Falamos?\n\nLeonor Melo\nDireção de Pessoas\n\nDe: Rui Calado\nEnviado: 18 de novembro de 2026 22:14\nPara: Leonor Melo\nAssunto: Contacto\n\nLeonor, o melhor é o Robin Lee.\n", "Seguros Lezíra"),
    ("whom the writer finds staff for", "en", "Nora Quist <nora@peakfinders.com>", "Your background", "Hi Robin,\n\nI'm Nora from Peakfinders. I'm working with Solvang Dairy on a Production Manager hire. Open to a call?\n\nNora\n", "Solvang Dairy"),
    ("written behind a person", "it", "Calendly <notifications@calendly.com>", "Confermato: Colloquio con Nazareno Pozzi", "Ciao Robin,\n\nEvento: Colloquio\nCon: Nazareno Pozzi (Alpimont)\nData: 2 dicembre\n", "Alpimont"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "sender", "subject", "body", "name"), [n[1:] for n in NAMED], ids=[n[0] for n in NAMED]
)
def test_the_house_that_hires(
    extracted: Any, language: str, sender: str, subject: str, body: str, name: str
) -> None:
    """Whoever carries the mail and however the name is written, the house that hires is named."""
    _, facts = extracted(body, sender=sender, subject=subject, language=language)
    assert facts.company is not None
    assert facts.company.value == name


NONE = [
    ("a café to meet in", "fr", "Julie Caron <julie.caron@outlook.fr>", "rdv", "Bonjour Robin,\n\nOn se voit jeudi à 14h au Café de la Gare ?\n\nJulie\n"),
    ("a hotel to meet in", "de", "Karin Voss <karin.voss@posteo.de>", "Termin", "Liebe Frau Lee,\n\nwir treffen uns im Hotel Adler, weil unser Büro umgebaut wird.\n\nKarin Voss\n"),
    ("where the reader studied", "es", "Nuria Vidal <nuria.vidal@yahoo.es>", "cita", "Hola Robin,\n\nvi que estudiaste en la Universidad de Sevilla. ¿Puedes el jueves?\n\nNuria\n"),
    ("a person on a network", "es", "Jessica Wong en LinkedIn <messages-noreply@linkedin.com>", "Mensaje", "Jessica Wong\n\nQuerido amigo, ofrecemos un puesto remoto.\n"),
    ("a surname like a house's", "en", "Marit Solheim <marit.solheim@online.no>", "New room", "Hi Robin,\n\nwe start at 12:30 instead of 10.\n\nMarit\n"),
    ("an agency's own name", "fr", "Max Roy <max.r@recrutalia.ca>", "Un poste", "Bonjour Robin,\n\nJ'accompagne une coopérative agricole du coin qui cherche sa directrice des finances.\n\nMax Roy\nRecrutalia | 514 000-0199\n"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "sender", "subject", "body"), [n[1:] for n in NONE], ids=[n[0] for n in NONE]
)
def test_no_house_is_named(extracted: Any, language: str, sender: str, subject: str, body: str) -> None:
    """A place to meet, the reader's past, a person and an agency are no employers."""
    _, facts = extracted(body, sender=sender, subject=subject, language=language)
    assert facts.company is None
