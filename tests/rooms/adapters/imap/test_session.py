"""Connecting and signing in: protected, or not at all; and no secret shows."""

import base64
import logging
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from tests.servers.certificate import Authority, authority
from tests.servers.dovecot import PASSWORD, Dovecot, dovecot, password
from tests.servers.proxy import CuttingProxy

from demur.adapters.imap import ImapFolder, Session
from demur.domain.account import Credentials, Security, Server
from demur.domain.errors import DemurError, MailboxRefused, MailboxUnreachable, SignInRefused

WRONG = "sesame-sesame-sesame"


def enter(server: Server, credentials: Credentials, trust: ssl.SSLContext | None, seconds: float = 10) -> int:
    """Sign in, and count the messages of the inbox."""
    with Session(server, credentials, trust=trust, seconds=seconds) as session:
        return session.open("INBOX").exists


@contextmanager
def scripted(*lines: bytes) -> Iterator[Server]:
    """A server of a few lines: says the next one for every line that it hears, and then no more."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def talk() -> None:
            try:
                with listener.accept()[0] as line, line.makefile("rb") as heard:
                    line.sendall(lines[0])
                    tag = b""
                    for each in lines[1:]:
                        words = heard.readline().split()
                        tag = words[0] if len(words) > 1 else tag
                        line.sendall(each.replace(b"TAG", tag))
                    heard.read()
            except OSError:
                pass

        threading.Thread(target=talk, daemon=True).start()
        yield Server("127.0.0.1", listener.getsockname()[1], Security.NONE)


READY = (
    b"* OK ready\r\n",
    b"* CAPABILITY IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 AUTH=OAUTHBEARER\r\nTAG OK done\r\n",
)


@pytest.mark.parametrize("security", [Security.TLS, Security.STARTTLS, Security.NONE])
def test_every_way_to_this_computer_works(server: Dovecot, ca: Authority, security: Security) -> None:
    """TLS, STARTTLS, and the plain line to this computer itself lead in with the right password."""
    user = server.someone()
    server.put(user, b"Subject: x\r\n\r\nx\r\n")
    assert enter(server.server(security), password(user), ca.trust()) == 1


def test_an_address_is_verified_as_a_name_is(ca: Authority) -> None:
    """A server that is named by its address needs a certificate for the address."""
    with dovecot(ca, host="127.0.0.1") as server:
        assert enter(server.server(host="127.0.0.1"), password("a"), ca.trust()) == 0
        with pytest.raises(MailboxUnreachable, match="certificate can't be trusted"):
            enter(server.server(host="localhost"), password("a"), ca.trust())


@pytest.mark.parametrize("security", [Security.TLS, Security.STARTTLS])
@pytest.mark.parametrize("case", ["authority", "system", "host", "expired"])
def test_a_certificate_that_is_not_right_is_refused(
    ca: Authority, tmp_path_factory: pytest.TempPathFactory, security: Security, case: str
) -> None:
    """Another authority, another host's name, or a certificate out of date: nothing is said to such a server."""
    host = "imap.example.org" if case == "host" else "localhost"
    trust = {
        "authority": authority(tmp_path_factory.mktemp("other")).trust(),
        "system": None,
    }.get(case, ca.trust())
    with dovecot(ca, host=host, days=-1 if case == "expired" else 2) as server:
        with pytest.raises(MailboxUnreachable, match="certificate can't be trusted") as caught:
            enter(server.server(security), password("a"), trust)
        assert "method=" not in server.log()
    if case == "expired":
        assert "expired" in str(caught.value)


@pytest.mark.parametrize("host", ["192.0.2.1", "mail.example.org", "localhost.example.org", "::2", "0.0.0.0"])
def test_a_plain_line_leads_to_this_computer_only(host: str) -> None:
    """Without TLS no other host is asked, not even for its address, and the person is told what to do."""
    with pytest.raises(MailboxUnreachable, match='Set security to "tls"'):
        enter(Server(host, 143, Security.NONE), password("a"), None)


def test_without_starttls_nothing_is_said() -> None:
    """A line that has its offer of STARTTLS cut out gets no password."""
    with scripted(*READY) as here, pytest.raises(MailboxUnreachable, match="does not offer STARTTLS"):
        enter(Server(here.host, here.port, Security.STARTTLS), password("a"), None)


