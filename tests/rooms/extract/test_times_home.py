"""Daylight saving where only an offset is told, called-off interviews, schedules, and markup."""

from typing import Any

import pytest

from demur.domain.invitation import Kind

HOMES = [
    ("Dana <dana@oldmill.co.uk>", "Wed, 21 Oct 2026 12:00:00 +0100", "Tuesday 27 October 2026 at 10:40am", "2026-10-27T10:40:00+00:00"),
    ("Dana <dana@novaterm.ch>", "Thu, 22 Oct 2026 12:00:00 +0200", "28 October 2026 at 16:15", "2026-10-28T16:15:00+01:00"),
    ("Dana <dana@summit.com>", "Fri, 30 Oct 2026 12:00:00 -0600", "November 2, 2026 at 6:30 am", "2026-11-02T06:30:00-07:00"),
    ("Dana <dana@oldmill.co.uk>", "Wed, 21 Oct 2026 12:00:00 +0100", "22 October 2026 at 10:40am", "2026-10-22T10:40:00+01:00"),
    ("Dana <dana@firm.de>", "Mon, 23 Nov 2026 11:33:56 +0000", "9 December 2026 at 1:30pm", "2026-12-09T13:30:00+01:00"),
    ("Dana <dana@firm.co.uk>", "Mon, 20 Jul 2026 11:33:56 +0000", "29 July 2026 at 1:30pm", "2026-07-29T13:30:00+01:00"),
    ("Dana <dana@firm.com>", "Mon, 23 Nov 2026 11:33:56 +0000", "9 December 2026 at 1:30pm", "2026-12-09T13:30:00+00:00"),
    ("Dana <dana@firm.co.in>", "Wed, 21 Oct 2026 12:00:00 +0530", "28 October 2026 at 10:40am", "2026-10-28T10:40:00+05:30"),
]  # fmt: skip


@pytest.mark.parametrize(("sender", "date", "said", "start"), HOMES)
def test_the_senders_clock_changes_with_the_season(
    extracted: Any, sender: str, date: str, said: str, start: str
) -> None:
    """A time after the clocks change has the offset that holds then where the sender lives; its zone stays unnamed.

    Microsoft's servers date all mail in UTC: there the country of the domain tells the clock.
    """
    _, facts = extracted(f"Hi Robin,\n\nCould we meet on {said}?\n\nDana", sender=sender, date=date)
    assert [time.start.isoformat() for time in facts.interview_times] == [start]
    assert facts.interview_times[0].timezone is None


CALLED_OFF = [
    (
        "en",
        "I have to cancel your interview on Thursday, December 3rd at 2:30pm.",
        "2026-12-03T14:30:00+01:00",
    ),
    ("de", "Leider muss das Gespräch am 3. Dezember um 14:30 Uhr entfallen.", "2026-12-03T14:30:00+01:00"),
    (
        "it",
        "Il colloquio previsto per il 3 dicembre alle ore 14.30 è annullato.",
        "2026-12-03T14:30:00+01:00",
    ),
]


@pytest.mark.parametrize(("language", "sentence", "start"), CALLED_OFF)
def test_a_cancellation_tells_which_interview_is_off(
    extracted: Any, language: str, sentence: str, start: str
) -> None:
    """The time that is called off is a cancellation's time, and no other kind's."""
    _, facts = extracted(f"Hallo,\n\n{sentence}\n\nDana", language=language, kind=Kind.CANCELLATION)
    assert [time.start.isoformat() for time in facts.interview_times] == [start]
    _, facts = extracted(f"Hallo,\n\n{sentence}\n\nDana", language=language, kind=Kind.SCHEDULING_CHANGE)
    assert facts.interview_times == ()


def test_every_line_of_a_schedule_is_read(extracted: Any) -> None:
    """A long line of a schedule does not swallow the next."""
    body = (
        "Thu, Dec 3 2026:\n10:00 AM - 10:45 AM: Computer vision deep dive with Ilya Brandt\n"
        "11:00 AM - 11:45 AM: Coding with Marisol Vega\n1:00 PM - 1:30 PM: Chat with Pat Hollis\n"
    )
    _, facts = extracted(body)
    assert [time.start.hour for time in facts.interview_times] == [10, 11, 13]


MARKUP = """<html><head><script type="application/ld+json">
{"@type": "JobPosting", "title": "Lead Luthier", "hiringOrganization": {"@type": "Organization", "name": "Fiddle & Bow"},
 "jobLocation": {"@type": "Place", "address": {"addressLocality": "Cremona"}}}
</script></head><body><p>Hi Robin,</p><p>Lead Luthier. Fiddle &amp; Bow. Cremona. Interested?</p></body></html>"""


def test_markup_counts_where_the_text_says_the_same(extracted: Any) -> None:
    """What schema.org markup states is a fact if it stands in the shown text; else it can't be pointed at."""
    html = "Content-Type: text/html; charset=utf-8\r\n"
    _, facts = extracted(MARKUP, sender="Jobs <no-reply@greenhouse.io>", extra=html)
    assert (facts.position.value, facts.company.value, facts.location.value) == (
        "Lead Luthier",
        "Fiddle & Bow",
        "Cremona",
    )
    _, facts = extracted(
        MARKUP.replace("<p>Lead Luthier.", "<p>"), sender="Jobs <no-reply@greenhouse.io>", extra=html
    )
    assert facts.position is None


@pytest.mark.parametrize(
    "markup", ["{", "[" * 5000, '{"@type": 3, "title": [1]}', '{"hiringOrganization": null}']
)
def test_broken_markup_says_nothing(extracted: Any, markup: str) -> None:
    """Markup of any shape is read without an error."""
    body = f'<script type="application/ld+json">{markup}</script><p>Shall we talk?</p>'
    extracted(body, extra="Content-Type: text/html; charset=utf-8\r\n")
