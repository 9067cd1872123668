"""What the invitations come to in numbers: how many there were, from where, how they were answered, and what was saved."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from statistics import median, quantiles
from typing import TypeVar
from zoneinfo import ZoneInfo

from demur.domain.invitation import Kind
from demur.domain.letter import DECLINING, Situation
from demur.domain.remembered import REOPENING, Listed
from demur.domain.verdict import Decision

_Name = TypeVar("_Name", bound=str)
_ANSWERS = frozenset({Decision.TAKE, Decision.ASK, Decision.DECLINE})
_WEEKS = 12
_MOST = 10


class Source(StrEnum):
    """On which way an invitation came."""

    NETWORK = "network"
    """A job network or job board that carries messages between its members."""

    AGENCY = "agency"
    SYSTEM = "system"
    """A hiring system that writes for the company."""

    COMPANY = "company"
    """The company itself."""

    UNKNOWN = "unknown"
    """It names no sender."""


@dataclass(frozen=True, slots=True)
class WeekCount:
    """How many came in an ISO week.

    Attributes:
        begins: midnight of its Monday, in the person's zone.
        complete: the week is over.
    """

    begins: datetime
    count: int
    complete: bool


@dataclass(frozen=True, slots=True)
class AnswerTime:
    """How long answers took, in hours.

    Attributes:
        answered: how many have an answer whose time is known.
        median, ninetieth: None where none has one; the second is the 90th percentile.
    """

    answered: int
    median: float | None
    ninetieth: float | None


@dataclass(frozen=True, slots=True)
class VerdictCount:
    """How often Demur advised something, and what became of it.

    Attributes:
        followed: the person did that.
        otherwise: what they did instead, the most frequent first.
        undecided: nothing was done yet.
    """

    advised: Decision
    count: int
    followed: int
    otherwise: tuple[tuple[Decision, int], ...]
    undecided: int


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of it for the person.

    Attributes:
        answered: how many have an answer: one that left, or one that the person gave on another way.
        declined: how many invitations to an interview were declined.
        each: what an interview is taken to cost, in hours.
        doors: how many declines that left asked to be kept in mind.
    """

    answered: int
    declined: int
    each: float
    doors: int

    @property
    def hours(self) -> float:
        """What the declined interviews would have cost."""
        return self.declined * self.each


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers.

    Attributes:
        total: how many invitations there are, each once.
        ahead: how many of them bear a date in the future, which no week and no time to answer counts.
        weeks: the last twelve ISO weeks, the oldest first, the running one last.
        before: how many came before those.
        sources: the most frequent first; those from which none came are left out. Empty where nobody tells them apart.
        recruiters: mail address (lower case), name and count of those who wrote most often.
        companies: name and count of those that invited most often.
    """

    total: int
    ahead: int
    weeks: tuple[WeekCount, ...]
    before: int
    sources: tuple[tuple[Source, int], ...]
    answers: AnswerTime
    verdicts: tuple[VerdictCount, ...]
    recruiters: tuple[tuple[str, str, int], ...]
    companies: tuple[tuple[str, int], ...]
    saved: Saved

    @property
    def busiest(self) -> int:
        """The count of the fullest week."""
        return max((week.count for week in self.weeks), default=0)


def numbers(
    listed: Sequence[Listed],
    now: datetime,
    zone: ZoneInfo,
    hours_per_interview: float,
    *,
    source: Callable[[Listed], Source] | None = None,
    door_open: Callable[[Listed], bool] | None = None,
) -> Numbers:
    """Counts the invitations.

    Args:
        listed: in any order; one that is there twice (in two accounts, or again in one) counts once.
        now: with its offset.
        zone: the person's time zone, in which ISO weeks are counted.
        hours_per_interview: what an interview costs, its preparation included.
        source: on which way one came; None where that is not told.
        door_open: whether its letter asks to be kept in mind; by default only a plain decline is known to.
    """
    each = _once(one for one in listed if one.kind != REOPENING)
    dated = [one for one in each if _utc(one.received, zone) <= _utc(now, zone)]
    weeks, before = _weeks(dated, now, zone)
    declined = [one for one in each if done(one) is Decision.DECLINE]
    return Numbers(
        total=len(each),
        ahead=len(each) - len(dated),
        weeks=weeks,
        before=before,
        sources=_ranked(Counter(source(one) for one in each), len(Source)) if source else (),
        answers=_answers(dated, now, zone),
        verdicts=_verdicts(each),
        recruiters=_recruiters(each),
        companies=_companies(each),
        saved=Saved(
            answered=sum(1 for one in each if done(one) in _ANSWERS),
            declined=sum(1 for one in declined if one.kind == Kind.INTERVIEW_INVITATION),
            each=max(0.0, hours_per_interview),
            doors=sum(1 for one in declined if one.left and (door_open or _asks_to_be_kept)(one)),
        ),
    )


def _asks_to_be_kept(one: Listed) -> bool:
    """A plain decline does, since with the door closed it is another letter."""
    return one.situation == Situation.DECLINE


def done(one: Listed) -> Decision | None:
    """What the person did about an invitation: what the letter that left says, else what they decided; None for nothing yet."""
    said = _said(one) if one.left else None
    return said or (one.stand.decided if one.stand else None)


def _said(one: Listed) -> Decision | None:
    """What the letter says; of a missed time it asks for another one, unless the invitation is declined anyway."""
    if one.situation == Situation.ACCEPT:
        return Decision.TAKE
    if one.situation in (Situation.ASK, Situation.RESCHEDULE):
        return Decision.ASK
    if one.situation == Situation.MISSED and one.decision is not Decision.DECLINE:
        return Decision.ASK
    return Decision.DECLINE if one.situation in DECLINING else None


def _once(listed: Iterable[Listed]) -> list[Listed]:
    """Each message once, as it is known where most was done about it."""
    found: dict[str, Listed] = {}
    for one in listed:
        other = found.get(one.key)
        if other is None or (other.left is None, done(other) is None) > (one.left is None, done(one) is None):
            found[one.key] = one
    return list(found.values())


def _utc(moment: datetime, zone: ZoneInfo) -> datetime:
    """The moment in UTC; one without an offset is read in the zone, one out of the calendar's reach as its first or last day."""
    try:
        return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
    except OverflowError:
        return moment.replace(tzinfo=UTC)


