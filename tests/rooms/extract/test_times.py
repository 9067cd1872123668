"""Sources, resolution, confidence and quotes of interview times."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from demur.domain.mail import Address, CalendarEvent, CalendarPart, Forwarded, Mail
from demur.extract.times import find_times

REFERENCE = datetime(2026, 11, 24, 9, 0, tzinfo=timezone(timedelta(hours=1)))  # a Tuesday


def make_mail(body: str, subject: str = "Interview", date: datetime | None = REFERENCE) -> Mail:
    """A message with that text."""
    return Mail(
        place="test", message_id=None, date=date, date_zone=None, subject=subject,
        sender=Address("Jane", "jane@example.com"), reply_to=(), to=(), cc=(), delivered_to=(),
        in_reply_to=(), references=(), headers=(), body=body, new=(0, len(body)), signature=None,
        forwarded=None, links=(), markup=(), calendars=(), attachments=(), html=False, defects=(),
        pasted=False, digest="",
    )  # fmt: skip


def at(text: str) -> datetime:
    """A moment of RFC 3339."""
    return datetime.fromisoformat(text)


def make_event(start: datetime | None, zone: str | None, **more: object) -> CalendarPart:
    """A calendar part with one meeting of 45 minutes."""
    line = "DTSTART:20261203T143000"
    text = f"BEGIN:VCALENDAR\nBEGIN:VEVENT\n{line}\nEND:VEVENT\nEND:VCALENDAR"
    place = text.index(line)
    event = CalendarEvent(
        uid="1", summary="", description="", location="", url="", start=start,
        end=start + timedelta(minutes=45) if start else None, timezone=zone, floating=False,
        all_day=False, status="", sequence=0, organizer=None, attendees=(), quote=line,
        span=(place, place + len(line)),
    )  # fmt: skip
    method = str(more.pop("method", "REQUEST"))
    return CalendarPart(method=method, text=text, events=(replace(event, **more),))  # type: ignore[arg-type]


def with_date(offset: float, domain: str = "example.com") -> Mail:
    """An empty message that was sent at that offset (hours) from that domain."""
    date = REFERENCE.astimezone(timezone(timedelta(hours=offset)))
    return replace(make_mail("", date=date), sender=Address("Jane", f"jane@{domain}"))


def with_text(mail: Mail, body: str) -> Mail:
    """The same message with another text."""
    return replace(mail, body=body, new=(0, len(body)))


def test_calendar_part_comes_first_and_is_not_repeated() -> None:
    """A time in the text that equals the calendar's adds nothing."""
    start = at("2026-12-03T14:30:00-08:00")
    mail = replace(
        make_mail("See you Thursday, December 3rd at 2:30pm PT."), calendars=(make_event(start, None),)
    )
    times = find_times(mail, "en", None)
    assert [(time.part, time.start) for time in times] == [("calendar", start)]
    assert times[0].end == start + timedelta(minutes=45)


def test_second_calendar_part_is_quoted_in_the_joined_text() -> None:
    """Spans point into all calendar parts joined by a newline."""
    first = make_event(at("2026-12-03T14:30:00+01:00"), "Europe/Berlin")
    second = make_event(at("2026-12-04T14:30:00+01:00"), "Europe/Berlin")
    mail = replace(make_mail(""), calendars=(first, second))
    times = find_times(mail, "en", None)
    assert len(times) == 2
    assert all(mail.part("calendar")[time.span[0] : time.span[1]] == time.quote for time in times)
    assert times[1].span[0] > len(first.text)


def test_agenda_beside_a_calendar_part_is_no_further_offer() -> None:
    """Items within the meeting, and times that are not offered, are left out."""
    start = at("2026-12-03T14:00:00+01:00")
    body = "Thursday 3 December:\n14:00 welcome\n14:20 team"
    mail = replace(make_mail(body), calendars=(make_event(start, "Europe/Berlin"),))
    assert [time.part for time in find_times(mail, "en", None)] == ["calendar"]


def test_alternative_beside_a_calendar_part_is_given() -> None:
    """A slot that is plainly offered as an alternative is given too."""
    start = at("2026-12-03T14:00:00+01:00")
    body = "If it does not suit you: alternatively we are available on Friday 4 December at 10:00."
    mail = replace(make_mail(body), calendars=(make_event(start, "Europe/Berlin"),))
    assert [time.start for time in find_times(mail, "en", None)] == [start, at("2026-12-04T10:00:00+01:00")]


