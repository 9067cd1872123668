"""The company told by less common witnesses: a hiring system's links, printed heads, initials, self-introductions."""

from typing import Any

import pytest

ASHBY = "no-reply@ashbyhq.com"
NAMED = [
    ("a link bears it", "en", f"Mollie Ray <{ASHBY}>", "Next round", "The call with Sven went well! Pick a slot:\nhttps://you.ashbyhq.com/pixelotse/schedule/1\n\nBest\nMollie\nTalent Partner @ Pixelotse\n", "Pixelotse"),
    ("the system's display name", "en", f"Mango Ledger <{ASHBY}>", "Your application to Mango Ledger", "Hi Robin,\n\nWe won't be moving ahead.\n\nThe Mango Ledger team\n", "Mango Ledger"),
    ("via a system no list has", "fr", "Nuvea Soins via Testissimo <tests@notify.testissimo.io>", "Test", "Bonjour Robin,\n\nl'équipe de Nuvea Soins vous invite à faire un test.\n", "Nuvea Soins"),
    ("an assessment", "en", "HackerRank <support@hackerrankforwork.com>", "Blue Heron Analytics invites you to a test", "Hi Robin,\n\nBlue Heron Analytics has invited you to take the assessment.\n", "Blue Heron Analytics"),
    ("a small noun inside", "fr", "RH - CC Val d'Aurelle <rh@cc-valdaurelle.fr>", "Jury", "Madame,\n\nvotre candidature au sein de la Communauté de communes du Val d'Aurelle a été retenue.\n", "Communauté de communes du Val d'Aurelle"),
    ("an adjective inside", "fr", "Nadia Benali <n.benali@hsv-rh.fr>", "Entretien", "Pouvez-vous venir le 2 décembre au Centre hospitalier Sud Garonne ?\n\nNadia\n", "Centre hospitalier Sud Garonne"),
    ("a signature below the quote", "fr", "Anne Dalban <anne.dalban@lnr-isere.fr>", "Re: Entretien", "Bonjour Robin, lundi à 13h30 plutôt ?\n\nAnne\n\nLe 17/11/2026 à 18:02, Robin Lee a écrit :\n> Je confirme.\n\n-- \nAnne Dalban\nResponsable - Laboratoire National des Roches\n", "Laboratoire National des Roches"),
    ("initials of a partnership", "it", "Avv. Carlo Monti <carlo@studiomgz.it>", "Re: pratica", "Caro Robin, mi telefoni mercoledì.\n\nCarlo Monti\n\nIl 08/11/2026 21:14, Robin Lee ha scritto:\n> vorrei fare pratica presso lo studio Monti-Guerra Zanelli di Bologna\n", "Monti-Guerra Zanelli"),
    ("what the writer leads", "en", "LinkedIn <messages-noreply@linkedin.com>", "Message from Greg Holt", "Greg Holt sent you a message\n\nHi Robin, I run engineering at Parcelwise. Open to a chat?\n\nGreg\n", "Parcelwise"),
    ("where the writer works", "de", "Jana Vogt <jana.vogt@gmx.de>", "Gespräch?", "Hallo Robin, ich leite den Einkauf bei Havelglanz und suche Verstärkung.\n\nJana\n", "Havelglanz"),
    ("a capital article", "en", "Karen <karen.od@gmail.com>", "Saturday", "Hi Robin, thanks for dropping your CV in at The Copper Kettle. Come on Saturday?\n\nKaren\n", "The Copper Kettle"),
    ("an Arabic article", "en", '"Al Nour Grand Palace Hotel HR DEPT." <hr.alnour@dubaimail-jobs.com>', "Interview", "We the management of AL NOUR GRAND PALACE HOTEL have reviewed your CV.\n", "Al Nour Grand Palace Hotel"),
    ("an office behind its label", "en", "Civil Jobs Portal <noreply@cjobs-notify.co.uk>", "Invited to interview", "Dear Robin\n\nDepartment\nOffice for Tidal Rivers\nLocation\nSwansea\n", "Office for Tidal Rivers"),
    ("from a firm, signed", "en", "Greenhouse <no-reply@us.greenhouse-mail.io>", "Availability", "Hi Robin,\n\nPlease share your availability.\n\nThanks,\nMollie from Cobalt Kitchens\n", "Cobalt Kitchens"),
    ("a whole limited form", "de", "Jonte H. <jonte@wattwerk.energy>", "Gespräch", "Moin Robin, Donnerstag?\n\nJonte\nwattwerk energy UG (haftungsbeschränkt)\n", "wattwerk energy UG (haftungsbeschränkt)"),
    ("a form with two parts", "en", "Kenji Mori <kenji.mori@sakuragames.co.jp>", "Interview", "This is Kenji Mori from Sakura Games Co., Ltd. Are you free?\n\nKenji\n", "Sakura Games"),
    ("a dotted form", "nl", "HR <hr-desk@royal-nl-im.work>", "Contract", "Wij bieden u de baan aan van Agent bij Royal Nederland Import B.V. aan.\n", "Royal Nederland Import B.V."),
    ("a surname that is a trade", "de", "Personalabteilung Bergmann Pharma <hr@karriere-mailbox.online>", "Gespräch", "Sie sind für die Stelle bei der Bergmann Pharma International vorausgewählt.\n", "Bergmann Pharma International"),
    ("the first piece of the domain", "de", "Rekrutierung SBK <jobs@sbk-kantonalbank.ch>", "Ihr Videointerview", "Guten Tag\n\nDie SBK Kantonalbank lädt Sie zum Videointerview ein.\n\nFreundliche Grüsse\nSBK Kantonalbank\nHuman Resources\n", "SBK Kantonalbank"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "sender", "subject", "body", "name"), [n[1:] for n in NAMED], ids=[n[0] for n in NAMED]
)
def test_the_company_is_named(
    extracted: Any, language: str, sender: str, subject: str, body: str, name: str
) -> None:
    """By whatever witness the message has, and as a whole."""
    _, facts = extracted(body, sender=sender, subject=subject, language=language)
    assert facts.company is not None
    assert facts.company.value == name


