"""One server for all tests of a worker; each test takes a user of its own."""

from collections.abc import Iterator

import pytest
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
def user(server: Dovecot) -> str:
    """Somebody with an empty mailbox."""
    return server.someone()
