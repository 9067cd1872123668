"""The person's calendar: what takes their time, and when."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from demur.adapters.icalendar import is_interview, read_calendar
from demur.domain.errors import CalendarUnreadable
from demur.domain.person import CalendarEntry

BERLIN = ZoneInfo("Europe/Berlin")
WINDOW = (datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 12, 31, tzinfo=UTC))


def entries(folder: Path, text: str, own: frozenset[str] = frozenset()) -> tuple[CalendarEntry, ...]:
    """The occurrences of a calendar with these lines, autumn 2026, for a person in Berlin."""
    path = folder / "calendar.ics"
    path.write_text(f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n{text}\nEND:VCALENDAR\n".replace("\n", "\r\n"))
    return read_calendar(path, WINDOW, BERLIN, own).entries


def event(lines: str, uid: str = "1") -> str:
    """A VEVENT."""
    return f"BEGIN:VEVENT\nUID:{uid}\nDTSTAMP:20261101T000000Z\n{lines}\nEND:VEVENT"


def test_a_weekly_event_keeps_its_local_time_over_the_change(tmp_path: Path) -> None:
    """A recurring event stays at its hour when summer time ends."""
    found = entries(
        tmp_path,
        event(
            "DTSTART;TZID=Europe/Berlin:20261018T100000\nDTEND;TZID=Europe/Berlin:20261018T110000\nRRULE:FREQ=WEEKLY;COUNT=3"
        ),
    )
    assert [entry.start.hour for entry in found] == [10, 10, 10]
    assert [entry.start.utcoffset() for entry in found] == [
        timedelta(hours=2),
        timedelta(hours=1),
        timedelta(hours=1),
    ]


def test_exceptions_and_overrides_of_a_series_count(tmp_path: Path) -> None:
    """EXDATE removes an occurrence; RECURRENCE-ID moves one, or cancels it."""
    series = event(
        "DTSTART:20261102T100000Z\nDTEND:20261102T110000Z\nRRULE:FREQ=DAILY;COUNT=4\nEXDATE:20261103T100000Z"
    )
    moved = event("RECURRENCE-ID:20261104T100000Z\nDTSTART:20261104T150000Z\nDTEND:20261104T160000Z")
    cancelled = event(
        "RECURRENCE-ID:20261105T100000Z\nDTSTART:20261105T100000Z\nDTEND:20261105T110000Z\nSTATUS:CANCELLED"
    )
    found = entries(tmp_path, f"{series}\n{moved}\n{cancelled}")
    assert [
        (entry.start.astimezone(UTC).day, entry.start.astimezone(UTC).hour) for entry in found if entry.busy
    ] == [(2, 10), (4, 15)]


def test_floating_times_are_the_persons(tmp_path: Path) -> None:
    """A time without a zone is in the person's zone, whatever X-WR-TIMEZONE claims."""
    [found] = entries(
        tmp_path, "X-WR-TIMEZONE:Mars/Base\n" + event("DTSTART:20261102T100000\nDTEND:20261102T110000")
    )
    assert found.start == datetime(2026, 11, 2, 10, tzinfo=BERLIN)


def test_all_day_events_run_from_midnight_to_midnight(tmp_path: Path) -> None:
    """A day, with and without an end, is a local day, also when it has 25 hours."""
    found = entries(
        tmp_path,
        event("DTSTART;VALUE=DATE:20261025")
        + "\n"
        + event("DTSTART;VALUE=DATE:20261102\nDTEND;VALUE=DATE:20261104", "2"),
    )
    assert [entry.all_day for entry in found] == [True, True]
    assert found[0].end.astimezone(UTC) - found[0].start.astimezone(UTC) == timedelta(hours=25)
    assert found[1].end == datetime(2026, 11, 4, tzinfo=BERLIN)


TIME = "DTSTART:20261102T100000Z\nDTEND:20261102T110000Z\n"


