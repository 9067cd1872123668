"""The drawing of a week: where each thing lies in it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Literal
from unicodedata import east_asian_width

from babel import Locale
from babel.dates import format_skeleton, format_time

_FIRST_HOUR, _LAST_HOUR = 8, 18
_HOUR_HEIGHT, _LOWEST_HOUR, _USUAL_HEIGHT = 36, 24, 432
"""Of an hour where there are few, of one where there are many, and of all hours together as far as that can be kept."""

_LINE_HEIGHT, _ROW_HEIGHT, _HEAD_HEIGHT = 18, 20, 30
_MOST_ROWS = 4
_QUIET = 0.5
"""Of the width of a weekday, for a weekend on which nothing is."""

_SIGN = 6.6
"""The usual width of a letter."""

_DAY_MINUTES = 24 * 60.0


@dataclass(frozen=True, slots=True)
class _Measure:
    """The measures of a drawing.

    Attributes:
        gutter: room for the names of the hours.
        lanes: how many things stand side by side at most.
    """

    width: int
    gutter: int
    lanes: int


_MEASURES = {"wide": _Measure(960, 56, 5), "narrow": _Measure(360, 40, 3)}


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that lies in the week: an entry of the calendar, or an offered time.

    Attributes:
        start, end: in the person's zone.
        title: on one line; "" for none, and for offered times.
        when: start and end as they are read in the interface's language.
        first, last: the days that it touches.
        strip: it lasts a day or longer, and is drawn above the hours.
        own: it stands for this very invitation, so that it stands in nobody's way.
        fit: how an offered time fits, as `assess.bandwidth` judges it; None for an entry, and for a time that has passed.
        clashes: the titles of what an offered time overlaps.
        near: the titles of what it leaves too little time to.
        opens: in an offered span of hours, from when it is free; "" where that is its beginning.
    """

    start: datetime
    end: datetime
    title: str
    when: str
    first: date
    last: date
    strip: bool = False
    offered: bool = False
    busy: bool = True
    tentative: bool = False
    interview: bool = False
    own: bool = False
    fit: Literal["free", "clash", "day", "night", "week"] | None = None
    clashes: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    opens: str = ""

    @property
    def classes(self) -> str:
        """The classes of its group in the drawing."""
        flags = {
            "w-offered": self.offered,
            "w-clash": bool(self.clashes),
            "w-near": bool(self.near) and not self.clashes,
            "w-past": self.offered and self.fit is None,
            "w-interview": self.interview,
            "w-tentative": self.tentative,
            "w-free": not self.busy,
            "w-own": self.own,
        }
        return " ".join(["w-entry", *(name for name, holds in flags.items() if holds)])


@dataclass(frozen=True, slots=True)
class Block:
    """A thing's place in the drawing, in units of the view box.

    Attributes:
        label: its title, cut to the width; "" where it has none.
        when: from when to when, as much of it as there is room for.
    """

    thing: Thing
    x: float
    y: float
    width: float
    height: float
    label: str
    when: str


@dataclass(frozen=True, slots=True)
class Column:
    """A day of the drawing.

    Attributes:
        more: how many things of the day found no room in it.
    """

    day: date
    label: str
    x: float
    width: float
    today: bool
    more: int = 0

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.x + self.width


@dataclass(frozen=True, slots=True)
class View:
    """A drawing.

    Attributes:
        name: "wide" or "narrow".
        top: where the hours begin, below the days' names and the strip.
        hours: y and name of each full hour.
        work: from which y to which the person works, Monday to Friday.
        now: x, y and width of the line that says what time it is; None where that is not in the drawing.
    """

    name: str
    width: float
    height: float
    top: float
    columns: tuple[Column, ...]
    hours: tuple[tuple[float, str], ...]
    work: tuple[float, float]
    blocks: tuple[Block, ...]
    now: tuple[float, float, float] | None


