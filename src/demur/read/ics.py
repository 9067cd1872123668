"""Calendar parts of messages (RFC 5545, 5546): text to events, each with its place in the text.

The lines, their values and zones are read by the icalendar library, but line by line: it gives up a whole object
on one broken line, leaves out what is cut off without a word, and tells no places.
"""

import binascii
import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from urllib.parse import unquote

from icalendar import vDDDTypes, vDuration
from icalendar.parser import Contentline

from demur.domain.mail import Attendee, CalendarEvent, CalendarPart, Span
from demur.read.icszone import Zone, find_zone

LIMIT = 1 << 20
"""Characters of a calendar part that are read."""

_MOST_EVENTS = 200
_MOST_ATTENDEES = 500
_MOST_LINES = 2000
_LONGEST = 20_000
_FOLD = re.compile(r"\r?\n[ \t]")
_NAME = re.compile(r"[A-Za-z0-9-]{1,60}(?=[:;])")
# A zone name with a colon in it, not in quotes as it should be: TZID=(UTC-05:00) Eastern Time:20261208T100000
_LOOSE = re.compile(r"(;TZID=)([^\n\";]{0,100}:[^\n\";]{0,100}):(?=\d{8}T?[\dZ]{0,7}\s*\Z)", re.IGNORECASE)
_PLAIN = re.compile(r"([A-Za-z0-9-]{1,60})(?:;(?:\"[^\"\n]*\"|[^\":\n])*)?:(.*)")
_WRITTEN = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d):?(\d\d)?(?:\.\d{1,9})?(Z)?)?")
_TEXTS = ("description", "summary", "location")
_MEETING = (
    "x-google-conference",
    "x-microsoft-skypeteamsmeetingurl",
    "conference",
    "x-microsoft-onlinemeetingurl",
)


@dataclass(frozen=True, slots=True)
class _Property:
    """One content line (RFC 5545 §3.1), its value unescaped."""

    name: str
    parameters: dict[str, str]
    value: str
    line: str
    span: Span


@dataclass(slots=True)
class _Block:
    """The lines of a VEVENT or VTIMEZONE, with their places."""

    kind: str
    lines: list[tuple[str, Span]] = field(default_factory=list)


def parse_calendar(text: str) -> CalendarPart:
    """Read a calendar part; never raises.

    Args:
        text: an iCalendar stream, folded; more than a million characters are cut off.

    Returns:
        Its events, in order; what could not be read is named in `problem`. A floating time, and one in a zone
        that is not known, stands as if in UTC, with `floating` set.
    """
    problems: list[str] = []
    if len(text) > LIMIT:
        problems.append(f"The calendar part is larger than {LIMIT} characters; the rest was not read.")
        text = text[:LIMIT]
    text = _FOLD.sub("", text.removeprefix("\ufeff")).replace("\r\n", "\n").replace("\r", "\n")
    method, blocks = _blocks(text, problems)
    zones = {
        _tzid(block): tuple(line for line, _ in block.lines) for block in blocks if block.kind == "VTIMEZONE"
    }
    events = [_event(block, zones, problems) for block in blocks if block.kind == "VEVENT"]
    if len(events) == _MOST_EVENTS:
        problems.append(f"No more than {_MOST_EVENTS} events were read.")
    if not blocks and "BEGIN:VCALENDAR" not in text.upper():
        problems.append("It is no iCalendar object.")
    return CalendarPart(method, text, tuple(events), " ".join(dict.fromkeys(problems[:5])))


def _blocks(text: str, problems: list[str]) -> tuple[str, list[_Block]]:
    """Find the METHOD, and the events and zones, whether closed or not."""
    method = ""
    done: list[_Block] = []
    open_block: _Block | None = None
    inner = 0
    at = events = 0
    for line in text.split("\n"):
        span = (at, at + len(line))
        at += len(line) + 1
        mark, _, kind = line.strip().upper().partition(":")
        if mark == "BEGIN" and kind in ("VEVENT", "VTIMEZONE", "VCALENDAR"):
            events += kind == "VEVENT"
            if events > _MOST_EVENTS:
                break
            inner = 0
            open_block = _Block(kind) if kind != "VCALENDAR" else None
            if open_block is not None:
                done.append(open_block)
        elif open_block is None:
            if mark == "METHOD" and not method:
                method = kind.strip()[:40]
            continue
        elif mark == "END" and kind in (open_block.kind, "VCALENDAR"):
            if open_block.kind == "VTIMEZONE":
                open_block.lines.append((line, span))
            open_block = None
        else:
            inner += (mark == "BEGIN") - (mark == "END")
            # Alarms in events have texts and times of their own.
            if (open_block.kind == "VTIMEZONE" or (inner <= 0 and mark != "END")) and line.strip():
                _add(open_block, line, span, problems)
            continue
        if open_block is not None and open_block.kind == "VTIMEZONE" and not open_block.lines:
            open_block.lines.append((line, span))
    if open_block is not None:
        problems.append("The calendar part is cut off.")
    return method, done


def _add(block: _Block, line: str, span: Span, problems: list[str]) -> None:
    if len(block.lines) >= _MOST_LINES:
        return
    if _NAME.match(line):
        block.lines.append((line, span))
        return
    problems.append(f"The line {line[:60]!r} is no calendar property.")
    if block.lines and block.lines[-1][0].partition(":")[0].partition(";")[0].lower() in _TEXTS:
        # Some programs write the line ends of a text as they are.
        before, place = block.lines[-1]
        if len(before) < _LONGEST:
            block.lines[-1] = (f"{before}\\n{line}", place)


