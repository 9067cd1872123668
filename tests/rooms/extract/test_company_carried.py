"""The company in what hiring systems, boards, networks and agencies print and say around a letter."""

from typing import Any

import pytest

NAMED = [
    ("a footer says which system it uses", "en", "Mara Dell <notification@smartrecruiters.com>", "A call?", "Hi Robin,\n\nI'd like to talk about the Buyer role. Does Monday suit?\n\nMara\n\n-- \nPewter Lane Foods uses SmartRecruiters. Privacy Policy\n", "Pewter Lane Foods"),
    ("a footer in French", "fr", "Teamtailor <no-reply@teamtailor-mail.com>", "Votre entretien", "Bonjour Robin,\n\nVotre entretien pour le poste de Comptable est reporté au 3 décembre.\n\n\nOlivrac recrute avec Teamtailor\n", "Olivrac"),
    ("a footer in Dutch", "nl", "Joke Brand <no-reply@mail.recruitee.com>", "Gesprek", "Beste Robin,\n\nGraag spreken wij je over de functie Lasser.\n\nTot dan,\nJoke Brand\n\n-- \nTerpstra Stalramen gebruikt Recruitee. Privacyverklaring\n", "Terpstra Stalramen"),
    ("a footer in German", "de", "Jana Kurz <no-reply@recruitee.com>", "Gespräch", "Hallo Robin,\n\nwir möchten dich gern kennenlernen.\n\nJana Kurz\n\n-- \nHolzmanufaktur Ebner nutzt Recruitee. Datenschutz\n", "Holzmanufaktur Ebner"),
    ("a system writes for it", "fr", "Joséphine Roux <no-reply@hire.lever.co>", "Suite", "Bonjour Robin,\n\nNous avons choisi quelqu'un d'autre pour le rôle de Comptable.\n\nJoséphine Roux\n\n____________________\nEnvoyé par Lever pour Nuagine\n", "Nuagine"),
    ("scheduled by a system for it", "en", "Castleton Rail <scheduler@cronofy.com>", "New time needed: Signal Engineer interview", "Hello Robin\n\nChoose a new time: https://app.cronofy.com/rt/castleton/2hK9-sd\n\n-- \nScheduling by Cronofy for Castleton Rail\n", "Castleton Rail"),
    ("via a system, in a footer", "pt", "Mafalda Reis <mafalda.reis@eu.greenhouse-mail.io>", "o teu perfil", "Olá Robin,\n\nTemos uma vaga de Contabilista Sénior.\n\nAbraço\nMafalda Reis\n\n____________________\nTransluso via Greenhouse. Remover o meu contacto\n", "Transluso"),
    ("somebody at the house is met", "en", "Calendly <notifications@calendly.com>", "Confirmed: First Chat", "Hi Robin,\n\nYour First Chat with Owen Pugh-Bowen at Nantglas Organics is scheduled.\n\nWhen: 9:30am, Monday, November 30, 2026\n", "Nantglas Organics"),
    ("brackets hold the title too", "en", "Ann Roth via Calendly <notifications@calendly.com>", "Confirmed: Portfolio review", "Hi Robin,\n\nYour Portfolio review (Product Designer, Wrenhouse) with Ann Roth is scheduled.\n", "Wrenhouse"),
    ("a network's card with a Dutch title", "nl", "Wout Maes via LinkedIn <inmail-hit-reply@linkedin.com>", "Gezocht", "Je hebt een InMail ontvangen\n\nWout Maes\nZaakvoerder bij Brouwerij De Koperketel\n\nDag Robin,\n\nIk zoek een Chemicus. Goesting om eens af te komen?\n\nWout\n", "Brouwerij De Koperketel"),
    ("a board tells who invites", "es", "Computrabajo <noreply@computrabajo.com>", "Has sido citado a entrevista", "Hola Robin,\n\n¡Buenas noticias! Cafetera del Guadiana te citó a entrevista.\n\nCargo: Conductor C2\n", "Cafetera del Guadiana"),
    ("a board tells who wrote", "pt", "InfoJobs Brasil <mensagens@infojobs.net>", "Uma empresa enviou uma mensagem", "Olá Robin,\n\nPadaria e Confeitaria Lua Nova enviou uma mensagem para você:\n\n\"Preciso de padeiro, folga domingo.\"\n", "Padaria e Confeitaria Lua Nova"),
    ("a test's sender", "en", "HackerRank Team <support@hackerrankforwork.com>", "Ferrolux Coding Test Invitation", "Welcome, Robin!\n\nFerrolux has invited you to attempt the test Backend Engineer - Go (90 min).\n\nWish you all the best,\nFerrolux Hiring\n", "Ferrolux"),
    ("a system shows a house that a person's name could be", "en", "Mersea Isle Ferries <careers@pinpointhq.com>", "Your application", "Hi Robin,\n\nYour application for Deck Officer has docked safely.\n\nKeri Quenby\nCrewing Manager, Mersea Isle Ferries\n", "Mersea Isle Ferries"),
    ("an office stands before it", "es", "Nerea Goiri <jobs@factorialhr.com>", "Entrevista", "Hola Robin,\n\nSoy Nerea, de Personas en Metrólogos Urquía. Nos encaja tu perfil para el puesto de Técnico.\n\nUn saludo,\nNerea Goiri\n", "Metrólogos Urquía"),
    ("the mailbox in a system is a person's", "it", "Beatrice Ferrandini <beatrice@m212.teamtailor-mail.com>", "Spostiamo il colloquio?", "Ciao Robin!\n\nRiusciresti a venire venerdì 27 alle 18:30?\n\nScusami tanto,\nBea\nOttica Ferrandini\n", "Ottica Ferrandini"),
    ("a client confirms to an agency", "pt", "Helena Reis <helena@talenthaus.pt>", "Banco Atlas – entrevista dia 30", "Olá Robin,\n\nO Banco Atlas confirmou a tua entrevista para Engenheiro de Cloud.\n\nHelena Reis\nSenior Recruiter @ Talenthaus\n", "Banco Atlas"),
    ("a lost vowel inside", "fr", "Calendly <notifications@calendly.com>", "Reporté : Entretien", "Bonjour Robin,\n\nMotif : « Toute l'équipe Vergers d'Orzon a hâte. »\n", "Vergers d'Orzon"),
]  # fmt: skip
NOT_NAMED = [
    ("the owner's own name", "en", "Recruitment <jobs@hollinpallets.co.uk>", "Job", "Morning Robin,\n\nCan you come in about the Warehouse Clerk job on Wed 25th November?\n\nTa\nShaz Hollin\n"),
    ("an agency's house on a network's card", "en", "Jason Reed via LinkedIn <inmail-hit-reply@linkedin.com>", "Jason sent you a message", "Jason Reed\nAssociate Director at Hallow Byrne Recruitment\n\nHi Robin,\n\nI'm partnered with a US retail major and they are looking for a Data Analyst.\n\nBest, Jason\n"),
    ("the writer of an agency with the house", "it", "Simona Galli <simona.galli@verticericerca.it>", "Direttore", "Buongiorno Robin,\n\nsono Simona Galli di Vertice Ricerca. Per una catena di farmacie (riservata) selezioniamo un Direttore.\n\nUn caro saluto,\nSimona\n"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sender", "subject", "body", "name"), [case[1:] for case in NAMED], ids=[case[0] for case in NAMED])  # fmt: skip
def test_named_around_the_letter(
    extracted: Any, language: str, sender: str, subject: str, body: str, name: str
) -> None:
    """Footers, cards, notices and events name the house that hires."""
    _, facts = extracted(body, sender=sender, subject=subject, language=language)
    assert facts.company is not None
    assert facts.company.value == name


@pytest.mark.parametrize(("language", "sender", "subject", "body"), [case[1:] for case in NOT_NAMED], ids=[case[0] for case in NOT_NAMED])  # fmt: skip
def test_not_the_house(extracted: Any, language: str, sender: str, subject: str, body: str) -> None:
    """Neither an owner's name, nor a mere word, nor an agency is the house that hires."""
    _, facts = extracted(body, sender=sender, subject=subject, language=language)
    assert facts.company is None