@dataclass(frozen=True, slots=True)
class Piece:
    """What of a thing lies on one day, in minutes of the clock on the wall since midnight."""

    thing: Thing
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Scene:
    """What is drawn, whatever the view.

    Attributes:
        now: in the person's zone.
        work: from when to when the person works.
    """

    things: Sequence[Thing]
    now: datetime
    work: tuple[time, time]
    tongue: Locale

    def view(self, name: Literal["wide", "narrow"], days: Sequence[date]) -> View:
        """The drawing of these days, by start."""
        measure = _MEASURES[name]
        columns = self._columns(days, measure)
        rows, above = _strip(self.things, columns, self.tongue)
        top = float(_HEAD_HEIGHT + rows * _ROW_HEIGHT)
        hour = float(_HOUR_HEIGHT)
        for _ in range(2):  # what is short is drawn longer than it is, and may need an hour more
            first, last = _hours(self.things, days, _LINE_HEIGHT / hour * 60)
            hour = min(_HOUR_HEIGHT, max(_LOWEST_HOUR, _USUAL_HEIGHT / (last - first)))

        def y_of(minutes: float) -> float:
            bounded = min(max(minutes, first * 60), last * 60)
            return round(top + (bounded - first * 60) * hour / 60, 2)

        blocks, drawn = [*above], []
        for column in columns:
            pieces = pieces_of(self.things, column.day, _LINE_HEIGHT / hour * 60)
            placed, lost = side_by_side(pieces, measure.lanes)
            drawn.append(replace(column, more=column.more + lost))
            for piece, lane, lanes in placed:
                width = column.width / lanes
                x, y = column.x + lane * width, y_of(piece.top)
                blocks.append(_block(piece.thing, x, y, width, y_of(piece.bottom) - y, self.tongue))
        names = [(y_of(each * 60), _hour(each, self.tongue)) for each in range(first, last)]
        work = y_of(_minutes(self.work[0])), y_of(_minutes(self.work[1]))
        return View(
            name,
            measure.width,
            y_of(last * 60) + 1,
            top,
            tuple(drawn),
            tuple(names),
            work,
            tuple(blocks),
            self._now(columns, first, last, y_of(_minutes(self.now))),
        )

    def _columns(self, days: Sequence[date], measure: _Measure) -> list[Column]:
        quiet = len(days) == 7
        weights = [
            _QUIET
            if quiet
            and day.weekday() >= 5
            and not any(each.first <= day <= each.last for each in self.things)
            else 1.0
            for day in days
        ]
        unit = (measure.width - measure.gutter - 1) / sum(weights)
        columns, x = [], float(measure.gutter)
        for day, weight in zip(days, weights, strict=True):
            label = format_skeleton("Ed", day, locale=self.tongue)
            columns.append(Column(day, label, round(x, 2), round(unit * weight, 2), day == self.now.date()))
            x += unit * weight
        return columns

    def _now(
        self, columns: Sequence[Column], first: int, last: int, y: float
    ) -> tuple[float, float, float] | None:
        if not first * 60 <= _minutes(self.now) <= last * 60:
            return None
        return next(((each.x, y, each.width) for each in columns if each.today), None)


def _minutes(moment: datetime | time) -> float:
    return moment.hour * 60 + moment.minute + moment.second / 60


