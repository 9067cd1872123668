"""A ledger as a person's would be: the same people again and again, answered, merged and noted."""

from datetime import datetime, timedelta

from tests.flow.mailbox import NOW, invitation
from tests.flow.test_reviewing import Sitting

from demur.domain.dealings import Echo, Reaction
from demur.domain.delivery import Place, State
from demur.domain.mail import Raw
from demur.domain.verdict import Decision
from demur.flow.kin import keep_invitation
from demur.flow.process import Judged
from demur.flow.reviewing import Choice, look, say_yes
from demur.flow.triage import judged

DANA = "Dana Reyes <dana@kestrel.example>"


def keep(sitting: Sitting, data: bytes, at: datetime = NOW) -> int:
    """Keep an invitation, and who wrote it, as a sync does; its id."""
    found = judged(Raw("", data), sitting.case, every=False)
    assert isinstance(found, Judged)
    mail = found.invitation.mail
    key = mail.message_id or mail.digest
    account = sitting.case.profile.addresses[0]
    return keep_invitation(
        sitting.store, account, key, Place("INBOX", 1, 1), Raw("", data), found.invitation, found.verdict, at
    )


def wrote(number: int, sender: str = DANA, day: int = 23, **more: str) -> bytes:
    """An invitation of a day in November 2026, signed by who sends it."""
    data = invitation(number, sender=sender, **more)
    name = sender.partition(" <")[0].strip('"')
    return data.replace(b"Dana Reyes\r\nTalent", f"{name}\r\nTalent".encode()).replace(
        b"Mon, 23 Nov 2026", f"{day} Nov 2026".encode()
    )


def answer(
    sitting: Sitting,
    number: int,
    at: datetime = NOW,
    decision: Decision = Decision.DECLINE,
    *,
    door: bool = True,
) -> str:
    """Answer an invitation by a letter that leaves; its text."""
    choice = Choice(decision, door=door)
    offer = look(number, sitting.desk, choice).offer
    assert offer
    say_yes(number, offer.letter.body, 0, sitting.desk, choice)
    (sent,) = [each for each in sitting.store.deliveries(State.WAITING) if each.invitation == number]
    for before, after in (
        (State.WAITING, State.SENDING),
        (State.SENDING, State.SENT),
        (State.SENT, State.DONE),
    ):
        assert sitting.store.advance(sent.key, (before,), after, at)
    return offer.letter.body


def react(
    sitting: Sitting, number: int, reaction: Reaction = Reaction.THANKS, quote: str = "Thanks, Alex!"
) -> None:
    """Somebody reacts to an answer, a day later."""
    at = NOW + timedelta(days=1)
    echo = Echo(number, f"<echo-{number}@kestrel.example>", at, None, "Re: Interview", reaction, quote)
    sitting.store.put_echo(echo, b"Subject: Re: Interview\r\n\r\n" + quote.encode(), at)
