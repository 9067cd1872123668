"""What gets no calendar reply, and who the person is among those invited."""

import pytest
from tests.rooms.deliver.replies import invitation, refusal, reply, request, shown

from demur.deliver.attendee import own_among
from demur.deliver.itip import NoReply

ALEX = "ATTENDEE:mailto:alex@morgan.example"


@pytest.mark.parametrize(
    "method", ["PUBLISH", "REPLY", "ADD", "REFRESH", "COUNTER", "DECLINECOUNTER", "X-REQUEST"]
)
def test_only_a_request_is_answered(method: str) -> None:
    """No other method of RFC 5546 §3.2 takes a reply of this kind."""
    assert refusal(request(method=f"METHOD:{method}")) is NoReply.NOT_ASKED
    assert refusal(request(method=""), header_method=method) is NoReply.NOT_ASKED


@pytest.mark.parametrize("text", [request(method="METHOD:CANCEL"), request("STATUS:CANCELLED")])
def test_a_cancelled_meeting_is_not_answered(text: str) -> None:
    """Neither by the method nor by the status of what was a request."""
    assert refusal(text) is NoReply.CANCELLED


@pytest.mark.parametrize(
    "attendee",
    [
        "ATTENDEE:mailto:alex@morgan.example.evil.example",
        "ATTENDEE:mailto:notalex@morgan.example",
        "ATTENDEE:mailto:alex@sub.morgan.example",
        "ATTENDEE:mailto:alexmorgan@gmail.com",
        "ATTENDEE:mailto:alex-jobs@morgan.example",
        "ATTENDEE:mailto:+alex@morgan.example",
        "ATTENDEE;CN=alex@morgan.example:mailto:other@morgan.example",
        "ATTENDEE;CN=alex@morgan.example:invalid:nomail",
        'ATTENDEE;MEMBER="mailto:alex@morgan.example":mailto:list@morgan.example',
        "CONTACT:mailto:alex@morgan.example",
        "ATTENDEE:",
        "ATTENDEE",
    ],
)
def test_who_only_looks_like_the_person_is_not(attendee: str) -> None:
    """Addresses are compared whole: a part of one, a name or a group is nobody's."""
    assert refusal(request(attendee, "ATTENDEE:mailto:dana@acme.example")) is NoReply.NOT_INVITED


def test_an_attendee_of_an_alarm_is_not_invited() -> None:
    """Whom an alarm would write to stands in the alarm (RFC 5545 §3.6.6)."""
    alarm = ("BEGIN:VALARM", "ACTION:EMAIL", ALEX, "END:VALARM")
    assert refusal(request("ATTENDEE:mailto:dana@acme.example", *alarm)) is NoReply.NOT_INVITED


@pytest.mark.parametrize(
    ("among", "own", "found"),
    [
        (["A@x.example", "b@x.example"], ["b@x.example", "a@x.example"], "b@x.example"),
        (["A@x.example", "a@X.example"], ["a@x.example"], "A@x.example"),
        (["a+b@x.example", "a@x.example"], ["a@x.example"], "a@x.example"),
        (["a+b@x.example"], ["a@x.example"], "a+b@x.example"),
        (["a+b@x.example"], ["z@x.example", "a+b@x.example"], "a+b@x.example"),
        (["a@x.example"], ["a+b@x.example"], None),
        (["a+c@x.example"], ["a+b@x.example"], None),
        (["a+b@y.example"], ["a@x.example"], None),
        (["first.last@gmail.com"], ["firstlast@gmail.com"], None),
        (["+b@x.example"], ["@x.example"], "+b@x.example"),
        ([], ["a@x.example"], None),
        (["a@x.example"], [], None),
    ],
)
def test_the_person_is_found_by_their_addresses(among: list[str], own: list[str], found: str | None) -> None:
    """The listed address that stands first, then one with a tag after a plus sign; dots and domains count."""
    assert own_among(among, own) == found


def test_of_several_own_addresses_the_first_answers() -> None:
    """Where the person is invited twice, the address that the message came to is taken, and only that one stands there."""
    text = request(ALEX, "ATTENDEE:mailto:alex.morgan@gmail.com")
    for own in (
        ["alex.morgan@gmail.com", "alex@morgan.example"],
        ["alex@morgan.example", "alex.morgan@gmail.com"],
    ):
        answer = reply(text, own=own)
        assert answer.attendee.email == own[0]
        assert shown(answer.reply.text).one("ATTENDEE").endswith(own[0])


