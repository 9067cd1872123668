"""The account of the calendars against servers that do as they like: over a real line, with a secret to lose."""

import gzip
import re
import socket
import threading
import time
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.servers.webdav import Reply, always, calendar, multistatus, response, serving

from demur.adapters.caldav import CalendarAccount
from demur.adapters.caldav.line import MOST
from demur.deliver.port import StoredEvent
from demur.domain.account import Credentials
from demur.domain.errors import CalendarRefused, CalendarUnreachable, SignInRefused

SECRET = "correct-horse-4711"
ALEX = Credentials("alex", lambda: SECRET)
BASIC = f"Basic {b64encode(f'alex:{SECRET}'.encode()).decode()}"
SOON = 1.0
"""Seconds: the time limit where it is to be missed."""

WINDOW = (datetime(2026, 12, 1, tzinfo=UTC), datetime(2026, 12, 2, tzinfo=UTC))
EVENT = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:one\r\nSUMMARY:Talk\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
CALENDAR = "<resourcetype><collection/><C:calendar/></resourcetype>"
DATA = f"<C:calendar-data>{EVENT}</C:calendar-data>"
PLACE = response("/c/", CALENDAR)


def account(url: str, seconds: float = 10, credentials: Credentials = ALEX) -> CalendarAccount:
    """The account at a server."""
    return CalendarAccount(f"{url}/c/", credentials, timeout=seconds)


@pytest.mark.parametrize("secret", ["to ken-4711", "token-4711\r\nX-Evil: 1", "tökén-4711"])
def test_what_is_no_token_is_not_sent(secret: str) -> None:
    """A token that can't stand in a header is told, and not shown."""
    with serving(calendar()) as server:
        with pytest.raises(SignInRefused) as caught:
            account(server.url, credentials=Credentials("alex", lambda: secret, bearer=True)).check()
        with pytest.raises(SignInRefused, match=r"colon"):
            account(server.url, credentials=Credentials("al:ex", lambda: secret)).check()
    assert server.asked == []
    assert "4711" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://calendar.example.org/", "encryption only"), ("http://127.0.0.1.example.org/", "encryption only"),
        ("http://192.0.2.1/", "encryption only"), ("calendar.example.org", "begins with https://"),
        ("ftp://127.0.0.1/", "begins with https://"), ("https://127.0.0.1:99999/", "begins with https://"),
        ("", "begins with https://"), ("https://", "begins with https://"), ("https://[::1/", "begins with https://"),
        (f"https://alex:{SECRET}@127.0.0.1/", "out of the address"), (f"https://a:{SECRET}\n@h/", "begins with"),
    ],
)  # fmt: skip
def test_addresses_that_are_not_used(url: str, said: str) -> None:
    """The password goes out encrypted or to this computer, and what is no address is told; none is connected to."""
    with pytest.raises(CalendarUnreachable, match=re.escape(said)) as caught:
        CalendarAccount(url, ALEX)
    assert SECRET not in str(caught.value)


def test_a_host_that_is_nowhere() -> None:
    """A name that is not known, and one that can't be one, are told."""
    for host in ("nowhere.invalid", "ex ample.invalid", f"{'a' * 70}.invalid"):
        with pytest.raises(CalendarUnreachable, match=r"There is no connection to the calendar https://"):
            CalendarAccount(f"https://{host}/", ALEX, timeout=5).check()


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_to_another_server_is_not_followed(status: int) -> None:
    """The other server gets nothing at all, with or without the password; the person is told where it would lead."""
    with serving(calendar()) as other:
        for location in (f"{other.url}/c/", other.url.removeprefix("http:") + "/c/"):
            with serving(always(Reply(status, headers={"Location": location}))) as server:
                with pytest.raises(CalendarRefused, match=re.escape(other.url)):
                    account(server.url).check()
                assert len(server.asked) == 1
    assert other.asked == []


