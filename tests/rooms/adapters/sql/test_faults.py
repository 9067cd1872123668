"""What is told where a store can't be used, and who may read one."""

import os
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text
from tests.rooms.adapters.sql.processes import opened
from tests.servers.postgres import Postgres, postgres
from tests.suites.store_samples import ACCOUNT, NOW, message, put

from demur.adapters.sql import open_store
from demur.domain.errors import StoreUnusable


def why(where: str | Path) -> str:
    """What is told when a store can't be opened."""
    with pytest.raises(StoreUnusable) as caught:
        open_store(where, lambda: NOW)
    return str(caught.value)


def test_only_the_person_may_read_it(tmp_path: Path) -> None:
    """The folder and all files in it, whatever the umask, while it is open and after."""
    before = os.umask(0)
    try:
        with opened(str(tmp_path / "new" / "demur.db")) as store:
            put(store)
            files = sorted((tmp_path / "new").iterdir())
            assert [path.name for path in files] == [
                "demur.db",
                "demur.db-shm",
                "demur.db-wal",
                "demur.db.lock",
            ]
            assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


def test_a_store_is_set_up_to_be_safe(tmp_path: Path) -> None:
    """Each connection has the settings on which the promises rest."""
    with opened(str(tmp_path / "demur.db")) as store, store._engine.connect() as db:
        names = "journal_mode synchronous foreign_keys secure_delete busy_timeout".split()
        assert [db.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names] == ["wal", 2, 1, 1, 10_000]


def test_a_path_is_a_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As text, as a path, as a URL, with any characters; a store stays where it is when the folder is changed."""
    monkeypatch.chdir(tmp_path)
    store = open_store("a b?c=ü%20#.db", lambda: NOW)
    store.put_account(ACCOUNT)
    monkeypatch.chdir("/")
    store.close()
    assert store.accounts() == (ACCOUNT,)
    store.close()
    for where in (tmp_path / "a b?c=ü%20#.db", str(tmp_path / "a b?c=ü%20#.db")):
        with opened(str(where)) as again:
            assert again.accounts() == (ACCOUNT,)
    with opened(f"sqlite:///{tmp_path}/plain.db"):
        assert (tmp_path / "plain.db").exists()


@pytest.mark.parametrize(
    "where", ["mysql://u:sesame@host/db", "http://x.example/sesame", "postgresql://u:sesame@[::", "sqlite://"]
)
def test_another_kind_of_database(where: str) -> None:
    """It is told what can be named, and no password is shown."""
    told = why(where)
    assert "postgresql://user@host/name" in told
    assert "sesame" not in told


@pytest.mark.parametrize(
    "data", [b"This is no database, but a letter. " * 100, b"SQLite format 3\0" + b"\xff" * 5000]
)
def test_a_file_that_is_none(tmp_path: Path, data: bytes) -> None:
    """It is told, and the file is left as it is."""
    path = tmp_path / "demur.db"
    path.write_bytes(data)
    told = why(path)
    assert "no database, or a damaged one" in told
    assert str(path) in told
    assert path.read_bytes() == data


def test_a_damaged_file(tmp_path: Path) -> None:
    """Where pages are spoilt, what stands on them is told to be, and no nonsense is read."""
    path = tmp_path / "demur.db"
    with opened(str(path)) as store:
        for n in range(50):
            put(store, message(n, body=b"x" * 5000))
    data = bytearray(path.read_bytes())
    size = 4096
    data[60 * size :] = b"\x5a" * (len(data) - 60 * size)
    path.write_bytes(data)
    with opened(str(path)) as store, pytest.raises(StoreUnusable, match="damaged"):
        list(store.export())


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    """A folder can't be a store."""
    (tmp_path / "demur.db").mkdir()
    assert "may not be read and written" in why(tmp_path / "demur.db")
    (tmp_path / "file").write_text("")
    assert "can't be used" in why(tmp_path / "file" / "demur.db")


