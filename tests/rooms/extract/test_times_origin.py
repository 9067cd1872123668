"""Where the Date header says nothing but UTC: the letter tells the clock of its writer."""

from typing import Any

import pytest

UTC_DATE = "Tue, 24 Nov 2026 09:00:00 +0000"

TOLD = [
    ("en", "Could you come in on Thursday at 10am? We're in Austin, TX.\n\nDana", "10:00-06:00"),
    ("en", "Could we talk on Thursday at 10am?\n\nBest,\nDana Whitfield\n(212) 555-0134", "10:00-05:00"),
    ("en", "Could we talk on Thursday at 10am?\n\nBest,\nDana Whitfield\n+1 415 555 0134", "10:00-08:00"),
    ("en", "Could we talk on Thursday at 10am?\n\nBest,\nDana Whitfield\n+49 30 555 0134", "10:00+01:00"),
    ("en", "Can you visit our Bengaluru office on Thursday at 10am?\n\nDana", "10:00+05:30"),
    ("en", "Could you come to the lodge in Nairobi on Thursday at 10am?\n\nDana", "10:00+03:00"),
    ("es", "¿Puedes el jueves a las 10 en nuestra oficina de Bogotá?\n\nDana", "10:00-05:00"),
    ("es", "¿Puede el jueves a las 10?\n\nSaludos,\nDana Whitfield\nwww.acme.com.pe", "10:00-05:00"),
    ("pt", "Pode ser quinta às 10h?\n\nAbraço,\nDana Whitfield\n+55 11 5555-0134", "10:00-03:00"),
    ("fr", "Pouvez-vous venir jeudi à 10h à notre bureau de Montréal ?\n\nDana", "10:00-05:00"),
]


@pytest.mark.parametrize(("language", "body", "start"), TOLD)
def test_the_letter_tells_the_clock(extracted: Any, language: str, body: str, start: str) -> None:
    """A telephone number, an address on the net, a state or a town tell where a writer with a .com sits."""
    _, facts = extracted(f"Hi Robin,\n\n{body}\n", language=language, date=UTC_DATE)
    assert [
        time.start.isoformat()[11:16] + time.start.isoformat()[19:] for time in facts.interview_times
    ] == [start]


LEFT_ALONE = [
    ("en", "dana@acme.com", "Could we talk on Thursday at 10am?\n\nDana", "+00:00"),
    ("en", "dana@acme.com", "We have offices in Paris, Tokyo and London. Could we talk on Thursday at 10am?", "+00:00"),
    ("en", "dana@acme.com", "It's for our Berlin team. Thursday at 10am?\n\nBest,\nDana\n+44 20 7946 0134", "+00:00"),
    ("en", "dana@gmail.com", "Could you come to the yard in Rotterdam on Thursday at 10am?\n\nDana", "+00:00"),
    ("en", "dana@acme.co", "Could we talk on Thursday at 10am?\n\nDana", "+00:00"),
    ("en", "dana@acme.com", "Your interview is on Thursday at 10am ET. We're in Chicago, IL.\n\nDana", "-05:00"),
    ("fr", "dana@gmail.com", "Pouvez-vous venir jeudi à 10h ?\n\nDana", "+00:00"),
    ("de", "dana@acme.com", "Passt Donnerstag um 10 Uhr? Unser Büro in London ist zu.\n\nDana", "+01:00"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "address", "body", "offset"), LEFT_ALONE)
def test_what_is_surer_goes_before_a_town(
    extracted: Any, language: str, address: str, body: str, offset: str
) -> None:
    """Several towns tell nothing; a zone that is written, a number, and a mailbox's own clock tell more."""
    _, facts = extracted(
        f"Hi Robin,\n\n{body}\n", language=language, date=UTC_DATE, sender=f"Dana <{address}>"
    )
    assert [time.start.isoformat()[19:] for time in facts.interview_times] == [offset]


def test_an_offset_that_is_told_is_kept(extracted: Any) -> None:
    """A header with an offset of its own is believed, whatever town the letter names."""
    _, facts = extracted("Hi Robin,\n\nCould you come to Austin, TX on Thursday at 10am?\n\nDana\n")
    assert facts.interview_times[0].start.isoformat() == "2026-11-26T10:00:00+01:00"