def _hours(things: Sequence[Thing], days: Sequence[date], shortest: float) -> tuple[int, int]:
    """The first hour of the drawing and the one past its last; `shortest` as in `pieces_of`."""
    pieces = [piece for day in days for piece in pieces_of(things, day, shortest)]
    first = min((int(piece.top // 60) for piece in pieces), default=_FIRST_HOUR)
    last = max((math.ceil(piece.bottom / 60) for piece in pieces), default=_LAST_HOUR)
    return min(first, _FIRST_HOUR, 23), max(last, _LAST_HOUR)


def pieces_of(things: Sequence[Thing], day: date, shortest: float) -> list[Piece]:
    """What lies on a day beside the strip, each as long as can be drawn at least.

    Args:
        shortest: in minutes.
    """
    found = []
    for thing in things:
        if thing.strip or not thing.first <= day <= thing.last:
            continue
        top = _minutes(thing.start) if thing.start.date() == day else 0.0
        bottom = _minutes(thing.end) if thing.end.date() == day else _DAY_MINUTES
        if thing.first == thing.end.date() and thing.start.fold < thing.end.fold:
            # The clock was set back meanwhile: the hour that comes twice is drawn once, and no end before its start.
            bottom = max(bottom, top + (thing.end.timestamp() - thing.start.timestamp()) / 60)
        bottom = min(max(bottom, top + shortest), _DAY_MINUTES)
        found.append(Piece(thing, min(top, bottom - shortest), bottom))
    return found


def side_by_side(pieces: Sequence[Piece], most: int) -> tuple[list[tuple[Piece, int, int]], int]:
    """Each piece with its lane and the number of lanes where it lies, and how many pieces found no room.

    Offered times find room first, then interviews; all that touch one another, be it through others, share the lanes.

    Args:
        most: how many lanes there are room for.
    """
    lanes: list[list[Piece]] = []
    for piece in sorted(pieces, key=_rank):
        free = next((lane for lane in lanes if not any(_overlap(piece, other) for other in lane)), None)
        if free is not None:
            free.append(piece)
        elif len(lanes) < most:
            lanes.append([piece])
    kept = sorted(
        ((p, number) for number, lane in enumerate(lanes) for p in lane), key=lambda each: each[0].top
    )
    placed: list[tuple[Piece, int, int]] = []
    cluster: list[tuple[Piece, int]] = []
    for piece, lane in kept:
        if cluster and piece.top >= max(each.bottom for each, _ in cluster):
            placed += _sharing(cluster)
            cluster = []
        cluster.append((piece, lane))
    return placed + _sharing(cluster), len(pieces) - len(kept)


def _rank(piece: Piece) -> tuple[bool, bool, float, float]:
    return not piece.thing.offered, not piece.thing.interview, piece.top, -piece.bottom


def _overlap(one: Piece, other: Piece) -> bool:
    return one.top < other.bottom and other.top < one.bottom


def _sharing(cluster: Sequence[tuple[Piece, int]]) -> list[tuple[Piece, int, int]]:
    """Lanes that nothing of the cluster lies in are left out."""
    used = sorted({lane for _, lane in cluster})
    return [(piece, used.index(lane), len(used)) for piece, lane in cluster]


def _strip(things: Sequence[Thing], columns: list[Column], tongue: Locale) -> tuple[int, list[Block]]:
    """The rows of what lasts whole days, above the hours; what finds no room is counted in the columns."""
    rows: list[set[date]] = []
    blocks = []
    for thing in sorted(things, key=lambda each: not each.offered):
        under = [number for number, each in enumerate(columns) if thing.first <= each.day <= thing.last]
        if not thing.strip or not under:
            continue
        days = {columns[number].day for number in under}
        at = next((number for number, row in enumerate(rows) if not row & days), len(rows))
        if at == _MOST_ROWS:
            for number in under:
                columns[number] = replace(columns[number], more=columns[number].more + 1)
            continue
        if at == len(rows):
            rows.append(set())
        rows[at] |= days
        x = columns[under[0]].x
        width = columns[under[-1]].right - x
        blocks.append(_block(thing, x, _HEAD_HEIGHT + at * _ROW_HEIGHT, width, _ROW_HEIGHT, tongue))
    return len(rows), blocks


def _block(thing: Thing, x: float, y: float, width: float, height: float, tongue: Locale) -> Block:
    """A thing in its frame, a little apart from the next one."""
    inner = round(max(width - 2, 1), 2)
    begin = clock(thing.start, tongue)
    tellings = (f"{begin} – {clock(thing.end, tongue)}", begin)
    when = "" if thing.strip else next((each for each in tellings if _cut(each, inner) == each), "")
    return Block(
        thing,
        round(x + 1, 2),
        round(y, 2),
        inner,
        max(round(height - 1, 2), 1.0),
        _cut(thing.title, inner),
        when,
    )


def clock(moment: datetime, tongue: Locale) -> str:
    """What the clock on the wall says."""
    return format_time(moment.time(), "short", locale=tongue)


def _hour(hour: int, tongue: Locale) -> str:
    full = time(hour)
    twelve = "a" in tongue.time_formats["short"].pattern
    return format_time(full, "h a", locale=tongue) if twelve else format_time(full, "short", locale=tongue)


def _cut(text: str, width: float) -> str:
    """As much of a text as fits into a width, in units of the view box."""
    room = (width - 10) / _SIGN
    used = 0.0
    for at, sign in enumerate(text):
        used += 1.8 if east_asian_width(sign) in "WF" else 1
        if used > room:
            return text[: max(at - 1, 0)].rstrip() + "…"
    return text
