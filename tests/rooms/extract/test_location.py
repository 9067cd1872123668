"""Where the job is: the town alone, or "remote"."""

from typing import Any

import pytest

from demur.domain.invitation import Kind
from demur.extract._location.gazetteer import is_town
from demur.extract._location.towns import towns_in

TOLD = [
    ("en", "Location: Leeds (hybrid, 2 days)\nSalary: tbc", "Leeds"),
    ("en", "The Staff Nurse role is based in Galway.", "Galway"),
    ("en", "The job is based in Little Snoring, Norfolk.", "Little Snoring"),
    ("en", "We are hiring a Data Engineer in Austin, TX.", "Austin"),
    ("en", "This position is in our Pune office.", "Pune"),
    ("en", "Our yard in Oban needs a rigger from January.", "Oban"),
    ("de", "Standort: Bad Homburg\nEintritt: sofort", "Bad Homburg"),
    ("de", "Dienstort: Rettungswache Bad Segeberg\nBeginn: sofort", "Bad Segeberg"),
    ("de", "Arbeitsort ........ : 3012 Bern, Länggasse", "Bern"),
    ("de", "Die Stelle ist am Standort Köln zu besetzen.", "Köln"),
    ("de", "Für unseren Mandanten in Reutlingen suche ich eine Leitung.", "Reutlingen"),
    ("fr", "Le poste est basé à Villeurbanne.", "Villeurbanne"),
    ("fr", "Lieu : Nantes\nContrat : CDI", "Nantes"),
    ("fr", "Mon client recherche un chef d'équipe pour son usine d'Oyonnax.", "Oyonnax"),
    ("es", "El puesto es en Zaragoza.", "Zaragoza"),
    ("es", "Buscamos jefe de turno para zona Getafe.", "Getafe"),
    ("pt", "A vaga é em Florianópolis.", "Florianópolis"),
    ("pt", "Local: Juiz de Fora/MG", "Juiz de Fora"),
    ("it", "Sede di lavoro: Reggio Emilia\nContratto: a tempo indeterminato", "Reggio Emilia"),
    ("it", "Cerchiamo un cuoco per la provincia di Cuneo.", "Cuneo"),
    ("nl", "Standplaats: Den Bosch\nUren: 32", "Den Bosch"),
    ("nl", "Voor een klant in de regio Goes zoek ik een monteur.", "Goes"),
]


@pytest.mark.parametrize(("language", "sentence", "place"), TOLD)
def test_the_town_of_the_job_is_read(extracted: Any, language: str, sentence: str, place: str) -> None:
    """The town alone: no street, no state, no policy; also a town that no list has."""
    _, facts = extracted(f"Hallo,\n\n{sentence}\n\nDana", language=language)
    assert facts.location is not None
    assert facts.location.value == place


def test_the_quote_tells_more_than_the_town(extracted: Any) -> None:
    """How the work is placed stands in the quote, so that the judge can read it."""
    _, facts = extracted("Hi,\n\nLocation: Leeds (hybrid, 2 days)\n\nDana")
    assert facts.location is not None
    assert facts.location.quote == "Leeds (hybrid, 2 days)"


BESIDE = [
    "The opening is Night Porter (full-time, Inverness).",
    "Night Porter | Inverness | £13 an hour",
    "Vacancy:\nNight Porter\nInverness, Scotland\n\nApply soon.",
    "Position: Night Porter, Inverness",
]


@pytest.mark.parametrize("sentence", BESIDE)
def test_a_town_stands_beside_the_title(extracted: Any, sentence: str) -> None:
    """In brackets, in a column, on the next line, behind a comma."""
    _, facts = extracted(f"Hi Robin,\n\nThank you for applying.\n\n{sentence}\n\nDana")
    assert facts.location is not None
    assert facts.location.value == "Inverness"


