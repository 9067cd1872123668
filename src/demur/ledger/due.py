"""What is due: the answers that are owed, the letters in doubt, and the doors to knock at again."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from demur.domain.delivery import State
from demur.domain.letter import DECLINING, Situation
from demur.domain.person import FollowUps
from demur.domain.remembered import LYING, REOPENING, DraftState, Listed
from demur.domain.verdict import Decision
from demur.ledger.workdays import EVENING, MIDNIGHT, MORNING, Workdays, months_later

_ANSWERS = frozenset({Decision.TAKE, Decision.ASK, Decision.DECLINE})
_LEFT = frozenset({State.SENT, State.DONE})
_DOUBTED = frozenset({State.UNSURE, State.REFUSED})
_DOORS = frozenset(each.value for each in DECLINING - {Situation.CLOSE, Situation.MISSED, Situation.PUSHBACK})
_KNOCKABLE = timedelta(days=30)
"""For so long after its day a door is told of: Demur does not see that the person knocked."""

_LAPSED = timedelta(days=14)
"""So long after its day a promise is told of: then it was kept elsewhere, or is broken."""

_FIRST_YEAR, _LAST_YEAR = 1970, 2200  # room for months and zones on either side


class Kind(StrEnum):
    """Why something is due."""

    LAST_MINUTE = "last minute"
    """A time that is offered is near, and there is no answer."""

    UNSURE = "in doubt"
    """Whether the letter left can't be told."""

    REFUSED = "refused"
    """The letter was refused; nothing left."""

    PROMISED = "put off"
    """The person put it off until then."""

    ASKED = "asked for"
    """The message asks for an answer by that day."""

    OWED = "promised"
    """The person's own letter promises an answer by that day."""

    UNANSWERED = "unanswered"
    DOOR = "open door"
    """The person asked to be kept in mind, and some months are over."""


AT_ONCE = frozenset({Kind.LAST_MINUTE, Kind.UNSURE, Kind.REFUSED})
"""What can't wait once it is due."""


