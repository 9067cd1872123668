"""What every Store must hold to in keeping what the person says to an invitation; see `test_store.py`."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from tests.suites.store_samples import (
    HOUR,
    LATER,
    ME,
    NOW,
    Open,
    Opened,
    message,
    put,
    rows,
)

from demur.domain.errors import Forgotten
from demur.domain.remembered import Stand
from demur.domain.verdict import Decision
from demur.ledger.store import Store


class StandSuite(Opened):
    """The promises on corrections and on the person's own decisions."""

    def test_a_correction_is_kept(self, opened: Open) -> None:
        """The last one of each fact counts, that it is not known as well, and each invitation has its own."""
        store = opened()
        number, other = put(store), put(store, message(2))
        assert store.corrections(number) == {}
        store.put_correction(number, "position", "Head of Größe", NOW)
        store.put_correction(number, "company", "Kestrel", NOW)
        store.put_correction(number, "company", "", LATER)
        store.put_correction(other, "company", "Plover", NOW)
        assert opened().corrections(number) == {"company": "", "position": "Head of Größe"}
        assert opened().corrections(other) == {"company": "Plover"}
        (row,) = (
            row
            for row in rows(store, "corrections")
            if (row["invitation"], row["name"]) == (number, "company")
        )
        assert datetime.fromisoformat(row["at"]) == LATER

    def test_a_correction_is_taken_back(self, store: Store) -> None:
        """It is gone, the others stay, and taking back what is not there is nothing."""
        number = put(store)
        store.put_correction(number, "company", "Kestrel", NOW)
        store.put_correction(number, "mode", "", NOW)
        for _ in range(2):
            store.put_correction(number, "company", None, LATER)
            assert store.corrections(number) == {"mode": ""}
        assert len(rows(store, "corrections")) == 1

    def test_what_the_person_said_stays(self, store: Store) -> None:
        """An invitation that is put again keeps its corrections and the person's decision."""
        number = put(store)
        store.put_correction(number, "company", "Kestrel", NOW)
        store.put_stand(number, Decision.TAKE, LATER, NOW)
        assert put(store, company="Marée", at=LATER) == number
        assert store.corrections(number) == {"company": "Kestrel"}
        assert store.stand(number) == Stand(Decision.TAKE, LATER, NOW)

    @pytest.mark.parametrize(
        ("value", "kept"),
        [
            ("a\0b\ud800c\udfff", "abc"),
            ("\0", ""),
            ("Ä 𝒳 \u200b\u202e ' \" % \\ ; -- \r\n\t\x01", "Ä 𝒳 \u200b\u202e ' \" % \\ ; -- \r\n\t\x01"),
            ("ß" * (1 << 19), "ß" * (1 << 19)),
            (" ", " "),
        ],
        ids=["none", "nul", "odd", "long", "blank"],
    )
    def test_a_correction_is_any_text(self, store: Store, value: str, kept: str) -> None:
        """NULs and halves of characters are left out; all else stays, in whatever length, and can be taken back."""
        number = put(store)
        for name in ("location", "loc\0ation\ud800"):
            store.put_correction(number, name, value, NOW)
            assert store.corrections(number) == {"location": kept}
        store.put_correction(number, "lo\0cation", None, NOW)
        assert store.corrections(number) == {}

    def test_a_decision_is_kept(self, opened: Open) -> None:
        """The last one counts as a whole, and each invitation has its own."""
        store = opened()
        number, other = put(store), put(store, account="kim@other.example")
        assert store.stand(number) is None
        store.put_stand(number, Decision.ASK, LATER, NOW)
        store.put_stand(other, None, LATER, NOW)
        assert opened().stand(number) == Stand(Decision.ASK, LATER, NOW)
        store.put_stand(number, Decision.NONE, None, LATER)
        assert opened().stand(number) == Stand(Decision.NONE, None, LATER)
        assert opened().stand(other) == Stand(None, LATER, NOW)
        found = opened().stand(other)
        assert found is not None
        assert found.later is not None
        assert found.later.utcoffset() is not None

    def test_a_decision_is_erased(self, store: Store) -> None:
        """Without a decision and a time nothing is left of it, of however many there were."""
        number, other = put(store), put(store, message(2))
        for each in (number, other):
            store.put_stand(each, Decision.DECLINE, None, NOW)
        for _ in range(2):
            store.put_stand(number, None, None, LATER)
            assert store.stand(number) is None
        assert [row["invitation"] for row in rows(store, "stands")] == [other]

    def test_times_of_decisions_have_their_offset(self, store: Store) -> None:
        """A time without one is a fault of the program, and what was decided before stays."""
        number = put(store)
        store.put_stand(number, Decision.TAKE, (NOW + HOUR).astimezone(UTC), NOW)
        before = list(store.export())
        with pytest.raises(Exception, match="offset"):
            store.put_stand(number, Decision.ASK, LATER.replace(tzinfo=None), NOW)
        with pytest.raises(Exception, match="offset"):
            store.put_correction(number, "company", "x", NOW.replace(tzinfo=None))
        assert list(store.export()) == before

    def test_what_is_said_needs_its_invitation(self, store: Store) -> None:
        """What was forgotten meanwhile is told, and nothing is kept."""
        number = put(store)
        store.put_correction(number, "company", "Kestrel", NOW)
        store.put_stand(number, Decision.TAKE, None, NOW)
        store.forget(company="Kestrel Fracht")
        acts: tuple[Callable[[], None], ...] = (
            lambda: store.put_correction(number, "company", "x", NOW),
            lambda: store.put_correction(number, "company", None, NOW),
            lambda: store.put_stand(number, Decision.ASK, None, NOW),
            lambda: store.put_stand(number, None, None, NOW),
        )
        for act in acts:
            with pytest.raises(Forgotten):
                act()
        assert {name for name, _ in store.export()} == {"events"}
        assert (store.corrections(number), store.stand(number)) == ({}, None)

    def test_what_is_said_is_told_in_events(self, store: Store) -> None:
        """Each leaves an event of its invitation: which fact, whether taken back, which decision, until when."""
        number = put(store)
        store.put_correction(number, "company", "Kestrel", NOW)
        store.put_correction(number, "company", None, LATER)
        store.put_stand(number, Decision.TAKE, LATER, NOW)
        store.put_stand(number, None, None, LATER)
        told = rows(store, "events")[1:]
        assert [(row["what"], row["detail"]) for row in told] == [
            ("correction_put", {"fact": "company", "taken_back": False}),
            ("correction_put", {"fact": "company", "taken_back": True}),
            ("stand_put", {"decided": "take", "later": LATER.isoformat()}),
            ("stand_put", {"decided": None, "later": None}),
        ]
        assert {row["invitation"] for row in told} == {number}
        assert [datetime.fromisoformat(row["at"]) for row in told] == [NOW, LATER, NOW, LATER]

    def test_who_is_named_in_a_correction_is_forgotten(self, store: Store) -> None:
        """A person whose address the person wrote there, and a company whose name they gave, whatever the legal form."""
        person, company, stays = (put(store, message(n)) for n in (1, 2, 3))
        store.put_correction(person, "recruiter", "Jo (jo@third.example)", NOW)
        store.put_correction(company, "company", " MARÉE Logistik GmbH ", NOW)
        store.put_correction(stays, "position", "Marée Logistik", NOW)
        store.put_correction(stays, "recruiter", "bo.jo@third.example", NOW)
        assert store.forget(person="JO@third.example") == 1
        assert store.forget(company="Marée Logistik") == 1
        assert [kept.id for kept in store.invitations(ME)] == [stays]
        assert {row["invitation"] for row in rows(store, "corrections")} == {stays}
