"""Servers for all tests of a worker, and a person of each test's own; a plugin of those tests."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Protocol

import pytest
from tests.faults.house import House, Servers, house, running

Tell = Callable[[str], None]


class MakeHouse(Protocol):
    """Makes somebody with an empty mailbox."""

    def __call__(self, **more: Any) -> House:
        """With some of `Where` as given."""
        ...


@pytest.fixture(scope="session")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    """One mailbox server and one calendar server."""
    with running(tmp_path_factory.mktemp("servers")) as found:
        yield found


@pytest.fixture
def make_house(tmp_path: Path, both: Servers) -> Iterator[MakeHouse]:
    """Makes houses that last as long as the test."""
    with ExitStack() as stack:

        def made(**more: Any) -> House:
            folder = tmp_path / f"house{len(list(tmp_path.iterdir()))}"
            return stack.enter_context(house(folder, both, **more))

        yield made


@pytest.fixture
def alex(make_house: MakeHouse) -> House:
    """Somebody with an empty mailbox."""
    return make_house()


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str]) -> Tell:
    """Shows counts to whoever runs the tests."""

    def told(text: str) -> None:
        with capsys.disabled():
            sys.stdout.write(f"\n{text}\n")

    return told
