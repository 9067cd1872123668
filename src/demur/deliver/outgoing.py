"""A letter as the message that leaves, or that lies in Drafts until it does."""

import base64
import hashlib
from datetime import datetime
from email.message import EmailMessage
from enum import StrEnum

from demur.deliver.addressee import is_usable
from demur.deliver.calendar_part import CalendarReply
from demur.deliver.fields import ascii_address, with_fields
from demur.deliver.thread import is_id
from demur.domain.delivery import Outgoing
from demur.domain.mail import Address
from demur.domain.remembered import Written


class Wrapper(StrEnum):
    """How the text and the calendar part stand together (RFC 2046 §5.1)."""

    ALTERNATIVE = "alternative"
    """As two forms of the same: calendar programs take the part for an answer to the request."""

    MIXED = "mixed"
    """One after the other: every program shows the text."""


def outgoing(
    written: Written,
    date: datetime,
    calendar: CalendarReply | None = None,
    wrapper: Wrapper = Wrapper.ALTERNATIVE,
) -> Outgoing:
    """Make the message that leaves; the same arguments give the same bytes for ever.

    Args:
        date: when it is approved, with its offset.
        calendar: the answer to a meeting request that goes with it.

    Raises:
        ValueError: it has no sender or nobody to go to, one of its addresses can't be written to, its Message-ID is none,
            or the date has no offset; in one sentence.
    """
    if written.sender is None:
        raise ValueError("It is not known from which of your addresses the letter goes. Choose one.")
    if written.to is None:
        raise ValueError("The letter has nobody to go to. Give an address.")
    sender, *recipients = (_reachable(each) for each in (written.sender, written.to, *written.cc))
    message = _message(written, date)
    if calendar is not None:
        _add(message, calendar, wrapper, written.message_id)
    return Outgoing(written.message_id, message.as_bytes(), sender, tuple(dict.fromkeys(recipients)))


def draft(written: Written, date: datetime) -> bytes:
    """The message for Drafts, without a calendar part; what is not known yet is left out.

    Args:
        date: with its offset.

    Raises:
        ValueError: its Message-ID is none, or the date has no offset.
    """
    return _message(written, date).as_bytes()


def new_message_id(seed: str, domain: str) -> str:
    """A Message-ID (RFC 5322 §3.6.4) in its angle brackets.

    Args:
        seed: unlike any other; the same seed gives the same id.
        domain: of the sender's address.

    Raises:
        ValueError: the domain is none.
    """
    left = hashlib.sha256(seed.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return f"<{_reachable(Address('', f'{left}@{domain}'))}>"


def _reachable(address: Address) -> str:
    if not is_usable(address):
        raise ValueError(f"{address.email!r} is no address that mail can go to. Correct it.")
    return ascii_address(address)


def _message(written: Written, date: datetime) -> EmailMessage:
    """The letter in its envelope."""
    if not is_id(written.message_id):
        raise ValueError(f"{written.message_id!r} is no Message-ID.")
    message = with_fields(written, date)
    message["Message-ID"] = written.message_id
    message.set_content(written.body + "\n", charset="utf-8", cte="quoted-printable")
    return message


def _add(message: EmailMessage, calendar: CalendarReply, wrapper: Wrapper, message_id: str) -> None:
    """Put the calendar part after the text (RFC 6047 §2.4, §2.5)."""
    part = EmailMessage(message.policy)
    part["Content-Type"] = (
        f"text/calendar; charset=utf-8; method={calendar.method}"  # Outlook wants it here too
    )
    part["Content-Transfer-Encoding"] = "base64"
    part.set_payload(base64.encodebytes(calendar.text.encode("utf-8")).decode("ascii"))
    # Neither quoted-printable nor base64 can bring forth "=_" (RFC 2045 §6.7); by chance the library makes another each time.
    boundary = f"=_{hashlib.sha256(message_id.encode('ascii')).hexdigest()[:24]}"
    if wrapper is Wrapper.ALTERNATIVE:
        message.make_alternative(boundary)
    else:
        message.make_mixed(boundary)
    message.attach(part)
