"""The folder of rulings, against its port."""

import os
import stat
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from demur.adapters.rulings import RulingFolder
from demur.domain.errors import CannotWrite
from demur.domain.facts import InterviewTime
from demur.domain.mail import Address, Raw
from demur.domain.person import Calendar, CalendarEntry
from demur.domain.ruling import Ruling
from demur.domain.verdict import Decision

AT = datetime(2026, 11, 24, 9, tzinfo=UTC)
SLOT = InterviewTime(
    AT + timedelta(days=3), AT + timedelta(days=3, hours=1), "Europe/Berlin", "", "body", (0, 0), 1.0
)
ENTRY = CalendarEntry(AT, AT + timedelta(hours=1), "Interview with Ämter", "u1", True, False, False, True)
RULING = Ruling(
    raw=Raw("inbox.mbox#3", b"From: a@b.example\r\n\r\nGr\xfc\xdfe \x00", False),
    message_id="<1@b.example>",
    subject="Gespräch",
    at=AT,
    decided=Decision.TAKE,
    advised=Decision.DECLINE,
    because="The pay is far below your floor.",
    factor="alignment",
    slot=SLOT,
    sender=Address("Ann Field", "ann@b.example"),
    company="B & Söhne",
    door_open=False,
    calendar=Calendar((ENTRY,)),
)


def _folder(path: Path, told: list[str] | None = None) -> RulingFolder:
    return RulingFolder(path, (told if told is not None else []).append)


def test_a_ruling_comes_back_as_it_was(tmp_path: Path) -> None:
    """Bytes, times and the calendar, whatever characters they hold; only the person may read them."""
    _folder(tmp_path / "new" / "rulings").put(RULING)
    folder = _folder(tmp_path / "new" / "rulings")
    assert list(folder.all()) == [RULING]
    assert all(stat.S_IMODE(path.stat().st_mode) & 0o077 == 0 for path in folder.path.iterdir())


def test_a_message_has_one_ruling_the_last(tmp_path: Path) -> None:
    """Who changes their mind is remembered with the new one."""
    folder = _folder(tmp_path)
    folder.put(RULING)
    folder.put(replace(RULING, decided=Decision.DECLINE, slot=None, sender=None, company=None))
    found = list(folder.all())
    assert [each.decided for each in found] == [Decision.DECLINE]
    assert not found[0].overruled


def test_the_oldest_come_first(tmp_path: Path) -> None:
    """Whatever the names of the files."""
    folder = _folder(tmp_path)
    for days in (2, 0, 1):
        raw = Raw(f"m{days}", f"Subject: {days}".encode())
        folder.put(replace(RULING, raw=raw, at=AT + timedelta(days=days)))
    assert [each.raw.place for each in folder.all()] == ["m0", "m1", "m2"]


def test_what_cannot_be_read_is_told_and_stays(tmp_path: Path) -> None:
    """A broken ruling, one of another form and one without its message don't hide the others."""
    told: list[str] = []
    folder = _folder(tmp_path, told)
    folder.put(RULING)
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    (tmp_path / "other.json").write_text('{"form": 99}', encoding="utf-8")
    (tmp_path / "other.eml").write_bytes(b"x")
    (tmp_path / "gone.json").write_text('{"form": 1}', encoding="utf-8")
    assert len(list(folder.all())) == 1
    assert len(told) == 3
    assert all("left out" in sentence for sentence in told)
    assert (tmp_path / "broken.json").read_text(encoding="utf-8") == "{"


def test_no_folder_is_no_ruling(tmp_path: Path) -> None:
    """Nothing was decided yet, and nothing is made by looking."""
    assert list(_folder(tmp_path / "none").all()) == []
    assert not (tmp_path / "none").exists()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    """It names the folder."""
    tmp_path.chmod(0o500)
    with pytest.raises(CannotWrite, match="rulings"):
        _folder(tmp_path / "rulings").put(RULING)


def test_a_file_in_place_of_the_folder_is_an_error(tmp_path: Path) -> None:
    """Nothing of it is touched."""
    (tmp_path / "rulings").write_text("mine", encoding="utf-8")
    with pytest.raises(CannotWrite, match="rulings"):
        _folder(tmp_path / "rulings").put(RULING)
    assert (tmp_path / "rulings").read_text(encoding="utf-8") == "mine"
