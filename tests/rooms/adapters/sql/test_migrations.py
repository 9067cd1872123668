"""Tables are made and changed by migrations, whoever opens the store first."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, Index, text
from tests.rooms.adapters.sql.processes import opened, together
from tests.servers.postgres import Postgres
from tests.suites.store_samples import kept_and_forgotten, put

from demur.adapters.sql.engine import connect, parse
from demur.adapters.sql.migrate import SCRIPTS, bring_up_to_date
from demur.adapters.sql.schema import VERSION, VERSION_TABLE, metadata
from demur.domain.errors import StoreUnusable

NEXT = '''
"""A version to come: it makes the tables anew, as SQLite must for most changes."""

import sqlalchemy as sa
from alembic import op

revision = "next"
down_revision = "{version}"


def upgrade() -> None:
    for table in ("invitations", "letters", "deliveries"):
        with op.batch_alter_table(table, recreate="auto") as batch:
            batch.add_column(sa.Column("colour", sa.Text, nullable=False, server_default="grün"))
            batch.create_check_constraint("has_colour", "colour <> ''")
'''


@contextmanager
def engine(where: str, *, migrating: bool = False) -> Iterator[Engine]:
    """An engine, closed at the end."""
    found = connect(parse(where), migrating=migrating)
    try:
        yield found
    finally:
        found.dispose()


def definitions(where: str) -> list[Any]:
    """Every table, constraint and index as the database itself tells it, but those of the version."""
    queries = {
        "sqlite": ["SELECT tbl_name, name, sql FROM sqlite_master"],
        "postgresql": [
            "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
            """SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
               WHERE conrelid <> 0 AND connamespace = 'public'::regnamespace""",
            """SELECT table_name, column_name, data_type || is_nullable || coalesce(column_default, '')
               FROM information_schema.columns WHERE table_schema = 'public'""",
        ],
    }
    with engine(where) as found, found.connect() as db:
        rows = [tuple(row) for query in queries[found.name] for row in db.execute(text(query))]
    return sorted((row for row in rows if row[0] != VERSION_TABLE), key=str)


def meant_for(db: Connection, item: object, *_: object) -> bool:
    """Whether the schema has it in this database; Alembic would miss in one what is an index of the other alone."""
    return db.dialect.name == "sqlite" or not (isinstance(item, Index) and item.name == "shown_invitations")


def test_the_newest_version_is_the_last() -> None:
    """What the schema calls its version is where the migrations end."""
    assert ScriptDirectory(SCRIPTS).get_heads() == [VERSION]


def test_migrations_make_what_the_schema_says(
    where: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Alembic finds no difference, and the database tells the same of tables that are made from the schema alone."""
    with opened(where), engine(where) as migrated, migrated.connect() as db:
        opts = {
            "version_table": VERSION_TABLE,
            "compare_type": True,
            "include_object": partial(meant_for, db),
        }
        context = MigrationContext.configure(db, opts=opts)
        assert compare_metadata(context, metadata) == []
    found = definitions(where)
    assert len(found) > 25
    with engine(where) as migrated, migrated.begin() as db:
        metadata.drop_all(db)
        metadata.create_all(db)
    assert definitions(where) == found


def test_processes_that_open_a_new_store_at_once(tmp_path: Path, server: Postgres) -> None:
    """All of them can use it, and nothing that one of them wrote is lost."""
    with server.fresh() as one, server.fresh() as two:
        for where in (one, two, *(str(tmp_path / f"{n}" / "demur.db") for n in range(8))):
            numbers = together(where, put, put, put)
            assert numbers == [numbers[0]] * 3
            with opened(where) as store:
                assert [kept.id for kept in store.invitations()] == [numbers[0]]


def test_an_older_store_is_brought_up_to_date(where: str, tmp_path: Path) -> None:
    """No row is lost where tables are made anew, and what refers to them still does."""
    with opened(where) as store:
        kept_and_forgotten(store)
        before = list(store.export())
        kept = store.invitations()
    scripts = tmp_path / "scripts 100%"
    shutil.copytree(SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "next.py").write_text(NEXT.format(version=VERSION), encoding="utf-8")
    for _ in range(2):
        with engine(where, migrating=True) as found:
            bring_up_to_date(found, scripts, "next")
    with engine(where) as found, found.connect() as db:
        assert {row.colour for row in db.execute(text("SELECT colour FROM invitations"))} == {"grün"}
        db.rollback()
        db.execute(text("UPDATE demur_version SET version_num = :old"), {"old": VERSION})
        db.commit()
    with opened(where) as store:
        assert list(store.export()) == before
        assert store.invitations() == kept
        assert store.forget(person="dana@kestrel.example") == 1
        assert len([row for name, row in store.export() if name == "deliveries"]) == 1


def test_a_migration_that_fails_leaves_the_store_as_it_was(where: str, tmp_path: Path) -> None:
    """Not one of its steps is kept."""
    with opened(where) as store:
        put(store)
    before = definitions(where)
    shutil.copytree(SCRIPTS, tmp_path / "scripts")
    faulty = NEXT.format(version=VERSION) + "\n    raise OSError('the power is gone')\n"
    (tmp_path / "scripts" / "versions" / "next.py").write_text(faulty, encoding="utf-8")
    with engine(where, migrating=True) as found, pytest.raises(OSError, match="power"):
        bring_up_to_date(found, tmp_path / "scripts", "next")
    assert definitions(where) == before
    with opened(where) as store:
        assert len(store.invitations()) == 1


def test_a_newer_store_is_left_alone(where: str) -> None:
    """It is refused with what to do, and nothing in it is changed."""
    with opened(where) as store:
        put(store)
    with engine(where) as found, found.begin() as db:
        db.execute(text("UPDATE demur_version SET version_num = '2099'"))
    before = definitions(where)
    with pytest.raises(StoreUnusable, match=r"newer Demur.*pip install --upgrade"), opened(where):
        pass
    assert definitions(where) == before


def test_another_programs_database_is_left_alone(where: str) -> None:
    """Its tables are not touched, and none is added."""
    parse_to = Path(where)
    if "://" not in where:
        parse_to.parent.mkdir()
        with sqlite3.connect(where) as connection:
            connection.execute("CREATE TABLE moz_places (id INTEGER PRIMARY KEY)")
        connection.close()
        before: object = parse_to.read_bytes()
    else:
        with engine(where) as found, found.begin() as db:
            db.execute(text("CREATE TABLE moz_places (id INTEGER PRIMARY KEY)"))
        before = definitions(where)
    with pytest.raises(StoreUnusable, match="another program"), opened(where):
        pass
    assert (definitions(where) if "://" in where else parse_to.read_bytes()) == before
