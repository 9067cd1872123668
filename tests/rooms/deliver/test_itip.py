"""Calendar replies to invitations as calendar programs write them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from tests.rooms.deliver.replies import FOLDER, NOW, OWN, invitation, mail_of, refusal, reply, request, shown

from demur.deliver.attendee import Partstat
from demur.deliver.instance import Instance
from demur.deliver.itip import NoReply, calendar_reply, request_of


@dataclass(frozen=True, slots=True)
class Case:
    """A sample, and what its reply holds; lines as they are written, unfolded."""

    name: str
    organizer: str
    attendee: str
    uid: str
    sequence: int
    times: tuple[str, ...]
    summary: str
    zone: str = ""
    instance: Instance | None = None


EXCHANGE_ID = "040000008200E00074C5B7101A82E008"
CASES = [
    Case(
        "outlook.ics",
        'ORGANIZER;CN="Köhler, Jörg (Ventura)":mailto:joerg.koehler@ventura.example',
        "ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT={};CN=alex@morgan.example:mailto:alex@morgan.example",
        f"{EXCHANGE_ID}00000000B0E5A1F6C45EDC0100000000000000001000000073B2F1E4A4F2C84D9A1F0B3E6C7D8A91",
        2,
        (
            "DTSTART;TZID=W. Europe Standard Time:20261208T100000",
            "DTEND;TZID=W. Europe Standard Time:20261208T110000",
        ),
        "Vorstellungsgespräch: Entwickler (m/w/d), Hamburg",
        "W. Europe Standard Time",
    ),
    Case(
        "outlook_sent_by.ics",
        'ORGANIZER;CN="Dana Reyes";SENT-BY="mailto:assistant@acme.example":mailto:dana.reyes@acme.example',
        "ATTENDEE;CN=\"'Alex Morgan'\";PARTSTAT={}:MAILTO:Alex@Morgan.example",
        f"{EXCHANGE_ID}000000001047C0A7C25EDC010000000000000000100000005F9C2F0D8E",
        0,
        (
            "DTSTART;TZID=Eastern Standard Time:20261209T103000",
            "DTEND;TZID=Eastern Standard Time:20261209T113000",
        ),
        "Interview: Data Engineer",
        "Eastern Standard Time",
    ),
    Case(
        "teams_utc.ics",
        'ORGANIZER;CN="Talent Team":mailto:talent@northwind.example',
        'ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT={};CN="Alex Morgan":mailto:alex@morgan.example',
        f"{EXCHANGE_ID}00000000D1A9F1B3C55EDC010000000000000000100000002C17",
        0,
        ("DTSTART:20261210T140000Z", "DTEND:20261210T150000Z"),
        "Interview with Northwind",
    ),
    Case(
        "google.ics",
        'ORGANIZER;CN="Robin Lake":mailto:robin@lakeside.example',
        "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT={};CN=alex.morgan@gmail.com:"
        "mailto:alex.morgan@gmail.com",
        "4k2v7h9s1p3m5q8r0t6u2w4y@google.com",
        0,
        ("DTSTART:20261211T150000Z", "DTEND:20261211T154500Z"),
        "Phone screen: Alex <> Lakeside",
    ),
    Case(
        "icloud.ics",
        'ORGANIZER;CN="Priya Nair";EMAIL=priya@orchard.example:mailto:priya@orchard.example',
        'ATTENDEE;CN="Alex Morgan";CUTYPE=INDIVIDUAL;EMAIL=alex@morgan.example;PARTSTAT={};ROLE=REQ-PARTICIPANT:'
        "mailto:alex@morgan.example",
        "6C1F5A5E-7B0D-4C55-9A8B-2F0E6C3D1B42",
        1,
        (
            "DTSTART;TZID=America/Los_Angeles:20261214T100000",
            "DTEND;TZID=America/Los_Angeles:20261214T110000",
        ),
        "Interview – iOS 🍏",
        "America/Los_Angeles",
    ),
    Case(
        "zoho.ics",
        'ORGANIZER;CN="HR Desk":MAILTO:hr@lotusworks.example',
        "ATTENDEE;ROLE=REQ-PARTICIPANT;CN=Alex;PARTSTAT={}:MAILTO:ALEX@MORGAN.EXAMPLE",
        "8f2a1c@zoho.example",
        3,
        ("DTSTART;TZID=Asia/Kolkata:20261215T110000", "DTEND;TZID=Asia/Kolkata:20261215T114500"),
        "Interview Round 1",
        "Asia/Kolkata",
    ),
    Case(
        "lotus_notes.ics",
        'ORGANIZER;CN="Jan Visser/AMS/Polder":mailto:jan.visser@polder.example',
        "ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT={}:mailto:alex@morgan.example",
        "B7A1C2D3E4F50617C1258C9A003D2F11-Lotus_Notes_Generated",
        0,
        (
            'DTSTART;TZID="Amsterdam, Berlin":20261216T090000',
            'DTEND;TZID="Amsterdam, Berlin":20261216T100000',
        ),
        "Kennismaking",
        r"Amsterdam\, Berlin",
    ),
    Case(
        "calendly.ics",
        'ORGANIZER;CN="Morgan Hale":mailto:morgan@harbor.example',
        'ATTENDEE;CN="Alex Morgan";PARTSTAT={}:mailto:alex%2Bjobs@morgan.example',
        "calendly-2c9b3d7e-1f7b-4a58",
        0,
        ("DTSTART:20261217T093000Z", "DTEND:20261217T100000Z"),
        "Intro Call between Morgan Hale and Alex Morgan",
    ),
    Case(
        "greenhouse.ics",
        'ORGANIZER;CN="Acme Recruiting":mailto:reply+9f8e7d@greenhouse.example',
        'ATTENDEE;CN="Alex Morgan";PARTSTAT={}:mailto:alex@morgan.example',
        "interview-4711-candidate@greenhouse.example",
        1764000000,
        ("DTSTART;TZID=Europe/London:20261218T100000", "DTEND;TZID=Europe/London:20261218T120000"),
        "Acme Interview; Senior Backend, Platform",
        "Europe/London",
    ),
    Case(
        "lever.ics",
        'ORGANIZER;CN="Casey at Foundry":mailto:casey@foundry.example',
        "ATTENDEE;PARTSTAT={};CN=Alex:mailto:alex@morgan.example",
        "lever-5f0c@hire.example",
        0,
        ("DTSTART:20261221T180000Z", "DTEND:20261221T190000Z"),
        "On-site",
    ),
    Case(
        "windows_zone_alone.ics",
        "ORGANIZER:mailto:hr@tool.example",
        "ATTENDEE;PARTSTAT={}:mailto:alex@morgan.example",
        "tool-1",
        0,
        ("DTSTART:20261221T120000Z",),
        "Gespräch",
    ),
    Case(
        "thunderbird.ics",
        'ORGANIZER;CN="Lucía Ferrándiz":mailto:lucia@almazara.example',
        "ATTENDEE;PARTSTAT={}:mailto:alex@morgan.example",
        "0b7b6a1e-2f0c-4a0f-8d1c-6e2b6a0d9c77",
        0,
        (
            "DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Madrid:20261222T170000",
            "DTEND;TZID=/freeassociation.sourceforge.net/Europe/Madrid:20261222T180000",
        ),
        "Entrevista; segunda ronda",
        "/freeassociation.sourceforge.net/Europe/Madrid",
    ),
    Case(
        "nextcloud_all_day.ics",
        'ORGANIZER;CN="Süß & Söhne":mailto:karriere@suess.example',
        'ATTENDEE;CN="Alex Morgan";CUTYPE=INDIVIDUAL;PARTSTAT={};ROLE=REQ-PARTICIPANT;LANGUAGE=de:'
        "mailto:alex@morgan.example",
        "e0f5f6a4-89a2-4a7a-9a60-25f1b1e9b7a0",
        4,
        ("DTSTART;VALUE=DATE:20270111", "DTEND;VALUE=DATE:20270113"),
        "Probearbeiten bei Süß & Söhne – zwei Tage mit dem ganzen Team im Werk in Würzburg",
    ),
    Case(
        "floating.ics",
        'ORGANIZER;CN="HR, Team Nord":mailto:hr@nord.example',
        "ATTENDEE;CN=Acme;PARTSTAT={}:mailto:alex@morgan.example",
        "floating-1",
        0,
        ("DTSTART:20261223T090000", "DTEND:20261223T093000"),
        "Telefonat",
    ),
    Case(
        "series.ics",
        'ORGANIZER;CN="Robin Lake":mailto:robin@lakeside.example',
        "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT={};CN=Alex:mailto:alex@morgan.example",
        "series-1@google.com",
        1,
        ("DTSTART;TZID=Europe/Berlin:20261207T100000", "DTEND;TZID=Europe/Berlin:20261207T110000"),
        "Interview loop",
        "Europe/Berlin",
    ),
    Case(
        "one_instance.ics",
        "ORGANIZER;CN=Panel:mailto:panel@ventura.example",
        "ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT={};CN=Alex:mailto:alex@morgan.example",
        EXCHANGE_ID,
        5,
        (
            "RECURRENCE-ID;TZID=Customized Time Zone:20261216T100000",
            "DTSTART;TZID=Customized Time Zone:20261216T110000",
            "DTEND;TZID=Customized Time Zone:20261216T120000",
        ),
        "Panel",
        "Customized Time Zone",
        datetime(2026, 12, 16, 10),
    ),
]


def test_every_sample_is_in_the_table() -> None:
    """No sample lies there unused."""
    assert {case.name for case in CASES} == {path.name for path in FOLDER.glob("*.ics")}


@pytest.mark.parametrize("end", ["\r\n", "\n"], ids=["crlf", "lf"])
@pytest.mark.parametrize("partstat", Partstat)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_reply_names_the_event_and_the_person_alone(case: Case, partstat: Partstat, end: str) -> None:
    """Each sample gets a valid reply with what RFC 5546 §3.2.3 asks for, and nothing else of the organizer's."""
    answer = reply(invitation(case.name, end), partstat)
    found = shown(answer.reply.text)
    assert answer.reply.method == "REPLY"
    assert found.one("ORGANIZER") == case.organizer
    assert found.one("ATTENDEE") == case.attendee.format(partstat)
    assert found.one("UID") == f"UID:{case.uid}"
    assert found.one("SEQUENCE") == f"SEQUENCE:{case.sequence}"
    assert found.one("DTSTAMP") == "DTSTAMP:20261125T093015Z"
    times = [line for name in ("RECURRENCE-ID", "DTSTART", "DTEND") for line in found.named(name)]
    assert times == list(case.times)
    assert str(found.event["SUMMARY"]) == case.summary
    assert [line for line in found.lines if line.startswith("TZID:")] == (
        [f"TZID:{case.zone}"] if case.zone else []
    )
    assert (answer.uid, answer.sequence, answer.instance) == (case.uid, case.sequence, case.instance)
    assert case.organizer.lower().endswith(f":mailto:{answer.organizer.email.lower()}")
    assert answer.attendee.email.lower() in (*OWN, "alex+jobs@morgan.example")


