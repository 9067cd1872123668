"""The list of very many invitations."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, Table, event, insert
from tests.rooms.adapters.sql.processes import opened
from tests.rooms.adapters.sql.test_migrations import engine
from tests.suites.store_samples import DUE, LATER, ME, NOW, PLACE, message, outgoing, put, write

from demur.adapters.sql import SqlStore
from demur.adapters.sql.schema import (
    deliveries,
    drafts,
    facts,
    invitations,
    letters,
    reasons,
    stands,
    verdicts,
)
from demur.domain.verdict import Decision

MANY = 2000
COPIED = (invitations, facts, verdicts, reasons, stands, letters, drafts, deliveries)
UNIQUE = {"digest", "key", "message_id"}
COUNTED = {("invitations", "id"), ("letters", "id"), ("drafts", "id")}


def fill(where: str, copies: int) -> None:
    """Keep an invitation with all that hangs on it, and copies of all that."""
    with opened(where) as store:
        number = put(store, message(body=b"x" * 20_000))
        store.put_stand(number, Decision.TAKE, LATER, NOW)
        letter = write(store, number)
        store.put_draft(letter, ME, PLACE, "aa", NOW)
        store.approve(letter, outgoing(), NOW, DUE)
    with engine(where) as found, found.begin() as db:
        for table in COPIED:
            originals = [dict(row._mapping) for row in db.execute(table.select())]
            copied = [copy(table, row, n) for n in range(1, copies) for row in originals]
            if copied:
                db.execute(insert(table), copied)


def copy(table: Table, row: dict[str, Any], n: int) -> dict[str, Any]:
    """The same of another invitation."""
    new = dict(row)
    for name, value in row.items():
        if name in UNIQUE:
            new[name] = f"{value}{n}"
        elif name in ("invitation", "letter") or (table.name, name) in COUNTED:
            new[name] = value + n
    return new


@contextmanager
def asked(store: SqlStore) -> Iterator[list[tuple[str, Any]]]:
    """The statements that the store makes meanwhile, with their parameters."""
    made: list[tuple[str, Any]] = []
    bound: Engine = store._engine

    def note(connection: Any, cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        made.append((statement, parameters))

    event.listen(bound, "before_cursor_execute", note)
    try:
        yield made
    finally:
        event.remove(bound, "before_cursor_execute", note)


def test_as_many_queries_for_many_as_for_one(where: str) -> None:
    """However many invitations there are, the same statements are made, and none asks for the messages."""
    fill(where, 30)
    with opened(where) as store:
        with asked(store) as many:
            assert len(store.listed()) == 30
        store.forget()
        put(store)
        with asked(store) as one:
            assert len(store.listed()) == 1
    assert one == many
    assert len(many) < 8
    assert [statement for statement, _ in many if ".data" in statement] == []


def test_the_index_alone_is_read(tmp_path: Path) -> None:
    """SQLite lists invitations, of one account or all, and never goes through the bytes of their messages."""
    where = str(tmp_path / "data" / "demur.db")
    fill(where, 30)
    for account in (None, ME):
        with opened(where) as store, asked(store) as made:
            assert len(store.listed(account)) == 30
        with engine(where) as found, found.connect() as db:
            ways = [
                row.detail
                for statement, parameters in made
                if statement.startswith("SELECT")
                for row in db.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            ]
        through = [way for way in ways if " invitations" in way]
        assert any("COVERING INDEX shown_invitations" in way for way in through)
        assert [way for way in through if "COVERING" not in way and "PRIMARY KEY" not in way] == []


def test_many_are_listed_fast(tmp_path: Path) -> None:
    """2,000 invitations with all that hangs on them take less than a third of a second."""
    where = str(tmp_path / "data" / "demur.db")
    fill(where, MANY)
    took = []
    with opened(where) as store:
        for _ in range(10):  # other tests run at the same time
            began = time.perf_counter()
            found = store.listed()
            took.append(time.perf_counter() - began)
            assert len(found) == MANY
            if took[-1] < 1 / 3:
                return
    raise AssertionError(took)
