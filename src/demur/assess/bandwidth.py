"""Bandwidth: does the conversation fit into the person's week, day and hours?"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from demur.assess.talk_length import talk_length
from demur.assess.urgency import Timing, aware, span_of
from demur.assess.weighing import Scales
from demur.assess.words import fold, holds_words, name_words, same_company
from demur.domain.facts import InterviewTime
from demur.domain.invitation import Invitation
from demur.domain.person import Calendar, CalendarEntry, Profile
from demur.domain.ruling import own_uid
from demur.domain.verdict import Reason
from demur.domain.zones import zone_of

_Fit = Literal["free", "clash", "day", "night", "week"]
_WINDOW = re.compile(
    r"\b(?:between|zwischen|entre|tra|fra|tussen|any ?time|availab|verfügbar|disponib|beschikbaar)",
    re.IGNORECASE,
)
_OPEN_END = re.compile(
    r"\b(?:from|after|onwards?|ab|nach|à partir|après|dès|a partir|desde|después|dalle|dopo|in poi|depois|vanaf|na)\b",
    re.IGNORECASE,
)
_WINDOW_HOURS = timedelta(hours=3)
_TALK = timedelta(hours=1)
_DAY_STARTS, _DAY_ENDS = 6, 22
_WITH = re.compile(r"\b(?:with|at|mit|bei|chez|avec|con|com|na|met|bij)\b|[:@,()|/–—]| - ", re.IGNORECASE)
_SURE = 0.65
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Room:
    """What the calendar leaves.

    Attributes:
        slot: the first offered time that works.
        week_full: no offered time works, and the cap of every week in question is reached.
        underway: this very process has an interview in the calendar already.
    """

    reasons: tuple[Reason, ...]
    slot: InterviewTime | None = None
    week_full: bool = False
    underway: bool = False


@dataclass(frozen=True, slots=True)
class Busy:
    """The calendar, sorted out for one invitation; times in UTC.

    Attributes:
        talk: how long the talk takes where a time has no end.
    """

    taken: tuple[tuple[datetime, datetime, str], ...]
    days: tuple[date, ...]
    own: bool
    talk: timedelta


def sort_out(calendar: Calendar, invitation: Invitation, zone: ZoneInfo) -> Busy:
    """What takes time, and on which local days interviews are; without the invitation's own entries."""
    uids = {event.uid for part in invitation.mail.calendars for event in part.events if event.uid}
    company = invitation.facts.company
    agency = invitation.facts.agency is not None and invitation.facts.agency.value
    # Somebody of an agency may call about another job; whoever hires for their own house calls about this one.
    writer = invitation.mail.sender.name if invitation.mail.sender and not agency else None
    message_id = invitation.mail.message_id
    taken, days, own = [], [], False
    for entry in calendar.entries:
        if not entry.busy or (message_id and entry.uid == own_uid(message_id)):
            continue  # what this very message was taken for before stands in nobody's way
        if (entry.uid and entry.uid in uids) or _same_process(
            entry, company.value if company else "", writer or ""
        ):
            own = own or entry.interview
            continue
        start, end = aware(entry.start, zone), aware(entry.end, zone)
        taken.append((start, end, entry.summary))
        if entry.interview:
            days.append(start.astimezone(zone).date())
    talk = talk_length(invitation.mail.new_text) or _TALK
    return Busy(tuple(sorted(taken)), tuple(sorted(days)), own, talk)


def _same_process(entry: CalendarEntry, company: str, writer: str) -> bool:
    """An interview with this company, by its whole name or the beginning of it ("Interview with Acme"), or with this writer."""
    if not entry.interview:
        return False
    summary, name = fold(entry.summary), " ".join(name_words(company))
    if len(name) >= 3 and holds_words(summary, name):
        return True
    if " " in (who := fold(writer)) and holds_words(summary, who):
        return True
    return bool(name) and any(same_company(part, company) for part in _WITH.split(entry.summary)[1:])


def judge_bandwidth(
    invitation: Invitation,
    profile: Profile,
    calendar: Calendar,
    timing: Timing,
    zone: ZoneInfo,
    now: datetime,
    scales: Scales,
) -> Room:
    """Holds the offered times against the calendar and the person's caps.

    Args:
        timing: the offered times, with those that have passed left out.
        zone: the person's time zone, in which days and ISO weeks are counted.
    """
    busy = sort_out(calendar, invitation, zone)
    if timing.passed:
        last = invitation.facts.interview_times[-1]
        when = spoken(span_of(last, zone)[0], zone)
        which = (
            "The time they offered"
            if len(invitation.facts.interview_times) == 1
            else "The last time they offered"
        )
        reason = scales.reason("times_passed", f"{which}, {when}, has passed.", last.quote)
        return Room((reason,), underway=busy.own)
    if not calendar.entries and not timing.upcoming:
        return Room(())
    if not timing.upcoming:
        return _without_times(busy, profile, zone, now, scales)
    moment = aware(now, zone)
    # One that has begun already is the last choice.
    slots = sorted(timing.upcoming, key=lambda slot: span_of(slot, zone)[0] <= moment)
    return _with_times(tuple(slots), busy, profile, zone, scales)


