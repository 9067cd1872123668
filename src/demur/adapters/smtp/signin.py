"""Signing in to a server of submission (RFC 4954)."""

import base64

from demur.adapters.smtp.line import Line
from demur.adapters.smtp.said import said, sentence
from demur.domain.account import Credentials, Server
from demur.domain.errors import MailDeferred, SignInRefused


def sign_in(line: Line, server: Server, credentials: Credentials, secret: str) -> None:
    """Give the credentials, once, in the best way that the server offers.

    Args:
        secret: what `credentials` gives.

    Raises:
        SignInRefused: they are not taken, or there is no way to give them.
        MailDeferred: it can't be told now (RFC 4954 §6: 432, 454).
        OSError: the connection is lost.
    """
    user = credentials.user
    if not secret or not (user + secret).isprintable():
        raise SignInRefused(
            server.host,
            credentials,
            "Nothing, since the password or the name is empty or has a line break or the like in it.",
        )
    mechanism, plain = _way(line.esmtp_features.get("auth", ""), server, credentials, secret)
    answers = [base64.b64encode(each.encode()).decode() for each in plain]
    # The answer never stands in the line of the command itself, which would be too short for tokens (RFC 4954 §4).
    code, text = line.docmd("AUTH", mechanism)
    for answer in answers:
        if code != 334:
            break
        code, text = line.docmd(answer)
    if code == 235:
        return
    for hidden in filter(None, (*answers, secret)):
        text = text.replace(hidden.encode(), b"***")
    if code >= 500:
        raise SignInRefused(server.host, credentials, said(code, text))
    raise MailDeferred(f"{server.host} does not let {user} in now. It said: {said(code, text)}")


def _way(offers: str, server: Server, credentials: Credentials, secret: str) -> tuple[str, tuple[str, ...]]:
    """A mechanism that the server offers, and what to answer to its challenges, one after the other.

    With its second challenge a server says why it refuses a token, and wants to hear that this was heard
    (RFC 7628 §3.2.3; XOAUTH2: https://developers.google.com/workspace/gmail/imap/xoauth2-protocol).
    """
    ways: dict[str, tuple[str, ...]]
    user = credentials.user
    if credentials.bearer:
        name = user.replace("=", "=3D").replace(",", "=2C")
        where = f"host={server.host}\1port={server.port}"
        ways = {
            "XOAUTH2": (f"user={user}\1auth=Bearer {secret}\1\1", ""),
            "OAUTHBEARER": (f"n,a={name},\1{where}\1auth=Bearer {secret}\1\1", "\1"),
        }
    else:
        ways = {"PLAIN": (f"\0{user}\0{secret}",), "LOGIN": (user, secret)}
    offered = offers.upper().split()
    for mechanism, answers in ways.items():
        if mechanism in offered:
            return mechanism, answers
    kind = "access tokens" if credentials.bearer else "passwords"
    raise SignInRefused(
        server.host, credentials, sentence(f"It takes no {kind} here, but {offers.strip() or 'nothing'}")
    )