@pytest.mark.parametrize(
    "more", [{"method": "CANCEL"}, {"method": "REPLY"}, {"all_day": True}, {"status": "CANCELLED"}]
)
def test_calendar_parts_that_offer_nothing(more: dict[str, object]) -> None:
    """A cancelled meeting, an answer and an all-day event give no time."""
    mail = replace(make_mail(""), calendars=(make_event(at("2026-12-03T14:00:00+01:00"), None, **more),))
    assert find_times(mail, "en", None) == ()


def test_floating_calendar_time_takes_the_senders_offset() -> None:
    """A meeting without a zone is doubtful, and read in the sender's offset."""
    part = make_event(at("2026-12-03T14:00:00+00:00"), None, floating=True)
    (time,) = find_times(replace(make_mail(""), calendars=(part,)), "en", None)
    assert time.start == at("2026-12-03T14:00:00+01:00")
    assert time.confidence <= 0.5


def test_subject_is_read_where_the_text_has_no_time() -> None:
    """A system's subject line may be all that tells the time."""
    mail = make_mail("Please see the details.", "Invitation: Interview @ Thu Dec 3, 2026 2:30pm - 3pm (PST)")
    (time,) = find_times(mail, "en", None)
    assert (time.part, time.start) == ("subject", at("2026-12-03T14:30:00-08:00"))
    assert mail.subject[time.span[0] : time.span[1]] == time.quote


@pytest.mark.parametrize(
    "subject", ["Re: Interview on Thu 3 Dec at 2pm", "Cancelled: Interview on Thu 3 Dec 2026 at 2pm"]
)
def test_subject_of_an_answer_or_cancellation_is_not_read(subject: str) -> None:
    """An old subject offers nothing new."""
    assert find_times(make_mail("Thank you.", subject), "en", None) == ()


def test_forwarded_text_is_resolved_against_its_own_date() -> None:
    """ "Tomorrow" in a forwarded message is the day after that message."""
    body = "FYI\n\nCould we talk tomorrow at 10:00?"
    forwarded = Forwarded(None, at("2026-12-01T08:00:00-05:00"), "", (5, len(body)))
    mail = replace(make_mail(body), new=(0, 3), forwarded=forwarded)
    (time,) = find_times(mail, "en", None)
    assert time.start == at("2026-12-02T10:00:00-05:00")
    assert mail.body[time.span[0] : time.span[1]] == time.quote


def test_quoted_text_outside_the_new_span_is_not_read() -> None:
    """An old invitation below the answer gives nothing."""
    new = "Thanks, talk soon.\n"
    mail = replace(make_mail(new + "> Thursday, 3 December at 14:00"), new=(0, len(new)))
    assert find_times(mail, "en", None) == ()


def test_pasted_text_is_resolved_against_the_clock_with_less_confidence() -> None:
    """Without a date of its own a text is read as of now, and doubted more."""
    dated, pasted = make_mail("Free tomorrow at 10:00?"), make_mail("Free tomorrow at 10:00?", date=None)
    (sure,) = find_times(dated, "en", None)
    (doubted,) = find_times(pasted, "en", REFERENCE)
    assert doubted.start == sure.start
    assert doubted.confidence < sure.confidence


def test_nothing_to_resolve_against_gives_nothing() -> None:
    """Without any date there is no time."""
    assert find_times(make_mail("Free tomorrow at 10:00?", date=None), "en", None) == ()


def test_senders_zone_is_used_where_the_header_names_it() -> None:
    """A zone that the Date header tells gives the offset of the day of the interview."""
    mail = make_mail("Are you free on Monday, 5 April 2027 at 10:00?")
    (time,) = find_times(replace(mail, date_zone="Europe/Berlin"), "en", None)
    assert (time.start, time.timezone) == (at("2027-04-05T10:00:00+02:00"), "Europe/Berlin")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thursday, July 8, 2027 at 2pm PST", "2027-07-08T14:00:00-07:00"),
        ("8 July 2027, 14:00 CET", "2027-07-08T14:00:00+02:00"),
        ("Sunday, March 14, 2027 at 2:30am PT", "2027-03-14T03:30:00-07:00"),
        ("Sunday, November 7, 2027 at 1:30am PST", "2027-11-07T01:30:00-08:00"),
        ("Sunday, November 7, 2027 at 1:30am PDT", "2027-11-07T01:30:00-07:00"),
        ("8 July 2027, 14:00 UTC", "2027-07-08T14:00:00+00:00"),
    ],
)
def test_daylight_saving(text: str, expected: str) -> None:
    """The offset is the one that holds at that moment, whatever the abbreviation says."""
    (time,) = find_times(make_mail(text), "en", None)
    assert time.start.isoformat() == expected


