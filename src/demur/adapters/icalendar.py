"""The person's own calendar out of an .ics file (RFC 5545), recurrences expanded."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events  # type: ignore[import-untyped]  # ships no type information
from icalendar.timezone import tzp

from demur.domain.errors import CalendarUnreadable
from demur.domain.person import Calendar, CalendarEntry

_LARGEST = 64 << 20
_EVENT = re.compile(
    r"^BEGIN:VEVENT[ \t]*\r?\n(?:(?!BEGIN:VEVENT|END:VEVENT)[^\n]*\n)*END:VEVENT",
    re.MULTILINE | re.IGNORECASE,
)
_BEGIN = re.compile(r"^BEGIN:VEVENT\s*$", re.MULTILINE | re.IGNORECASE)
_ZONE = re.compile(
    r"^BEGIN:VTIMEZONE[ \t]*\r?\n(?:(?!END:VTIMEZONE)[^\n]*\n)*END:VTIMEZONE", re.MULTILINE | re.IGNORECASE
)
_INTERVIEW = re.compile(
    r"\b(?:job ?interviews?|interviews?|phone[ -]screen(?:ing)?|(?:recruiter|hr|technical|tech|hiring manager)[ -]"
    r"(?:screen(?:ing)?|call|chat)|screening call|super ?day|assessment cent(?:er|re)|onsite loop|virtual onsite|"
    r"vorstellungsgespr(?:ä|ae)che?|bewerbungsgespr(?:ä|ae)che?|bewerberinterview|kennenlerngespr(?:ä|ae)ch|"
    r"probearbeit(?:en|stag)|"
    r"entretien (?:d'embauche|d’embauche|de recrutement|rh|drh|technique|téléphonique|de motivation|visio|avec|chez|"
    r"pour le poste)|entrevue|"
    r"entrevistas?|entrevista de (?:trabajo|emprego|selección)|"
    r"colloqui?o|sollicitatiegesprek(?:ken)?|sollicitatie|jobsamtale|jobbsamtal|jobbintervju|anställningsintervju|"
    r"työhaastattelu|rozmowa (?:kwalifikacyjna|o pracę|rekrutacyjna)|pohovor)\b",
    re.IGNORECASE,
)
# Other interviews, preparing for one, and holding one as the employer.
_OTHER = re.compile(
    r"\b(?:prep(?:aration|are|ping)?|practi[cs]e|mock|podcast|journalist|exit|visa|immigration|admissions?|debrief|"
    r"panelist|(?:hiring|interview)[ ]panel|interviewer|interviewing|candidates?|presse|vorbereit\w*|nutzer\w*|"
    r"kunden\w*|mitarbeiter\w*|bewerber:? |prensa|imprensa|preparar|preparación|preparação|préparation|préparer|"
    r"annuel|utilisateurs?|genitori|insegnanti|annuale|stampa|voorbereid\w*|gebruikers\w*)\b",
    re.IGNORECASE,
)
# Words that do so as well, but that companies are called by: they don't count where a company's name stands.
_OTHER_OR_NAME = re.compile(
    r"\b(?:press|media|radio|tv|users?|customers?|research|stay|school|college|parents?|training|kit)\b",
    re.IGNORECASE,
)
_NAME_FOLLOWS = re.compile(
    r"[:|–—@()<>/,]|\s-\s|\b(?:with|at|bei|mit|chez|avec|con|com|presso|met)\b", re.IGNORECASE
)

# What the libraries raise on broken objects; they have no class of their own for it.
_UNPARSED = (ValueError, KeyError, IndexError, TypeError, AttributeError)
_BAD = (ValueError, KeyError, TypeError, AttributeError, OverflowError, ArithmeticError, LookupError)


def read_calendar(
    path: Path, window: tuple[datetime, datetime], zone: ZoneInfo, own: frozenset[str]
) -> Calendar:
    """Read the occurrences that overlap a window of time.

    Args:
        path: an .ics file.
        window: from and to, with offsets.
        zone: the person's zone: that of floating times, and of the days of all-day events.
        own: the person's addresses, lower case, by which they are found among the attendees.

    Returns:
        The occurrences by start, in `zone`; an event that can't be read is left out, the others stay.

    Raises:
        CalendarUnreadable: the file is missing, may not be read, or is no calendar.
    """
    return calendar_in(_text(path), str(path), window, zone, own)


def calendar_in(
    text: str, name: str, window: tuple[datetime, datetime], zone: ZoneInfo, own: frozenset[str]
) -> Calendar:
    """Read a calendar that is at hand as text; as `read_calendar`, `name` stands for it in errors."""
    # Zone definitions are remembered by the library over calendars; what one file says must not reach another.
    tzp.use_default()
    start, end = (moment.astimezone(zone) for moment in window)
    entries: set[CalendarEntry] = set()
    for calendar in _calendars(name, text):
        cancelled = str(calendar.get("METHOD", "")).upper() == "CANCEL"
        for event in _occurrences(calendar, start, end):
            entry = _entry(event, zone, own, cancelled=cancelled)
            if entry is not None and entry.start < end and (entry.end > start or entry.start >= start):
                entries.add(entry)
    return Calendar.of(entries)


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise CalendarUnreadable(str(path), f"it is larger than {_LARGEST >> 20} MB.")
        raw = path.read_bytes()
    except FileNotFoundError:
        raise CalendarUnreadable(str(path), "there is no such file.") from None
    except OSError as error:
        raise CalendarUnreadable(str(path), f"{error.strerror or error}.") from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    if "BEGIN:VCALENDAR" not in text.upper():
        raise CalendarUnreadable(str(path), "it is no iCalendar file (there is no BEGIN:VCALENDAR in it).")
    return text


def _calendars(name: str, text: str) -> list[icalendar.Calendar]:
    """Parse a file as a whole, or where that fails event by event."""
    try:
        whole = [
            each for each in icalendar.Calendar.from_ical(text, multiple=True) if each.name == "VCALENDAR"
        ]
        # What is not closed the library leaves out without a word, with all that stands around it.
        if sum(len(each.walk("VEVENT")) for each in whole) >= len(_BEGIN.findall(text)):
            return whole
    except _UNPARSED:
        pass
    zones = "\r\n".join(match[0].rstrip() for match in _ZONE.finditer(text))
    calendars = [each for match in _EVENT.finditer(text) if (each := _alone(match[0], zones)) is not None]
    if not calendars:
        raise CalendarUnreadable(name, "not one event in it could be parsed.")
    merged = calendars[0]
    for other in calendars[1:]:
        merged.subcomponents += [event for event in other.subcomponents if event.name == "VEVENT"]
    return [merged]


def _alone(event: str, zones: str) -> icalendar.Calendar | None:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", *([zones] if zones else []), event, "END:VCALENDAR", ""]
    for known in (lines, [*lines[:2], *lines[-3:]]):
        try:
            return icalendar.Calendar.from_ical("\r\n".join(known))
        except _UNPARSED:
            continue
    return None


def _occurrences(calendar: icalendar.Calendar, start: datetime, end: datetime) -> Iterator[icalendar.Event]:
    """Expand a calendar; where an event breaks the whole, expand one series after the other."""
    calendar.pop("X-WR-TIMEZONE", None)
    try:
        yield from _between(calendar, start, end)
        return
    except _BAD:
        pass
    series: dict[str, list[icalendar.Component]] = {}
    for event in calendar.walk("VEVENT"):
        series.setdefault(str(event.get("UID", "")), []).append(event)
    for events in series.values():
        alone = icalendar.Calendar()
        alone.subcomponents = [*calendar.walk("VTIMEZONE"), *events]
        try:
            yield from _between(alone, start, end)
        except _BAD:
            continue


def _between(calendar: icalendar.Calendar, start: datetime, end: datetime) -> list[icalendar.Event]:
    found: Iterable[icalendar.Event] = recurring_ical_events.of(calendar, skip_bad_series=True).between(
        start, end
    )
    return list(found)


def _entry(
    event: icalendar.Event, zone: ZoneInfo, own: frozenset[str], *, cancelled: bool
) -> CalendarEntry | None:
    try:
        begin = getattr(event.get("DTSTART"), "dt", None)
        finish = getattr(event.get("DTEND"), "dt", None) or begin
    except _BAD:
        return None
    if not isinstance(begin, date) or not isinstance(finish, date):
        return None
    all_day = not isinstance(begin, datetime)
    if all_day and finish <= begin:
        finish = begin + timedelta(days=1)
    start, end = _local(begin, zone), _local(finish, zone)
    summary = str(event.get("SUMMARY", ""))
    status = str(event.get("STATUS", "")).upper()
    shown = str(event.get("X-MICROSOFT-CDO-BUSYSTATUS", "")).upper()
    answer = _answer(event, own)
    free = str(event.get("TRANSP", "")).upper() == "TRANSPARENT" or shown == "FREE"
    off = cancelled or status == "CANCELLED" or answer in ("DECLINED", "DELEGATED")
    return CalendarEntry(
        start=start,
        end=max(start, end),
        summary=summary,
        uid=str(event.get("UID", "")),
        busy=not (free or off),
        tentative=status == "TENTATIVE" or shown == "TENTATIVE" or answer in ("TENTATIVE", "NEEDS-ACTION"),
        all_day=all_day,
        interview=is_interview(" ".join([summary, *_categories(event)])),
    )


def _local(moment: date, zone: ZoneInfo) -> datetime:
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time(), zone)
    return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)


def _answer(event: icalendar.Event, own: frozenset[str]) -> str:
    """The person's own PARTSTAT (RFC 5545 §3.2.12), "" where they are no attendee."""
    attendees = event.get("ATTENDEE", [])
    for attendee in attendees if isinstance(attendees, list) else [attendees]:
        address = str(attendee).lower().removeprefix("mailto:").strip()
        if address in own:
            return str(getattr(attendee, "params", {}).get("PARTSTAT", "NEEDS-ACTION")).upper()
    return ""


def _categories(event: icalendar.Event) -> list[str]:
    found = event.get("CATEGORIES", [])
    names: list[str] = []
    for each in found if isinstance(found, list) else [found]:
        names += [str(category) for category in getattr(each, "cats", [each])]
    return names


def is_interview(text: str) -> bool:
    """Tell whether a summary, with categories, names a job interview of the person."""
    found = _INTERVIEW.search(text)
    if found is None or _OTHER.search(text):
        return False
    name = _NAME_FOLLOWS.search(text, found.end())
    return _OTHER_OR_NAME.search(text, 0, name.start() if name else len(text)) is None
