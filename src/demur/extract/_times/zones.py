"""Time zones as written: abbreviations, names, cities, offsets."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

from demur.domain.zones import zone_exists
from demur.extract._times.lexicon import Lexicon, words_of
from demur.extract._times.origin import town_zone
from demur.extract._times.tokens import Token

_IANA_AREAS = frozenset(
    "europe america asia australia africa pacific atlantic indian antarctica arctic".split()
)
_ENGLISH_LOWER = frozenset({"pt", "et", "ct", "mt", "est", "pst", "cst", "mst", "edt", "pdt", "cdt", "ist"})


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone as written.

    Attributes:
        first, last: index of its first token and of the one past its last.
        name: IANA name; None for a bare offset, or for `whose`.
        offset: minutes east of UTC, for a bare offset.
        code: the abbreviation, in upper case, "" for other forms.
        whose: "your", "my" or "local" for a zone that is not named.
        sure: names one zone only.
        near: means a zone only beside a clock or after "times in".
        city: a city stands for it.
        alike: the name is that of a zone with the same clock, and not to be shown.
    """

    first: int
    last: int
    name: str | None = None
    offset: int | None = None
    code: str = ""
    whose: str = ""
    sure: bool = True
    near: bool = False
    city: bool = False
    alike: bool = False


@dataclass(frozen=True, slots=True)
class _Table:
    codes: Mapping[str, tuple[str, bool]]
    shared: Mapping[str, tuple[bool, tuple[tuple[Any, ...], ...]]]
    names: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    cities: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    before: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    after: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    day_first: frozenset[str]


def _by_head(entries: Mapping[str, str]) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    heads: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrases, value in entries.items():
        for phrase in phrases.split("|"):
            words = tuple(word for part in words_of(phrase) for word in part.split())
            heads.setdefault(words[0], []).append((words, value))
    return {head: tuple(sorted(rest, key=lambda item: -len(item[0]))) for head, rest in heads.items()}


@cache
def _table() -> _Table:
    source = files("demur.extract._times").joinpath("data", "zones.toml")
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    codes: dict[str, tuple[str, bool]] = {}
    for section, near in (("abbreviations", False), ("near", True)):
        for names, zone in data[section].items():
            for code in names.split("|"):
                codes[code] = (zone, near)
    shared = {
        entry["name"]: (entry["sure"], tuple(tuple(zone) for zone in entry["zones"]))
        for entry in data["shared"]
    }
    for code in shared:
        codes.setdefault(code, ("", False))
    times = data["time_words"]
    return _Table(
        codes=codes,
        shared=shared,
        names=_by_head(data["names"]),
        cities=_by_head(data["cities"]),
        before=_by_head({times["before"]: ""}),
        after=_by_head({times["after"]: ""}),
        day_first=frozenset(data["day_first_domains"]["names"].split()),
    )


@cache
def zone_words() -> frozenset[str]:
    """The first words, folded, with which a zone can begin."""
    table = _table()
    phrases = (table.names, table.cities, table.before)
    codes = {code.lower() for code in table.codes}
    return frozenset(codes | _IANA_AREAS | {"+", "-"} | {head for heads in phrases for head in heads})


def is_town_of_zone(tokens: list[Token], index: int) -> bool:
    """A name before a word for a time ("Manaus time", "Mendoza time")."""
    return tokens[index].capital and tokens[index + 1].text.partition(" ")[0] in _table().after


def writes_day_first(top_level_domain: str) -> bool:
    """The country of that top-level domain writes the day before the month."""
    return top_level_domain in _table().day_first


def _match(
    heads: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]], tokens: list[Token], index: int
) -> tuple[str, int] | None:
    """The longest phrase that begins at a token: its value and the index past it."""
    text = tokens[index].text
    found = heads.get(text) or (heads.get(text.partition(" ")[0]) if " " in text else None)
    if not found:
        return None
    ahead: list[str] = []
    ends: list[int] = []
    for place in range(index, min(index + 8, len(tokens))):
        for word in tokens[place].text.split():
            ahead.append(word)
            ends.append(place + 1)
    for words, value in found:
        size = len(words)
        whole = size == len(ends) or (size < len(ends) and ends[size] != ends[size - 1])
        if tuple(ahead[:size]) == words and whole:
            return value, ends[size - 1]
    return None


