"""The ledger, as a person goes through it."""

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import NARROW, window
from tests.browser.place import Place

from demur.domain.dealings import About, Note, Sighting, Way
from demur.flow.noting import add_note

TWICE = (
    Sighting("P. Nair", employer="Nair Search", agency=True),
    Sighting("Priya Nair", mails=("priya@nair.example",), employer="Nair Search", agency=True),
    Sighting("Priya Nair", phones=("+49301234567",), employer="Nair Search", agency=True),
)
"""Three that are surely one: of one firm, and the names agree."""


@pytest.fixture
def met(here: Place) -> Place:
    """Somebody wrote, called and came by; they are merged."""
    for who in TWICE:
        note = Note(here.clock(), Way.PHONE, who, About("Staff Engineer"))
        _, joined = add_note(here.store, note, here.clock())
        here.seat.told.add(joined)
    return here


def test_search_open_undo_and_note(page: Page, met: Place) -> None:
    """By keys to the ledger, searched while typing; a story is opened, a merge undone there, a note added."""
    page.keyboard.press("c")
    page.wait_for_url(f"{met.home}ledger")
    page.keyboard.press("/")
    page.keyboard.type("nair search")
    expect(page.locator("#found")).to_have_text("1 contact")
    expect(page.locator(".contact")).to_have_count(1)
    expect(page.get_by_role("status").filter(has_text="Taken for one")).to_have_count(2)
    assert page.url.endswith("?q=nair%20search")
    page.get_by_role("link", name="Priya Nair").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Priya Nair agency")
    expect(page.locator(".exchange")).to_have_count(3)
    page.get_by_role("button", name="Undo").first.click()
    expect(page.get_by_role("status").filter(has_text="They are two again")).to_be_visible()
    expect(page.locator(".exchange")).to_have_count(2)
    page.locator(".l-add summary").click()
    page.get_by_label("What you answered").select_option("decline")
    page.get_by_label("Door").select_option("open")
    page.get_by_label("What you want to remember").fill("Call again in spring.")
    page.get_by_role("button", name="Add").click()
    expect(page.locator(".exchange")).to_have_count(3)
    expect(page.locator(".exchange").last).to_contain_text("You declined. You asked to be kept in mind.")
    expect(page.locator(".l-standing")).to_contain_text("The door is open")
    page.go_back()
    page.get_by_role("link", name="Ledger").first.click()
    page.locator("#open").check()
    expect(page.locator("#found")).to_have_text("1 contact")


def test_the_same_without_javascript(browser: Browser, met: Place) -> None:
    """In a narrow window; nothing is wider than it."""
    with window(browser, met, NARROW, java_script_enabled=False) as page:
        page.get_by_role("link", name="Ledger").click()
        page.get_by_placeholder("Names, addresses, firms, roles").fill("nair")
        page.get_by_role("button", name="Show").click()
        line = page.locator(".contact").first
        box = line.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= NARROW[0]
        line.click(position={"x": box["width"] - 5, "y": box["height"] - 5})
        expect(page.get_by_role("heading", level=1)).to_contain_text("Nair")
        page.locator(".x-drop summary").first.click()
        page.get_by_role("button", name="Erase it for good").first.click()
        expect(page.get_by_role("status").filter(has_text="The note is erased.")).to_be_visible()


def test_an_invitation_tells_who_wrote_before(page: Page, here: Place) -> None:
    """Whether the ledger is at hand or is still being made when the page is asked for."""
    number = here.number("Ostara Health")
    page.goto(f"{here.home}i/{number}")
    first = here.seat.pasts.now()
    (own,) = [each for each in first.book.kinship.dealings if each.listed and each.listed.id == number]
    party = first.book.party(own.person) or first.book.party(own.company)
    assert party and len(party.dealings) > 1  # the example's company wrote twice
    newest = max(
        each.listed.id for each in party.dealings if each.listed and each.listed.received == party.last
    )
    page.goto(f"{here.home}i/{newest}")
    expect(page.locator(".before")).to_contain_text("once before this")
