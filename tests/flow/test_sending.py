"""Each state of a delivery, and each outcome of a try to send it, with real servers."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.faults.fixtures import MakeHouse
from tests.faults.house import House
from tests.faults.office import now
from tests.servers.dovecot import password
from tests.servers.smtp import Normal, Talk, cut, cut_inside, says

from demur.adapters.imap import ImapPost, Session
from demur.deliver.port import Post
from demur.domain.delivery import Part, State
from demur.domain.errors import (
    AlreadyAnswered,
    MailboxUnreachable,
    MailDeferred,
    SignInRefused,
    StoreUnusable,
)
from demur.flow.delivering import take_up
from demur.flow.organizer import tell_organizer
from demur.flow.sending import Office, Outcome, send, settle, withdraw
from demur.flow.tidying import drop_draft, file_sent, finish, mark_answered

pytest_plugins = ["tests.faults.fixtures"]

SECOND, HOUR = timedelta(seconds=1), timedelta(hours=1)


class Begun:
    """A carrier that only notes what it is given."""

    def __init__(self) -> None:
        self.keys: list[str] = []

    def begin(self, key: str) -> None:
        """See `Carrier.begin`."""
        self.keys.append(key)

    def wait(self, _: float) -> bool:
        """See `Carrier.wait`."""
        return True


def test_sent(alex: House) -> None:
    """A letter that is due leaves once, with the bytes that were approved, however often it is asked for."""
    delivery = alex.approve(alex.invite())
    assert [send(delivery.key, alex.office()) for _ in range(3)] == [Outcome.SENT] * 3
    [received] = alex.post.received
    assert received.data == delivery.outgoing.data
    assert received.recipients == delivery.outgoing.recipients
    assert alex.state(delivery.key) is State.SENT
    finish(delivery.key, alex.office())
    assert send(delivery.key, alex.office()) is Outcome.SENT
    assert alex.state(delivery.key) is State.DONE
    assert len(alex.post.received) == 1


def test_not_due(alex: House) -> None:
    """Before its window is over nothing leaves, and nobody is connected to."""
    delivery = alex.approve(alex.invite(), window=60)
    assert send(delivery.key, alex.office()) is Outcome.LATER
    assert send(delivery.key, alex.office(lambda: delivery.due - SECOND)) is Outcome.LATER
    assert alex.post.connections == 0
    assert send(delivery.key, alex.office(lambda: delivery.due)) is Outcome.SENT


def test_clock_set_back(alex: House) -> None:
    """With a clock that was set back after the yes, it waits no longer than was agreed, and then leaves."""
    delivery = alex.approve(alex.invite(), window=60)
    before = delivery.approved - 5 * HOUR
    assert alex.work(lambda: before).wait(delivery.key) == 60
    assert send(delivery.key, alex.office(lambda: before)) is Outcome.SENT


def test_clock_set_ahead(alex: House) -> None:
    """With a clock that was set ahead it leaves, and counts for the hour in which it left."""
    delivery = alex.approve(alex.invite(), window=60)
    ahead = delivery.approved + 400 * 24 * HOUR
    assert alex.work(lambda: ahead).wait(delivery.key) == 0
    assert send(delivery.key, alex.office(lambda: ahead)) is Outcome.SENT
    assert alex.store.sent_since(alex.where.account.address, ahead) == 1


def test_withdrawn_before(alex: House) -> None:
    """A letter that was taken back never leaves, and may be approved again."""
    number = alex.invite()
    delivery = alex.approve(number)
    assert withdraw(delivery.key, alex.store, now())
    assert send(delivery.key, alex.office()) is Outcome.ENDED
    assert alex.post.connections == 0
    again = alex.approve(number)
    assert again.key == delivery.key
    assert send(again.key, alex.office()) is Outcome.SENT


def test_withdrawn_after(alex: House) -> None:
    """A letter that left can't be taken back, nor approved again."""
    number = alex.invite()
    delivery = alex.approve(number)
    send(delivery.key, alex.office())
    assert not withdraw(delivery.key, alex.store, now())
    with pytest.raises(AlreadyAnswered):
        alex.approve(number)


