"""What is due, as it is kept between two pages, is what a fresh look would find, and costs no more than it must."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from tests.flow.mailbox import NOW, invitation
from tests.flow.test_reviewing import Sitting, sitting

from demur.domain.verdict import Decision
from demur.flow.reviewing import Choice, decide, look, put_off, reopen, say_yes
from demur.flow.sending import take_back
from demur.flow.today import Agenda, today
from demur.web.ahead import Ahead
from demur.web.shelf import Shelf
from demur.wiring.agenda import terms

__all__ = ["sitting"]

SOON = invitation(2).replace(b"Does that suit you?", b"Please let me know by tomorrow.")
WEEK = timedelta(days=6, hours=14)  # from 10:00 in Berlin until the end of the seventh day


@dataclass
class Counting:
    """A store that counts the messages that are read from it."""

    store: Any
    read: list[int] = field(default_factory=list)

    def invitation(self, number: int) -> Any:
        """One more."""
        self.read.append(number)
        return self.store.invitation(number)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.store, name)


def _ahead(sitting: Sitting, store: Any) -> Ahead:
    return Ahead(Agenda(store, terms(sitting.case.profile)), Shelf(store))


def test_it_is_always_as_fresh(sitting: Sitting) -> None:
    """After each act of the person, a letter that leaves, a new message and the passing of time it equals a fresh look."""
    ahead, wishes = _ahead(sitting, sitting.store), terms(sitting.case.profile)
    first, second = sitting.put(invitation(1)), sitting.put(SOON)
    offer = look(first, sitting.desk, Choice(Decision.DECLINE)).offer
    assert offer
    acts: list[Callable[[], object]] = [
        lambda: None,
        lambda: decide(second, Decision.IGNORE, sitting.desk),
        lambda: reopen(second, sitting.desk),
        lambda: put_off(second, NOW + timedelta(days=2), sitting.desk),
        lambda: say_yes(first, offer.letter.body, 0, sitting.desk, Choice(Decision.DECLINE)),
        lambda: take_back(first, sitting.store, NOW + timedelta(seconds=1)),
        lambda: sitting.put(invitation(3)),
        lambda: sitting.store.forget(company="Kestrel Freight"),
    ]
    seen = []
    for act in acts:
        act()
        for now in (NOW, NOW + timedelta(days=1), NOW):
            found = tuple(ahead.week(now))
            assert found == today(sitting.store, now, wishes, now + WEEK)
            seen.append([(each.kind, each.number) for each in found])
    assert len({tuple(each) for each in seen}) > 4 and seen[-1] == []


def test_no_message_is_read_twice(sitting: Sitting) -> None:
    """However often it is asked, whatever changes elsewhere and however time passes; a new message is read once more."""
    store = Counting(sitting.store)
    ahead = _ahead(sitting, store)
    first, second = sitting.put(invitation(1)), sitting.put(SOON)
    for hours in range(5):
        ahead.week(NOW + timedelta(hours=hours))
        ahead.count(NOW + timedelta(hours=hours))
        ahead.calendar(NOW + timedelta(hours=hours))
    assert sorted(store.read) == [first, second]
    third = sitting.put(invitation(3))
    put_off(first, NOW + timedelta(days=1), sitting.desk)
    ahead.week(NOW)
    assert sorted(store.read) == [first, second, third]
    assert ahead.week(NOW) is ahead.week(NOW + timedelta(seconds=59))
