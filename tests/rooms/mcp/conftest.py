"""Somebody who asks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.flow.mailbox import CASE, ROOT
from tests.rooms.mcp.asking import Asking, asking

from demur.wiring.demo import fill_from


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[Asking]:
    """About an empty store."""
    with asking(tmp_path) as found:
        yield found


@pytest.fixture(scope="session")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asking]:
    """About the example mailbox; nothing may be changed in it."""
    with asking(tmp_path_factory.mktemp("example")) as found:
        fill_from(found.store, ROOT / "examples/inbox.mbox", CASE.profile.addresses[0], CASE)
        yield found
