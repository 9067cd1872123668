"""Odd ends: two tabs, the ways back, a letter that changed meanwhile, a server that is gone."""

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import NARROW, window
from tests.browser.hands import stands_at
from tests.browser.place import Place

from demur.flow.reviewing import AS_ADVISED, look, say_yes
from demur.flow.sending import take_back


def test_what_one_tab_answered_the_other_can_not_answer_again(page: Page, here: Place) -> None:
    """The second yes is refused with the reason, and the text that was typed stays."""
    number = here.number("Wren Street Energy")
    other = page.context.new_page()
    other.goto(f"{here.home}i/{number}")
    mine = other.locator("#text").input_value() + "\nP.S. I hope you are well."
    other.locator("#text").fill(mine)
    page.goto(f"{here.home}i/{number}")
    page.get_by_role("button", name="Approve").click()
    expect(page.locator("#bar li")).to_be_visible()
    other.get_by_role("button", name="Approve").click()
    expect(other.locator("#detail").get_by_role("alert")).to_be_visible()
    expect(other.locator("#text")).to_have_value(mine)
    assert len(here.store.deliveries()) == 1


def test_a_letter_that_changed_elsewhere_is_not_written_over(page: Page, here: Place) -> None:
    """It is said that it changed, what was typed is still there, and a second yes counts."""
    number = here.number("Wren Street Energy")
    page.goto(f"{here.home}i/{number}")
    body = page.locator("#text").input_value()
    mine = body.replace("Kind regards", "I hope you are well.\n\nKind regards")
    page.locator("#text").fill(mine)
    offer = look(number, here.desk).offer
    assert offer
    say_yes(number, offer.letter.body.replace("Hello", "Dear"), 0, here.desk, AS_ADVISED)
    assert take_back(number, here.store, here.clock())
    page.get_by_role("button", name="Approve").click()
    expect(page.locator("#detail").get_by_role("alert")).to_contain_text("changed")
    expect(page.locator("#text")).to_have_value(mine)
    page.get_by_role("button", name="Approve").click()
    expect(page.locator("#bar li")).to_be_visible()
    assert here.store.letters(number)[-1].body.strip() == mine.strip()


def test_the_way_back_leads_through_what_was_looked_at(page: Page, here: Place) -> None:
    """The back button shows the invitation before, the list marks it, and forward goes on again."""
    first, second, third = (each.listed.id for each in here.rows[:3])
    page.keyboard.press("j")
    stands_at(page, second)
    page.keyboard.press("j")
    stands_at(page, third)
    with page.expect_event("load"):  # the page is asked for anew
        page.go_back()
    stands_at(page, second)
    expect(page.locator(f"#row-{second} a")).to_have_attribute("aria-current", "true")
    with page.expect_event("load"):  # the page is asked for anew
        page.go_back()
    stands_at(page, first)
    with page.expect_event("load"):
        page.go_forward()
    stands_at(page, second)
    assert page.title() == "Tangerine Tickets · Demur"


def test_after_a_yes_the_page_can_be_loaded_anew(page: Page, here: Place) -> None:
    """Nothing is approved twice, and the countdown goes on."""
    second = here.rows[1].listed.id
    page.keyboard.press("a")
    stands_at(page, second)
    page.reload()
    stands_at(page, second)
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    assert 0 < int(page.locator("#bar [data-left]").inner_text()) <= 60
    assert len(here.store.deliveries()) == 1
    expect(page.locator("#rows .row")).to_have_count(47)


def test_two_letters_leave_at_their_own_times(page: Page, here: Place) -> None:
    """Each has its line, and the key takes the last one back."""
    second, third = (each.listed.id for each in here.rows[1:3])
    page.keyboard.press("a")
    stands_at(page, second)
    here.clock.skip(20)
    page.keyboard.press("a")
    stands_at(page, third)
    expect(page.locator("#bar li")).to_have_count(2)
    page.keyboard.press("u")
    stands_at(page, second)
    expect(page.locator("#bar li")).to_have_count(1)
    expect(page.locator("#show-todo")).to_have_text("To do (47)")


def test_a_server_that_is_gone_is_said(page: Page, here: Place) -> None:
    """The page says how to start it again, and what was typed stays."""
    page.locator("#text").fill("Mine.")
    page.get_by_role("heading", name="Your answer").click()
    expect(page.locator("#offline")).to_be_hidden()
    here.stop()
    page.wait_for_timeout(1500)
    page.get_by_role("button", name="Approve").click()
    expect(page.locator("#offline")).to_contain_text("demur review")
    expect(page.locator("#text")).to_have_value("Mine.")


@pytest.mark.parametrize(
    "path", ["i/99999", "i/0", "i/99999999999999999999", "i/99999999999999999999/drawn", "i/x", "nothing"]
)
def test_what_is_not_there_is_a_page_that_says_so(page: Page, here: Place, path: str) -> None:
    """With the status 404, and a way back to the list."""
    answer = page.goto(here.home + path)
    assert answer and answer.status == 404
    expect(page.get_by_role("alert").filter(has_text="This page is not there.")).to_be_visible()
    page.get_by_role("link", name="All invitations").click()
    page.wait_for_url(here.home)


def test_an_invitation_that_was_forgotten_meanwhile_is_not_there(page: Page, here: Place) -> None:
    """A link that leads nowhere says so in its place, and the list stays."""
    second = here.rows[1].listed.id
    page.locator(f"#row-{second} a").evaluate("link => link.setAttribute('href', '/i/99999')")
    page.evaluate("htmx.process(document.body)")
    page.request.post(f"{here.home}i/99999/later", headers={"origin": here.home.rstrip("/")})
    page.goto(f"{here.home}i/{second}")
    page.evaluate("htmx.ajax('GET', '/i/99999', '#detail')")
    expect(page.locator("#detail").get_by_role("alert")).to_have_text("This page is not there.")
    expect(page.locator("#rows .row")).to_have_count(48)


def test_nobody_else_is_let_in(browser: Browser, page: Page, here: Place) -> None:
    """The address counts once: another browser is told where to get a new one."""
    stranger = browser.new_context().new_page()
    for address in (here.address, here.home, f"{here.home}i/1"):
        answer = stranger.goto(address)
        assert answer and answer.status == 403
        expect(stranger.locator("body")).to_contain_text("demur review")
    stranger.context.close()


def test_a_search_that_finds_nothing_does_not_say_that_all_is_answered(page: Page, here: Place) -> None:
    """The next invitation that waits stays in sight."""
    page.goto(f"{here.home}?q=zzzz")
    expect(page.locator("#rows .none")).to_contain_text("Nothing is found")
    stands_at(page, here.rows[0].listed.id)


def test_the_end_is_seen_in_a_narrow_window(browser: Browser, here: Place) -> None:
    """Where only the list is shown, what was reached is shown below it."""
    here.settle_all_but()
    with window(browser, here, NARROW) as page:
        expect(page.get_by_role("heading", name="All answered.")).to_be_visible()
        page.locator("#show").select_option("all")
        expect(page.locator("#rows .row")).to_have_count(48)