@pytest.mark.parametrize(
    "organizer",
    [
        "ORGANIZER:",
        "ORGANIZER:invalid:nomail",
        "ORGANIZER:urn:uuid:0b7b6a1e-2f0c-4a0f-8d1c-6e2b6a0d9c77",
        "ORGANIZER:mailto:",
        "ORGANIZER:mailto:a@x.example%0D%0ABcc:eve@x.example",
        "ORGANIZER:mailto:a@x.example,b@x.example",
        "ORGANIZER:mailto:a b@x.example",
        "ORGANIZER",
        "X-ORGANIZER:mailto:a@x.example",
    ],
)
def test_without_an_organizer_there_is_nobody_to_answer(organizer: str) -> None:
    """One without a mail address, or with what can't be one, gets no reply."""
    text = request(organizer)
    if organizer.startswith("X-"):
        text = text.replace("ORGANIZER:mailto:dana@acme.example\n", "")
    assert refusal(text) is NoReply.NO_ORGANIZER


def test_the_organizer_does_not_answer_themselves() -> None:
    """A request that the person sent is not answered, under whichever of their addresses."""
    assert refusal(request("ORGANIZER:MAILTO:Alex+work@morgan.example")) is NoReply.OWN


def test_several_meetings_are_not_answered_as_one() -> None:
    """With two UIDs, or two instances without their series, one reply would leave one open."""
    one, other = (request(f"UID:{uid}") for uid in "12")
    both = one.replace("END:VCALENDAR\n", "") + other.partition("METHOD:REQUEST\n")[2]
    assert refusal(both) is NoReply.SEVERAL
    two = both.replace("UID:2", "UID:1").replace("UID:1", "UID:1\nRECURRENCE-ID:20261207T100000Z", 1)
    assert not shown(reply(two).reply.text).named("RECURRENCE-ID")
    instances = both.replace("UID:1", "UID:1\nRECURRENCE-ID:20261207T100000Z").replace(
        "UID:2", "UID:1\nRECURRENCE-ID:20261208T100000Z"
    )
    assert refusal(instances) is NoReply.SEVERAL


def test_other_meetings_in_the_object_are_not_the_persons() -> None:
    """An event to which the person is not invited does not stand in the way."""
    one, other = request("UID:1", "ATTENDEE:mailto:eve@x.example"), request("UID:2")
    both = one.replace("END:VCALENDAR\n", "") + other.partition("METHOD:REQUEST\n")[2]
    assert reply(both).uid == "2"


def test_only_the_first_object_counts() -> None:
    """What follows the request in the same text neither changes nor hinders the answer."""
    assert reply(request() + request("UID:2")).uid == "1"
    assert reply(request() + request(method="METHOD:CANCEL")).uid == "1"
    assert refusal(request(method="METHOD:CANCEL") + request()) is NoReply.CANCELLED


def test_who_is_invited_to_one_instance_answers_for_that() -> None:
    """Where the series does not name the person, but one instance of it does, that one is answered."""
    text = invitation("series.ics", "\n")
    series = text.index("RRULE:FREQ=WEEKLY")
    text = text[:series] + text[series:].replace("mailto:alex@morgan.example", "mailto:sam@x.example")
    found = shown(reply(text).reply.text)
    assert found.one("RECURRENCE-ID") == "RECURRENCE-ID;TZID=Europe/Berlin:20261214T100000"


@pytest.mark.parametrize(
    "text",
    [
        request().replace("END:VEVENT\nEND:VCALENDAR\n", ""),
        request().replace("END:VCALENDAR\n", ""),
        request().replace("END:VEVENT\n", ""),
        request("BEGIN:VALARM"),
        request("UID:"),
        request("UID"),
        request("RECURRENCE-ID:soon"),
        request("RECURRENCE-ID:20261301T100000Z"),
        request("RECURRENCE-ID;TZID=Mars Standard Time:20261207T100000"),
        request("RECURRENCE-ID;TZID=(UTC-05:00) Eastern:20261207T100000"),
        "BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VTODO\nUID:1\nEND:VTODO\nEND:VCALENDAR\n",
    ],
)
def test_what_is_cut_off_or_broken_is_not_answered(text: str) -> None:
    """A reply without the line that was lost might answer for a whole series."""
    assert refusal(text) is NoReply.BROKEN


@pytest.mark.parametrize(
    "text", ["", "Hello Alex", "BEGIN:VCALENDAR", "END:VCALENDAR\nMETHOD:REQUEST", "\x00" * 9]
)
def test_what_is_no_calendar_is_not_answered(text: str) -> None:
    """Any other text is no request."""
    assert refusal(text) is NoReply.NOT_ASKED
    assert refusal(text, header_method="REQUEST") is NoReply.BROKEN


@pytest.mark.parametrize("reason", NoReply)
def test_every_refusal_is_a_sentence(reason: NoReply) -> None:
    """It can be shown to the person as it is."""
    assert reason[0].isupper() and reason.endswith(".")
