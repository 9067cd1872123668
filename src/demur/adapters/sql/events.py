"""What happened, one row after the other. No row is ever changed."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from demur.adapters.sql.schema import events


def record(
    db: Connection,
    at: datetime,
    what: str,
    *,
    account: str | None = None,
    invitation: int | None = None,
    **detail: Any,
) -> None:
    """Append an event.

    Args:
        account: its address, where it is about one.
        invitation: its id; the event is erased with it.
        detail: what JSON knows.
    """
    row = {"at": at, "what": what, "account": account, "invitation": invitation, "detail": detail}
    db.execute(events.insert(), row)
