"""The figures of `benchmarks/reading.py`."""

import pytest
from benchmarks.reading import calibration_error, norm, reliability


def test_reliability_compares_what_was_said_with_what_was_right() -> None:
    """By tenths of the confidence; the error is the mean distance, weighted by messages."""
    sure = [(0.95, True), (0.97, True), (1.0, False), (0.42, False)]
    low, high = reliability(sure)
    assert low == (1, 0.42, 0.0)
    assert high == pytest.approx((3, 2.92 / 3, 2 / 3))
    assert calibration_error(sure) == pytest.approx((0.42 + 0.92) / 4)


def test_no_message_has_no_error() -> None:
    """An empty folder is measured without a fault."""
    assert calibration_error([]) == 0.0 and list(reliability([])) == []


@pytest.mark.parametrize(("one", "other"), [("Acme GmbH", "ACME"), ("Rail  Works, Ltd.", "rail works")])
def test_names_match_whatever_their_legal_form(one: str, other: str) -> None:
    """Case, spacing and legal form make no other name."""
    assert norm(one) == norm(other)
