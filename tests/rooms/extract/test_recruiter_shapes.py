"""How names are written: with degrees, turned round, several together, boxed, handed on; and firms that look like names."""

from typing import Any

import pytest

SIGNED = [
    ("en", "Works <works@weldfab.co.uk>", "Regards,\nFergus Tighe MPSI\nWeldfab", "Fergus Tighe"),
    ("en", "Works <works@weldfab.co.uk>", "Regards,\nSarah Jane Okafor FCIPD, MBA\nHead of HR", "Sarah Jane Okafor"),
    ("en", "Works <works@weldfab.co.uk>", "Regards,\nProf. Sarah Okafor BSc (Hons) PhD", "Sarah Okafor"),
    ("de", "Personal <personal@werft.de>", "Mit freundlichen Grüßen\nDipl.-Ing. (FH) Anna Gruber, M.A.", "Anna Gruber"),
    ("de", "Personal <personal@werft.de>", "Grüße\n\nWerft GmbH\n\ni.V. Dr.-Ing. Ina Groth      ppa. Ernst Kuhn", "Ina Groth"),
    ("nl", "HR <hr@waal.nl>", "Met vriendelijke groet,\ndrs. A.B. de Wit RA", "A.B. de Wit"),
    ("nl", "HR <hr@waal.nl>", "Groet,\nJ.M. (Jolanda) van Dijk-Smit\nHR-adviseur", "J.M. (Jolanda) van Dijk-Smit"),
    ("fr", "RH <rh@vallon.fr>", "Cordialement,\nMarie Hélène AUBRY\nRH", "Marie Hélène AUBRY"),
    ("fr", "GAEC de la Lande <gaec.lande@wanadoo.fr>", "Gérard Hamel\nGAEC de la Lande", "Gérard Hamel"),
    ("it", '"Avv. Piero Monti-Guidi" <montiguidi@studio.it>', "Suo\nP. Monti-Guidi", "P. Monti-Guidi"),
    ("it", "Studio <info@studio.it>", "Saluti\n\nArch. Marta Neri", "Marta Neri"),
    ("de", "Hof Eich <hof@eich.de>", "Deine Eich-Bande\nGesine, Fritz und die Kinder\n\n-- \nHof Eich | Hofladen", "Gesine"),
    ("de", "Oper <kbb@oper.de>", "Toi toi toi und herzliche Grüße\nFranziska v. Thun", "Franziska v. Thun"),
    ("de", "Klinik <bewerbung@klinik.de>", "Grüße\n\nPD Dr. med. habil. Jens Uhlig, MBA\nChefarzt", "Jens Uhlig"),
    ("en", "Vets <hello@fernwood.wales>", "Diolch / Thanks\nNia Prosser BVSc MRCVS", "Nia Prosser"),
    ("fr", "Agence <agence@interim.fr>", "Bonne journée à vous !\n\nInès de l'agence de Lyon", "Inès"),
    ("es", "Finca <finca@oliva.es>", "Un saludo, Paco el de la finca", "Paco"),
    ("en", "Office <office@weldfab.co.uk>", "Thomas \"Tom\" Ashdown\nWorks Manager", 'Thomas "Tom" Ashdown'),
    ("fr", "RH <rh@vallon.fr>", "Belle journée à vous,\nClaire pour l'équipe Vallon", "Claire"),
    ("fr", "RH <rh@vallon.fr>", "Bonne journée 😊\nYannick", "Yannick"),
    ("en", "Works <works@weldfab.co.uk>", "Cheers mate, Dazza", "Dazza"),
    ("en", "HR <hr@kohaku.co.jp>", "==========\nTaro Yamada\nKohaku Corp.\nTEL: 03-5555\n==========", "Taro Yamada"),
    ("en", "HR <hr@kohaku.co.jp>", "----------\nKohaku Corp.\nTaro Yamada (Mr.)\nTEL: 03-5555", "Taro Yamada"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sender", "end", "name"), SIGNED)
def test_the_name_is_cut_out_of_what_stands_around_it(
    extracted: Any, language: str, sender: str, end: str, name: str
) -> None:
    """Degrees, titles, a second signer, the team, rules; not the names in capitals and the ones somebody goes by."""
    _, facts = extracted(
        f"Robin,\n\nwould Tuesday at ten suit you?\n\n{end}\n", sender=sender, language=language
    )
    assert facts.recruiter is not None
    assert facts.recruiter.value == name


def test_an_introduction_is_completed_by_the_signature(extracted: Any) -> None:
    """ "This is Yamada of Kohaku" above "Taro Yamada"."""
    body = "Dear Robin\n\nThis is Yamada of Kohaku.\nPlease choose a time.\n\n*****\n Kohaku Corp.\n Taro Yamada\n TEL 03\n*****\n"
    _, facts = extracted(body, sender="山田 太郎 <t.yamada@kohaku.co.jp>", language="en")
    assert facts.recruiter is not None
    assert facts.recruiter.value == "Taro Yamada"


HANDED_ON = [
    ("en", "Harbour Mills <harbourmills7_k2x@indeedemail.com>", "Good day Robin, please phone me. Thanx, Yolanda Botes\n\nReply", "Yolanda Botes"),
    ("it", "InfoJobs <avvisi@email.infojobs.it>", '"Buongiorno Robin, mi chiami pure. Saluti, Loris Fasoli"\n\nRispondi', "Loris Fasoli"),
    ("fr", "Indeed <x@indeedemail.com>", "Bonjour Robin, passez mardi. Cordialement, Karine Mauduit\n\nRépondre", "Karine Mauduit"),
    ("de", "XING <mail@xing.com>", "Hallo Robin, haben Sie Zeit? Viele Grüße, Petra Langhoff\n\nAntworten", "Petra Langhoff"),
    ("es", "InfoJobs <avisos@infojobs.net>", "Hola Robin, ¿puedes venir? Un saludo. Carmen\n\nResponder", "Carmen"),
    ("pt", "Gupy <x@gupy.com.br>", "Oi Robin, pode vir terça? Abraços, Keila Matos\n\nResponder", "Keila Matos"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sender", "said", "name"), HANDED_ON)
def test_who_signs_on_the_last_line_of_what_is_handed_on(
    extracted: Any, language: str, sender: str, said: str, name: str
) -> None:
    """Amid the words of a job board."""
    _, facts = extracted(f"You have a message:\n\n{said}\n", sender=sender, language=language)
    assert facts.recruiter is not None
    assert facts.recruiter.value == name


FIRMS = [
    ("en", "Marble Finch <no-reply@ashbyhq.com>", "thank you for your interest in Marble Finch.\n\nThe Marble Finch team"),
    ("en", "Marble Finch <notifications@smartrecruiters.com>", "please complete the test.\n\nStart Assessment"),
    ("en", "HireVue <noreply@hirevue.com>", "Marble Finch invites you to an interview.\n\nGood Luck!\nMarble Finch Talent Acquisition"),
    ("en", "Talent <noreply@hirevue.com>", "You are through for Packer (2nd shift) - Joliet IL - $27/hr + shift diff."),
    ("fr", "Nuvia Lande via TestSinge <tests@notify.testsinge.io>", "l'équipe de Nuvia Lande vous invite à un test."),
    ("de", "Agentur für Arbeit Celle <celle@arbeitsagentur.de>", "kommen Sie am Dienstag.\n\nMit freundlichen Grüßen\nIhre Agentur für Arbeit"),
    ("es", "InfoJobs <avisos@infojobs.net>", "inscripción enviada.\n\nDependienta de moda\nCasa Arlequín\nMurcia · Jornada parcial\n\nEl equipo de InfoJobs"),
    ("es", "Selección <seleccion@altiplano.co>", "venga el martes.\n\nLugar\nDirección General, Calle 72 # 9-41, piso 11\n"),
    ("es", "Selección <seleccion@altiplano.co>", "venga.\n\nCordialmente,\nBanco Altiplano S.A.\nVIGILADO Superintendencia Financiera de Colombia"),
    ("pt", "Lojas Jacarandá <vagas@solides-mail.com.br>", "obrigado por vir às Lojas Jacarandá.\n\nEquipe de Gente\nLojas Jacarandá"),
    ("pt", "Rede Ipê <no-reply@gupy.io>", "você avançou no processo seletivo da Rede Ipê.\n\nAcessar Teste\n\nAbraços,\nTime Rede Ipê"),
    ("fr", "Resto <contact@resto.fr>", "passez mardi.\n\nMomo & Fils"),
    ("fr", "Ferme <ferme@free.fr>", "passez mardi."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sender", "said"), FIRMS)
def test_firms_places_and_buttons_are_nobody(extracted: Any, language: str, sender: str, said: str) -> None:
    """Though they have the shape of a name."""
    _, facts = extracted(f"Robin,\n\n{said}\n", sender=sender, language=language)
    assert facts.recruiter is None


PERSONS = [
    ("Marble Finch <no-reply@ashbyhq.com>", "Your interview is set.\n\nTalk soon,\nDana\nMarble Finch", "Dana"),
    ("Dana via Marble Finch <r-77@teamtailor-mail.com>", "Your interview is set.\n\nCheers, Dana Whitfield", "Dana Whitfield"),
    ("Dana Whitfield <no-reply@greenhouse.io>", "Pick a time.\n\nCheers,\nDana Whitfield\nTalent at Plukkr", "Dana Whitfield"),
]  # fmt: skip


@pytest.mark.parametrize(("sender", "said", "name"), PERSONS)
def test_a_person_behind_a_hiring_system_stays_one(extracted: Any, sender: str, said: str, name: str) -> None:
    """Where the letter speaks of another firm, or signs."""
    _, facts = extracted(f"Hi Robin,\n\n{said}\n", sender=sender, language="en")
    assert facts.recruiter is not None
    assert facts.recruiter.value == name


def test_who_forwards_a_colleagues_letter_is_the_writer(extracted: Any) -> None:
    """The reader deals with the one who wrote above it."""
    body = (
        "Hi Robin,\n\nas you can read below, the board said yes! Do tell me by Friday.\n\nBest,\nCatherine\n\n"
        "________________________________\nFrom: Board <board@redlands.org>\nSent: Thursday, 19 November 2026 22:07\n"
        "To: Catherine Jenner\nSubject: Hiring\n\nDear Catherine,\n\nthe board agrees to the appointment.\n\n"
        "Kind regards,\nPaul Weller, treasurer\n"
    )
    sender = "Catherine Jenner <c.jenner@redlands.org>"
    _, facts = extracted(body, sender=sender, language="en", subject="FW: Hiring")
    assert facts.recruiter is not None
    assert facts.recruiter.value == "Catherine"
