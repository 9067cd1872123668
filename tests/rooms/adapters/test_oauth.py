"""Signing in by OAuth 2, against a real provider and with a browser that follows it."""

import socket
import threading
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import pytest
from tests.servers.browser import Browser, Clock, query
from tests.servers.memory_keyring import Memory, using
from tests.servers.oauth import CLIENT, SCOPES, Form, Provider, providing

from demur.adapters.keyring_secrets import Keyring, Purpose
from demur.adapters.oauth import Tokens
from demur.domain.errors import NoKeyring, OAuthRefused, SecretMissing

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


# The person agrees.


def test_the_person_agrees_in_the_browser(provider: Provider, clock: Clock, ring: Memory) -> None:
    """The browser goes there and back once; the refresh token is kept, and the access token is at hand."""
    browser = Browser()
    account = tokens(provider, clock)
    account.connect(browser, wait=10)
    browser.close()
    assert account.token() == "access-0"
    assert ring.entries == {("demur", f"oauth:{WHO}"): "refresh-0"}
    assert len(provider.forms) == 1
    (page,) = browser.seen
    assert page.status_code == 200
    assert "close this window" in page.text
    assert page.headers["Referrer-Policy"] == "no-referrer"


def test_what_the_provider_is_asked(provider: Provider, clock: Clock) -> None:
    """The question has client, scopes, address, an S256 challenge and a state; the code is redeemed with its verifier."""
    browser = Browser()
    tokens(provider, clock).connect(browser, wait=10)
    asked, (form,) = query(browser.shown[0]), provider.forms
    assert {"prompt", "response_type", "client_id", "redirect_uri", "scope", "state", "code_challenge",
            "code_challenge_method", "login_hint"} == set(asked)  # fmt: skip
    assert asked["scope"] == " ".join(SCOPES)
    assert (asked["login_hint"], asked["code_challenge_method"]) == (WHO, "S256")
    assert asked["redirect_uri"].startswith("http://127.0.0.1:")
    assert asked["redirect_uri"].endswith("/")
    assert len(asked["state"]) >= 32
    assert 43 <= len(form["code_verifier"]) <= 128
    assert set(form) == {"grant_type", "redirect_uri", "code", "code_verifier", "client_id"}
    assert form["client_id"] == CLIENT
    assert provider.headers[0]["Accept-Encoding"] == "identity"
    assert "Authorization" not in provider.headers[0]


def test_nothing_is_used_twice(provider: Provider, clock: Clock) -> None:
    """State, challenge and port are new each time."""
    browser = Browser()
    for _ in range(2):
        tokens(provider, clock).connect(browser, wait=10)
    first, second = (query(url) for url in browser.shown)
    assert first["state"] != second["state"]
    assert first["code_challenge"] != second["code_challenge"]
    assert first["redirect_uri"] != second["redirect_uri"]


def test_nobody_listens_afterwards(provider: Provider, clock: Clock) -> None:
    """After the one answer the port is closed."""
    browser = Browser()
    tokens(provider, clock).connect(browser, wait=10)
    port = urlsplit(query(browser.shown[0])["redirect_uri"]).port
    assert port is not None
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), 1)


def test_a_forged_answer_is_not_taken(provider: Provider, clock: Clock) -> None:
    """A page that knows no state, or is not asked for, is turned away, and the true answer still counts."""
    strays: list[int] = []

    def show(url: str) -> None:
        back = query(url)["redirect_uri"]
        for path in (
            "?code=evil",
            "?code=evil&state=wrong",
            "favicon.ico",
            "?code=evil&state=%ff%00",
            f"?{'a=b&' * 50}",
        ):
            strays.append(httpx.get(back + path, trust_env=False).status_code)
        browser(url)

    browser = Browser()
    tokens(provider, clock).connect(show, wait=10)
    assert strays == [404] * 5
    assert provider.forms[0]["code"] != "evil"


def test_a_silent_connection_does_not_hold_the_answer(provider: Provider, clock: Clock) -> None:
    """Browsers open connections beforehand and say nothing on them."""
    held: list[socket.socket] = []

    def show(url: str) -> None:
        port = urlsplit(query(url)["redirect_uri"]).port
        held.extend(socket.create_connection(("127.0.0.1", port or 0)) for _ in range(3))
        browser(url)

    browser = Browser()
    began = time.monotonic()
    tokens(provider, clock).connect(show, wait=10)
    assert time.monotonic() - began < 5
    for each in held:
        each.close()


