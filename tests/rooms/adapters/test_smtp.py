"""Submission against its port, over real lines: what is answered at each step, and what the server got of it."""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.servers.proxy import CuttingProxy
from tests.servers.smtp import (
    PASSWORD,
    USER,
    Act,
    Received,
    SmtpServer,
    cut,
    cut_inside,
    drips,
    hang,
    says,
    serving,
    then_cut,
)

from demur.adapters.smtp import Submission
from demur.deliver.port import Transport
from demur.domain.account import Credentials, Security, Server
from demur.domain.delivery import Outgoing
from demur.domain.errors import DemurError, MailDeferred, MailRefused, MailUnsure, SignInRefused

DANA, FRIEND = "dana@acme.example", "friend@example.com"
DATA = b"From: alex@example.org\r\nSubject: Re: Interview\r\n\r\nNo, thank you.\r\n"
LETTER = Outgoing("<1@example.org>", DATA, USER, (DANA, FRIEND))
SIZE = f" SIZE={len(DATA)}"
WHOLE = Received(USER, (DANA, FRIEND), (SIZE.strip(),), DATA)
SOON = 0.5
"""Seconds: the time limit where it is to be missed."""


class Commit:
    """What is called before the content leaves: counts, and does what a test wants."""

    def __init__(self, act: Callable[[], None] = lambda: None) -> None:
        self.count = 0
        self.act = act

    def __call__(self) -> None:
        """Called by the transport."""
        self.count += 1
        self.act()


def transport(server: Server, seconds: float = 10, patience: float = 10) -> Transport:
    """The submission that is tried."""
    return Submission(server, Credentials(USER, lambda: PASSWORD), timeout=seconds, patience=patience)


def failed(smtp: SmtpServer, kind: type[DemurError], commits: int = 0, seconds: float = 10) -> str:
    """Send the letter, which must fail in this way, after so many commits; what is said of it."""
    commit = Commit()
    with pytest.raises(DemurError) as caught:
        transport(smtp.server(), seconds, seconds).send(LETTER, commit)
    assert type(caught.value) is kind, caught.value
    assert caught.value.__cause__ is None and (
        caught.value.__suppress_context__ or not caught.value.__context__
    )
    assert commit.count == commits
    assert smtp.connections == 1
    assert PASSWORD not in str(caught.value)
    return str(caught.value)


def test_a_letter_is_submitted_once() -> None:
    """The server gets exactly the bytes, for exactly these people, once; what it says comes back."""
    commit = Commit()
    with serving() as smtp:
        assert transport(smtp.server()).send(LETTER, commit) == "250 2.0.0 Taken as 42."
    assert smtp.received == [WHOLE]
    assert commit.count == smtp.connections == 1
    assert smtp.commands == [
        "EHLO [127.0.0.1]", "AUTH PLAIN", f"MAIL FROM:<{USER}>{SIZE}",
        f"RCPT TO:<{DANA}>", f"RCPT TO:<{FRIEND}>", "DATA", "QUIT",
    ]  # fmt: skip


def test_committing_comes_between_readiness_and_content() -> None:
    """When it is called the server waits for the content, and not a byte of it is under way."""
    passed = []

    def look() -> None:
        time.sleep(0.2)
        passed.append(proxy.up.passed)
        assert smtp.commands[-1] == "DATA"
        assert not smtp.received

    with serving() as smtp, CuttingProxy(smtp.port) as proxy:
        transport(Server("127.0.0.1", proxy.port, Security.NONE)).send(LETTER, Commit(look))
        assert proxy.up.passed == passed[0] + len(DATA) + len(b".\r\nQUIT\r\n")
    assert smtp.received == [WHOLE]


