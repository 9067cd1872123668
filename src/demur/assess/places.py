"""Where a place lies: whether the place that a text names is another one, lies in it, or can be reached from it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

from demur.assess.gazetteer import Town, key, kilometres, plain, towns_called, towns_of
from demur.assess.tables import read_table

Closeness = Literal["fits", "near", "elsewhere", "unknown"]
"""How an offered place lies to a wished one; only "elsewhere" is plain, a "near" one may do."""

_COMMUTE = ((1_000_000, 30), (300_000, 25), (100_000, 18), (0, 15))
"""Kilometres around a town of so many people that are as good as the town."""

_BROAD = frozenset({"US", "CA", "AU"})
"""Countries whose towns spread wider."""

_MINOR = 0.05
"""A town so much smaller than another of its name is not wished, unless the person says so."""

_SURROUNDINGS_KM = 45
_NEAR_KM = 60
_ACROSS_BORDER_KM = 40
_LONGEST = 6
_WORD = re.compile(r"[^\W_]+")
_PARTICLES = r"(?:a[lnm]|alla|auf|bei|d[aeo]s?|d[ei]l?l?[aeo]?|di|den|der|du|la|las|le|les|lès|los|ob|of|op|sul|sur|ter|unter|upon|van|vor)"
_NAME_BEFORE = re.compile(
    r"\b(?!(?:Standort|Arbeitsort|Einsatzort|Ort|Raum|Großraum|Region|Stadt|Büro|Präsenz|Office|City|Downtown|Central|Remote|Hybrid|Onsite|"
    r"Site|Based|Location|Place|In|At|Near|Bei|Lieu|Bureau|Sede|Oficina|Presencial|Local|Escritório|Ufficio|Luogo|Kantoor|Locatie)\b)"
    rf"[A-ZÀ-Þ][\w'’]*(?:[ -]{_PARTICLES}){{0,2}}[ -](?:d['’]|l['’])?$"
)
_NAME_BEHIND = re.compile(rf"[ -](?:{_PARTICLES}[ -]){{0,2}}[A-ZÀ-Þ]")
_CITY = 200_000
"""A town of so many people is named with its quarter too ("Hamburg-Bergedorf")."""

_QUALIFIES = re.compile(r"^[\s,;(/|–—·-]+(?:(?:in|en|em|au|à|the|die|der|la|a)\s)?$")
_SURROUNDINGS = re.compile(
    r"\b(?:gro(?:ß|ss)?raum|raum|umgebung|umland|metropolregion|region[ei]?|région|regio|greater|metro|metropolitan|area|areas?|around|"
    r"surroundings|grande?|gran|área|zona|alrededores|arredores|dintorni|hinterland|environs|alentours|agglo\w*|omgeving|omstreken|outskirts)\b",
    re.IGNORECASE,
)
_CAPITAL = r"(?-i:[A-ZÀ-Þ])[\w'’-]*"
_STREET = re.compile(
    rf"\b(?:rue|avenue|boulevard|bd|quai|place d[eu]s?|via|viale|corso|piazza|calle|avenida|paseo|rua|travessa|praça|plaza)(?: (?:de|del|"
    rf"della|da|do|des|du|la|los|las))* {_CAPITAL}(?: {_CAPITAL})?(?=\W*(?:\d|,|$))|"
    rf"\b[\w'’-]+[ -](?:road|street|lane|drive|blvd|straße|strasse|str\.|allee|platz|weg)(?=\W|$)|"
    rf"\b\w+(?:straße|strasse|str\.|platz|allee|gasse|damm|straat|laan|plein|gracht)(?=\W|$)",
    re.IGNORECASE,
)


class _Word(NamedTuple):
    plain: str
    written: str
    start: int
    end: int


class Spot(NamedTuple):
    """A town, and how many kilometres around it are meant."""

    town: Town
    km: float


@dataclass(slots=True)
class Ground:
    """What a text names.

    Attributes:
        spots: towns, with what lies around them.
        wider: codes of countries ("DE") and states ("DE.02").
        names: the places' plain names as they were found.
        unsure: a name is perhaps only the end of a longer one that no table knows ("Bad Neustadt" for "Neustadt").
    """

    words: str
    spots: list[Spot] = field(default_factory=list)
    wider: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    unsure: bool = False


class _Tables(NamedTuple):
    """What a plain name stands for, one table of each sort."""

    towns: Mapping[str, str]
    areas: Mapping[str, tuple[float, tuple[str, ...]]]
    wider: Mapping[str, frozenset[str]]
    after_towns: Mapping[str, str]
    codes: Mapping[str, frozenset[str]]


@cache
def _tables() -> _Tables:
    folder = files("demur.assess") / "data"
    table = read_table("places")
    wider: dict[str, frozenset[str]] = {}
    codes: dict[str, set[str]] = {}
    for line in (folder / "countries.tsv").read_text(encoding="utf-8").splitlines():
        code, _, names = line.partition("\t")
        wider.update(dict.fromkeys(names.split("|"), frozenset({code})))
        codes.setdefault(code, set()).add(code)
    after_towns = {}
    for code, names in table["regions"].items():
        wider.update({key(name): frozenset({code}) for name in names if name[0] != "~"})
        after_towns.update({key(name): code for name in names if name[0] == "~"})
        country, _, letters = code.partition(".")
        if country in ("US", "CH"):
            codes.setdefault(letters, set()).add(code)
    for code, names in table["countries"].items():
        wider.update({key(name): frozenset({code}) for name in names})
    for row in table["unions"].values():
        wider.update({key(name): frozenset(row["codes"].split()) for name in row["names"]})
    for letters, code in table["codes"].items():
        codes.setdefault(letters, set()).add(code)
    return _Tables(
        {key(name): town for town, names in table["towns"].items() for name in names},
        dict(_areas(table["areas"])),
        wider,
        after_towns,
        {letters: frozenset(found) for letters, found in codes.items()},
    )


def _areas(table: Mapping[str, Any]) -> Iterator[tuple[str, tuple[float, tuple[str, ...]]]]:
    for name, row in table.items():
        for spelt in (name, *row["names"]):
            yield key(spelt), (float(row["km"]), tuple(row["towns"]))


@cache
def _meant(described: str) -> tuple[Town, ...]:
    """The town of the tables that a description means ("Washington, US.DC")."""
    name, _, code = described.rpartition(", ")
    found = [town for town in towns_called(key(name)) if _inside(town.region, frozenset({code}))]
    return (max(found, key=lambda town: town.people),) if found else ()


def _inside(region: str, codes: frozenset[str] | set[str]) -> bool:
    return region in codes or region.partition(".")[0] in codes


@lru_cache(maxsize=512)
def ground(text: str) -> Ground:
    """The places that a text names."""
    return _Reading(text[:200]).read()


class _Reading:
    """One reading of a text from left to right: the longest name first, and a state or a country tells which town is meant."""

    def __init__(self, text: str) -> None:
        self._text = _STREET.sub(lambda street: " " * len(street.group()), text) if len(text) > 12 else text
        self._words = [_Word(plain(m.group()), m.group(), *m.span()) for m in _WORD.finditer(self._text)]
        self._any_case = not any(word.written[0].isupper() for word in self._words)
        self._ground = Ground(" ".join(word.plain for word in self._words))
        self._groups: list[list[Town]] = []
        self._wide: list[frozenset[str]] = []
        self._last_end = 0

    def read(self) -> Ground:
        """The places, and what they leave open."""
        at = 0
        while at < len(self._words):
            at += self._step(at)
        self._settle()
        return self._ground

    def _step(self, at: int) -> int:
        """Reads the longest name that begins at a word; how many words it has, one if it is none."""
        for length in range(min(_LONGEST, len(self._words) - at), 0, -1):
            run = self._words[at : at + length]
            if self._name(" ".join(word.plain for word in run), run, alone=length == len(self._words)):
                self._last_end = run[-1].end
                return length
        return 1

    def _name(self, name: str, run: list[_Word], alone: bool) -> bool:
        tables = _tables()
        gap = self._text[self._last_end : run[0].start]
        behind = bool(_QUALIFIES.match(gap)) and run[0].start > 0
        codes = tables.codes.get(run[0].written) if len(run) == 1 and (behind or alone) else None
        if codes:
            return self._region(codes | tables.wider.get(name, frozenset()), behind)
        if len(name) < 3 and not run[0].written.isupper() and name != "uk":
            return False
        if not self._any_case and not (run[0].written[0].isupper() or run[-1].written[0].isupper()):
            return False
        if self._groups and behind and name in tables.after_towns:
            return self._region(frozenset({tables.after_towns[name]}), behind)
        if name in tables.towns and (meant := _meant(tables.towns[name])):
            return self._town(name, (*meant, *(towns_called(name) if len(name) > 3 else ())), run)
        if name in tables.areas:
            km, centres = tables.areas[name]
            self._ground.spots += [Spot(town, km) for centre in centres for town in _meant(centre)]
            return self._found(name)
        if name in tables.wider:
            self._ground.names.add(name)
            return self._region(tables.wider[name], behind)
        towns = towns_called(name) if len(name) > 2 else []
        return bool(towns) and self._town(name, towns, run)

    def _found(self, name: str) -> bool:
        self._ground.names.add(name)
        return True

    def _town(self, name: str, towns: Sequence[Town], run: list[_Word]) -> bool:
        self._groups.append(list(towns))
        city = " " not in name and max(town.people for town in towns) >= _CITY
        behind = _NAME_BEHIND.match(self._text, run[-1].end)
        longer = behind and not (city and len(behind.group()) == 2)
        if longer or _NAME_BEFORE.search(self._text[self._last_end : run[0].start]):
            self._ground.unsure = True
        return self._found(name)

    def _region(self, codes: frozenset[str], behind: bool) -> bool:
        """A country or a state: right behind a town it tells which one; it may stand for itself as well."""
        if behind and self._groups and self._last_end:
            group = self._groups[-1]
            inside = [town for town in group if _inside(town.region, codes)]
            if inside:
                group[:] = inside
                self._ground.unsure = False
                return True
            group.clear()  # of a town in that country no table knows
        self._wide.append(codes)
        return True

    def _settle(self) -> None:
        """Leaves those towns that can be meant, and the countries that tell more than the towns do."""
        told: list[frozenset[str]] = []
        for group in self._groups:
            for codes in self._wide:
                inside = [town for town in group if _inside(town.region, codes)]
                if inside:
                    group[:] = inside
                    told.append(codes)
        wide = [codes for codes in self._wide if codes not in told]
        self._ground.wider = {code for codes in wide for code in codes}
        wide_km = _SURROUNDINGS_KM if _SURROUNDINGS.search(self._text) else 0
        for group in self._groups:
            for town in group:
                km = next(km for people, km in _COMMUTE if town.people >= people)
                broad = 1.5 if town.region[:2] in _BROAD else 1.0
                self._ground.spots.append(Spot(town, max(km * broad, wide_km)))


def closeness(wish: str, offer: str) -> Closeness:
    """How an offered place lies to a wished one; "unknown" where one of them is not known well enough to tell.

    Args:
        wish: as the person wrote it: a town, a metropolitan area, a state, a country, or a wider region.
        offer: as the mail writes it, with what stands around it ("Steyr, Austria").
    """
    wished, offered = ground(wish), ground(offer)
    if wished.words == offered.words or _same_words(wished, offered):
        return "fits"
    found = set(_between(wished, offered))
    for verdict in ("fits", "near", "unknown"):
        if verdict in found:
            return verdict
    if not found:
        return "unknown"
    return "near" if offered.unsure else "elsewhere"


def _same_words(wished: Ground, offered: Ground) -> bool:
    """One holds the other's words, and no table knows the shorter one."""
    pairs = ((wished, offered), (offered, wished))
    return any(
        bool(short.words) and not short.names and f" {short.words} " in f" {long.words} "
        for short, long in pairs
    )