@pytest.mark.parametrize(
    ("text", "offset", "domain", "expected"),
    [
        ("Interview on 12/3 at 2pm ET", 0, "example.com", "2026-12-03"),
        ("Interview on 12/3 at 2:00pm", -5, "example.com", "2026-12-03"),
        ("Interview on 03/12/2026 at 14:00", 1, "example.com", "2026-12-03"),
        ("Interview on 03/12/2026 at 2pm", 0, "example.co.uk", "2026-12-03"),
        ("Interview on 03/12/2026 at 2pm", 5.5, "example.in", "2026-12-03"),
        ("Thursday 12/3 at 2pm", 1, "example.de", "2026-12-03"),
        ("On 12/15 we close; the interview is on 12/03 at 10:00", 0, "example.com", "2026-12-03"),
    ],
)
def test_order_of_day_and_month(text: str, offset: float, domain: str, expected: str) -> None:
    """Region, zone, other dates and the weekday tell the order of day and month."""
    times = find_times(with_text(with_date(offset, domain), text), "en", None)
    assert times[-1].start.date().isoformat() == expected
    assert times[-1].confidence > 0.4


@pytest.mark.parametrize(
    "text",
    [
        "Interview on 05/04/2027 at 14:00",  # no evidence of the order
        "Tuesday, December 3rd at 2:30pm",  # a Thursday
        "Thursday at 3pm your time",
        "next Friday at 10:00",  # said on a Tuesday
        "tomorrow, 27 November, at 10:00",  # tomorrow is the 25th
    ],
)
def test_ambiguous_times_say_so(text: str) -> None:
    """What can be read in two ways has a low confidence."""
    (time,) = find_times(with_text(with_date(0), text), "en", None)
    assert time.confidence <= 0.4


@pytest.mark.parametrize(
    ("offset", "domain", "zone"),
    [
        (5.5, "example.com", "Asia/Kolkata"),
        (2, "example.com", "Asia/Jerusalem"),
        (0, "example.ie", "Europe/Dublin"),
    ],
)
def test_shared_abbreviation_is_told_by_the_sender(offset: float, domain: str, zone: str) -> None:
    """IST is India's, Israel's or Ireland's, as the sender's offset or domain tells."""
    (time,) = find_times(with_text(with_date(offset, domain), "3 December 2026 at 14:00 IST"), "en", None)
    assert time.timezone == zone
    assert time.confidence > 0.5


def test_shared_abbreviation_without_evidence_is_doubtful() -> None:
    """IST from elsewhere has a low confidence."""
    (time,) = find_times(with_text(with_date(-5), "3 December 2026 at 14:00 IST"), "en", None)
    assert time.confidence <= 0.4


def test_date_without_year_that_has_just_passed_is_no_offer() -> None:
    """A recent date is the past one, not next year's."""
    assert find_times(make_mail("on 20 November at 10:00"), "en", None) == ()


def test_date_without_year_is_the_nearest_future_one() -> None:
    """January follows November."""
    (time,) = find_times(make_mail("on 11 January at 10:00"), "en", None)
    assert time.start == at("2027-01-11T10:00:00+01:00")


def test_quote_covers_day_time_and_zone() -> None:
    """The quote is what a person would underline."""
    (time,) = find_times(make_mail("Would you be free on Thursday, December 3rd at 2:30pm PT?"), "en", None)
    assert time.quote == "Thursday, December 3rd at 2:30pm PT"


def test_length_of_something_else_gives_no_end() -> None:
    """Only how long the meeting takes gives its end."""
    text = "Please be there 10 minutes early for the call on Thursday at 2pm."
    (time,) = find_times(make_mail(text), "en", None)
    assert time.end is None


def test_two_lengths_give_no_end() -> None:
    """Where two lengths are named, neither is chosen."""
    text = "A 30-minute call or a 60-minute meeting on Thursday at 2pm."
    (time,) = find_times(make_mail(text), "en", None)
    assert time.end is None


def test_a_line_of_a_log_is_no_offer() -> None:
    """Nobody makes an appointment to the second."""
    assert find_times(make_mail("2026-12-03 14:30:17 INFO message accepted"), "en", None) == ()
