"""A real browser without a window: Debian's Chromium, driven by Playwright."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

_USUAL = Path("/usr/bin/chromium")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run it until the tests are over; each test opens a context of its own, which shares nothing with the others."""
    found = str(_USUAL) if _USUAL.exists() else shutil.which("chromium")
    assert found, "Chromium is missing. Install it with: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()
