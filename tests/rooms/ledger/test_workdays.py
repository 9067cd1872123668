"""Working days, and times by the clock on the wall."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from demur.adapters.public_holidays import public_holidays
from demur.ledger.workdays import Workdays, months_later

ZONES = ("Europe/Berlin", "America/New_York", "Australia/Sydney")
SHORT = {
    "Europe/Berlin": date(2026, 3, 29),
    "America/New_York": date(2026, 3, 8),
    "Australia/Sydney": date(2026, 10, 4),
}
LONG = {
    "Europe/Berlin": date(2026, 10, 25),
    "America/New_York": date(2026, 11, 1),
    "Australia/Sydney": date(2026, 4, 5),
}


def _days(zone: str = "Europe/Berlin", country: str = "") -> Workdays:
    return Workdays(ZoneInfo(zone), public_holidays(country) if country else lambda _: False)


@pytest.mark.parametrize("zone", ZONES)
def test_two_days_later_is_the_same_time_on_the_wall_all_year(zone: str) -> None:
    """48 hours after noon of any day it is noon, though 47 or 49 hours have passed where the clock was set between."""
    days = _days(zone)
    lengths: dict[timedelta, int] = {}
    for ahead in range(365):
        noon = datetime(2026, 1, 1, 12, tzinfo=days.zone) + timedelta(days=ahead)
        later = days.later(noon, 48)
        assert later.replace(tzinfo=None) == noon.replace(tzinfo=None) + timedelta(days=2)
        passed = later.astimezone(UTC) - noon.astimezone(UTC)
        lengths[passed] = lengths.get(passed, 0) + 1
        crossed = [noon.date() < change[zone] <= later.date() for change in (SHORT, LONG)]
        assert passed == timedelta(hours=48 - crossed[0] + crossed[1])
    assert lengths == {timedelta(hours=48): 361, timedelta(hours=47): 2, timedelta(hours=49): 2}


@pytest.mark.parametrize(
    ("zone", "hour"), [("Europe/Berlin", 2), ("America/New_York", 2), ("Australia/Sydney", 2)]
)
def test_a_time_that_the_clock_skips_is_an_hour_later(zone: str, hour: int) -> None:
    """What would fall due at 2:30 in the night in which there is no 2:30 does so at 3:30."""
    days, night = _days(zone), SHORT[zone]
    found = days.later(
        datetime(night.year, night.month, night.day, hour, 30, tzinfo=days.zone) - timedelta(days=2), 48
    )
    assert (found.date(), found.hour, found.minute) == (night, 3, 30)


@pytest.mark.parametrize(
    ("came", "moment", "expected"),
    [
        ("2026-11-24T10:00", "2026-11-26T10:00", "2026-11-26T10:00"),  # Tuesday to Thursday
        ("2026-11-19T20:00", "2026-11-21T20:00", "2026-11-20T18:00"),  # Thursday evening, by Friday evening
        ("2026-11-20T10:00", "2026-11-22T10:00", "2026-11-20T18:00"),  # Friday morning, by that evening
        ("2026-11-20T18:00", "2026-11-22T18:00", "2026-11-23T10:00"),  # Friday evening, by Monday morning
        ("2026-11-21T09:00", "2026-11-23T09:00", "2026-11-23T09:00"),  # Saturday to Monday
    ],
)
def test_a_weekend_is_kept_free(came: str, moment: str, expected: str) -> None:
    """What falls due on a weekend does so on the evening before, or on Monday if it came after that."""
    days = _days()
    at, due, told = (
        datetime.fromisoformat(each).replace(tzinfo=days.zone) for each in (came, moment, expected)
    )
    assert days.within(due, at) == told


@pytest.mark.parametrize(
    ("country", "came", "moment", "expected"),
    [
        ("DE", "2026-12-23T12:00", "2026-12-25T12:00", "2026-12-24T18:00"),  # Christmas Day: by Christmas Eve
        ("DE", "2026-12-24T19:00", "2026-12-26T19:00", "2026-12-28T10:00"),  # after its evening: by Monday
        (
            "DE",
            "2026-04-04T11:00",
            "2026-04-06T11:00",
            "2026-04-07T10:00",
        ),  # Easter: Friday to Monday are off
        ("DE", "2026-04-01T11:00", "2026-04-03T11:00", "2026-04-02T18:00"),  # Good Friday
        ("", "2026-12-23T12:00", "2026-12-25T12:00", "2026-12-25T12:00"),
        ("", "2026-04-04T11:00", "2026-04-06T11:00", "2026-04-06T11:00"),
        ("DE-BE", "2027-03-06T11:00", "2027-03-08T11:00", "2027-03-09T10:00"),  # International Women's Day
        ("DE-BY", "2027-03-06T11:00", "2027-03-08T11:00", "2027-03-08T11:00"),
        ("US", "2026-11-24T15:00", "2026-11-26T15:00", "2026-11-25T18:00"),  # Thanksgiving
    ],
)
def test_holidays_are_kept_free(country: str, came: str, moment: str, expected: str) -> None:
    """So it is with the holidays of the country, or of its part; without one there are none."""
    days = _days(country=country)
    at, due, told = (
        datetime.fromisoformat(each).replace(tzinfo=days.zone) for each in (came, moment, expected)
    )
    assert days.within(due, at) == told


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("country", ["", "DE-BE", "AU-NSW"])
def test_every_day_of_a_year_ends_on_a_working_day(zone: str, country: str) -> None:
    """Whenever it comes, the answer is due on a working day, after it came, and at most a few days off are waited."""
    days = _days(zone, country)
    for ahead in range(0, 365 * 24, 7):
        came = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=ahead)
        at = days.within(days.later(came, 48), came)
        assert days.works(at.astimezone(days.zone).date())
        assert came < at < came + timedelta(days=8)


def test_one_who_never_works_is_not_waited_for() -> None:
    """Where every day is off, the day stays as it is."""
    never = Workdays(ZoneInfo("UTC"), lambda _: True)
    assert never.first_from(date(2026, 1, 1)) == date(2026, 1, 1)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-05-24", 6, "2026-11-24"),
        ("2027-08-31", 6, "2028-02-29"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2028-02-29", 48, "2032-02-29"),
        ("2026-12-31", 1, "2027-01-31"),
    ],
)
def test_months_are_those_of_the_calendar(day: str, months: int, expected: str) -> None:
    """Months later is the same day of a month, or its last one where it is shorter."""
    assert months_later(date.fromisoformat(day), months) == date.fromisoformat(expected)
