"""What a source is, is told by what is in it; what can't be used is named with its cause."""

import gzip
import io
import os
import sys
from pathlib import Path

import pytest

from demur.adapters.files import open_source, open_stdin, open_text_or_mail
from demur.domain.errors import SourceMissing, SourceUnusable
from demur.domain.mail import Raw, Unreadable
from demur.read.port import Mailbox

MESSAGE = b"From: Dana <dana@example.org>\nSubject: x\n\nHello.\n"
MBOX = (b"From dana@example.org Tue Nov 24 09:00:00 2026\n" + MESSAGE + b"\n") * 2


def read(mailbox: Mailbox) -> list[Raw | Unreadable]:
    """All that a mailbox gives."""
    return [each for batch in mailbox.batches() for each in batch.messages()]


@pytest.mark.parametrize("name", ["mail", "mail.eml", "mail.mbox", "mail.txt"])
def test_the_form_is_told_by_content_not_by_name(tmp_path: Path, name: str) -> None:
    """An mbox, a message and compressed ones are told apart under any name."""
    path = tmp_path / name
    for data, places in (
        (MESSAGE, [name]),
        (MBOX, [f"{name}#1", f"{name}#2"]),
        (gzip.compress(MESSAGE), [name]),
        (gzip.compress(MBOX), [f"{name}#1", f"{name}#2"]),
    ):
        path.write_bytes(data)
        found = read(open_source(path))
        assert [each.place for each in found] == places
        assert all(isinstance(each, Raw) for each in found)


def test_an_empty_file_is_a_mailbox_with_no_messages(tmp_path: Path) -> None:
    """An empty file is no error, and says that it is empty."""
    path = tmp_path / "empty.mbox"
    path.write_bytes(b"")
    mailbox = open_source(path)
    assert mailbox.empty
    assert read(mailbox) == []


def test_a_file_that_is_no_mail_says_what_to_do(tmp_path: Path) -> None:
    """A file without a header is one unreadable message, whose cause names the way to read pasted text."""
    path = tmp_path / "notes.txt"
    path.write_text("Dear Sam,\nplease come.\n")
    found = read(open_source(path))
    assert len(found) == 1
    assert isinstance(found[0], Unreadable)
    assert "demur triage - <" in found[0].cause


def test_a_file_of_pasted_text_can_be_read_where_that_is_meant(tmp_path: Path) -> None:
    """The one-shot takes a file of pasted text as it takes a message."""
    path = tmp_path / "notes.txt"
    path.write_text("Hi Sam: are you free?\n")
    [found] = read(open_text_or_mail(path))
    assert isinstance(found, Raw)
    assert found.pasted


def test_standard_input_takes_message_mbox_and_pasted_text() -> None:
    """All three forms come through a pipe, compressed too."""
    for data, count, pasted in (
        (MESSAGE, 1, False),
        (MBOX, 2, False),
        (b"Hi Sam,\nfree on Tuesday?\n", 1, True),
    ):
        for sent in (data, gzip.compress(data)):
            found = read(open_stdin(io.BytesIO(sent)))
            assert len(found) == count
            assert all(isinstance(each, Raw) and each.pasted is pasted for each in found)


def test_pasted_text_with_a_label_is_no_header() -> None:
    """Text that begins with "Position: ..." is pasted text: no field of mail is in it."""
    [found] = read(open_stdin(io.BytesIO(b"Position: Nurse\nWhere: Leeds\n\nAre you free?\n")))
    assert isinstance(found, Raw)
    assert found.pasted


def test_empty_standard_input_is_empty() -> None:
    """Nothing comes from nothing."""
    assert open_stdin(io.BytesIO(b"")).empty


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    """A path that is not there is wrong use."""
    with pytest.raises(SourceMissing, match="nowhere"):
        open_source(tmp_path / "nowhere")


def test_a_circular_link_is_named(tmp_path: Path) -> None:
    """A link that leads back to itself is wrong use, not a crash."""
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    with pytest.raises(SourceUnusable, match="leads back to itself"):
        open_source(loop)


