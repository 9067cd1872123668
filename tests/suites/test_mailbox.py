"""What every adapter of the port `Mailbox` must hold to; an adapter joins by one entry in `MAKERS`."""

import gzip
import io
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from demur.adapters.files import open_source, open_stdin
from demur.domain.mail import Raw, Unreadable
from demur.read.port import Mailbox

Maker = Callable[[Path, list[bytes]], Mailbox]
FROM = b"From dana@example.org Tue Nov 24 09:00:00 2026\n"


def mbox_bytes(messages: list[bytes]) -> bytes:
    """An mboxrd file with these messages."""
    lines = (
        FROM
        + b"\n".join(
            b">" + line if line.lstrip(b">").startswith(b"From ") else line for line in text.split(b"\n")
        )
        for text in messages
    )
    return b"".join(text + (b"\n" if text.endswith(b"\n") else b"\n\n") for text in lines)


def _mbox(folder: Path, messages: list[bytes]) -> Mailbox:
    (folder / "in.mbox").write_bytes(mbox_bytes(messages))
    return open_source(folder / "in.mbox")


def _gzip(folder: Path, messages: list[bytes]) -> Mailbox:
    (folder / "in.mbox").write_bytes(gzip.compress(mbox_bytes(messages)))
    return open_source(folder / "in.mbox")


def _maildir(folder: Path, messages: list[bytes]) -> Mailbox:
    for name in ("cur", "new", "tmp"):
        (folder / "box" / name).mkdir(parents=True)
    for index, message in enumerate(messages):
        where, flags = ("cur", ":2,S") if index % 2 else ("new", "")
        (folder / "box" / where / f"17000000{index:04}.M1.host{flags}").write_bytes(message)
    return open_source(folder / "box")


def _folder(folder: Path, messages: list[bytes]) -> Mailbox:
    for index, message in enumerate(messages):
        below = folder / "mail" / f"{index // 3:03}"
        below.mkdir(parents=True, exist_ok=True)
        (below / f"{index:04}.eml").write_bytes(message)
    return open_source(folder / "mail")


def _stdin(folder: Path, messages: list[bytes]) -> Mailbox:
    return open_stdin(io.BytesIO(mbox_bytes(messages)))


MAKERS: dict[str, Maker] = {
    "mbox": _mbox,
    "compressed mbox": _gzip,
    "Maildir": _maildir,
    "folder": _folder,
    "standard input": _stdin,
}


@pytest.fixture(params=list(MAKERS.values()), ids=list(MAKERS))
def make(request: pytest.FixtureRequest) -> Maker:
    """Makes a mailbox of one adapter that holds some messages."""
    maker: Maker = request.param
    return maker


def message(number: int, text: str = "Hello.\n") -> bytes:
    """A small message."""
    return f"Subject: number {number}\nFrom: Dana <dana@example.org>\n\n{text}".encode()


def read_all(mailbox: Mailbox) -> list[Raw | Unreadable]:
    """All that a mailbox gives."""
    return [each for batch in mailbox.batches() for each in batch.messages()]


def data_of(found: list[Raw | Unreadable]) -> list[bytes]:
    """The bytes of all messages; there must be nothing unreadable among them."""
    assert all(isinstance(each, Raw) for each in found)
    return [each.data for each in found if isinstance(each, Raw)]


def test_every_message_comes_in_order(make: Maker, tmp_path: Path) -> None:
    """All messages come, whole, in the order of the source."""
    messages = [message(number) for number in range(7)]
    assert data_of(read_all(make(tmp_path, messages))) == messages


def test_a_body_line_that_begins_with_from_stays_one_message(make: Maker, tmp_path: Path) -> None:
    """A body line that begins with "From " neither cuts a message nor is changed."""
    messages = [message(1, "Hi.\n\nFrom here on\nNote: it goes on.\n\n>From you\n"), message(2)]
    assert data_of(read_all(make(tmp_path, messages))) == messages


def test_places_are_the_same_each_time_and_each_its_own(make: Maker, tmp_path: Path) -> None:
    """Two readings give the same places, and no two messages share one."""
    mailbox = make(tmp_path, [message(number) for number in range(5)])
    first, second = ([each.place for each in read_all(mailbox)] for _ in range(2))
    assert first == second
    assert len(set(first)) == 5


def test_batches_can_be_pickled_and_read_elsewhere(make: Maker, tmp_path: Path) -> None:
    """A batch that was pickled gives the same messages."""
    mailbox = make(tmp_path, [message(number) for number in range(5)])
    for batch in mailbox.batches():
        again = pickle.loads(pickle.dumps(batch))
        assert list(again.messages()) == list(batch.messages())


def test_the_sizes_of_the_batches_add_up(make: Maker, tmp_path: Path) -> None:
    """What the batches cover is the size of the mailbox, so that a progress bar ends full."""
    mailbox = make(tmp_path, [message(number) for number in range(5)])
    assert sum(batch.size for batch in mailbox.batches()) == mailbox.size
    assert not mailbox.empty


def test_a_broken_message_stops_nothing(make: Maker, tmp_path: Path) -> None:
    """Bytes that are no message stand in their place; those before and after them come all the same."""
    messages = [message(1), b"\x00\xff\xfe garbage \x80\n", message(3)]
    assert data_of(read_all(make(tmp_path, messages))) == messages


def test_a_large_message_is_elided_and_its_structure_kept(make: Maker, tmp_path: Path) -> None:
    """Of a large attachment only the beginning is read; the parts after it are whole."""
    line = b"QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5\n"
    large = (
        b'Subject: large\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b1"\n\n'
        b"--b1\nContent-Type: text/plain\n\nFirst.\n"
        b"--b1\nContent-Type: application/pdf\nContent-Transfer-Encoding: base64\n\n"
        + line
        * 120_000
        + b"--b1\n"
        b"Content-Type: text/calendar\n\nBEGIN:VCALENDAR\n--b1--\n"
    )
    found = read_all(make(tmp_path, [message(1), large, message(3)]))
    assert len(found) == 3
    raw = found[1]
    assert isinstance(raw, Raw)
    assert len(raw.data) < 1_000_000
    assert raw.elided > 7_000_000
    assert b"First." in raw.data
    assert raw.data.count(b"\n--b1") == 4
    assert b"BEGIN:VCALENDAR" in raw.data
    assert data_of([found[0], found[2]]) == [message(1), message(3)]
