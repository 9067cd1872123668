"""The calendars that an account on a CalDAV server has, and the events in them."""

import re
import ssl
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import unquote
from xml.sax.saxutils import escape

import httpx
from icalendar.parser import Contentline

from demur.adapters.caldav.line import Line, server_url, signed_in
from demur.adapters.caldav.multistatus import CALDAV, DAV, Resource
from demur.deliver.port import StoredEvent
from demur.domain.account import Credentials
from demur.domain.errors import CalendarRefused

_ABOUT = (
    '<propfind xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><prop><resourcetype/><displayname/>'
    "<current-user-principal/><current-user-privilege-set/><C:calendar-home-set/>"
    "<C:supported-calendar-component-set/></prop></propfind>"
)
_EVENTS = (
    '<C:calendar-query xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><prop><getetag/><C:calendar-data/></prop>'
    '<C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">{}</C:comp-filter></C:comp-filter>'
    "</C:filter></C:calendar-query>"
)
_WITH_UID = '<C:prop-filter name="UID"><C:text-match collation="i;octet">{}</C:text-match></C:prop-filter>'
_BETWEEN = '<C:time-range start="{:%Y%m%dT%H%M%SZ}" end="{:%Y%m%dT%H%M%SZ}"/>'

_WRITING = frozenset({f"{DAV}all", f"{DAV}write", f"{DAV}write-content"})
_GONE = frozenset({404, 410, 412})
_DONE = frozenset({200, 201, 202, 204})
# RFC 9110 §8.8.3, without W/: only these are good for If-Match (§13.1.1).
_STRONG = re.compile(r'"[!#-~]*"')
_FOLD = re.compile(r"\r\n[ \t]")
# What XML 1.0 has no character for, and what servers compare as it is escaped in the file (RFC 5545 §3.3.11).
_UNSURE = re.compile(r"[\x00-\x1f\x7f-\x9f\\;,\ud800-\udfff\ufffe\uffff]+")


@dataclass(frozen=True, slots=True)
class _Calendar:
    """A calendar of events.

    Attributes:
        writable: as far as the server tells.
    """

    url: httpx.URL
    name: str
    writable: bool


class CalendarAccount:
    """A `deliver.port.CalendarStore`, which also reads the events of some time.

    What calendars there are is asked for once: make one anew for each run. The credentials go to the address's own server
    only; what it names elsewhere is not followed.

    All methods raise `CalendarUnreachable`, `SignInRefused` or `CalendarRefused`.
    """

    def __init__(
        self, url: str, credentials: Credentials, trust: ssl.SSLContext | None = None, timeout: float = 30
    ) -> None:
        """Connect to nothing yet.

        Args:
            url: of one calendar, or of what leads to all of them: the server, the principal (RFC 3744 §2) or their
                home (RFC 4791 §6.2.1). https only, but for this computer.
            trust: what certificates are taken; None: those of the system's authorities.
            timeout: seconds that an answer may take as a whole.

        Raises:
            CalendarUnreachable: the address can't be used.
        """
        self._url = server_url(url)
        self._credentials = credentials
        self._trust = trust or ssl.create_default_context()
        self._timeout = timeout
        self._known: tuple[_Calendar, ...] | None = None

    def check(self) -> tuple[str, ...]:
        """Sign in, and tell the names of the calendars that hold events."""
        with self._line() as line:
            return tuple(calendar.name for calendar in self._found(line))

    def events(self, uid: str) -> tuple[StoredEvent, ...]:
        """See `CalendarStore.events`: one request a calendar; a series is one object, with all its exceptions."""
        uid = uid.strip()
        probe = max(_UNSURE.split(uid), key=len).strip()
        if not probe:
            return ()
        query = _EVENTS.format(_WITH_UID.format(escape(probe)))
        with self._line() as line:
            return tuple(
                event
                for calendar in self._calendars(line)
                if calendar.writable
                for found in line.listed("look for the event", "REPORT", calendar.url, query, depth=1)
                if (event := _event(line, found)) and uid in _uids(event.data)
            )

    def entries(self, start: datetime, end: datetime) -> Iterator[str]:
        """The iCalendar texts of the objects with events in a window of time, and of some around it.

        Args:
            start, end: with their offsets.
        """
        # For the server a day begins in a zone of its own, as do times that have none: none is a day away.
        wide = (start.astimezone(UTC) - timedelta(days=1), end.astimezone(UTC) + timedelta(days=1))
        query = _EVENTS.format(_BETWEEN.format(*wide))
        with self._line() as line:
            for calendar in self._calendars(line):
                for found in line.listed("list the events", "REPORT", calendar.url, query, depth=1):
                    if data := _data(found):
                        yield data

    def replace(self, event: StoredEvent, data: str) -> bool:
        """See `CalendarStore.replace`. After `CalendarUnreachable` it may be written: read before writing again."""
        return self._write("change the event", "PUT", event, data)

    def remove(self, event: StoredEvent) -> bool:
        """See `CalendarStore.remove`; False too where it is gone already."""
        return self._write("take the event away", "DELETE", event)

    def _write(self, asked: str, method: str, event: StoredEvent, data: str = "") -> bool:
        if not _STRONG.fullmatch(event.etag):
            raise CalendarRefused(
                asked, "(Nothing of which version of the event it has, so nothing was changed.)"
            )
        headers = {
            "If-Match": event.etag,
            "Content-Type": "text/calendar; charset=utf-8",
            # The letter is the answer: the server shall not send the organizer one of its own (RFC 6638 §8.1).
            "Schedule-Reply": "F",
        }
        with self._line() as line:
            answer = line.ask(asked, method, line.own(event.href), data, headers)
        if answer.status in _GONE:
            return False
        if answer.status not in _DONE:
            raise answer.refused(asked)
        return True

    def _line(self) -> AbstractContextManager[Line]:
        return signed_in(self._url, self._credentials, self._trust, self._timeout)

    def _calendars(self, line: Line) -> tuple[_Calendar, ...]:
        if self._known is None:
            self._known = self._found(line)
        return self._known

    def _found(self, line: Line) -> tuple[_Calendar, ...]:
        """Find the calendars from the address on (RFC 5397 §3, RFC 4791 §6.2.1)."""
        places = _about(line, self._url)
        if not any(map(_is_calendar, places)):
            homes = _named(line, places, f"{CALDAV}calendar-home-set")
            if not homes:
                principals = _named(line, places, f"{DAV}current-user-principal")
                about = [place for url in principals for place in _about(line, url)]
                homes = _named(line, about, f"{CALDAV}calendar-home-set")
            places = [place for url in homes or [self._url] for place in _about(line, url, depth=1)]
        calendars = {
            place.href: _calendar(line, place)
            for place in places
            if _is_calendar(place) and _holds_events(place)
        }
        if not calendars:
            raise CalendarRefused("name any calendar", f"There is none at {self._url}. Check the address.")
        return tuple(calendars.values())


