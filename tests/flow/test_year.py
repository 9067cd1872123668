"""A year of made-up correspondence, read as it came and answered as it was answered, against what is true about it."""

import pytest
from benchmarks.ledger import Result, measure

# What was measured (benchmarks/RESULTS.md), a little below.
PRECISION, TELLABLE, FIRMS = 0.99, 0.88, 0.55
FOUND, UNDERSTOOD = 0.93, 0.83
DUE = {"asked for": 0.97, "last minute": 0.9, "unanswered": 0.98, "open door": 0.95}
USEFUL, GAIN = 0.6, 0.4


@pytest.fixture(scope="module")
def result() -> Result:
    """The year, lived once for all tests."""
    return measure(1)


def test_nobody_is_taken_for_another(result: Result) -> None:
    """Hardly a merge is wrong, none of those that must not be, and most are made that the mail itself tells."""
    for merging in (result.people, result.firms):
        assert merging.precision.of > 40 and merging.precision.value >= PRECISION, merging.wrong
        assert merging.apart == 0
    assert result.people.tellable.of > 100 and result.people.tellable.value >= TELLABLE, result.people.missed
    assert result.firms.recall.value >= FIRMS, result.firms.missed
    assert result.people.mixed.right == 0


def test_reactions_are_found_and_understood(result: Result) -> None:
    """Of the replies to letters nearly all are found, whatever their headers, and those to declines understood."""
    assert result.found.of > 250 and result.found.value >= FOUND
    assert result.strangers <= 20
    assert result.reactions.of > 150 and result.reactions.value >= UNDERSTOOD, result.confused


def test_all_is_due_on_its_day(result: Result) -> None:
    """Across daylight saving and the holidays of Berlin, to the minute; little more is due than should be."""
    assert set(result.due) == set(DUE)
    for why, least in DUE.items():
        assert result.due[why].of >= 20 and result.due[why].value >= least, result.late
    assert result.extra <= 30, result.late


def test_who_is_written_to_again_is_worth_it(result: Result) -> None:
    """Most of the first thirty are people with whom a door is open for what is looked for now."""
    assert result.useful[30].of == 30 and result.useful[30].value >= USEFUL, result.bothered
    assert result.gain[30] >= GAIN
