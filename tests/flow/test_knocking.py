"""The note with which the person writes again: made of what was, kept under a number of its own, and let go like any letter."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.flow.mailbox import NOW, invitation
from tests.flow.test_reviewing import Sitting, sitting
from tests.rooms.web.test_app import Page, letter_of, text_of

from demur.domain.dealings import Echo, Reaction
from demur.domain.delivery import State
from demur.domain.errors import BadOption, LetterHeldBack
from demur.domain.mail import Address
from demur.domain.remembered import REOPENING
from demur.domain.verdict import Decision
from demur.flow.kin import asks, catch_up, ledger
from demur.flow.knocking import keep_note, note_for
from demur.flow.process import Case
from demur.flow.reopening import Knock, knocks
from demur.flow.reviewing import Choice, correct, decide, look, say_yes
from demur.flow.rows import rows
from demur.ledger.book import Door
from demur.ledger.numbers import numbers

__all__ = ["sitting"]

LATER = NOW + timedelta(days=120)
TOKEN = "0" * 32


def _later(sitting: Sitting) -> Case:
    return replace(sitting.case, now=LATER)


def _knock(sitting: Sitting) -> Knock:
    (found,) = knocks(ledger(sitting.store), sitting.case.profile.search, LATER, asks)
    return found


@pytest.fixture
def declined(sitting: Sitting) -> int:
    """An invitation that was declined, with the door open; the recruiter thanked."""
    number = sitting.put(invitation(1))
    catch_up(sitting.store, sitting.case)
    choice = Choice(Decision.DECLINE)
    offer = look(number, sitting.desk, choice).offer
    assert offer
    sent = say_yes(number, offer.letter.body, 0, sitting.desk, choice)
    for before, after in ((State.WAITING, State.SENDING), (State.SENDING, State.SENT)):
        assert sitting.store.advance(sent.key, (before,), after, NOW)
    thanks = Echo(
        number, "<e@kestrel.example>", NOW + timedelta(hours=3), Address("Dana Reyes", "dana@kestrel.example"), "Re: Interview",
        Reaction.THANKS, "All right.",
    )  # fmt: skip
    data = (
        b"From: Dana Reyes <dana@kestrel.example>\r\nTo: alex.morgan@example.org\r\nSubject: Re: Interview\r\n"
        b"Message-ID: <e@kestrel.example>\r\nReferences: <1@kestrel.example> <s@example.org>\r\n\r\nAll right.\r\n"
    )
    sitting.store.put_echo(thanks, data, NOW)
    return number


def test_the_note_says_what_was(sitting: Sitting, declined: int) -> None:
    """It goes to the recruiter under their last message, recalls role and month, and that one asked to be kept in mind."""
    note = note_for(_knock(sitting), sitting.store, _later(sitting))
    body = note.reply.letter.body
    assert "Senior Backend Engineer" in body and "Kestrel Freight" in body and "November" in body
    assert "mind" in body and "kind" in body.lower()
    assert note.reply.to and note.reply.to.email == "dana@kestrel.example"
    assert note.reply.in_reply_to == "<e@kestrel.example>" and "<1@kestrel.example>" in note.reply.references
    assert not [each for each in note.reply.problems if each.hard]


def test_it_is_kept_and_leaves_after_a_yes_alone(sitting: Sitting, declined: int) -> None:
    """Under a number of its own that no list of invitations counts, it waits; once it left, one is in touch."""
    note = note_for(_knock(sitting), sitting.store, _later(sitting))
    letter = keep_note(note, sitting.store, _later(sitting), lambda: TOKEN)
    assert letter.invitation != declined and sitting.store.deliveries(State.WAITING) == ()
    kept = sitting.store.invitation(letter.invitation)
    assert kept and kept.kind == REOPENING
    counted = numbers(sitting.store.listed(), LATER, sitting.case.now.tzinfo or NOW.tzinfo, 1.0)  # type: ignore[arg-type]
    assert counted.total == 1
    assert knocks(ledger(sitting.store), sitting.case.profile.search, LATER, asks) == ()
    desk = replace(sitting.desk, case=lambda: _later(sitting))
    seen = look(letter.invitation, desk, Choice(Decision.DECLINE, again=3))
    assert seen.again and not seen.varies and seen.offer and seen.offer.letter.body == letter.body
    sent = say_yes(letter.invitation, letter.body + "\n", 1, desk, Choice())
    for before, after in ((State.WAITING, State.SENDING), (State.SENDING, State.SENT)):
        assert sitting.store.advance(sent.key, (before,), after, LATER)
    (dana,) = ledger(sitting.store).people()
    assert dana.door is Door.TALKING and dana.dealings[-1].knock and dana.dealings[-1].said
    assert b"In-Reply-To: <e@kestrel.example>" in sent.outgoing.data


def test_it_is_no_invitation_to_be_judged(sitting: Sitting, declined: int) -> None:
    """Its facts can't be corrected there, and to settle it teaches nothing."""
    note = note_for(_knock(sitting), sitting.store, _later(sitting))
    number = keep_note(note, sitting.store, _later(sitting), lambda: TOKEN).invitation
    with pytest.raises(BadOption, match="write to again"):
        correct(number, "company", "Plover", sitting.desk)
    ruled = len(list(sitting.rulings.all()))
    decide(number, Decision.IGNORE, sitting.desk)
    assert len(list(sitting.rulings.all())) == ruled
    assert _knock(sitting).party.name == "Dana Reyes"


def test_the_page_shows_a_note_as_one(sitting: Sitting, declined: int) -> None:
    """The list calls it by its name; its page has the text and the yes, and nothing that is about an invitation."""
    note = note_for(_knock(sitting), sitting.store, _later(sitting))
    letter = keep_note(note, sitting.store, _later(sitting), lambda: TOKEN)
    sitting.put(invitation(2, sender="Tom Field <tom@plover.example>"))
    first = rows(sitting.store.listed(), LATER, timedelta(hours=24))[0]
    assert first.listed.id == letter.invitation
    page = Page(sitting)
    assert text_of(page.get("/"), f"#row-{letter.invitation} .verdict") == "Write again"
    shown = page.get(f"/i/{letter.invitation}")
    assert letter_of(shown).strip() == letter.body
    assert text_of(shown, "#letter-title") == "Your note"
    assert shown.css_first("#choices") is None and shown.css_first(".answers") is None
    assert shown.css_first("button.approve") is not None


def test_who_never_wrote_is_no_thread(sitting: Sitting, declined: int) -> None:
    """Somebody with whom one only spoke can't be answered: it is said what to do instead."""
    knock = _knock(sitting)
    spoken = replace(knock.last, listed=None, said=None, echoes=())
    with pytest.raises(LetterHeldBack, match="call them"):
        note_for(
            replace(knock, party=replace(knock.party, dealings=(spoken,))), sitting.store, _later(sitting)
        )
