"""Finding out what a source is, by what is in it: never asked for, never told by the name."""

import os
import re
import stat
from pathlib import Path
from typing import BinaryIO

from demur.adapters.files.folder import Files, mail_files, maildir_files
from demur.adapters.files.mbox import Mbox, SpooledMbox
from demur.adapters.files.separator import starts_mbox
from demur.adapters.files.single import Held, One, Spooled
from demur.adapters.files.spool import GZIP, Spool, spool
from demur.domain.errors import SourceMissing, SourceUnusable
from demur.domain.mail import Unreadable
from demur.read.port import Mailbox

_SNIFF = 64 << 10
_FIELD = re.compile(rb"[!-9;-~]{1,100}[ \t]{0,10}:")
_KNOWN = re.compile(
    rb"^(?:from|to|subject|date|received|return-path|message-id|mime-version|delivered-to|content-type|reply-to|"
    rb"sender|cc|dkim-signature|authentication-results|arc-[a-z-]{1,40}|list-[a-z]{1,20}|in-reply-to|references|"
    rb"content-transfer-encoding|envelope-to|x-[a-z0-9-]{1,60})[ \t]{0,10}:",
    re.IGNORECASE,
)


def open_source(path: Path) -> Mailbox:
    """Open a file or folder of mail, whatever its form.

    A regular file that is no mail gives one `Unreadable`; an empty one is a mailbox with no messages.

    Raises:
        SourceMissing: nothing is there.
        SourceUnusable: it may not be read, or a folder holds no mail.
    """
    mailbox = _open(path)
    if mailbox is not None:
        return mailbox
    cause = (
        "It is no mail: no mbox and no message with a header. "
        f"To read pasted text, give it on standard input: demur triage - < {path}"
    )
    return Held(path.name, (Unreadable(path.name, cause, _head(path)[:200]),), path.stat().st_size)


def open_text_or_mail(path: Path) -> Mailbox:
    """Open a source that may also be a file of pasted plain text.

    Raises:
        SourceMissing: nothing is there.
        SourceUnusable: it may not be read, or a folder holds no mail.
    """
    return _open(path) or One(path, path.name, path.stat().st_size, pasted=True)


def open_stdin(stream: BinaryIO, name: str = "-") -> Mailbox:
    """Open what comes through a pipe: a message (RFC 5322), an mbox, or pasted plain text; also compressed.

    Args:
        stream: read to its end, into an unnamed temporary file.
        name: as shown in places.

    Raises:
        SourceUnusable: the temporary file can't be written, for instance because the disk is full.
    """
    return _spooled(spool(stream, name), name, pasted=True) or Held(name, (), 0)


def _open(path: Path) -> Mailbox | None:
    """Open a path as mail; None where it is a file that is none."""
    mode = _mode(path)
    if stat.S_ISDIR(mode):
        return _open_folder(path)
    if not stat.S_ISREG(mode):
        return _open_pipe(path)
    return _open_file(path)


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        raise SourceMissing(str(path)) from None
    except OSError as error:
        raise SourceUnusable(str(path), _cause(error)) from error


def _cause(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "you have no permission to read it."
    if "symbolic links" in str(error):
        return "it is a symbolic link that leads back to itself."
    return f"{error.strerror or error}."


def _head(path: Path) -> bytes:
    try:
        with open(path, "rb") as stream:
            return stream.read(_SNIFF)
    except OSError as error:
        raise SourceUnusable(str(path), _cause(error)) from error


def _open_pipe(path: Path) -> Mailbox:
    """Open a named pipe, such as a shell makes of `<(...)`: it can be read only once."""
    try:
        with open(path, "rb") as stream:
            return open_stdin(stream, path.name)
    except OSError as error:
        raise SourceUnusable(str(path), _cause(error)) from error


def _open_file(path: Path) -> Mailbox | None:
    """Open a file as mail; None where it is none."""
    head = _head(path)
    size = path.stat().st_size
    if head.startswith(GZIP):
        with open(path, "rb") as stream:
            return _spooled(spool(stream, path.name), path.name, pasted=False)
    if starts_mbox(head):
        return Mbox(path, path.name, size)
    if not head or looks_like_message(head):
        return One(path, path.name, size)
    return None


def _spooled(spooled: Spool, name: str, *, pasted: bool) -> Mailbox | None:
    head = spooled.head(_SNIFF)
    if starts_mbox(head):
        return SpooledMbox(spooled.stream, name, spooled.size, spooled.torn)
    if looks_like_message(head):
        return Spooled(spooled.stream, name, spooled.size, spooled.torn)
    if pasted and head.strip():
        return Spooled(spooled.stream, name, spooled.size, spooled.torn, pasted=True)
    if spooled.torn:
        return Held(name, (Unreadable(name, spooled.torn, head[:200]),), spooled.size)
    return Held(name, (), 0) if not head.strip() else None


def _open_folder(path: Path) -> Mailbox:
    try:
        entries = {entry.name for entry in os.scandir(path)}
        for part in entries & {"cur", "new"}:
            os.scandir(path / part).close()
    except OSError as error:
        raise SourceUnusable(str(path), _cause(error)) from error
    if entries & {"cur", "new"}:
        missing = {"cur", "new"} - entries
        if missing:
            cause = f"it looks like a Maildir, but its folder {missing.pop()} is missing."
            raise SourceUnusable(str(path), cause)
        return Files(path, path.name or str(path), tuple(maildir_files(path)))
    if "mbox" in entries and (path / "mbox").is_file():
        return open_source(path / "mbox")
    files = tuple(mail_files(path))
    if not files:
        raise SourceUnusable(
            str(path), "it is no Maildir (no folders cur and new), and there is no .eml file in it."
        )
    return Files(path, path.name or str(path), files)


def looks_like_message(head: bytes) -> bool:
    """Tell whether bytes begin with a header block in which at least one field of mail is known."""
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if text.startswith((b"From ", b">From ")):
        text = text.partition(b"\n")[2]
    for number, line in enumerate(text.splitlines()):
        if number > 300 or not line.strip():
            return False
        if line[:1] in b" \t":
            if number == 0:
                return False
            continue
        if _KNOWN.match(line):
            return True
        if not _FIELD.match(line):
            return False
    return False