def test_a_greeting_that_lets_in_before_starttls_is_refused(ca: Authority) -> None:
    """PREAUTH on a line that is to be protected would keep it plain (RFC 9051 §11.1)."""
    offer = b"* CAPABILITY IMAP4rev1 STARTTLS\r\nTAG OK done\r\n"
    lines = b"* PREAUTH welcome\r\n", offer, offer, b"TAG OK go\r\n"
    with scripted(*lines) as here, pytest.raises(MailboxUnreachable):
        enter(Server(here.host, here.port, Security.STARTTLS), password("a"), ca.trust())


@pytest.mark.parametrize("case", ["PLAIN", "LOGIN"])
def test_a_wrong_password_is_told_without_it(
    server: Dovecot, ca: Authority, caplog: pytest.LogCaptureFixture, case: str
) -> None:
    """The refusal says what the server said, and what to do; the password stands neither there nor in a log."""
    caplog.set_level(logging.DEBUG)
    with CuttingProxy(server.imap) as proxy:
        if case == "LOGIN":
            proxy.down.change = lambda data: data.replace(b"AUTH=PLAIN", b"AUTH=PLAIX")
        here = Server("localhost", proxy.port, Security.NONE)
        with pytest.raises(SignInRefused, match=r"Authentication failed\..*demur connect a@x") as caught:
            enter(here, Credentials("a@x", lambda: WRONG), ca.trust())
        assert proxy.connections == 1
    assert "b'" not in str(caught.value)
    assert caught.value.__suppress_context__
    assert caplog.text
    for told in (WRONG, base64.b64encode(f"\0a@x\0{WRONG}".encode()).decode()):
        assert told not in str(caught.value) + caplog.text


def test_login_where_plain_is_not_offered(server: Dovecot, user: str) -> None:
    """A server without AUTHENTICATE PLAIN is asked by LOGIN, with what is special quoted."""
    with CuttingProxy(server.imap) as proxy:
        proxy.down.change = lambda data: data.replace(b"AUTH=PLAIN", b"AUTH=PLAIX")
        here = Server("localhost", proxy.port, Security.NONE)
        assert enter(here, password(user), None) == 0
        for secret, words in ((f'{PASSWORD}"\\', "Authentication failed"), (f"{PASSWORD}é", "ASCII")):
            with pytest.raises(SignInRefused, match=words):
                enter(here, Credentials(user, lambda: secret), None)  # noqa: B023


def test_no_password_goes_where_the_server_wants_none(ca: Authority) -> None:
    """LOGINDISABLED is respected: the password is not sent on a plain line that the server does not want."""
    # Dovecot takes a line that begins and ends at one address for a safe one.
    wary = "listen = 127.0.0.1, 127.0.0.2\ndisable_plaintext_auth = yes\n"
    with dovecot(ca, host="127.0.0.2", extra=wary) as server:
        with pytest.raises(SignInRefused, match="takes no password on a connection like this"):
            enter(server.server(Security.NONE, "127.0.0.2"), password("a"), None)
        assert "tried to use disallowed plaintext auth" not in server.log()
        assert enter(server.server(Security.STARTTLS, "127.0.0.2"), password("a"), ca.trust()) == 0


@pytest.mark.parametrize("secret", ["", "a\r\nA1 DELETE INBOX", "a\0b", "a\nb", "tok\x01auth=Bearer other"])
@pytest.mark.parametrize("bearer", [False, True])
def test_a_secret_can_hold_no_command(server: Dovecot, ca: Authority, secret: str, bearer: bool) -> None:
    """A secret with control characters, or none at all, is not sent."""
    with pytest.raises(SignInRefused, match="password is empty, or it") as caught:
        enter(server.server(), Credentials("a", lambda: secret, bearer), ca.trust())
    assert not secret or secret not in str(caught.value)


