"""How a person works the page: by the keyboard alone, or by the mouse alone (letters are typed either way)."""

from dataclasses import dataclass
from typing import Protocol

from playwright.sync_api import Locator, Page, expect

SAID = "I hope you are well."
"""A sentence that the person adds to a letter."""

BLANK = "[date]"
"""What no letter may leave with."""


class Hands(Protocol):
    """What is done on the way from the list to the last answer."""

    def open(self, row: Locator) -> None:
        """Open a line of the list."""

    def decline(self) -> None:
        """Choose to decline."""

    def write(self, text: str) -> None:
        """Put a text into the letter, below its first line."""

    def erase(self, signs: int) -> None:
        """Take what was typed last away again."""

    def approve(self) -> None:
        """Say yes to the letter."""

    def undo(self) -> None:
        """Take the yes back."""

    def settle(self) -> None:
        """Put it aside without a letter."""


@dataclass
class Keyboard:
    """Never touches the mouse."""

    page: Page

    def _press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def open(self, row: Locator) -> None:
        """Open a line."""
        for _ in range(30):
            if row.locator("a").evaluate("link => link === document.activeElement"):
                return self._press("Enter")
            self._press("Tab")
        raise AssertionError("The line is not reached by Tab.")

    def decline(self) -> None:
        """Choose to decline."""
        self._press("d")

    def write(self, text: str) -> None:
        """Type below the first line of the letter."""
        self._press("e", "Control+Home", "End", "Enter")
        self.page.keyboard.type(text)

    def erase(self, signs: int) -> None:
        """Take it back."""
        self._press(*["Backspace"] * signs)

    def approve(self) -> None:
        """Say yes."""
        self._press("Escape", "a")

    def undo(self) -> None:
        """Take the yes back."""
        self._press("u")

    def settle(self) -> None:
        """Put it aside."""
        self._press("x")


@dataclass
class Mouse:
    """Points and clicks."""

    page: Page

    def open(self, row: Locator) -> None:
        """Open a line."""
        row.click()

    def decline(self) -> None:
        """Choose to decline."""
        self.page.get_by_role("link", name="Decline").last.click()

    def write(self, text: str) -> None:
        """Type below the first line of the letter."""
        self.page.locator("#text").click(position={"x": 30, "y": 45})
        self.page.keyboard.type(text)

    def erase(self, signs: int) -> None:
        """Take it back."""
        for _ in range(signs):
            self.page.keyboard.press("Backspace")

    def approve(self) -> None:
        """Say yes."""
        self.page.get_by_role("button", name="Approve").click()

    def undo(self) -> None:
        """Take the yes back."""
        self.page.get_by_role("button", name="Undo").last.click()

    def settle(self) -> None:
        """Put it aside."""
        self.page.get_by_role("button", name="Settle without a letter").click()


def settled(page: Page) -> None:
    """Wait until what was asked for is there, and its parts are ready to be used."""
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added")).to_have_count(0)


def stands_at(page: Page, number: int) -> None:
    """Wait until an invitation is shown."""
    settled(page)
    expect(page.locator(f'#detail [data-number="{number}"]')).to_be_visible()
    settled(page)
