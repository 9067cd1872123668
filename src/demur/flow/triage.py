"""Many messages: the cheap sieve first, then the whole way for what may matter."""

from collections.abc import Iterator

from demur.domain.mail import Raw, Unreadable
from demur.flow.process import Case, Judged, Passed, process
from demur.read.port import Batch
from demur.recognise import may_matter


def triage(batch: Batch, case: Case, *, every: bool) -> Iterator[Judged | Unreadable | Passed]:
    """Judge the messages of a batch, in the order of the source; one result a message.

    Args:
        batch: neighbouring messages.
        case: what they are judged against.
        every: give the messages that are no invitation too.
    """
    for raw in batch.messages():
        if isinstance(raw, Unreadable):
            yield raw
        else:
            yield judged(raw, case, every=every)


def judged(raw: Raw, case: Case, *, every: bool) -> Judged | Unreadable | Passed:
    """Judge one message, if the sieve lets it through; a fault of Demur itself costs this message, never the run."""
    if not every and not raw.pasted and not may_matter(raw.data):
        return Passed()
    try:
        return process(raw, case, every=every)
    except Exception as fault:  # noqa: BLE001 - whatever hostile bytes may bring about
        frame = fault.__traceback__
        while frame is not None and frame.tb_next is not None:
            frame = frame.tb_next
        where = f"{frame.tb_frame.f_globals.get('__name__')}:{frame.tb_lineno}" if frame else "?"
        cause = f"A fault of Demur itself ({type(fault).__name__} in {where}); please report it."
        return Unreadable(raw.place, cause, raw.data[:200])
