"""A real browser is shown each hostile message, and neither runs nor loads anything of it."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser, Dialog, Page, sync_playwright
from tests.rooms.web.hostile_mail import EVIL, HOSTILE, LOADS, SCRIPTS, mail

from demur.web.mail_html import drawn

SANDBOX = "allow-popups allow-popups-to-escape-sandbox"


@dataclass
class Site:
    """A page with messages, each in an iframe, and all that was asked of any host: all names lead to it.

    Attributes:
        sandbox: of the iframes; None for iframes that have none.
    """

    port: int = 0
    documents: dict[str, str] = field(default_factory=dict)
    sandbox: str | None = SANDBOX
    asked: list[str] = field(default_factory=list)

    @property
    def own(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}"

    def answer(self, address: str) -> str:
        """What stands under an address."""
        self.asked.append(address)
        if address != f"{self.own}/":
            return self.documents.get(address.removeprefix(f"{self.own}/mail/"), "")
        sandbox = "" if self.sandbox is None else f'sandbox="{self.sandbox}"'
        return '<!DOCTYPE html><link rel=icon href="data:,">' + "".join(
            f'<iframe width=360 height=600 {sandbox} src="/mail/{name}"></iframe>' for name in self.documents
        )


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    """The site, served on loopback."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            content = site.answer(f"http://{self.headers.get('Host', '')}{self.path}").encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.port = server.server_port
    Thread(target=server.serve_forever, daemon=True).start()
    yield site
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser(site: Site) -> Iterator[Browser]:
    """Chromium, which takes every host for the site."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", f"--host-resolver-rules=MAP * 127.0.0.1:{site.port}, EXCLUDE 127.0.0.1"],
        )
        yield browser
        browser.close()


def opened(browser: Browser, site: Site, document: str) -> Page:
    """A page that shows a document in the sandbox."""
    site.documents, site.sandbox = {"one": document}, SANDBOX
    page = browser.new_page()
    page.goto(f"{site.own}/", wait_until="load")
    return page


@dataclass
class Seen:
    """What happened when messages were shown.

    Attributes:
        asked: every address that was asked for, by the page or at the server, but for the messages themselves.
        ran: a script ran.
        frames: how many frames there were in the end, beside the page's own.
    """

    asked: set[str]
    ran: bool
    frames: int


def show(browser: Browser, site: Site, documents: dict[str, str], sandbox: str | None) -> Seen:
    """Show documents in iframes, and give them time to do what they will."""
    site.documents, site.sandbox, site.asked = documents, sandbox, []
    page = browser.new_page()
    dialogs: list[str] = []
    asked: set[str] = set()

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("request", lambda request: asked.add(request.url))
    page.on("dialog", note)
    page.goto(f"{site.own}/", wait_until="load")
    page.wait_for_timeout(500)
    ran = bool(dialogs) or bool(page.evaluate("window.ran"))
    frames = len(page.frames) - 1
    page.close()
    shown = {f"{site.own}/", "data:,", *(f"{site.own}/mail/{name}" for name in documents)}
    return Seen((asked | set(site.asked)) - shown, ran, frames)


def hostile() -> dict[str, str]:
    """All hostile messages, drawn."""
    found = {name: drawn(data) for name, data in HOSTILE.items()}
    return {name: each.document for name, each in found.items() if each is not None}


def test_nothing_runs_and_nothing_is_loaded(browser: Browser, site: Site) -> None:
    """In the sandbox the messages themselves are all that is asked for, and no script runs."""
    documents = hostile()
    assert len(documents) == len(HOSTILE) >= 40
    assert show(browser, site, documents, SANDBOX) == Seen(set(), False, len(HOSTILE))


def test_the_markup_holds_alone(browser: Browser, site: Site) -> None:
    """Without the sandbox and without the document's policy the markup still neither runs nor loads anything."""
    documents = {name: each.replace("Content-Security-Policy", "x") for name, each in hostile().items()}
    assert show(browser, site, documents, None) == Seen(set(), False, len(HOSTILE))


@pytest.mark.parametrize(
    "name", ["img", "css-url", "style-import", "link-preload", "iframe", "meta-refresh", "svg-image"]
)
def test_a_load_would_be_seen(name: str, browser: Browser, site: Site) -> None:
    """Shown as it came, a message does load, so that the tests above can fail."""
    seen = show(browser, site, {"raw": LOADS[name]}, None)
    assert any(each.startswith(EVIL) for each in seen.asked)


@pytest.mark.parametrize("name", ["script", "img-onerror", "svg-onload", "mxss-svg-p-style"])
def test_a_script_would_be_seen(name: str, browser: Browser, site: Site) -> None:
    """Shown as it came, a message does run, so that the tests above can fail."""
    assert show(browser, site, {"raw": SCRIPTS[name]}, None).ran


def test_a_click_opens_the_target_that_is_shown(browser: Browser, site: Site) -> None:
    """A link opens in a page of its own, at the host that stands beside it, which learns nothing of where it was."""
    found = drawn(
        mail('<a href="http://bank.example@&#101;vil.example\\x" target=_top id=x>https://bank.example</a>')
    )
    assert found is not None
    page = opened(browser, site, found.document)
    frame = page.frame_locator("iframe")
    assert frame.locator(".target").inner_text() == "[evil.example/x]"
    with page.expect_popup() as popup:
        frame.locator("a").click()
    assert popup.value.url == f"{EVIL}/x" and page.url == f"{site.own}/"
    assert popup.value.evaluate("[window.opener, document.referrer]") == [None, ""]
    popup.value.close()
    page.close()


def test_a_wide_letter_fits_a_telephone(browser: Browser, site: Site) -> None:
    """A table of 600 pixels with long words and images is no wider than a frame of 360."""
    found = drawn(
        mail(
            '<table width="600" style="width:600px"><tr><td width=300><img src=//e.example/x width=600 alt=banner>'
            f'<a href="https://e.example/{"x" * 300}">{"long" * 40}</a><td width=300>right</table><pre>{"pre " * 99}</pre>'
        )
    )
    assert found is not None
    page = opened(browser, site, found.document)
    width = page.frames[1].locator("html").evaluate("each => [each.scrollWidth, each.clientWidth]")
    page.close()
    assert width[0] <= width[1]


def test_the_target_can_not_be_hidden(browser: Browser, site: Site) -> None:
    """No style of a message around a link makes its target small, transparent or of the colour of the ground."""
    found = drawn(
        mail(
            '<div style="font-size:0;color:#fff;background:#fff;opacity:0.01;line-height:0;letter-spacing:-99px;'
            'text-indent:-999px;height:0;overflow:hidden;visibility:collaps;transform:scale(0)">'
            '<a href="http://evil.example" style="font-size:0">https://bank.example</a></div>'
        )
    )
    assert found is not None
    page = opened(browser, site, found.document)
    for name, colour, ground in (
        (".target", "rgb(51, 51, 51)", "rgb(238, 241, 245)"),
        (".warning", "rgb(255, 255, 255)", "rgb(164, 0, 0)"),
    ):
        label = page.frame_locator("iframe").locator(name)
        box = label.bounding_box()
        looks = label.evaluate(
            "each => { const s = getComputedStyle(each); return [s.color, s.backgroundColor, s.fontSize, s.opacity] }"
        )
        assert looks == [colour, ground, "13px", "1"]
        assert (
            box is not None and box["width"] > 50 and box["height"] > 12 and box["x"] >= 0 and box["y"] >= 0
        )
    page.close()
