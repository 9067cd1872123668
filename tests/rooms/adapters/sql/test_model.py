"""The store beside a plain model in memory: whatever is asked in whatever order, both say the same."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from tests.rooms.adapters.sql.processes import opened
from tests.suites.store_samples import DUE, ME, NOW, message, outgoing, put, reply

from demur.adapters.sql import SqlStore
from demur.domain.delivery import Delivery, Part, Place, State
from demur.domain.errors import AlreadyAnswered, MessageIdSpent, StoreUnusable
from demur.domain.remembered import Author, Draft, DraftState

OVER = {State.WITHDRAWN, State.REFUSED}
LEFT = {State.SENDING, State.UNSURE, State.SENT, State.DONE}
LYING = {DraftState.WAITING, DraftState.EDITED}

number = count()


@dataclass
class Model:
    """What is kept of one invitation."""

    message_ids: list[str] = field(default_factory=list)
    letters: list[int] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    deliveries: dict[str, Delivery] = field(default_factory=dict)
    left: dict[str, datetime] = field(default_factory=dict)

    def next_message_id(self, offered: str) -> str:
        """The Message-ID of the next version."""
        if not self.message_ids:
            return offered
        key = hashlib.sha256(self.message_ids[-1].encode()).hexdigest()
        spent = key in self.deliveries and self.deliveries[key].state is State.REFUSED
        return offered if spent else self.message_ids[-1]


class Machine(RuleBasedStateMachine):
    """Letters, drafts and deliveries of one invitation after the other in the same store."""

    def __init__(self, store: SqlStore) -> None:
        super().__init__()
        self.store = store
        self.begun = next(number)
        self.invitation = put(store, message(self.begun))
        self.model = Model()
        self.now = NOW
        self.events: list[dict[str, Any]] = []

    def tick(self) -> datetime:
        """A later time."""
        self.now += timedelta(minutes=1)
        return self.now

    @rule(text=st.text(max_size=20).filter(lambda text: "\0" not in text and text.isprintable()))
    def write(self, text: str) -> None:
        """A further version, which has the Message-ID of those before unless that was refused."""
        offered = f"<{next(number)}@home.example>"
        expected = self.model.next_message_id(offered)
        written = self.store.put_letter(self.invitation, reply(text), offered, Author.PERSON, self.tick())
        self.model.letters.append(written.id)
        self.model.message_ids.append(expected)
        assert (written.version, written.message_id, written.body) == (
            len(self.model.letters),
            expected,
            text,
        )

    @precondition(lambda self: self.model.letters)
    @rule(choice=st.integers(0), new=st.booleans())
    def approve(self, choice: int, new: bool) -> None:
        """A version is approved, under its Message-ID or another one, if nothing stands against it."""
        index = choice % len(self.model.letters)
        message_id = f"<{next(number)}@home.example>" if new else self.model.message_ids[index]
        key = hashlib.sha256(message_id.encode()).hexdigest()
        out, at = replace(outgoing(message_id), data=str(choice).encode()), self.tick()
        live = [each for each in self.model.deliveries.values() if each.state not in OVER]
        earlier = self.model.deliveries.get(key)
        try:
            found = self.store.approve(self.model.letters[index], out, at, DUE)
        except AlreadyAnswered:
            assert live
        except MessageIdSpent:
            assert not live
            assert earlier
            assert earlier.state is State.REFUSED
        else:
            assert not live
            assert earlier is None or earlier.state is State.WITHDRAWN
            letter = self.model.letters[index]
            assert found == Delivery(key, self.invitation, letter, Part.LETTER, out, at, DUE, State.WAITING)
            self.model.deliveries[key] = found
            self.model.left.pop(key, None)

    @precondition(lambda self: self.model.deliveries)
    @rule(
        choice=st.integers(0),
        before=st.lists(st.sampled_from(State), max_size=4),
        after=st.sampled_from(State),
        word=st.sampled_from(["", "250 ok", "451 später"]),
    )
    def advance(self, choice: int, before: Sequence[State], after: State, word: str) -> None:
        """A delivery moves on only from one of the states, and not beside another one that lives."""
        key = sorted(self.model.deliveries)[choice % len(self.model.deliveries)]
        found, at = self.model.deliveries[key], self.tick()
        others = [
            each for each in self.model.deliveries.values() if each.key != key and each.state not in OVER
        ]
        may = found.state in before
        try:
            assert self.store.advance(key, before, after, at, word) == may
        except AlreadyAnswered:
            assert may
            assert others
            assert after not in OVER
            return
        if may:
            self.model.deliveries[key] = replace(found, state=after, word=word or found.word)
            if after in LEFT:
                self.model.left.setdefault(key, at)
            else:
                self.model.left.pop(key, None)

    @precondition(lambda self: self.model.letters)
    @rule(choice=st.integers(0))
    def draft(self, choice: int) -> None:
        """A draft is put, unless one waits."""
        letter = self.model.letters[choice % len(self.model.letters)]
        place = Place("Drafts", 1, choice % 1000)
        waiting = [draft for draft in self.model.drafts if draft.state in LYING]
        found = self.store.put_draft(letter, ME, place, "aa", self.tick())
        if waiting:
            assert [found] == waiting
        else:
            assert (found.letter, found.place, found.state) == (letter, place, DraftState.WAITING)
            self.model.drafts.append(found)

    @precondition(lambda self: self.model.drafts)
    @rule(choice=st.integers(0), state=st.sampled_from(DraftState))
    def move(self, choice: int, state: DraftState) -> None:
        """A draft is moved, but not so that two wait."""
        index = choice % len(self.model.drafts)
        draft = self.model.drafts[index]
        moved = replace(draft, state=state, place=Place("Drafts", 2, choice % 1000), digest="bb")
        others = [each for each in self.model.drafts if each.id != draft.id and each.state in LYING]
        try:
            self.store.move_draft(moved.id, state, moved.place, moved.letter, moved.digest, self.tick())
        except StoreUnusable:
            assert others
            assert state in LYING
        else:
            self.model.drafts[index] = moved

    @invariant()
    def both_say_the_same(self) -> None:
        """All that can be asked."""
        assert [each.id for each in self.store.letters(self.invitation)] == self.model.letters
        assert list(self.store.drafts(self.invitation)) == self.model.drafts
        mine = [each for each in self.store.deliveries() if each.invitation == self.invitation]
        assert mine == sorted(self.model.deliveries.values(), key=lambda each: each.approved)
        for key, delivery in self.model.deliveries.items():
            assert self.store.delivery(key) == delivery

    @invariant()
    def the_past_stays(self) -> None:
        """Events are appended, and none is changed."""
        events = [
            row
            for name, row in self.store.export()
            if name == "events" and row["invitation"] == self.invitation
        ]
        assert events[: len(self.events)] == self.events
        assert len(events) <= len(self.events) + 1 or not self.events
        self.events = events

    def teardown(self) -> None:
        """Those that left are counted from when they left; then the next one finds an empty store."""
        for at in {NOW, self.now, *self.model.left.values()}:
            assert self.store.sent_since(ME, at) == sum(left >= at for left in self.model.left.values())
        self.store.forget()


def test_the_store_and_a_model_say_the_same(where: str) -> None:
    """Random runs through letters, approvals, deliveries and drafts."""
    runs = 5 if "://" in where else 12
    with opened(where) as store:
        run_state_machine_as_test(
            lambda: Machine(store),  # type: ignore[arg-type]  # any factory will do, as its documentation says
            settings=settings(
                max_examples=runs,
                stateful_step_count=25,
                deadline=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
