"""Everything that is kept, row by row, in values that JSON knows."""

import base64
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, LargeBinary, Row, Table, select

from demur.adapters.sql.schema import metadata

_FETCHED = 500


def export(db: Connection) -> Iterator[tuple[str, dict[str, Any]]]:
    """See `Store.export`; tables before those that refer to them, rows by their key."""
    for table in metadata.sorted_tables:
        for row in stream(db, table):
            yield table.name, {name: _plain(value) for name, value in row._mapping.items()}


def stream(db: Connection, table: Table) -> Iterator[Row[Any]]:
    """The rows of a table, some at a time; whole messages one by one, since they may be large."""
    large = any(isinstance(column.type, LargeBinary) for column in table.columns)
    query = select(table).order_by(*table.primary_key)
    yield from db.execute(query, execution_options={"yield_per": 1 if large else _FETCHED})


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value