NONE = [
    ("a provider of mailboxes", "es", "Silvina Paz <silvina@correozonalago.com.ar>", "Re: aviso", "Robin, mañana no llego. ¿El jueves?\n\nSilvina\n"),
    ("a town", "pt", "Bruna <bruna@gmail.com>", "Entrevista", "A vaga em Bento Gonçalves foi pausada.\n\nBruna\n"),
    ("a first name", "de", f"Mira Lang <{ASHBY}>", "Termin", "das Gespräch mit Sven hat Spaß gemacht.\n\nMira Lang\n"),
    ("plural nouns", "de", "Lena <lena@gmail.com>", "Nebenverdienst", "Sie bewerten Hotels und Produkte von zu Hause.\n\nLena\n"),
    ("several workers", "en", "Omar <omar@gmail.com>", "Abu Dhabi", "The project requires Site Engineers now.\n\nOmar\n"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "sender", "subject", "body"), [n[1:] for n in NONE], ids=[n[0] for n in NONE]
)
def test_what_is_no_company(extracted: Any, language: str, sender: str, subject: str, body: str) -> None:
    """No name is better than a wrong one."""
    _, facts = extracted(body, sender=sender, subject=subject, language=language)
    assert facts.company is None


def test_a_domain_of_the_reader_too_is_nobodys_own(extracted: Any) -> None:
    """Who has an address where the reader has one as well may be anybody."""
    _, facts = extracted("Robin, Tuesday at 10?\n\nDana\n", sender="Dana <dana@lakesidenet.example>", to="Robin <robin@lakesidenet.example>")  # fmt: skip
    assert facts.company is None
