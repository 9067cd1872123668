"""What a person may say yes to, and what their yes makes of it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.faults.fixtures import MakeHouse
from tests.faults.house import PROFILE, House, read
from tests.faults.office import now

from demur.deliver.outgoing import Wrapper
from demur.domain.delivery import State
from demur.domain.errors import AlreadyAnswered, LetterHeldBack, LetterUnknown
from demur.domain.remembered import Author, DraftState, Kept
from demur.flow.approving import approve, decision_of, partstat_of
from demur.flow.sending import own_addresses, send, withdraw

pytest_plugins = ["tests.faults.fixtures"]


def test_bytes(alex: House) -> None:
    """What leaves has the text of the letter's last version, its Message-ID, its thread, and its time."""
    number = alex.invite()
    letter = alex.store.letters(number)[-1]
    delivery = alex.approve(number, window=60)
    message = read(delivery.outgoing.data)
    body = message.get_body(("plain",))
    assert body and body.get_content().split() == letter.body.split()
    assert message["Message-ID"] == letter.message_id == delivery.outgoing.message_id
    assert message["In-Reply-To"] == letter.in_reply_to
    assert delivery.due - delivery.approved == timedelta(seconds=60)
    assert delivery.state is State.WAITING


@pytest.mark.parametrize("wrapper", list(Wrapper))
def test_calendar_part(alex: House, wrapper: Wrapper) -> None:
    """The answer to a meeting request goes along where its organizer reads the letter, in the wished wrapper."""
    case = alex.where.case(PROFILE)
    delivery = approve(alex.invite(), alex.store, case, wrapper=wrapper, token=lambda: "x")
    message = read(delivery.outgoing.data)
    assert message.get_content_subtype() == wrapper
    [calendar] = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
    assert calendar.get_param("method") == "REPLY"
    assert "PARTSTAT=DECLINED" in calendar.get_payload(decode=True).decode()  # type: ignore[union-attr]


@pytest.mark.parametrize(("apart", "meeting"), [(True, True), (False, False)])
def test_no_calendar_part(alex: House, apart: bool, meeting: bool) -> None:
    """Nothing goes along where somebody else is the organizer, or where there is no meeting request."""
    delivery = alex.approve(alex.invite(apart=apart, meeting=meeting))
    assert read(delivery.outgoing.data).get_content_type() == "text/plain"


def test_invited_by_the_accounts_address(alex: House) -> None:
    """The account's own address counts as the person's, also where the profile does not name it."""
    profile = replace(PROFILE, addresses=("alex.morgan@elsewhere.example",))
    delivery = approve(alex.invite(), alex.store, alex.where.case(profile), token=lambda: "x")
    assert b"text/calendar" in delivery.outgoing.data
    assert own_addresses("A@b.example", ["a@B.example", "c@d.example"]) == ("a@b.example", "c@d.example")


def test_nothing_to_approve(alex: House) -> None:
    """What is not known, or has no letter, can't be approved."""
    with pytest.raises(LetterUnknown):
        alex.approve(4711)


def test_held_back(alex: House) -> None:
    """A letter that must not leave is held back, whoever wrote it, with the reason."""
    number = alex.invite()
    letter = alex.store.letters(number)[-1]
    body = letter.body + "\n\nMy password is [PASSWORD], see http://evil.example/."
    alex.store.put_version(letter.id, body, Author.PERSON, now())
    with pytest.raises(LetterHeldBack) as raised:
        alex.approve(number)
    assert str(raised.value)
    assert not alex.store.deliveries()


def test_sent_by_the_person(alex: House) -> None:
    """What the person has sent in their own mail program is not sent by Demur."""
    number = alex.invite()
    [draft] = alex.store.drafts(number)
    alex.store.move_draft(draft.id, DraftState.SENT, draft.place, draft.letter, draft.digest, now())
    with pytest.raises(AlreadyAnswered):
        alex.approve(number)


def test_twice(alex: House) -> None:
    """A second yes is refused as long as the first one stands."""
    number = alex.invite()
    delivery = alex.approve(number)
    with pytest.raises(AlreadyAnswered):
        alex.approve(number)
    assert withdraw(delivery.key, alex.store, now())
    assert alex.approve(number, window=5).key == delivery.key


def test_last_version(alex: House) -> None:
    """After a yes was taken back, the next one is to the letter as it is by then."""
    number = alex.invite()
    first = alex.approve(number)
    withdraw(first.key, alex.store, now())
    letter = alex.store.letters(number)[-1]
    changed = letter.body.replace("Kind regards", "With kind regards")
    alex.store.put_version(letter.id, changed, Author.PERSON, now())
    second = alex.approve(number)
    send(second.key, alex.office())
    [received] = alex.post.received
    assert b"With kind regards" in received.data
    assert second.outgoing.message_id == first.outgoing.message_id


def test_answers() -> None:
    """What a letter says decides what the calendar and the decisions say; a question leaves the meeting open."""
    assert partstat_of("accept") == "ACCEPTED" and decision_of("accept") == "take"
    assert partstat_of("decline") == "DECLINED" and decision_of("decline") == "decline"
    assert partstat_of("ask") is None and decision_of("ask") == "ask"


def test_unreadable(make_house: MakeHouse) -> None:
    """An invitation that can't be read any more is held back."""
    alex = make_house()
    number = alex.invite()
    kept = alex.store.invitation(number)
    assert kept

    class Spoilt:
        def __getattr__(self, name: str) -> object:
            return getattr(alex.store, name)

        def invitation(self, _: int) -> Kept:
            assert kept
            return replace(kept, data=b"")

    with pytest.raises(LetterHeldBack):
        approve(number, Spoilt(), alex.where.case(PROFILE), token=lambda: "x")  # type: ignore[arg-type]
