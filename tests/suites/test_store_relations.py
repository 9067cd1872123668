"""What every Store must hold to in keeping dealings; see `test_store.py`."""

import base64
import json
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
    kept_and_forgotten,
    message,
    outgoing,
    put,
    reply,
    rows,
    write,
)

from demur.domain.dealings import (
    About,
    Dealing,
    Echo,
    Identity,
    Merge,
    Note,
    Reaction,
    Side,
    Sighting,
    Way,
)
from demur.domain.delivery import State
from demur.domain.errors import Forgotten
from demur.domain.mail import Address
from demur.domain.remembered import Author, DraftState
from demur.domain.verdict import Decision
from demur.ledger.identity import Keys, keys_of
from demur.ledger.store import Store

DANA = Sighting(
    "Dana Reyes", ("dana@kestrel.example", "dr@home.example"), ("+4930123",), ("linkedin.com/in/dana",), "kestrel",
    "Größe Talent", "Kestrel Fracht", agency=True,
)  # fmt: skip
MO = Sighting("Mo Ahmadi", ("mo@plover.example",), house="plover", employer="Plover", company="Plover")
NOTE = Note(
    NOW, Way.PHONE, DANA, About("Söftware Engineer", "engineering", "senior"), Decision.DECLINE, True, "She rang."
)  # fmt: skip
DATA = message(5, body=bytes(range(256)))


def sight(store: Store, number: int, who: Sighting = DANA, at: datetime = NOW) -> None:
    """Keep who wrote an invitation."""
    store.put_sighting(number, who, keys_of(who), at)


def echo(number: int, n: int = 1, reaction: Reaction = Reaction.THANKS) -> Echo:
    """A message that reacts to the answer; the higher its number the newer."""
    sender = Address("Dana Reyes", "dana@kestrel.example")
    return Echo(
        number, f"<e{n}@kestrel.example>", NOW + n * HOUR, sender, f"Re: Größe {n}", reaction, "Danke!"
    )


def only(store: Store) -> Dealing:
    """The only dealing."""
    (found,) = store.dealings().dealings
    return found


