"""The list of invitations, kept up to date from one page to the next: to read all of it takes longer than a page may."""

from threading import Lock

from demur.domain.remembered import Listed
from demur.ledger.store import Store


class Shelf:
    """All invitations of a store; only those that changed are read again, whoever changed them. Threads may share it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[int, Listed] = {}
        self._listed: tuple[Listed, ...] = ()
        self._last = 0
        self._lock = Lock()

    def listed(self) -> tuple[Listed, ...]:
        """The list as of now, the very same tuple while nothing has changed; raises `StoreUnusable`."""
        with self._lock:
            found = self._store.changes(self._last)
            missing = found.ids - self._known.keys()
            stale = found.touched | missing
            for each in self._store.listed(only=stale if self._known else None) if stale else ():
                self._known[each.id] = each
            lost = self._known.keys() - found.ids
            for gone in lost:
                del self._known[gone]
            if stale or lost:
                self._listed = tuple(self._known.values())
            self._last = found.last
            return self._listed
