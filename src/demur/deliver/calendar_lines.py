"""A calendar object as its lines (RFC 5545 §3.1), each as it stands: one can be changed and all others kept.

The values and parameters of a line are read by the icalendar library, but line by line: it gives up a whole object
on one broken line, and writes none as it was.
"""

import re
from dataclasses import dataclass, field

from icalendar import Parameters
from icalendar.parser import Contentline

_LONGEST = 10_000
"""Characters of a line that is read; none that matters is longer."""

_LINE = re.compile(r"[^\n]+(?:\n[ \t][^\n]*)*\n?|\n")
_FOLD = re.compile(r"\r?\n[ \t]")
_NAME = re.compile(r"\ufeff?([A-Za-z0-9-]+)[:;]")
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_UNFIT = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Property:
    """What a line says.

    Attributes:
        value: still escaped, without control characters.
    """

    parameters: Parameters
    value: str


@dataclass(slots=True)
class Component:
    """Where a component stands among the lines.

    Attributes:
        kind: in upper case ("VEVENT").
        start: of its BEGIN.
        stop: the line after its END, 0 where it is not closed.
        own: its properties, without those of the components in it.
    """

    kind: str
    start: int
    stop: int = 0
    own: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class CalendarObject:
    """An iCalendar object.

    Attributes:
        lines: with their folds and line ends; joined they are the text.
        components: in the order in which they begin; what stands after the object is in none.
    """

    lines: list[str]
    components: list[Component]

    def of_kind(self, kind: str) -> list[Component]:
        """The components of a kind, closed or not."""
        return [each for each in self.components if each.kind == kind]

    def indexes(self, component: Component, *names: str) -> list[int]:
        """Where a component's own properties with those names stand."""
        return [index for index in component.own if name_of(self.lines[index]) in names]

    def first(self, component: Component, name: str) -> str | None:
        """The first line with that name, None where there is none."""
        return next((self.lines[index] for index in self.indexes(component, name)), None)

    def value(self, component: Component, name: str) -> str:
        """What the first property with that name says, still escaped; "" where there is none or it can't be read."""
        line = self.first(component, name)
        found = property_of(line) if line else None
        return found.value.strip() if found else ""


def read_object(text: str) -> CalendarObject:
    """Find the components of the first object in a text, folded or not; never raises.

    Where an END does not fit, nothing more is read, and what is open stays so.
    """
    lines = _LINE.findall(text)
    found: list[Component] = []
    open_now: list[Component] = []
    for index, line in enumerate(lines):
        match name_of(line):
            case "BEGIN":
                open_now.append(Component(_kind(line), index))
                found.append(open_now[-1])
            case "END":
                if not open_now or open_now[-1].kind != _kind(line):
                    break
                open_now.pop().stop = index + 1
                if not open_now:
                    break
            case name if name and open_now:
                open_now[-1].own.append(index)
    return CalendarObject(lines, found)


def name_of(line: str) -> str:
    """The name of a line's property in upper case, "" where it has none."""
    found = _NAME.match(line)
    return found[1].upper() if found else ""


def unfolded(line: str) -> str:
    """A line without its folds and its end."""
    return _FOLD.sub("", line).rstrip("\r\n")


def folded(text: str, end: str = "\r\n") -> str:
    """A line of at most 75 octets between its folds, with its end."""
    line: bytes = Contentline(text).to_ical()  # type: ignore[no-untyped-call]
    return line.decode().replace("\r\n", end) + end


def end_of(line: str) -> str:
    """How a line ends: some servers give calendars without carriage returns."""
    return "\r\n" if line.endswith("\r\n") or not line.endswith("\n") else "\n"


def property_of(line: str) -> Property | None:
    """Read a line, None where it is broken or longer than any that matters."""
    if len(line) > _LONGEST:
        return None
    try:
        _, parameters, value = Contentline(fit(line)).raw_parts()  # type: ignore[no-untyped-call]
    except ValueError:
        return None
    return Property(parameters, value)


def text_line(name: str, text: str) -> str:
    """A property that holds a text (RFC 5545 §3.3.11), unfolded."""
    return f"{name}:{text.translate(_ESCAPES)}"


def fit(line: str) -> str:
    """A line, unfolded, without the characters that no line may hold."""
    return _UNFIT.sub("", unfolded(line))


def _kind(line: str) -> str:
    return unfolded(line).partition(":")[2].strip().upper()
