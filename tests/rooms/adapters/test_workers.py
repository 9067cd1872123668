"""The pool of processes: in order, lazily, and whole even when a worker dies."""

import os
import signal
from collections.abc import Iterator

import pytest

from demur.adapters.workers import Workers, cores

_offset = 0


def _start(offset: int) -> None:
    global _offset
    _offset = offset


def _square(items: list[int]) -> list[int]:
    if -1 in items:
        os.kill(os.getpid(), signal.SIGKILL)
    if -2 in items:
        raise ValueError("two")
    return [item * item + _offset for item in items]


def _divide(items: list[int]) -> list[list[int]]:
    return [[item] for item in items]


def _lost(items: list[int]) -> list[int]:
    return [-1 for _ in items]


def _run(items: Iterator[list[int]], count: int = 2) -> list[list[int]]:
    with Workers[list[int], list[int]](_square, _start, (1000,), count) as workers:
        return list(workers.in_order(items, _divide, _lost))


def test_results_come_in_order() -> None:
    """The order of the items is the order of the results, whoever was quicker."""
    assert _run([n] for n in range(200)) == [[n * n + 1000] for n in range(200)]


def test_items_are_taken_lazily() -> None:
    """No more items are taken than are being worked on, and a few."""
    taken = []

    def items() -> Iterator[list[int]]:
        for n in range(1000):
            taken.append(n)
            yield [n]

    with Workers[list[int], list[int]](_square, _start, (0,), 2) as workers:
        results = workers.in_order(items(), _divide, _lost)
        next(results)
        assert len(taken) < 20


def test_a_worker_that_dies_costs_one_item() -> None:
    """A batch whose worker is killed is divided; only what kills is lost, and the order stays."""
    batches = [[1, 2], [3, -1, 4], [5], [6, 7], [-1], [8]]
    flat = [each for batch in _run(iter(batches)) for each in batch]
    assert flat == [1001, 1004, 1009, -1, 1016, 1025, 1036, 1049, -1, 1064]


def test_an_exception_is_raised_here() -> None:
    """What the work raises comes out, and no process stays behind."""
    with pytest.raises(ValueError, match="two"):
        _run(iter([[1], [-2], [3]]))


def test_cores_are_counted() -> None:
    """There is at least one."""
    assert cores() >= 1
