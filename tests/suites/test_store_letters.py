"""What every Store must hold to in keeping letters, drafts and deliveries; see `test_store.py`."""

import hashlib
from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from tests.suites.store_samples import (
    DUE,
    HOUR,
    LATER,
    ME,
    NOW,
    PLACE,
    Open,
    Opened,
    message,
    outgoing,
    put,
    reply,
    rows,
    write,
)

from demur.domain.delivery import Place, State
from demur.domain.errors import AlreadyAnswered, Forgotten, MessageIdSpent, StoreUnusable
from demur.domain.remembered import Author, DraftState
from demur.ledger.store import Store


class LetterSuite(Opened):
    """The promises on what is written."""

    def test_a_letter_has_versions(self, opened: Open) -> None:
        """Each comes back as it was, and all have the Message-ID of the first."""
        store = opened()
        number, other = put(store), put(store, message(2))
        first = store.put_letter(number, reply(), "<one@home.example>", Author.DEMUR, NOW)
        bare = replace(reply("Nein."), sender=None, to=None, cc=(), in_reply_to=None, references=())
        second = store.put_letter(number, bare, "<two@home.example>", Author.PERSON, LATER)
        assert write(store, other, "<three@home.example>") not in (first.id, second.id)
        assert (first.version, second.version) == (1, 2)
        assert (first.message_id, second.message_id) == ("<one@home.example>", "<one@home.example>")
        assert (first.author, second.author, second.written) == (Author.DEMUR, Author.PERSON, LATER)
        assert (first.situation, first.language, first.body) == ("decline", "de", reply().letter.body)
        assert (first.sender, first.to, first.cc) == (reply().sender, reply().to, reply().cc)
        assert (first.in_reply_to, first.references) == (reply().in_reply_to, reply().references)
        assert (second.sender, second.to, second.cc, second.in_reply_to, second.references) == (
            None,
            None,
            (),
            None,
            (),
        )
        assert opened().letters(number) == (first, second)
        assert opened().letter(second.id) == second
        assert store.letter(0) is None
        assert store.letters(0) == ()

    def test_a_letter_needs_its_invitation(self, store: Store) -> None:
        """What was forgotten meanwhile is told in a sentence, and nothing is kept."""
        number = put(store)
        letter = write(store, number)
        store.forget(company="Kestrel Fracht")
        for act in (
            lambda: store.put_letter(number, reply(), "<x@home.example>", Author.DEMUR, NOW),
            lambda: store.put_draft(letter, ME, PLACE, "d", NOW),
            lambda: store.move_draft(1, DraftState.SENT, PLACE, letter, "d", NOW),
            lambda: store.approve(letter, outgoing(), NOW, DUE),
        ):
            with pytest.raises(Forgotten):
                act()
        assert {name for name, _ in store.export()} == {"events"}

    def test_texts_keep_all_characters_but_those_that_are_none(self, store: Store) -> None:
        """NULs and halves of characters, which no database holds, are left out; all else stays."""
        number = put(store)
        text = "Ä 𝒳 \u200b ' \" % \\ ; -- \r\n\ttab\x01"
        letter = store.put_letter(number, reply(text + "\0\ud800."), "<a@b>", Author.PERSON, NOW)
        assert letter.body == text + "."
        assert store.letter(letter.id) == letter

    # Drafts

    def test_a_draft_is_moved(self, opened: Open) -> None:
        """Where it lies, its version and what became of it are as they were told last."""
        store = opened()
        number = put(store)
        first, second = write(store, number), write(store, number)
        draft = store.put_draft(first, ME, PLACE, "aa", NOW)
        assert (draft.letter, draft.account, draft.place, draft.digest) == (first, ME, PLACE, "aa")
        assert draft.state is DraftState.WAITING
        moved = replace(
            draft, letter=second, place=Place("Entwürfe", 9, 1), digest="bb", state=DraftState.EDITED
        )
        store.move_draft(draft.id, moved.state, moved.place, moved.letter, moved.digest, LATER)
        assert opened().drafts() == (moved,)
        assert opened().drafts(number) == (moved,)
        assert store.drafts(number + 1) == ()

    @pytest.mark.parametrize("lying", [DraftState.WAITING, DraftState.EDITED])
    def test_an_invitation_has_one_draft_that_waits(self, store: Store, lying: DraftState) -> None:
        """Who puts a second one is given the first, which stays; one that is gone makes room."""
        letter = write(store, put(store))
        other = write(store, put(store, message(2)), "<2@home.example>")
        first = store.put_draft(letter, ME, PLACE, "aa", NOW)
        store.move_draft(first.id, lying, PLACE, letter, "aa", NOW)
        elsewhere = Place("Drafts", 1, 99)
        assert store.put_draft(letter, ME, elsewhere, "bb", LATER) == replace(first, state=lying)
        assert store.put_draft(other, ME, elsewhere, "bb", LATER).id != first.id
        store.move_draft(first.id, DraftState.DELETED, PLACE, letter, "aa", LATER)
        second = store.put_draft(letter, ME, elsewhere, "bb", LATER)
        assert second.id != first.id
        assert [draft.id for draft in store.drafts()] == sorted(draft.id for draft in store.drafts())
        with pytest.raises(StoreUnusable, match="another one"):
            store.move_draft(first.id, lying, PLACE, letter, "aa", LATER)

    # Deliveries

    def test_an_approved_letter_waits(self, opened: Open) -> None:
        """What will leave is kept byte for byte; its key is the digest of its Message-ID."""
        store = opened()
        number = put(store)
        delivery = store.approve(write(store, number), outgoing(), NOW, DUE)
        assert delivery.key == hashlib.sha256(b"<letter@home.example>").hexdigest()
        assert (delivery.invitation, delivery.outgoing) == (number, outgoing())
        assert (delivery.approved, delivery.due, delivery.state, delivery.word) == (
            NOW,
            DUE,
            State.WAITING,
            "",
        )
        assert opened().delivery(delivery.key) == delivery
        assert opened().deliveries() == (delivery,)
        assert store.delivery("0" * 64) is None

    @pytest.mark.parametrize("state", [State.WAITING, State.SENDING, State.UNSURE, State.SENT, State.DONE])
    def test_an_invitation_is_answered_once(self, store: Store, state: State) -> None:
        """Neither the same version nor another one, under the same Message-ID or a new one, is approved again."""
        number = put(store)
        first, second = write(store, number), write(store, number)
        delivery = store.approve(first, outgoing(), NOW, DUE)
        assert store.advance(delivery.key, [State.WAITING], state, NOW)
        before = list(store.export())
        for letter, message_id in ((first, "<letter@home.example>"), (second, "<new@home.example>")):
            with pytest.raises(AlreadyAnswered):
                store.approve(letter, outgoing(message_id), LATER, DUE)
        assert list(store.export()) == before

    def test_a_withdrawn_letter_waits_again(self, store: Store) -> None:
        """Its delivery takes what is approved now; it is still one, and what the server said before is forgotten."""
        number = put(store)
        first, second = write(store, number), write(store, number)
        delivery = store.approve(first, outgoing(), NOW, DUE)
        assert store.advance(delivery.key, [State.WAITING], State.SENDING, NOW)
        assert store.advance(delivery.key, [State.SENDING], State.WITHDRAWN, NOW, "451 later")
        changed = replace(outgoing(), data=b"new", recipients=("x@y.example",))
        again = store.approve(second, changed, LATER, LATER + HOUR)
        assert again == replace(delivery, letter=second, outgoing=changed, approved=LATER, due=LATER + HOUR)
        assert store.deliveries() == (again,)
        assert store.sent_since(ME, NOW - HOUR) == 0
        assert [row["letter"] for row in rows(store, "approvals")] == [first, second]

    def test_a_withdrawn_letter_may_leave_under_a_new_message_id(self, store: Store) -> None:
        """Then the withdrawn delivery stays withdrawn, and can't come to life beside the new one."""
        number = put(store)
        letter = write(store, number)
        old = store.approve(letter, outgoing(), NOW, DUE)
        store.advance(old.key, [State.WAITING], State.WITHDRAWN, NOW)
        new = store.approve(letter, outgoing("<new@home.example>"), LATER, DUE)
        with pytest.raises(AlreadyAnswered):
            store.advance(old.key, [State.WITHDRAWN], State.WAITING, LATER)
        assert [(each.key, each.state) for each in store.deliveries()] == [
            (old.key, State.WITHDRAWN),
            (new.key, State.WAITING),
        ]

    def test_a_refused_letter_needs_a_new_message_id(self, store: Store) -> None:
        """The next version has one, and all after it keep it; under the old one nothing more leaves."""
        number = put(store)
        letter = write(store, number, "<one@home.example>")
        delivery = store.approve(letter, outgoing("<one@home.example>"), NOW, DUE)
        store.advance(delivery.key, [State.WAITING], State.REFUSED, NOW, "550 no such user")
        with pytest.raises(MessageIdSpent):
            store.approve(letter, outgoing("<one@home.example>"), LATER, DUE)
        second = store.put_letter(number, reply(), "<two@home.example>", Author.DEMUR, LATER)
        third = store.put_letter(number, reply(), "<three@home.example>", Author.DEMUR, LATER)
        assert (second.message_id, third.message_id) == ("<two@home.example>", "<two@home.example>")
        fresh = store.approve(third.id, outgoing("<two@home.example>"), LATER, DUE)
        assert [each.state for each in store.deliveries()] == [State.REFUSED, State.WAITING]
        assert fresh.key != delivery.key

    def test_no_message_id_leaves_twice(self, store: Store) -> None:
        """The Message-ID of one invitation's letter is not that of another's, even where that was withdrawn."""
        first, second = write(store, put(store)), write(store, put(store, message(2)), "<other@home.example>")
        delivery = store.approve(first, outgoing(), NOW, DUE)
        for _ in range(2):
            with pytest.raises(MessageIdSpent):
                store.approve(second, outgoing(), NOW, DUE)
            store.advance(delivery.key, [State.WAITING], State.WITHDRAWN, NOW)
        assert [each.invitation for each in store.deliveries()] == [delivery.invitation]

    def test_deliveries_by_state(self, store: Store) -> None:
        """The oldest approval first, whatever its offset; all states where none is named."""
        keys = []
        for n, hours in enumerate((5, -5, 0)):
            letter = write(store, put(store, message(n)), f"<{n}@home.example>")
            keys.append(store.approve(letter, outgoing(f"<{n}@home.example>"), NOW + hours * HOUR, DUE).key)
        store.advance(keys[0], [State.WAITING], State.SENT, NOW)
        assert [each.key for each in store.deliveries()] == [keys[1], keys[2], keys[0]]
        assert [each.key for each in store.deliveries(State.WAITING)] == [keys[1], keys[2]]
        assert [each.key for each in store.deliveries(State.SENT, State.DONE)] == [keys[0]]
        assert store.deliveries(State.REFUSED) == ()

    def test_a_delivery_moves_only_from_where_it_is(self, opened: Open) -> None:
        """In another state nothing is changed and no event written; the server's last word stays until the next."""
        store, other = opened(), opened()
        key = store.approve(write(store, put(store)), outgoing(), NOW, DUE).key
        assert store.advance(key, [State.WAITING], State.SENDING, NOW)
        before = list(store.export())
        assert not other.advance(key, [State.WAITING], State.WITHDRAWN, NOW, "no")
        assert not other.advance(key, [], State.WITHDRAWN, NOW)
        assert not other.advance("0" * 64, list(State), State.WITHDRAWN, NOW)
        assert list(store.export()) == before
        assert other.advance(key, [State.UNSURE, State.SENDING], State.SENT, NOW, "250 Größe")
        assert store.advance(key, [State.SENT], State.DONE, NOW)
        found = store.delivery(key)
        assert found is not None
        assert (found.state, found.word) == (State.DONE, "250 Größe")

    def test_letters_that_left_are_counted(self, store: Store) -> None:
        """Those of the account that began to leave since then, and were not found not to have left."""
        ends = [
            State.SENDING,
            State.UNSURE,
            State.SENT,
            State.DONE,
            State.REFUSED,
            State.WAITING,
            State.WITHDRAWN,
        ]
        for n, end in enumerate(ends):
            letter = write(store, put(store, message(n)), f"<{n}@home.example>")
            key = store.approve(letter, outgoing(f"<{n}@home.example>"), NOW, DUE).key
            store.advance(key, [State.WAITING], State.SENDING, NOW + n * HOUR)
            store.advance(key, [State.SENDING], end, NOW + 99 * HOUR)
        sent = write(store, put(store, message(50), account="kim@other.example"), "<50@home.example>")
        key = store.approve(sent, outgoing("<50@home.example>"), NOW, DUE).key
        store.advance(key, [State.WAITING], State.SENT, NOW)
        assert store.sent_since(ME, NOW) == 4
        assert store.sent_since(ME, (NOW + HOUR).astimezone(UTC)) == 3
        assert store.sent_since(ME, NOW + 2 * HOUR + timedelta(microseconds=1)) == 1
        assert store.sent_since("kim@other.example", NOW) == 1
        assert store.sent_since("lee@other.example", NOW) == 0

    def test_times_without_an_offset_are_not_kept(self, store: Store) -> None:
        """A time that means another moment elsewhere is a fault of the program, and nothing is kept."""
        letter = write(store, put(store))
        with pytest.raises(Exception, match="offset"):
            store.approve(letter, outgoing(), NOW.replace(tzinfo=None), DUE)
        assert store.deliveries() == ()