def test_writing_follows_no_redirect() -> None:
    """What is written goes to the very object that was read, or nowhere."""
    moved = Reply(307, headers={"Location": "/elsewhere"})
    with serving(calendar(write=moved)) as server:
        event = StoredEvent(f"{server.url}/c/1", '"1"', EVENT)
        with pytest.raises(CalendarRefused, match=r"did not change the event. It said: HTTP status 307"):
            account(server.url).replace(event, EVENT)
    assert len(server.asked) == 1


def test_addresses_on_other_servers_are_not_followed() -> None:
    """Whatever the server calls its principal, homes, calendars and objects: no other server hears of it."""
    with serving(calendar()) as other:
        there = f"<href>{other.url}/c/</href>"
        plain = "<resourcetype><collection/></resourcetype>"
        strange = [
            calendar(place=response("/", f"{plain}<current-user-principal>{there}</current-user-principal>")),
            calendar(place=response("/", f"{plain}<C:calendar-home-set>{there}</C:calendar-home-set>")),
            calendar(place=response(f"{other.url}/c/", CALENDAR)),
            calendar(response(f"//{other.url.removeprefix('http://')}/1", f'<getetag>"1"</getetag>{DATA}')),
            calendar(response(f"{other.url}/1", "")),
        ]
        for act in strange:
            with serving(act) as server, pytest.raises(CalendarRefused, match=re.escape(other.url)):
                account(server.url).events("one")
        with serving(calendar()) as server:
            for write in (account(server.url).remove, lambda event: account(server.url).replace(event, "")):
                with pytest.raises(CalendarRefused, match=re.escape(other.url)):
                    write(StoredEvent(f"{other.url}/1", '"1"', EVENT))
        assert server.asked == []
    assert other.asked == []


@pytest.mark.parametrize("href", ["/c/&#10;x", "http://[::1", "mailto:a@b", "file:///c/1", "javascript:1"])
def test_what_is_no_address(href: str) -> None:
    """An object whose address is none of this server is told, and not asked for."""
    told = r"did not (?:give a usable address|stay at http://127)"
    with serving(calendar(response(href, ""))) as server, pytest.raises(CalendarRefused, match=told):
        account(server.url).events("one")
    assert [request.method for request in server.asked] == ["PROPFIND", "REPORT"]


def test_no_other_user_is_signed_in() -> None:
    """Where the server names a user and a password in an address, they are not taken."""
    listed: list[str] = []
    with serving(lambda request: calendar(*listed)(request)) as server:
        foreign = server.url.replace("//", "//evil:evil@")
        listed.append(response(f"{foreign}/c/1", DATA))
        assert account(server.url).events("one") == ()
        assert account(server.url).remove(StoredEvent(f"{foreign}/c/1", '"1"', EVENT))
    assert [request.method for request in server.asked] == ["PROPFIND", "REPORT", "GET", "DELETE"]
    assert {request.headers["Authorization"] for request in server.asked} == {BASIC}


