"""Loads every table and model once, before processes are forked that would each load their own."""

from demur.domain.mail import Raw
from demur.flow.process import Case, process
from demur.recognise import may_matter

_SAID = (
    "We would like to invite you to an interview for the Site Manager position in Leeds on Thursday, December 3rd at 2:30pm.",
    "Wir laden Sie zu einem Gespräch für die Stelle als Bauleiterin in Kassel ein: Donnerstag, 3. Dezember um 14 Uhr.",
    "Nous vous invitons à un entretien pour le poste de conducteur de travaux à Lyon, jeudi 3 décembre à 14h30.",
    "Le invitamos a una entrevista para el puesto de jefe de obra en Sevilla el jueves 3 de diciembre a las 14:30.",
    "Gostaríamos de o convidar para uma entrevista para a vaga de encarregado em Braga na quinta-feira, 3 de dezembro, às 14h.",
    "La invitiamo a un colloquio per la posizione di capocantiere a Torino giovedì 3 dicembre alle 14:30.",
    "Graag nodigen wij je uit voor een gesprek over de functie van uitvoerder in Utrecht op donderdag 3 december om 14 uur.",
)
_INVITATION = (
    "From: Ann Field <ann@company.example>\nTo: Sam Doe <sam@home.example>\nSubject: Interview\n"
    "Date: Mon, 23 Nov 2026 10:00:00 +0000\nMessage-ID: <1@company.example>\nMIME-Version: 1.0\n"
    "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html; charset=utf-8\n"
    "Content-Transfer-Encoding: 8bit\n\n<p>Sam,</p><p>{said} 50.000 EUR.</p><p>Ann Field</p>\n--b\n"
    "Content-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:REQUEST\nBEGIN:VEVENT\n"
    "UID:1\nDTSTART;TZID=Europe/Berlin:20261203T143000\nSUMMARY:Interview\nEND:VEVENT\nEND:VCALENDAR\n--b--\n"
)
_NOT_TOLD = (
    b"Subject: Schuzka\n\nSejdeme se zitra odpoledne na namesti u kasny, prosim vezmi s sebou knihy a mapu.\n"
)
"""A language that its commonest words do not tell: that needs the detector."""


def warm(case: Case) -> None:
    """Send a letter of each language through all steps, for what it loads."""
    for letter in (*(_INVITATION.replace("{said}", said).encode() for said in _SAID), _NOT_TOLD):
        may_matter(letter)
        process(Raw("warm", letter), case, every=True)
