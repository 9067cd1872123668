"""Rows of a schedule: the items of one meeting are no meetings of their own."""

from dataclasses import replace

from demur.extract._times.pairing import Pair
from demur.extract._times.places import Place
from demur.extract._times.slot import Slot
from demur.extract._times.tokens import Token

Placed = tuple[Slot, Place, Pair]
_ROWS = 3  # so many hours of one day, each with what happens then
_BEHIND = 4


def without_agenda(slots: list[Placed], tokens: list[Token]) -> list[Placed]:
    """Leave out what begins within a written span before it: "15:00 - 16:30", then "15:45 Ravi Menon"."""
    spans: list[Slot] = []
    kept = []
    for slot, place, one in _first_of_rows(slots, tokens):
        within = one.time.end is None and any(
            span.end is not None and span.start < slot.start < span.end for span in spans
        )
        if within and not slot.explicit:
            continue
        if one.time.end is not None:
            spans.append(slot)
        kept.append((slot, place, one))
    return kept


def _first_of_rows(slots: list[Placed], tokens: list[Token]) -> list[Placed]:
    """The course of one day begins with its first hour: "8.45 Arrival", "9.30 Lesson", "13.30 Interview"."""
    kept: list[Placed] = []
    run: list[Placed] = []
    for item in slots:
        if not (_is_row(item[2], tokens) and run and _follows(run[-1], item)):
            kept += _as_one(run)
            run = []
        run.append(item)
    return kept + _as_one(run)


def _as_one(run: list[Placed]) -> list[Placed]:
    if len(run) < (_ROWS if not run or run[0][2].time.end is None else 2):
        return run
    slot, place, one = run[0]
    last = run[-1][0]
    return [(replace(slot, end=last.end or last.start), place, one)]


def _follows(above: Placed, item: Placed) -> bool:
    """On the same day, and where both are spans without a break between them."""
    first, second = above[0], item[0]
    spans = above[2].time.end is not None
    return above[2].days is item[2].days and (
        first.end == second.start if spans else first.start < second.start
    )


def _is_row(one: Pair, tokens: list[Token]) -> bool:
    """A span, or an hour that opens a line, with what happens then behind it or on the next line."""
    time = one.time
    before = time.lead - 1
    while before >= 0 and tokens[before].kind == "o":
        before -= 1  # a bullet
    if time.open or (time.end is None and before >= 0 and tokens[before].kind != "l"):
        return False
    after = [t for t in tokens[time.last : time.last + _BEHIND] if t.text not in {":", "-", "|", "\n", "."}]
    return bool(after) and after[0].kind == "w" and not {"or", "and", "oclock"} & after[0].tags.keys()
