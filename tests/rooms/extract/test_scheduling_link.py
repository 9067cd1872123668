"""The page on which the interview is booked."""

from typing import Any

import pytest

BOOKED = [
    "https://calendly.com/dana-w/30min",
    "https://outlook.office365.com/owa/calendar/Northwind@northwind.com/bookings/",
    "https://app.cronofy.com/add_to_calendar/abc",
    "https://meetings.hubspot.com/dana",
]


@pytest.mark.parametrize("address", BOOKED)
def test_a_booking_service_is_known_by_its_address(extracted: Any, address: str) -> None:
    """The link's address is the value, its shown text the quote."""
    _, facts = extracted(f"Hi Robin,\n\nPick a time here: {address}\n\nDana")
    assert facts.scheduling_link is not None
    assert facts.scheduling_link.value == address


def test_a_button_that_says_so_books(extracted: Any) -> None:
    """A link of an unknown system counts where its words say that it books."""
    body = '<p>Hi Robin</p><p><a href="https://hire.example.com/x/77">Choose a time</a></p><p>Dana</p>'
    _, facts = extracted(body, extra="Content-Type: text/html; charset=utf-8\r\n")
    assert facts.scheduling_link is not None
    assert facts.scheduling_link.value == "https://hire.example.com/x/77"
    assert facts.scheduling_link.quote == "Choose a time"


@pytest.mark.parametrize(
    "address",
    [
        "https://zoom.us/j/123456789",
        "https://www.linkedin.com/in/dana",
        "https://calendly.com",
        "https://northwind.com/jobs/12",
    ],
)
def test_other_links_book_nothing(extracted: Any, address: str) -> None:
    """The meeting itself, a profile, a front page and the advertisement are no booking pages."""
    _, facts = extracted(f"Hi Robin,\n\nSee {address}\n\nDana")
    assert facts.scheduling_link is None
