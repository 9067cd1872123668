"""What every Store must hold to in telling and forgetting; see `test_store.py`."""

import base64
import json
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from tests.suites.store_samples import (
    ACCOUNT,
    DUE,
    HOUR,
    ME,
    NOW,
    PLACE,
    Opened,
    kept_and_forgotten,
    message,
    outgoing,
    put,
    reply,
    rows,
    seen,
    write,
)

from demur.domain.delivery import State
from demur.domain.remembered import Author, DraftState, Mark
from demur.domain.verdict import Decision
from demur.ledger.store import Store


class EventSuite(Opened):
    """The promises on events, export, and forgetting."""

    def test_what_happened_is_appended(self, store: Store) -> None:
        """Every act leaves one event, and the events before it stay as they were."""
        number, letter, draft, key = 0, 0, 0, ""

        def act(name: str) -> None:
            nonlocal number, letter, draft, key
            match name:
                case "account_kept":
                    store.put_account(ACCOUNT)
                case "folder_read":
                    store.put_seen(ME, "INBOX", [seen(1)], Mark(1, 2), NOW)
                case "invitation_kept":
                    number = put(store)
                case "correction_put":
                    store.put_correction(number, "company", "Kestrel", NOW)
                case "stand_put":
                    store.put_stand(number, Decision.TAKE, None, NOW)
                case "letter_written":
                    letter = write(store, number)
                case "draft_put":
                    draft = store.put_draft(letter, ME, PLACE, "aa", NOW).id
                case "draft_moved":
                    store.move_draft(draft, DraftState.SENT, PLACE, letter, "aa", NOW)
                case "approved":
                    key = store.approve(letter, outgoing(), NOW, DUE).key
                case "delivery_moved":
                    store.advance(key, [State.WAITING], State.SENT, NOW, "250 ok")
                case "account_dropped":
                    store.drop_account(ME)

        names = (
            "account_kept folder_read invitation_kept correction_put stand_put letter_written draft_put draft_moved "
            "approved delivery_moved account_dropped"
        ).split()
        before: list[dict[str, Any]] = []
        for name in names:
            act(name)
            after = rows(store, "events")
            assert after[:-1] == before
            assert after[-1]["what"] == name
            assert datetime.fromisoformat(after[-1]["at"]) == NOW
            before = after
        assert before[9]["detail"] == {"delivery": key, "state": "sent", "word": "250 ok"}
        assert [event["invitation"] for event in before] == [None, None, *[number] * 8, None]

    def test_everything_is_exported(self, store: Store) -> None:
        """Every table with every row, in what JSON knows: times in RFC 3339 with their offset, bytes in base64."""
        store.put_account(ACCOUNT)
        store.put_seen(ME, "INBOX", [seen(1)], Mark(1, 2), NOW)
        number = put(store)
        store.put_correction(number, "company", "Größe", NOW)
        store.put_stand(number, Decision.TAKE, DUE, NOW)
        letter = write(store, number)
        store.put_draft(letter, ME, PLACE, "aa", NOW)
        store.approve(letter, outgoing(), NOW, DUE)
        found = list(store.export())
        assert json.loads(json.dumps(found)) == [[name, row] for name, row in found]
        tables = [name for name, _ in found]
        expected = (
            "accounts folders messages invitations facts verdicts reasons corrections stands "
            "letters drafts deliveries approvals events"
        )
        assert set(tables) == set(expected.split())
        said = {name: {**row, "at": None} for name, row in found if name in ("corrections", "stands")}
        assert said == {
            "corrections": {"invitation": number, "name": "company", "value": "Größe", "at": None},
            "stands": {
                "invitation": number,
                "decided": "take",
                "later": DUE.astimezone(UTC).isoformat(),
                "at": None,
            },
        }
        ((_, kept),) = [pair for pair in found if pair[0] == "invitations"]
        assert base64.b64decode(kept["data"]) == message()
        assert kept["received"] == "2026-11-23T15:00:00+00:00"
        ((_, delivery),) = [pair for pair in found if pair[0] == "deliveries"]
        assert datetime.fromisoformat(delivery["due"]) == DUE
        pay = next(row for name, row in found if name == "facts" and row["name"] == "pay")
        assert pay["value"] == {"minimum": "85000.50", "maximum": None, "currency": "EUR", "period": "year"}
        times = [row["value"] for name, row in found if name == "facts" and row["name"] == "interview_times"]
        assert [datetime.fromisoformat(value["start"]) for value in times] == [NOW, NOW + 24 * HOUR]

    def test_export_streams(self, store: Store) -> None:
        """Its memory does not grow with what is kept: 16 MB pass through a few."""
        for n in range(16):
            put(store, message(n, body=b"x" * (1 << 20)))
        tracemalloc.start()
        try:
            length = sum(len(row["data"]) for name, row in store.export() if name == "invitations")
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert length > 16 << 20
        assert peak < 8 << 20

    def test_an_export_that_is_not_read_to_its_end(self, store: Store) -> None:
        """It holds nobody up once it is closed."""
        put(store)
        exported = store.export()
        next(exported)
        assert isinstance(exported, Iterator)
        exported.close()  # type: ignore[attr-defined]
        assert store.forget() == 1

    @pytest.mark.parametrize("address", ["dana@kestrel.example", "DANA@Kestrel.example"])
    def test_a_person_is_forgotten(self, store: Store, address: str) -> None:
        """All that hangs on what they wrote or were to be sent is gone, whatever the case; all else stays."""
        gone, stays = kept_and_forgotten(store)
        others = [
            (name, row)
            for name, row in store.export()
            if row.get("id" if name == "invitations" else "invitation") == stays
        ]
        assert store.forget(person=address) == 1
        assert store.invitation(gone) is None
        left = list(store.export())
        assert all(pair in left for pair in others)
        assert "dana@" not in json.dumps(left).lower()
        own = ("letters", "drafts", "deliveries", "corrections", "stands")
        assert [row["invitation"] for name, row in left if name in own] == [stays] * 5
        assert [kept.id for kept in store.invitations()] == [stays]
        assert store.accounts() == (ACCOUNT,)
        assert store.mark(ME, "INBOX") == Mark(1, 99)
        assert store.forget(person=address) == 0

    @pytest.mark.parametrize("name", ["Kestrel Fracht", "KESTREL FRACHT", "Kestrel Fracht GmbH"])
    def test_a_company_is_forgotten(self, store: Store, name: str) -> None:
        """Whatever the case and the legal form; other messages tell neither its name nor who wrote for it."""
        gone, stays = kept_and_forgotten(store)
        assert store.forget(company=name) == 1
        assert store.invitation(gone) is None
        assert [kept.id for kept in store.invitations()] == [stays]
        assert "kestrel fracht" not in json.dumps(list(store.export())).lower()
        subjects = sorted(row["subject"] or "" for row in rows(store, "messages"))
        assert subjects == ["", "", "", "Hallo", "PLOVER HANDEL: jobs", "hidden"]

    def test_what_was_forgotten_is_not_read_again(self, store: Store) -> None:
        """That its messages were seen stays known, and nothing else about them."""
        kept_and_forgotten(store)
        store.forget(person="dana@kestrel.example")
        keys = ["<0@kestrel.example>", "<10@seen.example>", "<20@seen.example>"]
        assert store.known(ME, keys) == set(keys)
        blank = [row for row in rows(store, "messages") if row["subject"] is None]
        assert len(blank) == 2
        assert all(set(row) - {"account", "folder", "digest", "fate", "seen"} == {
            name for name, value in row.items() if value is None
        } for row in blank)  # fmt: skip

    def test_who_is_only_named_is_forgotten_too(self, store: Store) -> None:
        """An address in a copy, in a coded body, in an answer to others, or in a letter's text is erased as well."""
        body = base64.b64encode("Grüße, jörg.k@Kestrel.example".encode())
        coded = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n"
        put(store, message(1, headers="Cc: x@y.example, jörg.k@kestrel.example\r\n"))
        put(store, message(2, headers=coded, body=body))
        event = "BEGIN:VEVENT\nUID:1\nATTENDEE:mailto:jörg.k@kestrel.example\nDTSTART:20261201T090000Z\nEND:VEVENT"
        invited = base64.b64encode(f"BEGIN:VCALENDAR\n{event}\nEND:VCALENDAR\n".encode())
        put(store, message(8, headers=coded.replace("text/plain", "text/calendar"), body=invited))
        write(store, put(store, message(3)), "<3@home.example>", "jörg.k@kestrel.example")
        number = put(store, message(4))
        store.put_letter(
            number, reply("Ask Jörg: JÖRG.K@kestrel.example."), "<4@home.example>", Author.PERSON, NOW
        )
        letter = write(store, put(store, message(5)), "<5@home.example>")
        store.approve(letter, outgoing("<5@home.example>", "jörg.k@kestrel.example"), NOW, DUE)
        stays = [
            put(store, message(6, headers="Cc: k@kestrel.example, a.jörg.k@kestrel.example\r\n")),
            put(store, message(7, headers="Cc: jörg.k@kestrel.example.org, jörg.k@kestrel.examples\r\n")),
        ]
        assert store.forget(person="jörg.k@kestrel.example") == 6
        assert sorted(kept.id for kept in store.invitations()) == stays

    def test_nobody_is_nobody(self, store: Store) -> None:
        """An empty name or address erases nothing; only no name at all erases everything."""
        kept_and_forgotten(store)
        assert store.forget(person=" ") == 0
        assert store.forget(company="") == 0
        assert store.forget(company="?!") == 0
        assert len(store.invitations()) == 2

    def test_everything_is_forgotten(self, store: Store) -> None:
        """Nothing is left, accounts and events included; ids are not given again, and the store works on."""
        numbers = kept_and_forgotten(store)
        assert store.forget() == 2
        assert list(store.export()) == []
        assert put(store) > max(numbers)

    def test_many_are_forgotten(self, store: Store) -> None:
        """More than one statement can hold."""
        many = [replace(seen(n), sender="dana@kestrel.example") for n in range(1100)]
        store.put_seen(ME, "INBOX", many, Mark(1, 1101), NOW)
        assert store.forget(person="dana@kestrel.example") == 0
        assert all(row["sender"] is None for row in rows(store, "messages"))
        assert len(rows(store, "messages")) == 1100
