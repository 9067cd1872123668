"""The header fields of a reply, as they stand in a message (RFC 5322 §2.2, §3.6)."""

import re
from datetime import datetime
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy
from email.utils import format_datetime
from typing import Any

from demur.deliver.addressee import is_usable
from demur.deliver.subject import one_line
from demur.deliver.thread import is_id
from demur.domain.mail import Address
from demur.domain.remembered import Written
from demur.domain.reply import Reply

_LONGEST_NAME = 100
_WIDTH = 76
_ENCODED_WORD = "=?"
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+")


class _Policy(EmailPolicy):
    """Writes the fields of the envelope as they are given, already encoded and folded.

    The standard policy decodes an encoded word in whatever it is given, so that a line break hidden in a name
    begins a field of its own; and it encodes a message id that is longer than a line.
    """

    _OWN = frozenset(
        {"date", "from", "to", "cc", "subject", "message-id", "in-reply-to", "references", "x-unsent"}
    )

    def header_store_parse(self, name: str, value: Any) -> tuple[str, Any]:
        """Keeps a field of the envelope as text; every line but the first begins with a space."""
        if name.lower() not in self._OWN:
            return super().header_store_parse(name, value)
        if not re.fullmatch(r"[ -~]*(?:\r\n [ -~]+)*", str(value)):
            raise ValueError(f"{name} holds what can't stand in a header field.")
        return name, value

    def fold_binary(self, name: str, value: Any) -> bytes:
        """A field as it stands in the message."""
        if name.lower() in self._OWN:
            return f"{name}: {value}\r\n".encode("ascii")
        return super().fold_binary(name, value)


_POLICY = _Policy(linesep=SMTP.linesep, cte_type="7bit")


def with_fields(reply: Reply | Written, date: datetime) -> EmailMessage:
    """A message that has its envelope, and nothing in it yet.

    Args:
        reply: its sender and addressees are left out where they are not known or can't be written.
        date: with its offset.

    Raises:
        ValueError: the date has no offset.
    """
    if date.tzinfo is None:
        raise ValueError("The date of a letter needs its offset.")
    message = EmailMessage(_POLICY)
    message["Date"] = format_datetime(date)
    for field, address in (("From", reply.sender), ("To", reply.to)):
        if address is not None and is_usable(address):
            message[field] = _mailbox(field, address)
    if copies := [_mailbox("Cc", address) for address in reply.cc if is_usable(address)]:
        message["Cc"] = ",\r\n ".join(copies)
    message["Subject"] = _encoded("Subject", one_line(reply.subject))
    if reply.in_reply_to and is_id(reply.in_reply_to):
        message["In-Reply-To"] = reply.in_reply_to
    if references := [each for each in reply.references if is_id(each)]:
        message["References"] = "\r\n ".join(references)
    return message


def ascii_address(address: Address) -> str:
    """A usable address (`is_usable`) as it stands in a message and on the way, its domain in ASCII (RFC 5890 §2.3.2.1)."""
    local, _, domain = address.email.rpartition("@")
    return f"{local}@{domain.encode('idna').decode('ascii')}"


def _mailbox(field: str, address: Address) -> str:
    """RFC 5322 §3.4: the name as atoms, quoted or encoded, then the address."""
    email = f"<{ascii_address(address)}>"
    name = one_line(address.name)
    if not name or len(name) > _LONGEST_NAME:
        return email[1:-1]
    if _ENCODED_WORD in name or not name.isascii():
        shown = _encoded(field, name)
    elif _ATOMS.fullmatch(name):
        shown = name
    else:
        escaped = name.replace("\\", "\\\\").replace('"', '\\"')
        shown = f'"{escaped}"'
    return f"{shown}\r\n {email}" if len(shown) + len(email) > _WIDTH - len(field) else f"{shown} {email}"


def _encoded(field: str, text: str) -> str:
    """Text in a header field (RFC 2047 where it is not plain ASCII), folded."""
    plain = text.isascii() and _ENCODED_WORD not in text
    header = Header(text, "us-ascii" if plain else "utf-8", maxlinelen=_WIDTH, header_name=field)
    return header.encode(linesep="\r\n")
