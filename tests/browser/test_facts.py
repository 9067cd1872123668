"""What was read wrong is put right, and everything follows."""

from playwright.sync_api import Page, expect
from tests.browser.hands import stands_at
from tests.browser.place import Place


def _open(page: Page, here: Place, company: str) -> int:
    number = here.number(company)
    page.goto(f"{here.home}i/{number}")
    stands_at(page, number)
    return number


def _change(page: Page, name: str, value: str, field: str = "value") -> None:
    fact = page.locator(f"#fact-{name}")
    fact.locator("summary").click()
    control = fact.locator(f"[name={field}]")
    if control.evaluate("field => field.tagName") == "SELECT":
        control.select_option(value)
    else:
        control.fill(value)
    fact.get_by_role("button", name="Put right").click()
    expect(page.locator(f"#fact-{name} .yours")).to_be_visible()


def _take_back(page: Page, name: str) -> None:
    fact = page.locator(f"#fact-{name}")
    fact.locator("summary").click()
    fact.get_by_role("button", name="As it was read").click()
    expect(page.locator(f"#fact-{name} .yours")).to_have_count(0)


def test_another_company_is_named_everywhere(page: Page, here: Place) -> None:
    """The list, the fact and the letter have the new name at once, and the old one when it is taken back."""
    number = _open(page, here, "Wren Street Energy")
    _change(page, "company", "Brackwater Systems")
    expect(page.locator(f"#row-{number} .who")).to_have_text("Brackwater Systems")
    expect(page.locator(f"#row-{number} .verdict")).to_have_text("Decline")
    expect(page.locator(".advice h2")).to_contain_text("Decline")
    expect(page.locator("#text")).not_to_have_value("")
    assert "Brackwater Systems" in page.locator("#text").input_value()
    assert page.title() == "Brackwater Systems · Demur"
    _take_back(page, "company")
    expect(page.locator(f"#row-{number} .who")).to_have_text("Wren Street Energy")
    expect(page.locator(f"#row-{number} .verdict")).to_have_text("Take")
    assert "Wren Street Energy" in page.locator("#text").input_value()


def test_another_time_is_seen_everywhere(page: Page, here: Place) -> None:
    """The line, the week, the advice and the letter go by the time that the person gave."""
    number = _open(page, here, "Wren Street Energy")
    _change(page, "interview_times", "2026-12-10T14:00", "start")
    expect(page.locator(f"#row-{number} .when")).to_have_text("Thu 10 Dec 14:00")
    expect(page.locator(".advice .when")).to_contain_text("Thu 10 Dec 14:00")
    expect(page.locator(".w-week:visible")).to_contain_text("Thu 10")
    assert "December 10" in page.locator("#text").input_value()
    _take_back(page, "interview_times")
    expect(page.locator(f"#row-{number} .when")).to_contain_text("in 6 hours")
    assert "November 24" in page.locator("#text").input_value()


def test_another_level_changes_the_reasons(page: Page, here: Place) -> None:
    """A senior role that is a junior one is no longer at the person's level."""
    _open(page, here, "Wren Street Energy")
    level = page.locator(".reasons li", has_text="at your level")
    expect(level).to_have_count(1)
    _change(page, "level", "junior")
    expect(level).to_have_count(0)
    expect(page.locator("#fact-level .value")).to_have_text("junior")
    _take_back(page, "level")
    expect(level).to_have_count(1)


def test_what_is_no_value_is_refused(page: Page, here: Place) -> None:
    """The reason is shown, and nothing is changed."""
    _open(page, here, "Wren Street Energy")
    fact = page.locator("#fact-pay")
    fact.locator("summary").click()
    fact.locator("[name=value]").fill("a lot")
    fact.get_by_role("button", name="Put right").click()
    expect(page.get_by_role("alert").last).to_contain_text("a lot")
    expect(page.locator("#fact-pay .yours")).to_have_count(0)


def test_a_marked_word_leads_to_its_fact_by_mouse_and_keyboard(page: Page, here: Place) -> None:
    """A click or Enter on it opens the fact and puts the cursor into its field."""
    _open(page, here, "Wren Street Energy")
    page.locator("mark [data-fact=company]").first.click()
    expect(page.locator("#fact-company [name=value]")).to_be_focused()
    page.locator("mark [data-fact=mode]").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#fact-mode [name=value]")).to_be_focused()
