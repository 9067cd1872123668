"""Work shared out to all cores, with the results in order and no more in memory than is being worked on.

A reader of mail meets hostile bytes; should a worker process die of them (a fault in a library, no memory left),
the batch it died of is divided until the one item is found, and only that is lost.
"""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_all_start_methods, get_context
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_AHEAD = 3
"""So many batches a worker are read ahead of the one whose result is awaited."""


def cores() -> int:
    """How many processes can really run at once."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def forks() -> bool:
    """Whether worker processes are forked, and so begin with all that is loaded; elsewhere they load it anew."""
    return "fork" in get_all_start_methods()


class Workers(Generic[Item, Result]):
    """A pool of processes that all do the same work.

    Args:
        work: a function at the top of a module; what it raises is raised again here.
        start: called once in every process before the first work, with `given`.
        count: how many processes.
    """

    def __init__(
        self,
        work: Callable[[Item], Result],
        start: Callable[..., None],
        given: tuple[object, ...],
        count: int,
    ) -> None:
        self._work = work
        self._start = start
        self._given = given
        self._count = count
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> "Workers[Item, Result]":
        self._pool = self._open(self._count)
        return self

    def __exit__(self, *exc: object) -> None:
        if self._pool is not None:
            stop(self._pool)
            self._pool = None

    def _open(self, count: int) -> ProcessPoolExecutor:
        method = "fork" if forks() else "spawn"
        return ProcessPoolExecutor(count, get_context(method), _begin, (self._start, self._given))

    def in_order(
        self,
        items: Iterable[Item],
        divide: Callable[[Item], list[Item]],
        lost: Callable[[Item], Result],
    ) -> Iterator[Result]:
        """Yield the result of each item, in order.

        Args:
            items: taken lazily, a few ahead of the result that is awaited.
            divide: an item as several smaller ones; as itself alone if it can't be divided.
            lost: the result that stands for an item whose worker died of it.
        """
        waiting: deque[tuple[Item, Future[Result] | None]] = deque()
        for item in items:
            waiting.append((item, self._submit(item)))
            if len(waiting) > self._count * _AHEAD:
                yield from self._await(*waiting.popleft(), divide, lost)
        while waiting:
            yield from self._await(*waiting.popleft(), divide, lost)

    def _submit(self, item: Item) -> Future[Result] | None:
        try:
            assert self._pool is not None
            return self._pool.submit(self._work, item)
        except BrokenProcessPool:
            return None

    def _await(
        self,
        item: Item,
        future: Future[Result] | None,
        divide: Callable[[Item], list[Item]],
        lost: Callable[[Item], Result],
    ) -> Iterator[Result]:
        if future is not None:
            try:
                yield future.result()
                return
            except BrokenProcessPool:
                pass
        self._renew()
        yield from self._alone(item, divide, lost)

    def _renew(self) -> None:
        """Put a whole pool in the place of a broken one."""
        if self._pool is not None and getattr(self._pool, "_broken", False):
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = self._open(self._count)

    def _alone(
        self, item: Item, divide: Callable[[Item], list[Item]], lost: Callable[[Item], Result]
    ) -> Iterator[Result]:
        """Do an item in a process of its own, and in parts if that dies too."""
        with self._open(1) as pool:
            try:
                yield pool.submit(self._work, item).result()
                return
            except BrokenProcessPool:
                pass
        parts = divide(item)
        if len(parts) <= 1:
            yield lost(item)
            return
        for part in parts:
            yield from self._alone(part, divide, lost)


def stop(pool: ProcessPoolExecutor) -> None:
    """End a pool at once: what it still works on is of no use to anyone."""
    for process in list((getattr(pool, "_processes", None) or {}).values()):
        process.terminate()
    # Waiting ends its thread; left alone, that thread complains when the interpreter goes.
    pool.shutdown(wait=True, cancel_futures=True)


def _begin(start: Callable[..., None], given: tuple[object, ...]) -> None:
    # Ctrl-C reaches every process of the terminal; only the first one acts on it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    start(*given)
