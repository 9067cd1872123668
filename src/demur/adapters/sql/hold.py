"""Keep other transactions from writing about the same things until this one ends.

SQLite has one writer at a time anyhow.
"""

from sqlalchemy import Connection, func, select

from demur.adapters.sql.schema import invitations, letters
from demur.domain.errors import Forgotten

_LOCK = 0x64656D7573
"""Names the advisory lock of PostgreSQL that writers share ("demus")."""


def enter(db: Connection, *, alone: bool) -> None:
    """Begin to write; who must be `alone` waits until no other writer is there, and keeps them out."""
    if db.dialect.name == "postgresql":
        lock = func.pg_advisory_xact_lock if alone else func.pg_advisory_xact_lock_shared
        db.execute(select(lock(_LOCK)))


def hold(db: Connection, invitation: int) -> None:
    """Hold an invitation.

    Raises:
        Forgotten: there is none with this id, or none any more.
    """
    found = select(invitations.c.id).where(invitations.c.id == invitation).with_for_update()
    if db.scalar(found) is None:
        raise Forgotten


def hold_for(db: Connection, letter: int) -> int:
    """Hold the invitation that a version of a letter answers; returns its id.

    Raises:
        Forgotten: there is no such letter, or none any more.
    """
    invitation: int | None = db.scalar(select(letters.c.invitation).where(letters.c.id == letter))
    if invitation is None:
        raise Forgotten
    hold(db, invitation)
    return invitation
