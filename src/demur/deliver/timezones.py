"""The time zones that come with a calendar object (RFC 5545 §3.6.5), as far as they can be handed on."""

from collections.abc import Sequence, Set
from datetime import datetime

from icalendar import Timezone
from icalendar.parser import Contentlines, unescape_backslash

from demur.deliver.calendar_lines import CalendarObject, fit, name_of

_KEPT = ("BEGIN", "END", "DTSTART", "RDATE", "RRULE", "TZNAME", "TZOFFSETFROM", "TZOFFSETTO")
_MOST_LINES = 2000
# What the library raises on broken zones; it has no class of its own for it.
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError)


def zones_of(calendar: CalendarObject, names: Set[str]) -> dict[str, list[str]]:
    """The zones with these names that make sense, each by its lines, unfolded."""
    found: dict[str, list[str]] = {}
    for zone in calendar.of_kind("VTIMEZONE"):
        tzid = unescape_backslash(calendar.value(zone, "TZID")).strip('"')
        lines = calendar.lines[zone.start : zone.stop]
        if tzid in names and len(lines) <= _MOST_LINES:
            rules = [fit(line) for line in lines if name_of(line) in _KEPT]
            if written := _written(tzid, rules):
                found[tzid] = written
    return found


def _written(tzid: str, rules: Sequence[str]) -> list[str]:
    """A VTIMEZONE as the library writes it; nothing where it is incomplete, or not yearly.

    Rules of other kinds would keep who reads them busy for hours.

    Args:
        rules: its lines without its name: the library would remember it, and take it for the zone in another message.
    """
    try:
        zone = Timezone.from_ical("\n".join(rules))
        if not isinstance(zone, Timezone):
            return []
        zone["TZID"] = tzid
        zone.to_tz(lookup_tzid=False)
    except _BROKEN:
        return []
    for part in zone.subcomponents:
        if not isinstance(getattr(part["DTSTART"], "dt", None), datetime):
            return []
        rules_of_part = part.get("RRULE", [])
        for rule in rules_of_part if isinstance(rules_of_part, list) else [rules_of_part]:
            if rule.get("FREQ") != ["YEARLY"] or rule.get("INTERVAL", [1]) != [1]:
                return []
    return [str(line) for line in Contentlines.from_ical(zone.to_ical(sorted=False)) if line]  # type: ignore[no-untyped-call]
