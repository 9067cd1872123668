"""A reply that is ready to leave, as far as the person approves it."""

from dataclasses import dataclass

from demur.domain.letter import Call, Letter, Problem
from demur.domain.mail import Address


@dataclass(frozen=True, slots=True)
class Reply:
    """A letter in its envelope (RFC 5322 §3.6.4).

    Attributes:
        letter: what is said.
        sender: the person's address that the mail came to; None where not known.
        to: whom it goes to; None where nobody may be written to (then `problems` says what to do).
        subject: with one "Re:".
        in_reply_to: the parent's Message-ID, None where it has none.
        references: the whole chain, oldest first.
        problems: what the person should know before sending.
        cc: who stays in the thread: the friend who introduced the two.
        call: the telephone call that goes before it, None where a letter is early enough.
    """

    letter: Letter
    sender: Address | None
    to: Address | None
    subject: str
    in_reply_to: str | None
    references: tuple[str, ...]
    problems: tuple[Problem, ...] = ()
    cc: tuple[Address, ...] = ()
    call: Call | None = None
