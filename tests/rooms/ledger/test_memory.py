"""What follows from the person's decisions."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from tests.rooms.adapters.test_rulings import AT, RULING, SLOT
from tests.rooms.ledger.listings import NOW
from tests.rooms.ledger.people import DAY, decided, kin, mailed, merge, noted, person

from demur.domain.dealings import About, Dealing, Reaction, Said, Sighting
from demur.domain.mail import Address
from demur.domain.person import History
from demur.domain.ruling import Ruling
from demur.domain.verdict import Decision
from demur.ledger import history_of, pending_of
from demur.ledger.book import book


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


KEEP, CLOSE = "Please keep me in mind.", "No, thank you."
DATA, OPS = About("Data Engineer", "data"), About("Operator", "operations")
DANA = person("Dana Reyes", "dana@kestrel.example", "kestrel", firm="Kestrel Freight")


def asks(said: Said) -> bool:
    """A letter asks to be kept in mind."""
    return said.words == KEEP


def known(*dealings: Dealing, rulings: Sequence[Ruling] = ()) -> History:
    """What is known of these dealings."""
    return history_of(rulings, book(kin(dealings), asks), asks)


def test_what_is_in_the_ledger_is_known() -> None:
    """One contact a person with all their addresses and letters, the oldest exchange first."""
    other = person("D. Reyes", "dr@home.example", firm="Plover")
    kinship = kin([mailed(2, other, OPS, said=KEEP), mailed(1, DANA, DATA, said=CLOSE)], [merge(1, 1, 3)])
    (dana,) = history_of((), book(kinship, asks), asks).contacts
    assert (dana.address.email, dana.company) == ("dr@home.example", "Plover")
    assert dana.addresses == {"dana@kestrel.example", "dr@home.example"}
    assert dana.goes_by(Address("", "DANA@Kestrel.example")) and not dana.goes_by(Address("", "x@y.example"))
    assert (dana.declined, dana.door_open, dana.last) == (2, True, NOW + 2 * DAY)
    assert dana.said == (CLOSE, KEEP)
    assert [(each.key, each.company, each.position) for each in dana.met] == [
        ("<1@b.example>", "Kestrel Freight", "Data Engineer"),
        ("<2@b.example>", "Plover", "Operator"),
    ]


def test_a_decision_counts_once() -> None:
    """What was decided about a message that the ledger has is not counted again; what it has not joins the same person."""
    same = replace(
        RULING, message_id="<1@b.example>", sender=Address("", DANA.mails[0]), decided=Decision.DECLINE
    )
    more = replace(same, message_id="<9@b.example>", at=NOW - 9 * DAY)
    (dana,) = known(mailed(1, DANA, DATA, said=CLOSE), rulings=[same, more]).contacts
    assert [each.key for each in dana.met] == ["<9@b.example>", "<1@b.example>"]
    assert dana.declined == 2


def test_what_was_declined_is_known_whoever_wrote() -> None:
    """Also where a machine wrote it, so that nobody is known; what was taken, or names no company, is not there."""
    machine = Sighting(employer="Plover", company="Plover")
    found = known(
        mailed(3, DANA, DATA, said=CLOSE),
        mailed(1, machine, OPS, said=CLOSE, factor="bandwidth"),
        mailed(2, DANA, said="Yes", situation="accept"),
        mailed(4, person("Jo Lind", "j@x.example"), said=CLOSE),
    ).declined
    assert [(each.company, each.position, each.busy) for each in found] == [
        ("Plover", "Operator", True),
        ("Kestrel Freight", "Data Engineer", False),
    ]


def declines(*kinds: Dealing) -> list[bool]:
    """Which of somebody's declines they have ignored."""
    (contact,) = known(*kinds).contacts
    return [each.ignored for each in contact.met]


def test_a_decline_is_ignored() -> None:
    """Who writes on after it closed the door, or of the same or of another area though it was open, has not listened."""
    assert declines(mailed(1, DANA, DATA, said=CLOSE), mailed(5, DANA, OPS)) == [True, False]
    assert declines(mailed(1, DANA, DATA, said=KEEP), mailed(5, DANA, OPS)) == [True, False]
    assert declines(mailed(1, DANA, DATA, said=KEEP), mailed(5, DANA, DATA)) == [True, False]


def test_a_decline_is_heard() -> None:
    """Another role of the area one asked for, a word of theirs, a letter that crossed, a call, no letter at all."""
    senior = About("Head of Data", "data")
    assert declines(mailed(1, DANA, DATA, said=KEEP), mailed(5, DANA, senior)) == [False, False]
    for reaction in (Reaction.THANKS, Reaction.COUNTER, Reaction.OPENING, Reaction.ASKS):
        first = mailed(1, DANA, DATA, said=CLOSE, reactions=[Reaction.OTHER, reaction])
        assert declines(first, mailed(5, DANA, DATA)) == [False, False]
    crossed = mailed(1, DANA, DATA, said=CLOSE)
    assert declines(crossed, mailed(2, DANA, DATA, at=NOW + 1.5 * DAY)) == [False, False]
    assert declines(mailed(1, DANA, DATA, said=CLOSE), noted(5, DANA, None)) == [False, False]
    assert declines(decided(mailed(1, DANA, DATA), Decision.DECLINE), mailed(5, DANA, DATA)) == [False, False]


def test_a_word_that_insists_is_no_hearing() -> None:
    """Who reacts with the same once more has not listened either."""
    for reaction in (Reaction.INSISTS, Reaction.OTHER):
        first = mailed(1, DANA, DATA, said=CLOSE, reactions=[reaction])
        assert declines(first, mailed(5, DANA, DATA)) == [True, False]


def test_declines_that_were_ignored_are_counted_alike_at_every_look() -> None:
    """When a message comes and when it is judged again, the same number in a row was ignored before it."""
    sent = [mailed(n, DANA, DATA, said=CLOSE) for n in range(1, 12, 2)]
    for n in range(1, len(sent)):
        message = sent[n].listed
        assert message
        fresh = known(*sent[:n]).before(message.key, message.received).writer(message.sender)
        again = known(*sent).before(message.key, message.received).writer(message.sender)
        assert fresh and again
        assert fresh.ignored == again.ignored == n
        assert fresh.declined == again.declined == n
    calm = [mailed(9, DANA, DATA, said=CLOSE, reactions=[Reaction.THANKS]), mailed(11, DANA, DATA)]
    (contact,) = known(*sent[:4], *calm).contacts
    assert contact.ignored == 0


def test_a_scam_is_not_in_the_history() -> None:
    """Whoever sent one is not known by it, in the ledger either."""
    assert known(decided(mailed(1, DANA, DATA), Decision.IGNORE)).contacts == ()
