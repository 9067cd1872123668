"""The house of which a letter speaks as of another: by its verbs, in brackets, taken up by "they"; where names end."""

from typing import Any

import pytest

SPOKEN_OF = [
    ("several do what one name says", "en", "Fernhollow, Tuesday", "Jo Hale <jo@halepartners.co.uk>", "Jo here.\n\nFernhollow have withdrawn the Buyer role, I'm afraid. Fernhollow were sorry too.\n\nJo Hale\nHale Partners Recruitment", "Fernhollow"),
    ("who would like to offer", "en", "Good news", "Jo Hale <jo@halestaffing.co.uk>", "Amber Holt would like to offer you the Buyer position.\n\nJo Hale\nHale Staffing", "Amber Holt"),
    ("a verb of the present", "fr", "Sara, dev chez Tilleul ?", "Luc de Talentix <luc@talentix-recrutement.fr>", "Tilleul (série B) agrandit son équipe.\n\nLuc", "Tilleul"),
    ("the one that looks for people", "pt", "Oferta", "Rui Paz <ruipaz77@gmail.com>", "A Maresia Cruzeiros Canadá está a contratar cozinheiros.\n\nRui Paz", "Maresia Cruzeiros Canadá"),
    ("what a board says of an employer", "es", "Tu postulación", "Computrabajo <avisos@computrabajo.com>", "Hola, Ana:\n\nIPS Aurora del Sur ha finalizado el proceso de Auxiliar.\n", "IPS Aurora del Sur"),
]  # fmt: skip
ENDS = [
    ("a year", "en", "Thank you for applying for Line Cook at Smoke Yard 1958.", "no-reply@indeed.com", "Smoke Yard 1958"),
    ("no town it stands in", "es", "Lo espero en el patio de Transbahía en Colón.", "w@transbahia507.com", "Transbahía"),
    ("a lost vowel", "fr", "Passez donc à l'Institution Notre-Dame d'Akwa.", "direction@institution-notredame.cm", "Institution Notre-Dame d'Akwa"),
    ("the town that tells which", "es", "Puede traerlo a la Biblioteca Cívica de Albacete.", "c@bibliotecacivica.es", "Biblioteca Cívica de Albacete"),
    ("no department before it", "es", "La plaza del área de Química Inorgánica de la Universidad de Costa Clara es suya.", "personal@ucosta-clara.es", "Universidad de Costa Clara"),
    ("a word for a public body", "fr", "La commune de Plestan-Ker crée un poste.", "maire@mairie-plestan-ker.bzh", "commune de Plestan-Ker"),
    ("a form behind small letters", "de", "Ich bin aus dem People-Team der windwerk energy GmbH in Husum.", "svea@windwerk.energy", "windwerk energy GmbH"),
]  # fmt: skip
SHOWN = [
    ("an office before it", "it", "Preside Istituto Santa Lucia <presidenza@santaluciacomo.it>", "Re:", "La aspettiamo giovedì.\n\nAnna Brivio\nPreside, Istituto Santa Lucia", "Istituto Santa Lucia"),
    ("below the writer on a network", "fr", "LinkedIn <inmail-hit-reply@linkedin.com>", "Nouveau message", "InMail · Nouveau message\nÉmile Carlier\nCofondateur, Cyclode\nHello Nora,\nOn ouvre un poste de Développeur Rust.\nÉmile", "Cyclode"),
    ("no verb behind it in a subject", "de", "Indeed <employers-noreply@indeed.com>", "Schreinerei Dr. Ahlwardt möchte mit Ihnen sprechen", "Guten Tag,\n\nwir suchen einen Gesellen.\n\nJetzt antworten", "Schreinerei Dr. Ahlwardt"),
    ("in the title of a meeting", "en", "Bookings <no-reply@calendly.com>", "Updated", "Event Name: Phone screen - Loring & Daughters Pools, Service Technician\nUpdated Time: 11:15", "Loring & Daughters Pools"),
    ("a team in small letters", "nl", "Personio <jobs@personio.de>", "Ontvangen", "We lezen alles zelf.\n\nProost,\nTeam druifvoordelig", "druifvoordelig"),
    ("below the domain of a state", "es", "Concursos <concursos@subcaminos.gob.py>", "Citación", "Se lo cita a entrevista en la Subsecretaría de Caminos.", "Subsecretaría de Caminos"),
    ("a last line that a system's mail repeats", "en", "Jobvite <notification@jobvite.com>", "Your interview with Tamar Stays", "Thank you for coming in to interview for Night Porter at Tamar Stays.\n\nHuman Resources\nTamar Stays", "Tamar Stays"),
]  # fmt: skip
NOBODY = [
    ("what somebody is", "fr", "Professeur de hautbois", "A. Roy <a.roy@conservatoire-poitou.fr>", "Pour le poste de Professeur de hautbois, le jury a choisi.\n\nA. Roy"),
    ("a department of a client", "pt", "Retorno", "Ana Reis | Suprimentos <ana.reis@gmail.com>", "Vamos seguir com outra pessoa.\n\nAna Reis"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "subject", "sender", "body", "name"),
    [n[1:] for n in SPOKEN_OF],
    ids=[n[0] for n in SPOKEN_OF],
)
def test_a_house_is_spoken_of(
    extracted: Any, language: str, subject: str, sender: str, body: str, name: str
) -> None:
    """The house that hires, not the one that writes for it."""
    _, facts = extracted(body, sender=sender, subject=subject, language=language)
    assert facts.company is not None
    assert facts.company.value == name


@pytest.mark.parametrize(
    ("language", "body", "email", "name"), [n[1:] for n in ENDS], ids=[n[0] for n in ENDS]
)
def test_where_a_name_ends(extracted: Any, language: str, body: str, email: str, name: str) -> None:
    """With what belongs to it and without what only stands beside it."""
    sender = f"Ida Moll <{email}>"
    _, facts = extracted(f"{body}\n\nIda Moll", sender=sender, subject="Re:", language=language)
    assert facts.company is not None
    assert facts.company.value == name


@pytest.mark.parametrize(
    ("language", "sender", "subject", "body", "name"), [n[1:] for n in SHOWN], ids=[n[0] for n in SHOWN]
)
def test_a_house_is_shown(
    extracted: Any, language: str, sender: str, subject: str, body: str, name: str
) -> None:
    """In the display name, on the card of a network, in the title of a meeting, in the last line."""
    _, facts = extracted(body, sender=sender, subject=subject, language=language)
    assert facts.company is not None
    assert facts.company.value == name


@pytest.mark.parametrize(
    ("language", "subject", "sender", "body"), [n[1:] for n in NOBODY], ids=[n[0] for n in NOBODY]
)
def test_no_house_is_named(extracted: Any, language: str, subject: str, sender: str, body: str) -> None:
    """What is written large and names no company."""
    _, facts = extracted(body, sender=sender, subject=subject, language=language)
    assert facts.company is None or facts.company.part == "from" and facts.company.confidence <= 0.4
