"""The people of an event (RFC 5545 §3.8.4.1, §3.8.4.3), and which of them is the person."""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Literal
from urllib.parse import quote, unquote

from icalendar import Parameters
from icalendar.parser import param_value

from demur.deliver.calendar_lines import CalendarObject, Component, Property, fit, property_of
from demur.deliver.subject import one_line
from demur.domain.mail import Address

_ORGANIZER_KEPT = ("CN", "DIR", "EMAIL", "LANGUAGE", "SENT-BY")
# SENT-BY would tell who answers in the attendee's place (RFC 5545 §3.2.18).
_ATTENDEE_KEPT = ("CN", "CUTYPE", "DELEGATED-FROM", "DIR", "EMAIL", "LANGUAGE", "MEMBER", "PARTSTAT", "ROLE")
_SEVERAL_VALUES = ("DELEGATED-FROM", "MEMBER")
_TOKEN = re.compile(r"[\w.+@-]*")
_CLEAN = re.compile(r"mailto:[^\s<>\"\\]+", re.IGNORECASE)
_MAILTO = re.compile(r".*mailto:([^?]*)", re.IGNORECASE | re.DOTALL)
_PARTSTAT = re.compile(r'(?:"[^"]*"|[^"])*?(;PARTSTAT=)("[^"]*"|[^:;"]*)', re.IGNORECASE)
_HEAD = re.compile(r'(?:"[^"]*"|[^":])*')


class Partstat(StrEnum):
    """What an attendee answers (RFC 5545 §3.2.12)."""

    ACCEPTED = "ACCEPTED"
    TENTATIVE = "TENTATIVE"
    DECLINED = "DECLINED"


def party_of(line: str) -> Property:
    """Read an ATTENDEE or ORGANIZER; of one that is broken (quotes in a name, mostly) at least the address."""
    return property_of(line) or Property(Parameters(), fit(line))


def address_of(party: Property) -> str:
    """The mail address of a calendar user, "" where there is none.

    It follows "mailto:" in any case; some programs leave that out, and some name the user by something else and the
    address in EMAIL (RFC 7986 §6.2).
    """
    found = _MAILTO.match(party.value)
    if found:
        return unquote(found[1]).strip("<> ")
    if "@" in party.value and ":" not in party.value:
        return party.value.strip("<> ")
    return str(party.parameters.get("EMAIL", "")).strip()


def mailbox_of(party: Property) -> Address:
    """A calendar user as the addressee or sender of a message."""
    return Address(one_line(_single(party, "CN")), address_of(party))


def party_line(name: Literal["ATTENDEE", "ORGANIZER"], party: Property) -> str:
    """Write a calendar user for others, unfolded: by the mail address (RFC 6047 §2.3), without what programs add."""
    text: str = name
    for key in party.parameters:
        if key in (_ATTENDEE_KEPT if name == "ATTENDEE" else _ORGANIZER_KEPT):
            several = party.parameters[key]
            values = (
                several if isinstance(several, list) and key in _SEVERAL_VALUES else [_single(party, key)]
            )
            # The library would write, but not read, a bare backslash before a colon.
            text += f";{key}={param_value(values, always_quote=not all(map(_TOKEN.fullmatch, values)))}"
    uri = party.value if _CLEAN.fullmatch(party.value) else f"mailto:{quote(address_of(party), safe='@+')}"
    return f"{text}:{uri}"


def own_among(addresses: Iterable[str], own: Sequence[str]) -> str | None:
    """Which of these addresses is the person's.

    One that is listed goes before one that is so only without its tag ("alex+jobs@example.org" reaches alex@example.org
    at nearly every provider). Nothing else makes two addresses one: dots count, and so does the domain.

    Args:
        own: the person's addresses; that of several which stands first here is taken.
    """
    known = {address.lower(): address for address in reversed(list(addresses))}
    wanted = [address.lower() for address in own]
    exact = next((known[each] for each in wanted if each in known), None)
    if exact is not None:
        return exact
    return next((known[address] for each in wanted for address in known if _untagged(address) == each), None)


def own_lines(calendar: CalendarObject, event: Component, own: Sequence[str]) -> list[int]:
    """Where the person's ATTENDEE stands in an event: nowhere, once, or several times by mistake of who wrote it."""
    written = {
        index: address_of(party_of(calendar.lines[index])) for index in calendar.indexes(event, "ATTENDEE")
    }
    mine = own_among((each for each in written.values() if each), own)
    return [index for index, address in written.items() if mine and address.lower() == mine.lower()]


def with_partstat(text: str, partstat: Partstat) -> str:
    """An ATTENDEE, unfolded, with another answer and all else as it was."""
    found = _PARTSTAT.match(text)
    if found:
        return f"{text[: found.start(2)]}{partstat}{text[found.end(2) :]}"
    head = _HEAD.match(text)
    end = head.end() if head else 0
    return f"{text[:end]};PARTSTAT={partstat}{text[end:]}"


def _untagged(address: str) -> str:
    local, _, domain = address.rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


def _single(party: Property, name: str) -> str:
    """The value of a parameter that has one; of a name with a bare comma all of it."""
    found = party.parameters.get(name, "")
    return ",".join(found) if isinstance(found, list) else str(found)
