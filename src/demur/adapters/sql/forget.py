"""Erase what is kept, so that nothing of it can be read in the files either."""

import re
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Row, delete, select, tuple_, update

from demur.adapters.sql.engine import ALONE
from demur.adapters.sql.export import stream
from demur.adapters.sql.fault import Refusal
from demur.adapters.sql.schema import (
    corrections,
    deliveries,
    facts,
    invitations,
    letters,
    messages,
    metadata,
    reasons,
)
from demur.domain.mail import Mail, Raw

Names = Callable[[str], object]
"""Tells whether a text names who is to be forgotten."""

T = TypeVar("T")

_KNOWN = [invitations.c[name] for name in ("id", "account", "digest", "folder", "uidvalidity", "uid")]
"""How an invitation is known again among the messages that were seen."""

_AT_ONCE = 500
"""Rows in one statement; engines limit the parameters."""


def everything(db: Connection) -> int:
    """Erase all rows of all tables; returns how many invitations there were."""
    erased = db.execute(delete(invitations)).rowcount
    for table in reversed(metadata.sorted_tables):
        db.execute(delete(table))
    return erased


def person(db: Connection, address: str) -> int:
    """Erase the invitations in which, or in whose letters, a mail address stands; returns how many."""
    if not address.strip():
        return 0
    # A longer address or domain that holds it is somebody else's.
    names = re.compile(rf"(?<![\w.+%-]){re.escape(address.strip())}(?![\w-]|\.\w)", re.IGNORECASE).search
    return _erase(db, set(_naming(db, names)), names)


def company(db: Connection, name: str) -> int:
    """Erase the invitations of a company, with any legal form ("GmbH", "Ltd") or none; returns how many.

    Of other messages it is erased that they name the company, or came from who had written for it.
    """
    # Imported here, like the reader below: they take longer to load than all the rest, and are rarely needed.
    from demur.extract.names import company_key

    wanted = company_key(name.strip())
    if not wanted:
        return 0
    rows: list[Row[Any]] = []
    for table in (facts, corrections):
        joined = select(table.c.invitation, table.c.value, invitations.c.sender).join(invitations)
        rows += db.execute(joined.where(table.c.name == "company"))
    found = [row for row in rows if company_key(row.value.strip()) == wanted]
    said = {
        name.strip(),
        *(row.value.strip() for row in found),
        *(row.sender["email"] for row in found if row.sender),
    }
    names = re.compile(
        rf"(?<!\w)(?:{'|'.join(map(re.escape, filter(None, said)))})(?!\w)", re.IGNORECASE
    ).search
    return _erase(db, {row.invitation for row in found}, names)


def scrub(engine: Engine) -> None:
    """Write the files anew without what was erased in them.

    Raises:
        Refusal: another process reads there, so that traces are left.
    """
    with engine.execution_options(**ALONE[engine.name]).connect() as db:
        if engine.name == "postgresql":
            for table in metadata.tables:
                db.exec_driver_sql(f"VACUUM FULL {table}")
            return
        db.exec_driver_sql("VACUUM")
        if db.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]:
            raise Refusal(
                "it is erased, but traces are left while another program reads there. Do it again later."
            )


def _naming(db: Connection, names: Names) -> Iterator[int]:
    for row in stream(db, invitations):
        if names(_text(row)) or names(_decoded(row.data)):
            yield row.id
    for table in (facts, corrections, reasons, letters, deliveries):
        for row in stream(db, table):
            if names(_text(row)):
                yield row.invitation


def _text(row: Row[Any]) -> str:
    """All that a row says."""
    return "\n".join(
        each.decode("utf-8", "replace") if isinstance(each, bytes) else str(each) for each in row
    )


def _decoded(data: bytes) -> str:
    """What a message says, whose bytes may be in base64."""
    from demur.read import read_mail

    mail = read_mail(Raw("", data))
    if not isinstance(mail, Mail):
        return ""
    headers, links = (value for _, value in mail.headers), (link.target for link in mail.links)
    return "\n".join([mail.body, *headers, *links, *(part.text for part in mail.calendars)])


def _erase(db: Connection, ids: set[int], names: Names) -> int:
    """Erase invitations, and of all seen messages what names somebody; that those were seen stays known."""
    kept = [row for row in db.execute(select(*_KNOWN)) if row.id in ids]
    keys = {(row.account, row.digest) for row in kept}
    places = {(row.account, row.folder, row.uidvalidity, row.uid) for row in kept}
    named = [
        (row.account, row.folder, row.digest)
        for row in stream(db, messages)
        if (row.account, row.digest) in keys
        or (row.account, row.folder, row.uidvalidity, row.uid) in places
        or names(f"{row.sender}\n{row.subject}")
    ]
    blank = dict.fromkeys(("uidvalidity", "uid", "date", "sender", "subject"))
    for some in _batches(sorted(named)):
        key = tuple_(messages.c.account, messages.c.folder, messages.c.digest)
        db.execute(update(messages).where(key.in_(some)).values(blank))
    for numbers in _batches(sorted(ids)):
        db.execute(delete(invitations).where(invitations.c.id.in_(numbers)))
    return len(ids)


def _batches(rows: list[T]) -> Iterator[list[T]]:
    return (rows[start : start + _AT_ONCE] for start in range(0, len(rows), _AT_ONCE))