def test_a_maildir_with_a_circular_folder_is_named(tmp_path: Path) -> None:
    """A Maildir whose cur leads back to itself is wrong use."""
    (tmp_path / "new").mkdir()
    (tmp_path / "cur").symlink_to(tmp_path / "cur")
    with pytest.raises(SourceUnusable, match="leads back to itself"):
        open_source(tmp_path)


def test_a_maildir_without_new_is_named(tmp_path: Path) -> None:
    """A Maildir that lacks a folder says which."""
    (tmp_path / "cur").mkdir()
    with pytest.raises(SourceUnusable, match="folder new is missing"):
        open_source(tmp_path)


def test_a_folder_without_mail_is_named(tmp_path: Path) -> None:
    """A folder that holds no mail is wrong use."""
    (tmp_path / "notes.txt").write_text("x")
    with pytest.raises(SourceUnusable, match="no Maildir"):
        open_source(tmp_path)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    """A file that may not be read is wrong use."""
    path = tmp_path / "secret.eml"
    path.write_bytes(MESSAGE)
    path.chmod(0)
    with pytest.raises(SourceUnusable, match="permission"):
        open_source(path)


def test_maildir_subfolders_are_read_and_tmp_is_not(tmp_path: Path) -> None:
    """Maildir++ folders belong to the mailbox; what is still being delivered does not."""
    for folder in ("cur", "new", "tmp", ".Sent/cur", ".Sent/new"):
        (tmp_path / folder).mkdir(parents=True)
    for place in ("cur/2.a:2,S", "new/1.b", "tmp/3.c", ".Sent/cur/1.d:2,S"):
        (tmp_path / place).write_bytes(MESSAGE)
    places = [each.place.removeprefix(tmp_path.name + "/") for each in read(open_source(tmp_path))]
    assert places == ["new/1.b", "cur/2.a:2,S", ".Sent/cur/1.d:2,S"]


def test_a_folder_is_walked_once_even_in_circles(tmp_path: Path) -> None:
    """A link to a folder above does not lead round for ever, and other files are left alone."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "one.eml").write_bytes(MESSAGE)
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "a" / "notes.txt").write_text("x")
    assert [each.place for each in read(open_source(tmp_path))] == [f"{tmp_path.name}/a/one.eml"]


def test_outlook_msg_files_say_what_to_do(tmp_path: Path) -> None:
    """A .msg file is unreadable, with the remedy."""
    (tmp_path / "one.msg").write_bytes(b"\xd0\xcf\x11\xe0")
    [found] = read(open_source(tmp_path))
    assert isinstance(found, Unreadable)
    assert ".eml" in found.cause


def test_a_file_that_vanishes_is_one_unreadable(tmp_path: Path) -> None:
    """A message deleted after the folder was listed is named; the next one is read."""
    for name in ("a.eml", "b.eml"):
        (tmp_path / name).write_bytes(MESSAGE)
    mailbox = open_source(tmp_path)
    (tmp_path / "a.eml").unlink()
    found = read(mailbox)
    assert isinstance(found[0], Unreadable)
    assert isinstance(found[1], Raw)


def test_a_truncated_gzip_keeps_what_was_read(tmp_path: Path) -> None:
    """Of a damaged archive all that could be read comes, and the rest is named."""
    path = tmp_path / "in.mbox.gz"
    many = b"".join(MBOX.replace(b"Hello", os.urandom(400).hex().encode()) for _ in range(50))
    path.write_bytes(gzip.compress(many)[:-2000])
    found = read(open_source(path))
    assert len(found) > 50
    assert all(isinstance(each, Raw) for each in found[:-1])
    assert isinstance(found[-1], Unreadable)
    assert "damaged or ends too early" in found[-1].cause


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the temporary copy finds no room, that is what is said."""
    with open("/dev/full", "r+b", buffering=0) as full:
        monkeypatch.setattr("tempfile.TemporaryFile", lambda: full)
        with pytest.raises(SourceUnusable, match="room"):
            open_stdin(io.BytesIO(MESSAGE))
