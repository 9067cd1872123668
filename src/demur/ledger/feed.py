"""What is due as a calendar (RFC 5545), so that a calendar program can show it."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

from demur.ledger.due import Due, who

_LONG = timedelta(minutes=15)


def feed(dues: Iterable[Due], now: datetime, next_step: dict[str, str]) -> str:
    """A calendar of events that take no time of the person's.

    Events and no to-dos, since what subscribes to calendars seldom shows those; nor interviews, so that Demur counts none
    where the person adds it to their calendar.

    Args:
        next_step: what the person may do about it, by `Due.uid`.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Demur//What is due//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Demur")
    for each in sorted(dues, key=lambda due: (due.at, due.uid)):
        event = Event()
        event.add("uid", each.uid)
        event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
        event.add("dtstart", each.at.astimezone(UTC).replace(microsecond=0))
        event.add("duration", _LONG)
        event.add("summary", _clean(f"Demur, {each.kind}: {who(each.listed)}"))
        event.add("description", _clean(f"{each.says} {next_step[each.uid]}"))
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    lines: bytes = calendar.to_ical()
    return lines.decode("utf-8")


def _clean(text: str) -> str:
    """Text of a mail on one line, of what a calendar may hold."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
