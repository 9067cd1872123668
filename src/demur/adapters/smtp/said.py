"""What a server said, or did not, as sentences for the person."""

import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from demur.deliver.subject import one_line
from demur.domain.errors import DemurError, MailDeferred, MailRefused

_MOST = 300


def sentence(text: str) -> str:
    """A text in one line, not too long, with its full stop."""
    line = one_line(text)[:_MOST]
    return line if line.endswith((".", "!", "?")) else f"{line}."


def said(code: int, text: bytes) -> str:
    """A reply in the server's own words."""
    return sentence(f"{code} {text.decode('utf-8', 'replace')}")


def negative(host: str, code: int, text: bytes, about: str = "") -> DemurError:
    """The error for a reply that was not the one that was waited for (RFC 5321 §4.2.1).

    Args:
        about: what was asked, where that is not clear.
    """
    words = f"{host} said: {said(code, text)}" + (f" (This was about {about}.)" if about else "")
    return MailRefused(words) if code >= 500 else MailDeferred(words)


@contextmanager
def nothing_left(host: str, seconds: float) -> Iterator[None]:
    """Raises Demur's errors in place of the library's, as long as no content is on its way.

    Args:
        seconds: how long was waited for an answer.

    Raises:
        MailRefused, MailDeferred
    """
    try:
        yield
    except smtplib.SMTPResponseException as error:
        text = error.smtp_error
        raise negative(host, error.smtp_code, text if isinstance(text, bytes) else text.encode()) from None
    except (OSError, ValueError) as error:
        raise MailDeferred(f"There is no connection to {host}: {cause(error, seconds)}") from None


def cause(error: Exception, seconds: float) -> str:
    """Why a connection is not there, or not any more.

    Args:
        seconds: how long was waited for an answer.
    """
    if isinstance(error, ssl.SSLCertVerificationError):
        return sentence(f"its certificate can't be trusted: {error.verify_message}")
    if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):
        return f"it did not answer within {seconds:g} seconds."
    if isinstance(error, ConnectionRefusedError):
        return "nobody answers there. Check the port."
    if isinstance(error, (smtplib.SMTPServerDisconnected, ConnectionError, ssl.SSLEOFError)):
        return "it hung up."
    if isinstance(error, ssl.SSLError):
        return "it speaks no TLS that can be understood. Check the port, and whether security is to be tls or starttls."
    if isinstance(error, (socket.gaierror, UnicodeError)):
        return "its name is not known. Check the name, and the network."
    if isinstance(error, OSError):
        return sentence(error.strerror or str(error))
    return sentence(str(error))
