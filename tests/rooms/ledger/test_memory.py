"""What follows from the person's decisions."""

from dataclasses import replace
from datetime import timedelta

from tests.rooms.adapters.test_rulings import AT, RULING, SLOT

from demur.domain.mail import Address
from demur.domain.verdict import Decision
from demur.ledger import history_of, pending_of


def test_a_taken_interview_is_pending() -> None:
    """As a tentative interview at its time, which takes an hour unless told; in whatever order they come."""
    open_end = replace(
        RULING, slot=replace(SLOT, start=SLOT.start - timedelta(days=1), end=None), message_id="<2@b>"
    )
    declined = replace(RULING, decided=Decision.DECLINE)
    found = pending_of([RULING, open_end, declined])
    assert found == pending_of([open_end, RULING])
    assert [entry.start for entry in found] == [SLOT.start - timedelta(days=1), SLOT.start]
    assert found[0].end - found[0].start == timedelta(hours=1)
    assert all(entry.interview and entry.busy and entry.tentative for entry in found)
    assert found[1].uid == "message:<1@b.example>"


def test_who_wrote_is_known() -> None:
    """One contact a person, with how often they were declined and whether the door is open, as of the last message."""
    first = replace(RULING, decided=Decision.DECLINE, door_open=True)
    last = replace(RULING, at=AT + timedelta(days=9), decided=Decision.ASK, company=None)
    contact = history_of([last, first]).contacts[0]
    assert (contact.address.email, contact.company, contact.last) == ("ann@b.example", "B & Söhne", last.at)
    assert (contact.declined, contact.door_open) == (1, True)


def test_a_scam_makes_nobody_known() -> None:
    """Nor does a message without a sender."""
    ignored = replace(RULING, decided=Decision.IGNORE)
    nobody = replace(RULING, sender=None)
    empty = replace(RULING, sender=Address("", ""))
    assert history_of([ignored, nobody, empty]).contacts == ()