@pytest.mark.parametrize("name", ["OAUTHBEARER", "XOAUTH2"])
def test_a_token_leads_in(server: Dovecot, user: str, caplog: pytest.LogCaptureFixture, name: str) -> None:
    """A valid access token is taken by both ways, a wrong one refused at once, and shown nowhere."""
    caplog.set_level(logging.DEBUG)
    user = f"a=b,{user}"
    server.tokens[f"token-of-{user}"] = user
    with CuttingProxy(server.imap) as proxy:
        if name == "XOAUTH2":
            proxy.down.change = lambda data: data.replace(b"AUTH=OAUTHBEARER", b"AUTH=NOAUTHBEARE")
        here = Server("localhost", proxy.port, Security.NONE)
        before = server.log().count(f"method={name}")
        assert enter(here, Credentials(user, lambda: f"token-of-{user}", bearer=True), None) == 0
        assert server.log().count(f"method={name}") == before + 1
        with pytest.raises(SignInRefused) as caught:
            enter(here, Credentials(user, lambda: WRONG, bearer=True), None)
    assert WRONG not in str(caught.value) + caplog.text
    assert base64.b64encode(WRONG.encode())[4:-4].decode() not in caplog.text


def test_a_server_that_takes_no_tokens(server: Dovecot) -> None:
    """A token is not sent as a password to a server that does not know tokens."""
    with CuttingProxy(server.imap) as proxy:
        proxy.down.change = lambda data: data.replace(b"AUTH=OAUTHBEARER AUTH=XOAUTH2", b"AUTH=X")
        with pytest.raises(SignInRefused, match="takes no access tokens"):
            enter(Server("localhost", proxy.port, Security.NONE), Credentials("a", lambda: WRONG, True), None)


def test_a_server_that_repeats_the_secret() -> None:
    """What a server says is shown without the secret, in one line, and not at any length."""
    coded = base64.b64encode(f"\0a\0{WRONG}".encode())
    for noise in (
        b"TAG NO no \x1b[31m" + WRONG.encode() + b" for you" + b" x" * 5000 + b"\r\n",
        b"* BYE not with " + WRONG.encode() + b"\r\n",
        coded + b"\r\n",
        b"A999 OK " + coded + b"\r\n",
    ):
        with scripted(*READY, b"+ \r\n", noise) as here, pytest.raises(DemurError) as caught:
            enter(here, Credentials("a", lambda: WRONG), None, seconds=1)
        text = str(caught.value)
        assert WRONG not in text
        assert coded.decode() not in text
        assert text.isprintable()
        assert len(text) < 700


def test_a_server_that_can_not_tell_is_no_refusal() -> None:
    """A failure for now (RFC 5530) does not say that the password is wrong."""
    lines = *READY, b"+ \r\n", b"TAG NO [UNAVAILABLE] Try later\r\n"
    with scripted(*lines) as here, pytest.raises(MailboxUnreachable, match="Try later"):
        enter(here, password("a"), None)


@pytest.mark.parametrize(
    "lines",
    [
        (b"",),
        (b"* OK ready\r\n",),
        READY,
        (*READY, b"+ \r\n"),
        (*READY, b"+ \r\n", b"TAG OK in\r\n"),
    ],
    ids=len,
)
def test_a_server_that_falls_silent(lines: tuple[bytes, ...]) -> None:
    """At no step is a silent server waited for longer than was said."""
    with scripted(*lines) as here, pytest.raises(MailboxUnreachable, match=r"did not answer within 0\.3 sec"):
        enter(here, password("a"), None, seconds=0.3)


