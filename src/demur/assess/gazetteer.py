"""The towns of the world and where they lie (from GeoNames, made by `training/town_points.py`)."""

from __future__ import annotations

import re
import sys
import unicodedata
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

_ASCII = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"})
_SAINT = {"saint": "st", "sankt": "st", "sint": "st", "sainte": "ste"}
_WORD = re.compile(r"[^\W_]+")


class Town(NamedTuple):
    """A town.

    Attributes:
        region: the country and its state or province ("DE.02"), as GeoNames numbers them.
        people: how many live there, roughly.
    """

    latitude: float
    longitude: float
    region: str
    people: float


class _Table(NamedTuple):
    sums: array[int]
    owners: array[int]
    latitudes: array[int]
    longitudes: array[int]
    sizes: array[int]
    regions: list[str]
    starts: list[int]


def plain(word: str) -> str:
    """A word as names are compared: in lower case and without accents; "Saint" is "St"."""
    word = word.casefold()
    if not word.isascii():
        split = unicodedata.normalize("NFKD", word.translate(_ASCII))
        word = "".join(c for c in split if not unicodedata.combining(c))
    return _SAINT.get(word, word)


def key(name: str) -> str:
    """The plain words of a name, set apart by one blank."""
    return " ".join(plain(word) for word in _WORD.findall(name))


def total(name: str) -> int:
    """The sum under which a name (as of `key`) is kept."""
    return zlib.crc32(name.encode())


def size_class(people: float) -> int:
    """How large a town is, as one byte."""
    return next((size for size in range(256) if 500 * 2 ** (size / 8) >= people), 255)


@cache
def _table() -> _Table:
    """The names' sums in order with the town of each; the towns are sorted by region."""
    read = (files("demur.assess") / "data" / "towns.bin").read_bytes()
    at = 0

    def column(kind: str, count: int) -> array[int]:
        nonlocal at
        values: array[int] = array(kind)
        end = at + count * values.itemsize
        values.frombytes(read[at:end])
        if sys.byteorder == "big":
            values.byteswap()
        at = end
        return values

    names, towns, regions = column("I", 3)
    sums, owners = column("I", names), column("H", names)
    latitudes, longitudes, sizes = column("h", towns), column("h", towns), column("B", towns)
    starts = column("H", regions)
    return _Table(sums, owners, latitudes, longitudes, sizes, read[at:].decode().split(), list(starts))


def _town(table: _Table, at: int) -> Town:
    region = table.regions[bisect_right(table.starts, at) - 1]
    people = 500 * 2 ** (table.sizes[at] / 8)
    return Town(table.latitudes[at] / 100, table.longitudes[at] / 100, region, people)


def towns_called(name: str) -> list[Town]:
    """The towns of a name.

    Args:
        name: as `key` gives it.
    """
    table, wanted = _table(), total(name)
    first = bisect_left(table.sums, wanted)
    last = bisect_right(table.sums, wanted, first)
    return [_town(table, number) for number in table.owners[first:last]]


def towns_of(region: str) -> Iterator[Town]:
    """All known towns of a state or province."""
    table = _table()
    if region not in table.regions:
        return
    at = table.regions.index(region)
    end = table.starts[at + 1] if at + 1 < len(table.starts) else len(table.sizes)
    for town in range(table.starts[at], end):
        yield _town(table, town)


def kilometres(first: Town, second: Town) -> float:
    """How far two towns lie apart, as the crow flies."""
    north, south = radians(first.latitude), radians(second.latitude)
    across = sin((north - south) / 2) ** 2
    along = sin(radians(first.longitude - second.longitude) / 2) ** 2
    return 12742 * asin(sqrt(across + cos(north) * cos(south) * along))
