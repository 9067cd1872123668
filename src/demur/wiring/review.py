"""The person before the review page: their store, their servers, and what goes on beside the page."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from demur.domain.account import Account
from demur.domain.dealings import Merge
from demur.domain.errors import CarrierBusy, DemurError
from demur.domain.person import CalendarEntry, Profile
from demur.flow.kin import Telling, catch_up, kept_now, merge_sure, settle
from demur.flow.process import Case
from demur.flow.reviewing import Desk
from demur.ledger.due import Terms
from demur.ledger.port import Rulings
from demur.ledger.store import Store
from demur.wiring import history, own_case, rulings, servers
from demur.wiring.agenda import terms
from demur.wiring.carrying import work_of
from demur.wiring.cases import Cases, Noted

_LOOK = 120.0
"""Seconds between two looks at the mailbox."""

_RECENT = 300.0
"""Seconds for which the person is told what went wrong once."""

_BUSY = 10.0
"""Seconds until it is tried again to be the one that sends."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """What the page is made from.

    Attributes:
        terms: when things fall due.
        notices: what the person should know, a sentence each.
        merges: those of the ledger that were made beside the page, all of them each time.
    """

    desk: Desk
    profile: Profile
    terms: Terms
    notices: Callable[[], Sequence[str]]
    merges: Callable[[], Sequence[Merge]] = tuple


@contextmanager
def review(
    profile: Profile,
    calendars: Sequence[Path],
    environ: Mapping[str, str],
    window: timedelta,
    *,
    look: bool = True,
) -> Iterator[Sitting]:
    """The person's own mailbox: read beside the page every two minutes, while what they approve is sent.

    Args:
        look: read the mailbox; else only what is kept is shown.

    Raises:
        BadOption: the holidays of the person's country are not known.
        StoreUnusable: what is kept can't be read.
        CalendarUnreadable: a calendar is missing, or is none.
    """
    when = terms(profile)
    with closing(servers.store(environ)) as store:
        beside = _Beside(store, profile, list(calendars), environ)
        cases = Cases(beside.case, servers.clock)
        cases()
        over = threading.Event()
        works = [beside.send, beside.look if look else beside.know]
        threads = [threading.Thread(target=each, args=(over,), daemon=True) for each in works]
        for thread in threads:
            thread.start()
        rulings = Noted(beside.rulings, cases)
        desk = Desk(store, rulings, cases, beside.follow, servers.token, window)
        try:
            yield Sitting(desk, profile, when, beside.notices, beside.merges)
        finally:
            over.set()
            for thread in threads:
                thread.join(40)


@dataclass
class _Beside:
    """What goes on beside the page."""

    store: Store
    profile: Profile
    calendars: list[Path]
    environ: Mapping[str, str]
    _told: dict[str, str] = field(default_factory=dict)
    _said: dict[str, float] = field(default_factory=dict)
    _entries: dict[str, set[CalendarEntry]] = field(default_factory=dict)
    _merged: list[Merge] = field(default_factory=list)
    _telling: Telling = field(init=False)
    _compared: int = 0
    """The event up to which it was looked who is one with whom."""

    def __post_init__(self) -> None:
        """Begin to remember what was read for it."""
        self._telling = Telling(self.store)

    def notices(self) -> Sequence[str]:
        """What does not work at the moment, and what was said of late, a sentence each."""
        recent = [said for said, at in list(self._said.items()) if time.monotonic() - at < _RECENT]
        return tuple(dict.fromkeys([*list(self._told.values()), *recent]))

    def tell(self, said: str) -> None:
        """Tell the person something, for a while."""
        self._said[said] = time.monotonic()

    def merges(self) -> Sequence[Merge]:
        """Who was taken for one, the newest last."""
        return tuple(self._merged)

    def rulings(self) -> Rulings:
        """The person's decisions."""
        return rulings(self.environ, self.tell)

    def case(self, now: datetime) -> Case:
        """What messages are judged against."""
        others = {entry for entries in self._entries.values() for entry in entries}
        return own_case(self.profile, self.calendars, now, self.environ, self.tell, others, self.store)

    def follow(self, account: str) -> None:
        """Look what the person did with the drafts of an account."""
        from demur.flow.drafting import follow

        found = servers.account_of(self.store, account)
        with servers.Servers(found).post() as post:
            for _ in follow(post, account, self.store, servers.clock):
                pass

    def know(self, over: threading.Event) -> None:
        """Bring the ledger up to date with what is kept."""
        self._tried("ledger", partial(self._know, over))

    def look(self, over: threading.Event) -> None:
        """Read what is new in each mailbox, again and again."""
        self.know(over)
        while True:
            for account in self.store.accounts():
                if account.caldav is not None:
                    self._tried(f"calendar {account.address}", partial(self._read_calendar, account))
                self._tried(f"look {account.address}", partial(self._look_at, account, over))
            self.know(over)
            if over.wait(_LOOK):
                return

    def _know(self, over: threading.Event) -> None:
        """Note who wrote what was kept before there was a ledger, and merge who is surely one; nobody in silence."""
        if self.store.unsighted():
            catch_up(self.store, self.case(servers.clock()), over.is_set)
        last = self.store.changes(self._compared).last
        if last != self._compared:
            self._merged += merge_sure(self.store, servers.clock(), self._telling)
            self._compared = last

    def _read_calendar(self, account: Account) -> None:
        entries = servers.Servers(account).entries(servers.clock(), self.profile)
        self._entries = {**self._entries, account.address: entries}

    def _look_at(self, account: Account, over: threading.Event) -> None:
        from demur.flow.drafting import follow
        from demur.flow.sync import sync

        case, before = self.case(servers.clock()), kept_now(self.store)
        with servers.Servers(account).mailbox() as (folders, post):
            for _ in follow(post, account.address, self.store, servers.clock):
                pass
            for folder in folders:
                for _ in sync(folder, account.address, self.store, case, servers.clock):
                    if over.is_set():
                        return
        now = partial(history, self.environ, self.tell, self.store)
        self._merged += settle(self.store, before, case, now, self._telling)

    def send(self, over: threading.Event) -> None:
        """Be the one that sends what is approved, unless another Demur is."""
        from demur.flow.delivering import take_up

        def carry() -> None:
            work = work_of(self.store, self.profile, self.environ, self.tell)
            with servers.carrier(self.environ, work) as carrier:
                self._told.pop("send", None)
                take_up(self.store, carrier, unsure=True)
                while not over.wait(1.0):
                    take_up(self.store, carrier)

        while not over.is_set():
            self._tried("send", carry)
            over.wait(_BUSY)

    def _tried(self, name: str, work: Callable[[], None]) -> None:
        try:
            work()
            self._told.pop(name, None)
        except CarrierBusy:
            self._told[name] = "Another Demur is sending at the moment: it sends what you approve here, too."
        except DemurError as error:
            self._told[name] = str(error)
        except Exception as fault:  # noqa: BLE001 - a thread that ends unheard would read and send nothing any more
            self._told[name] = f"A fault of Demur itself ({type(fault).__name__}: {fault}); please report it."
