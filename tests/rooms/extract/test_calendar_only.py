"""Messages that are nothing but a calendar part."""

from typing import Any

CALENDAR = """BEGIN:VCALENDAR
PRODID:-//Example//EN
VERSION:2.0
METHOD:REQUEST
BEGIN:VEVENT
UID:1@example.org
DTSTAMP:20261101T080000Z
DTSTART:20261203T133000Z
DTEND:20261203T143000Z
SUMMARY:Interview: Curator\\, Maritime Collections - Harbour Museum
LOCATION:Harbour Museum\\, 18 Water Street\\, Boston
ORGANIZER;CN=Skye Bloom:mailto:skye@harbourmuseum.org
ATTENDEE;CN=Robin Lee:mailto:robin.lee@example.net
END:VEVENT
END:VCALENDAR
"""


def test_the_calendar_part_alone_tells_the_facts(extracted: Any) -> None:
    """Organizer, summary, place and time are read, with quotes that stand in the part, escapes and all."""
    mail, facts = extracted(
        CALENDAR, sender="Skye Bloom <skye@harbourmuseum.org>", subject="Invitation",
        extra="Content-Type: text/calendar; charset=utf-8; method=REQUEST\r\n",
    )  # fmt: skip
    assert facts.recruiter.value == "Skye Bloom"
    assert facts.company.value == "Harbour Museum"
    assert facts.position.value.startswith("Curator")
    assert facts.location.value == "Boston"
    assert facts.location.quote == "Boston"
    assert facts.mode.value == "onsite"
    assert [time.start.isoformat() for time in facts.interview_times] == ["2026-12-03T13:30:00+00:00"]
    assert mail.part("calendar")[slice(*facts.position.span)] == facts.position.quote


def test_the_organizer_is_the_recruiter_where_a_system_sends(extracted: Any) -> None:
    """A calendar system that sends in its own name is not the person."""
    _, facts = extracted(
        CALENDAR, sender="Google Calendar <calendar-notification@google.com>", subject="Invitation",
        extra="Content-Type: text/calendar; charset=utf-8; method=REQUEST\r\n",
    )  # fmt: skip
    assert facts.recruiter.value == "Skye Bloom"
    assert facts.recruiter.part == "calendar"