NOT_THE_JOB = [
    ("en", "I see that you're based in Berlin. Shall we talk?"),
    ("en", "We have offices in London, Paris and New York."),
    ("en", "Let's speak at 10:00 (Madrid time)."),
    ("en", "Our customers in France love us."),
    ("en", "I studied at the University of Leeds myself."),
    ("en", "I recruit for a living from our agency in Aberdeen."),
    ("en", "Could we have a remote interview on Friday?"),
    ("de", "Leider bin ich am Donnerstag kurzfristig in Mailand."),
    ("de", "Ich arbeite seit Jahren in einer Kanzlei in Neuss."),
    ("fr", "Notre directeur est retenu chez un client à Dijon."),
    ("es", "El director tuvo que viajar a Sevilla."),
    ("it", "Il direttore è bloccato da un cliente a Torino."),
    ("nl", "Mijn collega in Breda gaf me je naam."),
    ("en", "Please come to 4 Bristol Road, the blue door."),
]


@pytest.mark.parametrize(("language", "sentence"), NOT_THE_JOB)
def test_other_places_are_not_the_jobs(extracted: Any, language: str, sentence: str) -> None:
    """The person's town, lists of offices, zones, customers, travels and streets say nothing of the job."""
    _, facts = extracted(f"Hi Robin,\n\n{sentence}\n\nDana", language=language)
    assert facts.location is None


