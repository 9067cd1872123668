"""The public holidays of countries."""

from datetime import date

import pytest

from demur.adapters.public_holidays import public_holidays
from demur.domain.errors import BadOption


@pytest.mark.parametrize(
    ("code", "day", "expected"),
    [
        ("DE", date(2026, 12, 25), True),
        ("DE", date(2026, 4, 6), True),
        ("DE", date(2026, 12, 24), False),
        ("DE", date(2026, 3, 8), False),
        ("DE-BE", date(2026, 3, 8), True),
        ("US", date(2026, 7, 4), True),
        ("GB-SCT", date(2026, 11, 30), True),
        ("DE", date(2190, 12, 25), False),  # nobody knows what is a holiday then
    ],
)
def test_known_holidays(code: str, day: date, expected: bool) -> None:
    """A country's holidays are known, and those of its parts."""
    assert public_holidays(code)(day) is expected


@pytest.mark.parametrize(
    ("code", "said"), [("XX", "XX are not known"), ("DE-XX", "DE-BE"), ("DE-DE", "DE-BY")]
)
def test_what_is_not_known_is_said(code: str, said: str) -> None:
    """An unknown country or part is an error that tells what can be there."""
    with pytest.raises(BadOption, match=said):
        public_holidays(code)
