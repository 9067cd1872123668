"""What every Store must hold to in listing invitations; see `test_store.py`."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests.suites.store_samples import (
    DUE,
    HOUR,
    LATER,
    ME,
    NOW,
    PLACE,
    Open,
    Opened,
    invitation,
    message,
    outgoing,
    put,
    reply,
    verdict,
    write,
)

from demur.domain.delivery import Part, State
from demur.domain.facts import Fact, Facts
from demur.domain.letter import Situation
from demur.domain.mail import Address, Raw
from demur.domain.remembered import Author, DraftState, Listed, Stand
from demur.domain.verdict import Decision
from demur.ledger.store import Store


def one(store: Store, number: int) -> Listed:
    """An invitation in the list."""
    (found,) = (each for each in store.listed() if each.id == number)
    return found


def write_as(
    store: Store, number: int, situation: Situation, message_id: str = "<letter@home.example>"
) -> int:
    """A version for another situation; gives its id."""
    written = replace(reply(), letter=replace(reply().letter, situation=situation))
    return store.put_letter(number, written, message_id, Author.DEMUR, NOW).id


class ListedSuite(Opened):
    """The promises on the list of invitations."""

    def test_all_of_an_invitation_is_listed(self, opened: Open) -> None:
        """What was read and judged, what the person decided, and how far the answer is."""
        store = opened()
        number = put(store)
        letter = write(store, number)
        store.put_draft(letter, ME, PLACE, "aa", NOW)
        store.put_stand(number, Decision.TAKE, LATER, NOW)
        store.put_correction(number, "company", "another", NOW)
        key = store.approve(letter, outgoing(), NOW, DUE).key
        store.advance(key, [State.WAITING], State.SENDING, LATER)
        store.advance(key, [State.SENDING], State.SENT, LATER + HOUR)
        expected = Listed(
            id=number,
            account=ME,
            key="<1@kestrel.example>",
            received=datetime(2026, 11, 23, 15, tzinfo=UTC),
            sender=Address("Dana Reyes", "dana@kestrel.example"),
            company="Kestrel Fracht",
            position="Söftware Engineer",
            subject="Interview at Kestrel Fracht no. 1",
            kind="interview_invitation",
            agency=True,
            decision=Decision.DECLINE,
            because="Your week is full.",
            question="pay",
            scam=0.125,
            judged=NOW,
            times=((NOW, NOW + HOUR), (NOW + 24 * HOUR, None)),
            mode=None,
            stand=Stand(Decision.TAKE, LATER, NOW),
            draft=DraftState.WAITING,
            delivery=State.SENT,
            due=DUE,
            left=LATER,
            situation="decline",
            letter=1,
            factor="bandwidth",
        )
        assert opened().listed() == (expected,)
        assert [time.utcoffset() for pair in expected.times for time in pair if time] == [HOUR] * 3

    def test_an_invitation_without_anything_is_listed(self, store: Store) -> None:
        """Where nothing is known nothing is told, and the time is that when it was kept first."""
        data = b"Subject:\r\n\r\n\xff\0"
        found = replace(invitation(data), facts=Facts())
        least = replace(verdict(Decision.NONE), reasons=(), question=None)
        for at in (NOW, LATER):
            number = store.put_invitation(ME, "key", PLACE, Raw("x", data), found, least, at)
        expected = Listed(
            id=number,
            account=ME,
            key="key",
            received=NOW,
            sender=None,
            company=None,
            position=None,
            subject="",
            kind="interview_invitation",
            agency=False,
            decision=Decision.NONE,
            because="",
            question=None,
            scam=0.125,
            judged=LATER,
            times=(),
            mode=None,
            stand=None,
            draft=None,
            delivery=None,
            due=None,
            left=None,
            situation=None,
        )
        assert store.listed() == (expected,)

    def test_the_way_of_an_interview_is_listed(self, store: Store) -> None:
        """By phone or on site, as the message says; and who writes for themselves is no agency."""
        said = Facts(
            mode=Fact("phone", "by phone", "body", (0, 8), 0.9), agency=Fact(False, "we", "body", (0, 2), 0.9)
        )
        raw = Raw("x", message())
        number = store.put_invitation(
            ME, "key", PLACE, raw, replace(invitation(), facts=said), verdict(), NOW
        )
        assert (one(store, number).mode, one(store, number).agency) == ("phone", False)

    def test_the_list_has_the_order_of_the_invitations(self, store: Store) -> None:
        """The newest first, whatever their offsets, of one account or of all, and each has what is its own."""
        dates = {
            1: "Date: Tue, 24 Nov 2026 01:00:00 +0900\r\n",
            2: "Date: Mon, 23 Nov 2026 20:00:00 -0500\r\n",
            3: "Date: Mon, 23 Nov 2026 23:30:00 +0000\r\n",
            4: "",
            5: "Date: Mon, 23 Nov 2026 20:00:00 -0500\r\n",
        }
        at = datetime(2026, 11, 23, 17, tzinfo=UTC)
        ids = {}
        for n, date in dates.items():
            data = re.sub(rb"Date: [^\r]*\r\n", date.encode(), message(n, f"Firm {n}"))
            ids[n] = put(store, data, f"Firm {n}", ME if n % 2 else "kim@other.example", at)
            write_as(store, ids[n], tuple(Situation)[n], f"<{n}@home.example>")
        found = store.listed()
        assert [each.id for each in found] == [ids[n] for n in (5, 2, 3, 4, 1)]
        assert [each.id for each in found] == [kept.id for kept in store.invitations()]
        assert [each.company for each in found] == [f"Firm {n}" for n in (5, 2, 3, 4, 1)]
        assert [each.situation for each in found] == [tuple(Situation)[n] for n in (5, 2, 3, 4, 1)]
        assert store.listed(ME) == tuple(each for each in found if each.account == ME)
        assert [each.id for each in store.listed("kim@other.example")] == [ids[2], ids[4]]
        assert store.listed("nobody@other.example") == ()

    def test_the_last_delivery_that_stands_is_listed(self, store: Store) -> None:
        """What was withdrawn counts for nothing, a refused one until the next; the answer to a request never."""
        number = put(store)
        first, last = write_as(store, number, Situation.DECLINE), write_as(store, number, Situation.CONSENT)
        assert one(store, number).situation == "consent"
        request = store.approve(last, outgoing("<request@home.example>"), NOW, LATER, Part.REPLY)
        assert (one(store, number).delivery, one(store, number).due) == (None, None)
        key = store.approve(first, outgoing(), NOW, DUE).key
        listed = one(store, number)
        assert (listed.delivery, listed.due, listed.left) == (State.WAITING, DUE, None)
        assert listed.situation == "decline"
        store.advance(key, [State.WAITING], State.WITHDRAWN, NOW)
        listed = one(store, number)
        assert (listed.delivery, listed.due, listed.situation) == (None, None, "consent")
        store.approve(first, outgoing(), LATER, DUE + HOUR)
        store.advance(key, [State.WAITING], State.REFUSED, LATER)
        listed = one(store, number)
        assert (listed.delivery, listed.due, listed.left) == (State.REFUSED, DUE + HOUR, None)
        again = store.approve(last, outgoing("<again@home.example>"), LATER + HOUR, DUE + 2 * HOUR).key
        store.advance(again, [State.WAITING], State.DONE, LATER + HOUR)
        listed = one(store, number)
        assert (listed.delivery, listed.due, listed.left) == (State.DONE, DUE + 2 * HOUR, LATER + HOUR)
        assert listed.situation == "consent"
        store.advance(request.key, [State.WAITING], State.SENT, NOW)
        assert one(store, number) == listed

    def test_a_draft_that_the_person_sent_has_left(self, store: Store) -> None:
        """When that was noticed, but not where Demur's own letter left; of several drafts the last one is told."""
        number = put(store)
        letter = write(store, number)
        first = store.put_draft(letter, ME, PLACE, "aa", NOW)
        store.move_draft(first.id, DraftState.DELETED, PLACE, letter, "aa", NOW)
        assert (one(store, number).draft, one(store, number).left) == (DraftState.DELETED, None)
        second = store.put_draft(letter, ME, PLACE, "aa", NOW)
        assert (one(store, number).draft, one(store, number).left) == (DraftState.WAITING, None)
        store.move_draft(second.id, DraftState.SENT, PLACE, letter, "bb", LATER)
        assert (one(store, number).draft, one(store, number).left) == (DraftState.SENT, LATER)
        key = store.approve(letter, outgoing(), NOW, DUE).key
        assert one(store, number).left == LATER
        store.advance(key, [State.WAITING], State.SENT, LATER + HOUR)
        assert one(store, number).left == LATER + HOUR

    def test_what_was_forgotten_is_not_listed(self, store: Store) -> None:
        """What is left is listed as before."""
        gone, stays = put(store), put(store, message(2, "Plover"), "Plover")
        before = one(store, stays)
        assert store.forget(company="Kestrel Fracht") == 1
        assert store.listed() == (before,)
        assert gone != before.id

    def test_some_are_listed_alone(self, store: Store) -> None:
        """Those that are asked for, as they stand among all; an id that is none's is nothing."""
        ids = [put(store, message(n, f"Company {n}"), f"Company {n}") for n in (1, 2, 3)]
        write(store, ids[1])
        everything = store.listed()
        assert store.listed(only=[ids[1], 999]) == tuple(each for each in everything if each.id == ids[1])
        assert store.listed(only=[]) == ()

    def test_whatever_changes_a_list_is_told(self, store: Store) -> None:
        """Each act on an invitation names it among what changed; what was forgotten is there no more."""
        number, other = put(store), put(store, message(2, "Plover"), "Plover")
        start = store.changes(0)
        assert start.touched == start.ids == {number, other}
        acts: list[Callable[[], object]] = [
            lambda: store.put_stand(number, Decision.TAKE, None, NOW),
            lambda: store.put_correction(number, "company", "Apex", NOW),
            lambda: write(store, number),
            lambda: store.put_draft(store.letters(number)[-1].id, ME, PLACE, "aa", NOW),
            lambda: store.move_draft(store.drafts(number)[-1].id, DraftState.EDITED, PLACE, store.letters(number)[-1].id, "bb", NOW),
            lambda: store.approve(store.letters(number)[-1].id, outgoing(), NOW, DUE),
            lambda: store.advance(store.deliveries()[-1].key, [State.WAITING], State.SENT, LATER),
            lambda: put(store),
        ]  # fmt: skip
        last = start.last
        for act in acts:
            act()
            found = store.changes(last)
            assert number in found.touched and found.last > last
            last = found.last
        store.forget(company="Plover")
        assert store.changes(last).ids == {number}

    @pytest.mark.parametrize("subject", ["\0\ud800", "ß" * (1 << 19)], ids=["none", "long"])
    def test_a_list_shows_what_strangers_wrote(self, store: Store, subject: str) -> None:
        """Whatever a header field or a fact holds, the invitation is listed."""
        found = invitation()
        hostile = replace(
            found,
            mail=replace(found.mail, subject=subject, sender=Address("ß" * 9999, "x" * 9999)),
            facts=Facts(company=Fact("Ke\u202estrel" * 9999, "x", "body", (0, 1), 0.5)),
        )
        number = store.put_invitation(ME, "k" * 9999, PLACE, Raw("x", b""), hostile, verdict(), NOW)
        listed = one(store, number)
        assert (listed.subject, listed.key) == (subject.strip("\0\ud800"), "k" * 9999)
        assert listed.sender == hostile.mail.sender
        assert listed.company == "Ke\u202estrel" * 9999