def _about(line: Line, url: httpx.URL, depth: int = 0) -> list[Resource]:
    return line.listed("tell what calendars it has", "PROPFIND", url, _ABOUT, depth=depth)


def _named(line: Line, places: list[Resource], name: str) -> list[httpx.URL]:
    """The addresses that a property of these places holds."""
    return [line.own(href.strip(), httpx.URL(place.href)) for place in places for href in place.hrefs(name)]


def _is_calendar(place: Resource) -> bool:
    kind = place.properties.get(f"{DAV}resourcetype")
    return kind is not None and kind.find(f"{CALDAV}calendar") is not None


def _holds_events(place: Resource) -> bool:
    components = place.properties.get(f"{CALDAV}supported-calendar-component-set")
    return components is None or any(each.get("name") == "VEVENT" for each in components)


def _calendar(line: Line, place: Resource) -> _Calendar:
    url = line.own(place.href)
    granted = place.properties.get(f"{DAV}current-user-privilege-set")
    return _Calendar(
        url,
        place.text(f"{DAV}displayname").strip() or unquote(url.path.rstrip("/").rpartition("/")[2]),
        granted is None or any(each.tag in _WRITING for each in granted.findall(f"{DAV}privilege/*")),
    )


def _event(line: Line, found: Resource) -> StoredEvent | None:
    """An object as it lies there; None where it is gone since it was listed."""
    event = StoredEvent(found.href, found.text(f"{DAV}getetag").strip(), _data(found))
    if event.data and _STRONG.fullmatch(event.etag):
        return event
    # Some servers tell the strong ETag of an object only with the object itself.
    answer = line.ask("show the event", "GET", line.own(found.href))
    if answer.status in _GONE:
        return None
    if answer.status != httpx.codes.OK:
        raise answer.refused("show the event")
    return StoredEvent(found.href, answer.etag.strip(), _lines(answer.body.decode("utf-8", "replace")))


def _data(found: Resource) -> str:
    return _lines(found.text(f"{CALDAV}calendar-data"))


def _lines(text: str) -> str:
    """The text with the line ends of iCalendar, which XML does not keep (RFC 5545 §3.1, XML 1.0 §2.11)."""
    return text.replace("\r\n", "\n").replace("\n", "\r\n")


def _uids(data: str) -> set[str]:
    """The UIDs of the events in an object; alarms have UIDs of their own."""
    found: set[str] = set()
    inside = [""]
    for line in _FOLD.sub("", data).split("\r\n"):
        mark, _, kind = line.strip().upper().partition(":")
        if mark == "BEGIN":
            inside.append(kind)
        elif mark == "END" and inside[1:]:
            inside.pop()
        elif inside[-1] == "VEVENT" and re.match(r"UID[:;]", line, re.IGNORECASE):
            try:
                found.add(Contentline(line).parts()[2].strip())  # type: ignore[no-untyped-call]
            except ValueError:
                continue
    return found
