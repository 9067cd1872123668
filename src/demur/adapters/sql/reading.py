"""Which messages were seen, and how far folders were read."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import Connection, and_, select

from demur.adapters.sql.events import record
from demur.adapters.sql.schema import folders, messages
from demur.adapters.sql.upsert import upsert
from demur.domain.remembered import Mark, Seen

_ASKED = 500
"""Keys in one statement; engines limit the parameters."""


def digest(key: str) -> str:
    """Hex SHA-256 of a key (`Seen.key`), by which a message is known again and nothing else."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def mark(db: Connection, account: str, folder: str) -> Mark | None:
    """See `Store.mark`."""
    found = db.execute(
        select(folders.c.uidvalidity, folders.c.uidnext, folders.c.modseq).where(
            folders.c.account == account, folders.c.folder == folder
        )
    ).first()
    return Mark(*found) if found else None


def put(db: Connection, account: str, folder: str, seen: Sequence[Seen], mark: Mark, at: datetime) -> None:
    """See `Store.put_seen`. Where another process has read the folder further, its mark stays."""
    rows = {
        digest(each.key): {
            "account": account,
            "folder": folder,
            "digest": digest(each.key),
            "fate": each.fate,
            "seen": at,
            "uidvalidity": mark.uidvalidity,
            "uid": each.uid,
            "date": each.date,
            "sender": each.sender,
            "subject": each.subject,
        }
        for each in seen
    }
    if rows:
        # In one order everywhere: processes that put the same messages wait for one another, and not in a circle.
        upsert(db, messages, [rows[name] for name in sorted(rows)])
        record(db, at, "folder_read", account=account, folder=folder, messages=len(rows))
    row = {
        "account": account,
        "folder": folder,
        "uidvalidity": mark.uidvalidity,
        "uidnext": mark.uidnext,
        "modseq": mark.modseq,
        "read": at,
    }
    upsert(
        db,
        folders,
        [row],
        unless=lambda new: and_(folders.c.uidvalidity == new.uidvalidity, folders.c.uidnext > new.uidnext),
    )


def known(db: Connection, account: str, keys: Sequence[str]) -> frozenset[str]:
    """See `Store.known`."""
    return frozenset(_known(db, account, {digest(key): key for key in keys}))


def _known(db: Connection, account: str, asked: dict[str, str]) -> Iterator[str]:
    digests = list(asked)
    for start in range(0, len(digests), _ASKED):
        some = messages.c.digest.in_(digests[start : start + _ASKED])
        for found in db.scalars(select(messages.c.digest).where(messages.c.account == account, some)):
            yield asked[found]
