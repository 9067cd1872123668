"""Places in imprints, behind times of day, and those that a refusal just mentions."""

from typing import Any

import pytest

from demur.domain.invitation import Kind

IMPRINTS = ["Testgorilla B.V., Amsterdam.", "Codility Limited, London.", "Factorial HR, Barcelona"]


@pytest.mark.parametrize("imprint", IMPRINTS)
def test_an_imprint_is_no_place_of_work(extracted: Any, imprint: str) -> None:
    """A hiring system's or a company's own address below the letter."""
    body = f"Hello,\n\nplease complete the assessment for Payroll Clerk.\n\nStart now\n\n{imprint}"
    _, facts = extracted(body, language="en")
    assert facts.location is None


AT_TIME = [
    ("en", "He can see you on Tuesday at 3pm in Leeds.", "Leeds"),
    ("fr", "Il vous propose mardi entre 14 h et 16 h, à Mâcon.", "Mâcon"),
    ("de", "Passt Ihnen Dienstag um 15 Uhr in Graz?", "Graz"),
]


@pytest.mark.parametrize(("language", "sentence", "town"), AT_TIME)
def test_a_town_behind_a_time(extracted: Any, language: str, sentence: str, town: str) -> None:
    """One meets where the time is set: that is a visit."""
    _, facts = extracted(f"Hallo,\n\n{sentence}\n\nDana", language=language)
    assert facts.location is not None
    assert facts.location.value == town
    assert facts.mode is not None
    assert facts.mode.value == "onsite"


def test_a_refusal_just_mentions_a_town(extracted: Any) -> None:
    """A party to which one is asked for comfort."""
    body = (
        "Hi,\n\nwe went with someone else. If something turns up in Margate, we know where you are.\n\nDana"
    )
    _, facts = extracted(body, language="en", kind=Kind.REJECTION)
    assert facts.location is None
