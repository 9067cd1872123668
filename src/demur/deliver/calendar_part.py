"""The calendar part of a letter that answers a meeting request."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CalendarReply:
    """A text/calendar part (RFC 6047 §2.4).

    Attributes:
        text: the iCalendar object, with CRLF line ends.
        method: its METHOD, in upper case ("REPLY").
    """

    text: str
    method: str
