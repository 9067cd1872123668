"""Nothing leaves this computer, and nothing goes wrong unseen."""

from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, Request, Response, expect
from tests.browser.hands import settled, stands_at
from tests.browser.place import Place


@dataclass
class Heard:
    """What a browser did and complained of."""

    asked: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        """Note everything from now on, of frames too."""
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("requestfailed", self._fail)
        page.on("response", self._answer)
        page.on("console", lambda message: self.said.append(f"{message.type}: {message.text}"))
        page.on("popup", lambda popup: self.said.append(f"popup: {popup.url}"))

    def _fail(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the page was left meanwhile
            self.failed.append(f"{request.url} {request.failure}")

    def _answer(self, answer: Response) -> None:
        if answer.status >= 400:
            self.failed.append(f"{answer.url} {answer.status}")


@pytest.fixture
def heard(page: Page) -> Heard:
    """Of the page, from its beginning on."""
    heard = Heard()
    heard.listen(page)
    return heard


def test_looking_at_every_invitation_asks_nobody_else(page: Page, here: Place, heard: Heard) -> None:
    """All requests of a session that opens every message as it was drawn go to the page's own server, and none fails."""
    page.goto(here.home)
    rows, drawn = here.rows, 0
    for row in rows:
        if row is not rows[0]:
            page.keyboard.press("j")
        stands_at(page, row.listed.id)
        if page.locator("details.drawn").count():
            drawn += 1
            page.locator("details.drawn summary").click()
            frame = page.frame_locator("iframe.frame")
            expect(frame.locator("body")).not_to_be_empty()
    assert drawn >= 5
    assert len([url for url in heard.asked if url.endswith("/drawn")]) == drawn
    assert {url for url in heard.asked if not url.startswith(here.home)} == set()
    assert heard.failed == []
    assert heard.said == []


def test_no_action_makes_the_browser_complain(page: Page, here: Place, heard: Heard) -> None:
    """Searching, choosing, editing, approving, undoing, putting right and putting off say nothing on the console (no policy is broken)."""
    page.goto(here.home)
    first = here.rows[0].listed.id
    stands_at(page, first)
    page.keyboard.press("d")
    expect(page.locator(".answer.v-decline")).to_have_attribute("aria-current", "true")
    settled(page)
    page.locator("#voice").select_option("warm")
    settled(page)
    with page.expect_response("**/check"):
        page.locator("#text").press_sequentially("x")
    page.keyboard.press("Backspace")
    page.locator(".turns summary").click()
    expect(page.locator("#turns ul")).to_be_visible()
    page.locator("#q").fill("ostara")
    expect(page.locator("#rows .row")).to_have_count(2)
    page.locator("#q").fill("")
    expect(page.locator("#rows .row")).to_have_count(48)
    with page.expect_response("**/check"):
        page.locator("#text").press_sequentially(" ")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    expect(page.locator("#bar li")).to_be_visible()
    with page.expect_response("**/bar?*"):
        pass
    page.keyboard.press("u")
    expect(page.locator("#bar li")).to_have_count(0)
    stands_at(page, first)
    page.keyboard.press("l")
    expect(page.locator(f"#row-{first} .status")).to_have_text("put off")
    page.keyboard.press("?")
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    expect(page.get_by_role("heading", name="Numbers")).to_be_visible()
    assert {url for url in heard.asked if not url.startswith(here.home)} == set()
    assert heard.failed == []
    assert heard.said == []
