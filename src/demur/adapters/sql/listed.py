"""All invitations as a list shows them, by one query for each thing that an invitation may have several of."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, Table, and_, func, select

from demur.adapters.sql.rows import address_of
from demur.adapters.sql.schema import (
    deliveries,
    drafts,
    events,
    facts,
    invitations,
    letters,
    reasons,
    stands,
    verdicts,
)
from demur.adapters.sql.stands import stand_of
from demur.domain.delivery import Part, State
from demur.domain.remembered import Changes, DraftState, Listed
from demur.domain.verdict import Decision

_BACK = 200
"""So many events are looked at again."""

_FACTS = {name: facts.alias(f"of_{name}") for name in ("company", "position", "agency", "mode")}


@dataclass(slots=True)
class _Answer:
    """How far the answer to an invitation is."""

    letter: int | None = None
    situation: str | None = None
    draft: DraftState | None = None
    noticed: datetime | None = None
    delivery: State | None = None
    due: datetime | None = None
    left: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Which invitations: all, or those of an account, or some by their ids."""

    account: str | None
    only: tuple[int, ...] | None

    def of(self, query: Select[Any], table: Table = invitations) -> Select[Any]:
        """The rows of a table that belong to them."""
        number = invitations.c.id if table is invitations else table.c.invitation
        if self.only is not None:
            query = query.where(number.in_(self.only))
        if self.account is None:
            return query
        if table is not invitations:
            query = query.join_from(table, invitations, number == invitations.c.id)
        return query.where(invitations.c.account == self.account)


def every(db: Connection, account: str | None, only: Collection[int] | None) -> tuple[Listed, ...]:
    """See `Store.listed`."""
    wanted = _Wanted(account, None if only is None else tuple(only))
    times, answers = _times(db, wanted), _answers(db, wanted)
    # Sorted here, since an ORDER BY keeps SQLite from reading the index alone.
    rows = sorted(db.execute(wanted.of(_query())), key=lambda row: (row.newest, row.id), reverse=True)
    return tuple(_listed(row, times[row.id], answers[row.id]) for row in rows)


def _query() -> Select[Any]:
    """What an invitation has one of."""
    mine = invitations.c.id
    joined = invitations.join(verdicts, verdicts.c.invitation == mine)
    joined = joined.outerjoin(stands, stands.c.invitation == mine)
    joined = joined.outerjoin(reasons, and_(reasons.c.invitation == mine, reasons.c.position == 0))
    for name, fact in _FACTS.items():
        joined = joined.outerjoin(fact, and_(fact.c.invitation == mine, fact.c.name == name))
    said = [fact.c.value.label(name) for name, fact in _FACTS.items()]
    shown = [invitations.c[name] for name in ("id", "account", "key", "sender", "subject", "kind")]
    judged = [verdicts.c[name] for name in ("decision", "question", "scam", "judged")]
    newest = func.coalesce(invitations.c.received, invitations.c.kept).label("newest")
    return select(
        *shown,
        newest,
        *said,
        *judged,
        reasons.c.because,
        reasons.c.factor,
        stands.c.decided,
        stands.c.later,
        stands.c.at,
    ).select_from(joined)


def _listed(row: Any, times: list[tuple[datetime, datetime | None]], answer: _Answer) -> Listed:
    return Listed(
        id=row.id,
        account=row.account,
        key=row.key,
        received=row.newest,
        sender=address_of(row.sender),
        company=row.company,
        position=row.position,
        subject=row.subject,
        kind=row.kind,
        agency=bool(row.agency),
        decision=Decision(row.decision),
        because=row.because or "",
        question=row.question,
        scam=row.scam,
        judged=row.judged,
        times=tuple(times),
        mode=row.mode,
        stand=stand_of(row.decided, row.later, row.at) if row.at else None,
        draft=answer.draft,
        delivery=answer.delivery,
        due=answer.due,
        left=answer.left or answer.noticed,
        situation=answer.situation,
        letter=answer.letter,
        factor=row.factor,
    )


def _times(db: Connection, wanted: _Wanted) -> defaultdict[int, list[tuple[datetime, datetime | None]]]:
    query = select(facts.c.invitation, facts.c.value).where(facts.c.name == "interview_times")
    found: defaultdict[int, list[tuple[datetime, datetime | None]]] = defaultdict(list)
    for row in db.execute(wanted.of(query, facts).order_by(facts.c.invitation, facts.c.position)):
        start, end = row.value["start"], row.value["end"]
        time = datetime.fromisoformat(start), datetime.fromisoformat(end) if end else None
        found[row.invitation].append(time)
    return found


def _answers(db: Connection, wanted: _Wanted) -> defaultdict[int, _Answer]:
    """How far each answer is; of several letters, drafts and deliveries the last one counts."""
    found: defaultdict[int, _Answer] = defaultdict(_Answer)
    situations: dict[int, str] = {}
    written = select(letters.c.invitation, letters.c.id, letters.c.situation)
    for row in db.execute(wanted.of(written, letters).order_by(letters.c.version)):
        found[row.invitation].situation = situations[row.id] = row.situation
        found[row.invitation].letter = row.id
    laid = select(drafts.c.invitation, drafts.c.letter, drafts.c.state, drafts.c.moved)
    for row in db.execute(wanted.of(laid, drafts).order_by(drafts.c.id)):
        answer = found[row.invitation]
        answer.draft = DraftState(row.state)
        if answer.draft is DraftState.SENT:
            answer.noticed, answer.letter = row.moved, row.letter
    mine = deliveries.c.part == Part.LETTER, deliveries.c.state != State.WITHDRAWN
    sent = select(*(deliveries.c[name] for name in ("invitation", "letter", "state", "due", "left"))).where(
        *mine
    )
    for row in db.execute(wanted.of(sent, deliveries).order_by(deliveries.c.approved, deliveries.c.key)):
        answer = found[row.invitation]
        answer.delivery, answer.due, answer.left = State(row.state), row.due, row.left
        answer.situation = situations[row.letter]
        if row.left or not answer.noticed:
            answer.letter = row.letter
    return found


def changes(db: Connection, since: int) -> Changes:
    """See `Store.changes`."""
    # Where several write at once an event may come to be seen after a later one; SQLite lets one write at a time.
    back = 0 if db.dialect.name == "sqlite" else _BACK
    touched = select(events.c.invitation).where(events.c.id > since - back, events.c.invitation.is_not(None))
    last = db.scalar(select(func.max(events.c.id))) or 0
    ids = frozenset(db.scalars(select(invitations.c.id)))
    return Changes(last, frozenset(db.scalars(touched)) & ids, ids)
