"""The review page on a loopback socket, before the example mailbox, with a clock that can be moved on."""

import secrets
import shutil
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import uvicorn

from demur.adapters.icalendar import read_calendar
from demur.adapters.rulings import RulingFolder
from demur.adapters.sql import open_store
from demur.domain.delivery import State
from demur.domain.person import CalendarEntry, Profile
from demur.flow.process import Case
from demur.flow.reviewing import Desk
from demur.flow.rows import Row, rows
from demur.ledger.store import Store
from demur.settings import load_settings
from demur.web.app import application
from demur.web.guard import KEY
from demur.web.seat import Seat
from demur.wiring import around
from demur.wiring import case as case_of
from demur.wiring.agenda import terms
from demur.wiring.demo import NOW, examples, fill_from, pretend


@dataclass
class Clock:
    """Goes on as clocks do from the example's day; `skip` lets time pass at once."""

    _begun: float = field(default_factory=time.monotonic)
    _skipped: timedelta = timedelta(0)

    def __call__(self) -> datetime:
        """The time now."""
        return NOW + timedelta(seconds=time.monotonic() - self._begun) + self._skipped

    def skip(self, seconds: float) -> None:
        """Let time pass."""
        self._skipped += timedelta(seconds=seconds)


@dataclass
class Place:
    """A running page.

    Attributes:
        address: with the key that lets one browser in.
        home: without it.
    """

    desk: Desk
    seat: Seat
    clock: Clock
    address: str
    home: str
    server: uvicorn.Server

    @property
    def store(self) -> Store:
        """All that is kept."""
        return self.desk.store

    @property
    def rows(self) -> list[Row]:
        """The list, in its order."""
        return rows(self.store.listed(), self.clock(), self.seat.last_minute)

    def number(self, company: str) -> int:
        """The invitation of a company."""
        return next(each.id for each in self.store.listed() if each.company == company)

    def sent(self) -> Sequence[str]:
        """The texts that left."""
        found = [self.store.letter(each.letter) for each in self.store.deliveries(State.DONE)]
        return [each.body for each in found if each]

    def settle_all_but(self, *numbers: int) -> None:
        """Leave only these to be done."""
        for row in self.rows:
            if row.listed.id not in numbers:
                self.store.put_stand(row.listed.id, row.listed.decision, None, self.clock())

    def stop(self) -> None:
        """Stop the server, as Ctrl-C does."""
        self.server.should_exit = True


@cache
def person() -> Profile:
    """Whose example it is."""
    return load_settings(examples() / "profile.toml", {}).profile


@cache
def _entries() -> tuple[CalendarEntry, ...]:
    zone, own = ZoneInfo(person().timezone), frozenset(person().addresses)
    return tuple(read_calendar(examples() / "calendar.ics", around(NOW), zone, own).entries)


def example_case(clock: Clock, rulings: RulingFolder) -> Case:
    """What the example's messages are judged against."""
    return case_of(person(), [], clock(), rulings, others=_entries())


def fill(path: Path) -> None:
    """Make a store of the example mailbox, to be copied for each test."""
    clock = Clock()
    store = open_store(path, clock)
    case = example_case(clock, RulingFolder(path.parent / "rulings", lambda _: None))
    fill_from(store, examples() / "inbox.mbox", person().addresses[0], case)
    store.close()


@contextmanager
def place(
    folder: Path, filled: Path | None, window: timedelta = timedelta(seconds=60), *, demo: bool = True
) -> Iterator[Place]:
    """Serve the page; what is approved leaves nowhere, and is told to have left.

    Args:
        folder: for all that is kept.
        filled: the store to begin with; None for an empty one.
    """
    if filled:
        shutil.copy(filled, folder / "demur.sqlite")
    clock = Clock()
    store = open_store(folder / "demur.sqlite", clock)
    rulings = RulingFolder(folder / "rulings", lambda _: None)
    desk = Desk(
        store,
        rulings,
        lambda: example_case(clock, rulings),
        lambda _: None,
        lambda: secrets.token_hex(16),
        window,
    )
    over = threading.Event()
    sender = threading.Thread(target=pretend, args=(store, clock, over), daemon=True)
    sender.start()
    try:
        with _served(Seat(desk, person(), terms(person()), None, tuple, demo), clock) as running:
            yield running
    finally:
        over.set()
        sender.join(10)
        store.close()


@contextmanager
def _served(seat: Seat, clock: Clock) -> Iterator[Place]:
    bound = socket.create_server(("127.0.0.1", 0))
    port = bound.getsockname()[1]
    key = secrets.token_hex(16)
    config = uvicorn.Config(
        application(seat, port, key, secrets.token_hex(16)),
        log_level="error",
        access_log=False,
        lifespan="off",
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
    thread.start()
    home = f"http://127.0.0.1:{port}/"
    try:
        yield Place(seat.desk, seat, clock, f"{home}?{KEY}={key}", home, server)
    finally:
        server.should_exit = True
        thread.join(10)
        bound.close()
