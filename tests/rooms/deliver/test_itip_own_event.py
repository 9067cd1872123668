"""The person's answer in their own calendar: nothing else changes there."""

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events  # type: ignore[import-untyped]  # ships no type information
from hypothesis import given
from hypothesis import strategies as st
from tests.rooms.deliver.replies import FOLDER, OWN, invitation

from demur.deliver.attendee import Partstat
from demur.deliver.instance import Instance
from demur.deliver.own_event import answered_event

SAMPLES = sorted(path.name for path in FOLDER.glob("*.ics"))
BERLIN = ZoneInfo("Europe/Berlin")

SERIES = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Nobody//EN
X-KEPT;X-ODD=" a  b":  spaces
BEGIN:VEVENT
UID:s
{start}
{end}
{rule}
SUMMARY:Talk
X-UNKNOWN;FOO=bar:\tas it is \\; and so on
ORGANIZER:mailto:dana@acme.example
ATTENDEE;PARTSTAT=ACCEPTED;CN=Alex;X-NUM-GUESTS=0:mailto:alex@morgan.example
ATTENDEE;PARTSTAT=ACCEPTED:mailto:dana@acme.example
BEGIN:VALARM
ACTION:EMAIL
TRIGGER:-PT10M
ATTENDEE:mailto:alex@morgan.example
END:VALARM
END:VEVENT
END:VCALENDAR
"""


def series(
    start: str = "DTSTART;TZID=Europe/Berlin:20261019T100000",
    end: str = "DTEND;TZID=Europe/Berlin:20261019T110000",
    rule: str = "RRULE:FREQ=WEEKLY;COUNT=5",
) -> str:
    """A series in the person's calendar, with carriage returns."""
    return SERIES.format(start=start, end=end, rule=rule).replace("\n", "\r\n")


def unfold(text: str) -> list[str]:
    """The lines of an object, without their folds."""
    return re.sub(r"\r?\n ", "", text).splitlines()


def answered(text: str, partstat: Partstat = Partstat.DECLINED, instance: Instance | None = None) -> str:
    """The object with the answer in it."""
    changed = answered_event(text, OWN, partstat, instance)
    assert changed is not None
    return changed


@pytest.mark.parametrize("end", ["\r\n", "\n"], ids=["crlf", "lf"])
@pytest.mark.parametrize("partstat", Partstat)
@pytest.mark.parametrize("name", SAMPLES)
def test_only_the_persons_answer_changes(name: str, partstat: Partstat, end: str) -> None:
    """Every other line stays byte for byte, and of the person's every other parameter."""
    before = invitation(name, end)
    if partstat is not Partstat.DECLINED:
        before = answered(before)
    after = answered(before, partstat)
    kept = set(before.split(end))
    assert all(
        line in kept or "ATTENDEE" in unfolded
        for unfolded in re.split(r"\r?\n(?! )", after)
        for line in unfolded.split(end)
    )
    changed = [(one, other) for one, other in zip(unfold(before), unfold(after), strict=True) if one != other]
    assert changed
    for one, other in changed:
        assert other.startswith("ATTENDEE") and f";PARTSTAT={partstat}" in other
        plain = [re.sub(r";PARTSTAT=[A-Z-]+", "", line) for line in (one, other)]
        assert plain[0] == plain[1]
        assert "alex" in other.lower()
    assert ("\r" in after) == ("\r" in before)
    assert max(len(line.encode()) for line in after.split(end)) <= max(
        75, *(len(line.encode()) for line in before.split(end))
    )
    assert answered_event(after, OWN, partstat) is None


def test_a_series_is_answered_with_its_exceptions() -> None:
    """Who declines the whole does not stay accepted in an instance that was moved."""
    assert answered(invitation("series.ics")).replace("\r\n ", "").count("PARTSTAT=DECLINED") == 2


def test_an_instance_that_has_an_event_is_answered_there() -> None:
    """By its time in the series, in whatever zone that is given."""
    for instance in (datetime(2026, 12, 14, 9, tzinfo=UTC), datetime(2026, 12, 14, 10, tzinfo=BERLIN)):
        after = answered(invitation("series.ics"), instance=instance)
        first, second = after.split("END:VEVENT")[:2]
        assert "PARTSTAT=DECLINED" in first.replace("\r\n ", "") and "DECLINED" not in second
        assert len(after) - len(invitation("series.ics")) == len("DECLINED") - len("NEEDS-ACTION")


