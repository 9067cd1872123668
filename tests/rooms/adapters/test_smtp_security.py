"""Submission: how the line is protected, and how one signs in."""

import base64
import ssl
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.servers.certificate import Authority, authority
from tests.servers.smtp import PASSWORD, TOKEN, USER, Act, SmtpServer, adds, cut, hang, says, serving

from demur.adapters.smtp import Submission
from demur.domain.account import Credentials, Security, Server
from demur.domain.delivery import Outgoing
from demur.domain.errors import DemurError, MailDeferred, MailRefused, SignInRefused

LETTER = Outgoing("<1@example.org>", b"Subject: x\r\n\r\nHi\r\n", USER, ("dana@acme.example",))
SAFE = [Security.TLS, Security.STARTTLS]
SOON = 0.5
Pair = tuple[Path, Path]


@pytest.fixture(scope="module")
def trusted(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """The authority that the person's computer trusts."""
    return authority(tmp_path_factory.mktemp("trusted"))


@pytest.fixture(scope="module")
def pair(trusted: Authority) -> Pair:
    """A certificate with which everything is right."""
    return trusted.issue("localhost")


def submission(
    server: Server,
    trust: ssl.SSLContext | None = None,
    secret: Callable[[], str] = lambda: PASSWORD,
    *,
    user: str = USER,
    bearer: bool = False,
    seconds: float = 10,
) -> Submission:
    """What is tried."""
    return Submission(server, Credentials(user, secret, bearer), trust, seconds, seconds)


def refused(tried: Submission, kind: type[DemurError], secret: str = PASSWORD) -> str:
    """Send the letter, which must fail in this way before it is committed, and tell no secret; what is said of it."""
    commits: list[int] = []
    with pytest.raises(DemurError) as caught:
        tried.send(LETTER, lambda: commits.append(1))
    assert type(caught.value) is kind, caught.value
    assert not commits
    shown = "".join(traceback.format_exception(caught.value))
    for each in (
        secret,
        base64.b64encode(secret.encode()).decode(),
        base64.b64encode(f"\0{USER}\0{secret}".encode()).decode(),
    ):
        assert not each or each not in shown
    return str(caught.value)


@pytest.mark.parametrize("security", SAFE)
def test_a_letter_goes_over_a_safe_line(security: Security, trusted: Authority, pair: Pair) -> None:
    """TLS from the first byte, or before anything but a greeting is said."""
    with serving(security=security, pair=pair) as smtp:
        assert "42" in submission(smtp.server(), trusted.trust()).send(LETTER, lambda: None)
    begin = ["EHLO [127.0.0.1]", "STARTTLS"] if security is Security.STARTTLS else []
    assert smtp.commands[: len(begin) + 2] == [*begin, "EHLO [127.0.0.1]", "AUTH PLAIN"]
    assert [each.data for each in smtp.received] == [LETTER.data]


@pytest.mark.parametrize("security", SAFE)
@pytest.mark.parametrize("fault", ["authority", "host", "expired", "none of mine"])
def test_a_certificate_that_is_wrong(
    security: Security, fault: str, trusted: Authority, tmp_path: Path
) -> None:
    """With another authority, for another host, or out of date: nothing of the person's is told, and why is said."""
    signer = authority(tmp_path / "other") if fault == "authority" else trusted
    wrong = signer.issue(
        "elsewhere.example" if fault == "host" else "localhost", days=-1 if fault == "expired" else 2
    )
    trust = None if fault == "none of mine" else trusted.trust()
    with serving(security=security, pair=wrong) as smtp:
        said = refused(submission(smtp.server(), trust), MailDeferred)
    assert "its certificate can't be trusted" in said
    assert {"host": "localhost", "expired": "expired"}.get(fault, "issuer") in said
    assert set(smtp.verbs()) <= {"EHLO", "STARTTLS"}
    assert (smtp.tries, smtp.received) == ([], [])


def test_a_certificate_for_an_address(trusted: Authority) -> None:
    """A server may be named by its address, if the certificate is for it."""
    with serving(security=Security.TLS, pair=trusted.issue("127.0.0.1")) as smtp:
        submission(smtp.server("127.0.0.1"), trusted.trust()).check()
        refused(submission(smtp.server("localhost"), trusted.trust()), MailDeferred)


def test_starttls_that_is_hidden(trusted: Authority) -> None:
    """Where the server does not offer it, or somebody strips it from the offer, nothing of the person's is told."""
    with serving() as smtp:
        said = refused(submission(smtp.server(security=Security.STARTTLS), trusted.trust()), MailDeferred)
    assert "somebody on the way hides" in said
    assert smtp.verbs() == ["EHLO", "QUIT"]


@pytest.mark.parametrize(
    ("act", "kind"),
    [
        (says("454 TLS not available"), MailDeferred), (says("421 Bye"), MailDeferred), (says("501 No"), MailRefused),
        (says("502 What"), MailRefused), (says("250 OK"), MailDeferred), (cut, MailDeferred), (hang, MailDeferred),
        (says("220 Go on"), MailDeferred), (says("rubbish"), MailDeferred),
        (says("220 Go on\r\nHTTP/1.1 200 OK"), MailDeferred),
    ],
)  # fmt: skip
def test_starttls_that_fails(act: Act, kind: type[DemurError], trusted: Authority, pair: Pair) -> None:
    """Whatever comes instead of TLS, nothing of the person's is told in the clear."""
    with serving({"STARTTLS": act}, security=Security.STARTTLS, pair=pair) as smtp:
        refused(submission(smtp.server(), trusted.trust(), seconds=SOON), kind)
    assert set(smtp.verbs()) <= {"EHLO", "STARTTLS", "QUIT"}
    assert smtp.tries == []


def test_what_is_slipped_in_in_the_clear_is_not_believed(trusted: Authority, pair: Pair) -> None:
    """An answer that somebody put behind the last one in the clear is not taken for one of the server's on the safe line.

    Here it would have the person sign in by another mechanism than the server offers.
    """
    forged = "250-forged\r\n250-SIZE 1\r\n250 AUTH LOGIN"
    with serving(
        {"STARTTLS": adds(forged)}, security=Security.STARTTLS, pair=pair, mechanisms=("PLAIN",)
    ) as smtp:
        refused(submission(smtp.server(), trusted.trust(), seconds=SOON), MailDeferred)
    assert smtp.verbs() == ["EHLO", "STARTTLS"]
    assert smtp.tries == []


def test_what_was_offered_in_the_clear_is_forgotten(trusted: Authority, pair: Pair) -> None:
    """What the server offers is asked anew once the line is safe (RFC 3207 §4.2)."""
    offer = "250-test\r\n250-SIZE 1\r\n250-AUTH LOGIN\r\n250 STARTTLS"
    with serving(
        {"EHLO 1": says(offer)}, security=Security.STARTTLS, pair=pair, mechanisms=("PLAIN",)
    ) as smtp:
        submission(smtp.server(), trusted.trust()).send(LETTER, lambda: None)
    assert "AUTH PLAIN" in smtp.commands
    assert [each.data for each in smtp.received] == [LETTER.data]


def test_security_that_is_set_wrong(trusted: Authority, pair: Pair) -> None:
    """TLS spoken to a port without it, and the other way round, is said and tells nothing."""
    with serving() as smtp:
        assert "TLS" in refused(
            submission(smtp.server(security=Security.TLS), trusted.trust(), seconds=SOON), MailDeferred
        )
    with serving(security=Security.TLS, pair=pair) as smtp:
        for security in (Security.NONE, Security.STARTTLS):
            refused(submission(smtp.server(security=security), trusted.trust(), seconds=SOON), MailDeferred)
    assert smtp.tries == []


@pytest.mark.parametrize(
    "host", ["192.0.2.1", "mail.example", "localhost.example", "::2", "127.0.0.1.example", "0.0.0.0"]
)
def test_an_open_line_only_to_this_computer(host: str) -> None:
    """Without TLS no other computer is even connected to."""
    with serving() as smtp:
        said = refused(submission(smtp.server(host, Security.NONE)), MailDeferred)
    assert 'Set security to "tls"' in said
    assert smtp.connections == 0


@pytest.mark.parametrize(
    ("mechanisms", "chosen"),
    [(("LOGIN", "PLAIN"), "PLAIN"), (("LOGIN",), "LOGIN"), (("XOAUTH2", "PLAIN"), "PLAIN")],
)
def test_signing_in_with_a_password(mechanisms: tuple[str, ...], chosen: str) -> None:
    """The best mechanism that is offered is used, once."""
    with serving(mechanisms=mechanisms) as smtp:
        submission(smtp.server()).check()
    assert smtp.tries == [(chosen, f"{USER} {PASSWORD}".encode())]


@pytest.mark.parametrize(
    ("mechanisms", "chosen"), [(("XOAUTH2", "OAUTHBEARER"), "XOAUTH2"), (("OAUTHBEARER",), "OAUTHBEARER")]
)
@pytest.mark.parametrize("right", [True, False])
def test_signing_in_with_a_token(mechanisms: tuple[str, ...], chosen: str, right: bool) -> None:
    """A token is given once; where it is refused, the server's reason is acknowledged, and its last word is told."""
    token = TOKEN if right else "ya29.expired"
    with serving(mechanisms=mechanisms) as smtp:
        tried = submission(smtp.server(), secret=lambda: token, bearer=True)
        if right:
            tried.send(LETTER, lambda: None)
        else:
            assert "535" in refused(tried, SignInRefused, token)
    assert {each for each, _ in smtp.tries} == {chosen}
    assert [given for _, given in smtp.tries][1:] == (
        [] if right else [b"" if chosen == "XOAUTH2" else b"\1"]
    )
    assert token.encode() in smtp.tries[0][1]


def test_a_long_token_and_a_password_in_any_script() -> None:
    """Neither the length of a command nor ASCII limits what one signs in with."""
    with serving(mechanisms=("XOAUTH2", "PLAIN")) as smtp:
        refused(submission(smtp.server(), secret=lambda: "t" * 4000, bearer=True), SignInRefused)
        refused(submission(smtp.server(), secret=lambda: "pässwörd 密码"), SignInRefused, "pässwörd 密码")
    assert b"t" * 4000 in smtp.tries[0][1]
    assert smtp.tries[-1] == ("PLAIN", f"{USER} pässwörd 密码".encode())


def test_a_name_with_a_comma() -> None:
    """In OAUTHBEARER a name is written so that it ends where it ends (RFC 7628 §3.1, RFC 5801 §4)."""
    with serving(mechanisms=("OAUTHBEARER",)) as smtp:
        refused(
            submission(smtp.server(), secret=lambda: TOKEN, user="a,b=c", bearer=True), SignInRefused, TOKEN
        )
    assert smtp.tries[0][1].startswith(b"n,a=a=2Cb=3Dc,\1host=localhost\1")


@pytest.mark.parametrize("mechanisms", [("LOGIN",), ("PLAIN",), ("LOGIN", "PLAIN")])
def test_a_wrong_password_is_tried_once(mechanisms: tuple[str, ...]) -> None:
    """Trying again by another mechanism would lock the account sooner."""
    with serving(mechanisms=mechanisms) as smtp:
        said = refused(submission(smtp.server(), secret=lambda: "wrong-horse"), SignInRefused, "wrong-horse")
    assert "535 5.7.8" in said
    assert len(smtp.tries) == 1


@pytest.mark.parametrize(
    ("mechanisms", "bearer", "named"),
    [((), False, "nothing"), (("XOAUTH2",), False, "XOAUTH2"), (("PLAIN",), True, "PLAIN")],
)
def test_no_way_to_sign_in(mechanisms: tuple[str, ...], bearer: bool, named: str) -> None:
    """Where the server offers no way for these credentials, they are not told, and what it offers is."""
    with serving(mechanisms=mechanisms) as smtp:
        said = refused(submission(smtp.server(), bearer=bearer), SignInRefused)
    assert named in said
    assert smtp.verbs() == ["EHLO", "QUIT"]


@pytest.mark.parametrize("mechanisms", [("PLAIN",), ("LOGIN",), ("XOAUTH2",)])
@pytest.mark.parametrize("code", [535, 454, 250])
def test_a_server_that_repeats_the_secret(mechanisms: tuple[str, ...], code: int) -> None:
    """What the server says is shown without the secret, in whatever form it has it."""
    bearer = mechanisms == ("XOAUTH2",)
    secret = TOKEN if bearer else PASSWORD
    given = {
        "PLAIN": f"\0{USER}\0{secret}",
        "LOGIN": secret,
        "XOAUTH2": f"user={USER}\1auth=Bearer {secret}\1\1",
    }
    forms = [secret, base64.b64encode(given[mechanisms[0]].encode()).decode()]
    with serving({"SECRET": says(f"{code} What is {' '.join(forms)}")}, mechanisms=mechanisms) as smtp:
        kind = SignInRefused if code == 535 else MailDeferred
        said = refused(submission(smtp.server(), secret=lambda: secret, bearer=bearer), kind, secret)
    assert "What is *** ***." in said


@pytest.mark.parametrize("secret", ["", "correct\nhorse", "correct\0horse", "horse\x01"])
def test_a_secret_that_is_none(secret: str) -> None:
    """What can't be a password or a token is not sent."""
    with serving() as smtp:
        refused(submission(smtp.server(), secret=lambda: secret), SignInRefused, secret)
    assert smtp.verbs() == ["EHLO", "QUIT"]


def test_the_secret_is_asked_for_each_connection() -> None:
    """Nothing is kept of it: the next letter has the secret that is right then."""
    secrets = ["old-horse", PASSWORD]
    with serving() as smtp:
        tried = submission(smtp.server(), secret=lambda: secrets.pop(0))
        refused(tried, SignInRefused, "old-horse")
        tried.send(LETTER, lambda: None)
    assert secrets == []
    assert PASSWORD not in repr(vars(tried))


@pytest.mark.parametrize(
    "error", [SignInRefused("x", Credentials("y", str), "revoked"), OSError("locked"), KeyboardInterrupt()]
)
def test_a_secret_that_cannot_be_had(error: BaseException) -> None:
    """What the asking for the secret raises passes on as it is, and nothing is connected to."""

    def ask() -> str:
        raise error

    with serving() as smtp, pytest.raises(type(error)) as caught:
        submission(smtp.server(), secret=ask).send(LETTER, lambda: None)
    assert caught.value is error
    assert smtp.connections == 0


@pytest.mark.parametrize("security", list(Security))
def test_a_check_sends_nothing(security: Security, trusted: Authority, pair: Pair) -> None:
    """It connects, signs in, and takes leave."""
    with serving(security=security, pair=None if security is Security.NONE else pair) as smtp:
        submission(smtp.server(), trusted.trust()).check()
    assert smtp.verbs()[-3:] == ["AUTH", "NOOP", "QUIT"]
    assert smtp.received == []


@pytest.mark.parametrize(
    ("acts", "kind"),
    [
        ({"CONNECT": says("554 Go away")}, MailRefused),
        ({"SECRET": says("535 No")}, SignInRefused),
        ({"NOOP": says("421 Bye")}, MailDeferred),
        ({"NOOP": says("500 What")}, MailRefused),
        ({"NOOP": cut}, MailDeferred),
        ({"EHLO": hang}, MailDeferred),
    ],
)
def test_a_check_says_what_is_wrong(acts: dict[str, Act], kind: type[DemurError]) -> None:
    """It fails as sending would."""
    with serving(acts) as smtp, pytest.raises(kind):
        _check(smtp)


def _check(smtp: SmtpServer) -> None:
    submission(smtp.server(), seconds=SOON).check()
