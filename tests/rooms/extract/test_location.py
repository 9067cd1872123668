"""Where the job is, or how it is placed."""

from typing import Any

import pytest

TOLD = [
    ("en", "Location: Leeds (hybrid, 2 days)\nSalary: tbc", "Leeds (hybrid, 2 days)"),
    ("en", "The role is remote (EU).", "remote (EU)"),
    ("en", "The Staff Nurse role is based in Galway.", "Galway"),
    ("en", "The job is based in Little Snoring, Norfolk.", "Little Snoring, Norfolk"),
    ("en", "We are hiring a Data Engineer in Austin, TX.", "Austin, TX"),
    ("en", "This position is in our Pune office.", "Pune"),
    ("de", "Standort: Bad Homburg\nEintritt: sofort", "Bad Homburg"),
    ("de", "Die Stelle ist am Standort Köln zu besetzen.", "Köln"),
    ("fr", "Le poste est basé à Villeurbanne.", "Villeurbanne"),
    ("fr", "Lieu : Nantes\nContrat : CDI", "Nantes"),
    ("es", "El puesto es en Zaragoza.", "Zaragoza"),
    ("pt", "A vaga é em Florianópolis.", "Florianópolis"),
    ("it", "Sede di lavoro: Reggio Emilia\nContratto: a tempo indeterminato", "Reggio Emilia"),
    ("nl", "Standplaats: Den Bosch\nUren: 32", "Den Bosch"),
]


@pytest.mark.parametrize(("language", "sentence", "place"), TOLD)
def test_the_place_of_the_job_is_read(extracted: Any, language: str, sentence: str, place: str) -> None:
    """Listed towns and unlisted ones, with the policy that stands beside them."""
    _, facts = extracted(f"Hallo,\n\n{sentence}\n\nDana", language=language)
    assert facts.location is not None
    assert facts.location.value == place


NOT_THE_JOB = [
    "I see that you're based in Berlin. Shall we talk?",
    "We have offices in London, Paris and New York.",
    "Let's speak at 10:00 (Madrid time).",
    "Our customers in France love us.",
    "I studied at the University of Leeds myself.",
    "Could we have a remote interview on Friday?",
]


@pytest.mark.parametrize("sentence", NOT_THE_JOB)
def test_other_places_are_not_the_jobs(extracted: Any, sentence: str) -> None:
    """The person's town, lists of offices, zones and customers say nothing of the job."""
    _, facts = extracted(f"Hi Robin,\n\n{sentence}\n\nDana")
    assert facts.location is None


ADDRESSES = [
    ("de", "Das Gespräch findet in der Lindenallee 40, 49124 Georgsmarienhütte statt.", "Lindenallee 40, 49124 Georgsmarienhütte"),
    ("fr", "Nous vous attendons au 12 avenue de la Résistance, 91700 Sainte-Geneviève-des-Bois.", "12 avenue de la Résistance, 91700 Sainte-Geneviève-des-Bois"),
    ("en", "Please come to our office at 18 Water Street, Boston.", "18 Water Street, Boston"),
    ("it", "La aspettiamo in Piazza Garibaldi 1, Parma.", "Piazza Garibaldi 1, Parma"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence", "address"), ADDRESSES)
def test_the_interviews_address_stands_in_with_less_confidence(
    extracted: Any, language: str, sentence: str, address: str
) -> None:
    """Where the job's place is not told, the place of the interview on site is what is known."""
    _, facts = extracted(f"Hallo,\n\n{sentence}\n\nDana", language=language)
    assert facts.location is not None
    assert facts.location.value == address
    assert facts.location.confidence <= 0.65
    assert facts.mode is not None
    assert facts.mode.value == "onsite"


def test_the_jobs_place_goes_before_the_interviews(extracted: Any) -> None:
    """Where both are told, the job's place is the location."""
    body = "Hi,\n\nThe job is based in Leeds. Please come to 18 Water Street, Boston.\n\nDana"
    _, facts = extracted(body)
    assert facts.location is not None
    assert facts.location.value == "Leeds"
