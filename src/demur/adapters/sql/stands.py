"""What the person says to an invitation: corrections of its facts, and their own decision."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, delete, select

from demur.adapters.sql.events import record
from demur.adapters.sql.hold import hold
from demur.adapters.sql.schema import corrections, stands
from demur.adapters.sql.upsert import upsert
from demur.domain.remembered import Stand
from demur.domain.verdict import Decision


def correct(db: Connection, invitation: int, name: str, value: str | None, at: datetime) -> None:
    """See `Store.put_correction`."""
    hold(db, invitation)
    if value is None:
        mine = corrections.c.invitation == invitation, corrections.c.name == name
        db.execute(delete(corrections).where(*mine))
    else:
        upsert(db, corrections, [{"invitation": invitation, "name": name, "value": value, "at": at}])
    # The value stands in its own table alone, where it can be taken back.
    record(db, at, "correction_put", invitation=invitation, fact=name, taken_back=value is None)


def corrected(db: Connection, invitation: int) -> Mapping[str, str]:
    """See `Store.corrections`; by the names in their order."""
    query = select(corrections.c.name, corrections.c.value).where(corrections.c.invitation == invitation)
    return dict(sorted((row.name, row.value) for row in db.execute(query)))


def put(
    db: Connection, invitation: int, decided: Decision | None, later: datetime | None, at: datetime
) -> None:
    """See `Store.put_stand`."""
    hold(db, invitation)
    if decided is None and later is None:
        db.execute(delete(stands).where(stands.c.invitation == invitation))
    else:
        upsert(db, stands, [{"invitation": invitation, "decided": decided, "later": later, "at": at}])
    until = later.isoformat() if later else None
    record(db, at, "stand_put", invitation=invitation, decided=decided, later=until)


def one(db: Connection, invitation: int) -> Stand | None:
    """See `Store.stand`."""
    found = db.execute(select(stands).where(stands.c.invitation == invitation)).first()
    return stand_of(found.decided, found.later, found.at) if found else None


def stand_of(decided: str | None, later: datetime | None, at: datetime) -> Stand:
    """The stand in the columns of a row."""
    return Stand(Decision(decided) if decided else None, later, at)
