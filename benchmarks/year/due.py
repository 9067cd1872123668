"""What is due, by the documentation of `demur today` alone: a second opinion, written without a look at the first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from benchmarks.year.moments import BERLIN, working
from benchmarks.year.truth import Answer, Due, DueDay, Ignored, Incoming, Noted

ANSWER_HOURS = 48
DOOR_MONTHS = 6
LAST_MINUTE = timedelta(hours=24)
_CLOSE_OF_DAY = time(18)
_MORNING = time(10)

PROBES = (
    "2025-12-08 09:00", "2025-12-19 16:30", "2025-12-23 18:00", "2025-12-24 12:00", "2025-12-27 10:00", "2025-12-31 17:00",
    "2026-01-02 09:00", "2026-01-15 08:15", "2026-02-02 09:00", "2026-02-20 14:00", "2026-03-06 19:00", "2026-03-08 11:00",
    "2026-03-27 16:00", "2026-03-28 03:00", "2026-03-28 23:30", "2026-03-29 03:45", "2026-03-30 09:00", "2026-04-01 19:00",
    "2026-04-02 17:59", "2026-04-05 12:00", "2026-04-07 09:30", "2026-04-29 20:00", "2026-05-01 10:00", "2026-05-13 12:00",
    "2026-05-15 09:00", "2026-05-24 20:00", "2026-05-26 10:00", "2026-06-08 09:00", "2026-06-30 23:00", "2026-07-13 07:30",
    "2026-08-03 09:00", "2026-08-31 12:00", "2026-09-15 13:00", "2026-10-02 17:30", "2026-10-05 09:00", "2026-10-23 18:30",
    "2026-10-25 01:30", "2026-10-25 12:30", "2026-10-26 08:00", "2026-11-13 18:05", "2026-11-24 09:00", "2026-11-30 21:00",
)  # fmt: skip
"""When it is looked (Berlin)."""


@dataclass(frozen=True, slots=True)
class History:
    """What the oracle may know.

    Attributes:
        tellable: recruiters whose addresses can be told to be one person's, or who have only one.
    """

    incoming: tuple[Incoming, ...]
    answers: tuple[Answer, ...]
    ignored: tuple[Ignored, ...]
    notes: tuple[Noted, ...]
    tellable: frozenset[str]


def probes(history: History) -> tuple[DueDay, ...]:
    """What is due at each of the moments at which it is looked."""
    return tuple(due_at(datetime.fromisoformat(each).replace(tzinfo=BERLIN), history) for each in PROBES)


def due_at(now: datetime, history: History) -> DueDay:
    """What is due as seen from a moment, the first first."""
    found = [*_waiting(now, history), *_doors(now, history)]
    return DueDay(now, tuple(sorted(found, key=lambda each: (each.at, each.to))))


def _waiting(now: datetime, history: History) -> Iterable[Due]:
    settled = {each.to for each in history.answers if each.at <= now}
    settled |= {each.to for each in history.ignored if each.at <= now}
    invitations = [
        each for each in history.incoming if each.kind in ("invitation", "outreach") and each.at <= now
    ]
    settled_later: dict[tuple[str | None, str | None], datetime] = {}
    for each in invitations:
        if each.message_id in settled:
            settled_later[each.recruiter, each.position] = each.at
    for each in invitations:
        if each.message_id in settled:
            continue
        due = waiting_due(each, now)
        reminded = settled_later.get((each.recruiter, each.position), each.at) > each.at
        yield _doubted(due, "Only a later reminder of it is settled.") if reminded else due


def waiting_due(incoming: Incoming, now: datetime) -> Due:
    """When the answer to a message that waits is due."""
    if any(now <= each <= now + LAST_MINUTE for each in incoming.times):
        return Due(incoming.message_id, incoming.recruiter, "last minute", now)
    written = incoming.at.astimezone(BERLIN)
    plain = answer_due(written)
    if incoming.asks_by is None:
        return Due(incoming.message_id, incoming.recruiter, "unanswered", plain)
    days = (incoming.asks_by - written.date()).days
    if days > 2:
        return Due(incoming.message_id, incoming.recruiter, "unanswered", plain)
    at = _at(_last_working(incoming.asks_by), _CLOSE_OF_DAY)
    due = Due(incoming.message_id, incoming.recruiter, "asked for", at)
    if at <= written:
        return _doubted(due, "The last working day before the day asked for was over when it was written.")
    if days == 2:
        return _doubted(
            due, "The day asked for is the second after writing, its evening later than two days."
        )
    return due


def answer_due(received: datetime) -> datetime:
    """`ANSWER_HOURS` later by the clock on the wall, and where that is no working day, before or after it."""
    wall = received.astimezone(BERLIN).replace(tzinfo=None) + timedelta(hours=ANSWER_HOURS)
    if working(wall.date()):
        return wall.replace(tzinfo=BERLIN)
    before = _at(_last_working(wall.date()), _CLOSE_OF_DAY)
    return before if received <= before else _at(_next_working(wall.date()), _MORNING)


def door_due(declined: datetime) -> datetime:
    """When a company is to be written to again."""
    return _at(_next_working(_months_later(declined.astimezone(BERLIN).date(), DOOR_MONTHS)), _MORNING)


def _doors(now: datetime, history: History) -> Iterable[Due]:
    by_id = {each.message_id: each for each in history.incoming}
    open_ones: list[tuple[Due, Incoming]] = []
    for answer in history.answers:
        if not answer.door or answer.decision != "decline" or answer.at > now:
            continue
        about, at = by_id[answer.to], door_due(answer.at)
        ends = _at(_months_later(at.date(), 1), _MORNING)
        if now < at - timedelta(days=31) or now >= ends:
            continue
        doubt = _since(about, answer.at, now, history)
        if doubt is not None:
            open_ones.append((Due(about.message_id, about.recruiter, "open door", at, doubt), about))
    for due, about in open_ones:
        again = [each for _, each in open_ones if each is not about and _of_one(each, about)]
        yield _doubted(due, "Two doors of the same person or company.") if again and not due.doubt else due


def _of_one(one: Incoming, other: Incoming) -> bool:
    return one.recruiter == other.recruiter or one.client is not None and one.client == other.client


def _since(about: Incoming, after: datetime, now: datetime, history: History) -> str | None:
    """Why it is in doubt that nobody wrote since, "" for no doubt; None where somebody did."""
    doubt = ""
    for each in history.incoming:
        if not after < each.at <= now or each.kind not in ("invitation", "outreach", "reply"):
            continue
        person = each.recruiter is not None and each.recruiter == about.recruiter
        company = each.client is not None and each.client == about.client
        if each.kind == "reply":
            if (person or company) and each.reacts_to:
                doubt = doubt or "Since then there was only a reply to a letter."
        elif person and each.recruiter not in history.tellable and each.address != about.address:
            doubt = doubt or "They wrote since, from an address that nothing ties to them."
        elif person or company:
            return None
        elif each.firm == about.firm or each.firm == about.client or each.client == about.firm:
            doubt = (
                doubt
                or "Since then somebody else of the agency wrote, or another agency for a company untold."
            )
    for noted in history.notes:
        if after < noted.note.at <= now and noted.recruiter == about.recruiter:
            doubt = doubt or "Since then they spoke, but not by mail."
    return doubt


def _doubted(due: Due, doubt: str) -> Due:
    return Due(due.to, due.recruiter, due.why, due.at, due.doubt or doubt)


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, BERLIN)


def _last_working(day: date) -> date:
    while not working(day):
        day -= timedelta(days=1)
    return day


def _next_working(day: date) -> date:
    while not working(day):
        day += timedelta(days=1)
    return day


def _months_later(day: date, months: int) -> date:
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month, min(day.day, last))
