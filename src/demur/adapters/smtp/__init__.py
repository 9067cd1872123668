"""The server to which the person's mail is submitted (SMTP: RFC 5321, RFC 6409)."""

from demur.adapters.smtp.submission import Submission

__all__ = ["Submission"]
