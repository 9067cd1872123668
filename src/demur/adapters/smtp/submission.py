"""Submits a letter in one transaction (RFC 5321 §3.3), and tells what became of it."""

import re
import ssl
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from demur.adapters.smtp.line import Line, connect
from demur.adapters.smtp.said import cause, negative, nothing_left, said
from demur.adapters.smtp.signin import sign_in
from demur.domain.account import Credentials, Server
from demur.domain.delivery import Outgoing
from demur.domain.errors import MailRefused, MailUnsure

_SPECIAL = r' ()<>\[\]:;@\\,"'
_ADDRESS = re.compile(rf"[^{_SPECIAL}]+@[^{_SPECIAL}]+")
_LINES = re.compile(rb"(?:[^\r\n\0]{0,998}+\r\n)++")
"""RFC 5321 §2.3.8, §4.5.3.1.6: what ends lines in another way, programs read as different messages."""


class Submission:
    """A `deliver.port.Transport`; each letter has a connection of its own."""

    def __init__(
        self,
        server: Server,
        credentials: Credentials,
        trust: ssl.SSLContext | None = None,
        timeout: float = 30.0,
        patience: float = 600.0,
    ) -> None:
        """Connect to nothing yet.

        Args:
            trust: whose certificates are trusted; None for the authorities that this computer trusts.
            timeout: seconds that connecting, and then each answer, may take.
            patience: seconds that handing over the content, and then the answer to it, may take (RFC 5321 §4.5.3.2.6):
                who gives up earlier does not know what became of the letter.
        """
        self._server = server
        self._credentials = credentials
        self._trust = trust
        self._timeout = timeout
        self._patience = patience

    def send(self, outgoing: Outgoing, committing: Callable[[], None]) -> str:
        """Submit a message once; see `Transport.send`.

        Raises:
            MailRefused, MailDeferred, SignInRefused, MailUnsure; and what `committing` or the asking for the secret raises.
        """
        _check(outgoing)
        with self._line() as line:
            with self._nothing_left():
                self._announce(line, outgoing)
            try:
                committing()
            except BaseException:
                line.close()  # without a word: it would be taken for content
                raise
            return self._hand_over(line, outgoing.data)

    def check(self) -> None:
        """Connect, sign in, and go.

        Raises:
            MailRefused, MailDeferred, SignInRefused; and what the asking for the secret raises.
        """
        with self._line() as line, self._nothing_left():
            self._expect("2", line.noop())

    def _nothing_left(self) -> AbstractContextManager[None]:
        return nothing_left(self._server.host, self._timeout)

    @contextmanager
    def _line(self) -> Iterator[Line]:
        """A connection on which the person is signed in."""
        secret = self._credentials.secret()
        with self._nothing_left():
            line = connect(self._server, self._trust, self._timeout)
        try:
            with self._nothing_left():
                sign_in(line, self._server, self._credentials, secret)
            yield line
        finally:
            line.take_leave()

    def _announce(self, line: Line, outgoing: Outgoing) -> None:
        """Say from whom and to whom, up to the point where the server waits for the content."""
        options = ""
        size, most = len(outgoing.data), line.esmtp_features.get("size", "")
        if line.has_extn("size"):
            if most.isdecimal() and 0 < int(most) < size:
                raise MailRefused(
                    f"It takes at most {int(most)} bytes, and the letter has {size}. Make it shorter."
                )
            options += f" SIZE={size}"
        addresses = (outgoing.sender, *outgoing.recipients)
        if not (outgoing.data.isascii() and "".join(addresses).isascii()):
            if not line.has_extn("smtputf8"):
                beyond = next((each for each in addresses if not each.isascii()), "the header")
                raise MailRefused(
                    f"Nothing of SMTPUTF8, which it would have to offer for {beyond}, where there are letters that are not "
                    "in ASCII. Ask for another address, or send it through another provider."
                )
            options += " SMTPUTF8 BODY=8BITMIME"
        self._expect("2", line.docmd("MAIL", f"FROM:<{outgoing.sender}>{options}"), outgoing.sender)
        for each in outgoing.recipients:
            self._expect("2", line.docmd("RCPT", f"TO:<{each}>"), each)
        self._expect("354", line.docmd("DATA"))

    def _expect(self, wanted: str, reply: tuple[int, bytes], about: str = "") -> None:
        """Raises what a reply means that does not begin as wanted."""
        if not str(reply[0]).startswith(wanted):
            raise negative(self._server.host, *reply, about)

    def _hand_over(self, line: Line, data: bytes) -> str:
        """Give the content and hear what the server says to it."""
        content = re.sub(rb"(?m)^\.", b"..", data) + b".\r\n"  # RFC 5321 §4.5.2
        where = "when a part of the letter was on its way"
        try:
            line.wait(self._patience)
            line.send(content)
            where = "when the whole letter was on its way, before the server said whether it takes it"
            code, text = line.getreply()
        except OSError as error:
            line.close()
            raise MailUnsure(
                f"the connection to {self._server.host} was lost {where}: {cause(error, self._patience)}"
            ) from None
        except BaseException:
            line.close()
            raise
        if 300 <= code < 400:
            raise MailUnsure(f"{self._server.host} gave an answer that is none: {said(code, text)}")
        self._expect("2", (code, text))
        return said(code, text)


def _check(outgoing: Outgoing) -> None:
    """Nothing in the envelope can end a command, and nothing in the content can end it.

    Raises:
        MailRefused
    """
    for each in (outgoing.sender, *outgoing.recipients):
        if not each.isprintable() or not _ADDRESS.fullmatch(each):
            raise MailRefused(f"{each!r} is no address that mail can go to. Correct it.")
    if not outgoing.recipients:
        raise MailRefused("It has nobody to go to. Give an address.")
    if not _LINES.fullmatch(outgoing.data):
        raise MailRefused("It has lines that are too long or have no proper end.")
