"""What is made beside the pages is as fresh as can be, and keeps nobody waiting longer than they said."""

import threading
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from tests.flow.mailbox import NOW, invitation
from tests.flow.test_reviewing import Sitting, sitting
from tests.rooms.web.dealt import keep, wrote

from demur.domain.verdict import Decision
from demur.web.past import Pasts
from demur.web.ready import Ready

__all__ = ["sitting"]

LONG = 20.0


@dataclass
class Slow:
    """Counts the invitations of a store, as slowly as it is told to."""

    sitting: Sitting
    made: int = 0
    go: threading.Event = field(default_factory=threading.Event)

    def __call__(self) -> int:
        """Count them."""
        found = len(self.sitting.store.listed())
        assert self.go.wait(LONG)
        self.made += 1
        return found


@pytest.fixture
def slow(sitting: Sitting) -> Slow:
    """That is held up."""
    return Slow(sitting)


def test_it_is_made_again_when_something_has_changed(sitting: Sitting, slow: Slow) -> None:
    """Whatever changed, whoever changed it; while nothing does it is made once."""
    ready = Ready(sitting.store, slow)
    slow.go.set()
    assert [ready.fresh(), ready.fresh(), ready.within(LONG)] == [0, 0, 0] and slow.made == 1
    number = sitting.put(invitation(1))
    assert [ready.fresh(), ready.within(LONG), ready.last] == [1, 1, 1] and slow.made == 2
    sitting.store.put_stand(number, Decision.DECLINE, None, NOW)
    assert ready.fresh() == 1 and slow.made == 3
    sitting.store.forget()
    assert ready.fresh() == 0


def test_nobody_waits_longer_than_they_said(sitting: Sitting, slow: Slow) -> None:
    """Where it takes too long the last one is given, or none; who wants it fresh gets it as soon as it is there."""
    ready = Ready(sitting.store, slow)
    assert ready.within(0) is None and ready.within(0.01) is None and ready.last is None
    slow.go.set()
    assert ready.fresh() == 0
    slow.go.clear()
    sitting.put(invitation(1))
    assert ready.within(0) == 0
    sitting.put(invitation(2))  # while the first change is taken in
    found: list[int] = []
    waits = threading.Thread(target=lambda: found.append(ready.fresh()))
    waits.start()
    assert ready.within(0) == 0 and found == []
    slow.go.set()
    waits.join(LONG)
    assert found == [2] and ready.fresh() == 2


def test_what_goes_wrong_is_raised_and_tried_again(sitting: Sitting) -> None:
    """It is not remembered as if it had been made."""
    wrong = [True]

    def make() -> str:
        if wrong.pop():
            raise RuntimeError("no")
        return "made"

    ready = Ready(sitting.store, make)
    with pytest.raises(RuntimeError):
        ready.fresh()
    wrong.append(False)
    assert ready.fresh() == "made"


def test_a_glance_at_a_long_ledger_costs_nothing(sitting: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    """For a minute the page of an invitation goes by what is there; the pages of the ledger never do."""
    monkeypatch.setattr("demur.web.past._MANY", 0)
    pasts = Pasts(sitting.store)
    keep(sitting, wrote(1))
    first = pasts.now()
    assert pasts.glance(NOW) is first
    keep(sitting, wrote(2))
    assert pasts.glance(NOW + timedelta(seconds=59)) is first
    assert len(pasts.page().of) == 2
    keep(sitting, wrote(3))
    pasts.glance(NOW + timedelta(minutes=2))
    assert len(pasts.now().of) == 3
