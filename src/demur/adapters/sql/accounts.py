"""Accounts, and how they are reached."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, select

from demur.adapters.sql.events import record
from demur.adapters.sql.schema import accounts
from demur.adapters.sql.upsert import upsert
from demur.domain.account import Account, OAuth, OnDecline, Security, Server


def put(db: Connection, account: Account, at: datetime) -> None:
    """See `Store.put_account`."""
    row = {
        "address": account.address,
        "user": account.user,
        "imap": asdict(account.imap),
        "smtp": asdict(account.smtp) if account.smtp else None,
        "oauth": asdict(account.oauth) if account.oauth else None,
        "files_sent": account.files_sent,
        "caldav": account.caldav,
        "on_decline": account.on_decline,
    }
    upsert(db, accounts, [row])
    record(db, at, "account_kept", account=account.address)


def every(db: Connection) -> tuple[Account, ...]:
    """See `Store.accounts`."""
    found = map(_account, db.execute(select(accounts)))
    return tuple(sorted(found, key=lambda account: account.address))


def drop(db: Connection, address: str, at: datetime) -> bool:
    """See `Store.drop_account`."""
    if not db.execute(delete(accounts).where(accounts.c.address == address)).rowcount:
        return False
    record(db, at, "account_dropped", account=address)
    return True


def _account(row: Any) -> Account:
    oauth = row.oauth and OAuth(**(row.oauth | {"scopes": tuple(row.oauth["scopes"])}))
    return Account(
        address=row.address,
        user=row.user,
        imap=_server(row.imap),
        smtp=_server(row.smtp) if row.smtp else None,
        oauth=oauth,
        files_sent=row.files_sent,
        caldav=row.caldav,
        on_decline=OnDecline(row.on_decline),
    )


def _server(tree: dict[str, Any]) -> Server:
    return Server(tree["host"], tree["port"], Security(tree["security"]))
