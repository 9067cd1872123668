"""The person's answer in their own copy of an event, as it lies in their calendar."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta

import icalendar
import recurring_ical_events  # type: ignore[import-untyped]  # ships no type information
from icalendar.timezone import tzp

from demur.deliver.attendee import Partstat, own_lines, with_partstat
from demur.deliver.calendar_lines import CalendarObject, Component, end_of, folded, read_object, unfolded
from demur.deliver.instance import Instance, is_same, override_of, override_text, series_of

# Zones are at most this far from UTC (a time may be in one that is not known by its name).
_AROUND = timedelta(hours=26)
# The library would work at such rules for hours.
_ENDLESS = re.compile(r"FREQ=(?:SECONDLY|MINUTELY|HOURLY)|INTERVAL=0+(?!\d)|BY(?:SECOND|MINUTE|HOUR)=\d+,")
# What the libraries raise on broken objects; they have no class of their own for it.
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError)


def answered_event(
    data: str, own: Sequence[str], partstat: Partstat, instance: Instance | None = None
) -> str | None:
    """Set the person's answer in an event; never raises for what it holds.

    Nothing but the PARTSTAT of their ATTENDEE changes, and the folds of that line: SEQUENCE is the organizer's, and all
    else stays as it was written. Where one instance is meant for which the series has no event of its own, one is made
    of the series', and put behind it.

    Args:
        data: a calendar object as it lies on the server: all its events have one UID (RFC 4791 §4.1).
        own: the person's addresses, first the one that the invitation came to.
        instance: the one that is answered; None for the event or the whole series, with the instances that have an event of
            their own.

    Returns:
        The object anew; None where it needs no change, the person is not invited in it, it has no such instance, or it is
        cut off.
    """
    calendar = read_object(data)
    events = calendar.of_kind("VEVENT")
    if not all(each.stop for each in calendar.components):
        return None
    if instance is not None:
        override = override_of(calendar, events, instance)
        if override is None:
            grown = _with_override(calendar, events, instance)
            return answered_event(grown, own, partstat, instance) if grown else None
        events = [override]
    lines = list(calendar.lines)
    changed = False
    for index in (each for event in events for each in own_lines(calendar, event, own)):
        before = unfolded(lines[index])
        after = with_partstat(before, partstat)
        if after != before:
            lines[index] = folded(after, end_of(lines[index]))
            changed = True
    return "".join(lines) if changed else None


def _with_override(calendar: CalendarObject, events: list[Component], instance: Instance) -> str | None:
    """The object with an event of its own for an instance; None where the series has no such instance."""
    series = series_of(calendar, events)
    if series is None or not _takes_place(calendar, events, instance):
        return None
    made = override_text(calendar, series, instance)
    return "".join([*calendar.lines[: series.stop], made, *calendar.lines[series.stop :]]) if made else None


def _takes_place(calendar: CalendarObject, events: list[Component], instance: Instance) -> bool:
    """Tell whether a series has an instance, by its rules and exceptions."""
    rules = [calendar.lines[index] for event in events for index in calendar.indexes(event, "RRULE")]
    if any(_ENDLESS.search(unfolded(line).upper()) for line in rules):
        return False
    moment = instance if isinstance(instance, datetime) else datetime.combine(instance, time())
    about = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    # Zone definitions are remembered by the library over calendars; what one says must not reach another.
    tzp.use_default()
    try:
        whole = icalendar.Calendar.from_ical("".join(calendar.lines))
        near = recurring_ical_events.of(whole).between(about - _AROUND, about + _AROUND)
        starts = [each.start for each in near]
    except _BROKEN:
        return False
    finally:
        tzp.use_default()
    if isinstance(instance, datetime) and instance.tzinfo is None:
        starts = [each.replace(tzinfo=None) if isinstance(each, datetime) else each for each in starts]
    return any(is_same(each, instance) for each in starts)