ADDRESSES = [
    ("de", "Das Gespräch findet in der Lindenallee 40, 49124 Georgsmarienhütte statt.", "Georgsmarienhütte"),
    ("fr", "Nous vous attendons au 12 avenue de la Résistance, 91700 Sainte-Geneviève-des-Bois.", "Sainte-Geneviève-des-Bois"),
    ("en", "Please come to our office at 18 Water Street, Boston.", "Boston"),
    ("en", "Venue: Boardroom, St Colman's Hospital, Rathdrum Road, Wicklow", "Wicklow"),
    ("it", "La aspettiamo in Piazza Garibaldi 1, Parma.", "Parma"),
    ("es", "Te esperamos en el taller: Humboldt 1540, Rosario.", "Rosario"),
    ("nl", "Het gesprek is op Molenweg 3 in Winsum.", "Winsum"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence", "town"), ADDRESSES)
def test_the_interviews_town_stands_in_with_less_confidence(
    extracted: Any, language: str, sentence: str, town: str
) -> None:
    """Where the job's place is not told, the town of the interview on site is what is known."""
    _, facts = extracted(f"Hallo,\n\n{sentence}\n\nDana", language=language)
    assert facts.location is not None
    assert facts.location.value == town
    assert facts.location.confidence <= 0.65
    assert facts.mode is not None
    assert facts.mode.value == "onsite"


def test_the_jobs_place_goes_before_the_interviews(extracted: Any) -> None:
    """Where both are told, the job's place is the location."""
    body = "Hi,\n\nThe job is based in Leeds. Please come to 18 Water Street, Boston.\n\nDana"
    _, facts = extracted(body)
    assert facts.location is not None
    assert facts.location.value == "Leeds"


REMOTE = [
    ("en", "The role is remote (EU)."),
    ("en", "It is fully remote, anywhere in the US."),
    ("en", "Location: Work from home"),
    ("de", "Die Stelle ist zu 100 % remote."),
    ("de", "Suchst du einen Job von zuhause?"),
    ("fr", "Le poste est en télétravail complet."),
    ("es", "Es un trabajo desde casa."),
    ("pt", "PJ ou CLT, full remoto, horário livre."),
    ("it", "Contratto italiano, 100% da remoto."),
    ("nl", "De baan is volledig op afstand."),
]


@pytest.mark.parametrize(("language", "sentence"), REMOTE)
def test_a_job_that_is_wholly_remote(extracted: Any, language: str, sentence: str) -> None:
    """The value is one word, whatever the words of the letter; the quote shows them."""
    _, facts = extracted(f"Hallo,\n\n{sentence}\n\nDana", language=language, kind=Kind.RECRUITER_OUTREACH)
    assert facts.location is not None
    assert facts.location.value == "remote"
    assert facts.location.quote in sentence


NOT_WHOLLY = [
    ("en", "We can be remote two days a week."),
    ("en", "It is not fully remote."),
    ("en", "The work is hybrid."),
    ("de", "Homeoffice ist an zwei Tagen möglich."),
    ("fr", "Télétravail partiel possible."),
    ("es", "El trabajo es híbrido, tres días en casa."),
    ("nl", "Thuiswerken is twee dagen mogelijk."),
]


@pytest.mark.parametrize(("language", "sentence"), NOT_WHOLLY)
def test_now_and_then_from_home_is_not_remote(extracted: Any, language: str, sentence: str) -> None:
    """A share of the week or a denial makes no remote job."""
    _, facts = extracted(f"Hallo,\n\n{sentence}\n\nDana", language=language)
    assert facts.location is None


def test_a_town_goes_before_remote(extracted: Any) -> None:
    """Where the work has a town, that is the place."""
    _, facts = extracted("Hi,\n\nThe role is based in Cork, or fully remote within Ireland.\n\nDana")
    assert facts.location is not None
    assert facts.location.value == "Cork"


def test_a_signature_alone_does_not_count(extracted: Any) -> None:
    """Nor does the imprint of a hiring system."""
    body = (
        "Hi Robin,\n\nShall we talk on Friday at 10?\n\nKind regards,\nDana Whitfield\nNorthwind\n"
        "12 High Street, Manchester\n\nSent with Hirely GmbH, Teststr. 14, 10789 Berlin\n"
    )
    _, facts = extracted(body)
    assert facts.location is None


def test_the_earlier_mail_below_tells_the_town(extracted: Any) -> None:
    """What the person wrote of the job counts where the answer names no place."""
    body = (
        "Dear Robin,\n\nThank you, that was a lovely letter. Could you come in on Tuesday at 3?\n\nDana\n\n"
        "On Mon, Nov 23, 2026 at 10:00 AM Robin Lee <robin.lee@example.net> wrote:\n\n"
        "> I would like to apply for the post at your school in Whitby.\n> I live in Scarborough.\n"
    )
    _, facts = extracted(body)
    assert facts.location is not None
    assert facts.location.value == "Whitby"


def test_who_uses_no_capitals_writes_towns_small(extracted: Any) -> None:
    """ "tübingen" is a town where sentences begin small as well."""
    body = "hallo robin,\n\nkomm doch am freitag vorbei. wir sind in tübingen in der altstadt. dann reden wir.\n\nleo"
    _, facts = extracted(body, language="de")
    assert facts.location is not None
    assert facts.location.value == "tübingen"


KNOWN = [
    ("Málaga", "large"),
    ("Malaga", "large"),
    ("SANKT PÖLTEN", "large"),
    ("St. Pölten", "large"),
    ("Ybbs", "small"),
    ("Tür", None),
    ("März", None),
    ("Sales", None),
    ("Server", None),
]


@pytest.mark.parametrize(("name", "size"), KNOWN)
def test_the_table_knows_towns_and_leaves_words_out(name: str, size: str | None) -> None:
    """With accents or without, in any case; words and first names are no towns."""
    assert is_town(name) == size


def test_a_name_of_several_words_is_one_place() -> None:
    """The longest name counts, and a quarter belongs to its town."""
    text = "Between Frankfurt am Main, Newcastle upon Tyne, Berlin-Kreuzberg and d'Annecy."
    assert [text[t.start : t.end] for t in towns_in(text)] == [
        "Frankfurt am Main",
        "Newcastle upon Tyne",
        "Berlin-Kreuzberg",
        "Annecy",
    ]


FROM_HOME = [
    ("nl", "Functie\nPlanner\nWerkplek\nVanuit huis\n"),
    ("de", "Wir bieten Ihnen eine Stelle als Sachbearbeiter im Homeoffice an."),
]


@pytest.mark.parametrize(("language", "text"), FROM_HOME)
def test_home_beside_a_title_or_in_its_field_is_remote(extracted: Any, language: str, text: str) -> None:
    """ "Im Homeoffice" behind the title, and a field for the place of work that says so."""
    _, facts = extracted(f"Hallo,\n\n{text}\nDana", language=language, kind=Kind.RECRUITER_OUTREACH)
    assert facts.location is not None
    assert facts.location.value == "remote"
