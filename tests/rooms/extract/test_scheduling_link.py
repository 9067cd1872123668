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


LED = [
    ("My calendar: https://cal.oakframe.studio/dana/20min", "https://cal.oakframe.studio/dana/20min"),
    (
        "My assistant will arrange a call: https://hartandpeel.com/book/dana",
        "https://hartandpeel.com/book/dana",
    ),
    ("Mon agenda : https://rdv.fermedulac.fr/dana", "https://rdv.fermedulac.fr/dana"),
    ("Grab any slot at calendly.com/dana-w/intro.", "calendly.com/dana-w/intro"),
]


@pytest.mark.parametrize(("sentence", "address"), LED)
def test_the_words_before_an_address_tell_that_it_books(extracted: Any, sentence: str, address: str) -> None:
    """A firm's own booking page, and a known one that is written without "https"."""
    _, facts = extracted(f"Hi Robin,\n\n{sentence}\n\nDana")
    assert facts.scheduling_link is not None
    assert facts.scheduling_link.value == address


SHOWN = [
    ("de", "Anderen Termin vorschlagen"),
    ("it", "Scegli la data del colloquio"),
    ("nl", "Ander moment kiezen"),
    ("nl", "Plan gesprek"),
    ("fr", "Je choisis mon créneau"),
    ("es", "Escoge tu franja"),
    ("pt", "Escolha o melhor horário"),
]


@pytest.mark.parametrize(("language", "shown"), SHOWN)
def test_a_verb_of_choosing_and_a_noun_of_time_book(extracted: Any, language: str, shown: str) -> None:
    """Whatever lies between them; a button to decline or to accept beside it is another."""
    body = (
        f'<p>Hi Robin</p><p><a href="https://ats.example.com/a/1/no">Absagen</a></p>'
        f'<p><a href="https://ats.example.com/a/1/x">{shown}</a></p><p>Dana</p>'
    )
    _, facts = extracted(body, language=language, extra="Content-Type: text/html; charset=utf-8\r\n")
    assert facts.scheduling_link is not None
    assert facts.scheduling_link.value == "https://ats.example.com/a/1/x"


@pytest.mark.parametrize(
    ("sentence"),
    [
        "Open candidate page: https://northwind.goodtime.io/c/9d1e77",
        "Zum Kalender hinzufügen: https://calendar.google.com/calendar/event?eid=77",
        "More options for this meeting:\nhttps://calendar.google.com/calendar/event?action=VIEW&eid=77",
        "Termin absagen: https://ats.example.com/termin/77/absagen",
        "Start the test: https://ats.example.com/t/77",
        "The shop's book list is at https://northwind.com/list",
    ],
)
def test_what_a_link_says_may_tell_that_it_does_not_book(extracted: Any, sentence: str) -> None:
    """Pages that show, accept, decline or begin something choose no time."""
    _, facts = extracted(f"Hi Robin,\n\n{sentence}\n\nDana")
    assert facts.scheduling_link is None
