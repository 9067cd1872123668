"""Letters that the person approved, and how far they have come."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, literal, select, update
from sqlalchemy.exc import IntegrityError

from demur.adapters.sql.events import record
from demur.adapters.sql.hold import hold_for
from demur.adapters.sql.schema import Moment, approvals, deliveries, invitations
from demur.adapters.sql.upsert import upsert
from demur.domain.delivery import LIVE, Delivery, Outgoing, Part, State
from demur.domain.errors import AlreadyAnswered, MessageIdSpent

_LEFT = frozenset({State.SENDING, State.UNSURE, State.SENT, State.DONE})
"""The states in which a letter has left, or may have."""


def approve(
    db: Connection, letter: int, outgoing: Outgoing, approved: datetime, due: datetime, part: Part
) -> Delivery:
    """See `Store.approve`."""
    invitation = hold_for(db, letter)
    mine = (deliveries.c.invitation == invitation) & (deliveries.c.part == part)
    if db.execute(select(deliveries.c.key).where(mine, deliveries.c.state.in_(LIVE))).first():
        raise AlreadyAnswered
    key = hashlib.sha256(outgoing.message_id.encode()).hexdigest()
    earlier = db.execute(select(deliveries).where(deliveries.c.key == key)).first()
    if earlier and (earlier.invitation != invitation or earlier.state != State.WITHDRAWN):
        raise MessageIdSpent
    row = {
        "key": key,
        "invitation": invitation,
        "letter": letter,
        "part": part,
        "message_id": outgoing.message_id,
        "data": outgoing.data,
        "sender": outgoing.sender,
        "recipients": list(outgoing.recipients),
        "approved": approved,
        "due": due,
        "state": State.WAITING,
        "word": "",
        "moved": approved,
        "left": None,
    }
    with _one_answer():
        upsert(db, deliveries, [row])
    db.execute(approvals.insert(), {"letter": letter, "delivery": key, "approved": approved, "due": due})
    record(db, approved, "approved", invitation=invitation, letter=letter, delivery=key)
    return Delivery(key, invitation, letter, part, outgoing, approved, due, State.WAITING)


def some(db: Connection, states: Sequence[State]) -> tuple[Delivery, ...]:
    """See `Store.deliveries`."""
    query = select(deliveries).order_by(deliveries.c.approved, deliveries.c.key)
    if states:
        query = query.where(deliveries.c.state.in_(states))
    return tuple(map(_delivery, db.execute(query)))


def one(db: Connection, key: str) -> Delivery | None:
    """See `Store.delivery`."""
    found = db.execute(select(deliveries).where(deliveries.c.key == key)).first()
    return _delivery(found) if found else None


def advance(db: Connection, key: str, before: Sequence[State], after: State, at: datetime, word: str) -> bool:
    """See `Store.advance`. Without a word, what the server said last stays.

    Raises:
        AlreadyAnswered: it would be the second delivery of its invitation.
    """
    # The invitation first, as everywhere: else two processes might each hold what the other one needs.
    mine = select(invitations.c.id).join(deliveries).where(deliveries.c.key == key)
    invitation = db.scalar(mine.with_for_update(of=invitations))
    left = func.coalesce(deliveries.c.left, literal(at, Moment())) if after in _LEFT else None
    row: dict[str, Any] = {"state": after, "moved": at, "left": left}
    if word:
        row["word"] = word
    with _one_answer():
        moved = db.execute(
            update(deliveries).where(deliveries.c.key == key, deliveries.c.state.in_(before)).values(row)
        )
    if moved.rowcount != 1:
        return False
    record(db, at, "delivery_moved", invitation=invitation, delivery=key, state=after, word=word)
    return True


def sent_since(db: Connection, account: str, at: datetime) -> int:
    """See `Store.sent_since`; a letter leaves when it is first SENDING, whatever becomes of it later."""
    joined = deliveries.join(invitations, invitations.c.id == deliveries.c.invitation)
    count = select(func.count()).select_from(joined)
    return db.scalars(count.where(invitations.c.account == account, deliveries.c.left >= at)).one()


@contextmanager
def _one_answer() -> Iterator[None]:
    """Tell that the index `one_live_delivery` refused a second one; another process was quicker."""
    try:
        yield
    except IntegrityError:
        raise AlreadyAnswered from None


def _delivery(row: Any) -> Delivery:
    outgoing = Outgoing(row.message_id, row.data, row.sender, tuple(row.recipients))
    part, state = Part(row.part), State(row.state)
    return Delivery(
        row.key, row.invitation, row.letter, part, outgoing, row.approved, row.due, state, row.word
    )
