"""Time zones of calendar parts: IANA and Windows names, and zones that come with their own rules."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from demur.domain.zones import zone_exists

_NAME_IN = re.compile(r"([A-Z][A-Za-z_]{1,30}(?:/[A-Z][A-Za-z_+-]{1,40}){1,2})\Z")
# No more than the offset: "(UTC-05:00) Eastern Time" has summer time, which the offset does not tell.
_FIXED = re.compile(r"\(?(?:UTC|GMT)\s?([+-])(\d{1,2}):?(\d\d)?\)?\Z")
_UTC = frozenset({"utc", "z", "gmt", "etc/utc", "tzone://microsoft/utc", "coordinated universal time"})
# The library works rules out from 1601 on and can be kept busy for hours by FREQ=SECONDLY or INTERVAL=0.
_PLAIN_RULE = re.compile(
    r"RRULE:(?:(?:FREQ=YEARLY|INTERVAL=1|BYMONTH=\d{1,2}|BY(?:HOUR|MINUTE|SECOND)=\d{1,2}|BYDAY=[+-]?\d?[A-Z]{2}|BYMONTHDAY=[\d,-]{1,60}|WKST=[A-Z]{2}|"
    r"UNTIL=\d{8}(?:T\d{6}Z?)?);?){1,8}\Z",
    re.IGNORECASE,
)
_MOST_LINES = 300


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone as a calendar part uses it.

    Attributes:
        name: IANA name, None where only rules or an offset are known.
    """

    name: str | None
    rules: tzinfo

    def localise(self, moment: datetime) -> datetime:
        """Give a local time its offset.

        Raises:
            ValueError, OverflowError: at the ends of the calendar, or by rules that are none.
        """
        offset = moment.replace(tzinfo=self.rules).utcoffset() or timedelta()
        # A plain offset travels well: it compares, pickles and prints the same everywhere.
        return moment.replace(tzinfo=timezone(offset) if offset else UTC)


def find_zone(tzid: str, definition: tuple[str, ...] = ()) -> Zone | None:
    """Find the zone that a TZID means.

    Args:
        tzid: as written: an IANA name, one with a prefix ("/softwarestudio.org/.../Europe/Berlin"), a Windows
            name ("W. Europe Standard Time"), or anything.
        definition: the lines of the VTIMEZONE of that name, if the object has one.

    Returns:
        None where it can't be told.
    """
    location = next((line.partition(":")[2] for line in definition if line.startswith("X-LIC-LOCATION")), "")
    for name in (tzid, location):
        if name and (iana := iana_name(name)) is not None:
            return Zone(iana, ZoneInfo(iana))
    rules = _rules(definition) if definition else None
    if rules is not None:
        return Zone(None, rules)
    fixed = _FIXED.match(tzid)
    if fixed is not None and int(fixed[2]) <= 14 and int(fixed[3] or 0) < 60:
        offset = timedelta(hours=int(fixed[2]), minutes=int(fixed[3] or 0))
        return Zone(None, timezone(-offset if fixed[1] == "-" else offset))
    return None


def _rules(definition: tuple[str, ...]) -> tzinfo | None:
    """Make a zone of the lines of a VTIMEZONE (RFC 5545 §3.6.5)."""
    if len(definition) > _MOST_LINES:
        return None
    if any(line[:5].upper() == "RRULE" and not _PLAIN_RULE.match(line) for line in definition):
        return None
    # Imported here: it takes long, and few messages need it.
    from icalendar import Timezone
    from icalendar.timezone import tzp

    try:
        component = Timezone.from_ical("\r\n".join([*definition, ""]))
        # Not looked up by its name: the library would remember it from another message.
        rules = component.to_tz(lookup_tzid=False) if isinstance(component, Timezone) else None
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError):
        rules = None
    tzp.use_default()
    return rules


@lru_cache(maxsize=512)
def iana_name(tzid: str) -> str | None:
    """The IANA name that a zone identifier means; None where it means none."""
    tzid = tzid.strip().strip("\"'")[:120]
    if tzid.lower() in _UTC:
        return "UTC"
    if "/" in tzid:
        tail = _NAME_IN.search(tzid)
        for candidate in (tail[1] if tail else "", tzid, (tail[1].partition("/")[2] if tail else "")):
            if "/" in candidate and zone_exists(candidate):
                return candidate
        return None
    return _windows().get(tzid.lower()) or (tzid if _NAMED.fullmatch(tzid) and zone_exists(tzid) else None)


# Zone files that stand for a country or a law; not "EST" or "Factory", which say less than they seem to.
_NAMED = re.compile(
    r"Cuba|Egypt|Eire|GB|Hongkong|Iceland|Iran|Israel|Jamaica|Japan|Kwajalein|Libya|Navajo|NZ|Poland|Portugal|PRC|"
    r"ROC|ROK|Singapore|Turkey|CET|EET|MET|WET|EST5EDT|CST6CDT|MST7MDT|PST8PDT"
)


@cache
def _windows() -> dict[str, str]:
    """Windows zone names, in lower case, by Unicode's table (CLDR), and their display names."""
    # Imported here: it takes 60 ms, and only calendars made by Microsoft's programs need it.
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return {name.lower(): zone for name, zone in WINDOWS_TO_OLSON.items()}