def _with_times(
    slots: tuple[InterviewTime, ...], busy: Busy, profile: Profile, zone: ZoneInfo, scales: Scales
) -> Room:
    fits: list[tuple[InterviewTime, _Fit, str]] = []
    for slot in slots:
        fit, because, at = fit_of(slot, busy, profile, zone)
        if fit == "free":
            slot = (
                slot
                if at == span_of(slot, zone)[0]
                else replace(slot, start=at.astimezone(slot.start.tzinfo))
            )
            works = _works(slot, slots, busy, zone, scales)
            return Room((works, *_strain(slot, busy, profile, zone, scales)), slot, underway=busy.own)
        fits.append((slot, fit, because))
    full = all(fit == "week" for _, fit, _ in fits)
    slot, _, because = fits[0]
    if len(fits) > 1:
        because = _none_works(fits, profile)
    # Without a profile nobody said how many interviews are too many; an unsure time decides nothing.
    fixed = full and len(slots) == 1 and profile.stated
    rule = "one_time_in_full_week" if fixed else "no_time_works"
    if all(slot.confidence < _SURE for slot in slots):
        rule, full = "no_time_works_unsure", False
    reason = scales.reason(rule, because, slot.quote)
    return Room((reason,), None, full and profile.stated, busy.own)


def fit_of(slot: InterviewTime, busy: Busy, profile: Profile, zone: ZoneInfo) -> tuple[_Fit, str, datetime]:
    """Whether a time works, the sentence that says why not, and from when it does."""
    start, end = span_in(slot, busy, profile, zone)
    caps = profile.bandwidth
    local = start.astimezone(zone)
    count = in_week(busy.days, local.date())
    if count >= caps.per_week:
        because = f"You already have {_interviews(count)} that week; your limit is {caps.per_week}."
        return "week", because, start
    window = _is_window(slot, start, end)
    at, clash = _free_from(start, end, busy, timedelta(minutes=caps.margin_minutes), window)
    if at is None:
        what = f" ({_short(clash)})" if clash.strip() else ""
        return "clash", f"You are busy on {spoken(start, zone)}{what}.", start
    today = busy.days.count(local.date())
    if today >= caps.per_day:
        because = (
            f"You already have {_interviews(today)} on {_day(local)}; your limit is {caps.per_day} a day."
        )
        return "day", because, start
    if slot.confidence >= _SURE and not window and not _DAY_STARTS <= local.hour < _DAY_ENDS:
        return "night", f"{spoken(start, zone)} is in the night where you are.", start
    return "free", "", at


def _is_window(slot: InterviewTime, start: datetime, end: datetime) -> bool:
    """Whether it is a span of hours in which the talk may begin, rather than the talk's own time."""
    opened = slot.end is None and _OPEN_END.search(slot.quote)
    return bool(opened or _WINDOW.search(slot.quote)) or end - start >= _WINDOW_HOURS


