"""One browser for all tests of a file; each test has a page, a mailbox and a server of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.place import Place, fill, place
from tests.servers.chromium import chromium

WIDE = (1600, 1000)
NARROW = (360, 740)

expect.set_options(timeout=15_000)  # a busy machine is slow, and wrong is wrong then, too


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The browser; not kept longer, since no other test may run an event loop while Playwright's own is there."""
    with chromium() as running:
        yield running


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the example mailbox, to be copied."""
    path = tmp_path_factory.mktemp("filled") / "demur.sqlite"
    fill(path)
    return path


@pytest.fixture
def here(tmp_path: Path, filled: Path) -> Iterator[Place]:
    """The page before the example mailbox; nothing is answered yet."""
    with place(tmp_path, filled) as running:
        yield running


@contextmanager
def window(browser: Browser, here: Place, size: tuple[int, int] = WIDE, **how: Any) -> Iterator[Page]:
    """A window that was let in and shows the list; no script may have failed in it when it is closed."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale="en-GB", **how)
    context.set_default_timeout(15_000)
    shown = context.new_page()
    errors: list[str] = []
    shown.on("pageerror", lambda error: errors.append(str(error)))
    shown.goto(here.address)
    shown.wait_for_url(here.home)
    yield shown
    assert not errors
    context.close()


@pytest.fixture
def page(browser: Browser, here: Place) -> Iterator[Page]:
    """A wide window."""
    with window(browser, here) as shown:
        yield shown
