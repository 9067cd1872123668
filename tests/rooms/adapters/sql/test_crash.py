"""Processes that are killed, and disks that are full."""

import base64
import resource
import sqlite3
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from tests.rooms.adapters.sql.processes import killed, opened, together
from tests.suites.store_samples import ACCOUNT, DUE, ME, NOW, PLACE, message, outgoing, put, reply, seen

from demur.adapters.sql import SqlStore
from demur.domain.delivery import State
from demur.domain.errors import StoreUnusable
from demur.domain.remembered import Author, DraftState, Mark
from demur.domain.verdict import Decision

BATCH = 20
TIMES = {"sqlite": 40, "postgresql": 12}


def live(store: SqlStore, done: Callable[[], object]) -> None:
    """Take one invitation after the other all the way; each method leaves one event."""
    mark = store.mark(ME, "INBOX")
    for n in range(mark.uidnext // BATCH if mark else 0, 1_000_000):
        store.put_account(ACCOUNT)
        done()
        batch = [seen(number) for number in range(n * BATCH, (n + 1) * BATCH)]
        store.put_seen(ME, "INBOX", batch, Mark(1, (n + 1) * BATCH), NOW)
        done()
        number = put(store, message(n, body=b"x" * 20_000))
        done()
        store.put_correction(number, "company", f"Kestrel {n}", NOW)
        done()
        store.put_stand(number, Decision.DECLINE, None, NOW)
        done()
        letter = store.put_letter(number, reply(), f"<{n}@home.example>", Author.DEMUR, NOW).id
        done()
        draft = store.put_draft(letter, ME, PLACE, "aa", NOW).id
        done()
        key = store.approve(letter, outgoing(f"<{n}@home.example>"), NOW, DUE).key
        done()
        for before, after in (
            (State.WAITING, State.SENDING),
            (State.SENDING, State.SENT),
            (State.SENT, State.DONE),
        ):
            store.advance(key, [before], after, NOW)
            done()
        store.move_draft(draft, DraftState.DROPPED, PLACE, letter, "aa", NOW)
        done()


def check_whole(store: SqlStore) -> int:
    """What each event tells is there in whole, and nothing is there that no event tells of; gives their number."""
    tables: dict[str, list[dict[str, Any]]] = {}
    for name, row in store.export():
        tables.setdefault(name, []).append(row)
    events = tables.get("events", [])
    told = Counter(event["what"] for event in events)
    invitations = {row["id"] for row in tables.get("invitations", [])}

    def owners(table: str) -> Counter[int]:
        return Counter(row["invitation"] for row in tables.get(table, []))

    assert len(invitations) == told["invitation_kept"]
    assert owners("facts") == Counter(dict.fromkeys(invitations, 7))
    assert owners("reasons") == Counter(dict.fromkeys(invitations, 2))
    assert owners("verdicts") == Counter(dict.fromkeys(invitations, 1))
    assert all(len(base64.b64decode(row["data"])) > 20_000 for row in tables.get("invitations", []))
    assert len(tables.get("messages", [])) == BATCH * told["folder_read"]
    mark = store.mark(ME, "INBOX")
    assert (mark.uidnext if mark else 0) == BATCH * told["folder_read"]
    assert len(tables.get("corrections", [])) == told["correction_put"]
    assert len(tables.get("stands", [])) == told["stand_put"]
    assert len(tables.get("letters", [])) == told["letter_written"]
    assert len(tables.get("drafts", [])) == told["draft_put"]
    dropped = [row for row in tables.get("drafts", []) if row["state"] == "dropped"]
    assert len(dropped) == told["draft_moved"]
    assert len(tables.get("approvals", [])) == len(tables.get("deliveries", [])) == told["approved"]
    states = {event["detail"]["delivery"]: "waiting" for event in events if event["what"] == "approved"}
    states |= {
        event["detail"]["delivery"]: event["detail"]["state"]
        for event in events
        if event["what"] == "delivery_moved"
    }
    assert {row["key"]: row["state"] for row in tables.get("deliveries", [])} == states
    return len(events)


def check_file(where: str) -> None:
    """SQLite finds no fault in the file."""
    if "://" in where:
        return
    with sqlite3.connect(where) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    db.close()


def test_a_killed_process_leaves_nothing_by_halves(where: str) -> None:
    """At whatever moment it is killed: what had returned is there, what had not is there in whole or not at all."""
    chance = Random(6)
    events = 0
    times = TIMES["postgresql" if "://" in where else "sqlite"]
    for _ in range(times):
        done = killed(where, live, chance.randrange(30), chance.uniform(0, 0.01))
        check_file(where)
        with opened(where) as store:
            after = check_whole(store)
        assert events + done <= after <= events + done + 1
        events = after
    assert events > times


def test_a_process_that_is_killed_while_it_makes_the_store(tmp_path: Path) -> None:
    """The next one makes it, or finds it made."""
    chance = Random(7)
    for n in range(25):
        where = str(tmp_path / f"{n}" / "demur.db")
        killed(where, lambda store, done: None, 0, chance.uniform(0, 0.15))
        with opened(where) as store:
            assert put(store) == 1
        check_file(where)


def test_a_full_disk(tmp_path: Path) -> None:
    """It is told, and nothing is lost or by halves; what is there can be read, and once there is room it goes on."""
    where = str(tmp_path / "data" / "demur.db")

    def fill(store: SqlStore) -> tuple[int, int, str]:
        usual = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (2 << 20, usual[1]))
        count, said = 0, ""
        while not said:
            try:
                put(store, message(count, body=b"x" * 100_000))
                count += 1
            except StoreUnusable as error:
                said = str(error)
        read = len(store.invitations())
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
        put(store, message(count, body=b"x" * 100_000))
        return count, read, said

    ((count, read, said),) = together(where, fill)
    assert count == read > 3
    assert "disk" in said
    assert where in said
    check_file(where)
    with opened(where) as store:
        assert len(store.invitations()) == count + 1
        assert check_whole(store) == count + 1
