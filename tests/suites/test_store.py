"""What every Store must hold to (`ledger/store.py`), tried on each adapter."""

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.servers.postgres import Postgres, postgres
from tests.suites.store_samples import (
    ME,
    NOW,
    Open,
    kept_and_forgotten,
)
from tests.suites.test_store_events import EventSuite
from tests.suites.test_store_letters import LetterSuite
from tests.suites.test_store_listed import ListedSuite
from tests.suites.test_store_mailbox import MailboxSuite
from tests.suites.test_store_relations import RelationSuite
from tests.suites.test_store_stands import StandSuite

from demur.adapters.sql import SqlStore, open_store
from demur.ledger.store import Store

RELATED = [
    *(f"{what}-dana".encode() for what in ("sight", "echo", "quote", "note", "merge")),
    base64.b64encode(b"Echo of dana@kestrel.example"),
    b"mail:dana@private.example",
    b"firm:kestrelfracht",
]
"""What stands in the ledger alone."""


class StoreSuite(MailboxSuite, LetterSuite, StandSuite, ListedSuite, RelationSuite, EventSuite):
    """The promises of the port."""

    def files(self, request: pytest.FixtureRequest) -> bytes:
        """What stands in the files of the store."""
        raise NotImplementedError

    @pytest.mark.parametrize(
        ("whom", "traces"),
        [
            (
                {"person": "dana@kestrel.example"},
                [b"550 dana", b"ask dana", b"dana@kestrel.example", *RELATED],
            ),
            (
                {"company": "Kestrel Fracht"},
                [b"550 dana", b"ask dana", b"dana <dana@kestrel.example>", b"Kestrel Fracht", *RELATED],
            ),
            (
                {},
                [b"550 dana", b"ask dana", b"dana@kestrel.example", b"Kestrel Fracht", ME.encode(), *RELATED],
            ),
        ],
        ids=["person", "company", "all"],
    )
    def test_nothing_can_be_read_in_the_files(
        self, store: Store, request: pytest.FixtureRequest, whom: dict[str, str], traces: list[bytes]
    ) -> None:
        """No file of the store holds a word of what was forgotten, and what was not is there."""
        kept_and_forgotten(store)
        before = self.files(request)
        assert [trace for trace in traces if trace in before] == traces
        store.forget(**whom)
        after = self.files(request)
        assert [trace for trace in traces if trace.lower() in after.lower()] == []
        others = [b"mo@plover.example", *(each.replace(b"dana", b"mo") for each in RELATED[:5])]
        assert [each in after for each in others] == [bool(whom)] * 6


class TestSqlite(StoreSuite):
    """A file of SQLite."""

    @pytest.fixture
    def opened(self, tmp_path: Path) -> Iterator[Open]:
        """The file `demur.db` in a new folder."""
        yield from _opened(str(tmp_path / "data" / "demur.db"))

    def files(self, request: pytest.FixtureRequest) -> bytes:
        """Of all files of the folder: the database, its log, and its index of the log."""
        folder = request.getfixturevalue("tmp_path") / "data"
        return b"".join(path.read_bytes() for path in folder.iterdir())


class TestPostgres(StoreSuite):
    """A database of a PostgreSQL server."""

    @pytest.fixture
    def url(self, server: Postgres) -> Iterator[str]:
        """A new database."""
        with server.fresh() as url:
            yield url

    @pytest.fixture
    def opened(self, url: str) -> Iterator[Open]:
        """Opens the database."""
        yield from _opened(url)

    def files(self, request: pytest.FixtureRequest) -> bytes:
        """Of the database's tables; the server's own log of changes is the server's matter."""
        server: Postgres = request.getfixturevalue("server")
        return server.files(request.getfixturevalue("url"))


@pytest.fixture(scope="session")
def server() -> Iterator[Postgres]:
    """One server for all tests of this process."""
    with postgres() as server:
        yield server


def _opened(where: str) -> Iterator[Open]:
    stores: list[SqlStore] = []

    def one() -> Store:
        stores.append(open_store(where, lambda: NOW))
        return stores[-1]

    yield one
    for store in stores:
        store.close()
