"""One mail server for all tests of a worker; each test takes a mailbox and a store of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.flow.mailbox import Home
from tests.servers.certificate import Authority, authority
from tests.servers.dovecot import Dovecot, dovecot


@pytest.fixture(scope="session")
def ca(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """An authority that the tests trust."""
    return authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="session")
def server(ca: Authority) -> Iterator[Dovecot]:
    """A server with Drafts and Sent."""
    with dovecot(ca) as running:
        yield running


@pytest.fixture
def home(server: Dovecot, tmp_path: Path) -> Iterator[Home]:
    """Somebody with an empty mailbox and an empty store."""
    with Home.of(server, tmp_path / "demur.sqlite") as fresh:
        yield fresh
