"""Calendar parts of messages: events with their zones, whatever is wrong around them."""

import time
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demur.domain.mail import CalendarEvent
from demur.read.ics import parse_calendar

BERLIN_RULES = """BEGIN:VTIMEZONE
TZID:{tzid}
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
"""


def calendar(event: str, zone: str = "") -> str:
    """An iCalendar object around the lines of one event."""
    return f"BEGIN:VCALENDAR\nMETHOD:REQUEST\n{zone}BEGIN:VEVENT\nUID:1\n{event}\nEND:VEVENT\nEND:VCALENDAR\n"


def only(text: str) -> CalendarEvent:
    """The one event of a calendar part."""
    [event] = parse_calendar(text).events
    return event


@pytest.mark.parametrize(
    ("tzid", "name"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("Eastern Standard Time", "America/New_York"),
        ("/softwarestudio.org/Olson_20011030_5/America/New_York", "America/New_York"),
        ("/freeassociation.sourceforge.net/Tzfile/Europe/Lisbon", "Europe/Lisbon"),
        ("/mozilla.org/20050126_1/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ('"Europe/Madrid"', "Europe/Madrid"),
    ],
)
def test_zones_get_their_iana_name(tzid: str, name: str) -> None:
    """IANA names, those with a prefix, and Windows names are understood, without any rules."""
    event = only(calendar(f"DTSTART;TZID={tzid}:20260708T100000"))
    assert event.timezone == name
    assert event.start == datetime(2026, 7, 8, 10, tzinfo=ZoneInfo(name))
    assert not event.floating


@given(st.dates(date(2007, 1, 1), date(2036, 12, 31)), st.integers(4, 23))
def test_own_rules_agree_with_the_database(day: date, hour: int) -> None:
    """A zone known only by its rules has the offsets of the zone with these rules, all the year."""
    event = only(
        calendar(f"DTSTART;TZID=Our Zone:{day:%Y%m%d}T{hour:02}0000", BERLIN_RULES.format(tzid="Our Zone"))
    )
    assert event.timezone is None
    assert event.start is not None
    expected = datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo("Europe/Berlin"))
    assert event.start.utcoffset() == expected.utcoffset()


def test_rules_as_lotus_notes_writes_them_are_understood() -> None:
    """Rules with the hour of their onset, under a name with an escaped comma, give the zone its offset."""
    rules = BERLIN_RULES.replace("INTERVAL=1", "BYMINUTE=0;BYHOUR=2").format(tzid="Berlin\\, Rome")
    event = only(calendar('DTSTART;TZID="Berlin, Rome":20260708T100000', rules))
    assert event.start is not None
    assert event.start.utcoffset() == timedelta(hours=2)


@pytest.mark.parametrize("rule", ["FREQ=SECONDLY", "FREQ=YEARLY;INTERVAL=0", "FREQ=YEARLY;BYSETPOS=400"])
def test_a_zone_with_rules_without_sense_is_not_known(rule: str) -> None:
    """Rules that would take hours to work out are not followed: the time is floating, and that is told."""
    rules = BERLIN_RULES.replace("FREQ=YEARLY;INTERVAL=1", rule).format(tzid="Ours")
    part = parse_calendar(calendar("DTSTART;TZID=Ours:20260708T100000", rules))
    assert part.events[0].floating
    assert "time zone" in part.problem


def test_quotes_in_names_are_decoded() -> None:
    """A caret stands for what a name may not hold (RFC 6868); a name that breaks the rules loses no address."""
    event = only(
        calendar(
            "DTSTART:20261208T100000Z\nATTENDEE;CN=Sam ^'S^' Lee:mailto:sam@x.example\n"
            'ATTENDEE;CN=Dana "D" Reyes:mailto:dana@x.example'
        )
    )
    assert [(each.name, each.email) for each in event.attendees] == [
        ('Sam "S" Lee', "sam@x.example"),
        ("", "dana@x.example"),
    ]


