"""From days and times as written to moments in time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from demur.extract._times.dates import Day
from demur.extract._times.zones import Zone, settle_shared

_RECENT_DAYS = 31
_AMBIGUOUS = 0.4
_GOES_ON = 0.75
_READERS = 0.6


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative and incomplete times are resolved against.

    Attributes:
        moment: the message's own date, or the clock for text without one; with its offset.
        stated: `moment` is the message's own date.
        zone: IANA name of the sender's zone where the header tells.
        domain: top-level domain of the sender, "" where not known.
        day_first: numeric dates are day before month; None where unknown.
        home: IANA name of the zone in which the sender seems to live, for daylight saving alone.
        reader: IANA name of the zone in which the reader seems to live, for "your time".
        called_off: the message calls an interview off, and its time is the one that is called off.
        moved: the message moves an interview.
    """

    moment: datetime
    stated: bool
    zone: str | None
    domain: str
    day_first: bool | None
    home: str | None = None
    reader: str | None = None
    called_off: bool = False
    moved: bool = False

    @property
    def offset(self) -> int:
        """The sender's offset in minutes east of UTC."""
        shift = self.moment.utcoffset()
        return round(shift.total_seconds() / 60) if shift is not None else 0


@dataclass(frozen=True, slots=True)
class Dated:
    """A calendar day and how sure it is (0 to 1)."""

    date: date
    sure: float


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def place_day(day: Day, anchor: Anchor, latest: date | None = None) -> Dated | None:
    """The calendar day that is meant; None for a past one and for one that does not exist.

    Args:
        latest: the date that the text named last; a mere weekday goes on from there.
    """
    today = anchor.moment.date()
    if day.month is not None and day.day is not None:
        return _agree(_numbered_date(day, anchor), day, today)
    if day.offset is not None:
        dated = Dated(today + timedelta(days=day.offset), 0.95)
        wrong = day.weekday is not None and dated.date.weekday() != day.weekday
        return Dated(dated.date, _AMBIGUOUS) if wrong else dated
    if day.day is not None:
        return _by_number(day.day, day.weekday, today)
    if day.weekday is None:
        return None
    if latest is not None and not day.week and latest - today > timedelta(days=6):
        return Dated(latest + timedelta(days=(day.weekday - latest.weekday() - 1) % 7 + 1), _GOES_ON)
    return _by_weekday(day.weekday, day.week, today)


def _agree(dated: Dated | None, day: Day, today: date) -> Dated | None:
    """Lower confidence where "tomorrow" and the date do not agree."""
    if dated and day.offset is not None and dated.date != today + timedelta(days=day.offset):
        return Dated(dated.date, _AMBIGUOUS)
    return dated


def _by_number(number: int, weekday: int | None, today: date) -> Dated | None:
    for ahead in range(70):
        candidate = today + timedelta(days=ahead)
        if candidate.day == number and weekday in (None, candidate.weekday()):
            return Dated(candidate, 0.9 if weekday is not None else 0.8)
    return None


def _in_week(number: int, weekday: int, today: date) -> Dated | None:
    """A day of a calendar week by ISO 8601, this year's or else the next one's."""
    for year in (today.isocalendar().year, today.isocalendar().year + 1):
        try:
            found = date.fromisocalendar(year, number, weekday + 1)
        except ValueError:
            continue
        if found >= today:
            return Dated(found, 0.93)
    return None


def _by_weekday(weekday: int, week: str, today: date) -> Dated | None:
    if week[:1] == "w":
        return _in_week(int(week[1:]), weekday, today)
    ahead = (weekday - today.weekday()) % 7
    if week[:1] == "+":
        return Dated(today + timedelta(days=ahead + int(week)), 0.85)
    if week == "next":
        # "next Friday" said on a Tuesday may be this week's: it stays doubtful.
        following = today + timedelta(days=weekday - today.weekday() + 7)
        doubtful = weekday > today.weekday() or today.weekday() == 6
        return Dated(following, _AMBIGUOUS if doubtful else 0.93)
    if week == "next_sure":
        return Dated(today + timedelta(days=weekday - today.weekday() + 7), 0.93)
    if week == "this":
        return Dated(today + timedelta(days=weekday - today.weekday()), 0.93)
    if ahead == 0:
        return Dated(today + timedelta(days=7), 0.93 if week else 0.6)
    return Dated(today + timedelta(days=ahead), 0.93)


def _numbered_date(day: Day, anchor: Anchor) -> Dated | None:
    assert day.month is not None and day.day is not None
    written = _with_year(day.year, day.month, day.day, day.weekday, anchor)
    if not day.swappable or day.month == day.day:
        return _checked(written, day.weekday)
    swapped = _with_year(day.year, day.day, day.month, day.weekday, anchor)
    valid_written, valid_swapped = day.month <= 12, day.day <= 12
    if not (valid_written and valid_swapped):
        return _checked(written if valid_written else swapped, day.weekday)
    if day.weekday is not None:
        fits = [d for d in (written, swapped) if d and d.weekday() == day.weekday]
        if len(fits) == 1:
            return Dated(fits[0], 0.9)
    if anchor.day_first is not None:
        return _checked(written if anchor.day_first else swapped, day.weekday)
    ahead = [d for d in (written, swapped) if d]
    return Dated(min(ahead), _AMBIGUOUS) if ahead else None


