"""The list of invitations, kept up to date from one page to the next: to read all of it takes longer than a page may."""

from collections.abc import Sequence
from threading import Lock

from demur.domain.remembered import Listed
from demur.ledger.store import Store


class Shelf:
    """All invitations of a store; only those that changed are read again, whoever changed them. Threads may share it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[int, Listed] = {}
        self._last = 0
        self._lock = Lock()

    def listed(self) -> Sequence[Listed]:
        """The list as of now; raises `StoreUnusable`."""
        with self._lock:
            found = self._store.changes(self._last)
            missing = found.ids - self._known.keys()
            stale = found.touched | missing
            for each in self._store.listed(only=stale if self._known else None) if stale else ():
                self._known[each.id] = each
            for gone in self._known.keys() - found.ids:
                del self._known[gone]
            self._last = found.last
            return tuple(self._known.values())
