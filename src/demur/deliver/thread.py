"""The thread of a reply (RFC 5322 §3.6.4)."""

import re

from demur.domain.mail import Mail

LONGEST = 250
"""Characters of a message id; no mail program writes longer ones, and a line holds 998."""

MOST = 1000
"""Ids in a chain; of a longer one the first and the latest are kept."""

_ID = re.compile(r"<[!-;=?-~]+>")


def is_id(text: str) -> bool:
    """One message id in its angle brackets that can stand in a header field as it is."""
    return len(text) <= LONGEST and _ID.fullmatch(text) is not None


def thread_of(mail: Mail) -> tuple[str | None, tuple[str, ...]]:
    """In-Reply-To and References of the answer to a message.

    References are the parent's References, or its In-Reply-To where it has no References and In-Reply-To
    names exactly one message; then the parent's Message-ID.

    Returns:
        The parent's Message-ID, None where it has none; the chain, oldest first, each id once.
    """
    parent = mail.message_id if mail.message_id and is_id(mail.message_id) else None
    chain = mail.references
    if not chain and len(mail.in_reply_to) == 1:
        chain = mail.in_reply_to
    ids = list(dict.fromkeys(each for each in chain if is_id(each) and each != parent))
    if parent:
        ids.append(parent)
    if len(ids) > MOST:
        ids = [ids[0], *ids[-(MOST - 1) :]]
    return parent, tuple(ids)
