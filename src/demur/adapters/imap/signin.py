"""Connecting to a server, and signing in there."""

import ssl
from collections.abc import Callable

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import CapabilityError, IMAPClientAbortError, IMAPClientError, LoginError

from demur.adapters.imap.said import GARBLED, cause, said
from demur.domain.account import Credentials, Security, Server, is_here
from demur.domain.errors import MailboxUnreachable, SignInRefused

_FOR_NOW = ("[UNAVAILABLE]", "[INUSE]", "[LIMIT]")
"""Response codes that say nothing about the credentials (RFC 5530 §3)."""


def connect(
    server: Server, credentials: Credentials, trust: ssl.SSLContext | None, seconds: float
) -> IMAPClient:
    """Open a connection and sign in.

    Args:
        trust: None for the authorities that this computer trusts.
        seconds: how long connecting, and then each answer, may take.

    Raises:
        MailboxUnreachable: there is no connection, or none that is protected as it has to be.
        SignInRefused: the credentials are not taken, or there is no way to give them.
    """
    host = server.host
    if server.security is Security.NONE and not is_here(host):
        raise MailboxUnreachable(
            host,
            "Without TLS everybody on the way could read the password, so Demur connects like that to this computer "
            'only. Set security to "tls" or "starttls".',
        )
    secret = credentials.secret()
    try:
        client = IMAPClient(
            host,
            server.port,
            ssl=server.security is Security.TLS,
            ssl_context=trust,
            timeout=SocketTimeout(seconds, seconds),
        )
        try:
            if server.security is Security.STARTTLS:
                client.starttls(ssl_context=trust)
            _sign_in(client, host, credentials, secret)
            if client.has_capability("ENABLE") and client.has_capability("CONDSTORE"):
                client.enable("CONDSTORE")  # else some servers tell no HIGHESTMODSEQ
        except BaseException:
            hang_up(client)
            raise
    except CapabilityError:
        raise MailboxUnreachable(host, "It does not offer STARTTLS, so nothing was sent.") from None
    except (IMAPClientError, OSError, *GARBLED) as error:
        raise MailboxUnreachable(host, cause(error, seconds, secret)) from None
    return client


def hang_up(client: IMAPClient) -> None:
    """Close a connection without a word."""
    try:
        client.shutdown()
    except OSError:
        pass


def _sign_in(client: IMAPClient, host: str, credentials: Credentials, secret: str) -> None:
    """Give the credentials.

    Raises:
        IMAPClientError, OSError: the connection is lost, or the server can't tell for now.
        SignInRefused
    """
    try:
        _way(client, credentials, secret)()
    except LoginError as error:
        # The library has one error for a refusal and for a lost connection.
        first = error.__context__
        if isinstance(first, IMAPClientAbortError):
            raise first from None
        text = said(first if isinstance(first, IMAPClientError) else error, secret)
        if text.startswith(_FOR_NOW):
            raise IMAPClientError(text) from None
        raise SignInRefused(host, credentials, text) from None


def _way(client: IMAPClient, credentials: Credentials, secret: str) -> Callable[[], object]:
    """The way that the server offers.

    Raises:
        LoginError: there is none, or none for these credentials.
    """
    user = credentials.user
    if not secret or any(each < " " or each == "\x7f" for each in user + secret):
        raise LoginError("Nothing, since the password is empty, or it or the name has a line break in it.")
    if credentials.bearer:
        return _with_token(client, user, secret)
    offered = client.capabilities()
    if b"AUTH=PLAIN" in offered:
        return lambda: client.plain_login(user, secret)
    if b"LOGINDISABLED" in offered:
        raise LoginError("It takes no password on a connection like this one.")
    if not (user + secret).isascii():
        raise LoginError("It takes no password with other characters than those of ASCII.")
    return lambda: client.login(user, secret)


def _with_token(client: IMAPClient, user: str, token: str) -> Callable[[], object]:
    """OAUTHBEARER (RFC 7628), else XOAUTH2, which came before it."""
    if client.has_capability("AUTH=OAUTHBEARER"):
        name, first, heard = "OAUTHBEARER", f"n,a={_quoted(user)},\1auth=Bearer {token}\1\1", b"\1"
    elif client.has_capability("AUTH=XOAUTH2"):
        name, first, heard = "XOAUTH2", f"user={user}\1auth=Bearer {token}\1\1", b""
    else:
        raise LoginError("It takes no access tokens (OAUTHBEARER, XOAUTH2).")
    # With a second challenge the server says why it refuses, and wants to hear that this was heard (RFC 7628 §3.2.3).
    answers = iter([first.encode()])
    return lambda: client.sasl_login(name, lambda _: next(answers, heard))


def _quoted(user: str) -> str:
    """A name in a GS2 header (RFC 5801 §4)."""
    return user.replace("=", "=3D").replace(",", "=2C")
