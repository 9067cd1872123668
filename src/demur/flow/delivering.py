"""All that is done with an approved letter, as one piece of work for a carrier, and what is taken up again."""

from collections.abc import Callable

from demur.domain.delivery import Part, State
from demur.flow.organizer import tell_organizer
from demur.flow.port import Carrier, Work
from demur.flow.sending import Office, send
from demur.flow.tidying import drop_draft, file_sent, finish, mark_answered, put_calendar_right
from demur.ledger.store import Store

UNDER_WAY = (State.WAITING, State.SENDING, State.SENT)
"""The states in which a delivery can be carried on without a word of the person."""


def work(
    office_of: Callable[[str], Office],
    remember: Callable[[str], None],
    failed: Callable[[str, str, Exception], None],
) -> Work:
    """What a carrier does with a delivery.

    Args:
        office_of: the servers for a delivery, by its key.
        remember: records what the person has decided with it.
        failed: is told of what was given up for now.
    """

    def wait(key: str) -> float:
        """However the clock was set meanwhile, it waits no longer than was agreed when it was approved."""
        office = office_of(key)
        delivery = office.store.delivery(key)
        if delivery is None:
            return 0.0
        left = (delivery.due - office.clock()).total_seconds()
        return min(max(left, 0.0), (delivery.due - delivery.approved).total_seconds())

    def of_letter(part: Callable[[str, Office], None]) -> Callable[[str], None]:
        """After the answer to a meeting request alone nothing follows: it did after the letter."""

        def done(key: str) -> None:
            office = office_of(key)
            delivery = office.store.delivery(key)
            if delivery is not None and delivery.part is Part.LETTER:
                part(key, office)

        return done

    return Work(
        wait=wait,
        send=lambda key: send(key, office_of(key)),
        after=(
            ("organizer", of_letter(tell_organizer)),
            ("file", of_letter(file_sent)),
            ("flag", of_letter(mark_answered)),
            ("draft", of_letter(drop_draft)),
            ("calendar", of_letter(put_calendar_right)),
            ("remember", of_letter(lambda key, _: remember(key))),
        ),
        finish=lambda key: finish(key, office_of(key)),
        failed=failed,
    )


def take_up(store: Store, carrier: Carrier, *, unsure: bool = False) -> int:
    """Carry on all that is under way; how many there are.

    The answer to a meeting request goes with its letter, and alone only where nothing else of that is left to be done.

    Args:
        unsure: those too of which it can't be told whether they left: a copy may have come to lie in Sent meanwhile.
    """
    under_way = store.deliveries(*UNDER_WAY, *((State.UNSURE,) if unsure else ()))
    letters = {each.invitation for each in under_way if each.part is Part.LETTER}
    begun = [each for each in under_way if each.part is Part.LETTER or each.invitation not in letters]
    for delivery in begun:
        carrier.begin(delivery.key)
    return len(begun)
