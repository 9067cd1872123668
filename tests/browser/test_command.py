"""The page as `demur review --demo` serves it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, expect
from tests.browser.hands import stands_at


def test_the_command_shows_the_example_and_ends_with_ctrl_c(browser: Browser, tmp_path: Path) -> None:
    """The address that it prints lets the browser in; a letter leaves after the window, and Ctrl-C ends it in order."""
    home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    command = [
        sys.executable,
        "-m",
        "demur",
        "review",
        "--demo",
        "--no-browser",
        "--window",
        "4",
        "--port",
        "0",
    ]
    with subprocess.Popen(
        command,
        env={**os.environ, **home},
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as run:
        try:
            assert run.stdout and run.stderr
            address = run.stdout.readline().strip()
            assert address.startswith("http://127.0.0.1:")
            page = browser.new_context(locale="en-GB").new_page()
            page.goto(address)
            page.wait_for_url(lambda url: "key=" not in url)
            expect(page.locator("#rows .row")).to_have_count(48)
            first = int(page.locator("#detail [data-number]").get_attribute("data-number") or 0)
            second = int(page.locator("#rows a").nth(1).get_attribute("data-number") or 0)
            page.keyboard.press("a")
            stands_at(page, second)
            expect(page.locator(f"#row-{first} .status")).to_have_text("answered")
            expect(page.locator("#bar li")).to_have_count(0)
            page.context.close()
        finally:
            run.send_signal(signal.SIGINT)
        assert run.wait(30) in {0, 130}
        assert "Traceback" not in run.stderr.read()