def span_in(slot: InterviewTime, busy: Busy, profile: Profile, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Start and end of a time; one that only begins ("from 1 pm") is open until the working day ends."""
    start, end = span_of(slot, zone)
    if slot.end is not None:
        return start, end
    closing = datetime.combine(start.astimezone(zone).date(), profile.bandwidth.working_hours[1], zone)
    opened = closing if _OPEN_END.search(slot.quote) else start
    return start, max(start + busy.talk, opened.astimezone(UTC))


def _free_from(
    start: datetime, end: datetime, busy: Busy, margin: timedelta, window: bool
) -> tuple[datetime | None, str]:
    """From when a time is free, in a window of hours as soon as the talk fits in; else None and what stands in the way."""
    near = [
        (a - margin, b + margin, what) for a, b, what in busy.taken if a - margin < end and b + margin > start
    ]
    if not near:
        return start, ""
    if not window:
        return None, near[0][2]
    free_from = start
    for a, b, _ in near:
        if a - free_from >= busy.talk:
            return free_from, ""
        free_from = max(free_from, _quarter(b))
    return (free_from, "") if end - free_from >= busy.talk else (None, near[0][2])


def _quarter(moment: datetime) -> datetime:
    """The next full quarter of an hour, at which people meet."""
    past = timedelta(minutes=moment.minute % 15, seconds=moment.second, microseconds=moment.microsecond)
    return moment - past + timedelta(minutes=15) if past else moment


def _works(
    slot: InterviewTime, slots: tuple[InterviewTime, ...], busy: Busy, zone: ZoneInfo, scales: Scales
) -> Reason:
    start, _ = span_of(slot, zone)
    count = in_week(busy.days, start.astimezone(zone).date())
    load = f"that week has {_interviews(count)} so far" if count else "that week has no interview yet"
    which = "is free"
    if len(slots) > 1:
        which = (
            "is the first of their times that works"
            if slot.span != slots[0].span or slot.quote != slots[0].quote
            else "works, the first of their times"
        )
    return scales.reason("time_free", f"{spoken(start, zone)} {which}; {load}.", slot.quote)


def _none_works(fits: list[tuple[InterviewTime, _Fit, str]], profile: Profile) -> str:
    kinds = {fit for _, fit, _ in fits}
    all_of, none_of = ("Both", "Neither") if len(fits) == 2 else (f"All {len(fits)}", "None")
    if kinds == {"week"}:
        limit = profile.bandwidth.per_week
        return f"{all_of} times are in weeks with {limit} interviews or more, your limit."
    if kinds == {"clash"}:
        return f"{all_of} times that they offer clash with your calendar."
    return f"{none_of} of the times that they offer works for you."


def _without_times(busy: Busy, profile: Profile, zone: ZoneInfo, now: datetime, scales: Scales) -> Room:
    """No time is offered: what this week and the next hold speaks mildly."""
    today = aware(now, zone).astimezone(zone).date()
    cap = profile.bandwidth.per_week
    this, following = in_week(busy.days, today), in_week(busy.days, today + timedelta(days=7))
    if this >= cap and following >= cap:
        because = f"You have {this} interviews this week and {following} next week; your limit is {cap}."
        return Room((scales.reason("full_weeks", because),), underway=busy.own)
    if this >= cap:
        because = f"This week is full with {_interviews(this)}, but next week has only {following}."
        return Room((scales.reason("room_next_week", because),), underway=busy.own)
    if this or following:
        because = f"You have time: {_interviews(this)} this week, your limit is {cap}."
        return Room((scales.reason("room_this_week", because),), underway=busy.own)
    return Room((), underway=busy.own)


def _strain(
    slot: InterviewTime, busy: Busy, profile: Profile, zone: ZoneInfo, scales: Scales
) -> Iterator[Reason]:
    """What a free time costs all the same: one more day in a row with interviews, the last free hours of a week."""
    if not profile.stated or slot.confidence < _SURE:
        return
    caps = profile.bandwidth
    start, end = span_of(slot, zone)
    day = start.astimezone(zone).date()
    row = in_a_row(busy.days, day)
    if row > caps.days_in_a_row:
        because = f"It would be day {row} in a row with an interview; your limit is {caps.days_in_a_row}."
        yield scales.reason("days_in_a_row", because, slot.quote)
    if not busy.taken:
        return
    free = _free_hours((*busy.taken, (start, end, "")), day, profile, zone)
    if free < caps.free_hours:
        because = f"It would leave {free:.0f} free working hours that week; you want {caps.free_hours}."
        yield scales.reason("few_free_hours", because, slot.quote)


def in_a_row(days: Iterable[date], day: date) -> int:
    """How many days in a row have interviews if this one has; weekends don't break a row, nor count."""
    taken = {*days, day}
    count = 1
    for step in (-1, 1):
        other = day
        while True:
            other += timedelta(days=step)
            if other in taken:
                count += 1
            elif other.weekday() < _SATURDAY:
                break
    return count


def _free_hours(
    taken: Iterable[tuple[datetime, datetime, str]], day: date, profile: Profile, zone: ZoneInfo
) -> float:
    """The working hours of a day's ISO week, Monday to Friday, in which nothing is planned."""
    monday = day - timedelta(days=day.weekday())
    first, last = profile.bandwidth.working_hours
    spans = sorted((a, b) for a, b, _ in taken)
    free = timedelta()
    for weekday in range(_SATURDAY):
        date_of = monday + timedelta(days=weekday)
        at = datetime.combine(date_of, first, zone).astimezone(UTC)
        until = datetime.combine(date_of, last, zone).astimezone(UTC)
        for a, b in spans:
            if b > at and a < until:
                free += max(timedelta(), a - at)
                at = max(at, b)
        free += max(timedelta(), until - at)
    return free / timedelta(hours=1)


def in_week(days: Iterable[date], day: date) -> int:
    """How many of the days lie in the ISO week of another."""
    week = day.isocalendar()[:2]
    return sum(1 for other in days if other.isocalendar()[:2] == week)


def _interviews(count: int) -> str:
    return f"{count} interview" if count == 1 else f"{count} interviews"


_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def _day(local: datetime) -> str:
    # Not strftime: its words depend on the locale of the process.
    return f"{_DAYS[local.weekday()]} {local.day} {_MONTHS[local.month - 1]}"


def spoken(start: datetime, zone: ZoneInfo) -> str:
    """A moment as it is said to the person, in their zone."""
    local = start.astimezone(zone)
    return f"{_day(local)} at {local.hour:02d}:{local.minute:02d}"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 40 else text[:39].rstrip() + "…"


UTC_ZONE = zone_of("UTC") or ZoneInfo("Etc/UTC")
