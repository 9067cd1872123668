"""Letters, in all their versions."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, exists, func, select

from demur.adapters.sql.events import record
from demur.adapters.sql.hold import hold, hold_for
from demur.adapters.sql.rows import address_of, address_tree
from demur.adapters.sql.schema import deliveries, letters
from demur.domain.delivery import State
from demur.domain.mail import Address
from demur.domain.remembered import Author, Written
from demur.domain.reply import Reply


def put(
    db: Connection, invitation: int, reply: Reply, message_id: str, author: Author, at: datetime
) -> Written:
    """See `Store.put_letter`. A Message-ID that was refused is spent: the version after that takes the new one."""
    hold(db, invitation)
    spent = exists().where(
        deliveries.c.message_id == letters.c.message_id, deliveries.c.state == State.REFUSED
    )
    last = select(letters.c.message_id).where(letters.c.invitation == invitation, ~spent)
    kept = db.scalar(last.order_by(letters.c.version.desc()))
    row = {
        "invitation": invitation,
        "message_id": kept or message_id,
        "situation": reply.letter.situation,
        "language": reply.letter.language,
        "sender": address_tree(reply.sender),
        "to": address_tree(reply.to),
        "cc": [address_tree(address) for address in reply.cc],
        "subject": reply.subject,
        "in_reply_to": reply.in_reply_to,
        "references": list(reply.references),
        "body": reply.letter.body,
    }
    return _append(db, row, author, at)


def put_version(
    db: Connection, letter: int, body: str, author: Author, at: datetime, message_id: str | None
) -> Written:
    """See `Store.put_version`."""
    invitation = hold_for(db, letter)
    row = dict(db.execute(select(letters).where(letters.c.id == letter)).mappings().one())
    del row["id"]
    kept = message_id or every(db, invitation)[-1].message_id
    return _append(db, row | {"message_id": kept, "body": body}, author, at)


def _append(db: Connection, row: dict[str, Any], author: Author, at: datetime) -> Written:
    """Keep the next version; its invitation is held."""
    invitation = row["invitation"]
    last = db.scalar(select(func.max(letters.c.version)).where(letters.c.invitation == invitation)) or 0
    db.execute(letters.insert(), row | {"version": last + 1, "author": author, "written": at})
    written = every(db, invitation)[-1]
    record(db, at, "letter_written", invitation=invitation, letter=written.id, author=author)
    return written


def every(db: Connection, invitation: int) -> tuple[Written, ...]:
    """See `Store.letters`."""
    query = select(letters).where(letters.c.invitation == invitation).order_by(letters.c.version)
    return tuple(map(_written, db.execute(query)))


def one(db: Connection, number: int) -> Written | None:
    """See `Store.letter`."""
    found = db.execute(select(letters).where(letters.c.id == number)).first()
    return _written(found) if found else None


def _written(row: Any) -> Written:
    return Written(
        id=row.id,
        invitation=row.invitation,
        version=row.version,
        author=Author(row.author),
        written=row.written,
        message_id=row.message_id,
        situation=row.situation,
        language=row.language,
        sender=address_of(row.sender),
        to=address_of(row.to),
        cc=tuple(Address(**each) for each in row.cc),
        subject=row.subject,
        in_reply_to=row.in_reply_to,
        references=tuple(row.references),
        body=row.body,
    )