def test_nobody_agrees(provider: Provider, clock: Clock, ring: Memory) -> None:
    """After the time is up the person is told to begin again, and nothing is kept."""
    with pytest.raises(OAuthRefused, match=r"in time\. Sign in again with: demur connect alex@example\.org"):
        tokens(provider, clock).connect(lambda _: None, wait=0.2)
    assert ring.entries == {}


@pytest.mark.parametrize(
    ("denies", "said"),
    [
        ({"error": "access_denied"}, r"declined\. It said: access_denied"),
        ({"error": "consent_required", "error_description": "AADSTS65001: Ask\r\nyour\x1b[31m admin."},
         r"consent_required \(AADSTS65001: Ask your \[31m admin\.\)"),
        ({"error": "x" * 900}, "refused"),
        ({"nothing": "at all"}, "It said: nothing"),
    ],
)  # fmt: skip
def test_the_provider_declines(provider: Provider, clock: Clock, denies: Form, said: str) -> None:
    """What the browser brings instead of a code is told in words, short and without control characters."""
    provider.denies = denies
    with pytest.raises(OAuthRefused, match=said) as error:
        tokens(provider, clock).connect(Browser(), wait=10)
    assert str(error.value).isprintable()
    assert len(str(error.value)) < 500
    assert provider.forms == []


def test_a_browser_elsewhere(provider: Provider, clock: Clock, ring: Memory) -> None:
    """Where the browser runs on another computer, the address that it ends at is pasted, with what sticks to it."""
    shown: list[str] = []

    def paste() -> str:
        back = httpx.get(shown[0], trust_env=False).headers["Location"]
        return f"  {back}#_=_\n"

    account = tokens(provider, clock)
    account.connect(shown.append, paste)
    assert account.token() == "access-0"
    assert ring.entries["demur", f"oauth:{WHO}"] == "refresh-0"


@pytest.mark.parametrize(
    "pasted", ["", "https://example.org/", "http://127.0.0.1/?code=evil", "http://127.0.0.1/?code=x&state=no", "\udcff?state=\udcff",
               "http://[/?code=x", "access_token=x"],
)  # fmt: skip
def test_something_else_is_pasted(provider: Provider, clock: Clock, pasted: str) -> None:
    """What does not belong to this question is not used."""
    with pytest.raises(OAuthRefused, match="pasted"):
        tokens(provider, clock).connect(lambda _: None, lambda: pasted)
    assert provider.forms == []


def test_a_provider_without_lasting_access(provider: Provider, clock: Clock, ring: Memory) -> None:
    """Without a refresh token the person would be asked each hour; that is told instead."""
    provider.lasting = False
    with pytest.raises(OAuthRefused, match="no lasting access"):
        tokens(provider, clock).connect(Browser(), wait=10)
    assert ring.entries == {}


def test_a_client_secret(provider: Provider, clock: Clock) -> None:
    """A client secret that the person keeps in the keyring is sent in the form; without it the refusal says so."""
    provider.client_secret = "GOCSPX-1"
    with pytest.raises(OAuthRefused, match="client secret"):
        tokens(provider, clock).connect(Browser(), wait=10)
    Keyring().set(WHO, "client", "GOCSPX-1")
    account = tokens(provider, clock)
    account.connect(Browser(), wait=10)
    clock.go(3600)
    account.token()
    assert [form.get("client_secret") for form in provider.forms] == [None, "GOCSPX-1", "GOCSPX-1"]


# Tokens in daily use.


def test_a_token_is_used_until_a_minute_before_its_end(provider: Provider, clock: Clock) -> None:
    """The provider is asked once for all the time that a token is valid."""
    agreed(provider)
    account = tokens(provider, clock)
    assert account.token() == "access-0"
    clock.go(3600 - 60)
    assert account.token() == "access-0"
    assert len(provider.forms) == 1
    clock.go(1)
    assert account.token() == "access-1"


