"""Deliveries as durable workflows, by DBOS: in a SQLite file on one machine, or in PostgreSQL.

What it keeps is which parts of the work were done. That nothing is sent twice does not hang on it (see `flow/sending.py`): a
part may be begun again whenever its end was not recorded, and two processes with the same executor id would run a workflow
twice. So there is a lock, and one owner. Neither does it hang on its file: where that is lost, all begins anew from the store.
"""

import math
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import BoundedSemaphore, Event, Lock
from types import TracebackType
from typing import ParamSpec, TypeVar

from dbos import DBOS, DBOSConfig, SetWorkflowID
from dbos import error as dbos_error
from filelock import FileLock, Timeout
from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from demur.domain.errors import (
    AccountIncomplete,
    AccountUnknown,
    CarrierBusy,
    Forgotten,
    NoKeyring,
    OAuthRefused,
    SecretMissing,
    SignInRefused,
    StoreUnusable,
)
from demur.flow.port import Work
from demur.flow.sending import Outcome

_VERSION = "1"
"""Of the workflow's parts and their order; pinned, since DBOS leaves alone what was begun under another one."""

_OWNER = "sender"
_PACES = (5.0, 15.0, 60.0, 300.0, 900.0)
"""Seconds between two tries of a part."""

_HANDS = 3
"""Parts that are done at once after letters were sent: servers let a person in only so many times at once."""

_FAREWELL = 30.0
"""Seconds that a letter has to end which is on its way when the carrier is let go."""

_HOPELESS = (
    SignInRefused, OAuthRefused, SecretMissing, NoKeyring, AccountUnknown, AccountIncomplete, Forgotten,
)  # fmt: skip
"""What is of no use to try again before the person has done something."""

_GIVEN_UP = "given up"

_RUNNING = ("DELAYED", "ENQUEUED", "PENDING")
_POLL = 0.1
_RECORDING = 2.0
"""Seconds that recording the end of a workflow may take."""

P = ParamSpec("P")
R = TypeVar("R")

_carrier: "DurableCarrier | None" = None


class _LetGo(BaseException):
    """Ends a workflow whose carrier is let go; no `Exception`, so that DBOS records no end, and the next one carries it on."""


