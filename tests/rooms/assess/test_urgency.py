"""By when a writer wants an answer."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from demur.assess.urgency import answer_by
from demur.domain.mail import Mail, Raw
from demur.read import read_mail

WROTE = datetime(2026, 11, 24, 10, tzinfo=UTC)  # a Tuesday


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Please let me know by tomorrow.", date(2026, 11, 25)),
        ("Please reply today.", date(2026, 11, 24)),
        ("Please confirm by end of day.", date(2026, 11, 24)),
        ("Please reply within 24 hours.", date(2026, 11, 25)),
        ("Please reply within 48 hours.", date(2026, 11, 26)),
        ("Please let me know by Thursday.", date(2026, 11, 26)),
        ("Please let me know by Friday.", None),
        ("Geben Sie bitte bis morgen Bescheid.", date(2026, 11, 25)),
        ("Bitte melden Sie sich bis Donnerstag.", date(2026, 11, 26)),
        ("Merci de me confirmer avant demain.", date(2026, 11, 25)),
        ("We will let you know by tomorrow.", None),
        ("Take your time.", None),
    ],
)
def test_the_day_that_a_message_names(text: str, expected: date | None) -> None:
    """A deadline within two days is read as the day at whose end it is over; a later one, and a promise, are none."""
    mail = read_mail(Raw("", f"From: a@b.example\nSubject: Interview\n\nHello,\n\n{text}\n".encode()))
    assert isinstance(mail, Mail)
    assert answer_by(mail, WROTE, ZoneInfo("Europe/Berlin")) == expected