def _checked(found: date | None, weekday: int | None) -> Dated | None:
    if found is None:
        return None
    return Dated(found, _AMBIGUOUS if weekday is not None and found.weekday() != weekday else 0.95)


def _with_year(year: int | None, month: int, day: int, weekday: int | None, anchor: Anchor) -> date | None:
    """The date in its year, or in the nearest future; None where it has passed or does not exist."""
    today = anchor.moment.date()
    if year is not None:
        found = _make(year, month, day)
        past = found is not None and anchor.stated and found < today - timedelta(days=1)
        return None if past else found
    candidates = [found for ahead in range(9) if (found := _make(today.year + ahead, month, day))]
    this_year = next((d for d in candidates if d.year == today.year), None)
    future = next((d for d in candidates if d >= today), None)
    if this_year and timedelta(0) < today - this_year <= timedelta(days=_RECENT_DAYS):
        agrees = weekday is not None and future is not None and future.weekday() == weekday
        return future if agrees and this_year.weekday() != weekday else None
    before = _make(today.year - 1, month, day)
    if before and today - before <= timedelta(days=_RECENT_DAYS):
        agrees = weekday is not None and future is not None and future.weekday() == weekday
        return future if agrees and before.weekday() != weekday else None
    return future


def dates_of(days: Iterable[Day], anchor: Anchor) -> list[date]:
    """The coming dates among days, those that are written with their month."""
    placed = (place_day(day, anchor) for day in days if day.month is not None and not day.void)
    return [dated.date for dated in placed if dated is not None and dated.date >= anchor.moment.date()]


def as_told(day: Day, dated: Dated | None, told: Sequence[date]) -> Dated | None:
    """A mere weekday is the one whose date the letter writes elsewhere, if it is that week's or the next one's."""
    if dated is None or day.weekday is None or day.day is not None or day.offset is not None:
        return dated
    same = {each for each in told if each.weekday() == day.weekday}
    if len(same) != 1 or min(same) - dated.date != timedelta(days=7):
        return dated
    return Dated(same.pop(), _GIVEN_ELSEWHERE)


_GIVEN_ELSEWHERE = 0.9


def place_time(
    day: date, minutes: int, zone: Zone | None, anchor: Anchor
) -> tuple[datetime, str | None, float]:
    """The moment, the IANA name of its zone (None for a bare offset) and how sure both are.

    Args:
        minutes: after midnight, local time.
        zone: as stated; None falls back to the sender's own.
    """
    naive = datetime(day.year, day.month, day.day) + timedelta(minutes=minutes)
    if zone is None or zone.whose:
        if zone is not None and zone.whose == "your" and anchor.reader:
            moment, fit = _in_zone(naive, anchor.reader, "")
            return moment, None, _READERS * fit
        sure = {"your": 0.3, "local": 0.4}.get(zone.whose, 0.9) if zone else 0.9
        if anchor.zone:
            moment, fit = _in_zone(naive, anchor.zone, "")
            return moment, anchor.zone if sure > 0.5 else None, sure * fit
        if anchor.home:
            moment, fit = _in_zone(naive, anchor.home, "")
            return moment, None, sure * fit
        return naive.replace(tzinfo=timezone(timedelta(minutes=anchor.offset))), None, sure
    if zone.offset is not None:
        return naive.replace(tzinfo=timezone(timedelta(minutes=zone.offset))), None, 1.0
    name, sure_name = settle_shared(zone, anchor.offset, anchor.domain)
    if name is None:
        return naive.replace(tzinfo=timezone(timedelta(minutes=anchor.offset))), None, 0.5
    moment, fit = _in_zone(naive, name, zone.code)
    if zone.code == "GMT" and moment.utcoffset() != timedelta(0):
        # In British summer "GMT" is either meant as it stands or as London time.
        return naive.replace(tzinfo=timezone(timedelta(0))), "Etc/GMT", 0.6
    return moment, None if zone.alike else name, fit if sure_name else min(fit, _AMBIGUOUS)


_STANDARD = frozenset(
    {"PST", "EST", "CST", "MST", "CET", "MEZ", "GMT", "WET", "EET", "AEST", "NZST", "AKST", "HNE"}
)
_SUMMER = frozenset(
    {"PDT", "EDT", "CDT", "MDT", "CEST", "MESZ", "BST", "WEST", "EEST", "AEDT", "NZDT", "AKDT", "HAE"}
)


def _in_zone(naive: datetime, name: str, code: str) -> tuple[datetime, float]:
    """A local time with the offset that holds then, and lower confidence at a change of clocks."""
    zone = ZoneInfo(name)
    early, late = naive.replace(tzinfo=zone), naive.replace(tzinfo=zone, fold=1)
    first, second = early.utcoffset(), late.utcoffset()
    assert first is not None and second is not None
    if first == second:
        return naive.replace(tzinfo=timezone(first)), 1.0
    if first > second:
        known = code in _STANDARD or code in _SUMMER
        offset = second if code in _STANDARD else first
        return naive.replace(tzinfo=timezone(offset)), 1.0 if known else _AMBIGUOUS
    moment = naive.replace(tzinfo=timezone(first)).astimezone(timezone(second))
    return moment, _AMBIGUOUS
