"""Invitations for the tests of calendar replies, and a reply as two parsers and the plain text show it."""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import icalendar
import vobject  # type: ignore[import-untyped]  # ships no type information
from icalendar.timezone import tzp

from demur.deliver.attendee import Partstat
from demur.deliver.itip import Answer, NoReply, calendar_reply
from demur.domain.mail import Mail, Raw, Unreadable
from demur.read import read_mail

OWN = ("alex@morgan.example", "alex.morgan@gmail.com")
NOW = datetime(2026, 11, 25, 9, 30, 15, 123456, tzinfo=UTC)
FOLDER = Path(__file__).with_name("invitations")


def invitation(name: str, end: str = "\r\n") -> str:
    """A sample, with those line ends."""
    return (FOLDER / name).read_text(encoding="utf-8").replace("\n", end)


def mail_of(name: str) -> Mail:
    """A sample message, read."""
    mail = read_mail(Raw(name, (FOLDER / name).read_bytes()))
    assert not isinstance(mail, Unreadable)
    return mail


def request(*event: str, zone: str = "", method: str = "METHOD:REQUEST") -> str:
    """A meeting request with the lines of one event; what is not given is as plain as can be."""
    given = {line.partition(":")[0].partition(";")[0] for line in event}
    plain = {
        "UID": "UID:1",
        "ORGANIZER": "ORGANIZER:mailto:dana@acme.example",
        "ATTENDEE": "ATTENDEE:mailto:alex@morgan.example",
    }
    lines = [*event, *(line for name, line in plain.items() if name not in given)]
    top = ["BEGIN:VCALENDAR", *([method] if method else []), *([zone.strip()] if zone else [])]
    return "\n".join([*top, "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR", ""])


def reply(
    text: str, partstat: Partstat = Partstat.DECLINED, own: Sequence[str] = OWN, **given: Any
) -> Answer:
    """The answer to a request that gets one."""
    answer = calendar_reply(text, own, partstat, NOW, **given)
    assert isinstance(answer, Answer), answer
    return answer


def refusal(text: str, own: Sequence[str] = OWN, **given: Any) -> NoReply:
    """Why a request gets no answer."""
    answer = calendar_reply(text, own, Partstat.DECLINED, NOW, **given)
    assert isinstance(answer, NoReply), answer.reply.text
    return answer


@dataclass(frozen=True, slots=True)
class Shown:
    """The one event of a reply.

    Attributes:
        lines: of the whole object, unfolded.
        event: as the icalendar library reads it.
    """

    lines: list[str]
    event: icalendar.Event

    def named(self, name: str) -> list[str]:
        """The event's lines with that name, as they are written."""
        begin = self.lines.index("BEGIN:VEVENT")
        return [line for line in self.lines[begin:] if line.replace(";", ":").startswith(f"{name}:")]

    def one(self, name: str) -> str:
        """The event's only line with that name."""
        [line] = self.named(name)
        return line


def shown(text: str) -> Shown:
    """Check a reply by its octets and by two parsers, and give its event."""
    data = text.encode()
    assert data.endswith(b"\r\n") and data.count(b"\r") == data.count(b"\n") == data.count(b"\r\n")
    physical = data.removesuffix(b"\r\n").split(b"\r\n")
    assert max(len(line) for line in physical) <= 75
    assert all(line.decode().strip() for line in physical)
    assert len(text.splitlines()) == len(physical)
    lines = text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-1] == "END:VCALENDAR"
    assert lines.count("METHOD:REPLY") == lines.count("VERSION:2.0") == lines.count("BEGIN:VEVENT") == 1
    return Shown(lines, _parsed(text, lines))


def _parsed(text: str, lines: list[str]) -> icalendar.Event:
    """Both parsers find the same."""
    tzp.use_default()
    with warnings.catch_warnings(action="ignore"):
        calendar = icalendar.Calendar.from_ical(text)
        second = vobject.readOne(text)
    tzp.use_default()
    assert isinstance(calendar, icalendar.Calendar) and not calendar.errors
    [event] = calendar.walk("VEVENT")
    assert isinstance(event, icalendar.Event) and not event.errors
    assert [each.name for each in event.walk()] == ["VEVENT"]
    zones = {str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")}
    used = {str(event[name].params["TZID"]) for name in event if "TZID" in getattr(event[name], "params", {})}
    assert zones == used
    assert str(calendar["METHOD"]) == second.method.value == "REPLY"
    uid = next(line for line in lines if line.startswith("UID:"))
    if not set(",;\\") & set(uid):  # which the second parser does not unescape, and takes for two values
        assert second.vevent.uid.value == str(event["UID"])
    [attendee] = second.vevent.contents["attendee"]
    [organizer] = second.vevent.contents["organizer"]
    assert attendee.value == str(event["ATTENDEE"]) and organizer.value == str(event["ORGANIZER"])
    assert attendee.params["PARTSTAT"] == [event["ATTENDEE"].params["PARTSTAT"]]
    assert len(second.vevent.contents.get("recurrence-id", [])) == ("RECURRENCE-ID" in event)
    allowed = "UID SEQUENCE DTSTAMP ORGANIZER ATTENDEE RECURRENCE-ID DTSTART DTEND SUMMARY COMMENT".split()
    assert set(event) <= set(allowed)
    assert sum(line.startswith("ATTENDEE") for line in lines) == 1
    return event