@pytest.mark.parametrize(
    ("lines", "busy", "tentative"),
    [
        ("SUMMARY:x", True, False),
        ("TRANSP:TRANSPARENT", False, False),
        ("STATUS:CANCELLED", False, False),
        ("STATUS:TENTATIVE", True, True),
        ("ATTENDEE;PARTSTAT=DECLINED:mailto:Sam@x.example", False, False),
        ("ATTENDEE;PARTSTAT=ACCEPTED:mailto:sam@x.example", True, False),
        ("ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:sam@x.example", True, True),
        (
            "ATTENDEE;PARTSTAT=DECLINED:mailto:other@x.example\nATTENDEE;PARTSTAT=TENTATIVE:mailto:sam@x.example",
            True,
            True,
        ),
        ("ATTENDEE;PARTSTAT=DECLINED:mailto:other@x.example", True, False),
        ("X-MICROSOFT-CDO-BUSYSTATUS:FREE", False, False),
    ],
)
def test_busy_and_tentative(tmp_path: Path, lines: str, busy: bool, tentative: bool) -> None:
    """What takes the person's time, and what may yet, follows from TRANSP, STATUS and their own answer."""
    [found] = entries(tmp_path, event(TIME + lines), frozenset({"sam@x.example"}))
    assert (found.busy, found.tentative) == (busy, tentative)


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        ("Interview with Acme", True),
        ("Phone screen: Northwind", True),
        ("Vorstellungsgespräch Acme GmbH", True),
        ("Entretien d'embauche chez Acme", True),
        ("Entrevista - Acme", True),
        ("Entrevista de emprego", True),
        ("Colloquio Acme S.p.A.", True),
        ("Sollicitatiegesprek Acme", True),
        ("Interview prep", False),
        ("Podcast interview", False),
        ("User interviews, week 3", False),
        ("Vorbereitung Vorstellungsgespräch", False),
        ("Entretien chaudière", False),
        ("Interview: Acme (panel)", True),
        ("Interview: Selkie Media (panel)", True),
        ("Interview with Harbour Training Ltd", True),
        ("Media interview: Selkie", False),
        ("Hiring panel interview, J. Doe", False),
        ("Interview candidate: J. Doe", False),
        ("Dentist", False),
    ],
)
def test_job_interviews_are_told_from_others(summary: str, expected: bool) -> None:
    """A job interview of the person counts; other interviews and preparing for one do not."""
    assert is_interview(summary) is expected


def test_categories_tell_an_interview(tmp_path: Path) -> None:
    """An event filed under interviews is one."""
    [found] = entries(tmp_path, event(TIME + "SUMMARY:Acme\nCATEGORIES:Work,Job interview"))
    assert found.interview


@pytest.mark.parametrize(
    "bad",
    ["DTSTART:soon", "DTSTART:20261102T100000Z\nRRULE:FREQ=SOMETIMES", "SUMMARY nothing", "DTSTART;TZID=x"],
)
def test_one_bad_event_does_not_lose_the_rest(tmp_path: Path, bad: str) -> None:
    """An event that can't be read is left out; the others stay."""
    found = entries(tmp_path, event(bad, "bad") + "\n" + event(TIME + "SUMMARY:good", "good"))
    assert "good" in [entry.summary for entry in found]


def test_an_event_that_never_ends_does_not_lose_the_rest(tmp_path: Path) -> None:
    """A missing END costs its own event at most."""
    found = entries(
        tmp_path, event(TIME + "SUMMARY:good") + "\nBEGIN:VEVENT\nUID:2\nDTSTART:20261103T100000Z"
    )
    assert [entry.summary for entry in found] == ["good"]


def test_events_that_are_read_one_by_one_keep_their_zone(tmp_path: Path) -> None:
    """A time zone that the file defines holds for its events, also where the file as a whole is broken."""
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Office\nBEGIN:STANDARD\nDTSTART:20200101T000000\nTZOFFSETFROM:-0330\n"
        "TZOFFSETTO:-0330\nEND:STANDARD\nEND:VTIMEZONE"
    )
    good = event("DTSTART;TZID=Office:20261103T100000\nDTEND;TZID=Office:20261103T110000")
    found = entries(tmp_path, f"{zone}\n{good}\nBEGIN:VEVENT\nUID:2\nDTSTART:20261104T100000Z")
    assert [entry.start.astimezone(UTC).strftime("%d %H:%M") for entry in found] == ["03 13:30"]


def test_only_the_window_is_read(tmp_path: Path) -> None:
    """What lies outside the window is left out; what reaches into it stays."""
    found = entries(
        tmp_path,
        event("DTSTART:20260901T100000Z\nDTEND:20260901T110000Z", "1")
        + "\n"
        + event("DTSTART:20260930T220000Z\nDTEND:20261001T020000Z", "2"),
    )
    assert [entry.uid for entry in found] == ["2"]


@pytest.mark.parametrize("data", [b"", b"hello", b"\x00\xff\x80", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n"])
def test_a_file_that_does_not_parse_is_named(tmp_path: Path, data: bytes) -> None:
    """A file that is no calendar is wrong use, named with its path."""
    path = tmp_path / "broken.ics"
    path.write_bytes(data)
    with pytest.raises(CalendarUnreadable, match=r"broken\.ics"):
        read_calendar(path, WINDOW, BERLIN, frozenset())


def test_a_missing_calendar_is_named(tmp_path: Path) -> None:
    """A calendar that is not there is wrong use."""
    with pytest.raises(CalendarUnreadable, match="no such file"):
        read_calendar(tmp_path / "none.ics", WINDOW, BERLIN, frozenset())
