"""Pages on which a day is voted for, and addresses that are no links."""

from typing import Any

import pytest

LINKS = [
    ("de", "Bitte tragen Sie sich hier ein: https://terminplaner.dfn.de/p/wald-77", "https://terminplaner.dfn.de/p/wald-77"),
    ("nl", "Kies je moment: https://www.datumprikker.nl/koor-alt", "https://www.datumprikker.nl/koor-alt"),
    ("de", "Hier direkt Rückruf buchen: https://werftjobs.de/r?c=ina", "https://werftjobs.de/r?c=ina"),
    ("de", "Such dir für unser Gespräch was raus: https://sonne.pinsel.co/r/7-2", "https://sonne.pinsel.co/r/7-2"),
    ("en", "A chat? Choose here: https://jobs.ashbyhq.com/b/kite/ina", "https://jobs.ashbyhq.com/b/kite/ina"),
    ("it", "Fissiamo una videochiamata: https://meetings-eu.hubspot.com/ina-v", "https://meetings-eu.hubspot.com/ina-v"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "said", "address"), LINKS)
def test_a_page_to_choose_on(extracted: Any, language: str, said: str, address: str) -> None:
    """Polls, call-backs, and the words of a few lines before."""
    _, facts = extracted(f"Hallo,\n\n{said}\n\nDana", language=language)
    assert facts.scheduling_link is not None
    assert facts.scheduling_link.value == address


def test_a_settled_booking_is_managed(extracted: Any) -> None:
    """Where the booking is managed no time is picked any more."""
    body = "Your booking is confirmed: 1 December, 9:30.\n\nManage booking: https://outlook.office.com/bookwithme/manage/7"
    _, facts = extracted(body)
    assert facts.scheduling_link is None
