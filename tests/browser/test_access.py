"""Nobody is shut out: what axe-core checks, on every state of the page, light and dark."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import NARROW, WIDE, window
from tests.browser.hands import stands_at
from tests.browser.place import Place, place

from demur.domain.dealings import About, Note, Sighting, Way
from demur.domain.verdict import Decision
from demur.flow.noting import add_note


def _list(page: Page, here: Place) -> None:
    expect(page.locator("#rows .row")).to_have_count(48)
    expect(page.locator("#rows .row").first).to_be_visible()


def _narrow_detail(page: Page, here: Place) -> None:
    page.goto(f"{here.home}i/{here.number('Wren Street Energy')}")


def _opened(page: Page, here: Place) -> None:
    page.goto(f"{here.home}i/{here.number('FortunaSpin')}")
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")


def _turns(page: Page, here: Place) -> None:
    page.locator(".turns summary").click()
    expect(page.locator(".turned")).to_be_visible()


def _today(page: Page, here: Place) -> None:
    here.store.put_stand(here.number("Ostara Health"), None, here.clock() + timedelta(hours=2), here.clock())
    page.goto(f"{here.home}today")
    expect(page.locator(".due-group")).to_have_count(3)


def _nothing_due(page: Page, here: Place) -> None:
    here.settle_all_but()
    page.goto(f"{here.home}today")
    expect(page.locator(".quiet")).to_be_visible()


def _ledger(page: Page, here: Place) -> None:
    page.goto(f"{here.home}ledger")
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    expect(page.locator(".contact").first).to_be_visible()


def _story(page: Page, here: Place) -> None:
    who = Sighting("Priya Nair", mails=("priya@nair.example",), employer="Nair Search", agency=True)
    said = Note(here.clock(), Way.PHONE, who, About("Staff Engineer"), Decision.DECLINE, True, "Call again.")
    for each in (who, replace(who, mails=(), phones=("+49301234567",))):
        add_note(here.store, replace(said, who=each), here.clock())
    found, *_ = here.seat.pasts.now().book.find("Priya Nair")
    page.goto(f"{here.home}ledger/{found.number}?done=noted")
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    expect(page.locator(".l-merge")).to_be_visible()


def _doubles(page: Page, here: Place) -> None:
    for firm in ("Plover Rail", "Heron Foods"):
        add_note(
            here.store,
            Note(here.clock(), Way.PHONE, Sighting("Tom Field", employer=firm), About()),
            here.clock(),
        )
    page.goto(f"{here.home}ledger/doubles")
    expect(page.locator(".pair")).to_be_visible()


def _numbers(page: Page, here: Place) -> None:
    page.goto(f"{here.home}numbers")


def _help(page: Page, here: Place) -> None:
    page.goto(f"{here.home}help")


def _dialog(page: Page, here: Place) -> None:
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()


def _finished(page: Page, here: Place) -> None:
    here.settle_all_but()
    page.goto(here.home)
    expect(page.get_by_role("heading", name="All answered.")).to_be_visible()


def _nothing_found(page: Page, here: Place) -> None:
    page.goto(f"{here.home}?q=zzzz")


def _done(page: Page, here: Place) -> None:
    here.settle_all_but(here.number("Wren Street Energy"))
    page.goto(f"{here.home}?show=done")


def _error(page: Page, here: Place) -> None:
    page.goto(f"{here.home}i/99999")


def _scam(page: Page, here: Place) -> None:
    page.goto(f"{here.home}i/{here.number('Caldera Biosciences')}")
    expect(page.locator(".silent")).to_be_visible()


def _problems(page: Page, here: Place) -> None:
    page.locator("#text").fill("Dear [name], no.")
    expect(page.locator("#problems .hard").first).to_be_visible()
    expect(page.locator("#problems .soft").first).to_be_visible()


def _refused(page: Page, here: Place) -> None:
    page.locator("#text").fill("Dear [name], no.")
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_role("alert").filter(has_text="[name]")).to_be_visible()


def _leaving(page: Page, here: Place) -> None:
    page.get_by_role("button", name="Approve").click()
    expect(page.locator("#bar li")).to_be_visible()


def _offline(page: Page, here: Place) -> None:
    page.evaluate("document.getElementById('offline').hidden = false")


_ALL = {"resultTypes": ["violations"]}
_COLOURS = {**_ALL, "runOnly": ["color-contrast", "link-in-text-block"]}

State = Callable[[Page, Place], None]

SEEN: Mapping[str, tuple[tuple[int, int], Sequence[State]]] = {
    "reading": (WIDE, (_list, _opened, _scam, _turns, _nothing_found, _dialog)),
    "acting": (
        WIDE,
        (
            _problems,
            _refused,
            _leaving,
            _offline,
            _today,
            _ledger,
            _story,
            _doubles,
            _numbers,
            _help,
            _error,
            _done,
            _finished,
            _nothing_due,
        ),
    ),
    "narrow": (
        NARROW,
        (
            _list,
            _narrow_detail,
            _scam,
            _opened,
            _today,
            _ledger,
            _story,
            _numbers,
            _dialog,
            _error,
            _finished,
        ),
    ),
}


def _faults(page: Page) -> Iterator[str]:
    """What axe-core finds; in the dark only the colours differ."""
    for scheme, options in (("light", _ALL), ("dark", _COLOURS)):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found = Axe().run(page, options=options)
        if found.violations_count:
            yield f"{scheme}: {found.generate_report()}"


@pytest.mark.parametrize("name", SEEN)
def test_axe_finds_no_fault(browser: Browser, here: Place, name: str) -> None:
    """Names, roles, contrast and structure hold in every state of the page, and nothing is wider than the window."""
    size, states = SEEN[name]
    faults = []
    with window(browser, here, size, reduced_motion="reduce") as page:
        for state in states:
            page.goto(here.home)
            state(page, here)
            faults += [f"{state.__name__}, {fault}" for fault in _faults(page)]
            assert page.evaluate("document.documentElement.scrollWidth") <= size[0], state.__name__
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_no_fault_without_any_mail(browser: Browser, tmp_path: Path, size: tuple[int, int]) -> None:
    """Before the first mailbox is connected, it is said what to do."""
    with place(tmp_path, None, demo=False) as here, window(browser, here, size) as page:
        expect(page.get_by_role("heading", name="No invitation yet.")).to_be_visible()
        assert not [*_faults(page)]
        for name in ("numbers", "ledger", "ledger/doubles"):
            page.goto(f"{here.home}{name}")
            assert not [*_faults(page)]
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_the_order_of_tab_follows_the_page(page: Page, here: Place) -> None:
    """From the way past the list over the pages and the search to the first invitation; then, past the list, the message."""
    seen = []
    for _ in range(11):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))
    assert seen[:10] == [
        "Skip to the invitation",
        "Demur",
        "Invitations",
        f"Today{page.locator('#due').text_content()}",
        "Ledger",
        "Numbers",
        "Keys ?",
        "q",
        "show",
        page.locator("#rows a").first.inner_text().strip() and seen[9],
    ]
    assert "Wren Street Energy" in seen[9] and "Tangerine Tickets" in seen[10]
    page.goto(here.home)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.message') !== null")
    stands_at(page, here.number("Wren Street Energy"))
