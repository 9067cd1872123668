"""The buttons below a time that is fixed pick none."""

from typing import Any

import pytest

SETTLED = [
    ("en", "Reschedule", "Cancel"),
    ("de", "Termin verschieben", "Absagen"),
    ("fr", "Reporter", "Annuler"),
    ("es", "Reprogramar", "Cancelar"),
    ("pt", "Remarcar", "Cancelar"),
    ("it", "Riprogramma", "Annulla"),
    ("nl", "Verzetten", "Annuleren"),
]


@pytest.mark.parametrize(("language", "moves", "cancels"), SETTLED)
def test_a_button_that_moves_beside_one_that_cancels_is_no_choice(
    extracted: Any, language: str, moves: str, cancels: str
) -> None:
    """Both manage what is arranged."""
    body = (
        f"Robin,\n\n7.12.2026, 10:00 - 10:30\n\n{moves}: https://calendly.com/reschedulings/77 "
        f"{cancels}: https://calendly.com/cancellations/77"
    )
    _, facts = extracted(body, language=language, sender="Calendly <notifications@calendly.com>")
    assert facts.scheduling_link is None


CHOSEN = [
    ("en", "I can't make it on Monday. Reschedule here: https://calendly.com/reschedulings/77"),
    ("nl", "Zin in een belletje? Kies maar: https://acme.lever.co/meet/joost"),
    ("de", "Interesse? Dann buch dir einfach 15 Minuten bei mir: https://treffen.acme-werk.de/dana-w"),
]


@pytest.mark.parametrize(("language", "said"), CHOSEN)
def test_where_the_reader_chooses_the_link_counts(extracted: Any, language: str, said: str) -> None:
    """Minutes and little calls are chosen as well."""
    _, facts = extracted(f"Robin,\n\n{said}\n\nDana", language=language)
    assert facts.scheduling_link.value == said.rpartition(" ")[2]
