"""What every Store must hold to in keeping accounts, messages and invitations; see `test_store.py`."""

import hashlib
import re
import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests.suites.store_samples import (
    ACCOUNT,
    LATER,
    ME,
    NOW,
    PLACE,
    Open,
    Opened,
    invitation,
    message,
    put,
    rows,
    seen,
    verdict,
    write,
)

from demur.domain.account import Account, OnDecline, Server
from demur.domain.delivery import Place
from demur.domain.mail import Address, Raw
from demur.domain.remembered import Fate, Mark
from demur.domain.verdict import Decision
from demur.ledger.store import Store


class MailboxSuite(Opened):
    """The promises on what is read."""

    def test_an_account_comes_back_as_it_was(self, opened: Open) -> None:
        """All that is known of an account is kept, whatever of it there is."""
        least = Account("zoë@other.example", "zoë", Server("127.0.0.1", 1143))
        for account in (least, ACCOUNT):
            opened().put_account(account)
        assert opened().accounts() == (ACCOUNT, least)

    def test_an_account_is_put_in_place_of_the_former(self, store: Store) -> None:
        """An address has one account, the last."""
        store.put_account(ACCOUNT)
        changed = replace(ACCOUNT, smtp=None, oauth=None, caldav=None, on_decline=OnDecline.LEAVE)
        store.put_account(changed)
        assert store.accounts() == (changed,)

    def test_a_dropped_account_leaves_what_was_read(self, store: Store) -> None:
        """Only how it is reached is gone; what was read and seen there stays, and it is dropped once."""
        store.put_account(ACCOUNT)
        store.put_seen(ME, "INBOX", [seen(1)], Mark(1, 2), NOW)
        number = put(store)
        assert store.drop_account(ME)
        assert store.accounts() == ()
        assert not store.drop_account(ME)
        assert store.invitation(number)
        assert store.known(ME, ["<1@seen.example>"])
        assert store.mark(ME, "INBOX") == Mark(1, 2)

    # What was seen

    def test_a_folder_has_no_mark_until_it_was_read(self, store: Store) -> None:
        """Each folder of each account has its own mark."""
        assert store.mark(ME, "Büro/Ä") is None
        store.put_seen(ME, "Büro/Ä", [], Mark(4_294_967_295, 4_294_967_295, 2**63 - 1), NOW)
        assert store.mark(ME, "Büro/Ä") == Mark(4_294_967_295, 4_294_967_295, 2**63 - 1)
        assert store.mark(ME, "INBOX") is None
        assert store.mark("kim@other.example", "Büro/Ä") is None

    def test_a_mark_goes_on_and_never_back(self, opened: Open) -> None:
        """A process that was slower does not undo how far another one has read; a mailbox made anew begins anew."""
        store, slower = opened(), opened()
        store.put_seen(ME, "INBOX", [], Mark(7, 100, 5), NOW)
        slower.put_seen(ME, "INBOX", [seen(3)], Mark(7, 50, 3), LATER)
        assert store.mark(ME, "INBOX") == Mark(7, 100, 5)
        assert store.known(ME, ["<3@seen.example>"])
        slower.put_seen(ME, "INBOX", [], Mark(7, 100, None), LATER)
        assert store.mark(ME, "INBOX") == Mark(7, 100, None)
        store.put_seen(ME, "INBOX", [], Mark(8, 2), LATER)
        assert store.mark(ME, "INBOX") == Mark(8, 2)

    def test_what_was_seen_is_known_in_the_whole_account(self, store: Store) -> None:
        """In whichever folder it was, but not in another account; however many are asked for."""
        store.put_seen(ME, "INBOX", [seen(number) for number in range(1300)], Mark(1, 1301), NOW)
        store.put_seen(ME, "Jobs", [seen(2000, key="Größe\0")], Mark(1, 2001), NOW)
        asked = [f"<{number}@seen.example>" for number in range(-5, 1305)] + ["Größe\0", ""]
        expected = {f"<{number}@seen.example>" for number in range(1300)} | {"Größe\0"}
        assert store.known(ME, asked) == expected
        assert store.known("kim@other.example", asked) == frozenset()
        assert store.known(ME, []) == frozenset()

    def test_a_message_again_changes_its_fate(self, store: Store) -> None:
        """A message is one however often it is put, twice at once too; its last fate counts."""
        store.put_seen(ME, "INBOX", [seen(1, Fate.UNLIKELY), seen(2), seen(1)], Mark(1, 3), NOW)
        store.put_seen(ME, "INBOX", [seen(1, Fate.INVITATION)], Mark(1, 3), LATER)
        assert sorted((row["uid"], row["fate"]) for row in rows(store, "messages")) == [
            (1, "invitation"),
            (2, "passed"),
        ]

    def test_messages_and_mark_are_kept_both_or_neither(self, store: Store) -> None:
        """Where one message can't be kept, none is, and the folder counts as not read."""
        wrong = replace(seen(3), date=datetime(2026, 1, 1))
        with pytest.raises(Exception, match="offset"):
            store.put_seen(ME, "INBOX", [seen(1), wrong], Mark(1, 4), NOW)
        assert store.known(ME, ["<1@seen.example>"]) == frozenset()
        assert store.mark(ME, "INBOX") is None
        assert rows(store, "events") == []

    # Invitations

    def test_an_invitation_comes_back_as_it_was(self, opened: Open) -> None:
        """Its bytes, whatever they are, and what was read in it; times keep their moment to the microsecond."""
        data = message(body=bytes(range(256)) + b"\0\0" + b"x" * (1 << 20))
        number = put(opened(), data)
        kept = opened().invitation(number)
        assert kept is not None
        assert kept.data == data
        assert (kept.id, kept.account, kept.key, kept.place) == (number, ME, "<1@kestrel.example>", PLACE)
        assert kept.received == datetime(2026, 11, 23, 15, tzinfo=UTC)
        assert kept.sender == Address("Dana Reyes", "dana@kestrel.example")
        assert (kept.company, kept.position) == ("Kestrel Fracht", "Söftware Engineer")
        assert kept.subject == "Interview at Kestrel Fracht no. 1"
        assert (kept.kind, kept.decision) == ("interview_invitation", Decision.DECLINE)
        assert kept.judged == NOW
        assert kept.judged.utcoffset() is not None
        assert opened().invitations() == (kept,)

    def test_an_invitation_without_anything(self, store: Store) -> None:
        """A message without a Message-ID, a date, a sender or a company is kept under the digest of its bytes."""
        data = b"Subject: hi\r\n\r\nCome in!\r\n"
        kept = store.invitation(put(store, data, company=None))
        assert kept is not None
        assert kept.key == hashlib.sha256(data).hexdigest()
        assert (kept.received, kept.sender, kept.company) == (None, None, None)

    def test_an_invitation_put_again_is_the_same(self, store: Store) -> None:
        """Its id and its letters stay; its place, its facts and its verdict are the new ones, and no old fact is left."""
        number = put(store)
        letter = write(store, number)
        other = put(store, message(2))
        raw = Raw("x", message())
        moved = Place("Archive", 3, 4)
        found = replace(
            invitation(raw.data, "Marée"),
            facts=replace(invitation().facts, interview_times=(), position=None),
        )
        again = store.put_invitation(
            ME, "<1@kestrel.example>", moved, raw, found, replace(verdict(Decision.TAKE), reasons=()), LATER
        )
        assert again == number
        kept = store.invitation(number)
        assert kept is not None
        assert (kept.place, kept.decision, kept.judged, kept.position) == (moved, Decision.TAKE, LATER, None)
        assert store.letters(number)[0].id == letter
        named = {row["name"] for row in rows(store, "facts") if row["invitation"] == number}
        assert named == {"recruiter", "company", "pay", "agency"}
        assert [row["invitation"] for row in rows(store, "reasons")] == [other, other]

    def test_an_invitation_that_lies_elsewhere_is_found_there(self, store: Store) -> None:
        """Its place is the new one, in its own account alone; nothing else of it changes, and unknown keys are nothing."""
        number, others = put(store), [put(store, message(2)), put(store, account="kim@other.example")]
        before = store.invitation(number)
        assert before is not None
        moved = Place("Archive", 3, 4)
        store.put_places(ME, {before.key: moved, "<unknown@x.example>": Place("Archive", 3, 5)})
        store.put_places(ME, {})
        assert store.invitation(number) == replace(before, place=moved)
        assert [kept.place for other in others if (kept := store.invitation(other))] == [PLACE, PLACE]

    def test_each_account_has_its_own_invitations(self, store: Store) -> None:
        """A message that came to two accounts is two invitations."""
        numbers = put(store), put(store, account="kim@other.example")
        assert len(set(numbers)) == 2
        assert [kept.id for kept in store.invitations(ME)] == [numbers[0]]
        assert {kept.id for kept in store.invitations()} == set(numbers)
        assert store.invitations("nobody@other.example") == ()
        assert store.invitation(max(numbers) + 1) is None

    def test_the_newest_invitation_is_the_first(self, store: Store) -> None:
        """By the Date field whatever its offset, and where there is none by the time when it was kept."""
        dates = {
            1: "Tue, 24 Nov 2026 01:00:00 +0900",
            2: "Mon, 23 Nov 2026 20:00:00 -0500",
            3: "Mon, 23 Nov 2026 23:30:00 +0000",
        }
        ids = {}
        for number, date in dates.items():
            data = re.sub(rb"Date: [^\r]*", f"Date: {date}".encode(), message(number))
            ids[number] = put(store, data)
        ids[4] = put(
            store, re.sub(rb"Date: [^\r]*\r\n", b"", message(4)), at=datetime(2026, 11, 23, 17, tzinfo=UTC)
        )
        put(store, re.sub(rb"Date: [^\r]*\r\n", b"", message(4)), at=datetime(2027, 1, 1, tzinfo=UTC))
        assert [kept.id for kept in store.invitations()] == [ids[n] for n in (2, 3, 4, 1)]

    def test_a_message_id_may_have_any_length(self, store: Store) -> None:
        """What a stranger chose as Message-ID never keeps a message from being kept."""
        data = message().replace(
            b"<1@kestrel", b"<" + bytes(97 + n * 7 % 26 for n in range(9000)) + b"@kestrel"
        )
        assert put(store, data) == put(store, data)

    def test_messages_are_remembered_fast(self, store: Store) -> None:
        """10,000 messages in batches of 500 take less than two seconds."""
        batches = [[seen(n) for n in range(start, start + 500)] for start in range(0, 10_000, 500)]
        took = []
        for attempt in range(3):  # other tests run at the same time
            began = time.perf_counter()
            for batch in batches:
                store.put_seen(f"{attempt}@x.example", "INBOX", batch, Mark(1, batch[-1].uid + 1), NOW)
            took.append(time.perf_counter() - began)
            if took[-1] < 2:
                return
        raise AssertionError(took)
