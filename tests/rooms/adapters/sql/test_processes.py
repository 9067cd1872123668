"""Two processes at once on one store."""

import hashlib
import os
from collections import Counter
from datetime import timedelta
from functools import partial
from random import Random
from typing import Any

from tests.rooms.adapters.sql.processes import opened, together
from tests.suites.store_samples import DUE, ME, NOW, PLACE, message, outgoing, put, reply, seen, write

from demur.adapters.sql import SqlStore
from demur.domain.delivery import State
from demur.domain.errors import AlreadyAnswered
from demur.domain.remembered import Author, DraftState, Mark, Stand
from demur.domain.verdict import Decision

MANY = 20


def letters(store: SqlStore) -> list[int]:
    """Letters to invitations, one each."""
    return [write(store, put(store, message(n)), f"<{n}@home.example>") for n in range(MANY)]


def test_each_delivery_moves_once(where: str) -> None:
    """Two processes advance the same deliveries in any order: one of them alone does it, every time."""
    with opened(where) as store:
        keys = [
            store.approve(letter, outgoing(f"<{n}@home.example>"), NOW, DUE).key
            for n, letter in enumerate(letters(store))
        ]

    def advance(seed: int, store: SqlStore) -> list[tuple[str, State]]:
        won = []
        for before, after in (
            (State.WAITING, State.SENDING),
            (State.SENDING, State.SENT),
            (State.SENT, State.DONE),
        ):
            for key in Random(seed).sample(keys, len(keys)):
                if store.advance(key, [before], after, NOW, str(seed)):
                    won.append((key, after))
        return won

    won = [pair for pairs in together(where, partial(advance, 1), partial(advance, 2)) for pair in pairs]
    assert sorted(Counter(won).values()) == [1] * 3 * MANY
    with opened(where) as store:
        assert {each.state for each in store.deliveries()} == {State.DONE}
        moves = [row for name, row in store.export() if name == "events" and row["what"] == "delivery_moved"]
        assert len(moves) == 3 * MANY


def test_each_invitation_is_answered_by_one(where: str) -> None:
    """Two processes approve a letter to the same invitations, each under its own Message-ID: one of them may."""
    with opened(where) as store:
        ids = letters(store)

    def approve(name: str, store: SqlStore) -> list[bool]:
        done = []
        for letter in ids:
            try:
                store.approve(letter, outgoing(f"<{name}{letter}@home.example>"), NOW, DUE)
                done.append(True)
            except AlreadyAnswered:
                done.append(False)
        return done

    one, two = together(where, partial(approve, "one"), partial(approve, "two"))
    assert [a != b for a, b in zip(one, two, strict=True)] == [True] * MANY
    with opened(where) as store:
        assert len(store.deliveries()) == MANY


def test_a_withdrawal_and_a_second_approval(where: str) -> None:
    """A withdrawn delivery that one process revives while another approves anew: one of them lives at the end."""
    with opened(where) as store:
        ids = letters(store)
        for n, letter in enumerate(ids):
            key = store.approve(letter, outgoing(f"<{n}@home.example>"), NOW, DUE).key
            store.advance(key, [State.WAITING], State.WITHDRAWN, NOW)

    def attempt(act: Any) -> bool:
        try:
            return bool(act())
        except AlreadyAnswered:
            return False

    def approve(store: SqlStore) -> list[bool]:
        new = [(letter, outgoing(f"<new{letter}@home.example>")) for letter in ids]
        return [attempt(partial(store.approve, letter, out, NOW, DUE)) for letter, out in new]

    def revive(store: SqlStore) -> list[bool]:
        keys = [hashlib.sha256(f"<{n}@home.example>".encode()).hexdigest() for n in range(MANY)]
        return [attempt(partial(store.advance, key, [State.WITHDRAWN], State.WAITING, NOW)) for key in keys]

    one, two = together(where, approve, revive)
    assert [a != b for a, b in zip(one, two, strict=True)] == [True] * MANY


