"""What takes longer to make than a page may: made beside the pages, and kept while nothing changes in the store."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar

from demur.ledger.store import Store

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Kept(Generic[T]):
    """What was made, and what the store was like then."""

    made: T
    last: int
    ids: frozenset[int]


class Ready(Generic[T]):
    """One thing that is made of all that a store keeps. Threads may share it; it is made by one at a time.

    Args:
        make: makes it; what it raises is raised to those who wait for it.
    """

    def __init__(self, store: Store, make: Callable[[], T]) -> None:
        self._store = store
        self._make = make
        self._kept: _Kept[T] | None = None
        self._making: Future[T] | None = None
        self._lock = Lock()
        self._aside = ThreadPoolExecutor(1)

    @property
    def last(self) -> T | None:
        """As it was made last, however long ago; None where it never was."""
        return self._kept.made if self._kept else None

    def fresh(self) -> T:
        """As of now, however long it takes."""
        return self._kept.made if self._kept and self._holds(self._kept) else self._next().result()

    def within(self, seconds: float) -> T | None:
        """As of now where it is there in time, else as it was made last; it is made on, and there the next time."""
        kept = self._kept
        if kept and self._holds(kept):
            return kept.made
        try:
            return self._next().result(seconds)
        except TimeoutError:
            return self.last

    def _holds(self, kept: _Kept[T]) -> bool:
        found = self._store.changes(kept.last)
        return (found.last, found.ids) == (kept.last, kept.ids)

    def _next(self) -> Future[T]:
        """What is made from now on; one that has not begun yet will see all that is kept now."""
        with self._lock:
            if self._making is None or self._making.done() or self._making.running():
                self._making = self._aside.submit(self._made)
            return self._making

    def _made(self) -> T:
        kept = self._kept
        if kept and self._holds(kept):
            return kept.made
        before = self._store.changes(kept.last if kept else 0)
        made = self._make()
        self._kept = _Kept(made, before.last, before.ids)
        return made
