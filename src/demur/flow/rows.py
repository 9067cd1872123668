"""The list of invitations: how each stands, and which comes first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from demur.assess.urgency import how_soon
from demur.domain.delivery import State
from demur.domain.remembered import REOPENING, DraftState, Listed
from demur.domain.verdict import Decision, Urgency


class Status(StrEnum):
    """How an invitation stands."""

    OPEN = "open"
    LATER = "later"
    LEAVING = "leaving"
    """Approved; it can be taken back, or is on its way."""

    UNSURE = "unsure"
    REFUSED = "refused"
    SENT = "sent"
    DECIDED = "decided"
    """By the person, without a letter of Demur's."""


TO_DO = frozenset({Status.OPEN, Status.UNSURE, Status.REFUSED})
"""What waits for the person."""


@dataclass(frozen=True, slots=True)
class Row:
    """An invitation in the list.

    Attributes:
        start: of the next time that is offered; None where none is to come.
        left: until `start`; None where there is none.
        passed: all its times have passed.
    """

    listed: Listed
    status: Status
    urgency: Urgency
    start: datetime | None
    left: timedelta | None
    passed: bool

    @property
    def decision(self) -> Decision:
        """What the person decided, else what is advised."""
        stand = self.listed.stand
        return stand.decided if stand and stand.decided else self.listed.decision

    @property
    def to_do(self) -> bool:
        """It waits for the person."""
        return self.status in TO_DO


def rows(listed: Sequence[Listed], now: datetime, last_minute: timedelta) -> list[Row]:
    """The list: the last minute first, by the time that is left, then what is soon, then the newest.

    Args:
        last_minute: an interview that starts within that time is one.
    """
    return sorted((_row(each, now, last_minute) for each in listed), key=_order)


def find(found: Sequence[Row], show: str, words: str) -> list[Row]:
    """Those that are to be shown.

    Args:
        show: "todo", "done" or "all".
        words: each of them stands in the company, the position, the sender or the subject; whatever the case.
    """
    wanted = words.casefold().split()
    return [
        each
        for each in found
        if (show == "all" or each.to_do is (show != "done"))
        and (not wanted or all(word in _said(each.listed) for word in wanted))
    ]


def next_of(found: Sequence[Row], number: int | None) -> int | None:
    """The invitation to be looked at after another one: the next that waits; None where none does."""
    waiting = [each.listed.id for each in found if each.to_do and each.listed.id != number]
    ids = [each.listed.id for each in found]
    after = ids[ids.index(number) + 1 :] if number in ids else []
    return next((each for each in after if each in set(waiting)), waiting[0] if waiting else None)


def _row(listed: Listed, now: datetime, last_minute: timedelta) -> Row:
    ahead = sorted(start for start, _ in listed.times if start > now)
    start = ahead[0] if ahead else None
    left = start - now if start else None
    urgency = how_soon(left, last_minute) if left is not None else "normal"
    return Row(listed, _status(listed, now), urgency, start, left, bool(listed.times) and not ahead)


def _status(listed: Listed, now: datetime) -> Status:
    match listed.delivery:
        case State.WAITING | State.SENDING:
            return Status.LEAVING
        case State.UNSURE:
            return Status.UNSURE
        case State.SENT | State.DONE:
            return Status.SENT
        case State.REFUSED:
            return Status.REFUSED
        case _:
            pass
    stand = listed.stand
    if listed.draft is DraftState.SENT:
        return Status.SENT
    if stand and stand.later and stand.later > now:
        return Status.LATER
    return Status.DECIDED if stand and stand.decided else Status.OPEN


_FIRST: dict[Urgency, int] = {"last_minute": 0, "soon": 1, "normal": 2}


def _order(row: Row) -> tuple[bool, int, float, float]:
    """What waits comes first, a scam last of it: it needs no answer."""
    urgent = row.start if row.urgency != "normal" else None
    rank = 3 if row.decision is Decision.IGNORE else _FIRST[row.urgency]
    began = row.listed.judged if row.listed.kind == REOPENING else row.listed.received
    return not row.to_do, rank, urgent.timestamp() if urgent else 0.0, -began.timestamp()


def _said(listed: Listed) -> str:
    sender = str(listed.sender) if listed.sender else ""
    parts = (listed.company or "", listed.position or "", sender, listed.subject)
    return " ".join(parts).casefold()
