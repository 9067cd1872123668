"""vCard files: version 4.0 (RFC 6350), 3.0 (RFC 2426) and 2.1, as phones and address books write them."""

import quopri
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from demur.adapters.contacts.fields import line, mail, page, phone, several
from demur.domain.contacts import Acquaintance, Imported

MOST = 100_000
"""Cards of a file; more are left out."""

_LONGEST = 4_000
"""Bytes of a line that is read, unfolded."""

_BEGIN = re.compile(rb"(?:^|[\r\n])[ \t]*BEGIN[ \t]*:[ \t]*VCARD[ \t]*(?:$|[\r\n])", re.IGNORECASE)
_READ = re.compile(
    rb"(?:[\w-]+\.)?(?:BEGIN|END|KIND|X-ABSHOWAS|AGENT|FN|N|TITLE|ROLE|ORG|EMAIL|TEL|URL|(?:X-)?SOCIALPROFILE)[;:]",
    re.IGNORECASE,
)
"""The lines that are read; pictures, notes and all others are not even looked at."""

_QUOTED = re.compile(rb"^[^:]*QUOTED-PRINTABLE[^:]*:", re.IGNORECASE)
_CHARSET = re.compile(r";CHARSET=\"?([\w.:-]{1,40})\"?", re.IGNORECASE)
_NO_CALL = frozenset({"fax", "pager", "modem", "bbs"})
_HOUSE = "windows-1252"
"""What old programs write that don't say what they write."""


def holds_cards(data: bytes) -> bool:
    """It is a vCard file."""
    return _BEGIN.search(data) is not None


def read_cards(data: bytes) -> Imported:
    """The people of a vCard file; what can't be read of it is told and left out."""
    people: list[Acquaintance] = []
    nameless, faults = 0, []
    for number, (card, whole) in enumerate(_cards(_lines(data)), 1):
        if number > MOST:
            faults.append(f"There are more than {MOST:,} cards; the others are left out.")
            break
        if not whole:
            faults.append(f"Card {number} has no end (END:VCARD) and is left out.")
            continue
        properties, bad = _properties(card)
        faults += [f"Card {number}: the line {name} can't be read and is left out." for name in bad]
        person = _person(properties)
        if person is None:
            nameless += 1
        else:
            people.append(person)
    return Imported(tuple(people), nameless, tuple(faults))


def _lines(data: bytes) -> Iterator[bytes]:
    """The lines that are read, unfolded: as bytes, since a fold may part a character (RFC 6350 §3.2)."""
    parts: list[bytes] | None = None
    size, soft, quoted = 0, False, False
    for raw in data.splitlines():
        if soft or (raw[:1] in (b" ", b"\t") and raw.strip()):
            soft = quoted and raw.endswith(b"=")
            if parts is not None and size <= _LONGEST:
                # Quoted-printable has line ends of its own (RFC 2045 §6.7).
                parts.append(raw[:-1] if soft else raw if quoted else raw[1:])
                size += len(raw)
            continue
        if parts is not None:
            yield b"".join(parts)
        quoted = _QUOTED.match(raw) is not None
        soft = quoted and raw.endswith(b"=")
        parts = [raw[:-1] if soft else raw] if _READ.match(raw) else None
        size = len(raw)
    if parts is not None:
        yield b"".join(parts)


def _cards(lines: Iterable[bytes]) -> Iterator[tuple[list[bytes], bool]]:
    """The lines of each card, and whether it has an end. A card within a card (AGENT) is another person: left out."""
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


class _Property(NamedTuple):
    """A property of a card: its name without a group, the words beside it in lower case, and its value, still escaped."""

    name: str
    beside: frozenset[str]
    value: str


def _properties(card: Iterable[bytes]) -> tuple[dict[str, list[_Property]], list[str]]:
    """The properties of a card by name, and the names of those that can't be read."""
    found: dict[str, list[_Property]] = {}
    bad: list[str] = []
    for raw in card:
        if len(raw) > _LONGEST or (parsed := _parsed(raw)) is None:
            bad.append(re.split(rb"[;:]", raw, maxsplit=1)[0].decode("ascii", "replace"))
        else:
            found.setdefault(parsed.name, []).append(parsed)
    return found, bad


def _parsed(raw: bytes) -> _Property | None:
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
    return _Property(name.rpartition(".")[2].upper(), beside, value)


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


def _person(properties: dict[str, list[_Property]]) -> Acquaintance | None:
    """The person of a card, None where it names none."""
    shown_as = [each.value.strip().lower() for each in properties.get("X-ABSHOWAS", ())]
    kinds = [each.value.strip().lower() for each in properties.get("KIND", ())]
    if "company" in shown_as or any(kind not in ("individual", "") for kind in kinds):
        return None
    name = _name(properties)
    if name is None:
        return None
    values = {key: [_whole(each.value) for each in found] for key, found in properties.items()}
    called = [each for each in properties.get("TEL", ()) if each.beside.isdisjoint(_NO_CALL)]
    sites = [each for key in ("URL", "SOCIALPROFILE", "X-SOCIALPROFILE") for each in values.get(key, ())]
    return Acquaintance(
        name,
        title=_first(values.get("TITLE", ())) or _first(values.get("ROLE", ())),
        company=_first(_parts(each.value)[0] for each in properties.get("ORG", ())),
        mails=several(map(mail, values.get("EMAIL", ()))),
        phones=several(phone(_whole(each.value)) for each in called),
        pages=several(map(page, sites)),
    )


def _name(properties: dict[str, list[_Property]]) -> str | None:
    """As it is shown (RFC 6350 §6.2.1), else put together of its parts (§6.2.2): family, given, additional names."""
    shown = _first(_whole(each.value) for each in properties.get("FN", ()))
    if shown and "@" not in shown:
        return shown
    for each in properties.get("N", ()):
        family, given, more = (*_parts(each.value), "", "")[:3] if each.value else ("", "", "")
        if found := line(" ".join((given, more, family))):
            return found if "@" not in found else None
    return None


def _first(values: Iterable[str]) -> str | None:
    return next((found for each in values if (found := line(each))), None)


def _parts(value: str) -> list[str]:
    """The parts of a structured value (RFC 6350 §3.3), unescaped; at least one."""
    from icalendar.parser import split_on_unescaped_semicolon

    return [each or "" for each in split_on_unescaped_semicolon(value)] or [""]


def _whole(value: str) -> str:
    """A text, unescaped (RFC 6350 §3.4)."""
    from icalendar.parser import unescape_backslash

    return str(unescape_backslash(value))
