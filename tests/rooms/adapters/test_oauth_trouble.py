"""A provider of OAuth 2 that is broken, slow or hostile, and what must never be seen."""

import gzip
import json
import logging
import socket
import time
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from tests.servers.browser import Browser, Clock
from tests.servers.certificate import authority
from tests.servers.memory_keyring import Memory, using
from tests.servers.oauth import Act, Form, Provider, providing, say

from demur.adapters.keyring_secrets import Keyring
from demur.adapters.oauth import Tokens
from demur.adapters.oauth.line import MOST
from demur.domain.errors import DemurError, OAuthRefused, OAuthUnreachable

WHO = "alex@example.org"


@pytest.fixture(autouse=True)
def ring() -> Iterator[Memory]:
    """An empty keyring, in place of the computer's."""
    memory = Memory()
    with using(memory):
        yield memory


@pytest.fixture
def provider() -> Iterator[Provider]:
    """A provider where the person has not agreed yet."""
    with providing() as served:
        yield served


@pytest.fixture
def clock() -> Clock:
    """The time."""
    return Clock()


def tokens(provider: Provider, clock: Clock, seconds: float = 20) -> Tokens:
    """The tokens of the account, as a new process has them."""
    return Tokens(WHO, provider.oauth, Keyring(), clock, seconds=seconds)


def agreed(provider: Provider, token: str = "refresh-first") -> None:
    """The person has agreed some time ago."""
    provider.refresh.add(token)
    Keyring().set(WHO, "oauth", token)


# A provider in trouble.


def whole(status: int, body: object, **headers: str) -> Act:
    """Answers with this."""
    return lambda handler, _: say(handler, status, body, **headers)


GOOD = {"access_token": "a", "token_type": "bearer", "refresh_token": "r", "expires_in": 3600}


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (200, b"", "can't be used"), (200, b"<html>Log in</html>", "can't be used"), (200, b"[1]", "can't be used"),
        (200, b"\xff\xfe", "can't be used"), (200, b"[" * 60_000, "can't be used"), (200, {}, "can't be used"),
        (200, {**GOOD, "access_token": ""}, "can't be used"), (200, {**GOOD, "access_token": 7}, "can't be used"),
        (200, {**GOOD, "access_token": "a\r\nb"}, "can't be used"), (200, {**GOOD, "access_token": "ä"}, "can't be used"),
        (200, {**GOOD, "token_type": "mac"}, "can't be used"), (200, {**GOOD, "token_type": None}, "can't be used"),
        (200, {**GOOD, "expires_in": "soon"}, "can't be used"), (200, {**GOOD, "expires_in": [1]}, "can't be used"),
        (200, b'{"access_token": "a", "token_type": "bearer", "expires_in": 1e999}', "can't be used"),
        (200, b'{"access_token": "a", "token_type": "bearer", "expires_in": NaN}', "can't be used"),
        (200, {**GOOD, "expires_at": {}}, "can't be used"), (403, b"Forbidden", "can't be used"),
        (400, {"message": "no"}, "can't be used"), (429, {"error": "rate_limit_exceeded"}, "429"), (500, b"", "500"),
        (503, {"error": "temporarily_unavailable"}, "503"), (400, {"error": "temporarily_unavailable"}, "temporarily_unavailable"),
        (200, b"x" * (MOST + 1), "larger than 64 KiB"),
    ],
)  # fmt: skip
def test_an_answer_that_is_none(
    provider: Provider, clock: Clock, ring: Memory, status: int, body: object, said: str
) -> None:
    """Whatever else comes is no reason to sign in again: the person is told to try later, and nothing is lost."""
    agreed(provider)
    provider.act = whole(status, body)
    with pytest.raises(OAuthUnreachable, match=said):
        tokens(provider, clock).token()
    assert ring.entries["demur", f"oauth:{WHO}"] == "refresh-first"


@pytest.mark.parametrize("error", [{"code": 400}, ["x"], 7])
def test_an_error_of_a_strange_kind(provider: Provider, clock: Clock, error: object) -> None:
    """An error that is no word is a refusal all the same."""
    agreed(provider)
    provider.act = whole(400, {"error": error, "error_description": {"a": 1}})
    with pytest.raises(OAuthRefused):
        tokens(provider, clock).token()


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(provider: Provider, clock: Clock, status: int) -> None:
    """The refresh token does not go where the provider points to."""
    agreed(provider)
    with providing() as other:
        provider.act = whole(status, GOOD, Location=f"{other.url}/token")
        with pytest.raises(OAuthUnreachable, match="sends elsewhere"):
            tokens(provider, clock).token()
        assert other.forms == []


def test_a_compressed_answer_does_not_unfold(provider: Provider, clock: Clock) -> None:
    """An answer that is compressed, though nobody asked for it, is not unpacked."""
    agreed(provider)
    provider.act = whole(200, gzip.compress(json.dumps(GOOD).encode()), **{"Content-Encoding": "gzip"})
    with pytest.raises(OAuthUnreachable):
        tokens(provider, clock).token()


