"""A store of the second version, with all that it can hold, opened by this one."""

from pathlib import Path

from tests.rooms.adapters.sql.processes import opened
from tests.rooms.adapters.sql.test_first_version import TABLES, make, rows
from tests.rooms.adapters.sql.test_migrations import engine
from tests.suites.store_samples import LATER, NOW, message, put
from tests.suites.test_store_relations import DANA, DATA, NOTE, echo, sight

from demur.adapters.sql import SqlStore
from demur.domain.remembered import Author
from demur.domain.verdict import Decision
from demur.ledger.identity import keys_of

BOTH = (*TABLES, "corrections", "stands")


def test_a_store_of_the_second_version_is_brought_up_to_date(where: str, tmp_path: Path) -> None:
    """Not one value in it changes, nobody is known to have written yet, and all of the ledger can be put and forgotten."""
    ids = make(where, tmp_path / "scripts", "2")
    with engine(where) as found:
        store = SqlStore(found, where, lambda: NOW)
        for number in ids:
            store.put_correction(number, "position", "Größe", NOW)
            store.put_stand(number, Decision.TAKE, LATER, NOW)
    before = rows(where, BOTH)
    assert all(before.values())
    for _ in range(2):
        with opened(where) as store:
            assert rows(where, BOTH) == before
            assert store.unsighted() == tuple(ids)
            assert store.dealings().dealings == ()
    with opened(where) as store:
        for number in ids:
            sight(store, number)
            store.put_echo(echo(number), DATA, NOW)
        store.put_note(NOTE, keys_of(DANA), NOW)
        one, other, _ = (each.id for each in store.dealings().identities)
        store.put_merge(one, other, "x", Author.DEMUR, NOW)
    with opened(where) as store:
        found_again = store.dealings()
        assert store.unsighted() == ()
        assert [each.said and each.said.message_id for each in found_again.dealings] == [
            *(f"<{number}@home.example>" for number in ids),
            None,
        ]
        assert store.forget() == 2
        assert list(store.export()) == []
        assert put(store, message(3)) > max(ids)
        assert store.put_note(NOTE, keys_of(DANA), NOW) > 1
