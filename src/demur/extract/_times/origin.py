"""Where the writer of a letter sits whose Date header says nothing but UTC: what the letter tells of it."""

from __future__ import annotations

import re
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from demur.domain.mail import Mail
from demur.extract._location.gazetteer import key, total
from demur.extract._location.towns import towns_in

_READ_AT_MOST = 4_000
_SIGNATURE_AT_MOST = 1_200
_PHONE = re.compile(r"(?<![\w+])(?:\+|00)[ ]?\(?([1-9][\d ()./\xa0-]{6,20}\d)")
_NORTH_AMERICAN = re.compile(
    r"(?<![\w+./-])(?:1[ .-])?(?:\(([2-9]\d{2})\)[ ]?|([2-9]\d{2})[ .-])[2-9]\d{2}[ .-]\d{4}(?![\w-])"
)
_BRITISH = re.compile(
    r"(?<![\w+])0(?:20[ ]\d{4}[ ]\d{4}|7\d{3}[ ]\d{3}[ ]?\d{3}|1\d1[ ]\d{3}[ ]\d{4}|11\d[ ]\d{3}[ ]\d{4}|1\d{3}[ ]\d{6})(?!\d)"
)
_ADDRESS = re.compile(
    r"[@.](?:[\w-]{1,63}\.)?(?:(?:com?|gob|gov|org|net|edu|ac|adv)\.)?([a-z]{2})(?![\w.-]*\w)"
)
_STATE = re.compile(r"(?<![\w.])[A-Z][A-Za-z.'-]{1,24},[ ]([A-Z]{2,3})(?=[ ]\d{5}|[ ]?[\n,.;:)|–-]|$)")
_PROGRAMS_ON_A_DESK = re.compile(r"iphone|ipad|apple mail|thunderbird", re.IGNORECASE)
_OWN_CLOCK = frozenset({"gmail.com", "googlemail.com", "icloud.com", "me.com", "mac.com"})


def keeps_own_clock(mail: Mail) -> bool:
    """The mail was dated by its writer's own device or mailbox, so that an offset of zero is where they are."""
    if mail.sender is not None and mail.sender.domain in _OWN_CLOCK:
        return True
    programs = (value for name, value in mail.headers if name in {"x-mailer", "user-agent"})
    return any(_PROGRAMS_ON_A_DESK.search(value) for value in programs)


def told_zone(mail: Mail, moment: datetime, countries: dict[str, str]) -> str | None:
    """The zone that a letter tells of its writer; None where it tells none, or several.

    What tells most comes first: a telephone number, an address on the net, a town with its state, a town.

    Args:
        moment: the message's date; zones are the same whose clocks agree then.
        countries: the one zone of a top-level domain.
    """
    letter = mail.body[mail.new[0] : mail.new[1]][:_READ_AT_MOST]
    signature = ""
    if mail.signature is not None:
        signature = mail.body[mail.signature[0] : mail.signature[1]][:_SIGNATURE_AT_MOST]
    for read in (_phones, lambda text: _addresses(text, countries), _states, _towns):
        for text in (signature, letter):
            zones = _apart(read(text), moment) if text else []
            if len(zones) == 1:
                return zones[0]
            if zones:
                break
    return None


def _apart(zones: Iterable[str], moment: datetime) -> list[str]:
    """The zones whose clocks differ."""
    found: dict[object, str] = {}
    for zone in zones:
        found.setdefault(moment.astimezone(ZoneInfo(zone)).utcoffset(), zone)
    return list(found.values())


def _phones(text: str) -> Iterator[str]:
    for written in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", written.group(1))
        zone = next((z for size in range(7, 0, -1) if (z := _prefixes().get(digits[:size]))), None)
        if zone is not None:
            yield zone
    for written in _NORTH_AMERICAN.finditer(text):
        zone = _prefixes().get("1" + (written.group(1) or written.group(2)))
        if zone is not None:
            yield zone
    if _BRITISH.search(text):
        yield "Europe/London"


def _addresses(text: str, countries: dict[str, str]) -> Iterator[str]:
    for address in _ADDRESS.finditer(text):
        zone = countries.get(address.group(1))
        if zone is not None:
            yield zone


def _states(text: str) -> Iterator[str]:
    for code in _STATE.findall(text):
        if code in _codes():
            yield _codes()[code]


def _towns(text: str) -> Iterator[str]:
    for town in towns_in(text):
        if town.size in ("large", "wide"):
            zone = town_zone(text[town.start : town.end])
            if zone is not None:
                yield zone


@cache
def _by_name(table: str) -> dict[str, str]:
    source = files("demur.extract._times").joinpath("data", table).read_text(encoding="utf-8")
    lines = (line.split("\t") for line in source.splitlines() if not line.startswith("#"))
    return {name: zone for zone, names in lines for name in names.split()}


def _prefixes() -> dict[str, str]:
    return _by_name("phone_zones.tsv")


def _codes() -> dict[str, str]:
    return _by_name("state_zones.tsv")


@cache
def _town_table() -> tuple[list[str], array[int], bytes]:
    """The zones, the sums of the names in order, and the number of the zone of each."""
    read = files("demur.extract._times").joinpath("data", "town_zones.bin").read_bytes()
    head, _, rest = read.partition(b"\n")
    count = int.from_bytes(rest[:4], "little")
    sums = array("I")
    sums.frombytes(rest[4 : 4 + 4 * count])
    if sys.byteorder == "big":
        sums.byteswap()
    return head.decode().split(), sums, rest[4 + 4 * count :]


def town_zone(name: str) -> str | None:
    """A zone with the clock of a town, a state or a country; None where it has several or isn't known.

    Args:
        name: as written, such as "Bogotá".
    """
    zones, sums, numbers = _town_table()
    wanted = total(key(name))
    at = bisect_left(sums, wanted)
    return zones[numbers[at]] if at < len(sums) and sums[at] == wanted else None
