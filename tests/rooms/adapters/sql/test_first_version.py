"""A store of the first version, with all that it can hold, opened by this one."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import text
from tests.rooms.adapters.sql.processes import opened
from tests.rooms.adapters.sql.test_migrations import engine
from tests.suites.store_samples import (
    ACCOUNT,
    DUE,
    LATER,
    ME,
    NOW,
    PLACE,
    message,
    outgoing,
    put,
    seen,
    write,
)

from demur.adapters.sql import SqlStore
from demur.adapters.sql.migrate import SCRIPTS, bring_up_to_date
from demur.domain.delivery import State
from demur.domain.remembered import DraftState, Mark, Stand
from demur.domain.verdict import Decision

TABLES = (
    "accounts folders messages invitations facts verdicts reasons letters drafts deliveries approvals events"
).split()


def make(where: str, scripts: Path, version: str = "1") -> list[int]:
    """A store as an earlier version left it; gives the ids of its two invitations."""
    shutil.copytree(SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__", f"v[!1-{version}].py"))
    if "://" not in where:
        Path(where).parent.mkdir()
    with engine(where, migrating=True) as found:
        bring_up_to_date(found, scripts, version)
    with engine(where) as found:
        store = SqlStore(found, where, lambda: NOW)
        store.put_account(ACCOUNT)
        store.put_seen(ME, "INBOX", [seen(1)], Mark(1, 2), NOW)
        ids = [put(store), put(store, message(2), "Plover")]
        for number in ids:
            letter = write(store, number, f"<{number}@home.example>")
            draft = store.put_draft(letter, ME, PLACE, "aa", NOW)
            store.move_draft(draft.id, DraftState.DROPPED, PLACE, letter, "aa", NOW)
            key = store.approve(letter, outgoing(f"<{number}@home.example>"), NOW, DUE).key
            store.advance(key, [State.WAITING], State.SENT, LATER)
    return ids


def rows(where: str, tables: Sequence[str] = TABLES) -> dict[str, list[tuple[Any, ...]]]:
    """What stands in the tables of the first version, or in others, as the database itself tells it."""
    with engine(where) as found, found.connect() as db:
        return {name: [tuple(row) for row in db.execute(text(f"SELECT * FROM {name}"))] for name in tables}


def test_a_store_of_the_first_version_is_brought_up_to_date(where: str, tmp_path: Path) -> None:
    """Not one value in it changes, it is listed, and what it could not hold yet can be put, and is forgotten with it."""
    ids = make(where, tmp_path / "scripts")
    before = rows(where)
    assert all(before.values())
    with opened(where) as store:
        assert rows(where) == before
        assert {each.id: (each.delivery, each.left) for each in store.listed()} == dict.fromkeys(
            ids, (State.SENT, LATER)
        )
        assert [(store.corrections(number), store.stand(number)) for number in ids] == [({}, None)] * 2
        for number in ids:
            store.put_correction(number, "position", "Größe", NOW)
            store.put_stand(number, Decision.TAKE, LATER, NOW)
    with opened(where) as store:
        assert store.forget(company="Plover") == 1
        assert [
            row["invitation"] for name, row in store.export() if name in ("corrections", "stands")
        ] == ids[:1] * 2
        assert store.corrections(ids[0]) == {"position": "Größe"}
        assert store.stand(ids[0]) == Stand(Decision.TAKE, LATER, NOW)
        assert put(store) == ids[0]
        assert put(store, message(3)) > max(ids)