class RelationSuite(Opened):
    """The promises of `ledger/relations.py`."""

    def test_a_sighting_is_kept(self, opened: Open) -> None:
        """It comes back in all its parts with its identities, what it was about, and the invitation as it is listed."""
        store = opened()
        number = put(store)
        assert store.dealings().dealings == ()
        sight(store, number)
        found = opened().dealings()
        keys = ("mail:dana@kestrel.example", "firm:grossetalent", "firm:kestrelfracht")
        sides = (Side.PERSON, Side.FIRM, Side.FIRM)
        by_key = {each.key: each for each in found.identities}
        ids = [by_key[key].id for key in keys]
        assert set(found.identities) == {Identity(*each) for each in zip(ids, sides, keys, strict=True)}
        assert [each.id for each in found.identities] == sorted(ids)
        about = About("Söftware Engineer", None, None)
        assert found.dealings == (Dealing(DANA, about, ids[0], ids[1], ids[2], store.listed()[0]),)
        assert found.merges == ()

    def test_a_sighting_that_is_put_again(self, store: Store) -> None:
        """Takes the place of the one before; the same identity keeps its id, and one that is new is another."""
        first, second = put(store), put(store, message(2))
        sight(store, first)
        before = only(store)
        sight(store, second)
        sight(store, first, replace(DANA, name="D. Reyes", mails=("dr@home.example",)), LATER)
        again, other = sorted(
            store.dealings().dealings, key=lambda each: each.listed.id if each.listed else 0
        )
        assert (again.who.name, again.employer, again.company) == (
            "D. Reyes",
            before.employer,
            before.company,
        )
        assert other.person == before.person != again.person
        assert len(rows(store, "sightings")) == 2

    def test_nobody_is_no_identity(self, store: Store) -> None:
        """Where neither a person nor a firm is known there is no identity, and the sighting is kept all the same."""
        number = put(store)
        sight(store, number, Sighting())
        found = store.dealings()
        assert (found.dealings[0].who, found.dealings[0].person, found.identities) == (Sighting(), None, ())

    def test_who_is_still_to_be_looked_for(self, store: Store) -> None:
        """Invitations without a sighting are named by their ids, those with one are not, even after they were put again."""
        ids = [put(store, message(n)) for n in (1, 2, 3)]
        assert store.unsighted() == tuple(ids)
        sight(store, ids[1])
        put(store, message(2), at=LATER)
        assert store.unsighted() == (ids[0], ids[2])

    def test_echoes_are_kept(self, opened: Open) -> None:
        """With their bytes, the oldest first, in place of one with the same key, each with its own invitation."""
        store = opened()
        number, other = put(store), put(store, message(2))
        sight(store, number)
        late, early = echo(number, 2), replace(echo(number, 1), sender=None, quote="")
        for each in (late, early):
            store.put_echo(each, DATA, NOW)
        store.put_echo(echo(other, 2), b"", NOW)
        changed = replace(late, reaction=Reaction.COUNTER, subject="Staff?")
        store.put_echo(changed, b"\0\xff", LATER)
        assert tuple(opened().echoes(number)) == ((early, DATA), (changed, b"\0\xff"))
        assert tuple(opened().echoes(other)) == ((echo(other, 2), b""),)
        assert only(opened()).echoes == (early, changed)
        assert tuple(store.echoes(99)) == ()

    def test_notes_are_kept_and_dropped(self, opened: Open) -> None:
        """In all their parts; a note that is dropped is gone with those whom nothing else shows, its number for good."""
        store = opened()
        number = store.put_note(NOTE, keys_of(DANA), NOW)
        bare = Note(LATER, Way.LINKEDIN, MO, About())
        other = store.put_note(bare, keys_of(MO), NOW)
        found = opened().dealings()
        assert [each.note for each in found.dealings] == [(number, NOTE), (other, bare)]
        assert [(each.who, each.about, each.listed) for each in found.dealings] == [
            (DANA, NOTE.about, None),
            (MO, About(), None),
        ]
        assert [each.person is not None for each in found.dealings] == [True, True]
        assert store.drop_note(number, LATER)
        assert not store.drop_note(number, LATER)
        assert [each.note for each in store.dealings().dealings] == [(other, bare)]
        assert {each.key for each in store.dealings().identities} == {"mail:mo@plover.example", "firm:plover"}
        assert store.put_note(NOTE, keys_of(DANA), NOW) > other

    def test_the_last_note_of_each_is_told(self, store: Store) -> None:
        """By the numbers that invitations have too, whoever was merged; where no person is named, by the firm's."""
        number = put(store)
        sight(store, number)
        twin = replace(DANA, mails=("dana@second.example",), phones=())
        for who, at in ((DANA, NOW), (twin, LATER), (replace(MO, name="", mails=()), NOW)):
            store.put_note(replace(NOTE, who=who, at=at), keys_of(who), NOW)
        notes = [each for each in store.dealings().dealings if each.note]
        assert store.noted() == {each.person or each.company: each.note[1].at for each in notes if each.note}
        mine, other = sorted(each.person for each in notes if each.person is not None)
        store.put_merge(mine, other, "Both are Dana.", Author.PERSON, NOW)
        assert store.noted()[store.numbers()[number][0]] == LATER and len(store.noted()) == 2

    def test_merges_are_kept_and_undone(self, opened: Open) -> None:
        """A merge is told until it is undone, and after that as undone; it is undone once."""
        store = opened()
        store.put_note(NOTE, keys_of(DANA), NOW)
        one, other, third = (each.id for each in store.dealings().identities)
        first = store.put_merge(one, other, "They are „one“.", Author.DEMUR, NOW)
        second = store.put_merge(other, third, "Said so.", Author.PERSON, LATER)
        assert first == Merge(first.id, one, other, "They are „one“.", Author.DEMUR, NOW)
        assert opened().dealings().merges == (first, second)
        assert store.undo_merge(first.id, LATER)
        assert not store.undo_merge(first.id, LATER + HOUR)
        assert not store.undo_merge(99, LATER)
        assert opened().dealings().merges == (replace(first, undone=LATER), second)

    def test_two_are_merged_once(self, store: Store) -> None:
        """Who merges what is one already is given what stands, so that undoing it parts them; then it can be made anew."""
        store.put_note(NOTE, keys_of(DANA), NOW)
        one, other, _ = (each.id for each in store.dealings().identities)
        first = store.put_merge(one, other, "First.", Author.DEMUR, NOW)
        assert store.put_merge(other, one, "Second.", Author.DEMUR, LATER) == first
        assert store.undo_merge(first.id, LATER)
        again = store.put_merge(one, other, "Third.", Author.PERSON, LATER)
        assert [(each.id, each.undone) for each in store.dealings().merges] == [
            (first.id, LATER),
            (again.id, None),
        ]

    def test_what_is_gone_is_told(self, store: Store) -> None:
        """What belongs to an invitation or an identity that was forgotten is refused, and nothing is kept."""
        number = put(store)
        sight(store, number)
        one, other, _ = (each.id for each in store.dealings().identities)
        store.forget(company="Kestrel Fracht")
        acts: tuple[Callable[[], object], ...] = (
            lambda: sight(store, number),
            lambda: store.put_echo(echo(number), DATA, NOW),
            lambda: store.put_merge(one, other, "x", Author.DEMUR, NOW),
        )
        for act in acts:
            with pytest.raises(Forgotten):
                act()
        assert {name for name, _ in store.export()} == {"events"}

    def test_dealings_are_in_order(self, store: Store) -> None:
        """The oldest first, whatever their kind; of some invitations alone they come without notes."""
        data = [
            message(n).replace(b"23 Nov 2026 10", f"{day} Nov 2026 10".encode())
            for n, day in ((1, 20), (2, 10), (3, 15))
        ]
        ids = [put(store, each) for each in data]
        for number in ids:
            sight(store, number)
        early = store.put_note(replace(NOTE, at=datetime(2026, 11, 12, tzinfo=UTC)), keys_of(DANA), NOW)
        late = store.put_note(NOTE, keys_of(DANA), NOW)

        def told(chosen: list[int] | None) -> list[tuple[int | None, int | None]]:
            return [
                (each.listed.id if each.listed else None, each.note[0] if each.note else None)
                for each in store.dealings(chosen).dealings
            ]

        assert told(None) == [(ids[1], None), (None, early), (ids[2], None), (ids[0], None), (None, late)]
        assert told([ids[0], ids[1], 99]) == [(ids[1], None), (ids[0], None)]
        assert told([]) == []
        assert store.dealings([]).identities == store.dealings().identities

    def test_what_left_is_said(self, store: Store) -> None:
        """A letter is said once its delivery left, in the version that left; before that, or refused, it is not."""
        number = put(store)
        sight(store, number)
        write(store, number)
        letter = store.put_letter(number, reply("Grüße, nein"), "<x@home.example>", Author.PERSON, NOW)
        key = store.approve(letter.id, outgoing(), NOW, DUE).key
        store.put_letter(number, reply("Später doch?"), "<x@home.example>", Author.PERSON, LATER)
        assert only(store).said is None
        store.advance(key, [State.WAITING], State.SENT, LATER)
        said = only(store).said
        assert said is not None
        assert (said.at, said.message_id, said.words) == (LATER, letter.message_id, "Grüße, nein")
        assert (said.situation, said.language) == ("decline", "de")

    def test_what_was_withdrawn_is_not_said(self, store: Store) -> None:
        """A letter that was withdrawn, or refused before it left, was never said."""
        for n, end in enumerate((State.WITHDRAWN, State.REFUSED), 1):
            number = put(store, message(n))
            sight(store, number)
            letter = write(store, number, f"<{n}@home.example>")
            key = store.approve(letter, outgoing(f"<{n}@home.example>"), NOW, DUE).key
            store.advance(key, [State.WAITING], end, LATER)
        assert [each.said for each in store.dealings().dealings] == [None, None]

    @pytest.mark.parametrize("then", [None, State.WAITING, State.REFUSED], ids=str)
    def test_what_the_person_sent_is_said(self, store: Store, then: State | None) -> None:
        """Their own draft is, when they sent it, in the version it held, whatever other version is approved after it."""
        number = put(store)
        sight(store, number)
        letter = write(store, number)
        draft = store.put_draft(letter, ME, PLACE, "aa", NOW)
        assert only(store).said is None
        own = store.put_letter(number, reply("Mein Text"), "<x@home.example>", Author.PERSON, NOW).id
        store.move_draft(draft.id, DraftState.SENT, PLACE, own, "bb", LATER)
        if then is not None:
            later = store.put_letter(number, reply("Anders"), "<x@home.example>", Author.DEMUR, LATER).id
            key = store.approve(later, outgoing(), LATER, DUE).key
            store.advance(key, [State.WAITING], then, LATER + HOUR)
        said = only(store).said
        assert said is not None
        assert (said.at, said.words) == (LATER, "Mein Text")

    def test_what_strangers_wrote_is_kept(self, store: Store) -> None:
        """Any text in any part of whatever length; NULs and halves of characters make no other identity."""
        number = put(store)
        odd = "Ä\0\ud800 𝒳 '\"%\\ \u202e\r\n" + "ß" * 99_999
        who = Sighting(odd, (odd,), (odd,), (odd,), odd, odd, odd)
        for name in (odd, odd.replace("\0", ""), odd.replace("\ud800", "\udfff")):
            keys = Keys(f"mail:{name}", f"firm:{name}", "firm:" + "x" * (1 << 20))
            store.put_sighting(number, who, keys, NOW)
        store.put_note(
            Note(NOW, Way.OTHER, who, About(odd, odd, odd), words=odd), Keys(f"mail:{odd}", None, None), NOW
        )
        made = replace(echo(number), key=odd, subject=odd, quote=odd, sender=Address(odd, odd))
        store.put_echo(made, odd.encode("utf-8", "surrogatepass"), NOW)
        found = store.dealings()
        text = odd.replace("\0", "").replace("\ud800", "")
        assert {each.key for each in found.identities} == {
            f"mail:{text}",
            f"firm:{text}",
            "firm:" + "x" * (1 << 20),
        }
        sighted, noted = found.dealings
        assert sighted.person == noted.person is not None
        assert (sighted.who, noted.note and noted.note[1].words) == (who, text)
        assert (sighted.echoes[0].key, sighted.echoes[0].subject) == (text, text)

    def test_every_change_leaves_an_event(self, store: Store) -> None:
        """Each act appends one, of its invitation where it has one, and the list of what changed goes on."""
        number = put(store)
        start = store.changes(0).last
        acts: tuple[tuple[str, Callable[[], object]], ...] = (
            ("sighting_put", lambda: sight(store, number)),
            ("echo_put", lambda: store.put_echo(echo(number), DATA, NOW)),
            ("note_put", lambda: store.put_note(NOTE, keys_of(DANA), NOW)),
            ("merged", lambda: store.put_merge(1, 2, "x", Author.PERSON, NOW)),
            ("merge_undone", lambda: store.undo_merge(1, NOW)),
            ("note_dropped", lambda: store.drop_note(1, NOW)),
        )
        for what, act in acts:
            act()
            last = rows(store, "events")[-1]
            assert (last["what"], datetime.fromisoformat(last["at"])) == (what, NOW)
            assert last["invitation"] == (number if what in ("sighting_put", "echo_put") else None)
            found = store.changes(start)
            assert found.last > start
            start = found.last
        before = store.changes(0).last
        store.drop_note(1, NOW)
        store.undo_merge(1, NOW)
        assert store.changes(0).last == before

    def test_dealings_are_exported(self, store: Store) -> None:
        """Every table with every value, an echo's message in base64."""
        number = put(store)
        sight(store, number)
        store.put_echo(echo(number), DATA, NOW)
        store.put_note(NOTE, keys_of(MO), NOW)
        store.put_merge(1, 2, "x", Author.PERSON, NOW)
        found = dict(store.export())
        assert json.loads(json.dumps(found)) == found
        assert found["sightings"]["who"]["mails"] == list(DANA.mails)
        assert base64.b64decode(found["echoes"]["data"]) == DATA
        assert (found["notes"]["way"], found["notes"]["about"]["area"]) == ("phone", "engineering")
        assert (found["merges"]["one"], found["merges"]["because"]) == (1, "x")
        assert len(rows(store, "identities")) == 5

    @pytest.mark.parametrize(
        "whom", [{"person": "DANA@kestrel.example"}, {"company": "Kestrel Fracht"}], ids=["person", "company"]
    )
    def test_whoever_is_forgotten_takes_their_dealings_along(
        self, store: Store, whom: dict[str, str]
    ) -> None:
        """Sightings, echoes, notes, identities and merges go with them; those of others stay as they were."""
        gone, stays = kept_and_forgotten(store)
        before = store.dealings()
        assert [each.listed.id for each in before.dealings if each.listed] == [gone, stays]
        assert store.forget(**whom) == 1
        after = store.dealings()
        assert after.dealings == tuple(each for each in before.dealings if "Mo" in each.who.name)
        assert len(after.dealings) == 2
        assert {each.key for each in after.identities} == {
            "mail:mo@plover.example",
            "mail:mo@private.example",
            "firm:ploverhandel",
        }
        assert len(after.merges) == 1
        assert len(rows(store, "echoes")) == 1

    @pytest.mark.parametrize("name", ["Größe Talent", "GRÖSSE-TALENT GmbH", "grösse talent"])
    def test_an_agency_is_forgotten(self, store: Store, name: str) -> None:
        """Whoever wrote for it goes, in mail and in notes, however it is spelled; who wrote for another one stays."""
        number, stays = put(store), put(store, message(2))
        sight(store, number, replace(DANA, employer="Größe Talent GmbH"))
        sight(store, stays, MO)
        store.put_note(replace(NOTE, who=replace(DANA, employer="GRÖSSE-Talent")), keys_of(DANA), NOW)
        assert store.forget(company=name) == 1
        assert [each.listed and each.listed.id for each in store.dealings().dealings] == [stays]

    def test_who_is_only_named_in_the_ledger_is_forgotten(self, store: Store) -> None:
        """An address in a sighting, in an echo's coded body or in a note's words is enough, and no longer one is."""
        coded = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n"
        ids = [put(store, message(n)) for n in range(1, 5)]
        sight(store, ids[0], replace(MO, mails=("mo@plover.example", "kim@third.example")))
        for number, said in ((ids[1], "kim@third.example"), (ids[2], "kim@third.example.org")):
            data = message(9, headers=coded, body=base64.b64encode(f"Ask\n{said}".encode()))
            store.put_echo(echo(number), data, NOW)
        store.put_note(replace(NOTE, words="Ask\nkim@third.example"), keys_of(DANA), NOW)
        kept = store.put_note(replace(NOTE, words="Ask tim@third.example"), keys_of(DANA), NOW)
        named = replace(DANA, name="Kim\nkim@third.example")
        store.put_note(replace(NOTE, who=named), keys_of(named), NOW)
        assert store.forget(person="kim@third.example") == 2
        assert sorted(each.id for each in store.invitations()) == ids[2:]
        assert [each.note and each.note[0] for each in store.dealings().dealings] == [kept]
