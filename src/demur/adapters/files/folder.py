"""Folders with one message a file: Maildir, and .eml files."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from demur.adapters.files.separator import message_of, starts_mbox
from demur.adapters.files.single import read_file
from demur.domain.mail import Raw, Unreadable

_BATCH_FILES = 500
_BATCH_BYTES = 1 << 20
_MAIL = (".eml", ".eml.gz", ".msg", ".mht", ".mhtml")


@dataclass(frozen=True, slots=True)
class FileBatch:
    """Some files of a folder, one message each.

    Attributes:
        folder: the source folder.
        shown: its name, which begins every place.
        files: paths below the folder.
    """

    folder: str
    shown: str
    files: tuple[str, ...]
    size: int

    def messages(self) -> Iterator[Raw | Unreadable]:
        """Read the files, in order."""
        for file in self.files:
            place = f"{self.shown}/{file}"
            if file.lower().endswith(".msg"):
                yield Unreadable(
                    place, "Outlook's .msg format can't be read. Save the message as .eml and try again."
                )
                continue
            yield _without_separator(read_file(os.path.join(self.folder, file), place))


@dataclass(frozen=True, slots=True)
class Files:
    """A folder with one message a file.

    Attributes:
        files: (path below the folder, size in bytes), in the order of reading.
    """

    path: Path
    name: str
    files: tuple[tuple[str, int], ...]

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(size for _, size in self.files)

    @property
    def empty(self) -> bool:
        """There is no file."""
        return not self.files

    def batches(self) -> Iterator[FileBatch]:
        """Cut the files into runs of at most 500 files and about 4 MB."""
        run: list[str] = []
        total = 0
        for file, size in self.files:
            run.append(file)
            total += size
            if len(run) >= _BATCH_FILES or total >= _BATCH_BYTES:
                yield FileBatch(str(self.path), self.name, tuple(run), total)
                run, total = [], 0
        if run:
            yield FileBatch(str(self.path), self.name, tuple(run), total)


def _without_separator(message: Raw | Unreadable) -> Raw | Unreadable:
    """Some programs write a From_ line even into files of one message."""
    if isinstance(message, Raw) and starts_mbox(message.data):
        data = message_of(message.data, 0, len(message.data), counted=True)
        return Raw(message.place, data, elided=message.elided)
    return message


def maildir_files(folder: Path) -> list[tuple[str, int]]:
    """List the messages of a Maildir and of its Maildir++ subfolders, sorted by folder and delivery name.

    The delivery name begins with the time of delivery, so that the order is that of arrival; `tmp` holds
    messages that are still being written and is left alone.
    """
    found = [(("", name), path, size) for name, path, size in _delivered(folder, "")]
    for entry in sorted(_entries(folder), key=lambda entry: entry.name):
        if entry.name.startswith(".") and _is_folder(entry):
            found += [
                ((entry.name, name), path, size)
                for name, path, size in _delivered(Path(entry.path), entry.name + "/")
            ]
    return [(path, size) for _, path, size in sorted(found)]


def _delivered(folder: Path, prefix: str) -> Iterator[tuple[str, str, int]]:
    for part in ("cur", "new"):
        for entry in _entries(folder / part):
            if not entry.name.startswith(".") and _is_file(entry):
                yield entry.name.partition(":2,")[0], f"{prefix}{part}/{entry.name}", _size(entry)


def mail_files(folder: Path) -> list[tuple[str, int]]:
    """List the files of mail in a folder and all folders below it, sorted by path; each folder once."""
    found: list[tuple[str, int]] = []
    seen: set[tuple[int, int]] = set()
    waiting = [(folder, "")]
    while waiting:
        here, prefix = waiting.pop()
        try:
            status = here.stat()
        except OSError:
            continue
        # A symbolic link to a folder above would be walked for ever.
        if (status.st_dev, status.st_ino) in seen:
            continue
        seen.add((status.st_dev, status.st_ino))
        for entry in _entries(here):
            if _is_folder(entry):
                waiting.append((Path(entry.path), f"{prefix}{entry.name}/"))
            elif entry.name.lower().endswith(_MAIL) and (_is_file(entry) or entry.is_symlink()):
                found.append((prefix + entry.name, _size(entry)))
    return sorted(found)


def _entries(folder: Path) -> list["os.DirEntry[str]"]:
    try:
        return list(os.scandir(folder))
    except OSError:
        return []


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_file(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_file()
    except OSError:
        return False


def _size(entry: "os.DirEntry[str]") -> int:
    try:
        return entry.stat().st_size
    except OSError:
        return 0