def _weeks(dated: Iterable[Listed], now: datetime, zone: ZoneInfo) -> tuple[tuple[WeekCount, ...], int]:
    """The last weeks, and how many came before them."""
    this = _monday(now, zone)
    mondays = [this - timedelta(weeks=ago) for ago in reversed(range(_WEEKS))]
    found = Counter(_monday(one.received, zone) for one in dated)
    weeks = tuple(
        WeekCount(datetime.combine(monday, time(), zone), found[monday], monday != this) for monday in mondays
    )
    return weeks, sum(count for monday, count in found.items() if monday < mondays[0])


def _monday(moment: datetime, zone: ZoneInfo) -> date:
    try:
        day = _utc(moment, zone).astimezone(zone).date()
        return day - timedelta(days=day.weekday())
    except OverflowError:
        return date.min


def _answers(dated: Iterable[Listed], now: datetime, zone: ZoneInfo) -> AnswerTime:
    """An answer from before its question, or from the future, tells nothing."""
    hours = [
        (_utc(one.left, zone) - _utc(one.received, zone)) / timedelta(hours=1)
        for one in dated
        if one.left and _utc(one.received, zone) <= _utc(one.left, zone) <= _utc(now, zone)
    ]
    if len(hours) < 2:
        only = hours[0] if hours else None
        return AnswerTime(len(hours), only, only)
    return AnswerTime(len(hours), median(hours), quantiles(hours, n=10, method="inclusive")[-1])


def _verdicts(each: Sequence[Listed]) -> tuple[VerdictCount, ...]:
    """What Demur advised, in the order of the verdicts; what it never advised is left out."""
    counts = []
    for advised in Decision:
        mine = Counter(done(one) for one in each if one.decision is advised)
        if not mine:
            continue
        other = Counter({what: n for what, n in mine.items() if what is not None and what is not advised})
        counts.append(
            VerdictCount(advised, mine.total(), mine[advised], _ranked(other, len(Decision)), mine[None])
        )
    return tuple(counts)


def _recruiters(each: Iterable[Listed]) -> tuple[tuple[str, str, int], ...]:
    names: dict[str, str] = {}
    found: Counter[str] = Counter()
    for one in sorted(each, key=lambda one: one.id):
        if one.sender and one.sender.key:
            found[one.sender.key] += 1
            names[one.sender.key] = one.sender.name or names.get(one.sender.key, "")
    return tuple((key, names[key], count) for key, count in _ranked(found, _MOST))


def _companies(each: Iterable[Listed]) -> tuple[tuple[str, int], ...]:
    """By name, whatever its case and spaces, as it was written last."""
    names: dict[str, str] = {}
    found: Counter[str] = Counter()
    for one in sorted(each, key=lambda one: one.id):
        name = " ".join((one.company or "").split())
        if name:
            found[name.casefold()] += 1
            names[name.casefold()] = name
    return tuple((names[key], count) for key, count in _ranked(found, _MOST))


def _ranked(found: Counter[_Name], most: int) -> tuple[tuple[_Name, int], ...]:
    """The most frequent first; equals by name."""
    return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:most])
