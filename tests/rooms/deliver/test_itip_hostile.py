"""Whatever a meeting request holds, its reply is a valid object, or there is a reason for none."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rooms.deliver.replies import FOLDER, NOW, OWN, refusal, reply, request, shown

from demur.deliver.attendee import Partstat
from demur.deliver.itip import Answer, NoReply, calendar_reply

SAMPLES = [path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.ics"))]
ODD = '\x00\t\n\r\x1f"\\,;:^=%<>@ \x7f\x85\u2028\u200f\ud800éß漢🍏aN'

ZONE = """BEGIN:VTIMEZONE
TZID:Ours
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
END:VTIMEZONE"""


def valid(text: str, comment: str = "") -> None:
    """There is a reply that both parsers read, or a reason."""
    answer = calendar_reply(text, OWN, Partstat.DECLINED, NOW, comment=comment)
    if isinstance(answer, Answer):
        shown(answer.reply.text)
    else:
        assert isinstance(answer, NoReply)


@given(
    st.text(st.sampled_from(ODD) | st.characters(), max_size=120),
    st.sampled_from(["UID:{}", "SUMMARY:{}", "SUMMARY;LANGUAGE={}:x", "DTSTART:{}", "DTSTART;TZID={}:20261207T100000",
      "SEQUENCE:{}", "RECURRENCE-ID:{}", "ORGANIZER:{}", "ORGANIZER;CN={}:mailto:d@acme.example",
      'ORGANIZER;CN="{}":mailto:d@acme.example', 'ORGANIZER;SENT-BY="{}":mailto:d@acme.example',
      "ORGANIZER:mailto:{}@acme.example", "ATTENDEE;CN={}:mailto:alex@morgan.example",
      'ATTENDEE;CN="{}";PARTSTAT=ACCEPTED:mailto:alex@morgan.example', "ATTENDEE;{}=x:mailto:alex@morgan.example",
      "ATTENDEE;PARTSTAT={}:mailto:alex@morgan.example", "ATTENDEE:mailto:alex+{}@morgan.example",
      "ATTENDEE;MEMBER={}:mailto:alex@morgan.example", "ATTENDEE;EMAIL=alex@morgan.example:{}", "{}:x", "{}"]),
)  # fmt: skip
def test_no_text_in_any_place_breaks_a_reply(text: str, place: str) -> None:
    """Neither in a value nor in a parameter nor as a name."""
    valid(request(place.format(text)))


@given(st.text(st.sampled_from(ODD) | st.characters(), max_size=300))
def test_no_comment_breaks_a_reply(comment: str) -> None:
    """Whatever the person writes is one line of the object."""
    valid(request(), comment)


@given(st.sampled_from(SAMPLES), st.data())
def test_no_damage_to_a_sample_breaks_a_reply(sample: str, data: st.DataObject) -> None:
    """Lines left out, doubled, exchanged or cut, and characters put in anywhere."""
    lines = sample.splitlines()
    for _ in range(data.draw(st.integers(1, 4))):
        at, other = (data.draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        match data.draw(st.sampled_from(["drop", "double", "swap", "cut", "put"])):
            case "drop":
                lines[at] = ""
            case "double":
                lines[at] += f"\n{lines[other]}"
            case "swap":
                lines[at], lines[other] = lines[other], lines[at]
            case "cut":
                lines[at] = lines[at][: data.draw(st.integers(0, 80))]
            case "put":
                place = data.draw(st.integers(0, len(lines[at])))
                lines[at] = lines[at][:place] + data.draw(st.text(st.sampled_from(ODD))) + lines[at][place:]
    valid("\n".join(lines))


@given(st.text())
def test_no_text_at_all_raises(text: str) -> None:
    """Any text is answered by a reason."""
    valid(text)
    valid(f"BEGIN:VCALENDAR\nMETHOD:REQUEST\n{text}")


def test_a_name_can_not_add_a_line() -> None:
    """Line breaks that come in by the escapes of RFC 6868, or as they are, end nothing."""
    for name in (
        "Dana^nATTENDEE:mailto:eve@x.example",
        "Dana\rATTENDEE:mailto:eve@x.example",
        "Dana\u2028X:1",
    ):
        found = shown(reply(request(f"ORGANIZER;CN={name}:mailto:d@acme.example")).reply.text)
        assert found.one("ORGANIZER").startswith("ORGANIZER;CN=")
        assert found.one("ATTENDEE") == "ATTENDEE;PARTSTAT=DECLINED:mailto:alex@morgan.example"


def test_quotes_in_names_are_kept_where_they_can_be() -> None:
    """Quotes as RFC 6868 writes them stay; a name with bare ones is left out, not the person."""
    kept = shown(reply(request("ATTENDEE;CN=Alex ^'Lex^' M:mailto:alex@morgan.example")).reply.text)
    assert (
        kept.one("ATTENDEE") == "ATTENDEE;CN=\"Alex ^'Lex^' M\";PARTSTAT=DECLINED:mailto:alex@morgan.example"
    )
    bare = shown(reply(request('ATTENDEE;CN=Alex "Lex" M:mailto:alex@morgan.example')).reply.text)
    assert bare.one("ATTENDEE") == "ATTENDEE;PARTSTAT=DECLINED:mailto:alex@morgan.example"


@pytest.mark.parametrize(
    "zone",
    [
        ZONE.replace("FREQ=YEARLY", "FREQ=SECONDLY"),
        ZONE.replace("FREQ=YEARLY", "FREQ=YEARLY;INTERVAL=0"),
        ZONE.replace("FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "nonsense"),
        ZONE.replace("TZOFFSETTO:+0100\n", ""),
        ZONE.replace("TZOFFSETTO:+0100", "TZOFFSETTO:+9900"),
        ZONE.replace("STANDARD", "VALARM"),
        ZONE.replace("16010101T030000", "160103"),
        ZONE.replace("RRULE", "RDATE:19700101T000000\n" * 2000 + "RRULE"),
        ZONE.replace("Ours", "Theirs"),
        "BEGIN:VTIMEZONE\nTZID:Ours\nEND:VTIMEZONE",
    ],
    ids=range(10),
)
def test_a_zone_without_sense_is_not_handed_on(zone: str) -> None:
    """A time in it is left out, which RFC 5546 §3.2.3 allows; where one instance is named in it there is no reply."""
    found = shown(reply(request("DTSTART;TZID=Ours:20261207T100000", zone=zone)).reply.text)
    assert not found.named("DTSTART") and "BEGIN:VTIMEZONE" not in found.lines
    assert refusal(request("RECURRENCE-ID;TZID=Ours:20261207T100000", zone=zone)) is NoReply.BROKEN


def test_a_zone_with_sense_is_handed_on_once() -> None:
    """A zone that is defined twice, and used twice, comes along once."""
    times = ("DTSTART;TZID=Ours:20261207T100000", "DTEND;TZID=Ours:20261207T110000")
    found = shown(reply(request(*times, zone=f"{ZONE}\n{ZONE}")).reply.text)
    assert found.one("DTSTART") == times[0]
    assert found.lines.count("TZID:Ours") == 1


def test_a_zone_that_no_time_uses_stays_behind() -> None:
    """A time that can't be read, or is a day, is in no zone."""
    for value in ("2026", "20261207"):
        found = shown(reply(request(f"DTSTART;TZID=Ours:{value}", zone=ZONE)).reply.text)
        assert "BEGIN:VTIMEZONE" not in found.lines