@pytest.mark.parametrize(
    ("start", "end", "instance", "lines"),
    [
        (
            "DTSTART;TZID=Europe/Berlin:20261019T100000",
            "DTEND;TZID=Europe/Berlin:20261019T110000",
            datetime(2026, 10, 26, 9, tzinfo=UTC),
            [
                "DTSTART;TZID=Europe/Berlin:20261026T100000",
                "RECURRENCE-ID;TZID=Europe/Berlin:20261026T100000",
                "DTEND;TZID=Europe/Berlin:20261026T110000",
            ],
        ),
        (
            'DTSTART;X-A=1;TZID="W. Europe Standard Time":20261019T233000',
            "DTEND;TZID=America/New_York:20261019T193000",
            datetime(2026, 10, 26, 23, 30, tzinfo=BERLIN),
            [
                'DTSTART;X-A=1;TZID="W. Europe Standard Time":20261026T233000',
                'RECURRENCE-ID;X-A=1;TZID="W. Europe Standard Time":20261026T233000',
                "DTEND;TZID=America/New_York:20261026T203000",
            ],
        ),
        (
            "DTSTART;TZID=Europe/Berlin:20261017T220000",
            "DTEND;TZID=Europe/Berlin:20261018T060000",
            datetime(2026, 10, 24, 22, tzinfo=BERLIN),
            [
                "DTSTART;TZID=Europe/Berlin:20261024T220000",
                "RECURRENCE-ID;TZID=Europe/Berlin:20261024T220000",
                "DTEND;TZID=Europe/Berlin:20261025T050000",
            ],
        ),
        (
            "DTSTART:20261019T100000Z",
            "DTEND:20261019T110000Z",
            datetime(2026, 10, 26, 10, tzinfo=UTC),
            ["DTSTART:20261026T100000Z", "RECURRENCE-ID:20261026T100000Z", "DTEND:20261026T110000Z"],
        ),
        (
            "DTSTART:20261019T100000",
            "DURATION:PT1H",
            datetime(2026, 10, 26, 10),
            ["DTSTART:20261026T100000", "RECURRENCE-ID:20261026T100000", "DURATION:PT1H"],
        ),
        (
            "DTSTART;VALUE=DATE:20261019",
            "DTEND;VALUE=DATE:20261021",
            date(2026, 10, 26),
            [
                "DTSTART;VALUE=DATE:20261026",
                "RECURRENCE-ID;VALUE=DATE:20261026",
                "DTEND;VALUE=DATE:20261028",
            ],
        ),
    ],
    ids="zone two-zones night-of-the-change utc floating all-day".split(),
)
def test_an_instance_gets_an_event_of_its_own(
    start: str, end: str, instance: Instance, lines: list[str]
) -> None:
    """It is the series' event at another time, without its rules; the series stays as it was."""
    before = series(start, end)
    after = answered(before, instance=instance)
    at = before.index("END:VCALENDAR")
    assert after.startswith(before[:at]) and after.endswith(before[at:])
    made = after[at : len(after) - len(before[at:])]
    expected = before[before.index("BEGIN:VEVENT") : at]
    expected = expected.replace(f"{start}\r\n{end}", "\r\n".join(lines)).replace(
        "RRULE:FREQ=WEEKLY;COUNT=5\r\n", ""
    )
    expected = expected.replace(
        "ATTENDEE;PARTSTAT=ACCEPTED;CN=Alex;X-NUM-GUESTS=0:mailto:alex@morgan.example",
        "ATTENDEE;PARTSTAT=DECLINED;CN=Alex;X-NUM-GUESTS=0:mailto:alex@morgan.example",
    )
    assert unfold(made) == unfold(expected)
    assert answered_event(after, OWN, Partstat.DECLINED, instance) is None


def test_the_person_may_stand_there_twice() -> None:
    """The same address in other letters is the same person, and does not stay accepted."""
    after = answered(invitation("floating.ics"))
    assert after.count("PARTSTAT=DECLINED") == 2 and "PARTSTAT=ACCEPTED" not in after


def test_an_exception_is_no_series() -> None:
    """An instance takes its times from the series, even where an exception has rules by mistake."""
    text = invitation("series.ics").replace("SEQUENCE:2", "SEQUENCE:2\r\nRRULE:FREQ=WEEKLY;COUNT=9")
    after = answered(text, instance=datetime(2026, 12, 21, 9, tzinfo=UTC))
    assert "DTSTART;TZID=Europe/Berlin:20261221T100000\r\nRECURRENCE-ID" in after


def test_the_series_with_its_new_exception_has_as_many_instances_as_before() -> None:
    """A second library finds the same times, one of them declined."""
    after = answered(series(), instance=datetime(2026, 10, 26, 9, tzinfo=UTC))
    calendar = icalendar.Calendar.from_ical(after)
    found = recurring_ical_events.of(calendar).between((2026, 10, 1), (2026, 12, 31))
    said = {each.start: each["ATTENDEE"][0].params["PARTSTAT"] for each in found}
    days = [(10, 19), (10, 26), (11, 2), (11, 9), (11, 16)]
    assert said == {
        datetime(2026, month, day, 10, tzinfo=BERLIN): "DECLINED" if day == 26 else "ACCEPTED"
        for month, day in days
    }


