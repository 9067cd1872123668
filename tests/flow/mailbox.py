"""A person's mailbox on a real server, and the store in which Demur keeps what it read there."""

import mailbox
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any, Self

from tests.servers.dovecot import Dovecot, password

from demur.adapters.imap import ImapFolder, ImapPost, Session
from demur.adapters.sql import SqlStore, open_store
from demur.deliver.port import Post
from demur.domain.account import Security, Server
from demur.domain.mail import Raw
from demur.domain.person import Calendar, History
from demur.domain.remembered import Kept
from demur.flow.drafting import Drafted, Followed, draft_all, follow
from demur.flow.process import Case, Judged
from demur.flow.sync import Synced, sync
from demur.flow.triage import judged
from demur.settings import load_settings

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
CASE = Case(
    load_settings(ROOT / "examples/profile.toml", {}).profile, Calendar(()), History(()), NOW
)  # fmt: skip


def clock() -> datetime:
    """The time of all these tests."""
    return NOW


@cache
def examples() -> tuple[bytes, ...]:
    """The messages of the example mailbox, as a server keeps them."""
    box = mailbox.mbox(str(ROOT / "examples/inbox.mbox"), create=False)
    return tuple(re.sub(rb"\r?\n", b"\r\n", message.as_bytes()) for message in box)


@cache
def asking() -> tuple[bytes, ...]:
    """Those of them that call for something when they are judged directly."""
    return tuple(data for data in examples() if isinstance(judged(Raw("", data), CASE, every=False), Judged))


def message_id(data: bytes) -> str:
    """Its Message-ID."""
    found = re.search(rb"(?im)^message-id:\s*(<[^>]*>)", data)
    assert found
    return found[1].decode()


def invitation(
    number: int, *, sender: str = "Dana Reyes <dana@kestrel.example>", more: str = "", text: str = ""
) -> bytes:
    """A plain invitation; the higher its number the newer.

    Args:
        more: further header lines, each with its line end.
        text: instead of the usual one.
    """
    said = text or (
        "Hi Alex,\r\n\r\nwe would like to invite you to a first interview for the Senior Backend Engineer position at "
        "Kestrel Freight on Thursday 10 December at 14:00 (video call, 45 minutes). Does that suit you?\r\n\r\n"
        "Best regards\r\nDana Reyes\r\nTalent Partner, Kestrel Freight\r\n"
    )
    return (
        f"From: {sender}\r\nTo: alex.morgan@example.org\r\nSubject: Interview: Senior Backend Engineer at Kestrel Freight\r\n"
        f"Date: Mon, 23 Nov 2026 {8 + number // 60:02}:{number % 60:02}:00 +0000\r\n"
        f"Message-ID: <{number}@kestrel.example>\r\n{more}"
        f"Content-Type: text/plain; charset=utf-8\r\n\r\n{said}"
    ).encode()


@dataclass
class Home:
    """A user of the server with a store; everything is asked over new connections, as each run of Demur does.

    Attributes:
        port: where the mailbox is reached, another one for a proxy.
    """

    dovecot: Dovecot
    user: str
    store: SqlStore
    path: Path
    port: int
    _tokens: Iterator[int] = field(default_factory=count)

    @classmethod
    @contextmanager
    def of(cls, server: Dovecot, path: Path) -> Iterator[Self]:
        """Somebody new."""
        store = open_store(path, clock)
        try:
            yield cls(server, server.someone(), store, path, server.imap)
        finally:
            store.close()

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A connection."""
        here = Server("127.0.0.1", self.port, Security.NONE)
        with Session(here, password(self.user), seconds=20) as session:
            yield session

    def put(self, *messages: bytes, folder: str = "INBOX") -> None:
        """Let messages come in."""
        self.dovecot.put(self.user, *messages, folder=folder)

    def sync(self, folder: str = "INBOX", since: date | None = None) -> Synced:
        """One run of sync, and what it did."""
        with self.session() as session:
            *_, last = sync(ImapFolder(session, folder), self.user, self.store, CASE, clock, since)
        return last

    def draft(self, wrapped: Any = lambda post: post) -> list[Drafted]:
        """One run of drafting.

        Args:
            wrapped: makes of the mailbox what it is reached through.
        """
        with self.session() as session:
            post: Post = wrapped(ImapPost(session))
            return list(draft_all(post, self.user, self.store, CASE, clock, self.token))

    def token(self) -> str:
        """Bits unlike any other ones."""
        return f"{next(self._tokens):032x}"

    def follow(self) -> list[Followed]:
        """One look at what became of the drafts."""
        with self.session() as session:
            return list(follow(ImapPost(session), self.user, self.store, clock))

    def kept(self) -> list[Kept]:
        """The invitations, by their ids."""
        return sorted(self.store.invitations(self.user), key=lambda each: each.id)

    def folder(self, name: str) -> dict[int, bytes]:
        """All messages of a folder by UID, as they lie there."""
        with self.dovecot.client(self.user) as client:
            client.select_folder(name, readonly=True)
            found = client.fetch(client.search("ALL"), ["BODY.PEEK[]"])
        return {uid: answer[b"BODY[]"] for uid, answer in sorted(found.items())}

    def delete(self, folder: str, *uids: int) -> None:
        """Delete messages, as a mail program does."""
        with self.dovecot.client(self.user) as client:
            client.select_folder(folder)
            client.delete_messages(uids)
            client.expunge(uids)

    def save(self, folder: str, old: int, data: bytes) -> None:
        """Put a message in the place of a draft, as a mail program does that saves it."""
        with self.dovecot.client(self.user) as client:
            client.append(folder, data, [b"\\Seen"])
        self.delete("Drafts", old)
