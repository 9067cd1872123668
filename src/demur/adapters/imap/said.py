"""What a server said, and what the library made of it, as sentences for the person."""

import re
import socket
import ssl

from imapclient.exceptions import IMAPClientAbortError, IMAPClientError, ProtocolError

GARBLED = (ProtocolError, ValueError, LookupError, TypeError, AttributeError)
"""What the library raises where the server's words are no IMAP."""

_MOST = 300
_COMMAND = re.compile(r"^\w+ failed: ")


def said(error: IMAPClientError, secret: str = "") -> str:
    """The server's own words, without the secret: one sentence in one line."""
    word = error.args[0] if error.args else ""
    text = word.decode("utf-8", "replace") if isinstance(word, bytes) else str(word)
    return sentence(_COMMAND.sub("", text.replace(secret, "***") if secret else text))


def sentence(text: str) -> str:
    """A text in one line, not too long, with its full stop."""
    line = " ".join("".join(each if each.isprintable() else " " for each in text).split())[:_MOST]
    return line if line.endswith((".", "!", "?")) else f"{line}."


def cause(error: Exception, seconds: float, secret: str = "") -> str:
    """Why there is no connection, without the secret.

    Args:
        seconds: how long was waited for an answer.
    """
    if isinstance(error, ssl.SSLCertVerificationError):
        return sentence(f"Its certificate can't be trusted: {error.verify_message}")
    if isinstance(error, TimeoutError):
        return f"It did not answer within {seconds:g} seconds."
    if isinstance(error, socket.gaierror):
        return "Its name is not known. Check the name, and the network."
    if isinstance(error, OSError):
        return sentence(error.strerror or str(error))
    if isinstance(error, IMAPClientAbortError) and "socket error" in str(error):
        return "The connection was cut."
    if (
        isinstance(error, IMAPClientError)
        and not isinstance(error, GARBLED)
        and "unexpected" not in str(error)
    ):
        return said(error, secret)
    return "It said something that is no IMAP."  # and may be what it heard
