"""Who writes where a system, a board or a network carries the letter."""

from typing import Any

import pytest

NETWORK = "Dominik Aurnhammer via LinkedIn <inmail-hit-reply@linkedin.com>"
CALLED = [
    ("de", "Dominik Aurnhammer\nLeiter Werkstatt bei Firma Brandl\n\nServus Robin, hättest du Lust auf einen Kaffee und ein Gespräch?\n\nGruss\nDomi\n\nAntworten", "Domi"),
    ("fr", "Vous avez reçu un InMail\n\nDominik Aurnhammer\nGérant, Atelier Brandl\n\nBonjour Robin,\n\nSeriez-vous disponible pour un échange ?\n\nBien à vous,\nDominik\n\nRépondre", "Dominik"),
    ("it", "Dominik Aurnhammer\nTitolare presso Officina Brandl\n\nCiao Robin, cerchiamo un meccanico. Ti va un caffè?\n\nDom\n\nRispondi", "Dom"),
    ("nl", "Je hebt een InMail ontvangen\n\nDominik Aurnhammer\nZaakvoerder bij Garage Brandl\n\nDag Robin,\n\nHeb je zin om langs te komen?\n\nDominik\n\nBeantwoorden", "Dominik"),
    ("en", "Dominik Aurnhammer\nOwner at Brandl Garage\n\nHi Robin, are you free for a chat about a mechanic's job?\n\nCheers,\nDominik Aurnhammer\n\nReply", "Dominik Aurnhammer"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "body", "name"), CALLED)
def test_a_networks_writer_is_called_as_they_sign(
    extracted: Any, language: str, body: str, name: str
) -> None:
    """The network shows the name in full, the letter ends in what the writer goes by."""
    _, facts = extracted(body, language=language, sender=NETWORK)
    assert facts.recruiter.value == name


QUOTED = [
    ("InfoJobs <no-responder@push.infojobs.net>", "es", 'Hola Robin,\n\nBodegas Larrauri te ha enviado un mensaje:\n\n"Buenos días, queremos verte para una entrevista el jueves. Saludos, Nekane Larrauri, encargada."\n\nResponder', "Nekane Larrauri"),
    ("StepStone Direktansprache <direktansprache@stepstone.de>", "de", 'Hallo Robin Reyes,\n\nein Betrieb schreibt Ihnen:\n\n"Guten Tag, wir suchen eine Köchin und würden Sie gern kennenlernen. Ihre Gundula Petzold"\n\nInteresse zeigen', "Gundula Petzold"),
    ("Indeed <noreply@indeed.com>", "en", 'Hi Robin,\n\nAn employer sent you a message:\n\n"We run nine trucks and need a driver on days. Could you come in for an interview? Thanks, Marlene Fisk"\n\nReply', "Marlene Fisk"),
    ("InfoJobs Brasil <mensagens@infojobs.net>", "pt", "Olá Robin,\n\nUma empresa enviou uma mensagem:\n\n“Bom dia! Preciso de confeiteiro com experiência, podemos conversar amanhã? Abraços, Dona Jurema”\n\nVer mensagem", "Dona Jurema"),
]  # fmt: skip


@pytest.mark.parametrize(("sender", "language", "body", "name"), QUOTED)
def test_who_signs_the_quoted_message_writes(
    extracted: Any, sender: str, language: str, body: str, name: str
) -> None:
    """A board sets the employer's words in quotation marks."""
    _, facts = extracted(body, language=language, sender=sender)
    assert facts.recruiter.value == name


FIRMS = [
    ("Harbour Lights Ferries <careers@pinpointhq.com>", "Hi Robin,\n\nYour application is in. Track it online.\n\nSinead Gormley\nCrewing Manager, Harbour Lights Ferries", "Sinead Gormley"),
    ("Sinead Gormley <harbourlights@app.bamboohr.com>", "Hi Robin,\n\nWe would love to have you join us.\n\nSinead Gormley, VP Ops\n\n-- \nBambooHR", "Sinead Gormley"),
    ("Sinead Gormley <jobs-harbour@m.personio.de>", "Hi Robin,\n\nOur interview is off, sorry!\n\nSinead Gormley, Harbour Lights", "Sinead Gormley"),
    ("Castle Moat <scheduler@cronofy.com>", "Hello Robin\n\nPlease choose another time for your interview.\n\nInterview: technical panel\nRequested by: Sinead Gormley\n\n-- \nScheduling by Cronofy for Castle Moat", "Sinead Gormley"),
    ("Harbour Recruiting <no-reply@ashbyhq.com>", "Hi Robin,\n\nYour interview is confirmed.\n\nRecruiter Screen\n1:00 PM - 1:30 PM EST with Sinead Gormley\nTechnical Deep Dive\n1:45 PM - 2:45 PM EST with Teo Lindh\n\nView details", "Sinead Gormley"),
]  # fmt: skip


@pytest.mark.parametrize(("sender", "body", "name"), FIRMS)
def test_the_person_is_told_from_the_firm(extracted: Any, sender: str, body: str, name: str) -> None:
    """What stands behind an office, or in the From header alone, is the firm."""
    _, facts = extracted(body, sender=sender)
    assert facts.recruiter.value == name


NOBODY = [
    ("Teamtailor <no-reply@teamtailor-mail.com>", "nl", "Hallo Robin\n\nJe kandidatuur voor een gesprek is binnen.\n\nSantjes,\nTeam Brouwerij Zuid\n\nBekijk je sollicitatie: https://jobs.example.be/x"),
    ("InfoJobs <no-responder@push.infojobs.net>", "es", "Hola Robin,\n\nHas recibido una invitación a una entrevista.\n\n-- \nAdevinta Spain, S.L.U. Barcelona."),
    ("Instituut Noordzee Kust <noreply@myworkday.com>", "nl", "Beste Robin,\n\nWe hebben je sollicitatie ontvangen; de commissie nodigt uit voor een gesprek.\n\nMet vriendelijke groet,\nInstituut Noordzee Kust"),
    ("Talentos Serra Azul <talentos@serraazul.com.br>", "pt", "Olá, Robin,\nA entrevista foi cancelada.\nEquipe Serra Azul"),
]  # fmt: skip


@pytest.mark.parametrize(("sender", "language", "body"), NOBODY)
def test_no_house_and_no_system_is_a_person(extracted: Any, sender: str, language: str, body: str) -> None:
    """Names of firms, farewells and systems have a person's shape."""
    _, facts = extracted(body, language=language, sender=sender)
    assert facts.recruiter is None


def test_a_nickname_is_signed(extracted: Any) -> None:
    """Who is shown as "Beatrix" may sign "Bea"."""
    body = "Hey Robin,\n\nwe need a baker. Video chat on Thursday?\n\nBea\nco-founder, Old Mill"
    _, facts = extracted(body, sender="Beatrix Sund <beatrix@oldmill.co>")
    assert facts.recruiter.value == "Bea"