@pytest.mark.parametrize(
    "error", [RuntimeError("no"), OSError("disk"), ValueError("no"), MailDeferred("no"), KeyboardInterrupt()]
)
def test_what_committing_raises_ends_it_without_sending(error: BaseException) -> None:
    """Nothing of the content arrives, nothing else is said, and what was raised passes on as it is."""

    def refuse() -> None:
        raise error

    with serving() as smtp, CuttingProxy(smtp.port) as proxy:
        with pytest.raises(type(error)) as caught:
            transport(Server("127.0.0.1", proxy.port, Security.NONE)).send(LETTER, Commit(refuse))
        assert caught.value is error
        time.sleep(0.1)
        assert smtp.commands[-1] == "DATA"
        up = ["EHLO [127.0.0.1]", "AUTH PLAIN", "", *smtp.commands[2:], ""]
        secret = 4 * ((len(f"\0{USER}\0{PASSWORD}") + 2) // 3)
        assert proxy.up.passed == len("\r\n".join(up)) + secret
    assert smtp.received == []


STEPS = ["CONNECT", "EHLO", "AUTH", "SECRET", "MAIL", "RCPT 1", "RCPT 2", "DATA"]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("code", [421, 432, 450, 451, 454])
def test_not_now_at_any_step_is_deferred(step: str, code: int) -> None:
    """A 4yz before the content means that nothing left, and may be tried again."""
    with serving({step: says(f"{code} 4.3.0 Come back later")}) as smtp:
        said = failed(smtp, MailDeferred)
    assert f"{code} 4.3.0 Come back later." in said
    assert smtp.received == []
    assert smtp.verbs()[-1:] == ([] if step == "CONNECT" else ["QUIT"])


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("code", [500, 501, 530, 535, 550, 554])
def test_never_at_any_step_is_refused(step: str, code: int) -> None:
    """A 5yz before the content means that nothing left, and is for good; at the sign-in it is about the credentials."""
    kind = SignInRefused if step in ("AUTH", "SECRET") else MailRefused
    with serving({step: says(f"{code} 5.1.1 Not here")}) as smtp:
        said = failed(smtp, kind)
    assert f"{code} 5.1.1 Not here." in said
    assert (DANA in said, FRIEND in said) == (step == "RCPT 1", step == "RCPT 2")
    assert smtp.received == []
    assert smtp.verbs()[-1:] == ([] if step == "CONNECT" else ["QUIT"])


def test_one_recipient_refused_means_that_nobody_gets_it() -> None:
    """After the first was taken and the second was not, no content is sent."""
    with serving({"RCPT 2": says("550 5.1.1 No such user")}) as smtp:
        failed(smtp, MailRefused)
    assert smtp.verbs() == ["EHLO", "AUTH", "MAIL", "RCPT", "RCPT", "QUIT"]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 400 Bad Request\r\nServer: x\r\n\r\n", b"", b"\x16\x03\x01\x00\xa5\x01\x00", b"999 what",
        b"150 what", b"25 what", b"2500 what", b"+OK", b"250-and\r\nwhat", b"-50 x", b"250_x", b"\xff\xfe\xfd",
    ],
)  # fmt: skip
def test_what_is_no_smtp_is_no_answer(step: str, answer: bytes) -> None:
    """Rubbish before the content is never taken for a yes, and nothing leaves."""
    with serving({step: says(answer)}) as smtp:
        failed(smtp, MailDeferred, seconds=SOON)
    assert smtp.received == []


@pytest.mark.parametrize(
    ("step", "answer"),
    [
        ("CONNECT", "250 x"), ("EHLO", "220 x"), ("AUTH", "250 x"), ("SECRET", "354 x"), ("SECRET", "334 x"), ("MAIL", "354 x"),
        ("RCPT 2", "334 x"), ("DATA", "250 x"), ("DATA", "334 x"),
    ],
)  # fmt: skip
def test_an_answer_to_something_else_is_none(step: str, answer: str) -> None:
    """A yes of another kind does not lead to the content."""
    with serving({step: says(answer)}) as smtp:
        assert answer in failed(smtp, MailDeferred)
    assert smtp.received == []


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize(("act", "kind"), [(cut, "hung up"), (hang, "within 0.5 seconds")])
def test_a_connection_that_is_lost_before_the_content(step: str, act: Act, kind: str) -> None:
    """Whoever hangs up or falls silent before the content was committed has got nothing."""
    with serving({step: act}) as smtp:
        begun = time.monotonic()
        said = failed(smtp, MailDeferred, seconds=SOON)
    assert kind in said
    assert smtp.received == []
    assert time.monotonic() - begun < 3