def test_a_file_that_may_not_be_written() -> None:
    """Who may not write there is told so, before and after it is opened."""

    def attempts(folder: Path) -> list[str]:
        store = open_store(folder / "mine" / "demur.db", lambda: NOW)
        for name in ("mine", "theirs"):
            (folder / name / "demur.db").chmod(0o444)
            (folder / name).chmod(0o555)
        folder.chmod(0o555)
        _become_another()
        store.close()
        acts: list[Callable[[], object]] = [
            lambda: open_store(folder / "theirs" / "demur.db", lambda: NOW),
            lambda: open_store(folder / "new" / "demur.db", lambda: NOW),
            lambda: put(store),
        ]
        told = []
        for act in acts:
            try:
                told.append(f"done: {act()}")
            except StoreUnusable as error:
                told.append(str(error))
        return told

    folder = Path(tempfile.mkdtemp())
    try:
        with opened(str(folder / "theirs" / "demur.db")) as store:
            put(store)
        for told in _in_a_child(lambda: attempts(folder)):
            assert "can't be used" in told
            assert "may not be read and written" in told or "Permission denied" in told
    finally:
        for name in ("", "mine", "theirs"):
            (folder / name).chmod(0o755)
        shutil.rmtree(folder)


def _in_a_child(work: Callable[[], list[str]]) -> list[str]:
    """What a child process tells."""
    here, there = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(there, "\n".join(work()).encode())
        finally:
            os._exit(0)
    os.close(there)
    with os.fdopen(here, encoding="utf-8") as stream:
        told = stream.read().splitlines()
    os.waitpid(child, 0)
    assert len(told) == 3
    return told


def _become_another() -> None:
    """The administrator may write everywhere."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)


def test_a_file_that_another_program_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After some seconds it is told, and nothing is written; reading goes on meanwhile."""
    monkeypatch.setattr("demur.adapters.sql.engine.PATIENCE", 0.2)
    with opened(str(tmp_path / "demur.db")) as store:
        other = sqlite3.connect(tmp_path / "demur.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnusable, match="another program is writing"):
            store.put_account(ACCOUNT)
        assert store.accounts() == ()
        other.execute("ROLLBACK")
        other.close()
        store.put_account(ACCOUNT)
        assert store.accounts() == (ACCOUNT,)


def test_traces_that_another_program_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another program reads, what was forgotten is still in the files: that is told, and a second time mends it."""
    monkeypatch.setattr("demur.adapters.sql.engine.PATIENCE", 0.2)
    with opened(str(tmp_path / "demur.db")) as store:
        put(store)
        other = sqlite3.connect(tmp_path / "demur.db", isolation_level=None)
        other.execute("BEGIN")
        other.execute("SELECT * FROM invitations").fetchall()
        with pytest.raises(StoreUnusable, match="erased, but traces are left"):
            store.forget()
        assert store.invitations() == ()
        other.execute("COMMIT")
        other.close()
        assert store.forget() == 0
        assert all(b"Kestrel" not in path.read_bytes() for path in tmp_path.iterdir())


def test_a_server_that_is_gone() -> None:
    """It is told without the password, when it is opened and when it goes away later."""
    with postgres() as server:
        secret = server.url("postgres").replace("postgres@", "postgres:sesame@") + "?application_name=sesame"
        with opened(secret) as store:
            put(store)
            exported = store.export()
            next(exported)
            server.stop()
            with pytest.raises(StoreUnusable, match="no connection to the database server"):
                list(exported)
            with pytest.raises(StoreUnusable, match="no connection to the database server") as caught:
                store.put_account(ACCOUNT)
            assert "sesame" not in str(caught.value) + why(secret)
            assert "127.0.0.1" in str(caught.value)


def test_a_connection_that_was_lost(server: Postgres) -> None:
    """The next method finds a new one by itself."""
    with server.fresh() as url, opened(url) as store:
        put(store)
        with psycopg.connect(url, autocommit=True) as other:
            other.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() "
                "AND pid <> pg_backend_pid()"
            )
        assert len(store.invitations()) == 1


def test_a_database_that_another_program_holds(server: Postgres, monkeypatch: pytest.MonkeyPatch) -> None:
    """After some seconds it is told, and nothing is written."""
    monkeypatch.setattr("demur.adapters.sql.engine.PATIENCE", 1)
    with server.fresh() as url, opened(url) as store, psycopg.connect(url) as other:
        other.execute("LOCK TABLE accounts")
        with pytest.raises(StoreUnusable, match="another program is writing"):
            store.put_account(ACCOUNT)
        other.rollback()
        store.put_account(ACCOUNT)


def test_a_database_that_may_not_be_written(server: Postgres) -> None:
    """Who has no right to the tables is told so."""
    with server.fresh() as url:
        with opened(url) as store, store._engine.begin() as db:
            db.execute(text("CREATE ROLE reader LOGIN"))
        with pytest.raises(StoreUnusable, match="may not be read and written"):
            open_store(url.replace("postgres@", "reader@"), lambda: NOW)
        assert "no connection" in why(url + "_that_is_not_there")
