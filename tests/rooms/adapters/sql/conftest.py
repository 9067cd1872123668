"""Where the stores of these tests lie."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.servers.postgres import Postgres, postgres


@pytest.fixture(scope="session")
def server() -> Iterator[Postgres]:
    """One PostgreSQL server for all tests of this process."""
    with postgres() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A place for a new store, of each kind."""
    if request.param == "sqlite":
        yield str(tmp_path / "data" / "demur.db")
    else:
        server: Postgres = request.getfixturevalue("server")
        with server.fresh() as url:
            yield url
