"""The company as ordinary letters name it: whole names, other people's houses, and houses that are only mentioned."""

from typing import Any

import pytest

from demur.extract._company.span import is_kind
from demur.extract.domains import own_label, relay

ASHBY = "no-reply@ashbyhq.com"
WHOLE = [
    ("an elided article", "it", "Sara Pini <s.pini@pinocembro-edolo.it>", "La Casa Pino Cembro e l'Ospedale Pino Cembro cercano un medico.\n\nSara Pini", "Ospedale Pino Cembro"),
    ("a sentence ends before it", "es", "Eva Luz <eluz@forjasarga.es>", "La respuesta es NO. Forjas Arga te llamará en mayo para otra entrevista.\n\nEva", "Forjas Arga"),
    ("a title without a comma", "nl", "Jo Mol <jo@waterlijn.be>", "Kan het gesprek om tien uur?\n\nGroeten\nJo Mol\nTalent Partner Waterlijn", "Waterlijn"),
    ("a surname that sounds like a trade", "de", "Kai Hofmeister <kai@hofmeister-spedition.de>", "Kannst du am Freitag um 8 Uhr?\n\nKai\nHofmeister Spedition Husum", "Hofmeister Spedition"),
    ("an adjective inside", "fr", "Lise Roy <l.roy@ch-lavalette.fr>", "Le Centre hospitalier de Lavalette, à Tulle, recherche une infirmière.\n\nLise Roy", "Centre hospitalier de Lavalette"),
    ("a point of the compass", "es", "RRHH <rrhh@clinicadelsurmed.cl>", "Clínica del Sur lo cita a entrevista el 1 de diciembre.", "Clínica del Sur"),
    ("a German article", "de", "Recruiting <jobs@talquell-energie.at>", "Das Gespräch fällt aus. Die Talquell Energie AG bittet um Nachsicht.\n\nEva Gruber", "Talquell Energie AG"),
    ("its own town", "it", "Nadia <n.riva@libero.it>", "Buongiorno, la candidatura presso l'Asilo Il Ciclamino di Pavia va avanti.\n\nNadia", "Asilo Il Ciclamino"),
    ("a town that tells which", "es", "Ana <ana@gmail.com>", "La entrevista en la Universidad Nacional de Córdoba es el lunes.\n\nAna", "Universidad Nacional de Córdoba"),
    ("several English words before the kind", "en", "Recruitment <noreply@trac.jobs>", "You are shortlisted for Ward Clerk (ref 21) with North Pennine University Hospitals Trust.", "North Pennine University Hospitals Trust"),
    ("a police department", "en", "Sgt. Lou Dean <ldean@elkfordpd.gov.example.com>", "Your oral board is moved to Monday.\n\nSgt. Lou Dean\nElk Ford Police Department", "Elk Ford Police Department"),
    ("a newspaper that is called post", "pt", "Rui <rui@correiodaserra.jor.br>", "Sou editor do Correio da Serra e procuro uma fotógrafa.\n\nRui", "Correio da Serra"),
    ("a form in two parts", "es", "Ane Beo <ane@talleresurola.eus>", "Talleres Urola S. Coop. te ofrece el puesto de tornero.\n\nAne", "Talleres Urola S. Coop."),
]  # fmt: skip
PLACES = [
    ("a line in the position's reach", "pt", "Gupy <vagas@gupy.com.br>", "Você avançou na vaga Analista Fiscal da Laticínios Serra Azul.\n\nBoa sorte!\nEquipe Laticínios Serra Azul", "Laticínios Serra Azul"),
    ("through a system", "fr", "Recrutement Optilune <optilune@smartrecruiters.com>", "L'entretien est annulé.\n\nOptilune via SmartRecruiters", "Optilune"),
    ("for whom a system writes", "en", "Calendly <notifications@calendly.com>", "Your event has been rescheduled.\n\nSent by Calendly for Poppywell Health", "Poppywell Health"),
    ("a line is labelled below", "nl", "Calendly <notifications@calendly.com>", "Je afspraak is verzet.\n\nSoort afspraak: Kennismaking vacature Jurist bij Letselzaken Zuid\nWas: dinsdag 9:00", "Letselzaken Zuid"),
    ("whose name a comma divides from the signer", "fr", "Recruitee <no-reply@recruiteemail.com>", "Nous ne donnons pas suite.\n\nSofia Merlin, Lumiparc", "Lumiparc"),
    ("the house in the display name", "pt", "Colégio Ipê Roxo - Direção <direcao@iperoxobelem.com.br>", "Queremos você como psicóloga escolar.\n\nVera", "Colégio Ipê Roxo"),
    ("candidatures of it", "fr", "Candidatures Théâtre des Ormes <candidatures@theatre-ormes.recruitee-mail.com>", "Votre candidature est bien arrivée.", "Théâtre des Ormes"),
    ("not the buttons of a network", "it", "Pia Orto via LinkedIn <inmail-hit-reply@linkedin.com>", "Ciao, sono Pia e lavoro nel team People di Mutua Tirrena Assicurazioni. Ti va una call?\n\nPia\n\nAccetta :\nhttps://www.linkedin.com/comm/accept/1", "Mutua Tirrena Assicurazioni"),
    ("whose family calls her so", "de", "Oma Hilde <hilde@gmx.de>", "Lieber Robin, mein Café Kännchen in Goslar braucht Hilfe. Hilde", "Café Kännchen"),
    ("who signs with the house", "fr", "Léo <leo@carotteverte.bio>", "On a adoré. Tu reçois le cas vendredi.\nBises, Léo de Carotte Verte", "Carotte Verte"),
]  # fmt: skip
OTHERS = [
    ("on behalf of", "es", "Yei Alba <yalba@temporalesdelrio.com.co>", "En nombre de Transportes Aburrá S.A.S. lo citamos a entrevista.\n\nYei Alba\nTemporales del Río", "Transportes Aburrá S.A.S."),
    ("who wishes to meet", "de", "Bea Ohl <ohl@hansekraft-kiel.de>", "Die Reederei Mewes möchte Sie am Donnerstag kennenlernen.\n\nBea Ohl\nHansekraft", "Reederei Mewes"),
    ("for whom one is sought", "en", "Liam Doyle <liam@rightfit.ie>", "I'm recruiting a Site Manager for Ardmore Construction in Cork.\n\nLiam Doyle\nRightFit", "Ardmore Construction"),
    ("a group's house", "fr", "Karine Aubry <k.aubry@groupe-altis.fr>", "Brumaire Emballages, filiale du groupe Altis, recrute un chef d'équipe à Niort.\n\nKarine Aubry\nGroupe Altis", "Brumaire Emballages"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "sender", "body", "name"),
    [n[1:] for n in WHOLE + PLACES + OTHERS],
    ids=[n[0] for n in WHOLE + PLACES + OTHERS],
)
def test_the_company_is_told(extracted: Any, language: str, sender: str, body: str, name: str) -> None:
    """As its whole name is written and nothing besides."""
    _, facts = extracted(body, sender=sender, subject="Re:", language=language)
    assert facts.company is not None
    assert facts.company.value == name


