"""Several processes at once on one store."""

import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from multiprocessing.connection import Connection
from typing import Any

import psycopg
from tests.suites.store_samples import NOW

from demur.adapters.sql import SqlStore, open_store

_FORK = multiprocessing.get_context("fork")
_PATIENCE = 60


@contextmanager
def opened(where: str) -> Iterator[SqlStore]:
    """A store, closed at the end."""
    store = open_store(where, lambda: NOW)
    try:
        yield store
    finally:
        store.close()


def together(where: str, *works: Callable[[SqlStore], Any]) -> list[Any]:
    """Let each work have a process and a store of its own, all from the same moment on; gives their results."""
    start = _FORK.Barrier(len(works))
    lines = []
    for work in works:
        here, there = _FORK.Pipe(duplex=False)
        process = _FORK.Process(target=_work, args=(where, work, start, there))
        process.start()
        there.close()
        lines.append((process, here))
    results = []
    for process, here in lines:
        assert here.poll(_PATIENCE), "a process hangs"
        try:
            results.append(here.recv())
        except EOFError:
            raise AssertionError("a process died") from None
        process.join()
    return results


def _work(where: str, work: Callable[[SqlStore], Any], start: Any, line: Connection) -> None:
    start.wait(_PATIENCE)
    with opened(where) as store:
        line.send(work(store))


def killed(
    where: str, work: Callable[[SqlStore, Callable[[], object]], None], returned: int, seconds: float
) -> int:
    """Kill a process (SIGKILL) while it works, and wait until nobody works for it any more.

    Args:
        work: is given a store, and what it calls each time a method has returned.
        returned: how many methods have returned before it is killed.
        seconds: how long after that; where none is to return, after it began to open the store.

    Returns:
        How many methods had returned.
    """
    here, there = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(here)
            tell = partial(os.write, there, b".")
            tell()
            work(open_store(where, lambda: NOW), tell)
        finally:
            os._exit(1)
    os.close(there)
    done = b""
    while len(done) <= returned:
        done += os.read(here, 1)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while some := os.read(here, 65536):
        done += some
    os.close(here)
    _await_quiet(where)
    return len(done) - 1


def _await_quiet(where: str) -> None:
    """A server may still carry out what a process had asked for before it was killed."""
    if "://" not in where:
        return
    others = (
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    with psycopg.connect(where, autocommit=True) as connection:
        while connection.execute(others).fetchone() != (0,):
            time.sleep(0.005)
