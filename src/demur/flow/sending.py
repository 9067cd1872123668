"""From the person's yes to the letter at its reader's, exactly once.

Each step may be begun again at any time, after any crash: it looks first how far the delivery is. That nothing is sent twice
hangs on one thing alone: the delivery moves from WAITING to SENDING, in the store, after the server is ready for the letter
and before its first byte leaves. Whoever finds it in SENDING does not send, but looks whether it went.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from demur.deliver.port import CalendarStore, Post, Transport
from demur.domain.account import Account
from demur.domain.delivery import Delivery, Part, State
from demur.domain.errors import Forgotten, MailDeferred, MailRefused, MailUnsure
from demur.domain.remembered import Kept, Written
from demur.ledger.store import Store

HOUR = timedelta(hours=1)

_AFTER_CRASH = "The computer or the connection failed when the letter was on its way."
_FOUND = "It lies in Sent."
_BY_HAND = "You have sent an answer yourself."


class Outcome(StrEnum):
    """What a try to send has come to."""

    SENT = "sent"
    LATER = "later"
    """Not yet, or not now: try again."""

    ASK = "ask"
    """It can't be told whether it left: only the person can say."""

    ENDED = "ended"
    """Withdrawn or refused: nothing more is to be done."""


@dataclass(frozen=True, slots=True)
class Office:
    """What a delivery needs: the person's servers, and what is kept.

    Attributes:
        post, calendar: open a connection when one is needed; `calendar` is None where the person has none, or none that may be
            written to.
        clock: the time now, with its offset.
        limit: letters an hour at most.
    """

    account: Account
    own: tuple[str, ...]
    store: Store
    post: Callable[[], AbstractContextManager[Post]]
    transport: Transport
    calendar: Callable[[], AbstractContextManager[CalendarStore]] | None
    clock: Callable[[], datetime]
    limit: int = 30


def own_addresses(account: str, others: Sequence[str]) -> tuple[str, ...]:
    """The addresses that a meeting request may name the person by: the account's first, each once."""
    return tuple(dict.fromkeys(each.lower() for each in (account, *others)))


class _NotMine(Exception):
    """The delivery is not to be sent any more, or somebody else is sending it."""


def send(key: str, office: Office) -> Outcome:
    """Send a delivery that is due, or find out what became of a try that was cut off.

    Raises:
        MailboxUnreachable, MailboxRefused: what became of it can't be looked up now.
        SignInRefused, StoreUnusable: nothing was sent by this call.
    """
    delivery = office.store.delivery(key)
    if delivery is None or delivery.state in (State.WITHDRAWN, State.REFUSED):
        return Outcome.ENDED
    if delivery.state in (State.SENT, State.DONE):
        return Outcome.SENT
    if delivery.state in (State.SENDING, State.UNSURE):
        return _look(delivery, office)
    now = office.clock()
    # A clock that shows a time before the yes was set back since: the carrier has waited as long as was agreed.
    if delivery.approved <= now < delivery.due:
        return Outcome.LATER
    if office.store.sent_since(office.account.address, now - HOUR) >= office.limit:
        return Outcome.LATER
    if delivery.part is Part.LETTER and (outcome := _sent_by_hand(delivery, office)):
        return outcome
    return _try(delivery, office)


def _sent_by_hand(delivery: Delivery, office: Office) -> Outcome | None:
    """What is left to do where the person has sent the draft, or another answer, in their own mail program meanwhile."""
    letter = office.store.letter(delivery.letter)
    parent = letter.in_reply_to if letter else None
    with office.post() as post:
        same = bool(post.sent(delivery.outgoing.message_id, None))
        other = not same and parent is not None and bool(post.sent(delivery.outgoing.message_id, parent))
    if not same and not other:
        return None
    after, word = (State.SENT, _FOUND) if same else (State.WITHDRAWN, _BY_HAND)
    if not office.store.advance(delivery.key, (State.WAITING,), after, office.clock(), word):
        return send(delivery.key, office)
    return Outcome.SENT if same else Outcome.ENDED


def _try(delivery: Delivery, office: Office) -> Outcome:
    """Hand a letter to the server, once.

    Where this call did not come to move the delivery to SENDING it moves it from WAITING alone: somebody else may be sending.
    """
    key, advance, clock = delivery.key, office.store.advance, office.clock
    mine: tuple[State, ...] = (State.WAITING,)

    def committing() -> None:
        nonlocal mine
        if not advance(key, mine, State.SENDING, clock()):
            raise _NotMine
        mine = (State.SENDING,)

    try:
        word = office.transport.send(delivery.outgoing, committing)
    except _NotMine:
        return send(key, office)
    except MailDeferred as error:
        advance(key, mine, State.WAITING, clock(), error.said)
        return Outcome.LATER
    except MailRefused as error:
        advance(key, mine, State.REFUSED, clock(), error.said)
        return Outcome.ENDED
    except MailUnsure as error:
        advance(key, mine, State.UNSURE, clock(), error.said)
        return _look(delivery, office)
    advance(key, (State.SENDING, State.UNSURE), State.SENT, clock(), word)
    return Outcome.SENT


def _look(delivery: Delivery, office: Office) -> Outcome:
    """Whether a letter that may have left lies in Sent, where a server that files what it sends has put it."""
    key, advance, clock = delivery.key, office.store.advance, office.clock
    with office.post() as post:
        found = post.sent(delivery.outgoing.message_id, None)
    if found:
        advance(key, (State.SENDING, State.UNSURE), State.SENT, clock(), _FOUND)
        return Outcome.SENT
    advance(key, (State.SENDING,), State.UNSURE, clock(), delivery.word or _AFTER_CRASH)
    return Outcome.ASK


def about(key: str, office: Office) -> tuple[Delivery, Kept, Written]:
    """A delivery, what it answers, and the version of the letter that was approved; raises `Forgotten`."""
    delivery = office.store.delivery(key)
    kept = office.store.invitation(delivery.invitation) if delivery else None
    letter = office.store.letter(delivery.letter) if delivery else None
    if delivery is None or kept is None or letter is None:
        raise Forgotten
    return delivery, kept, letter


def take_back(number: int, store: Store, at: datetime) -> bool:
    """Take the yes to an answer back: the letter and the answer to its organizer together; False where nothing waits."""
    waiting = [each for each in store.deliveries(State.WAITING) if each.invitation == number]
    return sum(withdraw(each.key, store, at) for each in waiting) > 0


def withdraw(key: str, store: Store, at: datetime) -> bool:
    """Take an approval back; False where the letter is on its way already."""
    return store.advance(key, (State.WAITING,), State.WITHDRAWN, at)


def settle(key: str, left: bool, store: Store, at: datetime) -> bool:
    """The person's word on a letter of which it can't be told whether it left; False where that is settled already.

    Args:
        left: it has arrived; else it is sent anew.
    """
    return store.advance(key, (State.UNSURE,), State.SENT if left else State.WAITING, at, "You said so.")
