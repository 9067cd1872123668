"""The line to a server of submission: protected as the account says before anything of the person's is told."""

import re
import smtplib
import ssl
import time

from demur.domain.account import Security, Server, is_here
from demur.domain.errors import MailDeferred

_NAME = "[127.0.0.1]"
"""What this computer calls itself (RFC 5321 §4.1.3): its name is nobody's business, and asking for it can take long."""

_FAREWELL = 2.0
"""Seconds: when one takes leave, everything is settled."""

_LONGEST_LINE = 8192
_MOST_LINES = 100
_REPLY = re.compile(rb"[2-5]\d\d(?:[ -].*)?\r?\n", re.DOTALL)


class Line(smtplib.SMTP):
    """A connection on which a reply is read in time and within bounds, however it trickles or goes on."""

    def getreply(self) -> tuple[int, bytes]:
        """Read a reply (RFC 5321 §4.2), which takes twice `timeout` at the most.

        Returns:
            Its code, 200 to 599, and its text, a line a line.

        Raises:
            OSError: the connection is lost, or what came is no reply; the connection is closed.
        """
        until = time.monotonic() + self.timeout
        lines: list[bytes] = []
        try:
            while not lines or lines[-1][3:4] == b"-":
                lines.append(self._read(until))
                if not _REPLY.fullmatch(lines[-1]) or len(lines) > _MOST_LINES:
                    raise OSError("what it says is no SMTP")
        except BaseException:
            self.close()
            raise
        return int(lines[-1][:3]), b"\n".join(line[4:].strip() for line in lines)

    def _read(self, until: float) -> bytes:
        """One line, and not a byte beyond it: what somebody slips in behind the answer to STARTTLS spoils the handshake."""
        line = b""
        while not line.endswith(b"\n") and len(line) < _LONGEST_LINE:
            byte = self.sock.recv(1) if self.sock else b""
            if not byte:
                raise smtplib.SMTPServerDisconnected
            if time.monotonic() > until:
                raise TimeoutError
            line += byte
        return line

    def wait(self, seconds: float) -> None:
        """Have so much patience from now on."""
        self.timeout = seconds
        if self.sock:
            self.sock.settimeout(seconds)

    def greet(self) -> None:
        """Ask what the server offers (RFC 5321 §4.1.1.1).

        Raises:
            smtplib.SMTPResponseException: it does not say so.
        """
        code, said = self.ehlo()
        if code != 250:
            raise smtplib.SMTPHeloError(code, said)

    def take_leave(self) -> None:
        """Say QUIT, where there still is a connection, and close it; a transaction that is not finished ends with it."""
        try:
            self.wait(min(self.timeout, _FAREWELL))
            self.docmd("QUIT")
        except OSError:
            pass
        finally:
            self.close()


class _TlsLine(Line, smtplib.SMTP_SSL):
    """The same, protected from the first byte."""


def connect(server: Server, trust: ssl.SSLContext | None, seconds: float) -> Line:
    """Open a connection on which the person may sign in.

    Args:
        trust: None for the authorities that this computer trusts.
        seconds: how long connecting, and then each answer, may take.

    Raises:
        MailDeferred: it would not be protected as the account says.
        OSError, ValueError: there is no connection.
        smtplib.SMTPResponseException: the server turns everybody away.
    """
    if server.security is Security.NONE and not is_here(server.host):
        raise MailDeferred(
            f"Without TLS everybody on the way could read your password and the letter, so Demur sends like that only "
            f'through this computer itself, and not through {server.host}. Set security to "tls" or "starttls".'
        )
    context = trust or ssl.create_default_context()
    if server.security is Security.TLS:
        line: Line = _TlsLine(server.host, server.port, _NAME, timeout=seconds, context=context)
    else:
        line = Line(server.host, server.port, _NAME, timeout=seconds)
    line.command_encoding = "utf-8"
    try:
        line.greet()
        if server.security is Security.STARTTLS:
            if not line.has_extn("starttls"):
                raise MailDeferred(
                    f"{server.host} offers no encryption (STARTTLS), or somebody on the way hides that it does. Try "
                    'another network, or set security to "tls" with the port that your provider names for it.'
                )
            line.starttls(context=context)
            line.greet()
    except BaseException:
        line.take_leave()
        raise
    return line
