"""The servers and the store of one person, each call of which can be watched; made anew in any process."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from tests.servers import dovecot, radicale
from tests.servers.smtp import PASSWORD, USER

from demur.adapters.caldav import CalendarAccount
from demur.adapters.imap import ImapPost, Session
from demur.adapters.rulings import RulingFolder
from demur.adapters.smtp import Submission
from demur.adapters.sql import SqlStore, open_store
from demur.deliver.port import CalendarStore, Post, Transport
from demur.domain.account import Account, Credentials, OnDecline, Security, Server
from demur.domain.delivery import Outgoing
from demur.domain.person import Calendar, History, Profile
from demur.flow.delivering import work
from demur.flow.port import Work
from demur.flow.process import Case
from demur.flow.sending import Office
from demur.flow.tidying import remember
from demur.ledger.store import Store

Hook = Callable[[str], None]
"""Is told of each call, before it ("before store.approve") and when it has returned ("after store.approve")."""


@dataclass(frozen=True)
class Where:
    """Where one person's servers and files are; plain values, so that another process can be told.

    Attributes:
        store, workflows: URLs of databases.
        patience: seconds for the answer to a letter.
        paces: by which the carrier's pauses are multiplied.
    """

    folder: str
    imap: int
    imap_user: str
    smtp: int
    caldav: str
    caldav_user: str
    store: str
    workflows: str
    files_sent: bool = False
    on_decline: str = "decline"
    limit: int = 10_000
    secret: str = PASSWORD
    patience: float = 20.0
    paces: float = 0.01
    lock: str = "sender.lock"

    @property
    def account(self) -> Account:
        """As it is kept."""
        return Account(
            USER, self.imap_user,
            Server("127.0.0.1", self.imap, Security.NONE), Server("127.0.0.1", self.smtp, Security.NONE),
            None, self.files_sent, self.caldav, OnDecline(self.on_decline),
        )  # fmt: skip

    @property
    def rulings(self) -> RulingFolder:
        """What was decided."""
        return RulingFolder(Path(self.folder) / "rulings", lambda _: None)

    def opened(self) -> SqlStore:
        """The store."""
        return open_store(self.store, now)

    def case(self, profile: Profile) -> Case:
        """What letters are judged against."""
        return Case(profile, Calendar(), History(), now())


def now() -> datetime:
    """The time."""
    return datetime.now(UTC)


def silent(_: str) -> None:
    """Does nothing."""


class Watched:
    """Stands before an object, and tells a hook of each call of its methods."""

    def __init__(self, inner: object, name: str, hook: Hook) -> None:
        self._inner, self._name, self._hook = inner, name, hook

    def __getattr__(self, method: str) -> Callable[..., Any]:
        """A method that is watched."""
        inner = getattr(self._inner, method)

        def call(*arguments: Any, **named: Any) -> Any:
            what = f"{self._name}.{method}"
            if method == "advance":
                what += f" {arguments[2]} {arguments[0][:8]}"
            self._hook(f"before {what}")
            result = inner(*arguments, **named)
            self._hook(f"after {what}")
            return result

        return call


class WatchedTransport:
    """The same for what is submitted."""

    def __init__(self, inner: Transport, hook: Hook) -> None:
        self._inner, self._hook = inner, hook

    def send(self, outgoing: Outgoing, committing: Callable[[], None]) -> str:
        """See `Transport.send`."""

        def watched() -> None:
            self._hook("before committing")
            committing()
            self._hook("after committing")

        self._hook("before transport.send")
        word = self._inner.send(outgoing, watched)
        self._hook("after transport.send")
        return word


def office(
    where: Where, store: Store, own: tuple[str, ...], hook: Hook = silent, clock: Callable[[], datetime] = now
) -> Office:
    """All that a delivery needs, from the product's own parts."""

    @contextmanager
    def post() -> Iterator[Post]:
        with Session(where.account.imap, dovecot.password(where.imap_user), seconds=10) as session:
            yield cast(Post, Watched(ImapPost(session), "post", hook))

    @contextmanager
    def calendar() -> Iterator[CalendarStore]:
        account = CalendarAccount(
            where.caldav, Credentials(where.caldav_user, lambda: radicale.PASSWORD), timeout=10
        )
        yield cast(CalendarStore, Watched(account, "calendar", hook))

    sender = Credentials(USER, lambda: where.secret)
    assert where.account.smtp
    transport = Submission(where.account.smtp, sender, timeout=10, patience=where.patience)
    return Office(
        account=where.account,
        own=own,
        store=cast(Store, Watched(store, "store", hook)),
        post=post,
        transport=WatchedTransport(transport, hook),
        calendar=None if where.on_decline == "leave" else calendar,
        clock=clock,
        limit=where.limit,
    )


def all_work(
    where: Where,
    store: Store,
    profile: Profile,
    failed: Callable[[str, str, Exception], None],
    hook: Hook = silent,
    clock: Callable[[], datetime] = now,
) -> Work:
    """All that is done with a delivery."""
    one = office(where, store, profile.addresses, hook, clock)

    def remembered(key: str) -> None:
        hook("before remember")
        remember(key, one, replace(where.case(profile), now=clock()), where.rulings)
        hook("after remember")

    return work(lambda _: one, remembered, failed)