@pytest.mark.parametrize(
    "instance",
    [
        datetime(2026, 10, 26, 10, tzinfo=UTC),
        datetime(2026, 10, 27, 9, tzinfo=UTC),
        datetime(2026, 11, 23, 9, tzinfo=UTC),
        datetime(2026, 10, 12, 8, tzinfo=UTC),
        datetime(2026, 10, 26, 10),
        date(2026, 10, 26),
    ],
)
def test_at_other_times_the_series_has_no_instance(instance: Instance) -> None:
    """No event is invented for a time at which nothing takes place."""
    assert answered_event(series(), OWN, Partstat.DECLINED, instance) is None


def test_an_instance_that_was_taken_out_does_not_come_back() -> None:
    """EXDATE counts."""
    rule = "RRULE:FREQ=WEEKLY;COUNT=5\r\nEXDATE;TZID=Europe/Berlin:20261026T100000"
    assert (
        answered_event(series(rule=rule), OWN, Partstat.DECLINED, datetime(2026, 10, 26, 9, tzinfo=UTC))
        is None
    )


def test_a_zone_that_only_the_calendar_knows_is_followed() -> None:
    """An instance without a zone of a known name is found by the clock on the wall."""
    text = invitation("one_instance.ics")
    assert "DECLINED" in answered(text, instance=datetime(2026, 12, 16, 10))
    whole = re.sub("RECURRENCE-ID.*\r\n", "RRULE:FREQ=DAILY\r\n", text)
    after = answered(whole, instance=datetime(2026, 12, 18, 11))
    assert "RECURRENCE-ID;TZID=Customized Time Zone:20261218T110000" in after
    assert answered_event(whole, OWN, Partstat.DECLINED, datetime(2026, 12, 18, 10)) is None


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=DAILY;INTERVAL=0",
        "BYHOUR=1,2;FREQ=DAILY",
        "FREQ=SOON",
        "",
    ],
)
def test_rules_without_sense_cost_no_time(rule: str) -> None:
    """They have no instance."""
    text = series(rule=f"RRULE:{rule}")
    assert answered_event(text, OWN, Partstat.DECLINED, datetime(2026, 10, 26, 9, tzinfo=UTC)) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Hello",
        series().replace("alex@morgan.example", "alex@morgan.example.org"),
        series().replace("END:VEVENT\r\nEND:VCALENDAR\r\n", ""),
        series().replace("END:VALARM\r\n", ""),
    ],
)
def test_without_the_person_or_cut_off_nothing_changes(text: str) -> None:
    """There is nothing to write then."""
    for instance in (None, datetime(2026, 10, 26, 9, tzinfo=UTC)):
        assert answered_event(text, OWN, Partstat.DECLINED, instance) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("ATTENDEE:mailto:alex@morgan.example", "ATTENDEE;PARTSTAT=DECLINED:mailto:alex@morgan.example"),
        ('ATTENDEE;PARTSTAT="ACCEPTED":mailto:alex@morgan.example', "ATTENDEE;PARTSTAT=DECLINED:mailto:alex@morgan.example"),
        ("attendee;partstat=accepted:MAILTO:ALEX@MORGAN.EXAMPLE", "attendee;partstat=DECLINED:MAILTO:ALEX@MORGAN.EXAMPLE"),
        (
            'ATTENDEE;CN=";PARTSTAT=ACCEPTED:";RSVP=TRUE:mailto:alex@morgan.example',
            'ATTENDEE;CN=";PARTSTAT=ACCEPTED:";RSVP=TRUE;PARTSTAT=DECLINED:mailto:alex@morgan.example',
        ),
        (
            "ATTENDEE;PARTSTAT=;EMAIL=alex@morgan.example:/aMjA/principal/",
            "ATTENDEE;PARTSTAT=DECLINED;EMAIL=alex@morgan.example:/aMjA/principal/",
        ),
    ],
)  # fmt: skip
def test_the_answer_is_put_where_it_belongs(before: str, after: str) -> None:
    """In place of the old one, however that is written, else behind the other parameters."""
    text = re.sub(r"ATTENDEE;PARTSTAT=ACCEPTED;CN=Alex.*", before, series())
    assert unfold(answered(text)) == unfold(text.replace(before, after, 1))


@given(st.sampled_from(SAMPLES), st.data())
def test_no_damage_to_an_object_makes_more_of_it(name: str, data: st.DataObject) -> None:
    """Whatever an object holds, only lines with an ATTENDEE differ afterwards."""
    lines = invitation(name, "\n").split("\n")
    for _ in range(data.draw(st.integers(0, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        lines[at] = data.draw(
            st.sampled_from([lines[at][:20], "", f"{lines[at]}\n{lines[at]}", 'X;Y=":', " x\x00\r"])
        )
    before = "\n".join(lines)
    after = answered_event(before, OWN, Partstat.DECLINED)
    if after is not None:
        split = [re.sub(r"\r?\n[ \t]", "", text).split("\n") for text in (before, after)]
        for one, other in zip(*split, strict=True):
            assert one == other or one.upper().startswith("ATTENDEE")
