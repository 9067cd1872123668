"""What is due, kept from one page to the next: to find it takes longer than a page may."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from threading import Lock

from demur.domain.remembered import Listed
from demur.flow.today import YEAR, Agenda, calendar_of
from demur.ledger.due import Due
from demur.web.shelf import Shelf

_DAYS = 7
_FRESH = timedelta(minutes=1)
"""For so long what was found holds while nothing changes but the time."""


class Ahead:
    """What falls due on seven days, today included; found anew when something has changed. Threads may share it.

    Every method takes the time now, with its offset, and raises `StoreUnusable`.
    """

    def __init__(self, agenda: Agenda, shelf: Shelf) -> None:
        self.workdays = agenda.terms.days
        self._agenda = agenda
        self._shelf = shelf
        self._found: Sequence[Due] = ()
        self._listed: Sequence[Listed] | None = None
        self._at: datetime | None = None
        self._lock = Lock()

    def week(self, now: datetime) -> Sequence[Due]:
        """The most urgent first."""
        with self._lock:
            listed = self._shelf.listed()
            fresh = self._at is not None and timedelta(0) <= now - self._at < _FRESH
            if listed is not self._listed or not fresh:
                self._found = self._agenda.due(listed, now, self.workdays.end(now, _DAYS))
                self._listed, self._at = listed, now
            return self._found

    def count(self, now: datetime) -> int:
        """How much is due now, or overdue."""
        return sum(each.at <= now for each in self.week(now))

    def calendar(self, now: datetime) -> str:
        """All that falls due within a year, as a calendar (RFC 5545)."""
        with self._lock:
            found = self._agenda.due(self._shelf.listed(), now, now + YEAR)
        return calendar_of(found, now)
