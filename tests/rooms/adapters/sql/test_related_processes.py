"""Two processes at once that keep dealings in one store."""

from functools import partial
from itertools import pairwise

from tests.rooms.adapters.sql.processes import opened, together
from tests.suites.store_samples import NOW, message, put
from tests.suites.test_store_relations import DANA, MO, NOTE, sight

from demur.adapters.sql import SqlStore
from demur.domain.dealings import Merge
from demur.domain.remembered import Author
from demur.ledger.identity import Keys, keys_of

MANY = 20


def invitations(where: str) -> list[int]:
    """Invitations of which nobody knows yet who wrote them."""
    with opened(where) as store:
        return [put(store, message(n)) for n in range(MANY)]


def test_the_same_identities_are_put_once(where: str) -> None:
    """Two processes that put the same people and firms, in opposite order, both come through, and each is one."""
    ids = invitations(where)
    keys = [Keys(f"mail:{n}@b.example", f"firm:{MANY - n}", f"firm:{n + 1}") for n in range(MANY)]

    def work(step: int, store: SqlStore) -> list[int]:
        for number, each in list(zip(ids, keys, strict=True))[::step]:
            store.put_sighting(number, DANA, each, NOW)
            store.put_note(NOTE, each, NOW)
        return [each.id for each in store.dealings().identities]

    together(where, partial(work, 1), partial(work, -1))
    with opened(where) as store:
        found = store.dealings()
        assert sorted(each.key for each in found.identities) == sorted(
            key for n in range(MANY) for key in (f"mail:{n}@b.example", f"firm:{n + 1}")
        )
        key_of = {each.id: each.key for each in found.identities}
        assert len(found.dealings) == 3 * MANY
        for each in found.dealings:
            shown = [key_of[one] for one in (each.person, each.employer, each.company) if one is not None]
            assert Keys(*shown) in keys


def test_a_note_is_dropped_while_another_process_comes_to_show_the_same(where: str) -> None:
    """Whoever is seen at that moment stays with what shows them, again and again."""
    (number, *_) = invitations(where)

    def drop(store: SqlStore) -> list[bool]:
        return [store.drop_note(store.put_note(NOTE, keys_of(DANA), NOW), NOW) for _ in range(8 * MANY)]

    def look(store: SqlStore) -> list[bool]:
        shown = []
        for _ in range(8 * MANY):
            sight(store, number, MO)
            sight(store, number, DANA)
            (found,) = store.dealings([number]).dealings
            shown.append(None not in (found.person, found.employer, found.company))
        return shown

    dropped, shown = together(where, drop, look)
    assert dropped == shown == [True] * 8 * MANY


def test_the_same_are_merged_once(where: str) -> None:
    """Two processes that merge the same at once, while a third one puts them again, make one merge of each pair."""
    with opened(where) as store:
        for n in range(MANY):
            store.put_note(NOTE, Keys(f"mail:{n}@b.example", None, None), NOW)
        people = [each.id for each in store.dealings().identities]

    def merge(step: int, store: SqlStore) -> list[Merge]:
        made = []
        for pair in list(pairwise(people))[::step]:
            one, other = pair[::step]
            made.append(store.put_merge(one, other, "x", Author.DEMUR, NOW))
        return made[::step]

    def look(store: SqlStore) -> list[Merge]:
        for n in range(MANY):
            keys = Keys(f"mail:{MANY - n - 1}@b.example", None, None)
            store.put_note(NOTE, keys, NOW)
        return []

    one, other, _ = together(where, partial(merge, 1), partial(merge, -1), look)
    with opened(where) as store:
        assert one == other
        assert sorted(one, key=lambda each: each.id) == list(store.dealings().merges)
        assert len(one) == MANY - 1