@pytest.mark.parametrize(
    "lines",
    [
        (b"* BYE too many connections\r\n",),
        (b"HTTP/1.1 400 Bad Request\r\n\r\n",),
        (b"\x16\x03\x01\xff\xfe\r\n",),
        (b"* OK ready\r\n", b"* CAPABILITY\r\nTAG OK\r\n"),
        (b"* OK ready\r\n", b"* CAPABILITY IMAP2\r\nTAG OK done\r\n"),
        (b"* OK ready\r\n", b"* CAPABILITY IMAP4rev1 \xff\r\nTAG OK done\r\n"),
        (*READY, b"+ \r\n", b"* BYE go away\r\n"),
        (*READY, b"+ \r\n", b"A999 OK done\r\n"),
        (*READY, b"+ \r\n", b"TAG OK in\r\n", b"* CAPABILITY\r\nTAG OK done\r\n", b"* 1 EXISTS\r\nTAG OK open\r\n"),
        (*READY, b"+ \r\n", b"TAG OK in\r\n", b"* CAPABILITY IMAP4rev1\r\nTAG OK done\r\n", b"* x EXISTS\r\nTAG OK\r\n"),
    ],
)  # fmt: skip
def test_a_server_that_talks_something_else(lines: tuple[bytes, ...]) -> None:
    """Whatever a server says, what comes out is an error of Demur's own."""
    with scripted(*lines) as here, pytest.raises((MailboxUnreachable, SignInRefused)) as caught:
        enter(here, password("a"), None, seconds=1)
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    ("host", "words"),
    [
        ("127.0.0.1", "refused"),
        ("nowhere.invalid", "name is not known"),
        (f"{'x' * 70}.example.org", "no IMAP|name"),
    ],
)
def test_nobody_there(host: str, words: str) -> None:
    """A closed port, and a name that leads nowhere, are told as what they are."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(MailboxUnreachable, match=words):
        enter(Server(host, port), password("a"), None)


def test_tls_where_there_is_none(server: Dovecot, ca: Authority) -> None:
    """TLS to a port that speaks plainly is an error with a sentence, not a plain line."""
    with pytest.raises(MailboxUnreachable):
        enter(Server("localhost", server.imap), password("a"), ca.trust())


def test_the_secret_is_asked_for_once_a_connection(server: Dovecot, ca: Authority, user: str) -> None:
    """A connection that was lost is made anew when it is needed, with the secret of that moment; nothing is kept."""
    asked: list[str] = []

    def secret() -> str:
        asked.append(user)
        return PASSWORD

    with CuttingProxy(server.imaps) as proxy:
        here = Server("localhost", proxy.port)
        with Session(here, Credentials(user, secret), trust=ca.trust(), seconds=5) as session:
            folder = ImapFolder(session)
            first = folder.mark()
            assert len(asked) == 1
            proxy.cut()
            with pytest.raises(MailboxUnreachable):
                folder.mark()
            assert len(asked) == 1
            assert folder.mark() == first
            assert len(asked) == 2
            assert PASSWORD not in repr(vars(session))


def test_a_secret_that_can_not_be_had(server: Dovecot, ca: Authority) -> None:
    """An error of whoever keeps the secret comes through as it is."""

    class LockedError(DemurError):
        pass

    def locked() -> str:
        raise LockedError("It is locked.")

    with pytest.raises(LockedError):
        enter(server.server(), Credentials("a", locked), ca.trust())


def test_the_end_takes_leave(server: Dovecot, ca: Authority, user: str) -> None:
    """At its end a session logs out, and it can be used again; closing twice does no harm."""
    session = Session(server.server(), password(user), trust=ca.trust())
    session.close()
    with session:
        session.open("INBOX")
    session.close()
    until = time.monotonic() + 5
    while f"imap({user})" not in server.log() and time.monotonic() < until:
        time.sleep(0.01)
    assert "Disconnected: Logged out" in server.log().rpartition(f"imap({user})")[2]
    assert session.open("INBOX").exists == 0
    session.close()


def test_a_folder_that_is_not_there(server: Dovecot, ca: Authority, user: str) -> None:
    """What the server refuses is told with its words, and the connection can still be used."""
    with Session(server.server(), password(user), trust=ca.trust()) as session:
        with pytest.raises(MailboxRefused, match=r"did not open the folder Gone\. It said: .*doesn't exist"):
            session.open("Gone")
        assert session.open("INBOX").exists == 0
        assert session.folders() == ("INBOX",)


def test_a_stopped_command_leaves_no_half_answer(server: Dovecot, ca: Authority, user: str) -> None:
    """Where the person stops a command, the connection is given up rather than read out of step."""
    with Session(server.server(), password(user), trust=ca.trust()) as session:
        session.open("INBOX")
        stop: Callable[[], None]

        def stop() -> None:
            with session.asking("wait"):
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            stop()
        assert session.opened is None
        assert session.open("INBOX").exists == 0