def read_zone(tokens: list[Token], index: int, original: str, lex: Lexicon, beside: bool) -> Zone | None:
    """The zone that begins at a token, None if none does.

    Args:
        beside: a clock stands right before it, so that short and lower-case forms count.
    """
    token = tokens[index]
    tags = token.tags
    if token.kind == "o":
        return _signed(tokens, index) if beside and token.text in "+-" else None
    if token.kind != "w":
        return None
    for tag, whose in (("your_time", "your"), ("my_time", "my"), ("local_time", "local")):
        if tag in tags and beside:
            return Zone(index, index + 1, whose=whose)
    if token.text in _IANA_AREAS and tokens[index + 1].text == "/" and tokens[index + 1].glued:
        return _iana(tokens, index, original)
    found = _match(_table().names, tokens, index)
    alone = found is not None and found[1] == index + 1 and " " not in token.text
    if found and (not alone or (beside and not _goes_on(tokens, index + 1))):
        return Zone(index, found[1], found[0], near=alone)
    return _code(tokens, index, original, lex, beside) or _place(tokens, index, original, beside)


def _goes_on(tokens: list[Token], index: int) -> bool:
    """A name follows: "Pacific Heights", "Central Office"."""
    return tokens[index].capital and not tokens[index].tags


def _code(tokens: list[Token], index: int, original: str, lex: Lexicon, beside: bool) -> Zone | None:
    token = tokens[index]
    written = original[token.start : token.end]
    code = written.upper()
    table = _table()
    if code not in table.codes:
        return None
    if written != code and not (beside and lex.language == "en" and token.text in _ENGLISH_LOWER):
        return None
    name, near = table.codes[code]
    if code == "Z" and not token.glued:
        return None
    if lex.language in {"fr", "es", "pt", "it", "de", "nl"} and code in {"ET", "AT", "EST", "MET"}:
        after = tokens[index + 1]
        if after.kind in "ncdhimsp" or "weekday" in after.tags or "at" in after.tags or not beside:
            return None
    if code in {"UTC", "GMT"}:
        offset = _signed(tokens, index + 1)
        if offset:
            return Zone(index, offset.last, offset=offset.offset)
    return Zone(index, index + 1, name or None, code=code, near=near or _goes_on(tokens, index + 1))


_OFFSET_KINDS = frozenset({"n", "c", "p"})


