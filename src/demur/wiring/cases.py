"""What messages are judged against, kept from one page to the next."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from demur.domain.ruling import Ruling
from demur.flow.process import Case
from demur.ledger.port import Rulings

_FRESH = 20.0
"""Seconds for which it is not read again, unless the person decides something."""


@dataclass
class Cases:
    """Calendars and decisions take longer to read than a page may.

    Args:
        make: reads all of it, as of a moment.
        clock: the time now, with its offset.
    """

    make: Callable[[datetime], Case]
    clock: Callable[[], datetime]
    _case: Case | None = None
    _read: float = 0.0

    def __call__(self) -> Case:
        """As of now."""
        now, kept = self.clock(), self._case
        if kept is None or time.monotonic() - self._read > _FRESH:
            kept = self.make(now)
            self._case, self._read = kept, time.monotonic()
        return replace(kept, now=now)

    def forget(self) -> None:
        """Read it anew for the next page."""
        self._case = None


@dataclass(frozen=True, slots=True)
class Noted:
    """The person's decisions (a `Rulings`), each of which counts from the next page on."""

    rulings: Callable[[], Rulings]
    cases: Cases

    def put(self, ruling: Ruling) -> None:
        """See `Rulings.put`."""
        self.rulings().put(ruling)
        self.cases.forget()

    def all(self) -> Iterator[Ruling]:
        """See `Rulings.all`."""
        return self.rulings().all()
