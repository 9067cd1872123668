"""The generated mailbox: the same for the same seed, readable by others, true to its truth."""

import mailbox
import re
import subprocess
import sys
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[3] / "benchmarks" / "mailbox.py"
COUNT = 1500


def generate(path: Path, *options: str, count: int = COUNT) -> subprocess.CompletedProcess[str]:
    """Run the command as a person does."""
    command = [sys.executable, str(SCRIPT), str(count), str(path), *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def truth_of(path: Path) -> list[tuple[int, str, str]]:
    """The lines of FILE.truth."""
    rows = [line.split("\t") for line in Path(f"{path}.truth").read_text(encoding="utf-8").splitlines()]
    return [(int(number), kind, message_id) for number, kind, message_id in rows]


@pytest.fixture(scope="module")
def box(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A mailbox of 1,500 messages."""
    path = tmp_path_factory.mktemp("box") / "inbox.mbox"
    assert generate(path).returncode == 0
    return path


@pytest.fixture(scope="module")
def parsed(box: Path) -> list[EmailMessage]:
    """All its messages, found by the library's own mailbox and read by its own parser."""
    found = mailbox.mbox(box, create=False)
    raw = [found.get_bytes(key) for key in sorted(found.iterkeys())]
    messages = [message_from_bytes(each, policy=policy.default) for each in raw]
    assert all(isinstance(each, EmailMessage) for each in messages)
    return messages


def test_a_seed_makes_one_mailbox(box: Path, tmp_path: Path) -> None:
    """The same seed gives the same bytes and the same truth, another seed another mailbox."""
    same, other = tmp_path / "same.mbox", tmp_path / "other.mbox"
    generate(same)
    generate(other, "--seed", "2")
    assert same.read_bytes() == box.read_bytes()
    assert truth_of(same) == truth_of(box)
    assert other.read_bytes() != box.read_bytes()


def test_others_find_every_message(parsed: list[EmailMessage]) -> None:
    """Python's mailbox finds as many messages as were asked for, no two with one Message-ID."""
    assert len(parsed) == COUNT
    assert len({each["Message-ID"] for each in parsed}) == COUNT


def test_the_mail_is_sound(parsed: list[EmailMessage]) -> None:
    """Each message has a sender, a date and no defect, and each text can be decoded and has no blank left in it."""
    for each in parsed:
        assert each["From"].addresses
        assert each["Date"].datetime.year in range(2019, 2027)
        for part in each.walk():
            assert not part.defects
            if part.get_content_maintype() == "text":
                data, charset = part.get_payload(decode=True), part.get_content_charset()
                assert isinstance(data, bytes)
                assert charset is not None
                data.decode(charset)
        body = each.get_body(("plain", "html"))
        assert body is not None
        assert not re.search(r"\{[a-z0-9_]+\}|\[[^\]\n]+\|[^\]\n]+\]", body.get_content())


def test_the_truth_names_the_invitations(box: Path, parsed: list[EmailMessage]) -> None:
    """FILE.truth has exactly the share that was asked for, and each number leads to the message of that id."""
    truth = truth_of(box)
    assert len(truth) == round(COUNT * 0.02)
    assert {kind for _, kind, _ in truth} <= {
        "interview_invitation",
        "recruiter_outreach",
        "scheduling_change",
    }
    for number, _, message_id in truth:
        assert parsed[number - 1]["Message-ID"] == message_id


def test_the_sizes_are_those_of_real_mail(box: Path, parsed: list[EmailMessage]) -> None:
    """The mean is about 5.6 kB, most messages are shorter, and a few are longer than 20 kB."""
    sizes = sorted(len(each) for each in box.read_bytes().split(b"\nFrom "))
    assert 4_900 < sum(sizes) / COUNT < 6_300
    assert sizes[COUNT // 2] < 4_500
    assert 0.005 < sum(each > 20_000 for each in sizes) / COUNT < 0.08
    assert sizes[-1] < 150_000


def test_the_mail_is_varied(parsed: list[EmailMessage]) -> None:
    """All usual shapes, encodings and several charsets occur."""
    parts = [part for each in parsed for part in each.walk()]
    assert {part.get_content_type() for part in parts} >= {
        "text/plain",
        "text/html",
        "text/calendar",
        "multipart/alternative",
        "multipart/mixed",
    }
    encodings = {part["Content-Transfer-Encoding"] for part in parts if not part.is_multipart()}
    assert encodings == {"7bit", "8bit", "base64", "quoted-printable"}
    assert len({part.get_content_charset() for part in parts} - {None}) >= 4


def test_the_share_can_be_chosen(tmp_path: Path) -> None:
    """No invitations where none are wanted, half of the mailbox where half is."""
    none, half = tmp_path / "none.mbox", tmp_path / "half.mbox"
    generate(none, "--invitations", "0", count=100)
    generate(half, "--invitations", "0.5", count=100)
    assert truth_of(none) == []
    assert len(truth_of(half)) == 50


@pytest.mark.parametrize("options", [("--invitations", "1.5"), ("--invitations", "-1")])
def test_wrong_use_writes_nothing(tmp_path: Path, options: tuple[str, ...]) -> None:
    """A share that is none is refused, and no file is begun."""
    path = tmp_path / "in.mbox"
    assert generate(path, *options, count=10).returncode == 2
    assert list(tmp_path.iterdir()) == []
