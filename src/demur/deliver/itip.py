"""Answers to meeting requests (RFC 5546 §3.2.3, iMIP: RFC 6047)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from icalendar.parser import unescape_backslash

from demur.deliver.addressee import is_usable
from demur.deliver.attendee import (
    Partstat,
    address_of,
    mailbox_of,
    own_among,
    own_lines,
    party_line,
    party_of,
    with_partstat,
)
from demur.deliver.calendar_lines import (
    CalendarObject,
    Component,
    Property,
    folded,
    read_object,
    text_line,
)
from demur.deliver.calendar_part import CalendarReply
from demur.deliver.instance import (
    Instance,
    instance_of,
    override_of,
    override_text,
    series_of,
    time_line,
    tzid_of,
    utc_stamp,
)
from demur.deliver.subject import one_line
from demur.deliver.timezones import zones_of
from demur.domain.mail import Address, CalendarPart, Mail

_PRODUCT = "-//Demur//Demur//EN"
_REQUEST = "REQUEST"
_TIMES = ("RECURRENCE-ID", "DTSTART", "DTEND")
_LARGEST = (1 << 31) - 1


class NoReply(StrEnum):
    """Why an invitation gets no reply of this kind; a letter may answer it all the same."""

    NOT_ASKED = "The calendar part is no meeting request, and nobody waits for a reply to it."
    CANCELLED = "The meeting is cancelled."
    NOT_INVITED = "The meeting request is addressed to none of the addresses in your profile."
    OWN = "You are the organizer of the meeting yourself."
    NO_ORGANIZER = "The meeting request has no organizer that mail can be sent to."
    NO_SUCH_INSTANCE = "The meeting does not take place at that time."
    SEVERAL = "The meeting request holds several meetings. Answer them one by one in your calendar program."
    BROKEN = "The meeting request can't be read as a whole."


@dataclass(frozen=True, slots=True)
class Answer:
    """The reply to a meeting request, and what it is about.

    Attributes:
        organizer: whom the reply is sent to. Who sent the request in their place (SENT-BY) gets none: the address that
            counts is the property's (RFC 6047 §2.3).
        attendee: the person as they were invited; the message should come from this address.
        uid: unescaped; names the event in a calendar.
        sequence: which version of the event is answered.
        instance: the one that is answered; None for the event or the series as a whole.
    """

    reply: CalendarReply
    organizer: Address
    attendee: Address
    uid: str
    sequence: int
    instance: Instance | None


def request_of(mail: Mail, own: Sequence[str]) -> CalendarPart | None:
    """The first calendar part of a message that is a request to the person, None where there is none.

    Args:
        own: the person's addresses.
    """
    for part in mail.calendars:
        calendar = read_object(part.text)
        events = calendar.of_kind("VEVENT")
        if part.method == _REQUEST and any(own_lines(calendar, event, own) for event in events):
            return part
    return None


def calendar_reply(
    request: str,
    own: Sequence[str],
    partstat: Partstat,
    now: datetime,
    *,
    header_method: str = "",
    instance: Instance | None = None,
    comment: str = "",
) -> Answer | NoReply:
    """Answer a meeting request, whatever was answered before; never raises for what the request holds.

    A request with a series answers for the whole of it unless one instance is meant; where the person is invited to one
    instance only, for that one.

    Args:
        request: an iCalendar object, folded or not; only the first in the text is read.
        own: the person's addresses, first the one that the message came to.
        now: with its offset.
        header_method: of the part's Content-Type; counts where the object has no METHOD, as Outlook sometimes writes it.
        instance: the one that is meant.
        comment: for the organizer.

    Raises:
        ValueError: `now` has no offset.
    """
    if now.tzinfo is None:
        raise ValueError("The time of a reply needs its offset.")
    calendar = read_object(request)
    refused = _refused(calendar, header_method)
    chosen = refused or _meant(calendar, own, instance)
    if isinstance(chosen, NoReply):
        return chosen
    about, event = chosen
    mine = own_lines(about, event, own)
    if not mine:
        return NoReply.NOT_INVITED
    attendee = party_of(about.lines[mine[0]])
    organizer = _organizer(about, event, own)
    if isinstance(organizer, NoReply):
        return organizer
    told = _told(calendar, about, event)
    if told is None:
        return NoReply.BROKEN
    said = [
        f"DTSTAMP:{utc_stamp(now)}",
        party_line("ORGANIZER", organizer),
        with_partstat(party_line("ATTENDEE", attendee), partstat),
    ]
    if comment.strip():
        said.append(text_line("COMMENT", "\n".join(one_line(each) for each in comment.strip().splitlines())))
    return Answer(
        reply=CalendarReply(_written(told, said), "REPLY"),
        organizer=mailbox_of(organizer),
        attendee=mailbox_of(attendee),
        uid=unescape_backslash(about.value(event, "UID")),
        sequence=_sequence(about, event),
        instance=instance_of(about.first(event, "RECURRENCE-ID") or ""),
    )


def _refused(calendar: CalendarObject, header_method: str) -> NoReply | None:
    """Tell whether an object is a request that was read to its end."""
    tops = calendar.of_kind("VCALENDAR")
    method = ((calendar.value(tops[0], "METHOD") if tops else "") or header_method).strip().upper()
    if method == "CANCEL":
        return NoReply.CANCELLED
    if method != _REQUEST:
        return NoReply.NOT_ASKED
    # What is cut off may lack the line by which it is about one instance only.
    whole = all(each.stop for each in calendar.components) and calendar.of_kind("VEVENT")
    return None if whole else NoReply.BROKEN


def _meant(
    calendar: CalendarObject, own: Sequence[str], instance: Instance | None
) -> tuple[CalendarObject, Component] | NoReply:
    """The event that is answered, and the object that it stands in."""
    events = calendar.of_kind("VEVENT")
    mine = [event for event in events if own_lines(calendar, event, own)]
    if not mine:
        return NoReply.NOT_INVITED
    if len({calendar.value(event, "UID") for event in mine}) > 1:
        return NoReply.SEVERAL
    whole = [event for event in mine if calendar.first(event, "RECURRENCE-ID") is None]
    found: Component | None
    if instance is None:
        if not whole and len(mine) > 1:
            return NoReply.SEVERAL
        found = (whole or mine)[0]
    else:
        found = override_of(calendar, events, instance)
        if found is None:
            series = series_of(calendar, mine)
            made = override_text(calendar, series, instance) if series else None
            if made is None:
                return NoReply.NO_SUCH_INSTANCE
            calendar = read_object(made)
            found = calendar.components[0]
    if calendar.value(found, "STATUS").upper() == "CANCELLED":
        return NoReply.CANCELLED
    return calendar, found


def _organizer(about: CalendarObject, event: Component, own: Sequence[str]) -> Property | NoReply:
    line = about.first(event, "ORGANIZER")
    organizer = party_of(line) if line else None
    if organizer is None or not is_usable(mailbox_of(organizer)):
        return NoReply.NO_ORGANIZER
    return NoReply.OWN if own_among([address_of(organizer)], own) else organizer


@dataclass(frozen=True, slots=True)
class _Told:
    """What a reply repeats of the request: of its properties those that RFC 5546 §3.2.3 asks for, its times and title."""

    zones: list[str]
    event: list[str]


def _told(calendar: CalendarObject, about: CalendarObject, event: Component) -> _Told | None:
    """Take over what names the event; None where that can't be read.

    Args:
        calendar: the request, for its time zones.
        about, event: the event that is answered.
    """
    uid = about.value(event, "UID")
    given = {name: line for name in _TIMES if (line := about.first(event, name)) is not None}
    # The library writes no TZID=UTC: such times get their "Z", and need no zone.
    named = {tzid_of(line) for line in given.values() if isinstance(instance_of(line), datetime)}
    zones = zones_of(calendar, named - {"", "UTC"})
    times = {name: time_line(line, frozenset(zones)) for name, line in given.items()}
    if not uid or times.get("RECURRENCE-ID", "") is None:
        return None
    lines = [f"UID:{uid}", f"SEQUENCE:{_sequence(about, event)}", *(line for line in times.values() if line)]
    if summary := about.value(event, "SUMMARY"):
        lines.append(text_line("SUMMARY", unescape_backslash(summary)))
    return _Told([line for zone in zones.values() for line in zone], lines)


def _written(told: _Told, said: Sequence[str]) -> str:
    head = ["BEGIN:VCALENDAR", f"PRODID:{_PRODUCT}", "VERSION:2.0", "METHOD:REPLY"]
    event = ["BEGIN:VEVENT", *told.event, *said, "END:VEVENT"]
    return "".join(folded(line) for line in [*head, *told.zones, *event, "END:VCALENDAR"])


def _sequence(calendar: CalendarObject, event: Component) -> int:
    """Which version of an event it is; 0 where that is not told (RFC 5545 §3.8.7.4)."""
    found = calendar.value(event, "SEQUENCE")
    number = int(found) if found.isascii() and found.isdecimal() and len(found) <= 10 else 0
    return number if number <= _LARGEST else 0
