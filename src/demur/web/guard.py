"""Who may talk to the page: the person's own browser, which came by the address that the terminal showed, and nobody else."""

import hmac
from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

from starlette.datastructures import Headers, QueryParams
from starlette.requests import cookie_parser
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

KEY: Final = "key"
"""The parameter of the address that lets a browser in, once."""

_LARGEST = 1 << 20
"""Bytes of a form: no letter is larger."""

_SAFE = frozenset({"GET", "HEAD"})

_PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

_HEADERS: Mapping[str, str] = {
    "content-security-policy": _PAGE_POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",  # with "no-referrer", a form without a script would say "Origin: null"
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=()",
    "cache-control": "no-store",
}
"""Of every answer that does not bring its own."""


class Guard:
    """Lets through what comes from the person's own browser.

    - Host must be this server's own name, so that no name that is led here (DNS rebinding) is answered.
    - The address of the terminal holds a key that counts once; in its stead the browser gets a cookie that no other site's
      requests carry (SameSite=Strict, RFC 6265bis §5.2).
    - What changes anything must come from a page of this server (Origin, RFC 6454 §7; else Sec-Fetch-Site).
    - A form has at most 1 MiB.

    Args:
        app: what is guarded.
        port: of 127.0.0.1, where the server listens.
        key: of the address.
        secret: of the cookie; neither is ever written anywhere.
    """

    def __init__(self, app: ASGIApp, port: int, key: str, secret: str) -> None:
        self._app = app
        self._hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost")}
        self._key: str | None = key
        self._secret = secret
        self._cookie = f"demur-{port}"  # cookies of a host are shared by all its ports

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or let the guarded application answer."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, _headed(send))
            return
        await self._app(scope, _bounded(receive), _headed(send))

    def _refusal(self, scope: Scope) -> Response | None:
        """Why it is not let through; None where it is."""
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if host not in self._hosts or len(headers.getlist("host")) != 1:
            return _refused(
                HTTPStatus.MISDIRECTED_REQUEST, "This is another server than the one you asked for."
            )
        if scope["method"] not in _SAFE and not _from(f"http://{host}", headers):
            return _refused(HTTPStatus.FORBIDDEN, "This came from another page, and was not done.")
        if _stated(headers) > _LARGEST:
            return _refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "That is too large to be a letter.")
        given = QueryParams(scope["query_string"]).get(KEY)
        known = self._knows(headers)
        if given is None:
            return None if known else _unknown()
        if self._key is not None and _equal(given, self._key):
            self._key = None
            return self._welcome()
        return RedirectResponse("/", HTTPStatus.SEE_OTHER) if known else _unknown()

    def _knows(self, headers: Headers) -> bool:
        held = cookie_parser(headers.get("cookie", "")).get(self._cookie, "")
        return _equal(held, self._secret)

    def _welcome(self) -> Response:
        """The cookie, and the way to the page; by a page of its own, since a redirect after a foreign link carries no cookie."""
        response = HTMLResponse(
            '<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/">'
            '<title>Demur</title><link rel="icon" href="/static/icon.svg"><p><a href="/">Demur</a></p></html>'
        )
        response.set_cookie(self._cookie, self._secret, path="/", httponly=True, samesite="strict")
        return response


def _equal(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))


def _from(origin: str, headers: Headers) -> bool:
    """Whether a request was made by a page of this origin."""
    told = headers.getlist("origin")
    if told:
        return told == [origin]
    return headers.get("sec-fetch-site") == "same-origin"


def _stated(headers: Headers) -> int:
    text = headers.get("content-length", "0")
    return int(text) if text.isdecimal() and len(text) < 20 else _LARGEST + 1


def _refused(status: HTTPStatus, because: str) -> Response:
    return HTMLResponse(
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Demur</title><p>{because}</p></html>',
        status,
    )


def _unknown() -> Response:
    return _refused(
        HTTPStatus.FORBIDDEN,
        "Open the address that demur review printed; it lets one browser in, once. To get a new one, start demur review again.",
    )


def _headed(send: Send) -> Send:
    """Add the headers that every answer has."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = {name.lower() for name, _ in message["headers"]}
            more = [
                (name.encode(), text.encode()) for name, text in _HEADERS.items() if name.encode() not in own
            ]
            message = {**message, "headers": [*message["headers"], *more]}
        await send(message)

    return sending


def _bounded(receive: Receive) -> Receive:
    """Take no more of a body than a form may have, whatever its header said."""
    taken = 0

    async def receiving() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > _LARGEST:
            return {"type": "http.disconnect"}
        return message

    return receiving
