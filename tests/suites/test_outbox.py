"""What every Outbox must hold to (`deliver/port.py`), tried on each adapter."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from demur.adapters.drafts import RECORD, DraftFolder
from demur.deliver.port import Outbox
from demur.domain.errors import CannotWrite
from demur.domain.letter import Blanks, Letter, Situation
from demur.domain.mail import Address
from demur.domain.reply import Reply

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
Open = Callable[[], Outbox]


def reply(body: str = "Hello Dana,\n\nNo, thank you.\n\nAlex", company: str | None = "Acme") -> Reply:
    """A reply to somebody."""
    letter = Letter(Situation.DECLINE, "en", body, Blanks(company=company))
    return Reply(
        letter, Address("Alex", "a@x.example"), Address("Dana", "d@y.example"), "Re: x", "<1@y>", ("<1@y>",)
    )


class OutboxSuite:
    """The promises of the port."""

    @pytest.fixture
    def opened(self, tmp_path: Path) -> Open:
        """Opens the outbox, again and again on what is there."""
        raise NotImplementedError

    def contents(self, tmp_path: Path) -> list[bytes]:
        """The messages that wait in it."""
        raise NotImplementedError

    def test_a_reply_is_put_once(self, opened: Open, tmp_path: Path) -> None:
        """The same key is put once, by the same outbox and by one that is opened later."""
        box = opened()
        assert box.put("key", reply(), NOW)
        assert box.put("key", reply("Hello other"), NOW) is None
        assert opened().put("key", reply(), NOW) is None
        assert len(self.contents(tmp_path)) == 1

    def test_each_invitation_has_its_own(self, opened: Open, tmp_path: Path) -> None:
        """Different keys give different messages, even with the same text."""
        box = opened()
        names = [box.put(f"key {n}", reply(), NOW) for n in range(20)]
        assert len(set(names)) == 20
        assert len(self.contents(tmp_path)) == 20

    def test_what_is_put_is_the_reply(self, opened: Open, tmp_path: Path) -> None:
        """The message that waits says what the letter says, to whom it is for."""
        body = "Hello Jörg,\n\nthank you – but no.\n\nKind regards,\n\nAlex"
        opened().put("key", reply(body), NOW)
        (data,) = self.contents(tmp_path)
        message = message_from_bytes(data, policy=policy.default)
        assert message.get_content().replace("\r\n", "\n") == body + "\n"
        assert message["To"] == "Dana <d@y.example>"

    @pytest.mark.parametrize(
        "company", ["../../etc/passwd", "", "a/b\\c:d", "Ünïcödé", "x" * 300, ".", "\0", None]
    )
    def test_any_name_will_do(self, opened: Open, tmp_path: Path, company: str | None) -> None:
        """A company's name never leads out of the outbox."""
        assert opened().put("key", reply(company=company), NOW)
        assert len(self.contents(tmp_path)) == 1


class TestDraftFolder(OutboxSuite):
    """A folder of .eml files."""

    @pytest.fixture
    def opened(self, tmp_path: Path) -> Open:
        """The folder `drafts`."""
        return lambda: DraftFolder(tmp_path / "drafts")

    def contents(self, tmp_path: Path) -> list[bytes]:
        """Its .eml files."""
        return [path.read_bytes() for path in sorted((tmp_path / "drafts").glob("*.eml"))]

    def test_what_the_person_does_with_a_draft_stays(self, opened: Open, tmp_path: Path) -> None:
        """A draft that was edited or deleted is not written again."""
        opened().put("key", reply(), NOW)
        (path,) = (tmp_path / "drafts").glob("*.eml")
        path.write_text("mine")
        assert opened().put("key", reply(), NOW) is None
        assert path.read_text() == "mine"
        path.unlink()
        assert opened().put("key", reply(), NOW) is None
        assert self.contents(tmp_path) == []

    def test_a_torn_record_loses_nothing(self, opened: Open, tmp_path: Path) -> None:
        """A record that was cut off in its last line still knows the others, and the files tell of the last."""
        box = opened()
        for n in range(3):
            box.put(f"key {n}", reply(), NOW)
        record = tmp_path / "drafts" / RECORD
        record.write_bytes(record.read_bytes()[:-10] + b"\xff")
        again = opened()
        assert [again.put(f"key {n}", reply(), NOW) for n in range(3)] == [None, None, None]
        assert again.put("new", reply(), NOW)
        assert opened().put("new", reply(), NOW) is None

    def test_no_half_file_is_left(
        self, opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A full disk is an error with a sentence; no part of a draft stays, and the next run writes it."""

        def full(_: int) -> None:
            raise OSError(28, "No space left on device")

        box = opened()
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", full)
            with pytest.raises(CannotWrite, match="No space left"):
                box.put("key", reply(), NOW)
        assert list((tmp_path / "drafts").iterdir()) == []
        assert opened().put("key", reply(), NOW)

    def test_a_file_system_without_hard_links(
        self, opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Drafts are written where links can't be made."""

        def refused(*_: object) -> None:
            raise PermissionError(1, "Operation not permitted")

        monkeypatch.setattr(os, "link", refused)
        assert opened().put("key", reply(), NOW)
        assert opened().put("key", reply(), NOW) is None
        assert len(self.contents(tmp_path)) == 1