@pytest.mark.parametrize(
    "before", ["NEEDS-ACTION", "ACCEPTED", "TENTATIVE", "DECLINED", "DELEGATED", "X-ODD", None]
)
@pytest.mark.parametrize("partstat", Partstat)
def test_what_was_answered_before_does_not_matter(before: str | None, partstat: Partstat) -> None:
    """A last-minute decline comes after an accept, and a change of mind after a decline."""
    given = f";PARTSTAT={before}" if before else ""
    answer = reply(request(f"ATTENDEE{given};CN=Alex:mailto:alex@morgan.example"), partstat)
    line = shown(answer.reply.text).one("ATTENDEE")
    assert line.count("PARTSTAT=") == 1 and f";PARTSTAT={partstat}" in line


def test_the_answer_tells_whom_it_is_sent_to() -> None:
    """The reply goes to the organizer, not to who sent the request in their place, from the address that was invited."""
    answer = reply(invitation("outlook_sent_by.ics"))
    assert str(answer.organizer) == "Dana Reyes <dana.reyes@acme.example>"
    assert answer.attendee.email == "Alex@Morgan.example"
    assert str(reply(invitation("icloud.ics")).organizer) == "Priya Nair <priya@orchard.example>"
    assert str(reply(invitation("floating.ics")).organizer) == "HR, Team Nord <hr@nord.example>"


