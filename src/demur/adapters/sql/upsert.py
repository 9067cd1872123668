"""Put rows in the place of those that have their key."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

_INSERT: dict[str, Callable[[Table], sqlite.Insert | postgresql.Insert]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}


def upsert(
    db: Connection,
    table: Table,
    rows: Sequence[dict[str, Any]],
    *,
    key: Sequence[str] = (),
    keep: Sequence[str] = (),
    unless: Callable[[Any], ColumnElement[bool]] | None = None,
) -> None:
    """Insert rows, or change those that are there.

    Args:
        rows: at least one, each with the same columns.
        key: the columns by which a row is known again; where none is named, those of the primary key.
        keep: columns that stay as they were first.
        unless: given the new columns, when a row is to stay as it is.
    """
    insert = _INSERT[db.dialect.name](table)
    known = list(key) or [column.name for column in table.primary_key]
    new = {name: insert.excluded[name] for name in rows[0] if name not in (*known, *keep)}
    where = ~unless(insert.excluded) if unless else None
    db.execute(insert.on_conflict_do_update(index_elements=known, set_=new, where=where), rows)