def test_an_alarm_says_nothing_of_its_event() -> None:
    """Text and time of an alarm are not those of the event, wherever it stands."""
    event = only(
        calendar(
            "BEGIN:VALARM\nDESCRIPTION:alarm\nDTSTART:20200101T000000Z\nEND:VALARM\nDTSTART:20261208T100000Z\n"
            "DESCRIPTION:Bring\nyour passport\nLOCATION:Leeds"
        )
    )
    assert event.start == datetime(2026, 12, 8, 10, tzinfo=UTC)
    assert (event.description, event.location) == ("Bring\nyour passport", "Leeds")


def test_one_object_says_nothing_of_the_next() -> None:
    """Rules that one message gives a zone name do not reach another message."""
    rules = BERLIN_RULES.format(tzid="Foo")
    assert not only(calendar("DTSTART;TZID=Foo:20261208T100000", rules)).floating
    assert only(calendar("DTSTART;TZID=Foo:20261208T100000")).floating


def test_an_unknown_zone_is_told() -> None:
    """A zone that nobody knows makes the time floating, with the fault named."""
    part = parse_calendar(calendar("DTSTART;TZID=Customized Time Zone:20261208T100000"))
    assert part.events[0].floating
    assert part.events[0].start == datetime(2026, 12, 8, 10, tzinfo=UTC)
    assert "Customized Time Zone" in part.problem


def test_a_zone_with_a_colon_in_its_name_is_understood() -> None:
    """Outlook's unquoted zone names with a colon keep their rules."""
    tzid = "(UTC+01:00) Amsterdam, Berlin"
    event = only(calendar(f"DTSTART;TZID={tzid}:20260708T100000", BERLIN_RULES.format(tzid=tzid)))
    assert event.start is not None
    assert event.start.utcoffset() == timedelta(hours=2)


def test_utc_floating_and_all_day_are_told_apart() -> None:
    """A time in UTC, one in no zone, and a day are three things."""
    utc, floating, day = (
        only(calendar(line))
        for line in ("DTSTART:20261208T100000Z", "DTSTART:20261208T100000", "DTSTART;VALUE=DATE:20261208")
    )
    assert (utc.floating, floating.floating, day.floating) == (False, True, False)
    assert (utc.all_day, floating.all_day, day.all_day) == (False, False, True)
    assert utc.timezone is None
    assert utc.start == datetime(2026, 12, 8, 10, tzinfo=UTC)
    assert day.start == datetime(2026, 12, 8, tzinfo=UTC)


def test_the_quote_stands_in_the_unfolded_text() -> None:
    """The span of an event points at its whole DTSTART line, folded or not."""
    part = parse_calendar(
        calendar("SUMMARY:Interview\nDTSTART;TZID=Europe/Ber\n lin:20261208T1\r\n\t00000\nLOCATION:Leeds")
    )
    event = part.events[0]
    assert event.quote == "DTSTART;TZID=Europe/Berlin:20261208T100000"
    assert part.text[slice(*event.span)] == event.quote


def test_all_that_matters_is_read() -> None:
    """Texts are unescaped; people, status, sequence, length and meeting link are found."""
    event = only(
        calendar(
            "DTSTART:20261208T100000Z\nDURATION:PT1H30M\nSUMMARY:Interview\\, round 2\nDESCRIPTION:One\\nTwo\\;\n"
            "LOCATION:Room 4\nX-GOOGLE-CONFERENCE:https://meet.example/x\nSTATUS:confirmed\nSEQUENCE:3\n"
            'ORGANIZER;CN="Reyes, Dana":MAILTO:dana@x.example\nATTENDEE;PARTSTAT=NEEDS-ACTION;ROLE=REQ-PARTICIPANT;\n'
            " CN=Sam:mailto:sam@x.example\nBEGIN:VALARM\nDESCRIPTION:alarm\nDTSTART:x\nEND:VALARM"
        )
    )
    assert event.summary == "Interview, round 2"
    assert event.description == "One\nTwo;"
    assert event.end == datetime(2026, 12, 8, 11, 30, tzinfo=UTC)
    assert (event.location, event.url, event.status, event.sequence) == (
        "Room 4",
        "https://meet.example/x",
        "CONFIRMED",
        3,
    )
    assert event.organizer is not None
    assert (event.organizer.name, event.organizer.email) == ("Reyes, Dana", "dana@x.example")
    assert [(each.name, each.email, each.partstat) for each in event.attendees] == [
        ("Sam", "sam@x.example", "NEEDS-ACTION")
    ]


