"""The person's mailbox on its server (IMAP: RFC 9051, RFC 3501)."""

from demur.adapters.imap.folder import ImapFolder
from demur.adapters.imap.post import ImapPost
from demur.adapters.imap.session import Session

__all__ = ["Session", "ImapFolder", "ImapPost"]
