"""The whole way through the page, as people with different hands, eyes and windows go it."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from tests.browser.conftest import NARROW, WIDE, window
from tests.browser.hands import BLANK, SAID, Hands, Keyboard, Mouse, stands_at
from tests.browser.place import Place


def two_left(here: Place) -> tuple[int, int]:
    """The invitations that wait, when all but the first and one more are settled."""
    first, second = here.number("Wren Street Energy"), here.number("Ostara Health")
    here.settle_all_but(first, second)
    return first, second


@pytest.mark.parametrize(
    ("hand", "how"),
    [
        (Keyboard, {"size": WIDE}),
        (Keyboard, {"size": NARROW, "color_scheme": "dark", "reduced_motion": "reduce"}),
        (Mouse, {"size": WIDE, "color_scheme": "dark", "reduced_motion": "reduce"}),
        (Mouse, {"size": NARROW, "has_touch": True}),
    ],
    ids=["keyboard-wide", "keyboard-narrow-dark-still", "mouse-wide-dark-still", "mouse-narrow"],
)
def test_an_invitation_is_answered_from_the_list_to_the_end(
    browser: Browser, here: Place, hand: type[Keyboard | Mouse], how: dict[str, Any]
) -> None:
    """Read, decline, edit, see a problem, approve, undo, approve again; it leaves with the person's words, and all is done."""
    first, second = two_left(here)
    with window(browser, here, **how) as page:
        hands: Hands = hand(page)
        expect(page.locator("#rows .row")).to_have_count(2)
        hands.open(page.locator("#rows .row").first)
        expect(page.locator("#said")).to_contain_text("Demur advises: Take last minute. Your answer. Take")
        stands_at(page, first)
        expect(page.locator(".message .text")).to_contain_text("Here is the room")
        expect(page.locator(".advice h2")).to_contain_text("Take")

        hands.decline()
        expect(page.locator("#said")).to_contain_text("Your answer. Decline")
        expect(page.locator("#problems .fine")).to_be_visible()
        hands.write(f"{SAID} {BLANK}")
        expect(page.locator("#problems .hard")).to_contain_text(BLANK)
        hands.erase(len(BLANK) + 1)
        expect(page.locator("#problems .hard")).to_have_count(0)

        hands.approve()
        stands_at(page, second)
        left = page.locator("#bar [data-left]")
        begun = int(left.inner_text())
        assert 50 < begun <= 60
        expect(left).not_to_have_text(str(begun))
        assert int(left.inner_text()) < begun

        hands.undo()
        stands_at(page, first)
        expect(page.locator("#bar li")).to_have_count(0)
        expect(page.locator("#text")).to_have_value(re.compile(re.escape(SAID)))
        assert not here.sent()

        hands.approve()
        stands_at(page, second)
        expect(page.locator("#bar li")).to_have_count(1)
        here.clock.skip(61)
        expect(page.locator("#bar li")).to_have_count(0)
        (text,) = here.sent()
        assert SAID in text and BLANK not in text
        if how["size"] is WIDE:
            expect(page.locator(f"#row-{first} .status")).to_have_text("answered")

        hands.settle()
        expect(page.get_by_role("heading", name="All answered.")).to_be_visible()
        assert page.url == here.home
        expect(page.locator("#show-todo")).to_have_text("To do (0)")


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_it_works_without_scripts(browser: Browser, here: Place, size: tuple[int, int]) -> None:
    """List, read, choose, write anew, be told of a problem, approve and undo: by links and buttons alone."""
    first, second = two_left(here)
    with window(browser, here, size, java_script_enabled=False) as page:
        page.locator("#rows .row a").first.click()
        stands_at(page, first)
        page.get_by_role("link", name="Decline").last.click()
        expect(page.locator(".answer.v-decline")).to_have_attribute("aria-current", "true")
        before = page.locator("#text").input_value()

        page.locator("#door").select_option("closed")
        page.locator("#voice").select_option("warm")
        page.get_by_role("button", name="Write it so").click()
        expect(page.locator(".answer.v-decline")).to_have_attribute("aria-current", "true")
        anew = page.locator("#text").input_value()
        assert anew != before

        page.locator("#text").fill(f"{anew} {BLANK}")
        page.get_by_role("button", name="Approve").click()
        expect(page.get_by_role("alert").filter(has_text=BLANK)).to_be_visible()
        expect(page.locator("#text")).to_have_value(f"{anew} {BLANK}".replace("\r", ""))

        page.locator("#text").fill(anew)
        page.get_by_role("button", name="Approve").click()
        stands_at(page, second)
        expect(page.locator("#bar")).to_contain_text("leaves at 09:01")
        page.get_by_role("button", name="Undo").click()
        stands_at(page, first)
        expect(page.locator("#bar li")).to_have_count(0)

        page.get_by_role("button", name="Approve").click()
        stands_at(page, second)
        page.get_by_role("button", name="Later").click()
        expect(page.get_by_role("heading", name="All answered.")).to_be_visible()