@pytest.mark.parametrize("lifetime", [None, 0, "30", -5, 59.5])
def test_a_token_that_hardly_lives(provider: Provider, clock: Clock, lifetime: object) -> None:
    """Where nobody knows how long a token lives, or it is short, each use has a new one."""
    provider.lifetime = lifetime
    agreed(provider)
    account = tokens(provider, clock)
    assert [account.token(), account.token()] == ["access-0", "access-1"]


def test_a_token_is_never_believed_for_more_than_a_day(provider: Provider, clock: Clock) -> None:
    """However long the provider promises, it is asked each day."""
    provider.lifetime = 10**9
    agreed(provider)
    account = tokens(provider, clock)
    account.token()
    clock.go(86_400)
    assert account.token() == "access-1"


def test_what_is_asked_for_a_new_token(provider: Provider, clock: Clock) -> None:
    """The refresh token and the client id, and no scope: the person may have agreed to less."""
    agreed(provider)
    tokens(provider, clock).token()
    assert provider.forms == [
        {"grant_type": "refresh_token", "refresh_token": "refresh-first", "client_id": CLIENT}
    ]


def test_a_new_refresh_token_is_kept_first(provider: Provider, clock: Clock, ring: Memory) -> None:
    """Where it can't be kept, the access token is not given out either, and the next try begins anew."""
    agreed(provider)
    ring.most = 5
    with pytest.raises(NoKeyring):
        tokens(provider, clock).token()
    ring.most = 1280
    agreed(provider, "refresh-again")
    assert tokens(provider, clock).token() == "access-1"
    assert ring.entries["demur", f"oauth:{WHO}"] == "refresh-1"
    assert tokens(provider, clock).token() == "access-2"


def test_a_provider_that_does_not_rotate(provider: Provider, clock: Clock, ring: Memory) -> None:
    """A refresh token that stays is not written again."""
    provider.rotates = False
    agreed(provider)
    account = tokens(provider, clock)
    account.token()
    ring.most = 0
    clock.go(4000)
    assert account.token() == "access-1"
    assert ring.entries["demur", f"oauth:{WHO}"] == "refresh-first"


def test_many_threads_ask_once(provider: Provider, clock: Clock) -> None:
    """Reading, sending and the calendar may sign in at the same time."""
    agreed(provider)
    account = tokens(provider, clock)
    given: list[str] = []
    threads = [threading.Thread(target=lambda: given.append(account.token())) for _ in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert given == ["access-0"] * 8
    assert len(provider.forms) == 1


def test_two_processes_renew_at_once(provider: Provider, clock: Clock, ring: Memory) -> None:
    """The slower one finds its refresh token spent, and takes the one that the quicker has kept meanwhile."""
    agreed(provider)
    both = threading.Barrier(2)
    given: list[str] = []

    class Together(Keyring):
        """Both have read the same token before either uses it."""

        read = False

        def password(self, address: str, purpose: Purpose) -> str:
            secret = super().password(address, purpose)
            if purpose == "oauth" and not self.read:
                self.read = True
                both.wait(5)
            return secret

    def renew() -> None:
        given.append(Tokens(WHO, provider.oauth, Together(), clock).token())

    threads = [threading.Thread(target=renew) for _ in range(2)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(given) == ["access-0", "access-1"]
    assert {ring.entries["demur", f"oauth:{WHO}"]} == provider.refresh
    assert len(provider.forms) == 3


def test_the_access_is_revoked(provider: Provider, clock: Clock) -> None:
    """A refresh token that is taken back leads to a sentence with the command, after two looks into the keyring."""
    Keyring().set(WHO, "oauth", "refresh-old")
    with pytest.raises(
        OAuthRefused, match=r"revoked or has expired.*demur connect alex@example\.org"
    ) as error:
        tokens(provider, clock).token()
    assert error.value.code == "invalid_grant"
    assert "Token has been expired or revoked." in str(error.value)
    assert len(provider.forms) == 1


def test_nobody_has_agreed_yet(provider: Provider, clock: Clock) -> None:
    """Without a refresh token nobody is asked, and the person is told what to do."""
    with pytest.raises(SecretMissing, match=r"demur connect alex@example\.org"):
        tokens(provider, clock).token()
    assert provider.forms == []
