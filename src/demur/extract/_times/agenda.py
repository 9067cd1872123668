"""Rows of a schedule: the items of one meeting are no meetings of their own."""

from dataclasses import replace

from demur.extract._times.pairing import Pair
from demur.extract._times.places import Place
from demur.extract._times.slot import Slot
from demur.extract._times.tokens import Token

_WORDS = 2  # an item of an agenda has its subject behind its hours
Placed = tuple[Slot, Place, Pair]


def without_agenda(slots: list[Placed], tokens: list[Token]) -> list[Placed]:
    """Leave out what begins within a written span before it: "15:00 - 16:30", then "15:45 Ravi Menon"."""
    spans: list[Slot] = []
    kept = []
    for slot, place, one in _run_together(slots, tokens):
        within = one.time.end is None and any(
            span.end is not None and span.start < slot.start < span.end for span in spans
        )
        if within and not slot.explicit:
            continue
        if one.time.end is not None:
            spans.append(slot)
        kept.append((slot, place, one))
    return kept


def _run_together(slots: list[Placed], tokens: list[Token]) -> list[Placed]:
    """Items that follow each other without a break are one meeting: "10:00-10:15 Welcome", "10:15-11:00 Design"."""
    kept: list[Placed] = []
    for slot, place, one in slots:
        above = kept[-1] if kept else None
        if (
            above is not None
            and above[0].end == slot.start
            and _is_item(above[2], tokens)
            and _is_item(one, tokens)
        ):
            end = slot.end if slot.end is not None else slot.start
            kept[-1] = (replace(above[0], end=end), above[1], one)
            continue
        kept.append((slot, place, one))
    return kept


def _is_item(one: Pair, tokens: list[Token]) -> bool:
    """A span of hours, with what is done then on the same line."""
    if one.time.end is None:
        return False
    words = 0
    for token in tokens[one.time.last :]:
        if token.kind in "le" or token.kind in "chdi":
            break
        words += token.kind == "w" and "or" not in token.tags and "offer" not in token.tags
    return words >= _WORDS
