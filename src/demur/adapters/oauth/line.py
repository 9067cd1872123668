"""The line to a provider's token endpoint: nothing but the answer comes back, in time, and small."""

import ssl
from concurrent.futures import Future
from threading import Thread
from typing import Any
from urllib.parse import urlencode

import httpx

from demur.domain.errors import OAuthUnreachable

MOST = 64 << 10
"""Bytes of an answer."""

_THIS_COMPUTER = ("127.0.0.1", "::1")


def secure(url: str) -> httpx.URL:
    """A URL that secrets may go to: https, or http on this computer itself.

    Raises:
        OAuthUnreachable: it is none.
    """
    try:
        parsed = httpx.URL(url)
        host = parsed.host
    except (httpx.InvalidURL, UnicodeError):
        parsed, host = httpx.URL(), ""
    safe = parsed.scheme == "https" or (parsed.scheme == "http" and host in _THIS_COMPUTER)
    if not (safe and host and not parsed.userinfo):
        raise OAuthUnreachable(
            host or "an unknown host",
            "the URLs in the settings of the account must begin with https:// and a host name. Check them.",
        )
    return parsed


class Line:
    """What an `authlib.oauth2.OAuth2Client` takes for its session."""

    def __init__(self, trust: ssl.SSLContext | None, seconds: float) -> None:
        """Connect to nothing yet.

        Args:
            trust: None for the authorities of the computer.
            seconds: how long an answer may take as a whole.
        """
        self._trust = trust or ssl.create_default_context()
        self._seconds = seconds

    def post(self, url: str, data: dict[str, str], headers: dict[str, str], auth: Any) -> httpx.Response:
        """Send a form (RFC 6749 appendix B), as the client has to prove itself.

        Args:
            auth: an `authlib.oauth2.ClientAuth`.

        Returns:
            A whole answer with the status of a success or of the asker's fault.

        Raises:
            OAuthUnreachable: there is none.
        """
        target = secure(url)
        _, headers, form = auth.prepare("POST", url, dict(headers), urlencode(data))
        # No compression: a small answer must not unfold into a large one.
        request = httpx.Request(
            "POST", target, content=form, headers={**headers, "Accept-Encoding": "identity"}
        )
        done: Future[httpx.Response] = Future()
        # A thread of its own, since the library's time limits are for each read alone.
        Thread(target=self._settle, args=(done, request), daemon=True).start()
        try:
            return done.result(self._seconds)
        except TimeoutError:
            raise OAuthUnreachable(
                target.host, "it did not answer in time. Check that you are online, then try again."
            ) from None

    def _settle(self, done: "Future[httpx.Response]", request: httpx.Request) -> None:
        try:
            done.set_result(self._answer(request))
        except Exception as error:  # noqa: BLE001 - it is raised where it is waited for
            done.set_exception(error)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        host = request.url.host
        body = bytearray()
        try:
            with httpx.Client(
                verify=self._trust, trust_env=False, follow_redirects=False, timeout=self._seconds
            ) as client:
                response = client.send(request, stream=True)
                for chunk in response.iter_raw():
                    body += chunk
                    if len(body) > MOST:
                        raise OAuthUnreachable(
                            host, f"its answer is larger than {MOST >> 10} KiB. Try again later."
                        )
        except (httpx.HTTPError, OSError):
            raise OAuthUnreachable(
                host,
                "there is no secure connection, or it broke. Check that you are online, then try again.",
            ) from None
        status = response.status_code
        if 300 <= status < 400:
            raise OAuthUnreachable(
                host, "it sends elsewhere, which is not followed. Check the settings of the account."
            )
        if status == httpx.codes.TOO_MANY_REQUESTS or status >= 500:
            raise OAuthUnreachable(host, f"it reports a failure (HTTP status {status}). Try again later.")
        return httpx.Response(status, content=bytes(body), request=request)