class DurableCarrier:
    """A `flow.port.Carrier`; there is one a process at a time.

    What was given up is left alone for a quarter of an hour, however often it is begun: no server is asked over and over
    with a password that it does not take.

    Args:
        database: URL of the database for workflows ("sqlite:///...", "postgresql://..."); made where it is missing, and
            made anew where it is a damaged file.
        lock: a file, held while this process carries.
        work: what is to be done.
        pace: by which the times between two tries are multiplied.

    Raises:
        CarrierBusy: another process carries.
        StoreUnusable: the database can't be used; all methods raise it.
    """

    def __init__(self, database: str, lock: Path, work: Work, pace: float = 1.0) -> None:
        self._database = database
        self._lock = FileLock(lock, timeout=0)
        self._work = work
        self._pace = pace
        self._let_go = Event()
        self._sending = Lock()
        self._hands = BoundedSemaphore(_HANDS)
        self._tried: set[str] = set()
        self._over: dict[str, float] = {}
        self._rests: dict[str, float] = {}

    def __enter__(self) -> "DurableCarrier":
        global _carrier
        try:
            self._lock.acquire()
        except Timeout:
            raise CarrierBusy from None
        _carrier = self
        config: DBOSConfig = {
            "name": "demur",
            "system_database_url": self._database,
            "executor_id": _OWNER,
            "application_version": _VERSION,
            "log_level": "CRITICAL",
        }
        try:
            with self._told():
                _clear_damaged(self._database)
                DBOS(config=config)
                DBOS.launch()
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def _end(self) -> None:
        """Let go at once, but for a letter that is on its way; the next carrier carries on what is not done."""
        global _carrier
        self._let_go.set()
        try:
            if self._sending.acquire(timeout=_FAREWELL):
                self._sending.release()
            DBOS.destroy()
        finally:
            _carrier = None
            self._lock.release()

    def begin(self, key: str) -> None:
        """See `Carrier.begin`; a delivery whose work has ended is begun anew, under a further name."""
        if self._rests.get(key, 0.0) > time.monotonic():
            return
        with self._told():
            earlier = DBOS.list_workflows(workflow_id_prefix=f"{key}:", load_input=False, load_output=False)
            if any(each.status in _RUNNING and not self._is_over(each.workflow_id) for each in earlier):
                return
            with SetWorkflowID(f"{key}:{len(earlier)}"):
                DBOS.start_workflow(_carry, key)

    def wait(self, seconds: float) -> bool:
        """See `Carrier.wait`."""
        until = time.monotonic() + seconds
        while self._running():
            if time.monotonic() > until:
                return False
            time.sleep(_POLL)
        return True

    def _running(self) -> bool:
        """Whether any work goes on."""
        with self._told():
            found = DBOS.list_workflows(status=list(_RUNNING), load_input=False, load_output=False)
        return any(not self._is_over(each.workflow_id) for each in found)

    def _is_over(self, name: str) -> bool:
        """Whether a workflow has ended here so long ago that its end would be recorded if that were possible."""
        return self._over.get(name, math.inf) < time.monotonic() - _RECORDING

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Raises `StoreUnusable` in place of what the library raises."""
        try:
            yield
        except (SQLAlchemyError, dbos_error.DBOSException, OSError) as error:
            place = make_url(self._database).set(username=None, password=None, query={})
            said = str(getattr(error, "orig", None) or error).strip().partition("\n")[0]
            raise StoreUnusable(place.render_as_string(), f"it says: {said.rstrip('.')}.") from None

    def carry(self, key: str) -> None:
        """All that is done with a delivery; deterministic, as DBOS wants it: whatever may differ is a step.

        Where an earlier process had come to the end, which was not recorded any more, it goes the same way once again: the
        person may have done something meanwhile.
        """
        name = DBOS.workflow_id or ""
        try:
            done = self._carried(key)
            while name not in self._tried:
                done = self._carried(key)
            if not done:
                self._rests[key] = time.monotonic() + _PACES[-1] * self._pace
        finally:
            self._over[name] = time.monotonic()

    def _carried(self, key: str) -> bool:
        """Whether nothing is left to be done without a word of the person."""
        for pause in (0.0, *_PACES):
            outcome = self._step("send", self._send, key, pause)
            if outcome == Outcome.SENT:
                break
            if outcome != Outcome.LATER:
                return outcome != _GIVEN_UP
        else:
            return False
        parts = range(len(self._work.after))
        done = [self._step("after", self._after, key, at) for at in parts]
        return all(done) and self._step("finish", self._finish, key)

    def _step(self, name: str, part: Callable[P, R], *arguments: P.args, **named: P.kwargs) -> R:
        """Do a part, unless that was done and recorded before."""
        workflow = DBOS.workflow_id or ""

        def done() -> R:
            self._tried.add(workflow)
            return part(*arguments, **named)

        return DBOS.run_step({"name": name}, done)

    def _send(self, key: str, pause: float) -> str:
        """One try, when the delivery is due; a step that is begun again waits anew, no longer than is left."""
        self._rest(pause * self._pace)
        try:
            self._rest(self._work.wait(key))
            with self._sending:  # one letter at a time, so that the limit of letters an hour holds
                self._rest(0.0)
                return self._work.send(key)
        except _HOPELESS as error:
            self._work.failed(key, "send", error)
            return _GIVEN_UP
        except Exception as error:  # noqa: BLE001 - told to the person, and tried again
            self._work.failed(key, "send", error)
            return Outcome.LATER

    def _after(self, key: str, at: int) -> bool:
        """One part of what follows; tried some times, and never in the way of the others."""
        name, part = self._work.after[at]
        for pause in (0.0, *_PACES[:2]):
            self._rest(pause * self._pace)
            try:
                with self._hands:
                    self._rest(0.0)
                    part(key)
                return True
            except _HOPELESS as error:
                failure: Exception = error
                break
            except Exception as error:  # noqa: BLE001 - told to the person, and tried again with the next run
                failure = error
        self._work.failed(key, name, failure)
        return False

    def _finish(self, key: str) -> bool:
        try:
            self._work.finish(key)
        except Exception as error:  # noqa: BLE001 - told to the person, and tried again with the next run
            self._work.failed(key, "finish", error)
            return False
        return True

    def _rest(self, seconds: float) -> None:
        """Wait, unless the carrier is let go."""
        if self._let_go.wait(max(seconds, 0.0)):
            raise _LetGo


@DBOS.workflow(name="carry")
def _carry(key: str) -> None:
    if _carrier is None:
        raise _LetGo
    _carrier.carry(key)


def _clear_damaged(database: str) -> None:
    """Remove a file of SQLite that is none, or is damaged: nothing hangs on it."""
    url = make_url(database)
    if url.get_backend_name() != "sqlite" or not url.database or not Path(url.database).exists():
        return
    try:
        with closing(sqlite3.connect(url.database)) as file:
            sound = file.execute("PRAGMA quick_check").fetchone() == ("ok",)
    except sqlite3.OperationalError:
        return  # it can't be read now; the library says why
    except sqlite3.DatabaseError:
        sound = False
    if not sound:
        for end in ("", "-wal", "-shm", "-journal"):
            Path(url.database + end).unlink(missing_ok=True)