def test_no_version_and_no_draft_is_lost(where: str) -> None:
    """Two processes write versions of one letter, whose numbers have no gap; one draft waits, and both know which."""
    with opened(where) as store:
        number = put(store)
        letter = write(store, number)

    def work(store: SqlStore) -> list[int]:
        found = []
        for _ in range(MANY):
            store.put_letter(number, reply(str(os.getpid())), "<other@home.example>", Author.PERSON, NOW)
            found.append(store.put_draft(letter, ME, PLACE, "aa", NOW).id)
        return found

    one, two = together(where, work, work)
    assert len({*one, *two}) == 1
    with opened(where) as store:
        written = store.letters(number)
        assert [each.version for each in written] == list(range(1, 2 * MANY + 2))
        assert {each.message_id for each in written} == {"<letter@home.example>"}
        assert Counter(each.body for each in written[1:]).most_common()[-1][1] == MANY
        assert [draft.state for draft in store.drafts()] == [DraftState.WAITING]


def test_no_correction_and_no_decision_is_lost(where: str) -> None:
    """Two processes correct other facts and the same one, and decide: all is there, and of each the last one in whole."""
    with opened(where) as store:
        ids = [put(store, message(n)) for n in range(MANY)]

    def work(name: str, decision: Decision, store: SqlStore) -> None:
        for number in ids:
            store.put_correction(number, name, name, NOW)
            store.put_correction(number, "both", name, NOW)
            store.put_stand(number, decision, NOW + timedelta(hours=len(name)), NOW)

    together(where, partial(work, "one", Decision.TAKE), partial(work, "three", Decision.ASK))
    whole = [
        Stand(Decision.TAKE, NOW + timedelta(hours=3), NOW),
        Stand(Decision.ASK, NOW + timedelta(hours=5), NOW),
    ]
    with opened(where) as store:
        for number in ids:
            said = dict(store.corrections(number))
            assert said.pop("both") in ("one", "three")
            assert said == {"one": "one", "three": "three"}
            assert store.stand(number) in whole
        told = Counter(row["what"] for name, row in store.export() if name == "events")
        assert (told["correction_put"], told["stand_put"]) == (4 * MANY, 2 * MANY)


def test_messages_that_both_have_seen(where: str) -> None:
    """Two processes that put the same messages and the same invitations, in opposite order, both come through."""

    def work(step: int, store: SqlStore) -> list[int]:
        for n in range(MANY):
            batch = [seen(number) for number in range(n, n + 200)][::step]
            store.put_seen(ME, "INBOX", batch, Mark(1, n + 200), NOW)
        return [put(store, message(n)) for n in range(MANY)][::step]

    one, two = together(where, partial(work, 1), partial(work, -1))
    assert one == two[::-1]
    with opened(where) as store:
        assert store.mark(ME, "INBOX") == Mark(1, MANY + 199)
        keys = [f"<{n}@seen.example>" for n in range(MANY + 199)]
        assert store.known(ME, keys) == set(keys)
        facts = Counter(row["invitation"] for name, row in store.export() if name == "facts")
        assert facts == dict.fromkeys(one, 7)


def test_forgetting_while_another_process_works(where: str) -> None:
    """Who works on what is being erased is told so or comes through; what is of nobody else is there at the end."""

    def forget(store: SqlStore) -> int:
        return sum(store.forget(person="dana@kestrel.example") for _ in range(5))

    def work(store: SqlStore) -> int:
        for n in range(MANY):
            put(store, message(n))
            put(store, message(100 + n, sender="mo@plover.example"))
            store.put_seen(ME, "INBOX", [seen(number) for number in range(n, n + 50)], Mark(1, n), NOW)
        return MANY

    together(where, forget, work)
    with opened(where) as store:
        theirs = [kept.sender.email for kept in store.invitations() if kept.sender]
        assert theirs.count("mo@plover.example") == MANY
        store.forget(person="dana@kestrel.example")
        assert len(store.invitations()) == MANY