def _signed(tokens: list[Token], index: int) -> Zone | None:
    """An offset: "+1", "+01:00", "-0500"."""
    sign, figure = tokens[index], tokens[index + 1] if index + 1 < len(tokens) else tokens[index]
    if (
        sign.kind == "e"
        or sign.text not in {"+", "-", "±"}
        or figure.kind not in _OFFSET_KINDS
        or not figure.glued
    ):
        return None
    if figure.kind == "n":
        value = figure.figures[0]
        wide = len(figure.text) > 2
        hours, minutes = (value // 100, value % 100) if wide else (value, 0)
    else:
        hours, minutes = figure.figures[:2]
    if hours > 14 or minutes > 59:
        return None
    total = hours * 60 + minutes
    return Zone(index, index + 2, offset=-total if sign.text == "-" else total)


def _place(tokens: list[Token], index: int, original: str, beside: bool) -> Zone | None:
    """A zone by a place: IANA name, "Berlin time", "hora de Madrid", "(London)"."""
    table = _table()
    token = tokens[index]
    lead = _match(table.before, tokens, index)
    if lead:
        city = _match(table.cities, tokens, lead[1])
        town = _town(tokens, lead[1], original) if beside and not city else None
        found = city or town
        return Zone(index, found[1], found[0], city=True, alike=city is None) if found else None
    if not token.capital:
        return None
    city = _match(table.cities, tokens, index)
    if not city:
        town = _town(tokens, index, original) if beside else None
        tail = _match(table.after, tokens, town[1]) if town else None
        return Zone(index, tail[1], town[0], city=True, alike=True) if town and tail else None
    tail = _match(table.after, tokens, city[1])
    if tail:
        return Zone(index, tail[1], city[0], city=True)
    before = tokens[index - 1] if index else token
    opened = before.text in {"(", "-", "/", ")"}
    if "zone_label" in before.tags and tokens[city[1]].text == ")":
        opened = True  # "15:00 Maldives time (12:00 in Rome)"
    closed = tokens[city[1]].text in {")", ",", "/"} or tokens[city[1]].kind in "le"
    return Zone(index, city[1], city[0], near=True, city=True) if beside and opened and closed else None


_LONGEST_TOWN = 4


def _town(tokens: list[Token], index: int, original: str) -> tuple[str, int] | None:
    """The zone of a town of the gazetteer by the longest name that begins at a token, and the index past it."""
    last = index
    while last < len(tokens) and last - index < _LONGEST_TOWN and tokens[last].kind in "wo":
        last += 1
    while last > index and tokens[index].capital:
        zone = (
            town_zone(original[tokens[index].start : tokens[last - 1].end])
            if tokens[last - 1].capital
            else None
        )
        if zone is not None:
            return zone, last
        last -= 1
    return None


_IANA_NAME = re.compile(r"[A-Za-z]{4,10}(?:/[A-Za-z_+-]{2,30}){1,2}")


def _iana(tokens: list[Token], index: int, original: str) -> Zone | None:
    match = _IANA_NAME.match(original, tokens[index].start)
    if not match or not zone_exists(match.group()):
        return None
    last = index
    while tokens[last].kind != "e" and tokens[last].start < match.end():
        last += 1
    return Zone(index, last, match.group())


def settle_shared(zone: Zone, offset: int | None, top_level_domain: str) -> tuple[str | None, bool]:
    """The IANA name of a zone, and whether it is sure, for an abbreviation that regions share.

    Args:
        offset: the sender's, in minutes east of UTC; None where not known.
        top_level_domain: of the sender's address.
    """
    shared = _table().shared.get(zone.code)
    if not shared:
        return zone.name, zone.sure
    sure, candidates = shared
    for name, domain, *offsets in candidates:
        if domain == top_level_domain or offset in offsets:
            return str(name), True
    return str(candidates[0][0]), sure


@cache
def _homes() -> Mapping[str, Mapping[str, list[str]]]:
    found: Mapping[str, Mapping[str, list[str]]] = tomllib.loads(
        (files("demur.extract._times") / "data" / "homes.toml").read_text(encoding="utf-8")
    )
    return found


def one_zone_countries() -> dict[str, str]:
    """The zone of each top-level domain whose country has one (or whose other ones are small islands)."""
    return {
        domain: zones[0]
        for domain, zones in _homes()["domains"].items()
        if len(zones) <= _ONE_COUNTRY and domain not in _GENERIC
    }


def home_zone(
    moment: datetime, top_level_domain: str, language: str, told: Callable[[], str | None]
) -> str | None:
    """The zone that a sender lives in as far as an offset, a domain and a language tell; None where they don't.

    It says which offset holds at another time of the year; it is not what the message states. An offset of zero
    may only say that a server writes all its dates in UTC, as that of Microsoft does; then the country decides.

    Args:
        moment: the message's date, with its offset.
        told: what the letter itself tells, asked where an offset of zero may be that of a server and the domain is
            that of no country, or of one with several zones; "" where the offset is the sender's own.
    """
    homes = _homes()
    listed = homes["domains"].get(top_level_domain, [])
    generic = len(top_level_domain) != 2 or top_level_domain in _GENERIC
    candidates = listed or (homes["languages"].get(language, []) if generic else [])
    if moment.utcoffset() == timedelta(0):
        own = told() if not 0 < len(listed) <= _ONE_COUNTRY else None
        if own:
            return own
        if own is None and 0 < len(candidates) <= _ONE_COUNTRY:
            return candidates[0]
    for name in candidates:
        try:
            if moment.astimezone(ZoneInfo(name)).utcoffset() == moment.utcoffset():
                return name
        except (OverflowError, ValueError):
            return None
    return None


_ONE_COUNTRY = 2
"""More candidates than these lie too far apart to take the first for granted."""

_GENERIC = frozenset({"", "io", "ai", "co", "eu", "me", "tv", "hr", "so", "to", "gg", "fm", "ly"})