def _late(handler: BaseHTTPRequestHandler, _: Form) -> None:
    time.sleep(4)
    say(handler, 200, GOOD)


def _trickling(handler: BaseHTTPRequestHandler, _: Form) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    for _number in range(20):
        handler.wfile.write(b"a")
        handler.wfile.flush()
        time.sleep(0.2)


def _breaking(handler: BaseHTTPRequestHandler, _: Form) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{")
    handler.wfile.flush()
    handler.connection.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize("act", [_late, _trickling])
def test_nobody_waits_longer_than_the_limit(provider: Provider, clock: Clock, act: Act) -> None:
    """The limit counts for the whole answer, however it trickles."""
    agreed(provider)
    provider.act = act
    began = time.monotonic()
    with pytest.raises(OAuthUnreachable):
        tokens(provider, clock, seconds=0.5).token()
    assert time.monotonic() - began < 3


def test_a_line_that_breaks(provider: Provider, clock: Clock) -> None:
    """Half an answer is none."""
    agreed(provider)
    provider.act = _breaking
    with pytest.raises(OAuthUnreachable, match="broke"):
        tokens(provider, clock).token()


def test_nobody_is_there(provider: Provider, clock: Clock) -> None:
    """A closed port is told as no connection."""
    agreed(provider)
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        oauth = replace(provider.oauth, token=f"http://127.0.0.1:{closed.getsockname()[1]}/token")
        with pytest.raises(OAuthUnreachable, match="online"):
            Tokens(WHO, oauth, Keyring(), clock).token()


@pytest.mark.parametrize(
    "url",
    [
        "http://provider.example/token", "http://localhost.evil.example/", "http://127.0.0.1.evil.example/", "http://localhost/",
        "ftp://127.0.0.1/", "https://user:word@provider.example/", "https:///token", "", "token", "http://[::1", "https://exa\tmple/", "https://xn--/",
    ],
)  # fmt: skip
def test_secrets_go_over_safe_lines_alone(provider: Provider, clock: Clock, url: str) -> None:
    """Neither the browser nor the refresh token is sent to an address that is not https, but for this computer itself."""
    agreed(provider)
    with pytest.raises(OAuthUnreachable, match="settings of the account"):
        Tokens(WHO, replace(provider.oauth, token=url), Keyring(), clock).token()
    shown: list[str] = []
    for oauth in (replace(provider.oauth, token=url), replace(provider.oauth, authorization=url)):
        with pytest.raises(OAuthUnreachable):
            Tokens(WHO, oauth, Keyring(), clock).connect(shown.append, wait=0.1)
    assert shown == []


def test_no_proxy_of_the_environment_is_used(
    provider: Provider, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The token goes to the provider alone, also where the environment of the library allows more."""
    with providing() as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url)
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")
        agreed(provider)
        assert tokens(provider, clock).token() == "access-0"
        assert proxy.forms == []


def test_the_certificate_is_verified(tmp_path: Path, clock: Clock) -> None:
    """Over TLS the provider has to be who it is: trusted by the computer, and with the right name."""
    trusted = authority(tmp_path / "trusted")
    with providing(trusted.issue("127.0.0.1")) as provider:
        agreed(provider)
        with pytest.raises(OAuthUnreachable, match="no secure connection"):
            Tokens(WHO, provider.oauth, Keyring(), clock).token()
        assert provider.forms == []
        assert Tokens(WHO, provider.oauth, Keyring(), clock, trusted.trust()).token() == "access-0"
    with providing(trusted.issue("provider.example")) as provider:
        agreed(provider)
        with pytest.raises(OAuthUnreachable, match="no secure connection"):
            Tokens(WHO, provider.oauth, Keyring(), clock, trusted.trust()).token()
        assert provider.forms == []


# What must never be seen.


def test_no_secret_is_shown_or_logged(
    provider: Provider, clock: Clock, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """Neither errors, nor logs, nor output hold tokens, codes, verifiers or the client secret, even if the provider repeats them."""
    caplog.set_level(logging.DEBUG)
    provider.client_secret = "GOCSPX-1"
    Keyring().set(WHO, "client", "GOCSPX-1")
    account = tokens(provider, clock)
    account.connect(Browser(), wait=10)
    clock.go(4000)
    account.token()
    errors: list[str] = []
    for repeated in ("refresh_token", "client_secret"):
        provider.act = lambda handler, form, key=repeated: say(
            handler, 400, {"error": "invalid_request", "error_description": f"bad {'x' * 180}{form[key]}"}
        )
        clock.go(4000)
        with pytest.raises(DemurError) as error:
            account.token()
        errors.append(str(error.value))
    logged = [record.getMessage() for record in caplog.records if record.threadName != "browser"]
    told = "\n".join([*logged, *capfd.readouterr(), *errors])
    forms = provider.forms
    hidden = {
        form[key]
        for form in forms
        for key in ("refresh_token", "code", "code_verifier", "client_secret")
        if key in form
    }
    assert len(hidden) >= 5
    assert logged
    assert [secret for secret in {*hidden, "access-0", "access-1"} if secret in told] == []
    assert all("invalid_request" not in each for each in errors)