def test_nothing_of_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither proxies nor a .netrc are used, though the environment names them."""
    netrc = tmp_path / ".netrc"
    netrc.write_text("machine 127.0.0.1 login evil password evil\n")
    netrc.chmod(0o600)
    with serving(calendar()) as proxy, serving(calendar()) as server:
        monkeypatch.setenv("NETRC", str(netrc))
        monkeypatch.setenv("HOME", str(tmp_path))
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy", "HTTPS_PROXY", "https_proxy"):
            monkeypatch.setenv(name, proxy.url)
        account(server.url).check()
    assert proxy.asked == []
    assert [request.headers["Authorization"] for request in server.asked] == [BASIC]


@contextmanager
def slow(*pieces: bytes, pause: float) -> Iterator[str]:
    """A server that says these pieces over and over, with a pause before each; without any it says nothing."""
    over = threading.Event()

    def serve(line: socket.socket) -> None:
        with line:
            try:
                while not over.wait(pause):
                    for piece in pieces:
                        line.sendall(piece)
            except OSError:
                pass  # who asked has gone

    def accept() -> None:
        while not over.is_set():
            try:
                line, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=serve, args=(line,), daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=accept, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            over.set()
            listener.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize("pieces", [(), (b"H",), (b"HTTP/1.1 200 OK\r\n\r\n",)])
def test_a_server_that_hangs(pieces: tuple[bytes, ...]) -> None:
    """It says nothing, or a byte now and then, in the header or after it: the limit counts for the whole answer."""
    with slow(*pieces, pause=SOON / 5) as url:
        for call in (
            account(url, SOON).check,
            lambda: account(url, SOON).remove(StoredEvent(f"{url}/1", '"1"', "")),
        ):
            began = time.monotonic()
            with pytest.raises(CalendarUnreachable):
                call()
            assert time.monotonic() - began < 6 * SOON
        if not pieces:
            with pytest.raises(CalendarUnreachable, match=r"no whole answer within 1 seconds"):
                account(url, SOON).check()


def test_an_answer_is_bounded() -> None:
    """More than any calendar needs is not read: neither what is announced, nor what never ends, nor what unfolds."""
    big = multistatus("<!--" + "x" * MOST + "-->")
    with serving(always(big)) as server, pytest.raises(CalendarRefused, match=r"More than 32 MiB"):
        account(server.url).check()
    endless = b"HTTP/1.1 207 Multi-Status\r\n\r\n", *[b"x" * (1 << 20)] * 64
    with slow(*endless, pause=0.01) as url, pytest.raises(CalendarRefused, match=r"More than 32 MiB"):
        account(url, 30).check()
    for element in ("<a/>", "<a>"):
        many = multistatus(element * 1_100_000)
        with serving(always(many)) as server, pytest.raises(CalendarRefused, match=r"It is too large"):
            account(server.url).check()
    packed = Reply(207, gzip.compress(multistatus(PLACE).body), {"Content-Encoding": "gzip"})
    with serving(always(packed)) as server, pytest.raises(CalendarRefused, match=r"It is no XML"):
        account(server.url).check()
    assert server.asked[0].headers["Accept-Encoding"] == "identity"


def test_entities_do_nothing(tmp_path: Path) -> None:
    """Neither those that grow, nor those that name files or other servers, in any encoding."""
    secret = tmp_path / "secret"
    secret.write_text("treasure")
    grow = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 30))
    with serving(always(Reply(200, b"treasure"))) as other:
        kinds = [
            f'[<!ENTITY e0 "lol">{grow}]', f'[<!ENTITY e29 SYSTEM "file://{secret}">]', '[<!ENTITY e29 "treasure">]',
            f'[<!ENTITY e29 SYSTEM "{other.url}/x">]', f'SYSTEM "{other.url}/x.dtd"',
            f'[<!ENTITY % p SYSTEM "{other.url}/p.dtd"> %p; <!ENTITY e29 "treasure">]',
        ]  # fmt: skip
        inner = multistatus(response("/c/", f"{CALENDAR}<displayname>&e29;</displayname>")).body.decode()
        for kind in kinds:
            for encoding in ("utf-8", "utf-16"):
                text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE multistatus {kind}>{inner}'
                began = time.monotonic()
                act = always(Reply(207, text.encode(encoding)))
                with serving(act) as server, pytest.raises(CalendarRefused, match=r"DOCTYPE") as caught:
                    account(server.url).check()
                assert "treasure" not in str(caught.value)
                assert time.monotonic() - began < 5
    assert other.asked == []


def test_what_a_server_tells_is_taken_with_care() -> None:
    """A server that repeats the password wherever it can does not get it into an error."""
    for status in (401, 403, 404, 500, 503, 207, 302):
        words = f"{SECRET} {BASIC}"
        reply = Reply(status, words.encode(), {"Location": f"/{SECRET}", "WWW-Authenticate": words}, words)
        with serving(always(reply)) as server:
            with pytest.raises((SignInRefused, CalendarRefused, CalendarUnreachable)) as caught:
                account(server.url).check()
            told = f"{caught.value!r} {caught.value.__cause__!r}"
            assert SECRET not in told
            assert BASIC.split()[1] not in told
