"""The cards of a vCard file as their lines: version 4.0 (RFC 6350), 3.0 (RFC 2426) and 2.1, as phones and address books write them."""

import quopri
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from demur.adapters.contacts.fields import line

MOST = 100_000
"""Cards of a file; more are left out."""

_BEGIN = re.compile(rb"(?:^|[\r\n])[ \t]*BEGIN[ \t]*:[ \t]*VCARD[ \t]*(?:$|[\r\n])", re.IGNORECASE)
_QUOTED = re.compile(rb"^[^:]*QUOTED-PRINTABLE[^:]*:", re.IGNORECASE)
_CHARSET = re.compile(r";CHARSET=\"?([\w.:-]{1,40})\"?", re.IGNORECASE)
_HOUSE = "windows-1252"
"""What old programs write that don't say what they write."""


class Property(NamedTuple):
    """A property of a card: its name without a group, the words beside it in lower case, and its value, still escaped."""

    name: str
    beside: frozenset[str]
    value: str


class Card(NamedTuple):
    """A card.

    Attributes:
        properties: by name.
        bad: the names of those that can't be read.
        whole: it has an end; a torn one has no properties.
    """

    properties: Mapping[str, list[Property]]
    bad: list[str]
    whole: bool


def holds_cards(data: bytes) -> bool:
    """It is a vCard file."""
    return _BEGIN.search(data) is not None


def cards(data: bytes, names: Collection[str], longest: int) -> Iterator[Card]:
    """The cards of a file. A card within a card (AGENT) is another person: left out.

    Args:
        names: of the properties that are read, in upper case; all others are not even looked at.
        longest: bytes of a line that is read, unfolded.
    """
    read = re.compile(
        rb"(?:[\w-]+\.)?(?:BEGIN|END|AGENT|%s)[;:]" % "|".join(sorted(names)).encode(), re.IGNORECASE
    )
    for lines, whole in _cards(_lines(data, read, longest)):
        yield Card(*_properties(lines, longest), True) if whole else Card({}, [], False)


def first(values: Iterable[str]) -> str | None:
    """The first value that is a name, a title or a company."""
    return next((found for each in values if (found := line(each))), None)


def parts(value: str) -> list[str]:
    """The parts of a structured value (RFC 6350 §3.3), unescaped; at least one."""
    from icalendar.parser import split_on_unescaped_semicolon

    return [each or "" for each in split_on_unescaped_semicolon(value)] or [""]


def unescaped(value: str) -> str:
    """A text, unescaped (RFC 6350 §3.4)."""
    from icalendar.parser import unescape_backslash

    return str(unescape_backslash(value))


def _lines(data: bytes, read: re.Pattern[bytes], longest: int) -> Iterator[bytes]:
    """The lines that are read, unfolded: as bytes, since a fold may part a character (RFC 6350 §3.2)."""
    pieces: list[bytes] | None = None
    size, soft, quoted = 0, False, False
    for raw in data.splitlines():
        if soft or (raw[:1] in (b" ", b"\t") and raw.strip()):
            soft = quoted and raw.endswith(b"=")
            if pieces is not None and size <= longest:
                # Quoted-printable has line ends of its own (RFC 2045 §6.7).
                pieces.append(raw[:-1] if soft else raw if quoted else raw[1:])
                size += len(raw)
            continue
        if pieces is not None:
            yield b"".join(pieces)
        quoted = _QUOTED.match(raw) is not None
        soft = quoted and raw.endswith(b"=")
        pieces = [raw[:-1] if soft else raw] if read.match(raw) else None
        size = len(raw)
    if pieces is not None:
        yield b"".join(pieces)


def _cards(lines: Iterable[bytes]) -> Iterator[tuple[list[bytes], bool]]:
    """The lines of each card, and whether it has an end."""
    card: list[bytes] | None = None
    depth, agent = 0, False
    for each in lines:
        word = bytes(each.upper().split(b":")[0].strip()), each.upper().rpartition(b":")[2].strip()
        if word == (b"BEGIN", b"VCARD"):
            if agent:
                depth += 1
            else:
                if card is not None:
                    yield card, False
                card, depth = [], 0
        elif word == (b"END", b"VCARD"):
            if depth:
                depth -= 1
            elif card is not None:
                yield card, True
                card = None
        elif card is not None and not depth:
            card.append(each)
        agent = word[0] == b"AGENT"
    if card is not None:
        yield card, False


def _properties(card: Iterable[bytes], longest: int) -> tuple[dict[str, list[Property]], list[str]]:
    """The properties of a card by name, and the names of those that can't be read."""
    found: dict[str, list[Property]] = {}
    bad: list[str] = []
    for raw in card:
        if len(raw) > longest or (parsed := _parsed(raw)) is None:
            bad.append(re.split(rb"[;:]", raw, maxsplit=1)[0].decode("ascii", "replace"))
        else:
            found.setdefault(parsed.name, []).append(parsed)
    return found, bad


def _parsed(raw: bytes) -> Property | None:
    """One content line (RFC 6350 §3.3), None where it is none."""
    # Imported here: it takes longer to load than all the rest, and few runs read cards.
    from icalendar.parser import Contentline

    # A charset such as UTF-7 could bring line ends of its own.
    head, colon, value = " ".join(_text(raw).splitlines()).partition(":")
    # In 2.1 the words of a parameter may stand without its name.
    named = re.sub(r";([\w-]+)(?=;|$)", r";TYPE=\1", head)
    try:
        name, _, value = Contentline(named + colon + value).raw_parts()  # type: ignore[no-untyped-call]
    except ValueError:
        return None
    beside = frozenset(re.split(r"[;=,\"]", head.lower()))
    if "quoted-printable" in beside:
        value = _unquoted(value, _CHARSET.search(head))
    return Property(name.rpartition(".")[2].upper(), beside, value)


def _unquoted(value: str, charset: re.Match[str] | None) -> str:
    """Of quoted-printable (RFC 2045 §6.7); where the charset is not named, or wrongly, as old phones write it."""
    data = quopri.decodestring(value.encode())
    for name in (charset[1] if charset else "utf-8", "utf-8"):
        try:
            return data.decode(name)
        except (LookupError, UnicodeError):
            continue
    return data.decode(_HOUSE, "replace")


def _text(raw: bytes) -> str:
    """A line decoded: UTF-8, else what it says itself, else what old programs write."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        named = _CHARSET.search(raw.partition(b":")[0].decode("ascii", "replace"))
    try:
        return raw.decode(named[1] if named else _HOUSE, "replace")
    except (LookupError, UnicodeError):
        return raw.decode(_HOUSE, "replace")