def test_one_broken_event_does_not_lose_the_others() -> None:
    """An event with a time that is none stays, without it; the next one is whole."""
    part = parse_calendar(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:soon\nSUMMARY:a\nEND:VEVENT\nnonsense\n"
        "BEGIN:VEVENT\nDTSTART:20261208T100000Z\nSUMMARY:b\nEND:VEVENT\nEND:VCALENDAR"
    )
    assert [(event.summary, event.start is None) for event in part.events] == [("a", True), ("b", False)]
    assert part.problem


def test_a_part_that_is_cut_off_is_read_as_far_as_it_goes() -> None:
    """Without its end an event counts all the same, and the fault is named."""
    part = parse_calendar("BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nDTSTART:20261208T100000Z\nSUMM")
    assert part.method == "REQUEST"
    assert part.events[0].start is not None
    assert "cut off" in part.problem


@pytest.mark.parametrize(
    "text",
    [
        "BEGIN:VEVENT\n" * 80_000,
        "X" + ";A=B" * 300_000 + "\n",
        'X;A="' * 200_000,
        "BEGIN:VCALENDAR\n" + "\n ".join(["DESCRIPTION:x"] * 70_000),
        calendar(
            "DTSTART;TZID=Ours:20261208T100000",
            BERLIN_RULES.format(tzid="Ours").replace("YEARLY", "SECONDLY"),
        ),
        calendar("ATTENDEE:mailto:a@b.example\n" * 30_000 + "DTSTART:20261208T100000Z"),
        "A:" + "\\" * 1_000_000,
        calendar("DTSTART:20261208T100000Z\nDURATION:P99999D" + "\nDTEND:99999999T999999" * 1000),
    ],
)
def test_hostile_objects_cost_no_time(text: str) -> None:
    """Large, repeated and endless objects are read in bounded time."""
    began = time.perf_counter()
    parse_calendar(text)
    assert time.perf_counter() - began < 3


def test_a_part_over_the_limit_says_so() -> None:
    """What lies beyond a million characters is left out, and that is told."""
    part = parse_calendar(calendar("DTSTART:20261208T100000Z") + "X-LONG:" + "a" * 1_100_000)
    assert len(part.events) == 1
    assert "larger than" in part.problem


_LINES = st.sampled_from(
    ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "BEGIN:VTIMEZONE", "TZID:Ours", "BEGIN:STANDARD", "END:STANDARD",
     "END:VTIMEZONE", "DTSTART;TZID=Ours:20261208T100000", "DTSTART:00000000T000000", "TZOFFSETTO:+2500", "TZOFFSETTO:+0100",
     "RRULE:FREQ=YEARLY;BYDAY=9SU;BYMONTH=13", "DTEND:99991231T235959Z", "DURATION:P99999999W", "SEQUENCE:٣", ":", " x",
     "DTSTART:99991231T235959", "DURATION:P99999D", "X-WR-TIMEZONE:Mars/Base", "DTSTART;TZID=../../etc/passwd:20261208T1000"]
)  # fmt: skip


@given(st.lists(st.one_of(_LINES, st.text(max_size=20))).map("\n".join))
def test_no_text_raises(text: str) -> None:
    """Whatever stands in a calendar part, it is a value, and its spans are true."""
    part = parse_calendar(text)
    for event in part.events:
        assert part.text[slice(*event.span)] == event.quote
