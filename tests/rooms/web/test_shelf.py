"""The list that is kept between two pages is the one that a fresh reading would give."""

from collections.abc import Callable
from datetime import timedelta

from tests.flow.mailbox import NOW, invitation
from tests.flow.test_reviewing import Sitting, sitting

from demur.domain.verdict import Decision
from demur.flow.reviewing import Choice, correct, decide, look, say_yes
from demur.flow.sending import take_back
from demur.web.shelf import Shelf

__all__ = ["sitting"]


def test_it_is_always_as_fresh(sitting: Sitting) -> None:
    """After each act of the person, of the carrier or of another process it equals what the store lists."""
    shelf = Shelf(sitting.store)
    assert shelf.listed() == ()
    first, second = sitting.put(invitation(1)), sitting.put(invitation(2))
    offer = look(first, sitting.desk, Choice(Decision.DECLINE)).offer
    assert offer
    acts: list[Callable[[], object]] = [
        lambda: None,
        lambda: correct(first, "company", "Kestrel Rail", sitting.desk),
        lambda: decide(second, Decision.IGNORE, sitting.desk),
        lambda: correct(first, "company", None, sitting.desk),
        lambda: say_yes(first, offer.letter.body, 0, sitting.desk, Choice(Decision.DECLINE)),
        lambda: take_back(first, sitting.store, NOW + timedelta(seconds=1)),
        lambda: sitting.put(invitation(3)),
        lambda: sitting.store.forget(person="dana@kestrel.example"),
    ]
    for act in acts:
        act()
        fresh = sitting.store.listed()
        assert sorted(shelf.listed(), key=lambda each: each.id) == sorted(fresh, key=lambda each: each.id)
    assert shelf.listed() == ()
