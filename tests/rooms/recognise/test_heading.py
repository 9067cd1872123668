"""A header alone tells what surely needs no answer, and loses nothing that does."""

import json
import mailbox
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demur.domain.invitation import Kind
from demur.recognise import unlikely

ROOT = Path(__file__).parents[3]
FOLDERS = [f"benchmarks/messages{number}" for number in ("", "-2", "-3", "-4", "-5")]
FROM = b"From: Dana <dana@kestrel.example>\r\nSubject: Interview on Thursday\r\n"
CROWD = b"From: News <news@garden.example>\r\nSubject: Bulbs to plant\r\n"


def header(data: bytes) -> bytes:
    """The header section of a message."""
    found = re.match(rb".*?\r?\n\r?\n", data, re.DOTALL)
    return found[0] if found else data


@pytest.mark.parametrize("folder", FOLDERS)
def test_nothing_that_needs_an_answer_is_left_unread(folder: str) -> None:
    """Of the labelled messages that need one, or are a scam, none is told off by its header."""
    lost = []
    for path in sorted((ROOT / folder).rglob("*.eml")):
        truth = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        if Kind(truth["kind"]).needs_answer and unlikely(header(path.read_bytes())):
            lost.append(path.stem)
    assert lost == []


def test_no_example_that_calls_for_something_is_left_unread() -> None:
    """None of the messages of the example mailbox that are recognised as needing an answer."""
    from demur.domain.mail import Mail, Raw
    from demur.read import read_mail
    from demur.recognise import recognise

    checked = 0
    for message in mailbox.mbox(str(ROOT / "examples/inbox.mbox"), create=False):
        mail = read_mail(Raw("", message.as_bytes()))
        assert isinstance(mail, Mail)
        if recognise(mail).kind.needs_answer:
            checked += 1
            assert not unlikely(header(message.as_bytes())), mail.subject
    assert checked > 30


@pytest.mark.parametrize(
    "fields",
    [
        b"Auto-Submitted: auto-replied\r\n",
        b"auto-submitted: AUTO-REPLIED (vacation)\r\n",
        b"Content-Type: multipart/report; report-type=delivery-status\r\n",
        b"List-Id: <news.garden.example>\r\n",
        b"List-Unsubscribe: <https://garden.example/off>\r\n",
        b"Precedence: Bulk\r\n",
    ],
)
def test_machines_and_crowds_are_told(fields: bytes) -> None:
    """An automatic answer, a report, or what was sent in bulk about something else."""
    assert unlikely(CROWD + fields + b"\r\n")
    assert not unlikely(CROWD + b"\r\n")


@pytest.mark.parametrize("sender", [b"MAILER-DAEMON@x.example", b"Postmaster <postmaster@x.example>"])
def test_bounces_are_told(sender: bytes) -> None:
    """By whom they come from."""
    assert unlikely(b"From: " + sender + b"\r\nSubject: Interview\r\n\r\n")


@pytest.mark.parametrize(
    "data",
    [
        FROM + b"List-Unsubscribe: <mailto:off@kestrel.example>\r\n",
        CROWD.replace(b"garden.example", b"us.greenhouse-mail.io") + b"List-Id: <x>\r\n",
        CROWD + b"Precedence: bulk\r\nContent-Type: text/calendar; method=REQUEST\r\n",
        FROM + b"Auto-Submitted: auto-generated\r\n",
        b"",
    ],
)
def test_what_may_need_an_answer_is_read(data: bytes) -> None:
    """Hiring systems send in bulk too, meetings are sent by machines, and no header tells nothing."""
    assert not unlikely(data + b"\r\n")


PIECES = st.sampled_from(
    [
        b"From: ", b"Content-Type: ", b"Precedence: ", b"List-Id: ", b"Subject: ", b"=?utf-8?q?=FF?=", b"=?x?b?", b"\r\n",
        b"\n", b"\r", b" ", b"\t", b";", b"charset*=utf-8''%FF", b"\x00", b"\xff\xfe", b"@", b"<", b">", b'"', b"bulk",
    ]
)  # fmt: skip


@settings(max_examples=500, deadline=None)
@given(st.lists(PIECES | st.binary(max_size=12), max_size=30).map(b"".join))
def test_no_header_is_too_much(data: bytes) -> None:
    """Whatever bytes a stranger sends, it says yes or no."""
    assert unlikely(data) in (True, False)


def test_a_long_header_costs_little() -> None:
    """As much as is ever fetched is looked at in no time."""
    assert not unlikely(FROM + b"X-A: @" * 20_000 + b"\r\n" + b"Reply-To: " + b"a@" * 10_000 + b"\r\n\r\n")
