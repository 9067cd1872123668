"""A real SMTP server (aiosmtpd) that answers as it should, or as it is told."""

import asyncio
import ssl
import threading
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from demur.domain.account import Security, Server

USER = "alex@example.org"
PASSWORD = "correct-horse"
TOKEN = "ya29.token"

Normal = Callable[[], Awaitable[None]]
Act = Callable[["Talk", Normal], Awaitable[None]]
"""What is done in place of a step, which it is given.

The steps are CONNECT (the greeting), the commands by their names, SECRET (the answer to the credentials), and END (the
answer to the content); "RCPT 2" is the second RCPT of a connection.
"""


@dataclass(frozen=True)
class Received:
    """A message whose content came in whole, with the dot that ends it."""

    sender: str
    recipients: tuple[str, ...]
    options: tuple[str, ...]
    data: bytes


@dataclass
class SmtpServer:
    """What a server has seen.

    Attributes:
        connections: how many were made.
        commands: as they came in, but for the answers to the challenges of AUTH.
        tries: mechanism and credentials that were given.
    """

    port: int
    security: Security
    acts: dict[str, Act]
    mechanisms: tuple[str, ...]
    connections: int = 0
    commands: list[str] = field(default_factory=list)
    tries: list[tuple[str, bytes]] = field(default_factory=list)
    received: list[Received] = field(default_factory=list)
    talks: "list[Talk]" = field(default_factory=list)

    def server(self, host: str = "localhost", security: Security | None = None) -> Server:
        """Where it is reached."""
        return Server(host, self.port, security or self.security)

    def verbs(self) -> list[str]:
        """The names of the commands that came in."""
        return [each.split()[0] for each in self.commands]


def says(text: str | bytes) -> Act:
    """Says this in place of the step."""

    async def act(talk: "Talk", _: Normal) -> None:
        await talk.push(text)

    return act


def adds(text: str) -> Act:
    """Does the step, and sends this with the first line that it says."""

    async def act(talk: "Talk", normal: Normal) -> None:
        talk.more = text
        await normal()

    return act


async def cut(talk: "Talk", _: Normal) -> None:
    """Hangs up in place of the step."""
    talk.hang_up()


async def then_cut(talk: "Talk", normal: Normal) -> None:
    """Does the step, and hangs up."""
    await normal()
    if talk.transport is not None:
        talk.transport.close()


async def hang(_: "Talk", __: Normal) -> None:
    """Says nothing any more."""
    await asyncio.sleep(3600)


def drips(byte: bytes, seconds: float) -> Act:
    """Sends a byte again and again, and never ends."""

    async def act(talk: "Talk", _: Normal) -> None:
        while talk.transport is not None:
            talk._writer.write(byte)
            await talk._writer.drain()
            await asyncio.sleep(seconds)

    return act


def cut_inside(count: int) -> Act:
    """For DATA: takes so many bytes of the content, and hangs up."""

    async def act(talk: "Talk", _: Normal) -> None:
        await talk.push("354 Go on")
        await talk._reader.readexactly(count)
        talk.hang_up()

    return act