@pytest.mark.parametrize("step", ["CONNECT", "EHLO", "DATA"])
@pytest.mark.parametrize("piece", [b"2", b"250-x\r\n"])
def test_an_answer_that_trickles(step: str, piece: bytes) -> None:
    """Always a little within the time limit, and never the end: it is given up all the same."""
    with serving({step: drips(piece, SOON / 5)}) as smtp:
        begun = time.monotonic()
        assert "within 0.5 seconds" in failed(smtp, MailDeferred, seconds=SOON)
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize("step", ["CONNECT", "EHLO", "DATA"])
@pytest.mark.parametrize("piece", [b"2" * 1000, b"250-x\r\n" * 100])
def test_an_answer_that_floods(step: str, piece: bytes) -> None:
    """However much comes, little of it is read."""
    with serving({step: drips(piece, 0)}) as smtp:
        assert "no SMTP" in failed(smtp, MailDeferred, seconds=60)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("421 4.3.2 Shutting down", MailDeferred),
        ("451 4.7.1 Greylisted", MailDeferred),
        ("452 4.3.1 Full", MailDeferred),
        ("500 5.5.0 What", MailRefused),
        ("550 5.7.1 Spam", MailRefused),
        ("552 5.3.4 Too big", MailRefused),
        ("554-Spam\r\n554 Really", MailRefused),
    ],
)
def test_no_to_the_content(answer: str, kind: type[DemurError]) -> None:
    """A server that says no to what it got has taken no responsibility for it (RFC 5321 §4.2.5)."""
    with serving({"END": says(answer)}) as smtp:
        said = failed(smtp, kind, commits=1)
    assert answer.replace("\r\n554", "").replace("-", " ") in said
    assert smtp.received == [WHOLE]
    assert smtp.verbs()[-1] == "QUIT"


@pytest.mark.parametrize(
    ("act", "why"),
    [
        (cut, "hung up"),
        (hang, "did not answer within 0.5 seconds"),
        (drips(b"2", 0.05), "did not answer within 0.5 seconds"),
        (says("354 Go on"), "354 Go on"),
        (says("Taken!"), "no SMTP"),
        (says("199 Taken"), "no SMTP"),
    ],
)
def test_no_clear_answer_to_the_content(act: Act, why: str) -> None:
    """After the last dot nothing but a clear answer tells what became of the letter, which the server may have."""
    with serving({"END": act}) as smtp:
        said = failed(smtp, MailUnsure, commits=1, seconds=SOON)
    assert why in said
    assert smtp.received == [WHOLE]
    assert smtp.verbs().count("DATA") == 1


@pytest.mark.parametrize("count", [0, 1, len(DATA) - 1, len(DATA), len(DATA) + 2])
def test_a_connection_that_is_lost_in_the_content(count: int) -> None:
    """Even where not all of it can have arrived, what became of it is called unsure."""
    with serving({"DATA": cut_inside(count)}) as smtp:
        assert "hung up" in failed(smtp, MailUnsure, commits=1)
    assert smtp.received == []


def test_a_large_letter_that_is_cut_off_says_so() -> None:
    """A connection that broke before all was handed over is told from one that broke after."""
    large = replace(LETTER, data=DATA + b"x" * 70 + b"\r\n" + (b"y" * 70 + b"\r\n") * 200_000)
    with (
        serving({"DATA": cut_inside(1000)}, data_size_limit=None) as smtp,
        pytest.raises(MailUnsure, match="when a part of the letter"),
    ):
        transport(smtp.server()).send(large, Commit())
    assert smtp.received == []