def test_withdrawn_at_the_last_moment(alex: House) -> None:
    """Taken back when the server is ready for it already, the letter does not leave."""
    delivery = alex.approve(alex.invite())

    async def act(talk: object, normal: object) -> None:
        withdraw(delivery.key, alex.store, now())
        await normal()  # type: ignore[operator]

    alex.post.acts["DATA"] = act
    assert send(delivery.key, alex.office()) is Outcome.ENDED
    assert alex.state(delivery.key) is State.WITHDRAWN
    assert not alex.post.received


def test_hourly_limit(make_house: MakeHouse) -> None:
    """No more letters leave in an hour than the limit says, and the next one as soon as the hour is over."""
    alex = make_house(limit=2)
    keys = [alex.approve(alex.invite()).key for _ in range(3)]
    office = alex.office()
    assert [send(key, office) for key in keys] == [Outcome.SENT, Outcome.SENT, Outcome.LATER]
    assert alex.state(keys[2]) is State.WAITING
    assert send(keys[2], alex.office(lambda: now() + HOUR + SECOND)) is Outcome.SENT


@pytest.mark.parametrize("step", ["CONNECT", "MAIL", "RCPT", "DATA", "END"])
def test_deferred(alex: House, step: str) -> None:
    """What the server does not take now is tried again, and then leaves once."""
    delivery = alex.approve(alex.invite())
    alex.post.acts[step] = says("451 4.3.0 Later")
    assert send(delivery.key, alex.office()) is Outcome.LATER
    assert alex.state(delivery.key) is State.WAITING
    alex.post.acts.clear()
    alex.post.received.clear()  # the test's server has noted the content before it said that it does not take it
    assert send(delivery.key, alex.office()) is Outcome.SENT
    assert len(alex.post.received) == 1


@pytest.mark.parametrize("step", ["MAIL", "RCPT", "DATA", "END"])
def test_refused(alex: House, step: str) -> None:
    """What the server never takes is not tried again; approved anew it leaves under a new Message-ID."""
    number = alex.invite()
    delivery = alex.approve(number)
    alex.post.acts[step] = says("550 5.7.1 Never")
    assert send(delivery.key, alex.office()) is Outcome.ENDED
    assert alex.state(delivery.key) is State.REFUSED
    tries = alex.post.connections
    assert send(delivery.key, alex.office()) is Outcome.ENDED
    assert alex.post.connections == tries
    alex.post.acts.clear()
    alex.post.received.clear()
    again = alex.approve(number)
    assert again.outgoing.message_id != delivery.outgoing.message_id
    assert send(again.key, alex.office()) is Outcome.SENT
    assert alex.received() == {again.outgoing.message_id: 1}
    drop_draft(again.key, alex.office())
    assert not alex.lying("Drafts")


def test_sign_in_refused(make_house: MakeHouse) -> None:
    """Where the password is not taken nothing leaves, and the letter waits."""
    alex = make_house(secret="wrong")
    delivery = alex.approve(alex.invite())
    with pytest.raises(SignInRefused):
        send(delivery.key, alex.office())
    assert alex.state(delivery.key) is State.WAITING


@pytest.mark.parametrize("act", [cut, cut_inside(100), says("354 What?"), says("hello")])
def test_unsure(alex: House, act: object) -> None:
    """Where the last word is lost and the letter does not lie in Sent, the person is asked, and nothing is sent."""
    delivery = alex.approve(alex.invite())
    alex.post.acts["DATA" if "inside" in repr(act) else "END"] = act  # type: ignore[assignment]
    assert send(delivery.key, alex.office()) is Outcome.ASK
    assert alex.state(delivery.key) is State.UNSURE
    tries = alex.post.connections
    assert send(delivery.key, alex.office()) is Outcome.ASK
    assert alex.post.connections == tries
    with pytest.raises(AlreadyAnswered):
        alex.approve(delivery.invitation)
    assert not withdraw(delivery.key, alex.store, now())


def test_unsure_found(make_house: MakeHouse) -> None:
    """Where the last word is lost but the server has filed the letter in Sent, it counts as sent."""
    alex = make_house(files_sent=True)
    delivery = alex.approve(alex.invite())

    async def files(talk: Talk, normal: Normal) -> None:
        alex.servers.mail.put(alex.where.imap_user, delivery.outgoing.data, folder="Sent")
        await cut(talk, normal)

    alex.post.acts["END"] = files
    assert send(delivery.key, alex.office()) is Outcome.SENT
    file_sent(delivery.key, alex.office())
    assert len(alex.lying("Sent")) == len(alex.post.received) == 1


