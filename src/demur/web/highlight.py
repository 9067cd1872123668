"""A text cut at the edges of what is marked in it, for a template to draw piece by piece."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from demur.domain.mail import Link, Span
from demur.web.mail_links import target

_WITHOUT_SCHEME = re.compile(r"www\.", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """What is marked in a text, such as the words in which the pay stands.

    Attributes:
        span: where; what of it lies outside of the text is left out.
    """

    span: Span
    name: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a text in which the same things are marked.

    Attributes:
        names: of all marks that it lies in, each once, in the order in which they begin.
        link: where a link over it really leads (http, https or mailto), to be followed as it stands; None where there
            is none that should be followed.
    """

    text: str
    names: tuple[str, ...]
    link: str | None


def pieces(text: str, marks: Sequence[Mark], links: Sequence[Link] = ()) -> tuple[Piece, ...]:
    """Cut a text into pieces; joined they are the text, whatever the marks are.

    Args:
        marks: in any order; they may overlap, lie in one another, be empty, or lie outside of the text.
        links: those of the text, as `Mail.links` has them; of two that overlap the first counts.
    """
    if not text:
        return ()
    places = [(*_within(mark.span, text), mark.name) for mark in marks]
    named = _runs(
        text, sorted(((start, end, name) for start, end, name in places if start < end), key=_place)
    )
    led = _runs(text, _apart(text, links))
    edges = sorted({edge for edge, _ in named} | {edge for edge, _ in led})
    cut = zip(edges, [*edges[1:], len(text)], strict=True)
    return tuple(
        Piece(text[start:end], _at(named, start), next(iter(_at(led, start)), None))
        for start, end in cut
        if start < end
    )


def _place(of: tuple[int, int, str]) -> tuple[int, int]:
    return of[0], -of[1]


def _within(span: Span, text: str) -> Span:
    return max(0, min(span[0], len(text))), max(0, min(span[1], len(text)))


def _apart(text: str, links: Iterable[Link]) -> list[tuple[int, int, str]]:
    """The links that may be followed, none over another."""
    kept: list[tuple[int, int, str]] = []
    for link in links:
        written = "http://" + link.target if _WITHOUT_SCHEME.match(link.target) else link.target
        led = target(written)
        start, end = _within(link.span, text)
        if led is None or not led.href or start >= end:
            continue
        at = bisect_left(kept, (start, end, ""))
        if (at and kept[at - 1][1] > start) or (at < len(kept) and kept[at][0] < end):
            continue
        kept.insert(at, (start, end, led.href))
    return kept


Run = tuple[int, tuple[str, ...]]
"""Where a run begins, and the names over it; it goes on to the next."""


def _runs(text: str, places: Sequence[tuple[int, int, str]]) -> list[Run]:
    """The runs of a text over which the same names lie.

    Args:
        places: within the text and not empty, in the order of their names.
    """
    begins: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for number, (start, end, _) in enumerate(places):
        begins.setdefault(start, []).append(number)
        ends.setdefault(end, []).append(number)
    over: set[int] = set()
    found: list[Run] = []
    for edge in sorted({0, *begins, *ends}):
        over.difference_update(ends.get(edge, ()))
        over.update(begins.get(edge, ()))
        names = tuple(dict.fromkeys(places[number][2] for number in sorted(over)))
        if edge < len(text) and (not found or names != found[-1][1]):
            found.append((edge, names))
    return found


def _at(runs: Sequence[Run], place: int) -> tuple[str, ...]:
    """The names over a place."""
    index = bisect_left(runs, place + 1, key=lambda run: run[0])
    return runs[index - 1][1] if index else ()