def test_a_comment_is_escaped() -> None:
    """A comment says what the person wrote, whatever characters are in it, and can't add a line."""
    said = 'Sorry; I can\'t, "really" \\New \x00\r\nATTENDEE:mailto:eve@x.example\n\nBest – Alex 🙂' * 3
    found = shown(reply(request(), comment=said).reply.text)
    assert str(found.event["COMMENT"]).startswith(
        'Sorry; I can\'t, "really" \\New\nATTENDEE:mailto:eve@x.example\n\nBest'
    )
    assert found.one("COMMENT").count("🙂") == 3
    assert not shown(reply(request(), comment=" \n").reply.text).named("COMMENT")


def test_one_instance_that_the_request_has_is_answered_with_its_own_version() -> None:
    """An instance that was moved is named by its time in the series, in whatever zone that is given."""
    answer = reply(invitation("series.ics"), instance=datetime(2026, 12, 14, 9, tzinfo=UTC))
    found = shown(answer.reply.text)
    assert found.one("RECURRENCE-ID") == "RECURRENCE-ID;TZID=Europe/Berlin:20261214T100000"
    assert found.one("DTSTART") == "DTSTART;TZID=Europe/Berlin:20261214T150000"
    assert answer.sequence == 2
    assert answer.instance == datetime(2026, 12, 14, 9, tzinfo=UTC)