def test_unsure_not_found(make_house: MakeHouse) -> None:
    """Also where the server files what it sends, not to find a letter is no proof that it did not leave."""
    alex = make_house(files_sent=True)
    delivery = alex.approve(alex.invite())
    alex.post.acts["DATA"] = cut_inside(10)
    assert send(delivery.key, alex.office()) is Outcome.ASK
    assert alex.state(delivery.key) is State.UNSURE


@pytest.mark.parametrize("arrived", [True, False])
def test_settled(alex: House, arrived: bool) -> None:
    """By the person's word a letter in doubt counts as sent, or is sent once more; the word counts once."""
    delivery = alex.approve(alex.invite())
    alex.post.acts["DATA"] = cut_inside(10)
    send(delivery.key, alex.office())
    alex.post.acts.clear()
    assert settle(delivery.key, arrived, alex.store, now())
    assert not settle(delivery.key, not arrived, alex.store, now())
    assert send(delivery.key, alex.office()) is Outcome.SENT
    assert len(alex.post.received) == (0 if arrived else 1)


def test_crashed(alex: House) -> None:
    """A letter found on its way after a crash is not sent, whether or not it left."""
    delivery = alex.approve(alex.invite())
    assert alex.store.advance(delivery.key, (State.WAITING,), State.SENDING, now())
    assert send(delivery.key, alex.office()) is Outcome.ASK
    assert alex.post.connections == 0
    found = alex.store.delivery(delivery.key)
    assert found and found.state is State.UNSURE and "on its way" in found.word


def test_mailbox_unreachable(alex: House) -> None:
    """Nothing is sent before it could be looked into Sent; and a letter in doubt stays so until it can be looked up."""
    delivery = alex.approve(alex.invite())
    lost = replace(alex.office(), post=_unreachable)
    with pytest.raises(MailboxUnreachable):
        send(delivery.key, lost)
    assert alex.state(delivery.key) is State.WAITING
    assert alex.post.connections == 0
    first = iter([alex.office().post])
    alex.post.acts["END"] = cut
    with pytest.raises(MailboxUnreachable):
        send(delivery.key, replace(lost, post=lambda: next(first, _unreachable)()))
    with pytest.raises(MailboxUnreachable):
        send(delivery.key, lost)
    assert alex.state(delivery.key) is State.UNSURE
    assert len(alex.post.received) == alex.post.connections == 1
    assert send(delivery.key, alex.office()) is Outcome.ASK


@contextmanager
def _unreachable() -> Iterator[Post]:
    raise MailboxUnreachable("imap.example", "it is gone.")
    yield


class _Spoilt:
    """The store of a house, which fails when a delivery is moved to some state."""

    def __init__(self, alex: House, state: State) -> None:
        self._store, self._state = alex.store, state

    def __getattr__(self, name: str) -> object:
        """All else is as it is."""
        return getattr(self._store, name)

    def advance(self, key: str, before: object, after: State, *more: object) -> bool:
        """See `Store.advance`."""
        if after is self._state:
            raise StoreUnusable("x", "the disk is full.")
        return self._store.advance(key, before, after, *more)  # type: ignore[arg-type]


def test_store_unusable_before(alex: House) -> None:
    """Where it can't be remembered that a letter leaves, it does not leave."""
    delivery = alex.approve(alex.invite())
    spoilt: Office = replace(alex.office(), store=_Spoilt(alex, State.SENDING))  # type: ignore[arg-type]
    with pytest.raises(StoreUnusable):
        send(delivery.key, spoilt)
    assert not alex.post.received and alex.state(delivery.key) is State.WAITING
    assert send(delivery.key, alex.office()) is Outcome.SENT


def test_store_unusable_after(alex: House) -> None:
    """Where it can't be remembered that a letter was taken, it is not sent again."""
    delivery = alex.approve(alex.invite())
    spoilt: Office = replace(alex.office(), store=_Spoilt(alex, State.SENT))  # type: ignore[arg-type]
    with pytest.raises(StoreUnusable):
        send(delivery.key, spoilt)
    assert send(delivery.key, alex.office()) is Outcome.ASK
    assert len(alex.post.received) == 1


