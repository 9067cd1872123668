"""How far facts are to be trusted."""

from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demur.domain.facts import Fact, Facts, InterviewTime
from demur.extract import weighed

TIME = InterviewTime(datetime(2026, 12, 1, 9, tzinfo=UTC), None, None, "9:00", "body", (0, 4), 0.8)
NAMES = [each.name for each in fields(Facts) if each.name != "interview_times"]
sure = st.floats(0, 1)


def fact(confidence: float) -> Fact[str]:
    """Something said by a rule that is so sure."""
    return Fact("Acme", "Acme", "body", (3, 7), confidence)


def only(name: str, confidence: float) -> Facts:
    """One fact alone."""
    known: Any = {name: fact(confidence)}
    return Facts(**known)


@pytest.mark.parametrize("name", NAMES)
@given(one=sure, other=sure)
def test_what_a_rule_is_surer_of_is_never_trusted_less(name: str, one: float, other: float) -> None:
    """The order that the rules give stays, and what comes of it is a share."""
    least, most = (weighed(only(name, each)).known()[name].confidence for each in sorted((one, other)))
    assert 0 <= least <= most <= 1


@pytest.mark.parametrize("name", NAMES)
def test_only_the_confidence_changes(name: str) -> None:
    """Value, quote and place are those of the rule."""
    told = weighed(only(name, 0.9)).known()
    assert set(told) == {name}
    assert replace(told[name], confidence=0.9) == fact(0.9)


def test_times_are_weighed_one_by_one() -> None:
    """An ambiguous time stays less sure than a plain one."""
    plain, vague = weighed(Facts(interview_times=(TIME, replace(TIME, confidence=0.4)))).interview_times
    assert vague.confidence < 0.7 < 0.9 < plain.confidence
    assert replace(plain, confidence=0.8) == TIME


def test_a_field_is_as_sure_as_its_title() -> None:
    """It is told by the title alone."""
    told = weighed(Facts(position=fact(0.8), functional_area=fact(0.8)))
    assert told.position and told.functional_area
    assert told.position.confidence == told.functional_area.confidence


def test_a_company_that_only_a_domain_names_is_less_than_even() -> None:
    """No letter tells it to its writer."""
    told = weighed(Facts(company=fact(0.4))).company
    assert told and told.confidence < 0.5


def test_nothing_known_stays_nothing() -> None:
    """No fact is made up."""
    assert weighed(Facts()) == Facts()
