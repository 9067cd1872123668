"""The texts of calendar parts, without their escapes, each character knowing where it stands in the part."""

from dataclasses import dataclass
from typing import TypeVar

from demur.domain.facts import Fact
from demur.domain.mail import CalendarEvent, Mail, Span
from demur.extract.reading import Passage

T = TypeVar("T")

_MOST_EVENTS = 3
_ESCAPED = {"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"}


@dataclass(frozen=True)
class EventText(Passage):
    """The value of a property of an event (RFC 5545 section 3.3.11), unescaped.

    Attributes:
        raw: the calendar part's text.
        places: where each character of `text` stands in `raw`, and where the last one ends.
    """

    raw: str = ""
    places: tuple[int, ...] = ()

    def fact(self, value: T, span: Span, confidence: float) -> Fact[T]:
        """A fact whose quote is what stands in the calendar part, escapes and all."""
        begin, end = self.places[span[0]], self.places[span[1] - 1]
        last = _ESCAPED.get(self.text[span[1] - 1], "")
        end += len(last) if last and self.raw.startswith(last, end) else 1
        return Fact(value, self.raw[begin:end], self.part, (begin, end), confidence)


def events_of(mail: Mail) -> list[CalendarEvent]:
    """The events of a message's calendar parts, as many as are looked at."""
    return [event for part in mail.calendars for event in part.events[:_MOST_EVENTS]]


def event_text(mail: Mail, value: str) -> EventText | None:
    """The value of an event's property as a passage; None where it stands nowhere in the calendar parts.

    Args:
        value: such as an event's summary or location, as read.
    """
    value = value.strip()
    if not value:
        return None
    raw = mail.part("calendar")
    for escapes in (_ESCAPED, {}):
        written = "".join(escapes.get(c, c) for c in value)
        at = raw.find(written)
        if at >= 0:
            places, position = [], at
            for c in value:
                places.append(position)
                position += len(escapes.get(c, c))
            return EventText("calendar", 0, value, "calendar", raw, (*places, position))
    return None
