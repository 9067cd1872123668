"""The week at a glance: what the calendar holds, and the times that an invitation offers, as a drawing and in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_skeleton

from demur.assess.bandwidth import Busy, fit_of, in_week, sort_out, span_in
from demur.assess.urgency import aware
from demur.domain.facts import Facts, InterviewTime
from demur.domain.invitation import Invitation, Kind, Recognition
from demur.domain.mail import Mail
from demur.domain.person import Bandwidth, Calendar, CalendarEntry, Profile
from demur.web.week_drawing import Scene, Thing, View, clock

_DAY = timedelta(days=1)
_YEARS = 1900, 2200  # as the judging has it
_MANY = 1_000_000
_UNKNOWN = Invitation(
    Mail(
        "", None, None, None, "", None, (), (), (), (), (), (), (), "", (0, 0), None, None, (), (), (), (),
        False, (), False, "",
    ),
    Recognition(Kind.OTHER, 0, "und"),
    Facts(),
)  # fmt: skip
"""No entry of a calendar belongs to it."""


@dataclass(frozen=True, slots=True)
class Week:
    """An ISO week.

    Attributes:
        name: first and last day, in the interface's language.
        days: Monday to Sunday, each with its name and what lies on it, by start.
        interviews: how many are in the calendar, as they are judged: without those of this very process.
        cap: how many an ISO week the person wants.
        nth: the number that the offered time would be; None where none to come is offered in this week.
        elsewhere: how many times to come are offered in other weeks.
        views: the wide drawing, and the narrow one.
    """

    monday: date
    name: str
    days: tuple[tuple[date, str, tuple[Thing, ...]], ...]
    offers: tuple[Thing, ...]
    interviews: int
    cap: int
    nth: int | None
    elsewhere: int
    views: tuple[View, ...]

    @property
    def over(self) -> int:
        """By how many the offered time (else what is in the calendar) goes beyond the cap, at least 0."""
        return max(0, (self.nth or self.interviews) - self.cap)


def week(
    calendar: Calendar,
    offered: Sequence[InterviewTime],
    bandwidth: Bandwidth,
    zone: ZoneInfo,
    now: datetime,
    day: date | None = None,
    *,
    invitation: Invitation | None = None,
    locale: str = "en",
) -> Week:
    """The ISO week of a day, by default of the first offered time to come, else of now.

    Heights follow the clock on the wall, so that an hour is as high on the days on which the clock is changed; the narrow
    drawing holds three days only (those with offered times first, then their neighbours), since in a seventh of 360 pixels
    no title can be read.

    Args:
        zone: the person's time zone, in which days, weeks and hours are counted.
        day: any day of the wanted week.
        invitation: whose times they are: its own entries in the calendar don't stand in its way, and how long its talk
            takes is read from it.
        locale: of the interface ("en", "pt-BR").

    Raises:
        babel.UnknownLocaleError: nobody speaks it.
    """
    tongue = Locale.parse(locale.replace("-", "_"))
    moment = aware(now, zone)
    busy = sort_out(calendar, invitation or _UNKNOWN, zone)
    offers = _offers(offered, busy, bandwidth, zone, moment, tongue)
    coming = [each for each in offers if each.fit]
    shown = _bounded(day or (coming[0].start if coming else moment.astimezone(zone)).date())
    monday = shown - timedelta(days=shown.weekday())
    days = [monday + timedelta(days=number) for number in range(7)]
    here = [each for each in offers if each.last >= monday and each.first <= days[-1]]
    entries = _entries(calendar, busy, zone, days, tongue)
    things = sorted([*here, *entries], key=lambda each: (each.start, each.end, each.offered, each.title))
    count = in_week(busy.days, monday)
    awaited = [each for each in here if each.fit]
    scene = Scene(things, moment.astimezone(zone), bandwidth.working_hours, tongue)
    return Week(
        monday,
        f"{format_date(days[0], 'medium', tongue)} – {format_date(days[-1], 'medium', tongue)}",
        tuple((each, format_date(each, "full", tongue), tuple(_on(things, each))) for each in days),
        tuple(here),
        count,
        bandwidth.per_week,
        count + 1 if awaited else None,
        len(coming) - len(awaited),
        (scene.view("wide", days), scene.view("narrow", _near(days, here, shown))),
    )


def _bounded(day: date) -> date:
    """The day; one of an absurd year is moved to 1900 or 2200."""
    first, last = _YEARS
    return day if first <= day.year <= last else date(min(max(day.year, first), last), 1, 7)


def _on(things: Iterable[Thing], day: date) -> list[Thing]:
    return [each for each in things if each.first <= day <= each.last]


def _near(days: Sequence[date], offers: Sequence[Thing], shown: date) -> list[date]:
    """The three days of the narrow drawing."""
    wanted = [each.first for each in offers if each.fit and each.first in days] or [shown]
    around = [
        other
        for step in (1, -1, 2, -2)
        for other in days
        if other - wanted[0] == timedelta(days=step)  # the days after it come before those two days off
    ]
    return sorted(list(dict.fromkeys([*wanted, *around]))[:3])


def _offers(
    offered: Sequence[InterviewTime],
    busy: Busy,
    bandwidth: Bandwidth,
    zone: ZoneInfo,
    now: datetime,
    tongue: Locale,
) -> list[Thing]:
    """The offered times by start, each span once, with how it fits."""
    found: dict[tuple[datetime, datetime], Thing] = {}
    profile = Profile(bandwidth=bandwidth)
    margin = timedelta(minutes=bandwidth.margin_minutes)
    uncapped = Profile(bandwidth=replace(bandwidth, per_week=_MANY, per_day=_MANY))
    for slot in offered:
        start, end = span_in(slot, busy, profile, zone)
        if (start, end) in found:
            continue
        thing = _thing("", start, end, zone, tongue)
        if end <= now:
            found[start, end] = replace(thing, offered=True)
            continue
        fit, _, at = fit_of(slot, busy, profile, zone)
        clashes: tuple[str, ...] = ()
        near: tuple[str, ...] = ()
        # A full week hides a clash, and both are to be seen.
        if fit_of(slot, busy, uncapped, zone)[0] == "clash":
            clashes = _in_the_way(start, end, busy)
            around = _in_the_way(start - margin, end + margin, busy)
            near = tuple(each for each in around if each not in clashes)
        opens = clock(at.astimezone(zone), tongue) if fit == "free" and at > start else ""
        found[start, end] = replace(thing, offered=True, fit=fit, clashes=clashes, near=near, opens=opens)
    return sorted(found.values(), key=lambda each: (each.start, each.end))


def _in_the_way(start: datetime, end: datetime, busy: Busy) -> tuple[str, ...]:
    """The titles of what takes time between the two, each once."""
    return tuple(dict.fromkeys(_plain(what) for a, b, what in busy.taken if a < end and b > start))


def _entries(
    calendar: Calendar, busy: Busy, zone: ZoneInfo, days: Sequence[date], tongue: Locale
) -> Iterable[Thing]:
    """The entries that touch the week."""
    taken = set(busy.taken)
    since = datetime.combine(days[0] - _DAY, time(), UTC)
    until = datetime.combine(days[-1] + 2 * _DAY, time(), UTC)
    for entry in calendar.entries:
        start, end = aware(entry.start, zone), aware(entry.end, zone)
        if start >= until or end < since:
            continue
        own = entry.busy and (start, end, entry.summary) not in taken
        thing = replace(
            _whole_days(entry, start, tongue)
            if entry.all_day
            else _thing(_plain(entry.summary), start, max(start, end), zone, tongue),
            busy=entry.busy,
            tentative=entry.tentative,
            interview=entry.interview,
            own=own,
        )
        if thing.last >= days[0] and thing.first <= days[-1]:
            yield thing


def _whole_days(entry: CalendarEntry, start: datetime, tongue: Locale) -> Thing:
    """An all-day entry stays on its own dates, whatever the zone."""
    first = _bounded(entry.start.date())
    ends = _bounded(entry.end.date())
    last = max(first, ends - _DAY if entry.end.time() == time() else ends)
    when = format_date(first, "medium", tongue)
    if last > first:
        when += f" – {format_date(last, 'medium', tongue)}"
    return Thing(start, start, _plain(entry.summary), when, first, last, strip=True)


def _thing(title: str, start: datetime, end: datetime, zone: ZoneInfo, tongue: Locale) -> Thing:
    """A thing from one moment to another."""
    begin, finish = start.astimezone(zone), end.astimezone(zone)
    first = begin.date()
    # What ends at midnight is not there on the day that begins then.
    last = max(first, (end - timedelta(microseconds=1)).astimezone(zone).date())
    when = f"{clock(begin, tongue)} – {clock(finish, tongue)}"
    if last > first:
        dates = [format_skeleton("MMMEd", each.date(), locale=tongue) for each in (begin, finish)]
        when = f"{dates[0]} {clock(begin, tongue)} – {dates[1]} {clock(finish, tongue)}"
    return Thing(begin, finish, title, when, first, last, strip=end - start >= _DAY)


def _plain(text: str) -> str:
    """A title on one line, without signs that are not seen or turn the line around."""
    return " ".join("".join(c for c in " ".join(text.split()) if c.isprintable()).split())
