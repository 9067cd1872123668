"""Every key does what the help says, focus is never lost, and who does not see hears what changed."""

from collections.abc import Callable, Mapping
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from tests.browser.conftest import NARROW, window
from tests.browser.hands import stands_at
from tests.browser.place import Place

from demur.domain.verdict import Decision
from demur.web.labels import KEYS


def _first_two(page: Page, here: Place) -> tuple[int, int]:
    first, second = (each.listed.id for each in here.rows[:2])
    stands_at(page, first)
    return first, second


def _next(page: Page, here: Place) -> None:
    _, second = _first_two(page, here)
    page.keyboard.press("j")
    stands_at(page, second)
    assert page.url == f"{here.home}i/{second}"
    expect(page.locator(f"#row-{second} a")).to_be_focused()
    expect(page.locator("#rows [aria-current]")).to_have_count(1)


def _previous(page: Page, here: Place) -> None:
    first, second = _first_two(page, here)
    page.goto(f"{here.home}i/{second}")
    page.keyboard.press("k")
    stands_at(page, first)


def _approve(page: Page, here: Place) -> None:
    first, second = _first_two(page, here)
    page.keyboard.press("a")
    stands_at(page, second)
    (delivery,) = here.store.deliveries()
    assert delivery.invitation == first and delivery.due > here.clock()


def _chosen(decision: str) -> Callable[[Page, Place], None]:
    def check(page: Page, here: Place) -> None:
        number = here.number("Larchmont Audio" if decision != "ask" else "Wren Street Energy")
        page.goto(f"{here.home}i/{number}")
        before = page.locator("#text").input_value()
        page.keyboard.press({"decline": "d", "take": "t", "ask": "q"}[decision])
        expect(page.locator(f".answer.v-{decision}")).to_have_attribute("aria-current", "true")
        assert page.locator("#text").input_value() != before

    return check


