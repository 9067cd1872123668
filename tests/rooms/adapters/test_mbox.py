"""The mbox adapter: separators, dialects, damage."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demur.adapters.files import mbox, open_source
from demur.adapters.files.separator import is_separator
from demur.domain.mail import Raw

FROM = b"From dana@example.org Tue Nov 24 09:00:00 2026\n"


def read(path: Path) -> list[bytes]:
    """The bytes of all messages of an mbox."""
    found = [each for batch in open_source(path).batches() for each in batch.messages()]
    return [each.data for each in found if isinstance(each, Raw)]


def test_places_are_numbered_over_the_whole_mailbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The number of a message is its number in the file, in whatever batch it comes."""
    monkeypatch.setattr(mbox, "BATCH", 300)
    path = tmp_path / "inbox.mbox"
    path.write_bytes((FROM + b"Subject: x\n\n" + b"text\n" * 20 + b"\n") * 30)
    batches = list(open_source(path).batches())
    assert len(batches) > 5
    places = [each.place for batch in batches for each in batch.messages()]
    assert places == [f"inbox.mbox#{number}" for number in range(1, 31)]


@pytest.mark.parametrize("window", [4096, 4099, 5000, 70_000])
def test_no_separator_is_lost_at_the_border_of_a_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, window: int
) -> None:
    """Messages are found wherever the borders of the windows fall."""
    monkeypatch.setattr(mbox, "_WINDOW", window)
    monkeypatch.setattr(mbox, "BATCH", 3000)
    messages = [b"Subject: %d\n\n" % number + b"x" * (number * 7 % 900) + b"\n" for number in range(120)]
    path = tmp_path / "in.mbox"
    path.write_bytes(b"".join(FROM + each + b"\n" for each in messages))
    assert read(path) == messages


@pytest.mark.parametrize(
    "line",
    [
        b"From here on we go.\nNote: all of us\n",
        b"From Monday 7 Dec 2026 at 10:30\nWhere: Berlin\n",
        b"From 10:00 to 11:00 on Tue 8 Dec 2026\nLocation: Zoom\n",
        b"From Dana Reyes\nSent: Tuesday\n",
        b"From: Dana\nSubject: x\n",
    ],
)
def test_prose_is_no_separator(line: bytes) -> None:
    """A line of a text is no separator, even with a header-like line after it and a blank one before."""
    assert not is_separator(b"text\n\n" + line, 6)


@pytest.mark.parametrize(
    "line",
    [
        b"From dana@example.org Tue Nov 24 09:00:00 2026\nSubject: x\n",
        b"From - Tue Nov 24 09:00:00 2026\nX-Mozilla-Status: 0001\n",
        b"From 1711111111111111111@xxx Tue Nov 24 09:00:00 +0000 2026\nX-GM-THRID: 1\n",
        b"From dana@example.org  Tue Nov  4 09:00 2026\nReceived: x\n",
        b"From MAILER-DAEMON Tue Nov 24 09:00:00 2026 +0100\r\nSubject: x\r\n",
        b'From "Dana Reyes"@example.org Tue, 24 Nov 2026 09:00:00 +0100\nSubject: x\n',
        b"From dana@example.org\nSubject: x\n",
    ],
)
def test_the_separators_of_mail_programs_are_known(line: bytes) -> None:
    """The From_ lines of Thunderbird, Gmail, Unix and others separate messages."""
    assert is_separator(b"text\n\n" + line, 6)


def test_crlf_messages_come_without_their_separators(tmp_path: Path) -> None:
    """An mbox with CRLF is read like one with LF."""
    path = tmp_path / "in.mbox"
    text = FROM + b"Subject: a\n\none\n\n" + FROM + b"Subject: b\n\ntwo\n\n"
    path.write_bytes(text.replace(b"\n", b"\r\n"))
    assert read(path) == [b"Subject: a\r\n\r\none\r\n", b"Subject: b\r\n\r\ntwo\r\n"]


def test_content_length_protects_unescaped_lines(tmp_path: Path) -> None:
    """In mboxcl2, where nothing is escaped, a true Content-Length keeps a quoted mailbox in one message."""
    body = b"See this mailbox:\n\n" + FROM + b"Subject: inner\n\ntext\n"
    head = b"Subject: outer\nContent-Length: %d\n\n" % len(body)
    path = tmp_path / "in.mbox"
    path.write_bytes(FROM + head + body + b"\n" + FROM + b"Subject: next\nContent-Length: 5\n\ntext\n\n")
    assert read(path) == [head + body, b"Subject: next\nContent-Length: 5\n\ntext\n"]


def test_a_wrong_content_length_loses_no_message(tmp_path: Path) -> None:
    """A Content-Length that leads nowhere is not believed."""
    path = tmp_path / "in.mbox"
    path.write_bytes(
        (FROM + b"Subject: a\nContent-Length: 7\n\nlonger than seven\n\n") * 2 + FROM + b"Subject: b\n\nend\n"
    )
    assert len(read(path)) == 3


def test_a_truncated_mbox_gives_its_last_message_as_far_as_it_goes(tmp_path: Path) -> None:
    """A file that ends in the middle of a message loses nothing of what is there."""
    path = tmp_path / "in.mbox"
    path.write_bytes(FROM + b"Subject: a\n\none\n\n" + FROM + b"Subject: b\nFrom: da")
    assert read(path) == [b"Subject: a\n\none\n", b"Subject: b\nFrom: da"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.text(st.sampled_from("ab >\nFrom:"), max_size=60).map(lambda text: "Subject: x\n\n" + text),
        min_size=1,
        max_size=6,
    )
)
def test_any_text_survives_mboxrd(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    """Whatever stands in a message, escaping and reading gives it back."""
    path = tmp_path_factory.mktemp("mbox") / "in.mbox"
    escaped = (
        "\n".join(">" + line if line.lstrip(">").startswith("From ") else line for line in text.split("\n"))
        for text in texts
    )
    path.write_bytes(b"".join(FROM + text.encode() + b"\n\n" for text in escaped))
    assert [data.rstrip(b"\n") for data in read(path)] == [text.encode().rstrip(b"\n") for text in texts]
