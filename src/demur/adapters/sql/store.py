"""The store over its transactions."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from filelock import FileLock
from sqlalchemy import URL, Connection, Engine

from demur.adapters.sql import (
    accounts,
    deliveries,
    drafts,
    forget,
    invitations,
    letters,
    listed,
    reading,
    stands,
)
from demur.adapters.sql.engine import READING, connect, make_room, parse, shown
from demur.adapters.sql.events import record
from demur.adapters.sql.export import export
from demur.adapters.sql.fault import told
from demur.adapters.sql.hold import enter
from demur.adapters.sql.migrate import bring_up_to_date
from demur.adapters.sql.relating import SqlRelations
from demur.domain.account import Account
from demur.domain.delivery import Delivery, Outgoing, Part, Place, State
from demur.domain.invitation import Invitation
from demur.domain.mail import Raw
from demur.domain.remembered import (
    Author,
    Changes,
    Draft,
    DraftState,
    Kept,
    Listed,
    Mark,
    Seen,
    Stand,
    Written,
)
from demur.domain.reply import Reply
from demur.domain.verdict import Decision, Verdict

_OPENING = 60
"""Seconds to wait for another process that opens the store, which may have to bring it up to date."""


def open_store(where: str | Path, clock: Callable[[], datetime]) -> "SqlStore":
    """Open a store, made where there is none, and brought up to date where it is of an older version.

    Args:
        where: the path of a SQLite file, or the URL of a PostgreSQL database (postgresql://user@host/name).
        clock: tells the time, with its offset, of what no other time is given for.

    Raises:
        StoreUnusable: it can't be read or written, is of a newer version, or is something else.
    """
    with told("the place that you named"):
        url = parse(where)
    with told(shown(url)):
        if url.drivername != "sqlite":
            engine = _opened(url)
        else:
            make_room(url)
            # Else two processes at once might both switch a new file to WAL, of which one fails.
            with FileLock(f"{url.database}.lock", timeout=_OPENING, mode=0o600):
                engine = _opened(url)
    return SqlStore(engine, shown(url), clock)


def _opened(url: URL) -> Engine:
    migrating = connect(url, migrating=True)
    try:
        bring_up_to_date(migrating)
    finally:
        migrating.dispose()
    engine = connect(url)
    engine.connect().close()
    return engine


class SqlStore(SqlRelations):
    """A `ledger.store.Store` in SQLite or PostgreSQL; made by `open_store`. Threads may share it, forks may not.

    Args:
        engine: reaches a database that is up to date.
        place: how it is named to the person.
        clock: as in `open_store`.
    """

    def __init__(self, engine: Engine, place: str, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._reader = engine.execution_options(**READING[engine.name])
        self._place = place
        self._clock = clock

    def close(self) -> None:
        """Close all connections; the store opens new ones when it is used again."""
        self._engine.dispose()

    @contextmanager
    def _writing(self, *, alone: bool = False) -> Iterator[Connection]:
        with told(self._place), self._engine.begin() as db:
            enter(db, alone=alone)
            yield db

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with told(self._place), self._reader.connect() as db:
            yield db

    def put_account(self, account: Account) -> None:
        """See `Store.put_account`."""
        with self._writing() as db:
            accounts.put(db, account, self._clock())

    def accounts(self) -> tuple[Account, ...]:
        """See `Store.accounts`."""
        with self._reading() as db:
            return accounts.every(db)

    def drop_account(self, address: str) -> bool:
        """See `Store.drop_account`."""
        with self._writing() as db:
            return accounts.drop(db, address, self._clock())

    def mark(self, account: str, folder: str) -> Mark | None:
        """See `Store.mark`."""
        with self._reading() as db:
            return reading.mark(db, account, folder)

    def put_seen(self, account: str, folder: str, seen: Sequence[Seen], mark: Mark, at: datetime) -> None:
        """See `Store.put_seen`; where another process has read the folder further, its mark stays."""
        with self._writing() as db:
            reading.put(db, account, folder, seen, mark, at)

    def known(self, account: str, keys: Sequence[str]) -> frozenset[str]:
        """See `Store.known`."""
        with self._reading() as db:
            return reading.known(db, account, keys)

    def put_places(self, account: str, places: Mapping[str, Place]) -> None:
        """See `Store.put_places`."""
        if places:
            with self._writing() as db:
                invitations.put_places(db, account, places)

    def put_invitation(
        self,
        account: str,
        key: str,
        place: Place,
        raw: Raw,
        invitation: Invitation,
        verdict: Verdict,
        at: datetime,
        *,
        reopening: bool = False,
    ) -> int:
        """See `Store.put_invitation`."""
        with self._writing() as db:
            return invitations.put(db, account, key, place, raw, invitation, verdict, at, reopening)

    def invitations(self, account: str | None = None) -> tuple[Kept, ...]:
        """See `Store.invitations`; by Date, and where there is none by when it was kept first."""
        with self._reading() as db:
            return invitations.every(db, account)

    def invitation(self, number: int) -> Kept | None:
        """See `Store.invitation`."""
        with self._reading() as db:
            return invitations.one(db, number)

    def listed(self, account: str | None = None, only: Collection[int] | None = None) -> tuple[Listed, ...]:
        """See `Store.listed`; all that is told is of one moment."""
        with self._reading() as db:
            return listed.every(db, account, only)

    def changes(self, since: int) -> Changes:
        """See `Store.changes`."""
        with self._reading() as db:
            return listed.changes(db, since)

    def put_correction(self, invitation: int, name: str, value: str | None, at: datetime) -> None:
        """See `Store.put_correction`."""
        with self._writing() as db:
            stands.correct(db, invitation, name, value, at)

    def corrections(self, invitation: int) -> Mapping[str, str]:
        """See `Store.corrections`."""
        with self._reading() as db:
            return stands.corrected(db, invitation)

    def put_stand(
        self, invitation: int, decided: Decision | None, later: datetime | None, at: datetime
    ) -> None:
        """See `Store.put_stand`."""
        with self._writing() as db:
            stands.put(db, invitation, decided, later, at)

    def stand(self, invitation: int) -> Stand | None:
        """See `Store.stand`."""
        with self._reading() as db:
            return stands.one(db, invitation)

    def put_letter(
        self, invitation: int, reply: Reply, message_id: str, author: Author, at: datetime
    ) -> Written:
        """See `Store.put_letter`; where the last Message-ID was refused, the version after that takes the new one."""
        with self._writing() as db:
            return letters.put(db, invitation, reply, message_id, author, at)

    def put_version(
        self, letter: int, body: str, author: Author, at: datetime, message_id: str | None = None
    ) -> Written:
        """See `Store.put_version`."""
        with self._writing() as db:
            return letters.put_version(db, letter, body, author, at, message_id)

    def letters(self, invitation: int) -> tuple[Written, ...]:
        """See `Store.letters`."""
        with self._reading() as db:
            return letters.every(db, invitation)

    def letter(self, number: int) -> Written | None:
        """See `Store.letter`."""
        with self._reading() as db:
            return letters.one(db, number)

    def put_draft(self, letter: int, account: str, place: Place, digest: str, at: datetime) -> Draft:
        """See `Store.put_draft`; where the invitation has a draft that waits, that one stays and is returned."""
        with self._writing() as db:
            return drafts.put(db, letter, account, place, digest, at)

    def drafts(self, invitation: int | None = None) -> tuple[Draft, ...]:
        """See `Store.drafts`."""
        with self._reading() as db:
            return drafts.every(db, invitation)

    def move_draft(
        self, number: int, state: DraftState, place: Place, letter: int, digest: str, at: datetime
    ) -> None:
        """See `Store.move_draft`."""
        with self._writing() as db:
            drafts.move(db, number, state, place, letter, digest, at)

    def approve(
        self,
        letter: int,
        outgoing: Outgoing,
        approved: datetime,
        due: datetime,
        part: Part = Part.LETTER,
    ) -> Delivery:
        """See `Store.approve`."""
        with self._writing() as db:
            return deliveries.approve(db, letter, outgoing, approved, due, part)

    def deliveries(self, *states: State) -> tuple[Delivery, ...]:
        """See `Store.deliveries`."""
        with self._reading() as db:
            return deliveries.some(db, states)

    def delivery(self, key: str) -> Delivery | None:
        """See `Store.delivery`."""
        with self._reading() as db:
            return deliveries.one(db, key)

    def advance(self, key: str, before: Sequence[State], after: State, at: datetime, word: str = "") -> bool:
        """See `Store.advance`; without a word, what the server said last stays.

        Raises:
            AlreadyAnswered: it would be a second delivery of its invitation.
        """
        with self._writing() as db:
            return deliveries.advance(db, key, before, after, at, word)

    def sent_since(self, account: str, at: datetime) -> int:
        """See `Store.sent_since`; counted from when each began to leave."""
        with self._reading() as db:
            return deliveries.sent_since(db, account, at)

    def export(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """See `Store.export`; all rows are of one moment."""
        with self._reading() as db:
            yield from export(db)

    def forget(self, *, person: str | None = None, company: str | None = None) -> int:
        """See `Store.forget`.

        A person is forgotten with every invitation in which, or in whose letters, the address stands; of other messages it
        is only known on that they were seen. A company is known by the name that Demur read in the invitation, or that the
        person gave it there.
        """
        with self._writing(alone=True) as db:
            if person is None and company is None:
                erased = forget.everything(db)
            else:
                erased = forget.person(db, person) if person is not None else 0
                erased += forget.company(db, company) if company is not None else 0
                record(db, self._clock(), "forgotten", invitations=erased)
        with told(self._place):
            forget.scrub(self._engine)
        return erased