@dataclass(frozen=True, slots=True)
class Terms:
    """When things fall due.

    Attributes:
        last_minute: an interview that starts within that time is last minute.
    """

    days: Workdays
    wishes: FollowUps
    last_minute: timedelta


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that is due.

    Attributes:
        at: when it falls due, in the person's zone.
        overdue: that was before now.
        says: one plain sentence.
        uid: the same for the same thing in every run, whatever its kind and time; tells nothing of the message.
        named: the moment that the sentence is about, such as when they wrote; None where it is about none.
    """

    kind: Kind
    at: datetime
    overdue: bool
    says: str
    uid: str
    listed: Listed
    named: datetime | None = None

    @property
    def number(self) -> int:
        """Of the invitation."""
        return self.listed.id


def due(
    listed: Sequence[Listed],
    now: datetime,
    terms: Terms,
    until: datetime,
    *,
    asked: Mapping[int, date] | None = None,
    promised: Mapping[int, date] | None = None,
    asks: Callable[[Listed], bool] | None = None,
    parties: Mapping[int, tuple[int, ...]] | None = None,
    noted: Mapping[int, datetime] | None = None,
) -> tuple[Due, ...]:
    """What falls due, the most urgent first: what can't wait, then by time.

    Args:
        listed: in any order; a message that came to two accounts is answered if it is in one of them.
        now: with its offset.
        until: what falls due later is left out.
        asked: by the numbers of invitations, the days by which their messages ask for an answer.
        promised: by the numbers of invitations, the days by which the letters that left promise an answer.
        asks: whether the letter that left asks to be kept in mind; it is only asked of those that would be due.
        parties: by the numbers of invitations, who stands for them in the ledger; else they go by address and name.
        noted: by the numbers of those in the ledger, when the person last dealt with them elsewhere.
    """
    found = [
        *_doubts(listed, now, terms),
        *(_answer(each, now, terms, (asked or {}).get(each.id)) for each in unanswered(listed, now)),
        *_owed(listed, now, terms, promised or {}, parties or {}, noted or {}),
        *_doors(listed, now, terms, until, asks or _plain_decline, parties or {}),
    ]
    return tuple(sorted((each for each in found if each.at <= until), key=lambda each: _order(each, now)))


def unanswered(listed: Iterable[Listed], now: datetime) -> tuple[Listed, ...]:
    """Those that need an answer and have none, each message once: a scam needs none, nor what the person dealt with."""
    known = list(listed)
    done = {each.key for each in known if _answered(each, now) or each.delivery in _DOUBTED}
    once = {each.key: each for each in reversed(known) if each.key not in done and _wanted(each)}
    return tuple(once.values())


def came(each: Listed, now: datetime) -> datetime:
    """When it came: as its Date says, but where that lies in the future or is absurd, when it was judged."""
    sound = _sound(each.received) and each.received <= now
    return each.received if sound else each.judged


def who(each: Listed) -> str:
    """Who wrote, and for which company, in a few words."""
    sender = (each.sender.name or each.sender.email) if each.sender else ""
    if sender and each.company:
        return f"{sender} ({each.company})"
    return sender or each.company or "an unknown sender"


def approved(each: Listed) -> bool:
    """The person said yes to its letter, and it has not left."""
    return each.delivery is State.WAITING


def next_command(each: Due) -> str:
    """The command that comes next."""
    match each.kind:
        case Kind.UNSURE:
            return f"demur settle {each.number} --arrived | --again"
        case Kind.REFUSED:
            return f"demur approve {each.number}"
        case Kind.DOOR:
            return f"demur letters {each.number}"
        case Kind.OWED:
            return "demur review"
    if approved(each.listed):
        return "demur send"
    if each.listed.draft in LYING:
        return f"demur approve {each.number}"
    return "demur draft" if each.listed.draft is None else "demur review"


def _wanted(each: Listed) -> bool:
    if each.kind == REOPENING:
        return approved(each)
    decided = each.stand.decided if each.stand else None
    return each.decision in _ANSWERS and (decided or each.decision) in _ANSWERS


def _answered(each: Listed, now: datetime) -> bool:
    if each.left or each.delivery in _LEFT or each.delivery is State.SENDING or each.draft is DraftState.SENT:
        return True
    if approved(each):
        return each.due is not None and each.due >= now
    return bool(each.stand and each.stand.decided and not each.stand.later)


def _answer(each: Listed, now: datetime, terms: Terms, asked: date | None) -> Due:
    """The answer that is owed: by the day that comes first, unless the person put it off."""
    days, arrived, name = terms.days, came(each, now), who(each)
    start = min((start for start, _ in each.times if _sound(start) and start > now), default=None)
    later = each.stand.later if each.stand and each.stand.later and _sound(each.stand.later) else None
    times: list[tuple[datetime, Kind, str, datetime]] = []
    if later:
        times.append((later, Kind.PROMISED, f"You put {name} off until {_day(later, days)}.", later))
    else:
        if asked:
            day = days.at(asked, EVENING)
            wanted = f"{name} asked for an answer by {_day(day, days)}."
            times.append((_by_the_day(asked, arrived, days), Kind.ASKED, wanted, day))
        usual = days.within(days.later(arrived, terms.wishes.answer_hours), arrived)
        says = f"{name} wrote on {_day(arrived, days)} and has no answer yet."
        if approved(each):
            says = f"Your answer to {name} is approved and has not left yet."
        times.append((usual, Kind.UNANSWERED, says, arrived))
    # Whoever put it off until before the interview knows of its time.
    if start and not (later and now < later < start):
        near = max(arrived, start - terms.last_minute)
        hour = start.astimezone(days.zone)
        says = f"{name} has no answer yet, and a time that is offered is near: {_day(start, days)}, {hour:%H:%M}."
        times.append((near, Kind.LAST_MINUTE, says, start))
    urgent = [each for each in times if each[1] is Kind.LAST_MINUTE and each[0] <= now]
    at, kind, says, named = urgent[0] if urgent else min(times, key=lambda each: each[0])
    return _due(kind, max(at, arrived), says, each, now, days, named)


def _by_the_day(day: date, arrived: datetime, days: Workdays) -> datetime:
    """The evening of a day, or of the last working day before where nobody works on it; what comes later has until midnight."""
    evening = days.at(day, EVENING)
    if not days.works(day):
        before = days.at(days.last_before(day), EVENING)
        evening = before if before > arrived else evening
    return evening if evening > arrived else max(days.at(day, MIDNIGHT), arrived)


def _doubts(listed: Iterable[Listed], now: datetime, terms: Terms) -> Iterator[Due]:
    for each in listed:
        if each.delivery not in _DOUBTED:
            continue
        at = max(each.due or came(each, now), came(each, now))
        if each.delivery is State.UNSURE:
            says = f"It can't be told whether your letter to {who(each)} left."
            yield _due(Kind.UNSURE, min(at, now), says, each, now, terms.days)
        else:
            says = f"Your letter to {who(each)} was refused; nothing left."
            yield _due(Kind.REFUSED, min(at, now), says, each, now, terms.days)


def _owed(
    listed: Sequence[Listed],
    now: datetime,
    terms: Terms,
    promised: Mapping[int, date],
    parties: Mapping[int, tuple[int, ...]],
    noted: Mapping[int, datetime],
) -> Iterator[Due]:
    """The answers that were promised, unless the person wrote or spoke to them since, or decided otherwise."""
    if not promised:
        return
    wrote: dict[str, datetime] = {}
    for each in listed:
        if each.left and (name := _person(each, parties)):
            wrote[name] = max(wrote.get(name, each.left), each.left)
    for each in listed:
        left, day = each.left, promised.get(each.id)
        if left is None or day is None or not _sound(left):
            continue
        since = [wrote.get(_person(each, parties), left)]
        since += [noted[number] for number in parties.get(each.id, ())[:1] if number in noted]
        since += [each.stand.at] if each.stand and each.stand.decided else []
        at = _by_the_day(day, left, terms.days)
        if max(since) <= left and now - at <= _LAPSED:
            named = terms.days.at(day, EVENING)
            says = f"You promised {who(each)} an answer by {_day(named, terms.days)}."
            yield _due(Kind.OWED, at, says, each, now, terms.days, named)


def _doors(
    listed: Sequence[Listed],
    now: datetime,
    terms: Terms,
    until: datetime,
    asks: Callable[[Listed], bool],
    parties: Mapping[int, tuple[int, ...]],
) -> Iterator[Due]:
    """The newest answer to each recruiter and company, if it asked to be kept in mind and they were silent since."""
    if not terms.wishes.door_months:
        return
    newest: dict[tuple[str, ...], Listed] = {}
    wrote: dict[str, datetime] = {}
    for each in sorted(listed, key=lambda each: (each.left is None, each.left or now, each.id)):
        if each.decision is Decision.IGNORE:
            continue
        arrived = came(each, now)
        for name in () if each.kind == REOPENING else _names(each, parties):
            wrote[name] = max(wrote.get(name, arrived), arrived)
        if each.left and _sound(each.left):
            newest[_names(each, parties)] = each
    for each in newest.values():
        left = each.left
        if left is None or each.situation not in _DOORS or not _names(each, parties):
            continue
        day = months_later(left.astimezone(terms.days.zone).date(), terms.wishes.door_months)
        at = terms.days.at(terms.days.first_from(day), MORNING)
        silent = all(wrote[name] <= left for name in _names(each, parties))
        if silent and now - _KNOCKABLE <= at <= until and asks(each):
            says = f"You declined {who(each)} on {_day(left, terms.days)} and asked to be kept in mind: knock again."
            yield _due(Kind.DOOR, at, says, each, now, terms.days, left)


def _names(each: Listed, parties: Mapping[int, tuple[int, ...]]) -> tuple[str, ...]:
    """What they are known by: the recruiter, and the company."""
    if each.id in parties:
        return tuple(f"party {number}" for number in parties[each.id])
    company = " ".join((each.company or "").casefold().split())
    sender = each.sender.key if each.sender else ""
    return tuple(f"{kind} {name}" for kind, name in (("from", sender), ("of", company)) if name)


def _person(each: Listed, parties: Mapping[int, tuple[int, ...]]) -> str:
    """Who wrote, else the company; "" where neither is known."""
    return next(iter(_names(each, parties)), "")


def _plain_decline(each: Listed) -> bool:
    """A plain decline does, since with the door closed it is another letter."""
    return each.situation == Situation.DECLINE


def _due(
    kind: Kind,
    at: datetime,
    says: str,
    each: Listed,
    now: datetime,
    days: Workdays,
    named: datetime | None = None,
) -> Due:
    what = {Kind.DOOR: "door", Kind.OWED: "promise"}.get(kind, "answer")
    digest = hashlib.sha256(f"{what}\n{each.account}\n{each.key}".encode("utf-8", "replace")).hexdigest()
    return Due(kind, at.astimezone(days.zone), at < now, says, f"{digest[:32]}@demur", each, named)


def _order(each: Due, now: datetime) -> tuple[int, datetime, int]:
    pressing = each.kind in AT_ONCE and each.at <= now
    rank = 2 if not pressing else 0 if each.kind is Kind.LAST_MINUTE else 1
    return rank, each.at, each.number


def _day(moment: datetime, days: Workdays) -> str:
    local = moment.astimezone(days.zone)
    return f"{local:%a} {local.day} {local:%b %Y}"


def _sound(moment: datetime) -> bool:
    return _FIRST_YEAR < moment.year < _LAST_YEAR
