"""The mail that is measured, as an mbox and as a Maildir, with the truth about it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_WINDOW = 8 << 20
_MARK = b"\nFrom "
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Form:
    """Mail in one form.

    Attributes:
        kind: "mbox" or "Maildir".
        truth: Message-ID of each invitation, by its number in the mbox.
    """

    kind: str
    path: Path
    messages: int
    size: int
    truth: dict[int, str]


def mbox_of(path: Path) -> Form:
    """The generated mbox, counted, with its FILE.truth.

    Raises:
        FileNotFoundError: one of the two is missing.
    """
    truth: dict[int, str] = {}
    for line in Path(f"{path}.truth").read_text(encoding="utf-8").splitlines():
        number, _, message_id = line.split("\t")
        truth[int(number)] = message_id
    count = sum(1 for _ in _messages(path))
    return Form("mbox", path, count, path.stat().st_size, truth)


def maildir_of(mbox: Form, folder: Path, limit: int) -> Form:
    """Write the first messages of the mbox as a Maildir; each file's name begins with the number."""
    for each in ("cur", "new", "tmp"):
        (folder / each).mkdir(parents=True)
    count, size = 0, 0
    for data in _messages(mbox.path):
        if count == limit:
            break
        count += 1
        message = _ESCAPED.sub(rb"\1", data.partition(b"\n")[2])
        size += (folder / "cur" / f"{count:07}.M{count}P1.benchmark:2,S").write_bytes(message)
    truth = {number: message_id for number, message_id in mbox.truth.items() if number <= count}
    return Form("Maildir", folder, count, size, truth)


def warm(form: Form) -> None:
    """Read all of it once, so that it lies in the cache of the system."""
    paths = [form.path] if form.kind == "mbox" else (form.path / "cur").iterdir()
    for path in paths:
        with open(path, "rb", buffering=0) as stream:
            while stream.read(_WINDOW):
                pass


def _messages(path: Path) -> Iterator[bytes]:
    """The messages of the mbox with their From_ lines; the generator escapes all other such lines."""
    rest = b""
    with open(path, "rb", buffering=0) as stream:
        while window := stream.read(_WINDOW):
            *whole, last = (rest + window).split(_MARK)
            for index, each in enumerate(whole):
                yield b"From " + each if index else each
            rest = b"From " + last if whole else last
    if rest:
        yield rest