def test_one_instance_that_the_request_does_not_tell_apart_is_answered() -> None:
    """Any other instance of the series is named in the series' zone, with its own times."""
    found = shown(reply(invitation("series.ics"), instance=datetime(2026, 12, 21, 9, tzinfo=UTC)).reply.text)
    assert found.one("RECURRENCE-ID") == "RECURRENCE-ID;TZID=Europe/Berlin:20261221T100000"
    assert found.one("DTSTART") == "DTSTART;TZID=Europe/Berlin:20261221T100000"
    assert found.one("DTEND") == "DTEND;TZID=Europe/Berlin:20261221T110000"


@pytest.mark.parametrize(
    ("start", "instance", "line"),
    [
        ("DTSTART;VALUE=DATE:20261207", date(2026, 12, 9), "RECURRENCE-ID;VALUE=DATE:20261209"),
        ("DTSTART:20261207T100000", datetime(2026, 12, 9, 10), "RECURRENCE-ID:20261209T100000"),
        ("DTSTART:20261207T100000Z", datetime(2026, 12, 9, 10, tzinfo=UTC), "RECURRENCE-ID:20261209T100000Z"),
    ],
)
def test_an_instance_is_named_as_its_series_begins(start: str, instance: Instance, line: str) -> None:
    """RECURRENCE-ID is a day, a floating time or a time in UTC as DTSTART is (RFC 5545 §3.8.4.4)."""
    text = request(start, "RRULE:FREQ=DAILY;COUNT=5")
    answer = reply(text, instance=instance)
    assert shown(answer.reply.text).one("RECURRENCE-ID") == line
    assert answer.instance == instance


def test_an_answer_for_all_that_follows_stays_one() -> None:
    """RANGE is taken over from the request."""
    found = shown(reply(request("RECURRENCE-ID;RANGE=THISANDFUTURE:20261207T100000Z")).reply.text)
    assert found.one("RECURRENCE-ID") == "RECURRENCE-ID;RANGE=THISANDFUTURE:20261207T100000Z"


@pytest.mark.parametrize(
    ("written", "sequence"), [("2147483647", 2147483647), ("9999999999", 0), ("-1", 0), ("x", 0)]
)
def test_a_version_that_is_none_is_the_first(written: str, sequence: int) -> None:
    """SEQUENCE is an integer of 31 bits (RFC 5545 §3.3.8); where it is not told it is 0."""
    answer = reply(request(f"SEQUENCE:{written}"))
    assert answer.sequence == sequence
    assert shown(answer.reply.text).one("SEQUENCE") == f"SEQUENCE:{sequence}"


def test_a_delegate_stays_one() -> None:
    """Who stands in for another keeps that in the reply; who delegated and now answers does not."""
    line = (
        'ATTENDEE;DELEGATED-FROM="mailto:a@x.example","mailto:b@x.example";DELEGATED-TO="mailto:c@x.example"'
    )
    found = shown(
        reply(request(f'{line};SENT-BY="mailto:s@x.example":mailto:alex@morgan.example')).reply.text
    )
    assert found.one("ATTENDEE") == (
        'ATTENDEE;DELEGATED-FROM="mailto:a@x.example","mailto:b@x.example";PARTSTAT=DECLINED:mailto:alex@morgan.example'
    )


def test_the_method_may_stand_in_one_of_two_places() -> None:
    """A request without METHOD counts by its Content-Type; where both are there, the object's does."""
    answer = reply(request(method=""), header_method="request")
    assert answer.uid == "1"
    assert refusal(request(method="")) is NoReply.NOT_ASKED
    assert reply(request(), header_method="PUBLISH")
    assert refusal(request(method="METHOD:PUBLISH"), header_method="REQUEST") is NoReply.NOT_ASKED


@pytest.mark.parametrize(
    ("name", "uid"),
    [
        ("outlook_no_method.eml", "no-method-1"),
        ("google_twice.eml", "twice@google.com"),
        ("lever_no_header_method.eml", "lever-5f0d@hire.example"),
    ],
)
def test_the_request_in_a_message_is_found(name: str, uid: str) -> None:
    """Of the calendar parts of a message, as it is read, the request to the person is answered."""
    part = request_of(mail_of(name), OWN)
    assert part is not None
    answer = reply(part.text, header_method=part.method)
    assert answer.uid == uid
    assert shown(answer.reply.text).one("UID") == f"UID:{uid}"


def test_a_message_without_a_request_to_the_person_has_none() -> None:
    """Somebody else's request is not the person's."""
    assert request_of(mail_of("google_twice.eml"), ["robin@lakeside.example"]) is None
    assert request_of(mail_of("google_twice.eml"), []) is None


def test_the_clock_needs_its_offset() -> None:
    """A time of which the zone is not known can't be told in UTC."""
    with pytest.raises(ValueError, match="offset"):
        calendar_reply(request(), OWN, Partstat.DECLINED, NOW.replace(tzinfo=None))
