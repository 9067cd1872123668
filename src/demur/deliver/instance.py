"""Times in calendar lines, and the one instance of a series that a RECURRENCE-ID means (RFC 5545 §3.8.4.4)."""

import re
from datetime import UTC, date, datetime, time, tzinfo
from typing import TypeAlias

from icalendar import Parameters
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from demur.deliver.calendar_lines import (
    CalendarObject,
    Component,
    end_of,
    folded,
    name_of,
    property_of,
    unfolded,
)
from demur.domain.zones import zone_of

Instance: TypeAlias = date | datetime
"""When an instance would begin by its series: a day, or a time in its zone.

A time has no zone where it is floating, or in a zone that only the calendar itself knows.
"""

_TIME = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?", re.ASCII)
_LONGEST_NAME = 120
_YEARS = range(1900, 3000)
_RULES = ("RRULE", "RDATE", "EXDATE", "EXRULE")


def tzid_of(line: str) -> str:
    """The zone that a time names, "" for none; one that is in UTC has none, whatever it names."""
    found = property_of(line)
    if found is None or found.value.strip().endswith("Z"):
        return ""
    tzid = found.parameters.get("TZID", "")
    return "" if isinstance(tzid, list) else str(tzid).replace("\\", "").strip()


def instance_of(line: str) -> Instance | None:
    """The time that a DTSTART, DTEND or RECURRENCE-ID says; None where it can't be read.

    Zones go by their names alone, IANA's or Windows'.
    """
    found = property_of(line)
    written = _TIME.fullmatch(found.value.strip()) if found else None
    if written is None:
        return None
    year, month, day, hour, minute, second, utc = written.groups()
    try:
        if hour is None:
            instance: Instance = date(int(year), int(month), int(day))
        else:
            zone = UTC if utc else _zone(tzid_of(line))
            clock = time(int(hour), int(minute), int(second), tzinfo=zone)
            instance = datetime.combine(date(int(year), int(month), int(day)), clock)
    except ValueError:
        return None
    return instance if instance.year in _YEARS else None


def is_same(one: Instance | None, other: Instance | None) -> bool:
    """Two times mean the same instance; never one with a zone and one without."""
    if isinstance(one, datetime) and isinstance(other, datetime) and one.tzinfo and other.tzinfo:
        return one.astimezone(UTC) == other.astimezone(UTC)
    return one is not None and type(one) is type(other) and one == other


def override_of(calendar: CalendarObject, events: list[Component], instance: Instance) -> Component | None:
    """The event that stands for an instance, None where the series has none for it."""
    for event in events:
        line = calendar.first(event, "RECURRENCE-ID")
        if line is not None and is_same(instance_of(line), instance):
            return event
    return None


def series_of(calendar: CalendarObject, events: list[Component]) -> Component | None:
    """The event that repeats itself, None where none does."""
    for event in events:
        if calendar.first(event, "RECURRENCE-ID") is None and calendar.indexes(event, "RRULE", "RDATE"):
            return event
    return None


def override_text(calendar: CalendarObject, series: Component, instance: Instance) -> str | None:
    """Make the event that stands for one instance of a series: the series', but without its rules and at another time.

    Returns:
        None where the instance is no time of the kind at which the series begins.
    """
    begin = calendar.first(series, "DTSTART")
    start = instance_of(begin) if begin is not None else None
    if begin is None or start is None or not _is_alike(start, instance):
        return None
    made = []
    own = frozenset(series.own)
    for index in range(series.start, series.stop):
        line = calendar.lines[index]
        match name_of(line) if index in own else "":
            case "DTSTART":
                at = _moved(line, instance)
                made += [at, folded(f"RECURRENCE-ID{unfolded(at)[len('DTSTART') :]}", end_of(line))]
            case "DTEND":
                end = instance_of(line)
                if end is not None and _is_alike(end, instance):
                    made.append(_moved(line, _later(instance, start, end)))
            case name if name not in _RULES:
                made.append(line)
    return "".join(made)


def time_line(line: str, known: frozenset[str]) -> str | None:
    """A time as others can read it, unfolded: in its zone where that one comes along, else in UTC.

    Args:
        known: the zones that come along with their rules.

    Returns:
        None where its zone is not known.
    """
    instance = instance_of(line)
    found = property_of(line)
    if instance is None or found is None:
        return None
    head = name_of(line) + (";RANGE=THISANDFUTURE" if "RANGE" in found.parameters else "")
    tzid = tzid_of(line)
    if not isinstance(instance, datetime):
        return f"{head};VALUE=DATE:{_stamp(instance)}"
    if tzid in known:
        return f"{head};{Parameters(TZID=tzid).to_ical().decode()}:{_stamp(instance)}"
    if instance.tzinfo is None:
        return None if tzid else f"{head}:{_stamp(instance)}"
    return f"{head}:{utc_stamp(instance)}"


def utc_stamp(moment: datetime) -> str:
    """A time in UTC (RFC 5545 §3.3.5, form 2)."""
    return f"{_stamp(moment.astimezone(UTC))}Z"


def _moved(line: str, instance: Instance) -> str:
    """A line with another time, of the same kind and in the same zone."""
    head, _, value = unfolded(line).rpartition(":")
    if not isinstance(instance, datetime):
        written = _stamp(instance)
    elif value.strip().endswith("Z"):
        written = utc_stamp(instance)
    else:
        zone = _zone(tzid_of(line))
        written = _stamp(instance.astimezone(zone) if zone else instance)
    return folded(f"{head}:{written}", end_of(line))


def _later(instance: Instance, start: Instance, end: Instance) -> Instance:
    """When an instance ends: all of a series are equally long (RFC 5545 §3.8.5.3)."""
    # In one zone Python would reckon by the clock on the wall; all three are of one kind here.
    return _exact(instance) + (_exact(end) - _exact(start))


def _exact(instance: Instance) -> Instance:
    return instance.astimezone(UTC) if isinstance(instance, datetime) and instance.tzinfo else instance


def _is_alike(one: Instance, other: Instance) -> bool:
    """Both are days, or both are times, with a zone or without."""
    if not isinstance(one, datetime) or not isinstance(other, datetime):
        return type(one) is type(other)
    return (one.tzinfo is None) is (other.tzinfo is None)


def _stamp(instance: Instance) -> str:
    return f"{instance:%Y%m%dT%H%M%S}" if isinstance(instance, datetime) else f"{instance:%Y%m%d}"


def _zone(tzid: str) -> tzinfo | None:
    """The zone of a name, also of one with a prefix ("/example.org/Europe/Berlin")."""
    name = WINDOWS_TO_OLSON.get(tzid, tzid)[:_LONGEST_NAME].strip("/")
    parts = name.split("/")
    candidates = (name, "/".join(parts[-3:]), "/".join(parts[-2:])) if name else ()
    return next((zone for each in candidates if (zone := zone_of(each)) is not None), None)
