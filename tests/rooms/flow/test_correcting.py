"""The person's word in place of what was read."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demur.domain.errors import BadOption
from demur.domain.facts import Fact, Facts, InterviewTime, Pay
from demur.flow.correcting import CORRECTABLE, checked, corrected, written

READ = Facts(
    company=Fact("Acme", "Acme", "body", (3, 7), 0.8),
    position=Fact("Engineer", "Engineer", "body", (10, 18), 0.9),
    functional_area=Fact("software engineering", "Engineer", "body", (10, 18), 0.8),
)


def test_their_word_counts_and_the_rest_stays() -> None:
    """A fact that was corrected is certain and has no quote; what was not corrected is as it was read."""
    found = corrected(READ, {"company": "Apex"})
    assert found.company == Fact("Apex", "", "body", (0, 0), 1.0)
    assert found.position == READ.position
    assert corrected(READ, {}) == READ


def test_what_is_not_known_is_said_so() -> None:
    """An empty correction takes the fact away."""
    assert corrected(READ, {"company": ""}).company is None


def test_a_title_tells_more() -> None:
    """Functional area and level follow the corrected position, unless they are corrected themselves."""
    found = corrected(READ, {"position": "Senior Accountant"})
    assert found.functional_area and found.functional_area.value != "software engineering"
    assert found.level and found.level.value == "senior"
    own = corrected(READ, {"position": "Senior Accountant", "level": "staff"})
    assert own.level and own.level.value == "staff"


@pytest.mark.parametrize(
    ("text", "pay"),
    [
        ("60000-70000 EUR year", Pay(Decimal(60000), Decimal(70000), "EUR", "year")),
        ("450 GBP day", Pay(Decimal(450), Decimal(450), "GBP", "day")),
        ("-70000 EUR", Pay(None, Decimal(70000), "EUR", None)),
        ("60000-", Pay(Decimal(60000), None, None, None)),
        ("35.50", Pay(Decimal("35.50"), Decimal("35.50"), None, None)),
    ],
)
def test_pay(text: str, pay: Pay) -> None:
    """A figure or a range with an open end, and what it is in as far as it is said."""
    found = corrected(READ, {"pay": checked("pay", text)})
    assert found.pay and found.pay.value == pay
    assert checked("pay", written(pay)) == written(pay)


def test_times() -> None:
    """One a line, each with its offset, with an end or without; in place of all that were offered."""
    text = checked(
        "interview_times", " 2026-12-10T14:00+01:00/2026-12-10T14:45+01:00 \n\n2026-12-11T09:00+00:00 "
    )
    first, second = corrected(READ, {"interview_times": text}).interview_times
    assert first.start == datetime(2026, 12, 10, 13, tzinfo=UTC)
    assert first.end == first.start + timedelta(minutes=45)
    assert (second.start, second.end) == (datetime(2026, 12, 11, 9, tzinfo=UTC), None)
    assert corrected(READ, {"interview_times": ""}).interview_times == ()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("level", "grand master"), ("mode", "carrier pigeon"), ("agency", "perhaps"), ("pay", "a lot"), ("pay", "70000-60000 EUR"),
        ("pay", "-"), ("pay", "60000 EUR fortnight"), ("interview_times", "tomorrow"), ("interview_times", "2026-12-10T14:00"),
        ("interview_times", "2026-12-10T14:00+01:00/2026-12-10T13:00+01:00"), ("interview_times", "9999-12-31T23:59+00:00"),
        ("company", "x" * 201), ("scheduling_link", "https://evil.example"), ("known", "x"), ("", "x"),
    ],
)  # fmt: skip
def test_what_it_can_not_be(name: str, text: str) -> None:
    """Each is refused with a sentence."""
    with pytest.raises(BadOption, match=r"\w+ .*\."):
        checked(name, text)


@given(st.sampled_from(CORRECTABLE), st.text(max_size=60))
def test_what_is_let_through_can_be_used(name: str, text: str) -> None:
    """Whatever is typed is refused, or becomes a fact, and again the same."""
    try:
        kept = checked(name, text)
    except BadOption:
        return
    found = corrected(READ, {name: kept})
    assert checked(name, kept) == kept
    assert (getattr(found, name) in (None, ())) is (kept == "")


def test_how_a_time_is_written() -> None:
    """As it is taken."""
    start = datetime(2026, 12, 10, 14, tzinfo=timezone(timedelta(hours=1)))
    time = InterviewTime(start, start + timedelta(hours=1), None, "", "body", (0, 0), 1.0)
    assert written(time) == "2026-12-10T14:00+01:00/2026-12-10T15:00+01:00"
    assert written(True) == "yes"
