"""How the database is reached: a file of SQLite, or a server of PostgreSQL."""

import os
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

from demur.adapters.sql.fault import Refusal

PATIENCE = 10
"""Seconds to wait for another process that writes, and for a server to answer."""

READING: dict[str, dict[str, Any]] = {
    "sqlite": {"begin": "BEGIN"},
    "postgresql": {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
}
"""Options of an engine for transactions that read only: all their statements see the same moment."""

ALONE: dict[str, dict[str, Any]] = {
    "sqlite": {"begin": None},
    "postgresql": {"isolation_level": "AUTOCOMMIT"},
}
"""Options for statements that are no part of a transaction."""


def parse(where: str | Path) -> URL:
    """Tell a path from a URL.

    Raises:
        Refusal: it is the URL of something else.
    """
    if isinstance(where, Path) or "://" not in where:
        return URL.create("sqlite", database=str(Path(where).absolute()))
    try:
        url = make_url(where)
    except (ArgumentError, ValueError):
        raise Refusal("this is no URL of a database, such as postgresql://user@host/name.") from None
    kind = url.drivername.partition("+")[0]
    if kind in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if kind == "sqlite" and url.database:
        return URL.create("sqlite", database=str(Path(url.database).absolute()))
    raise Refusal("name a file, or a database as in postgresql://user@host/name.")


def shown(url: URL) -> str:
    """Where it is, without user and password."""
    if url.drivername == "sqlite":
        return url.database or ""
    plain = url.set(drivername="postgresql", username=None, password=None, query={})
    return plain.render_as_string(hide_password=True)


def connect(url: URL, *, migrating: bool = False) -> Engine:
    """An engine; nothing is connected to yet.

    Args:
        migrating: a file of SQLite is not changed by being connected to, since it may be another program's; and foreign keys
            are not enforced there, where changing a table means dropping it, and dropping it would erase what belongs to
            its rows (https://www.sqlite.org/lang_altertable.html#otheralter).
    """
    if url.drivername == "sqlite":
        own = ["foreign_keys = OFF"] if migrating else ["foreign_keys = ON", "journal_mode = WAL"]
        return _sqlite(url, ["synchronous = FULL", "secure_delete = ON", *own])
    patience = {} if "connect_timeout" in url.query else {"connect_timeout": PATIENCE}
    engine = create_engine(url, connect_args=patience, pool_pre_ping=True)

    @event.listens_for(engine, "connect")
    def wait_for_locks(raw: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        raw.cursor().execute(f"SET lock_timeout = '{PATIENCE}s'")
        raw.commit()

    return engine


def _sqlite(url: URL, settings: list[str]) -> Engine:
    engine = create_engine(url, connect_args={"timeout": PATIENCE})

    @event.listens_for(engine, "connect")
    def prepare(raw: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        raw.isolation_level = None  # the library begins nothing by itself
        cursor = raw.cursor()
        for setting in settings:
            cursor.execute(f"PRAGMA {setting}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A writer is one from its first statement on: one that becomes a writer later may find that it can't.
        statement = connection.get_execution_options().get("begin", "BEGIN IMMEDIATE")
        if statement:
            connection.exec_driver_sql(statement)

    return engine


def make_room(url: URL) -> None:
    """Make the folder and the file of a SQLite database where they are missing, for the person alone."""
    path = Path(url.database or "")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        # Only a new file is opened: closing one that SQLite has open in this process would end its locks.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        pass
