"""Urgency: how soon the interview starts, or an answer is wanted. It changes the letter, never the verdict."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from demur.assess.named_days import languages, weekdays
from demur.assess.phrasing import said
from demur.domain.facts import InterviewTime
from demur.domain.invitation import Invitation
from demur.domain.mail import Mail
from demur.domain.person import Profile
from demur.domain.verdict import Urgency

_USUAL = timedelta(minutes=60)
_SOON = timedelta(hours=72)
_FRESH = timedelta(hours=48)
_WEEKDAYS = {name: number for language in languages() for name, number in weekdays(language).items()}
_AHEAD = {
    word: ahead
    for ahead, words in enumerate(
        (
            "today tonight eod cob heute aujourd'hui soir journée hoy oggi stasera giornata hoje vandaag vanavond",
            "tomorrow 24 twenty-four morgen demain vingt-quatre mañana domani amanhã",
        )
    )
    for word in words.split()
}
"""Words of a deadline by the days until it ends."""

_DAY_ENDS = re.compile(r"\b(?:end of (?:the )?day|close of (?:business|play))\b")

_FIRST_YEAR, _LAST_YEAR = 1900, 2200  # room for offsets, margins and weeks on either side


@dataclass(frozen=True, slots=True)
class Timing:
    """The offered times against the clock.

    Attributes:
        upcoming: those that have not ended, in the order offered.
        passed: there are times, and all have ended.
    """

    urgency: Urgency
    upcoming: tuple[InterviewTime, ...]
    passed: bool


def aware(moment: datetime, zone: ZoneInfo) -> datetime:
    """The moment in UTC; one without an offset is read in the zone, and one of an absurd year is moved to 1900 or 2200."""
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        moment = moment.replace(year=min(max(moment.year, _FIRST_YEAR), _LAST_YEAR), day=min(moment.day, 28))
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)


def span_of(slot: InterviewTime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Start and end of an interview in UTC; one without an end is taken to last an hour."""
    start = aware(slot.start, zone)
    end = aware(slot.end, zone) if slot.end else start + _USUAL
    return start, end if end > start else start + _USUAL


def how_soon(ahead: timedelta, last_minute: timedelta) -> Urgency:
    """How urgent an interview is that starts so long from now.

    Args:
        last_minute: within that time it is.
    """
    return "last_minute" if ahead <= last_minute else "soon" if ahead <= _SOON else "normal"


def judge_timing(invitation: Invitation, profile: Profile, zone: ZoneInfo, now: datetime) -> Timing:
    """How urgent the message is, and which of its times are still to come."""
    moment = aware(now, zone)
    slots = invitation.facts.interview_times
    spans = [(slot, *span_of(slot, zone)) for slot in slots]
    upcoming = [(slot, start) for slot, start, end in spans if end > moment]
    passed = bool(slots) and not upcoming
    urgency: Urgency = "normal"
    if upcoming:
        ahead = min(start for _, start in upcoming) - moment
        urgency = how_soon(ahead, timedelta(hours=profile.bandwidth.last_minute_hours))
    if urgency == "normal" and not passed and _answer_wanted(invitation, zone, moment):
        urgency = "soon"
    return Timing(urgency, tuple(slot for slot, _ in upcoming), passed)


def _answer_wanted(invitation: Invitation, zone: ZoneInfo, now: datetime) -> bool:
    """The writer asks for an answer within two days, and those days are not over."""
    mail = invitation.mail
    if mail.date and now - aware(mail.date, zone) > _FRESH:
        return False
    return answer_by(mail, mail.date or now, zone) is not None


def answer_by(mail: Mail, wrote: datetime, zone: ZoneInfo) -> date | None:
    """The day by which the writer asks for an answer, of the person's calendar; None where not within two days of writing."""
    words = said("deadlines", f"{mail.subject[:300]}.\n\n{mail.new_text}")
    if words is None:
        return None
    day = aware(wrote, zone).astimezone(zone).date()
    named = _day_named(words)
    ahead = _days_ahead(words) if named is None else (named - day.weekday()) % 7
    return day + timedelta(days=ahead) if ahead <= _FRESH.days else None


def _days_ahead(words: str) -> int:
    """In how many days a deadline ends that names no weekday: two, unless it says less."""
    plain = words.casefold().replace("’", "'")
    found = [_AHEAD[word] for word in re.findall(r"[\w'-]+", plain) if word in _AHEAD]
    return min(found, default=0 if _DAY_ENDS.search(plain) else _FRESH.days)


def _day_named(words: str) -> int | None:
    """The last weekday that a deadline names; None where it names none."""
    named = (_WEEKDAYS.get(word) for word in reversed(words.casefold().split()))
    return next((day for day in named if day is not None), None)
