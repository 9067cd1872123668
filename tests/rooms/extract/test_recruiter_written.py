"""Names as writers give them: within the text, by a nickname or an initial, for another, above what they hand on."""

from typing import Any

import pytest

WITHIN = [
    ("en", "Ross Tanner <ross@tanner-fencing.com>", "this is Ross from Tanner Fencing, need a foreman Monday. Boots on", "Ross"),
    ("de", "Maria Huber <maria@huber-alm.at>", "hier ist die Maria von der Alm. Magst am Montag kommen?", "Maria"),
    ("fr", "Jean Roche <jroche@roche-toiture.ca>", "c'est Jean de Roche Toiture, j'ai besoin d'un couvreur lundi.", "Jean"),
    ("es", "Rosa Ibarra L. <rosa@posada-ibarra.pe>", "te saluda Rosa de la posada. ¿Puedes venir el martes?", "Rosa"),
    ("pt", "Tiago Mota Reis <tiago@marisqueira-mota.pt>", "é o Tiago da marisqueira. Fala comigo antes do Natal.\n\nAbraço forte", "Tiago"),
    ("nl", "Femke Bos <femke@bos-tuinen.nl>", "je spreekt met Femke van de kwekerij. Kom je woensdag?", "Femke"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sender", "said", "name"), WITHIN)
def test_who_says_their_name_and_signs_nothing(
    extracted: Any, language: str, sender: str, said: str, name: str
) -> None:
    """They are called what they call themselves, not what the From header has."""
    _, facts = extracted(f"Robin, {said}\n", sender=sender, language=language)
    assert facts.recruiter is not None
    assert facts.recruiter.value == name


SIGNED = [
    ("en", "Kendra Moss <kendra@mossworks.com>", "Could I steal 20 minutes?\n\nKendra\n\nP.S. There really is a dog, and he is on the chart.", "Kendra"),
    ("en", "Luke Farrow <luke@saltmarsh.ie>", "Come over some Monday and I'll cook for you.\n\nL.\n085 555 0100", "L."),
    ("fr", "Jean-Paul Gagnon <jpg@moulin-gagnon.ca>", "Personne ici ne sait la faire marcher. Rappelle-moi donc.\n\nJ-P\n819 555-0100", "J-P"),
    ("nl", "Karin Vos <karin@studiovos.nl>", "Hou je ons op de hoogte van nieuw werk?\n\nx Karin / studio vos", "Karin"),
    ("nl", "Gerrit Pol <gerrit@polgrond.nl>", "het gesprek gaat niet door.\n\nGrt Gerrit\nPol Grondwerk BV", "Gerrit"),
    ("nl", "Homebase <noreply@homebase-hr.co>", "Kies hier een moment.\n\nWarme groet,\nPim van zachte landing", "Pim"),
    ("de", "Maximilian Moser <m.moser@seniorenhaus.at>", "Komm am Mittwoch.\n\nLiebe Grüße\nMaxi\n\nSeniorenhaus GmbH\nDorfweg 4\nMaximilian Moser, DGKP", "Maxi"),
    ("de", "Frau Schneider HR <office@zimmerei-nord.de>", "Bitte schnell antworten!\n\nAnja Schneider\nZimmerei Nord", "Anja Schneider"),
    ("de", '"Hauptmann a. D. Horst Quell" <quell@feuerwehrschule.de>', "Bestätigen Sie bitte.\n\nHorst Quell\nFachbereich Ausbildung", "Horst Quell"),
    ("de", "Kerstin Behr-Lang <behrlang@kanzlei-kbl.de>", "Er zahlt, ich frage.\n\nIhre KBL\n\nRechtsanwältin Kerstin Behr-Lang\nKBL Erbrecht, Ulm", "Kerstin Behr-Lang"),
    ("fr", "Luc Hamel <luc@lespotagersdeluc.be>", "Je viens te chercher.\n\nLuc\nLes Potagers de Luc, coopérative", "Luc"),
    ("fr", "Recrutement <candidatures@sotram.com>", "Votre candidature n'a pas été retenue.\n\nP/o la Direction, Awa Traoré\nSOTRAM", "Awa Traoré"),
    ("de", "Personal <personal@lager-nord.de>", "Bitte bestätigen Sie.\n\ni. A. Alena Koch, Personal\nLager Nord", "Alena Koch"),
    ("fr", "Greffe municipal <greffe@sainte-rive.ch>", "Merci de choisir.\n\nRecevez, Madame, nos salutations les meilleures.\n\nAlain Roulin, secrétaire\nCommune de Sainte-Rive", "Alain Roulin"),
    ("es", "Instituto Belgrano <secretaria@ibelgrano.edu.ar>", "te espero en secretaría.\n\nCariños,\nMarta Insúa\nvicedirectora", "Marta Insúa"),
    ("es", "Comisión de Selección <seleccion@univ-solana.es>", "Confirme antes del día 4.\n\nAtentamente,\n\nElías Cano Rey\nSecretario de la Comisión", "Elías Cano Rey"),
    ("pt", "Calendário – Rita Sá <rita.sa@seguros-rio.pt>", "Cancelo a nossa conversa.\n\nRita Sá\nSeguros Rio", "Rita Sá"),
    ("it", "Segreteria Notaio Bassi <segreteria@notaiobassi.it>", "cestini quello vecchio.\n\nAuguri alla piccola\nMirella\nStudio Notaio Bassi", "Mirella"),
    ("it", "Siena di bassa marea <ciao@bassamarea.studio>", "scrivimi e troviamo la quadra.\n\nA presto!\nSiena\n\nbassa marea · audiolibri", "Siena"),
    ("it", "Samu Riva <samu@birrificioriva.it>", "Fammi sapere!\nSamu - Birrificio Riva\n\nInviato da iPhone", "Samu"),
    ("en", "Dorota z Fundacji Żuraw <d.lis@fundacja-zuraw.pl>", "You are welcome at our station.\n\nBest,\nDorota Lis\nFundacja Żuraw", "Dorota Lis"),
    ("en", "Col (Retd) V. S. Nair <vs.nair@hillschool.in>", "You are to report at the school.\n\nCol (Retd) V. S. Nair\nPrincipal, Hill School", "V. S. Nair"),
    ("en", "sven holm <sven.holm@holmboats.dk>", "Come by the yard.\n\nmvh sven", "sven"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sender", "said", "name"), SIGNED)
def test_the_name_as_it_is_signed(extracted: Any, language: str, sender: str, said: str, name: str) -> None:
    """By initials, with a kiss, above a postscript, for an office, below any farewell."""
    _, facts = extracted(
        f"Dear Robin,\n\nabout the job we spoke of. {said}\n", sender=sender, language=language
    )
    assert facts.recruiter is not None
    assert facts.recruiter.value == name


def _handed_on(above: str, below: str, sender: str = "Odile Lacroix <odile.lacroix@forge-val.com>") -> str:
    return f"{above}\n\n---------- Forwarded message ---------\nFrom: {sender}\nDate: Mon, 23 Nov 2026 at 09:12\nSubject: interview\nTo: Sylvie Ricci <sylvie@ricci-interim.fr>\n\n{below}\n"


CLIENT = "Hi Sylvie,\n\nwe can see Mr Lee on Thursday at 9 at the works.\n\nOdile Lacroix\nForge Val SAS"


@pytest.mark.parametrize(
    "above",
    [
        "Hello Robin,\n\nsee below, the client wants you to come. Confirm with me, please.\n\nSylvie Ricci\nRicci Interim",
        "Bonjour Robin,\n\nvoir ci-dessous, le client vous attend. Confirmez-moi.\n\nSylvie Ricci\nRicci Interim",
        "Hallo Robin,\n\nsiehe unten, der Kunde möchte Sie sehen. Bitte mir bestätigen.\n\nSylvie Ricci\nRicci Interim",
        "Ciao Robin,\n\nvedi sotto, il cliente vuole vederti. Conferma a me, per favore.\n\nSylvie Ricci\nRicci Interim",
    ],
)
def test_who_hands_on_a_clients_letter_is_the_recruiter(extracted: Any, above: str) -> None:
    """An agency passes on what its client wrote to it; the client is the one that hires."""
    _, facts = extracted(_handed_on(above, CLIENT), sender="Sylvie Ricci <sylvie@ricci-works.fr>")
    assert facts.recruiter.value == "Sylvie Ricci"
    assert facts.agency.value is True
    assert facts.company is not None
    assert facts.company.value.startswith("Forge Val")


@pytest.mark.parametrize(
    ("sender", "above", "below"),
    [
        (
            "Sylvie Ricci <sylvie.ricci@gmail.com>",
            "Hi Robin, have a look at this.\n\nSylvie Ricci\nBergamo",
            CLIENT,
        ),
        ("Sylvie Ricci <sylvie@ricci-works.fr>", "Robin, I think this is right up your street. S.", CLIENT),
        (
            "Sylvie Ricci <sylvie@forge-val.com>",
            "this came to my mailbox, good luck, my boy! Aunt Sylvie",
            CLIENT,
        ),
        (
            "Sylvie Ricci <sylvie@ricci-works.fr>",
            "Hello Robin,\n\nthis one was meant for you, I think.\n\nSylvie Ricci\nRicci Works",
            CLIENT.replace("Sylvie,", "Robin,"),
        ),
    ],
)
def test_who_only_passes_a_letter_on_is_not(extracted: Any, sender: str, above: str, below: str) -> None:
    """A friend, an aunt, who signs for no house, who hands on what greets the reader."""
    _, facts = extracted(_handed_on(above, below), sender=sender)
    assert facts.recruiter.value == "Odile Lacroix"


TOLD = [
    ("pt", "Têxtil Areia Branca <recrutamento@avisos-vagas.com>", "A entrevista foi reagendada.\n\nRecrutador: Adão Freire\n", "Adão Freire"),
    ("pt", "Rede Boa Sorte <talentos@convites-video.com>", "Grave a entrevista.\n\nDúvidas? Fale com Sônia Prado, sonia@boasorte.com.br\n", "Sônia Prado"),
    ("nl", '"AFAS namens Coöperatie Melkweg U.A." <noreply@afas-mail.nl>', "Neem dan contact op met Anneke Baan van de afdeling P&O.\n\nFijne dag!\n", "Anneke Baan"),
    ("en", "Scheduler <no-reply@meetings.io>", "Your panel has moved.\n\nPanel\n15:00 Ottilie Brandt – Chief Actuary\n15:45 Ravi Sen – Pricing\n", "Ottilie Brandt"),
    ("de", "Personio <no-reply@personio.de>", "anbei die Einladung zum Gespräch mit Karl (Einkauf) und Mehmet Arslan (HR).\n\nDein Team\n", "Mehmet Arslan"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sender", "body", "name"), TOLD)
def test_behind_a_shared_mailbox_the_letter_tells(
    extracted: Any, language: str, sender: str, body: str, name: str
) -> None:
    """The display name of an office's mailbox may be a firm's; who is named in the letter is met."""
    _, facts = extracted(body, sender=sender, language=language)
    assert facts.recruiter is not None
    assert facts.recruiter.value == name


NOBODY = [
    ("pt", "Não Responda <naoresponda@hospital-rio.org.br>", "Seu currículo foi cadastrado."),
    ("es", "No Contestar <nocontestar@hospital-rio.es>", "Hemos recibido tu currículum."),
    ("fr", "CANDIDATURES-NORD <candidatures-nord@rtn-lille.fr>", "Nous ne pouvons y répondre favorablement."),
    ("en", "Casting <casting@lanterns-theatre.org>", "Please send us another tape."),
    (
        "en",
        "Harlow Rail <do-not-reply@harlowrail.taleo.net>",
        "This confirms that Harlow Rail has received your form.",
    ),
    ("es", "EmpleoYa Notificaciones <avisos@mail.empleoya.com>", "La empresa verá tu perfil."),
]


@pytest.mark.parametrize(("language", "sender", "body"), NOBODY)
def test_a_mailbox_is_nobody(extracted: Any, language: str, sender: str, body: str) -> None:
    """What a machine's address shows is no person's name, whatever its shape."""
    _, facts = extracted(f"Dear Robin,\n\n{body}\n", sender=sender, language=language)
    assert facts.recruiter is None