def _edit(page: Page, here: Place) -> None:
    page.keyboard.press("e")
    expect(page.locator("#text")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#text")).not_to_be_focused()


def _undo(page: Page, here: Place) -> None:
    first, second = _first_two(page, here)
    page.keyboard.press("a")
    stands_at(page, second)
    page.keyboard.press("u")
    stands_at(page, first)
    assert not [
        each for each in here.store.deliveries() if each.due > here.clock() and each.state == "waiting"
    ]


def _later(page: Page, here: Place) -> None:
    first, second = _first_two(page, here)
    page.keyboard.press("l")
    stands_at(page, second)
    stand = here.store.stand(first)
    assert (
        stand and stand.later and stand.later.hour == 7 and stand.later - here.clock() < timedelta(hours=24)
    )


def _decided(key: str, decision: Decision | None) -> Callable[[Page, Place], None]:
    def check(page: Page, here: Place) -> None:
        first, second = _first_two(page, here)
        advised = here.rows[0].decision
        page.keyboard.press(key)
        stands_at(page, second)
        stand = here.store.stand(first)
        assert stand and stand.decided == (decision or advised)
        assert here.store.deliveries() == ()

    return check


def _words(page: Page, here: Place) -> None:
    page.goto(f"{here.home}i/{here.rows[0].listed.id}?voice=warm")  # the classic voice has one wording
    before = page.locator("#text").input_value()
    page.keyboard.press("w")
    expect(page.locator("#text")).not_to_have_value(before)
    assert page.locator("#again").input_value() == "1"


def _search(page: Page, here: Place) -> None:
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("ostara")
    expect(page.locator("#rows .row")).to_have_count(2)


def _today(page: Page, here: Place) -> None:
    page.keyboard.press("o")
    page.wait_for_url(f"{here.home}today")


def _ledger(page: Page, here: Place) -> None:
    page.keyboard.press("c")
    page.wait_for_url(f"{here.home}ledger")


def _numbers(page: Page, here: Place) -> None:
    page.keyboard.press("n")
    page.wait_for_url(f"{here.home}numbers")


def _help(page: Page, here: Place) -> None:
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    for key, what in KEYS:
        expect(dialog.locator("div", has=page.locator(f"kbd:text-is('{key}')"))).to_contain_text(what)
    page.keyboard.press("j")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert page.url == here.home


DOES: Mapping[str, Callable[[Page, Place], None]] = {
    "j": _next,
    "k": _previous,
    "a": _approve,
    "d": _chosen("decline"),
    "t": _chosen("take"),
    "q": _chosen("ask"),
    "e": _edit,
    "u": _undo,
    "l": _later,
    "i": _decided("i", Decision.IGNORE),
    "x": _decided("x", None),
    "w": _words,
    "/": _search,
    "o": _today,
    "c": _ledger,
    "n": _numbers,
    "?": _help,
}


@pytest.mark.parametrize("key", [key for key, _ in KEYS])
def test_each_key_does_what_the_help_says(page: Page, here: Place, key: str) -> None:
    """Those of the help are all that there are, and each works from the first page on."""
    DOES[key](page, here)


def test_keys_do_nothing_while_one_types(page: Page, here: Place) -> None:
    """All of them end up in the letter, or in the search, and nowhere else."""
    keys = "".join(key for key, _ in KEYS)
    page.locator("#text").fill("")
    page.locator("#text").press_sequentially(keys)
    expect(page.locator("#text")).to_have_value(keys)
    page.locator("#q").press_sequentially(keys)
    expect(page.locator("#q")).to_have_value(keys)
    expect(page.locator("#rows .none")).to_be_visible()
    assert page.url == here.home and here.store.deliveries() == ()
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_a_key_that_is_held_down_approves_once(page: Page, here: Place) -> None:
    """Nor does one that is meant for the browser (Ctrl, Alt) do anything."""
    _, second = _first_two(page, here)
    page.keyboard.press("Control+d")
    page.keyboard.press("Alt+a")
    page.keyboard.down("a")
    stands_at(page, second)
    for _ in range(3):
        page.keyboard.down("a")
    page.keyboard.up("a")
    page.keyboard.press("j")
    stands_at(page, here.rows[1].listed.id)
    assert len(here.store.deliveries()) == 1


def test_a_yes_that_comes_too_early_answers_nothing_else(page: Page, here: Place) -> None:
    """While the next invitation is on its way, the letter that is still to be seen can't be approved by mistake."""
    _, second = _first_two(page, here)

    def slowly(route: Route) -> None:
        page.wait_for_timeout(400)
        route.continue_()

    page.route(f"**/i/{second}", slowly)
    page.keyboard.press("j")
    page.keyboard.press("a")
    stands_at(page, second)
    assert here.store.deliveries() == ()


def test_focus_is_never_lost(page: Page, here: Place) -> None:
    """After each change it is where it was, or at the invitation where that is gone."""
    first, second = _first_two(page, here)
    page.locator("#voice").focus()
    page.locator("#voice").select_option("warm")
    expect(page.locator("#said")).not_to_be_empty()
    expect(page.locator("#voice")).to_be_focused()
    page.get_by_role("button", name="Approve").click()
    stands_at(page, second)
    expect(page.locator("#detail")).to_be_focused()
    page.get_by_role("button", name="Undo").click()
    stands_at(page, first)
    expect(page.locator("#detail")).to_be_focused()
    page.get_by_role("button", name="Later").click()
    stands_at(page, second)
    expect(page.locator("#detail")).to_be_focused()
    page.locator("#fact-level summary").click()
    page.locator("#fact-level select").select_option("junior")
    page.locator("#fact-level").get_by_role("button", name="Put right").click()
    expect(page.locator("#fact-level .yours")).to_be_visible()
    expect(page.locator("#detail")).to_be_focused()


def test_the_countdown_takes_no_focus_and_is_read_out_once(page: Page, here: Place) -> None:
    """Who is about to undo stays at the button while the bar asks for news; when the letter has left, they are at the invitation."""
    page.keyboard.press("a")
    undo = page.get_by_role("button", name="Undo")
    undo.focus()
    page.evaluate("document.querySelector('#bar ul').dataset.same = 'yes'")
    assert page.locator("#bar").get_attribute("aria-live") == "polite"
    with page.expect_response("**/bar?*"):
        pass
    with page.expect_response("**/bar?*") as again:
        pass
    assert again.value.status == 204
    expect(undo).to_be_focused()
    expect(page.locator("#bar ul")).to_have_attribute("data-same", "yes")
    expect(page.locator("#bar [aria-hidden] [data-left]")).to_be_visible()
    here.clock.skip(61)
    expect(page.locator("#bar li")).to_have_count(0)
    expect(page.locator("#detail")).to_be_focused()


def test_who_does_not_see_hears_what_is_shown_now(page: Page, here: Place) -> None:
    """The subject, the advice and the answer are said after each change, and the problems while typing."""
    said = page.locator("#said")
    assert said.get_attribute("role") == "status"
    page.keyboard.press("j")
    expect(said).to_contain_text("Demur advises: Decline last minute. Your answer. Decline")
    page.keyboard.press("t")
    expect(said).to_contain_text("Your answer. Take")
    assert page.locator("#problems").get_attribute("aria-live") == "polite"
    assert page.title() == "Tangerine Tickets · Demur"


def test_in_a_narrow_window_focus_follows_into_the_invitation(browser: Browser, here: Place) -> None:
    """The list is hidden then, and so is the link that had it."""
    with window(browser, here, NARROW) as page:
        row = page.locator("#rows a").nth(1)
        row.focus()
        page.keyboard.press("Enter")
        expect(page.locator("#detail")).to_be_focused()
        expect(page.locator("#list")).to_be_hidden()
        page.get_by_role("link", name="All invitations").click()
        expect(page.locator("#list")).to_be_visible()
