"""Messages judged in batches, on all cores."""

import gc
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from demur.adapters.workers import Workers, cores, forks
from demur.domain.mail import Raw, Unreadable
from demur.flow.process import Case, Judged, Passed
from demur.flow.triage import triage
from demur.flow.warm import warm
from demur.read.port import Batch, Mailbox

T = TypeVar("T")

_SMALL = 256 << 10
"""A mailbox below so many bytes is read faster than a second process starts."""


@dataclass(frozen=True, slots=True)
class Sheet(Generic[T]):
    """What became of a batch.

    Attributes:
        read: how many messages were read, the unreadable ones included.
        size: bytes of the source that are done with it.
        results: the rendered messages and the unreadable ones, in the order of the source.
    """

    read: int
    size: int
    results: tuple[T | Unreadable, ...]


def triage_all(
    sources: Sequence[Mailbox], against: Case, render: Callable[[Judged], T], *, every: bool
) -> Generator[Sheet[T], None, None]:
    """Judge all messages of all sources on all cores, in the order of the sources.

    Args:
        against: what they are judged against.
        render: what is wanted of each judged message; a function at the top of a module.
        every: the messages that are no invitation too.
    """
    batches = (batch for mailbox in sources for batch in mailbox.batches())
    count = cores()
    if count == 1 or sum(mailbox.size for mailbox in sources) < _SMALL:
        for batch in batches:
            yield _sheet(batch, against, render, every)
        return
    if forks():
        # The processes share what is loaded; left alone by the collector, its pages stay shared.
        warm(against)
        gc.collect()
        gc.freeze()
    with Workers[Batch, Sheet[T]](_work, _prepare, (against, render, every), count) as workers:
        yield from workers.in_order(batches, _divide, _lost)


_prepared: tuple[Case, Callable[[Judged], object], bool] | None = None


def _prepare(against: Case, render: Callable[[Judged], object], every: bool) -> None:
    global _prepared
    _prepared = (against, render, every)


def _work(batch: Batch) -> Sheet[T]:
    assert _prepared is not None
    against, render, every = _prepared
    return _sheet(batch, against, render, every)  # type: ignore[arg-type]  # the pool was made for one T


def _sheet(batch: Batch, against: Case, render: Callable[[Judged], T], every: bool) -> Sheet[T]:
    read = 0
    results: list[T | Unreadable] = []
    for result in triage(batch, against, every=every):
        read += 1
        if isinstance(result, Unreadable):
            results.append(result)
        elif not isinstance(result, Passed):
            results.append(render(result))
    return Sheet(read, batch.size, tuple(results))


@dataclass(frozen=True, slots=True)
class _Single:
    """One message of a batch, for finding the one that a worker died of."""

    batch: Batch
    index: int
    size: int

    def messages(self) -> Iterator[Raw | Unreadable]:
        """The one message."""
        yield from (raw for index, raw in enumerate(self.batch.messages()) if index == self.index)


def _divide(batch: Batch) -> list[Batch]:
    if isinstance(batch, _Single):
        return [batch]
    count = sum(1 for _ in batch.messages())
    return [_Single(batch, index, batch.size // count) for index in range(count)]


def _lost(batch: Batch) -> Sheet[T]:
    raw = next(iter(batch.messages()))
    cause = "Reading it ended the process that read it; it was left out."
    return Sheet(1, batch.size, (Unreadable(raw.place, cause),))