def test_a_time_in_utc_stays_so() -> None:
    """A zone that is named all the same does not move it."""
    found = shown(reply(request("DTSTART;TZID=Ours:20261207T100000Z", zone=ZONE)).reply.text)
    assert found.one("DTSTART") == "DTSTART:20261207T100000Z"


def test_a_zone_of_one_request_says_nothing_of_the_next() -> None:
    """What one message calls Ours another can't use."""
    given = "DTSTART;TZID=Ours:20261207T100000"
    assert shown(reply(request(given, zone=ZONE)).reply.text).named("DTSTART")
    assert not shown(reply(request(given)).reply.text).named("DTSTART")


def test_a_long_line_does_not_come_back() -> None:
    """A title of a megabyte is left out; a name or an identifier of that length is no request's."""
    long = "ä" * 500_000
    assert not shown(reply(request(f"SUMMARY:{long}")).reply.text).named("SUMMARY")
    assert refusal(request(f"UID:{long}")) is NoReply.BROKEN


@pytest.mark.parametrize(
    "lines",
    [
        ["ATTENDEE;CUTYPE=INDIVIDUAL;CN=\"Guest\";PARTSTAT=ACCEPTED:mailto:guest@x.example"] * 12_000
        + ["ATTENDEE:mailto:alex@morgan.example"],
        ["ATTENDEE:mailto:alex@morgan.example"] * 25_000,
        ["ATTENDEE;" + 'CN="' * 50_000 + ":mailto:alex@morgan.example", "ATTENDEE:mailto:alex@morgan.example"],
        ["DESCRIPTION:x", *[" y"] * 300_000],
        ["X"] * 500_000,
        ["BEGIN:VALARM"] * 50_000 + ["END:VALARM"] * 50_000,
        ["BEGIN:VALARM", "END:VALARM"] * 40_000,
        ["ORGANIZER;" + ";".join(f"X-{n}=1" for n in range(1000)) + ":mailto:dana@acme.example"],
    ],
    ids="guests same quotes folds noise deep wide parameters".split(),
)  # fmt: skip
def test_hostile_objects_cost_no_time(lines: list[str]) -> None:
    """A megabyte of any lines is answered within seconds."""
    begin = time.perf_counter()
    found = shown(reply(request(*lines)).reply.text)
    assert found.one("ATTENDEE") == "ATTENDEE;PARTSTAT=DECLINED:mailto:alex@morgan.example"
    assert time.perf_counter() - begin < 10