def _property(line: str, span: Span, problems: list[str]) -> _Property | None:
    try:
        name, parameters, value = Contentline(_LOOSE.sub(r'\1"\2":', line)).parts()  # type: ignore[no-untyped-call]
    except ValueError:
        found = _PLAIN.match(line)
        if found is None:
            problems.append(f"The line {line[:60]!r} is no calendar property.")
            return None
        return _Property(found[1].lower(), {}, found[2], line, span)
    # A parameter may have several values, which are a list.
    given = {
        key.lower(): each if isinstance(each, str) else ",".join(each) for key, each in parameters.items()
    }
    if given.get("encoding", "").upper() == "QUOTED-PRINTABLE":
        value = binascii.a2b_qp(value.encode("utf-8", "replace")).decode("utf-8", "replace")
    return _Property(name.lower(), given, value.replace('\\"', '"'), line, span)


def _tzid(block: _Block) -> str:
    found = (line.partition(":")[2] for line, _ in block.lines if line[:5].upper() == "TZID:")
    return next(found, "").replace("\\", "").strip().strip('"')


@dataclass(frozen=True, slots=True)
class _When:
    moment: datetime
    zone: Zone | None
    floating: bool
    all_day: bool


def _when(found: _Property | None, zones: dict[str, tuple[str, ...]], problems: list[str]) -> _When | None:
    """Read DTSTART or DTEND in its zone."""
    if found is None:
        return None
    read = _moment(found.value)
    if read is None:
        problems.append(f"The time {found.line[:80]!r} can't be read.")
        return None
    if not isinstance(read, datetime):
        return _When(datetime(read.year, read.month, read.day, tzinfo=UTC), None, False, True)
    in_utc = read.replace(tzinfo=UTC)
    tzid = found.parameters.get("tzid", "").replace("\\", "").strip()
    if read.tzinfo is not None or not tzid:
        return _When(in_utc, None, read.tzinfo is None, False)
    zone = find_zone(tzid, zones.get(tzid, ()))
    if zone is None:
        problems.append(f"The time zone {tzid[:60]!r} is not known.")
        return _When(in_utc, None, True, False)
    try:
        return _When(zone.localise(read), zone, False, False)
    except (ValueError, OverflowError, LookupError, TypeError, AttributeError):
        return _When(in_utc, None, True, False)


def _moment(value: str) -> date | None:
    """Read a DATE or DATE-TIME; also one with ISO's marks in it, or without seconds."""
    written = _WRITTEN.match(value.strip())
    if written is None:
        return None
    year, month, day, hour, minute, second, utc = written.groups()
    plain = f"{year}{month}{day}" + (f"T{hour}{minute}{second or '00'}{utc or ''}" if hour else "")
    try:
        moment = vDDDTypes.from_ical(plain)  # type: ignore[no-untyped-call]
    except ValueError:
        return None
    return moment if isinstance(moment, date) else None


def _event(block: _Block, zones: dict[str, tuple[str, ...]], problems: list[str]) -> CalendarEvent:
    given: dict[str, _Property] = {}
    attendees: list[Attendee] = []
    for line, span in block.lines:
        found = _property(line, span, problems)
        if found is None:
            continue
        if found.name == "attendee" and len(attendees) < _MOST_ATTENDEES:
            attendees.append(_attendee(found))
        given.setdefault(found.name, found)
    texts = {name: found.value.strip() for name, found in given.items()}
    start = _when(given.get("dtstart"), zones, problems)
    end = _when(given.get("dtend"), zones, problems)
    sequence = texts.get("sequence", "")
    zone = start.zone.name if start and start.zone else None
    return CalendarEvent(
        uid=texts.get("uid", ""),
        summary=texts.get("summary", ""),
        description=texts.get("description", ""),
        location=texts.get("location", ""),
        url=texts.get("url") or next((texts[name] for name in _MEETING if texts.get(name)), ""),
        start=start.moment if start else None,
        end=end.moment if end else _finish(start, texts.get("duration", "")),
        timezone=None if zone == "UTC" else zone,
        floating=bool(start and start.floating),
        all_day=bool(start and start.all_day),
        status=texts.get("status", "").upper(),
        sequence=int(sequence) if sequence.isascii() and sequence.isdecimal() and len(sequence) < 10 else 0,
        organizer=_attendee(given["organizer"]) if "organizer" in given else None,
        attendees=tuple(attendees),
        quote=given["dtstart"].line if "dtstart" in given else "",
        span=given["dtstart"].span if "dtstart" in given else (0, 0),
    )


def _finish(start: _When | None, duration: str) -> datetime | None:
    """DTSTART + DURATION."""
    if start is None or not duration:
        return None
    try:
        length = vDuration.from_ical(duration)  # type: ignore[no-untyped-call]
        return start.moment + length if length >= timedelta() else None
    except (ValueError, OverflowError):
        return None


def _attendee(found: _Property) -> Attendee:
    value = found.value.strip()
    address = value[7:] if value[:7].lower() == "mailto:" else value
    email = found.parameters.get("email", "") if "@" not in address else address
    return Attendee(
        name=found.parameters.get("cn", "").strip("\"' "),
        email=unquote(email).strip("<> "),
        partstat=found.parameters.get("partstat", "").upper(),
        role=found.parameters.get("role", "").upper(),
    )
