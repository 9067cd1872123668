"""A long list is as quick as a short one; the limits are loose, since the machine may be busy."""

from pathlib import Path

from benchmarks.page import MANY, fill, measure
from playwright.sync_api import Browser
from tests.browser.place import place


def test_two_thousand_invitations_keep_nobody_waiting(browser: Browser, tmp_path: Path) -> None:
    """The list is there within 3 s, and the next invitation takes less than 0.3 s of the server's time."""
    many = tmp_path / "many" / "demur.sqlite"
    many.parent.mkdir()
    fill(many, MANY)
    with place(tmp_path, many) as here:
        speed = measure(here, browser)
        assert len(here.rows) == MANY
    assert speed.shown < 3
    assert speed.busy < 0.3
