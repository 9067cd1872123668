"""A reply as the bytes of a message that mail programs open for editing."""

from datetime import datetime

from demur.deliver.fields import with_fields
from demur.domain.reply import Reply


def to_eml(reply: Reply, date: datetime) -> bytes:
    """Write a reply as an RFC 5322 message with CRLF line ends; it is marked as not sent yet.

    It has no Message-ID: the program that sends it sets one.

    Args:
        reply: its sender and addressee are left out where they are not known or can't be written.
        date: with its offset.

    Raises:
        ValueError: the date has no offset.
    """
    message = with_fields(reply, date)
    message["X-Unsent"] = "1"
    message.set_content(reply.letter.body + "\n", charset="utf-8", cte="quoted-printable")
    return message.as_bytes()