@pytest.mark.parametrize("act", [says("500 What"), says("rubbish"), cut, hang, then_cut])
def test_what_follows_the_yes_changes_nothing(act: Act) -> None:
    """Once the server has taken the letter, neither a failing QUIT nor a lost connection makes it unsent."""
    commit = Commit()
    begun = time.monotonic()
    with serving({"QUIT": act}) as smtp:
        assert transport(smtp.server()).send(LETTER, commit) == "250 2.0.0 Taken as 42."
    assert time.monotonic() - begun < 5
    assert (smtp.received, commit.count) == ([WHOLE], 1)


@pytest.mark.parametrize("act", [then_cut, says("250 2.0.0 Taken as 42\r\n250 2.0.0 Taken as 42")])
def test_a_yes_is_heard_once(act: Act) -> None:
    """A server that hangs up after its yes, or says it twice, has the letter once."""
    commit = Commit()
    with serving({"END": act}) as smtp:
        assert transport(smtp.server()).send(LETTER, commit) == "250 2.0.0 Taken as 42."
    assert (smtp.received, commit.count, smtp.verbs().count("DATA")) == ([WHOLE], 1, 1)


def test_a_connection_cut_at_any_byte() -> None:
    """Wherever the line breaks, the letter is there at most once, and is never called unsent where it may be there."""
    became: dict[bytes, tuple[str, str, int]] = {}
    with serving() as smtp, CuttingProxy(smtp.port) as proxy:
        submission = transport(Server("127.0.0.1", proxy.port, Security.NONE))
        submission.send(LETTER, Commit())
        lines = ("up", proxy.up, proxy.up.passed), ("down", proxy.down, proxy.down.passed)
        for way, direction, length in lines:
            for count in (*range(0, length - 90, 15), *range(length - 90, length + 10, 3)):
                data = DATA.replace(b"Interview", f"{way}{count:04}".encode())
                direction.limit, commit = count, Commit()
                try:
                    submission.send(replace(LETTER, data=data), commit)
                    outcome = "sent"
                except (MailDeferred, MailUnsure) as error:
                    outcome = type(error).__name__
                proxy.mend()
                became[data] = way, outcome, commit.count
    arrived = Counter(each.data for each in smtp.received)
    assert set(arrived) <= {DATA, *became} and set(arrived.values()) == {1}
    for data, (_, outcome, commits) in became.items():
        assert commits == (outcome != "MailDeferred")
        assert arrived[data] in {"sent": (1,), "MailDeferred": (0,), "MailUnsure": (0, 1)}[outcome]
    assert len({(way, outcome) for way, outcome, _ in became.values()}) == 6


def test_what_a_server_says_can_do_no_harm() -> None:
    """Neither control characters nor endless words of a server reach the person's terminal."""
    with serving({"MAIL": says(b"550-\x1b[2J\x07\xff\r\n550 " + b"no " * 2000)}) as smtp:
        said = failed(smtp, MailRefused)
    assert said.isprintable()
    assert len(said) < 600


@pytest.mark.parametrize(
    ("server", "why"),
    [
        (Server("does-not-exist.invalid", 587, Security.TLS), "name is not known"),
        (Server("x" * 70 + ".example", 587, Security.TLS), "name is not known"),
        (Server("127.0.0.1", 1, Security.NONE), "nobody answers there"),
        (Server("127.0.0.1\r\nX", 587, Security.TLS), "no connection"),
    ],
)
def test_a_server_that_is_not_there(server: Server, why: str) -> None:
    """Without a connection nothing left, and the letter may be sent later."""
    commit = Commit()
    with pytest.raises(MailDeferred, match=why):
        transport(server, SOON).send(LETTER, commit)
    assert commit.count == 0


def test_nothing_is_sent_unasked() -> None:
    """Two letters are two transactions on two connections, and neither is repeated."""
    with serving() as smtp:
        submission = transport(smtp.server())
        for _ in range(2):
            submission.send(LETTER, Commit())
    assert smtp.received == [WHOLE, WHOLE]
    assert smtp.connections == 2