def _between(wished: Ground, offered: Ground) -> Iterator[Closeness]:
    most = max((wish.town.people for wish in wished.spots), default=0)
    wishes = [wish for wish in wished.spots if wish.town.people >= most * _MINOR]
    for offer in offered.spots:
        yield from (_apart(wish, offer) for wish in wishes)
        if wished.wider:
            inside = _inside(offer.town.region, wished.wider)
            yield "fits" if inside else _beside(offer.town, wished.wider)
    if offered.wider:
        for wish in wishes:
            inside = _inside(wish.town.region, offered.wider)
            yield "unknown" if inside else _beside(wish.town, offered.wider)
        if wished.wider:
            yield _overlap(wished.wider, offered.wider)


def _apart(wish: Spot, offer: Spot) -> Closeness:
    km = kilometres(wish.town, offer.town)
    if km <= max(wish.km, offer.km):
        return "fits" if wish.town.region[:2] == offer.town.region[:2] else "near"
    return "near" if km <= _NEAR_KM else "elsewhere"


def _beside(town: Town, codes: set[str]) -> Closeness:
    """Whether a town lies at the border of a state that it is not in."""
    states = (code for code in codes if code[:3] == town.region[:3])
    inside = (other for state in states for other in towns_of(state))
    return "near" if any(kilometres(town, other) <= _ACROSS_BORDER_KM for other in inside) else "elsewhere"


def _overlap(wished: set[str], offered: set[str]) -> Closeness:
    if any(_inside(code, wished) for code in offered):
        return "fits"
    return "unknown" if any(_inside(code, offered) for code in wished) else "elsewhere"


def regions_named(text: str) -> bool:
    """Whether a text names countries or states, and no town."""
    named = ground(text)
    return bool(named.wider) and not named.spots