@pytest.mark.parametrize(
    ("language", "to", "quoted", "name"),
    [
        ("fr", "Léa <lea@agence-kaldi.fr>", "C'est noté pour mardi chez Kaldi. Léa", "Kaldi"),
        (
            "en",
            "Lou <lou@thymeandrye.ca>",
            "You're confirmed for Thursday.\n> Lou, Thyme & Rye",
            "Thyme & Rye",
        ),
        ("nl", "Ans <a.smit@lyceumdeberk.nl>", "Tot vrijdag. Ans Smit, Lyceum De Berk", "Lyceum De Berk"),
    ],
)
def test_a_candidate_answers_the_company(
    extracted: Any, language: str, to: str, quoted: str, name: str
) -> None:
    """Who writes from a private mailbox below whose words the house's stand is the candidate."""
    body = f"Helaas, désolé, sorry: Friday?\n\nKim Bos\n\n> {quoted}\n"
    _, facts = extracted(
        body, sender="Kim Bos <kim.bos@gmail.com>", subject="Re: Interview", language=language, to=to
    )
    assert facts.company is not None
    assert facts.company.value == name


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("de", "Servus, du hast ja mal bei der Molkerei Alpenland gearbeitet. Telefon am Montag? Karl"),
        ("de", "Hallo, das Interview findet im Hotel Adler in Fulda statt. Jan"),
        ("de", "Komm am Montag vorbei, da sind die Kinder im Garten. Anna"),
        ("es", "Recoge a la niña en el Colegio La Salle a las 5 y hablamos. Lola"),
        ("es", "Gorka, soy Fermín el de Tolosa. ¿Comemos un día? Fermín"),
        ("pt", "Estamos a acabar uma obra no Hospital de Braga e precisamos de um eletricista. Nuno"),
    ],
)
def test_a_house_that_is_mentioned_is_not_the_company(extracted: Any, language: str, body: str) -> None:
    """Where somebody worked, learnt, meets or lives."""
    _, facts = extracted(body, sender="Kim <kim@gmail.com>", subject="Job", language=language)
    assert facts.company is None


@pytest.mark.parametrize(
    "word",
    "Friseur Reederei Gießerei Therme Abattoirs Auto-école Crèche Aseguradora Gimnasio Municipio Ginásio Moinho Palestra Panificio Kerk Slachthuis".split(),
)
def test_words_for_kinds_of_houses(word: str) -> None:
    """As natives of each language open or end the names of houses with them."""
    assert is_kind(word)


@pytest.mark.parametrize(
    "domain",
    ["smartrecruiters-mx.com", "recruitee-jobs.com", "talentos-kenoby.com", "wttj.co", "avisos-infojobs.net"],
)
def test_systems_under_other_names(domain: str) -> None:
    """Words of mailing, of jobs and of countries may be added to a system's name."""
    assert relay(domain) is not None
    assert own_label(domain) == ""


def test_reserved_domains_are_nobodys() -> None:
    """The label is what stands before "example.com"."""
    assert own_label("acme.example.com") == ""
    assert own_label("jobs.acme.org.example.com") == "acme"
