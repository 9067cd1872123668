"""What of a letter goes over the line: the envelope that a server is told, and the content that it gets."""

from dataclasses import replace

import pytest
from tests.servers.smtp import PASSWORD, USER, Received, SmtpServer, adds, serving

from demur.adapters.smtp import Submission
from demur.domain.account import Credentials
from demur.domain.delivery import Outgoing
from demur.domain.errors import MailRefused

DANA = "dana@acme.example"
DATA = b"From: alex@example.org\r\nSubject: Re: Interview\r\n\r\nNo, thank you.\r\n"
LETTER = Outgoing("<1@example.org>", DATA, USER, (DANA,))
WHOLE = Received(USER, (DANA,), (f"SIZE={len(DATA)}",), DATA)


def send(smtp: SmtpServer, letter: Outgoing) -> None:
    """Submit a letter, which is committed once if it goes out and else never."""
    submission = Submission(smtp.server(), Credentials(USER, lambda: PASSWORD), timeout=10, patience=10)
    commits, before = [], len(smtp.received)
    try:
        submission.send(letter, lambda: commits.append(1))
    finally:
        assert len(commits) == len(smtp.received) - before


@pytest.mark.parametrize(
    "body",
    [
        b".",
        b"..",
        b".\r\n.",
        b"x\r\n.\r\ny",
        b".QUIT",
        b"\r\n\r\n.",
        b"x" * 998,
        b"." * 998,
        b"\t.",
        b"x.\r\n",
        b"\x7f\x01",
    ],
)
def test_dots_arrive_as_they_were(body: bytes) -> None:
    """No line of the letter ends it, and none comes out changed."""
    data = DATA + body + b"\r\n"
    with serving() as smtp:
        send(smtp, replace(LETTER, data=data))
    assert [each.data for each in smtp.received] == [data]
    assert smtp.verbs()[-2:] == ["DATA", "QUIT"]


def test_a_letter_of_a_megabyte() -> None:
    """It arrives byte for byte."""
    data = DATA + b"".join(b".%d %s\r\n" % (number, b"x" * 60) for number in range(15_000))
    assert len(data) > 1_000_000
    with serving() as smtp:
        send(smtp, replace(LETTER, data=data))
    assert [each.data for each in smtp.received] == [data]


@pytest.mark.parametrize(
    "data",
    [
        b"", b"x", b"x\n", b"x\r", b"x\ny\r\n", b"x\ry\r\n", b"x\r\r\n", b"\n.\n\r\n", b"\r.\r\r\n", b"x\n.\r\n", b"x\r\n.\ny\r\n",
        b"x\0\r\n", b"x" * 999 + b"\r\n", b"x\r\ny",
    ],
)  # fmt: skip
def test_lines_with_other_ends_are_not_sent(data: bytes) -> None:
    """What one server reads as two letters and another as one goes to neither."""
    with serving() as smtp, pytest.raises(MailRefused, match="proper end"):
        send(smtp, replace(LETTER, data=data))
    assert smtp.connections == 0


@pytest.mark.parametrize(
    "address",
    [
        "", "dana", "@acme.example", "dana@", "a b@acme.example", "dana@acme.example\r\nDATA", "dana@acme.example\nDATA",
        "dana@acme.example>\r\nRCPT TO:<evil@x.example", "dana@acme.example> SIZE=1", "dana@acme.example>,<evil@x.example",
        "<dana@acme.example>", '"dana"@acme.example', "dana@acme.example\0", "dana@acme@example", "dana,evil@acme.example",
        "dana\x85@acme.example", "dana\u2028@acme.example", "dana\u00a0x@acme.example", "dana@[127.0.0.1]", "dana\t@acme.example",
        "dana\ud800@acme.example",
    ],
)  # fmt: skip
@pytest.mark.parametrize("part", ["sender", "recipients"])
def test_an_address_is_nothing_but_an_address(address: str, part: str) -> None:
    """Nothing in an address can end a command or begin one: nothing is even connected to."""
    letter = (
        replace(LETTER, sender=address) if part == "sender" else replace(LETTER, recipients=(DANA, address))
    )
    with serving() as smtp, pytest.raises(MailRefused, match="is no address"):
        send(smtp, letter)
    assert smtp.connections == 0


def test_a_letter_to_nobody_is_not_sent() -> None:
    """Without recipients there is no transaction."""
    with serving() as smtp, pytest.raises(MailRefused, match="nobody"):
        send(smtp, replace(LETTER, recipients=()))
    assert smtp.connections == 0


@pytest.mark.parametrize(
    "address", ["o'neill+jobs@acme.example", "!#$%&*/=?^_`{|}~-@x-y.example", "a.b.c@d.e.f", "0@1.example"]
)
def test_an_odd_address_is_told_as_it_is(address: str) -> None:
    """What RFC 5321 allows without quotes is passed on unchanged."""
    with serving() as smtp:
        send(smtp, replace(LETTER, recipients=(address,)))
    assert f"RCPT TO:<{address}>" in smtp.commands
    assert smtp.received[0].recipients == (address,)


def test_a_letter_beyond_ascii() -> None:
    """SMTPUTF8 (RFC 6531) is used where it is needed and offered, and nowhere else."""
    letter = replace(
        LETTER, recipients=("jörg@müller.example",), data="To: jörg@müller.example\r\n\r\nHi\r\n".encode()
    )
    with serving(enable_SMTPUTF8=True) as smtp:
        send(smtp, letter)
        send(smtp, LETTER)
    assert smtp.received[0] == Received(
        USER, letter.recipients, (f"SIZE={len(letter.data)}", "SMTPUTF8", "BODY=8BITMIME"), letter.data
    )
    assert smtp.received[1] == WHOLE


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        (replace(LETTER, recipients=(DANA, "jörg@acme.example")), "jörg@acme.example"),
        (replace(LETTER, sender="älex@example.org"), "älex@example.org"),
        (replace(LETTER, data="To: jörg@acme.example\r\n".encode()), "the header"),
    ],
)
def test_a_letter_beyond_ascii_where_that_is_not_offered(changed: Outgoing, named: str) -> None:
    """Without SMTPUTF8 it is refused before anything is said of it, and what to do is told."""
    with serving() as smtp, pytest.raises(MailRefused, match=f"{named}.*Ask for another address"):
        send(smtp, changed)
    assert smtp.verbs() == ["EHLO", "AUTH", "QUIT"]


@pytest.mark.parametrize(("limit", "fits"), [(len(DATA), True), (len(DATA) - 1, False), (None, True)])
def test_the_size_is_respected(limit: int | None, fits: bool) -> None:
    """A letter that is larger than the server takes (RFC 1870) is refused before anything is said of it."""
    with serving(data_size_limit=limit) as smtp:
        if fits:
            send(smtp, LETTER)
        else:
            with pytest.raises(MailRefused, match="Make it shorter"):
                send(smtp, LETTER)
    assert [each.data for each in smtp.received] == [DATA] * fits
    assert any("SIZE=" in each for each in smtp.commands) == (fits and limit is not None)


@pytest.mark.parametrize("size", ["SIZE", "SIZE 0", "SIZE many", "SIZE -1", "SIZE \u00b2"])
def test_a_size_that_says_nothing(size: str) -> None:
    """A server that names no limit in figures is told the size, and says itself whether it takes it."""
    with serving({"EHLO": adds(f"250-{size}")}, data_size_limit=None) as smtp:
        send(smtp, LETTER)
    assert smtp.received == [WHOLE]
