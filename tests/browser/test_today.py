"""What is due, as a person goes through it."""

import vobject  # type: ignore[import-untyped]  # ships no type information
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import NARROW, window
from tests.browser.hands import stands_at
from tests.browser.place import Place

from demur.flow.today import YEAR, today


def _due(here: Place) -> list[int]:
    """What is due now, the most urgent first."""
    now = here.clock()
    found = today(here.store, now, here.seat.terms, now + YEAR)
    return [each.number for each in found if each.at <= now]


def test_from_the_number_to_the_answer_by_keys(page: Page, here: Place) -> None:
    """The list tells how much is due; a key leads there, Enter to the invitation, and its answer takes it off at once."""
    first, *rest = _due(here)
    expect(page.locator("#due")).to_have_text(f"{len(rest) + 1} due")
    page.keyboard.press("o")
    page.wait_for_url(f"{here.home}today")
    assert page.title() == "Today · Demur"
    link = page.locator(".due a").first
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{here.home}i/{first}")
    stands_at(page, first)
    page.keyboard.press("a")
    expect(page.locator("#due")).to_have_text(f"{len(rest)} due")
    page.keyboard.press("o")
    page.wait_for_url(f"{here.home}today")
    expect(page.locator("#due-now ~ ol .due")).to_have_count(len(rest))
    assert page.locator(".due a").first.get_attribute("href") == f"/i/{rest[0]}"


def test_all_of_a_line_leads_to_the_invitation(browser: Browser, here: Place) -> None:
    """Without JavaScript and in a narrow window, too; nothing is wider than the window."""
    with window(browser, here, NARROW, java_script_enabled=False) as page:
        page.get_by_role("link", name="Today").click()
        page.wait_for_url(f"{here.home}today")
        first = page.locator(".due").first
        number, box = page.locator("#due").bounding_box(), first.bounding_box()
        assert number and number["x"] >= 0 and number["x"] + number["width"] <= NARROW[0]
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= NARROW[0]
        first.click(position={"x": box["width"] - 5, "y": box["height"] - 5})
        page.wait_for_url(f"{here.home}i/{_due(here)[0]}")
        expect(page.locator("#text")).to_be_visible()


def test_the_calendar_is_downloaded(page: Page, here: Place) -> None:
    """It comes as a file that a calendar program reads."""
    page.goto(f"{here.home}today")
    with page.expect_download() as found:
        page.get_by_role("link", name="Download as a calendar").click()
    assert found.value.suggested_filename == "demur-due.ics"
    text = found.value.path().read_text(encoding="utf-8")
    assert len(vobject.readOne(text).vevent_list) >= len(_due(here)) > 0