def test_organizer(alex: House) -> None:
    """Where the organizer is another than the writer, each gets a message of their own, once."""
    delivery = alex.approve(alex.invite(apart=True))
    office = alex.office()
    send(delivery.key, office)
    for _ in range(3):
        tell_organizer(delivery.key, office)
    letter, reply = alex.post.received
    assert b"text/calendar" not in letter.data and b"Engineering Manager" in letter.data
    assert b'method="REPLY"' in reply.data and b"thank" not in reply.data.lower()
    assert letter.recipients[0].startswith("dana") and reply.recipients[0].startswith("planner")
    assert [each.state for each in alex.store.deliveries() if each.part is Part.REPLY] == [State.DONE]


def test_organizer_refused(alex: House) -> None:
    """An answer that the organizer's server never takes holds nothing up, and is not tried again."""
    delivery = alex.approve(alex.invite(apart=True))
    office = alex.office()
    send(delivery.key, office)
    alex.post.acts["RCPT"] = says("550 5.1.1 Nobody")
    tell_organizer(delivery.key, office)
    tries = alex.post.connections
    tell_organizer(delivery.key, office)
    assert alex.post.connections == tries


def test_organizer_later(alex: House) -> None:
    """An answer that is not taken now is told to be tried again; taken back it stays back."""
    delivery = alex.approve(alex.invite(apart=True))
    office = alex.office()
    send(delivery.key, office)
    alex.post.acts["RCPT"] = says("450 4.2.1 Later")
    with pytest.raises(MailDeferred):
        tell_organizer(delivery.key, office)
    [reply] = alex.store.deliveries(State.WAITING)
    alex.post.acts.clear()
    assert withdraw(reply.key, alex.store, now())
    tell_organizer(delivery.key, office)
    assert len(alex.post.received) == 1


def test_taken_up(alex: House) -> None:
    """What is under way is taken up; the organizer's answer alone where its letter is done with."""
    office = alex.office()
    first, second = (alex.approve(alex.invite(apart=True)) for _ in range(2))
    done = alex.approve(alex.invite())
    send(done.key, office)
    finish(done.key, office)
    for each in (first, second):
        send(each.key, office)
        alex.post.acts["DATA"] = cut_inside(10)
        tell_organizer(each.key, office)
        alex.post.acts.clear()
    finish(second.key, office)
    for each in alex.store.deliveries(State.UNSURE):
        settle(each.key, False, alex.store, now())
    reply = next(
        each for each in alex.store.deliveries(State.WAITING) if each.invitation == second.invitation
    )
    carrier = Begun()
    assert take_up(alex.store, carrier) == 2
    assert set(carrier.keys) == {first.key, reply.key}


def test_draft_that_is_gone(alex: House) -> None:
    """A draft that an earlier try took away is remembered as dropped; one that the person wrote in stays."""
    first, second = (alex.approve(alex.invite()) for _ in range(2))
    [one] = alex.store.drafts(first.invitation)
    [two] = alex.store.drafts(second.invitation)
    with Session(alex.where.account.imap, password(alex.where.imap_user)) as session:
        post = ImapPost(session)
        assert post.drop_draft(one.place, one.digest)
        written = post.draft(two.place)
        assert written and post.drop_draft(two.place, two.digest)
        post.put_draft(written.replace(b"Kind regards", b"Best wishes"), now())
    for each in (first, second):
        drop_draft(each.key, alex.office())
    assert [each.state for each in alex.store.drafts()] == ["dropped", "waiting"]
    assert len(alex.lying("Drafts")) == 1


@pytest.mark.parametrize("same", [True, False])
def test_sent_by_hand(alex: House, same: bool) -> None:
    """A draft that the person sends in their own mail program before its time is over does not leave once more."""
    delivery = alex.approve(alex.invite())
    theirs = delivery.outgoing.data
    if not same:
        theirs = theirs.replace(delivery.outgoing.message_id.encode(), b"<their.own@home.example>")
    alex.servers.mail.put(alex.where.imap_user, theirs, folder="Sent")
    assert send(delivery.key, alex.office()) is (Outcome.SENT if same else Outcome.ENDED)
    assert alex.state(delivery.key) is (State.SENT if same else State.WITHDRAWN)
    assert alex.post.received == []


def test_message_that_is_gone(alex: House) -> None:
    """That the invitation itself was deleted in the mailbox holds nothing up."""
    delivery = alex.approve(alex.invite())
    with alex.servers.mail.client(alex.where.imap_user) as client:
        client.select_folder("INBOX")
        client.delete_messages(client.search("ALL"))
        client.expunge()
    mark_answered(delivery.key, alex.office())