class Talk(SMTP):
    """One connection."""

    # Also that of an answer to a challenge (RFC 4954 §4), not only of the content.
    line_length_limit = 12288

    def __init__(self, state: SmtpServer, **options: Any) -> None:
        self.more = ""
        self._state = state
        self._pending = "CONNECT"
        self._counted: Counter[str] = Counter()
        excluded = [each for each in ("PLAIN", "LOGIN") if each not in state.mechanisms]
        super().__init__(
            _Handler(state), authenticator=self._admit, auth_require_tls=False, auth_exclude_mechanism=excluded,
            hostname="test", **options,
        )  # fmt: skip
        for mechanism in ("XOAUTH2", "OAUTHBEARER"):
            if mechanism not in state.mechanisms:
                del self._auth_methods[mechanism]
        for name, method in self._smtp_methods.items():
            self._smtp_methods[name] = partial(self._command, name, method)
        state.talks.append(self)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Count it; after STARTTLS it is the same connection."""
        self._state.connections += self._original_transport is None
        super().connection_made(transport)

    async def push(self, status: str | bytes) -> None:
        """Say something; the greeting and the last answers are steps."""
        step, self._pending = self._pending, ""
        more, self.more = self.more, ""
        if isinstance(status, str):
            status = status.encode()
        if more:
            status += b"\r\n" + more.encode()
        normal = partial(super().push, status)
        with suppress(ConnectionError):  # the other side may have gone
            await (self._step(step, normal) if step else normal())

    def hang_up(self) -> None:
        """Cut the connection, whatever waits to be sent."""
        for transport in (self.transport, self._original_transport):
            if isinstance(transport, asyncio.WriteTransport):
                transport.abort()

    async def _command(
        self, name: str, method: Callable[[str | None], Awaitable[None]], arg: str | None
    ) -> None:
        self._state.commands.append(f"{name} {arg}" if arg else name)
        await self._step(name, partial(method, arg))

    async def _step(self, step: str, normal: Normal) -> None:
        self._counted[step] += 1
        acts = self._state.acts
        act = acts.get(f"{step} {self._counted[step]}") or acts.get(step)
        await (act(self, normal) if act else normal())

    def _admit(self, _: SMTP, __: Session, ___: Envelope, mechanism: str, data: LoginPassword) -> AuthResult:
        self._state.tries.append((mechanism, data.login + b" " + data.password))
        return self._judged(data == LoginPassword(USER.encode(), PASSWORD.encode()))

    def _judged(self, right: bool) -> AuthResult:
        self._pending = "SECRET"
        return AuthResult(success=right, handled=False)

    async def bearer(self, mechanism: str, right: bytes) -> AuthResult:
        """Take a token, and where it is wrong say why before refusing it."""
        given = await self.challenge_auth("")
        if not isinstance(given, bytes):
            return AuthResult(success=False, handled=True)
        self._state.tries.append((mechanism, given))
        if given != right:
            heard = await self.challenge_auth('{"status":"401","schemes":"bearer"}')
            self._state.tries.append((mechanism, heard if isinstance(heard, bytes) else b"?"))
        return self._judged(given == right)


class _Handler:
    def __init__(self, state: SmtpServer) -> None:
        self._state = state

    async def handle_DATA(self, talk: Talk, _: Session, envelope: Envelope) -> str:  # noqa: N802 - the library calls it so
        assert envelope.mail_from is not None and isinstance(envelope.original_content, bytes)
        self._state.received.append(
            Received(
                envelope.mail_from,
                tuple(each for each in envelope.rcpt_tos if each),
                tuple(envelope.mail_options),
                envelope.original_content,
            )
        )
        talk._pending = "END"
        return "250 2.0.0 Taken as 42"

    async def auth_XOAUTH2(self, talk: Talk, _: list[str]) -> AuthResult:  # noqa: N802
        return await talk.bearer("XOAUTH2", f"user={USER}\1auth=Bearer {TOKEN}\1\1".encode())

    async def auth_OAUTHBEARER(self, talk: Talk, _: list[str]) -> AuthResult:  # noqa: N802
        where = f"host=localhost\1port={self._state.port}"
        return await talk.bearer("OAUTHBEARER", f"n,a={USER},\1{where}\1auth=Bearer {TOKEN}\1\1".encode())


@contextmanager
def serving(
    acts: Mapping[str, Act] | None = None,
    *,
    security: Security = Security.NONE,
    pair: tuple[Path, Path] | None = None,
    mechanisms: tuple[str, ...] = ("LOGIN", "PLAIN"),
    **options: Any,
) -> Iterator[SmtpServer]:
    """Serve until the test is over.

    Args:
        acts: what is done in place of steps.
        pair: certificate and key, for TLS and STARTTLS.
        mechanisms: LOGIN, PLAIN, XOAUTH2, OAUTHBEARER.
        options: of the library's server.
    """
    context = None
    if pair:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*pair)
    if security is Security.STARTTLS:
        options["tls_context"] = context
    state = SmtpServer(0, security, dict(acts or {}), mechanisms)
    loop = asyncio.new_event_loop()
    listener = loop.run_until_complete(
        loop.create_server(
            lambda: Talk(state, loop=loop, **options),
            "127.0.0.1",
            0,
            ssl=context if security is Security.TLS else None,
        )
    )
    state.port = listener.sockets[0].getsockname()[1]
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        asyncio.run_coroutine_threadsafe(_close(listener, state), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


async def _close(listener: asyncio.Server, state: SmtpServer) -> None:
    """Stop listening, and end what is going on."""
    listener.close()
    for talk in state.talks:
        talk.hang_up()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for each in others:
        each.cancel()
    await asyncio.gather(*others, return_exceptions=True)
