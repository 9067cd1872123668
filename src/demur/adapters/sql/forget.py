"""Erase what is kept, so that nothing of it can be read in the files either."""

import re
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Row, delete, select, tuple_, update

from demur.adapters.sql.engine import ALONE
from demur.adapters.sql.export import stream
from demur.adapters.sql.fault import Refusal
from demur.adapters.sql.relations import drop_strangers
from demur.adapters.sql.schema import (
    corrections,
    deliveries,
    echoes,
    facts,
    invitations,
    letters,
    messages,
    metadata,
    notes,
    reasons,
    sightings,
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
    return _erase(db, set(_naming(db, names)), names, names)


def company(db: Connection, name: str) -> int:
    """Erase the invitations of a company, or of an agency, with any legal form ("GmbH") or none; returns how many.

    Of other messages it is erased that they name the company, or came from who had written for it.
    """
    # Imported here, like the reader below: they take longer to load than all the rest, and are rarely needed.
    from demur.extract.names import company_key

    wanted = company_key(name.strip())
    if not wanted:
        return 0
    found = [each for each in _spellings(db) if company_key(each[1]) == wanted]
    spelled = {name.strip(), *(said for _, said, _ in found)}
    senders = {sender["email"] for *_, sender in found if sender}
    ids = {number for number, *_ in found if number is not None}
    return _erase(db, ids, _any_of(spelled | senders), _any_of(spelled))


def _spellings(db: Connection) -> Iterator[tuple[int | None, str, dict[str, str] | None]]:
    """The names of firms, each with the invitation that is theirs and its sender; of a note there is neither."""
    for table in (facts, corrections):
        joined = select(table.c.invitation, table.c.value, invitations.c.sender).join(invitations)
        for row in db.execute(joined.where(table.c.name == "company")):
            yield row.invitation, row.value.strip(), row.sender
    for row in db.execute(
        select(sightings.c.invitation, sightings.c.who, invitations.c.sender).join(invitations)
    ):
        yield from ((row.invitation, said.strip(), row.sender) for said in _firms(row.who))
    for who in db.scalars(select(notes.c.who)):
        yield from ((None, said.strip(), None) for said in _firms(who))


def _firms(who: dict[str, Any]) -> list[str]:
    return [said for said in (who["employer"], who["company"]) if said]


def _any_of(said: set[str]) -> Names:
    every = "|".join(map(re.escape, filter(None, said)))
    return re.compile(rf"(?<!\w)(?:{every})(?!\w)", re.IGNORECASE).search


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
    for table in (facts, corrections, reasons, letters, deliveries, sightings):
        for row in stream(db, table):
            if names(_text(row)):
                yield row.invitation
    for row in stream(db, echoes):
        if names(_text(row)) or names(_decoded(row.data)):
            yield row.invitation


def _text(row: Row[Any]) -> str:
    """All that a row says."""
    return "\n".join(text for each in row for text in _texts(each))


def _texts(value: Any) -> Iterator[str]:
    """All texts in a value; one in a tree as it is, without escapes."""
    if isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)
    else:
        yield value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _decoded(data: bytes) -> str:
    """What a message says, whose bytes may be in base64."""
    from demur.read import read_mail

    mail = read_mail(Raw("", data))
    if not isinstance(mail, Mail):
        return ""
    headers, links = (value for _, value in mail.headers), (link.target for link in mail.links)
    return "\n".join([mail.body, *headers, *links, *(part.text for part in mail.calendars)])


def _erase(db: Connection, ids: set[int], names: Names, in_notes: Names) -> int:
    """Erase invitations, notes that name somebody, and of all seen messages what does; that those were seen stays known."""
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
    for numbers in _batches([row.id for row in stream(db, notes) if in_notes(_text(row))]):
        db.execute(delete(notes).where(notes.c.id.in_(numbers)))
    drop_strangers(db)
    return len(ids)


def _batches(rows: list[T]) -> Iterator[list[T]]:
    return (rows[start : start + _AT_ONCE] for start in range(0, len(rows), _AT_ONCE))
