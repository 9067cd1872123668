"""Where the work is: the same place by another name, a city in a wished country, remote or on site."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from demur.assess.words import fold, holds_words

Manner = Literal["remote", "hybrid", "onsite"]

_TWO_LETTERS = re.compile(r"^[A-Z]{2}$")
_NO_REMOTE = re.compile(
    r"\b(?:(?:no|not|non|kein|keine|pas de|sans|sin|sem|senza|geen) (?:remote|home ?office|hybrid\w*|work(?:ing)? from home|"
    r"télétravail|teletrabajo|teletrabalho|telelavoro|smart ?working|thuiswerk\w*|mobiles arbeiten|remoto)|"
    r"(?:remote work(?:ing)?|working from home|home ?office|remote|mobiles arbeiten|télétravail|teletrabajo|teletrabalho|smart working|"
    r"thuiswerken) (?:is |ist |n'est |n’est |no es |não é |non è )?(?:bei uns |leider |unfortunately |helaas |purtroppo )?"
    r"(?:not|nicht|pas|non|no|não|niet) (?:possible|available|offered|an option|vorgesehen|möglich|angeboten|prévu|posible|possível|"
    r"previsto|possibile|mogelijk)|"
    r"on[- ]?site only|in[- ]person only|onsite role|on-?site role|role is on-?site|(?:fully|strictly|exclusively|entirely) on-?site|"
    r"100 ?% (?:on-?site|présentiel|presencial|in sede|in presenza|vor ort)|"
    r"(?:ausschließlich|nur|komplett|vollständig) vor ort|präsenzpflicht|reine präsenz\w*|vor ort in vollzeit|"
    r"(?:uniquement|exclusivement|entièrement) (?:sur site|sur place|en présentiel)|"
    r"(?:exclusivamente|totalmente|trabajo|trabalho|modelo|modalidad|modalidade) presencial|presencial(?:e)? (?:al )?100 ?%|"
    r"(?:esclusivamente|solo|totalmente) in (?:sede|presenza)|(?:volledig|uitsluitend|alleen) op (?:kantoor|locatie)|"
    r"(?:5|five) days (?:a week |per week )?(?:in (?:the|our) office|on-?site))\b|^\W*on-?site\W*$",
    re.IGNORECASE,
)
_MANNER = re.compile(
    r"^\W*(?:vor ort|on[- ]?site|in[- ]office|sur site|sur place|in presenza|in sede|presencial|op locatie|op kantoor|hybrid\w*|híbrido|ibrido)"
    r"\b[\s,(–—-]*(?:(?:in|at|à|en|em|a|te)\b\s*)?",
    re.IGNORECASE,
)
_HYBRID = re.compile(
    r"\b(?:hybrid|hybride|híbrido|ibrido|hybrides|(?:1|2|3|4|one|two|three|four) days? (?:a|per) week (?:in|at|from) (?:the|our) office|"
    r"teilweise (?:remote|homeoffice)|(?:[1-4]|zwei|drei|deux|trois|dos|tres|dois|due|tre|twee|drie) (?:tage?|jours?|días?|dias?|giorni|dagen)(?: (?:die|pro|in der|par|a la|por|alla|per|in de) (?:woche|semaine|semana|settimana|week))? (?:im büro|au bureau|en (?:la )?oficina|no escritório|in ufficio|op kantoor)|télétravail partiel|(?:1|2|3|4) (?:jours|días|dias|giorni|tage|dagen) (?:de |di )?(?:télétravail|teletrabajo|homeoffice|smart working|thuiswerken))\b",
    re.IGNORECASE,
)
_REMOTE_PLACE = re.compile(
    r"\b(?:remote|remoto|remota|home ?office|télétravail|teletrabajo|teletrabalho|telelavoro|thuiswerk\w*|anywhere|"
    r"work from home|wfh|distanciel|à distance|a distancia|in remoto)\b",
    re.IGNORECASE,
)
_REMOTE_TEXT = re.compile(
    r"\b(?:(?:fully|100 ?%|completely|entirely) remote|remote[- ](?:first|only|friendly|position|role|job|work|opportunity)|"
    r"(?:position|role|job) is remote|work(?:ing)? (?:from home|remotely|from anywhere)|"
    r"(?:100 ?%|vollständig|komplett) (?:remote|homeoffice|im homeoffice)|(?:full|100 ?%) (?:remote|télétravail|teletrabajo|remoto)|"
    r"trabajo remoto|trabalho remoto|lavoro da remoto|télétravail complet|volledig (?:remote|op afstand|thuis))\b",
    re.IGNORECASE,
)
_LOOK_AT = 8000


@cache
def _tables() -> tuple[Mapping[str, str], Mapping[str, str], Mapping[str, frozenset[str]]]:
    """City to its first name with country, country by any name, regions."""
    table = tomllib.loads((files("demur.assess") / "data" / "places.toml").read_text(encoding="utf-8"))
    cities: dict[str, str] = {}
    countries: dict[str, str] = {}
    for country, row in table["country"].items():
        countries.update(dict.fromkeys((country, *row["names"]), country))
        for city in row["cities"]:
            names = city.split("|")
            cities.update(dict.fromkeys(names, f"{names[0]}/{country}"))
    return cities, countries, {region: frozenset(row) for region, row in table["region"].items()}


@lru_cache(maxsize=1024)
def _known(place: str) -> tuple[frozenset[str], frozenset[str], str]:
    """The cities (with country) and the countries that a text names, and the text folded."""
    cities, countries, regions = _tables()
    folded = fold(place)
    words = folded.split()
    capitals = {fold(word) for word in re.findall(r"\w+", place) if _TWO_LETTERS.match(word)}
    found_cities, found_countries = set(), set()
    for length in (4, 3, 2, 1):
        for start in range(len(words) - length + 1):
            run = " ".join(words[start : start + length])
            if run in cities and (len(run) > 2 or run in capitals):
                found_cities.add(cities[run])
            if run in countries and (len(run) > 2 or (run in capitals and run not in _AMBIGUOUS)):
                found_countries.add(countries[run])
            found_countries |= (
                regions.get(run, frozenset()) if len(run) > 2 or run in capitals else frozenset()
            )
    return frozenset(found_cities), frozenset(found_countries), folded


_AMBIGUOUS = frozenset({"ca", "de", "il", "la", "in", "co", "pt", "it"})
"""Two letters that name a state or another thing as well as a country."""


def place_fits(wish: str, offer: str) -> bool | None:
    """Whether the offered place is the wished one or lies in it.

    Returns:
        None where one of them is not known well enough to tell.
    """
    wish_cities, wish_countries, wished = _known(wish)
    offer_cities, offer_countries, offered = _known(offer)
    if holds_words(offered, wished) or holds_words(wished, offered):
        return True
    if wish_cities & offer_cities:
        return True
    lies_in = {city.partition("/")[2] for city in offer_cities} | offer_countries
    if wish_cities:
        home = {city.partition("/")[2] for city in wish_cities}
        if offer_cities or (lies_in and not lies_in & home):
            return False
        return None  # a wished city, and an offer that names at most its country
    if wish_countries and lies_in:
        return bool(wish_countries & lies_in)
    return None


def place_alone(location: str) -> str:
    """A location without the manner of work before it ("vor Ort in München" is "München")."""
    return _MANNER.sub("", location).rstrip(") ") or location


def manner_of(location: str | None, text: str, title: str = "") -> tuple[Manner, str] | None:
    """How the work is done, with the words that say so; None where nothing is said.

    Args:
        location: the job's place as written; None where not known.
        text: what the writer says; only the first 8,000 characters are looked at.
        title: the job's title, which may say so too ("Remote Translator").
    """
    text = text[:_LOOK_AT]
    for where, remote in ((location or "", _REMOTE_PLACE), (title, _REMOTE_PLACE), (text, _REMOTE_TEXT)):
        if not where:
            continue
        for manner, pattern in (("onsite", _NO_REMOTE), ("hybrid", _HYBRID), ("remote", remote)):
            found = pattern.search(where)
            if found:
                return manner, found.group()  # type: ignore[return-value]
    return None
