"""Where the drafts of letters lie in the mailbox."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update

from demur.adapters.sql.events import record
from demur.adapters.sql.fault import Refusal
from demur.adapters.sql.hold import hold_for
from demur.adapters.sql.rows import place_of, place_row
from demur.adapters.sql.schema import drafts
from demur.domain.delivery import Place
from demur.domain.errors import Forgotten
from demur.domain.remembered import LYING, Draft, DraftState


def put(db: Connection, letter: int, account: str, place: Place, digest: str, at: datetime) -> Draft:
    """See `Store.put_draft`. Where the invitation has a draft that lies there, that one is returned, and stays."""
    invitation = hold_for(db, letter)
    waiting = select(drafts).where(drafts.c.invitation == invitation, drafts.c.state.in_(LYING))
    found = db.execute(waiting).first()
    if found is None:
        row = {
            "invitation": invitation,
            "letter": letter,
            "account": account,
            **place_row(place),
            "digest": digest,
            "state": DraftState.WAITING,
            "moved": at,
        }
        db.execute(drafts.insert(), row)
        found = db.execute(waiting).one()
        record(db, at, "draft_put", account=account, invitation=invitation, draft=found.id, letter=letter)
    return _draft(found)


def every(db: Connection, invitation: int | None) -> tuple[Draft, ...]:
    """See `Store.drafts`."""
    query = select(drafts).order_by(drafts.c.id)
    if invitation is not None:
        query = query.where(drafts.c.invitation == invitation)
    return tuple(map(_draft, db.execute(query)))


def move(
    db: Connection, number: int, state: DraftState, place: Place, letter: int, digest: str, at: datetime
) -> None:
    """See `Store.move_draft`."""
    invitation = hold_for(db, letter)
    mine = drafts.c.id == number, drafts.c.invitation == invitation
    others = drafts.c.id != number, drafts.c.invitation == invitation, drafts.c.state.in_(LYING)
    if state in LYING and db.execute(select(drafts.c.id).where(*others)).first():
        raise Refusal(f"the draft {number} can't wait again, since another one does. Remove that one first.")
    row = {**place_row(place), "state": state, "letter": letter, "digest": digest, "moved": at}
    if not db.execute(update(drafts).where(*mine).values(row)).rowcount:
        raise Forgotten
    record(db, at, "draft_moved", invitation=invitation, draft=number, letter=letter, state=state)


def _draft(row: Any) -> Draft:
    return Draft(
        row.id, row.invitation, row.letter, row.account, place_of(row), row.digest, DraftState(row.state)
    )
