"""The towns of the world, as a table of sums of their names (from GeoNames, made by `training/towns.py`)."""

from __future__ import annotations

import sys
import unicodedata
import zlib
from array import array
from bisect import bisect_left
from functools import cache
from importlib.resources import files
from typing import Literal

LARGE = 20_000
"""Towns of so many people are known the world over; a smaller one counts where the letter gives it some weight."""

_PLAIN = str.maketrans("-.", "  ", "'’‘`")
_SAINT = {"saint": "st", "sankt": "st"}
_SAINTS = frozenset(spelt for word in _SAINT for spelt in (word, word.title(), word.upper()))
_ASCII = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"})


def key(name: str) -> str:
    """A name as it is compared: without case, apostrophes and hyphens; "Saint" is "St".

    Args:
        name: as written, such as "Saint-Étienne" or "ST. ÉTIENNE".
    """
    if name.isalpha() and name not in _SAINTS:
        return name.lower()
    parts = name.lower().translate(_PLAIN).split()
    return " ".join(_SAINT.get(part, part) for part in parts)


def without_accents(name: str) -> str:
    """A key as people write it who have no accents on their keyboard; both are kept."""
    split = unicodedata.normalize("NFD", name.translate(_ASCII))
    return "".join(c for c in split if not unicodedata.combining(c))


def total(name: str) -> int:
    """The sum under which a name (as of `key`) is kept."""
    return zlib.crc32(name.encode())


@cache
def _table() -> tuple[array[int], array[int]]:
    """The sums of the large towns and of the small ones, in order."""
    read = array("I")
    read.frombytes((files("demur.extract") / "data" / "towns.bin").read_bytes())
    if sys.byteorder == "big":
        read.byteswap()
    count = read[0]
    return read[1 : 1 + count], read[1 + count :]


def _holds(sums: array[int], wanted: int) -> bool:
    at = bisect_left(sums, wanted)
    return at < len(sums) and sums[at] == wanted


def is_town(name: str) -> Literal["large", "small"] | None:
    """Whether a town is called so: "large", "small", or None.

    Args:
        name: as written, in any case, with its accents or without, or its key.
    """
    wanted = total(key(name))
    large, small = _table()
    if _holds(large, wanted):
        return "large"
    return "small" if _holds(small, wanted) else None
