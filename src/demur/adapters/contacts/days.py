"""The days of a column, as people and spreadsheet programs write them."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

from demur.read.dates import parse_quoted_date

_EARLIEST, _LATEST = 1971, 2199
_LONGEST = 60
_SOON = timedelta(days=1)
"""The other end of the earth may be so far ahead."""

_CLOCK = r"(?:[ T,]{1,3}(?:um |à |at )?(\d{1,2})[:.h](\d\d)(?:[:.](\d\d))?\s?(?:([ap])\.?m\.?|uhr|h)?)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_CLOCK}", re.IGNORECASE)
_DOTTED = re.compile(rf"(\d{{1,2}})\.\s?(\d{{1,2}})\.\s?(\d{{4}}|\d\d){_CLOCK}", re.IGNORECASE)
_EITHER = re.compile(rf"(\d{{1,2}})([-/])(\d{{1,2}})\2(\d{{4}}|\d\d){_CLOCK}", re.IGNORECASE)


class Trouble(Enum):
    """Why a cell tells no moment."""

    MISSING = "there is no day"
    UNREADABLE = "the day can't be read"
    AMBIGUOUS = "the day or the month may come first, and the other lines don't tell"
    FUTURE = "the day lies in the future"


_Choice = tuple[datetime | None, datetime | None]
"""What a cell says with the day first, and with the month first."""


def moments(cells: Sequence[str], now: datetime, zone: ZoneInfo) -> list[datetime | Trouble]:
    """When each cell says, a plain day as its beginning.

    Whether "03/05/2026" begins with the day or with the month is told by the cells together: only one of the two may be
    possible for all of them, or lie in the past.

    Args:
        now: with its offset; nothing is noted before it happens.
        zone: the person's, for what has no offset.
    """
    read = [_read(cell.strip(), zone) for cell in cells]
    choices = [each for each in read if isinstance(each, tuple)]
    fitting = [at for at in (0, 1) if all(each[at] is not None for each in choices)]
    if len(fitting) == 2:
        past = [at for at in fitting if not any(_ahead(each[at], now) for each in choices)]
        fitting = past if len(past) == 1 else fitting
    return [_settled(each, fitting, now) for each in read]


def moment(text: str, zone: ZoneInfo) -> datetime | None:
    """A moment or day of ISO 8601 or RFC 3339, None where it is none, or out of all reach."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    if not _EARLIEST <= found.year <= _LATEST:
        return None
    return found if found.tzinfo else _local(found, zone)


def is_ahead(found: datetime, now: datetime) -> bool:
    """It lies in the future, wherever on the earth one is."""
    return found > now + _SOON


def _ahead(found: datetime | None, now: datetime) -> bool:
    return found is not None and is_ahead(found, now)


def _settled(read: datetime | Trouble | _Choice, fitting: Sequence[int], now: datetime) -> datetime | Trouble:
    if isinstance(read, tuple):
        possible = {read[at] for at in (fitting or (0, 1))} - {None}
        if len(possible) > 1:
            return Trouble.AMBIGUOUS
        found = possible.pop()
        assert found is not None
    elif isinstance(read, Trouble):
        return read
    else:
        found = read
    return Trouble.FUTURE if is_ahead(found, now) else found


def _read(cell: str, zone: ZoneInfo) -> datetime | Trouble | _Choice:
    if not cell:
        return Trouble.MISSING
    if len(cell) > _LONGEST:
        return Trouble.UNREADABLE
    found = moment(cell, zone)
    if found is None and (said := _YEAR_FIRST.fullmatch(cell)):
        found = _built(said[1], said[2], said[3], said.groups()[3:], zone)
    elif found is None and (said := _DOTTED.fullmatch(cell)):
        found = _built(said[3], said[2], said[1], said.groups()[3:], zone)
    elif found is None and (said := _EITHER.fullmatch(cell)):
        clock = said.groups()[4:]
        first = _built(said[4], said[3], said[1], clock, zone)
        second = _built(said[4], said[1], said[3], clock, zone)
        return (first, second) if first or second else Trouble.UNREADABLE
    elif found is None and (told := parse_quoted_date(cell)) is not None:
        found = told if told.tzinfo else _local(told, zone)
    return found or Trouble.UNREADABLE


def _built(year: str, month: str, day: str, clock: Sequence[str | None], zone: ZoneInfo) -> datetime | None:
    hour, minute, second = (int(each) if each else 0 for each in clock[:3])
    if clock[3]:
        hour = hour % 12 + (12 if clock[3].lower() == "p" else 0)
    whole = int(year) + (2000 if len(year) == 2 else 0)
    try:
        found = datetime(whole, int(month), int(day), hour, minute, second)
    except ValueError:
        return None
    return _local(found, zone) if _EARLIEST <= whole <= _LATEST else None


def _local(wall: datetime, zone: ZoneInfo) -> datetime:
    """The time in the zone; one that the clock skips is as much later."""
    return wall.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
