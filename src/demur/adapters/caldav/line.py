"""A signed-in line to the server of the calendars: nothing leads it, or the credentials, to another one."""

import ssl
from base64 import b64encode
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from threading import Thread

import httpx

from demur.adapters.caldav.multistatus import Resource, resources
from demur.domain.account import Credentials, is_here
from demur.domain.errors import CalendarRefused, CalendarUnreachable, SignInRefused

MOST = 32 << 20
"""Bytes of an answer."""

_HOPS = 5
_MOVED = frozenset({301, 302, 307, 308})
_DOWN = frozenset({502, 503, 504})


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server answered."""

    status: int
    etag: str
    location: str
    body: bytes

    def refused(self, asked: str) -> CalendarRefused:
        """The error for an answer that isn't the one that was asked for.

        The server's own words stay out: it knows the credentials, and could repeat them.
        """
        phrase = httpx.codes.get_reason_phrase(self.status)
        return CalendarRefused(asked, f"HTTP status {self.status} {phrase}".rstrip() + ".")


def server_url(url: str) -> httpx.URL:
    """Check an address that the person gave.

    Raises:
        CalendarUnreachable: it can't be used, or not without giving the credentials away.
    """
    shown = url.rpartition("@")[2]
    try:
        found = httpx.URL(url)
    except httpx.InvalidURL:
        found = httpx.URL()
    if found.scheme not in ("http", "https") or not found.host or not 0 < (found.port or 443) < 1 << 16:
        raise CalendarUnreachable(shown, "that is no address; it begins with https://")
    if found.userinfo:
        raise CalendarUnreachable(shown, "leave the user and the password out of the address.")
    if found.scheme == "http" and not is_here(found.host):
        raise CalendarUnreachable(
            shown, "a password goes out under encryption only. Write the address with https://"
        )
    return found


class Line:
    """A line to one server, for one piece of work; it follows nothing that leads away from there."""

    def __init__(
        self, client: httpx.Client, server: httpx.URL, credentials: Credentials, seconds: float
    ) -> None:
        self._client = client
        self._server = server
        self._credentials = credentials
        self._seconds = seconds

    def own(self, href: str, base: httpx.URL | None = None) -> httpx.URL:
        """The address behind what the server calls one (RFC 3986 §5).

        Args:
            base: what it is relative to.

        Raises:
            CalendarRefused: it is none, or is at another server.
        """
        try:
            found = (base or self._server).join(href)
            origin = _origin(found)
        except (httpx.InvalidURL, ValueError):
            raise CalendarRefused("give a usable address", "Something that is no address.") from None
        if origin != _origin(self._server):
            raise CalendarRefused(
                f"stay at {_origin(self._server)}",
                f"Look at {origin}, which does not get the password. If you trust that server, give an address "
                "of a calendar there.",
            )
        return self._server.copy_with(raw_path=found.raw_path, fragment=None)

    def listed(self, asked: str, method: str, url: httpx.URL, body: str, *, depth: int) -> list[Resource]:
        """Ask for a list (RFC 4918 §9.1, RFC 3253 §3.6); follows where the same server moved it to.

        Returns:
            What it lists, each with its whole address.

        Raises:
            CalendarUnreachable, SignInRefused, CalendarRefused: see `ask`; or the answer is no list.
        """
        headers = {"Depth": str(depth), "Content-Type": "application/xml; charset=utf-8"}
        answer = self.ask(asked, method, url, body, headers)
        for _ in range(_HOPS):
            if answer.status not in _MOVED:
                break
            url = self.own(answer.location, url)
            answer = self.ask(asked, method, url, body, headers)
        if answer.status != HTTPStatus.MULTI_STATUS:
            raise answer.refused(asked)
        try:
            found = resources(answer.body)
        except ValueError as error:
            raise CalendarRefused(asked, f"Something that can't be used. {error}") from None
        return [Resource(str(self.own(each.href, url)), each.properties) for each in found]

    def ask(
        self, asked: str, method: str, url: httpx.URL, body: str = "", headers: dict[str, str] | None = None
    ) -> Answer:
        """Ask once.

        Args:
            asked: what for, as in "The calendar did not ...".

        Raises:
            CalendarUnreachable: there is no answer in time; what was asked for may have been done all the same.
            SignInRefused: the credentials are not taken.
            CalendarRefused: the answer is too large.
        """
        done: Future[Answer] = Future()

        def settle() -> None:
            try:
                done.set_result(self._exchange(asked, method, url, body, headers))
            except Exception as error:  # noqa: BLE001 - it is raised where it is waited for
                done.set_exception(error)

        # A thread of its own, since the library's time limits are for each read alone: neither a server that trickles
        # bytes nor a name that nobody resolves may hold the work up for ever.
        Thread(target=settle, daemon=True).start()
        try:
            answer = done.result(self._seconds)
        except TimeoutError:
            raise self._lost(f"there was no whole answer within {self._seconds:g} seconds.") from None
        if answer.status == HTTPStatus.UNAUTHORIZED:
            raise SignInRefused(self._server.host, self._credentials, "HTTP status 401 Unauthorized.")
        if answer.status in _DOWN:
            raise self._lost(f"it is out of service at the moment (HTTP status {answer.status}).")
        return answer

    def _exchange(
        self, asked: str, method: str, url: httpx.URL, body: str, headers: dict[str, str] | None
    ) -> Answer:
        content = bytearray()
        try:
            with self._client.stream(method, url, content=body.encode(), headers=headers) as response:
                for chunk in response.iter_raw():
                    content += chunk
                    if len(content) > MOST:
                        raise CalendarRefused(asked, f"More than {MOST >> 20} MiB, which is not read.")
        except (httpx.ConnectError, UnicodeError) as error:  # the latter: no host can have this name
            raise self._lost(f"{error}.") from None
        except httpx.TimeoutException:
            raise TimeoutError from None
        except (httpx.HTTPError, OSError):
            # What the libraries say may hold a header.
            raise self._lost("the line broke, or what came back is no HTTP.") from None
        return Answer(
            response.status_code,
            response.headers.get("ETag", ""),
            response.headers.get("Location", ""),
            bytes(content),
        )

    def _lost(self, cause: str) -> CalendarUnreachable:
        return CalendarUnreachable(str(self._server), cause)


@contextmanager
def signed_in(
    server: httpx.URL, credentials: Credentials, trust: ssl.SSLContext, seconds: float
) -> Iterator[Line]:
    """Open a line; the secret is asked for now, and forgotten with the line.

    Args:
        server: as checked by `server_url`.
        trust: what certificates are taken.
        seconds: how long an answer may take as a whole.
    """
    headers = {
        "Authorization": _authorization(server.host, credentials),
        # No compression: a small answer must not unfold into a large one, and some servers weaken the ETag with it.
        "Accept-Encoding": "identity",
    }
    with httpx.Client(
        verify=trust,
        trust_env=False,
        follow_redirects=False,
        timeout=seconds,
        headers=headers,
    ) as client:
        yield Line(client, server, credentials, seconds)


def _authorization(host: str, credentials: Credentials) -> str:
    """The header field of a token (RFC 6750 §2.1) or a password (RFC 7617 §2)."""
    secret = credentials.secret()
    if credentials.bearer:
        if not (secret.isascii() and secret.isprintable() and " " not in secret):
            raise SignInRefused(
                host, credentials, "(Nothing yet: the token has characters that no token has.)"
            )
        return f"Bearer {secret}"
    if ":" in credentials.user:
        raise SignInRefused(
            host, credentials, "(Nothing yet: a user's name with a colon can't be told to it.)"
        )
    return f"Basic {b64encode(f'{credentials.user}:{secret}'.encode('utf-8', 'replace')).decode()}"


def _origin(url: httpx.URL) -> str:
    """Scheme, host and port, the port only where it isn't the usual one (RFC 6454 §4)."""
    return str(url.copy_with(raw_path=b"/", userinfo=b"", fragment=None)).rstrip("/")
