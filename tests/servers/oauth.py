"""An OAuth 2 provider (RFC 6749) with PKCE (RFC 7636) that hands out tokens, or not."""

import base64
import hashlib
import itertools
import json
import secrets
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

from demur.domain.account import OAuth

CLIENT = "4711.apps.example"
SCOPES = ("mail.read", "offline access")

Form = dict[str, str]
Act = Callable[[BaseHTTPRequestHandler, Form], None]
"""Answers at the token endpoint in place of the provider."""


def say(handler: BaseHTTPRequestHandler, status: int, body: object, **headers: str) -> None:
    """A whole answer; bytes go out as they are, anything else as JSON."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    handler.send_response(status)
    for name, value in {
        "Content-Type": "application/json",
        "Content-Length": str(len(data)),
        **headers,
    }.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(data)


@dataclass
class Provider:
    """The provider, and what it knows.

    Attributes:
        client_secret: which it wants from the program; None for none.
        denies: it sends the browser back with this error.
        rotates: a refresh token is good for one time.
        lifetime: seconds that an access token is valid, as it says.
        lasting: it hands out refresh tokens.
        act: answers at the token endpoint instead.
        codes: that were handed out, with the challenge, the redirect address and the client of each.
        refresh: refresh tokens that are good.
        forms: what was sent to the token endpoint.
        agreed: what the authorisation endpoint was asked.
        gone: tells an answer that takes its time that the test is over.
    """

    url: str = ""
    client_secret: str | None = None
    denies: Form | None = None
    rotates: bool = True
    lifetime: object = 3600
    lasting: bool = True
    act: Act | None = None
    codes: dict[str, tuple[str, str]] = field(default_factory=dict)
    refresh: set[str] = field(default_factory=set)
    forms: list[Form] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    agreed: list[Form] = field(default_factory=list)
    gone: threading.Event = field(default_factory=threading.Event)
    _number: Iterator[int] = field(default_factory=itertools.count)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def oauth(self) -> OAuth:
        """How one signs in here."""
        return OAuth(CLIENT, f"{self.url}/authorize?prompt=consent", f"{self.url}/token", SCOPES)

    def authorize(self, handler: BaseHTTPRequestHandler, asked: Form) -> None:
        """Let the person agree at once, and send the browser back (§4.1.2)."""
        self.agreed.append(asked)
        good = asked.get("client_id") == CLIENT and asked.get("response_type") == "code"
        if not good or asked.get("code_challenge_method") != "S256":
            say(handler, 400, {"error": "invalid_request"})
            return
        said = dict(self.denies or {})
        if not said:
            said["code"] = secrets.token_urlsafe(16)
            self.codes[said["code"]] = asked["code_challenge"], asked["redirect_uri"]
        query = urlencode({**said, "state": asked["state"]})
        say(handler, 302, b"", Location=f"{asked['redirect_uri']}?{query}")

    def token(self, handler: BaseHTTPRequestHandler, form: Form) -> None:
        """Hand out tokens (§4.1.3, §6)."""
        self.forms.append(form)
        self.headers.append(dict(handler.headers))
        if self.act:
            self.act(handler, form)
            return
        with self._lock:
            error = self._error(form)
            answer = (
                {"error": error, "error_description": "Token has been\r\nexpired or revoked."}
                if error
                else self._tokens()
            )
        say(handler, 400 if error else 200, answer)

    def _error(self, form: Form) -> str | None:
        if form.get("client_id") != CLIENT or form.get("client_secret") != self.client_secret:
            return "invalid_client"
        if form.get("grant_type") == "authorization_code":
            challenge, redirect = self.codes.pop(form["code"], ("", ""))
            digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
            proven = base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == challenge
            return None if proven and form.get("redirect_uri") == redirect else "invalid_grant"
        if form.get("grant_type") == "refresh_token":
            good = form["refresh_token"] in self.refresh
            if self.rotates:
                self.refresh.discard(form["refresh_token"])
            return None if good else "invalid_grant"
        return "unsupported_grant_type"

    def _tokens(self) -> dict[str, object]:
        number = next(self._number)
        answer: dict[str, object] = {
            "access_token": f"access-{number}",
            "token_type": "Bearer",
            "expires_in": self.lifetime,
        }
        if self.lasting and (self.rotates or not self.refresh):
            answer["refresh_token"] = f"refresh-{number}"
            self.refresh.add(f"refresh-{number}")
        return answer


@contextmanager
def providing(certificate: tuple[Path, Path] | None = None) -> Iterator[Provider]:
    """Serve at a free port of this computer until the test is over.

    Args:
        certificate: certificate and key; None for http.
    """
    provider = Provider()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = {key: values[0] for key, values in parse_qs(urlsplit(self.path).query).items()}
            provider.authorize(self, asked)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            try:
                provider.token(
                    self, {key: values[0] for key, values in parse_qs(body, strict_parsing=True).items()}
                )
            except OSError:
                pass  # who asked has gone

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        block_on_close = False

        def handle_error(self, *_: object) -> None:
            pass  # who asked did not trust the certificate

    http = Server(("127.0.0.1", 0), Handler)
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate)
        http.socket = context.wrap_socket(http.socket, server_side=True, do_handshake_on_connect=False)
    provider.url = f"{'https' if certificate else 'http'}://127.0.0.1:{http.server_address[1]}"
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        provider.gone.set()
        http.shutdown()
        http.server_close()
        thread.join()
