"""Which currency a sign means: by itself, or by the country that the writer and the job are in."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from demur.extract._pay.words import alternatives
from demur.extract.lexicon import rows
from demur.extract.reading import Reading

_NO_COUNTRY = frozenset({"co", "io", "ai", "me", "tv", "is", "in", "sh", "gg", "ch"})
_ENDING, _PHONE, _NAMED, _OFFSET = 10, 6, 4, 2
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class _Country:
    domain: str
    currency: str
    phone: str
    languages: frozenset[str]
    offsets: frozenset[float]


@cache
def _signs() -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Signs of one currency, and signs of several with these, the usual one first."""
    sure: dict[str, str] = {}
    shared: dict[str, tuple[str, ...]] = {}
    for code, spellings, *rest in rows("pay/currencies.tsv"):
        for sign in spellings.split("|"):
            if code == "?":
                shared[sign] = tuple(rest[0].split())
            else:
                sure[sign] = code
    return sure, shared


@cache
def sign_pattern() -> str:
    """A regular expression for any sign of currency, exact case."""
    sure, shared = _signs()
    return alternatives([*sure, *shared])


@cache
def _countries() -> tuple[tuple[_Country, ...], re.Pattern[str], dict[str, str]]:
    found: list[_Country] = []
    named: dict[str, str] = {}
    for domain, currency, phone, languages, offsets, names in rows("pay/countries.tsv"):
        hours = frozenset(float(offset) for offset in offsets.split() if offset != "-")
        found.append(_Country(domain, currency, phone, frozenset(languages.split()), hours))
        named.update(dict.fromkeys(names.split("|"), domain))
    ordered = sorted(named, key=len, reverse=True)
    whole = "|".join(re.escape(name) for name in ordered if name[0] != ",")
    states = "|".join(re.escape(name) for name in ordered if name[0] == ",")  # "Brampton, ON"
    pattern = re.compile(rf"(?:(?<![\w-])(?:{whole})|{states})(?!\w)")
    return tuple(found), pattern, named


def currency_of(signs: tuple[str, ...], reading: Reading) -> str | None:
    """The ISO 4217 code of the signs at an amount, None where they may mean several.

    Args:
        signs: as written, before and behind the figure; none where the amount bears none.
        reading: the message laid out.
    """
    sure, shared = _signs()
    for sign in signs:
        if sign in sure:
            return sure[sign]
    points = _points(reading)
    if not signs:
        return _best(points)
    usual, *others = shared[signs[0]]
    members = {usual, *others} - {"-"}
    best = _best(Counter({code: n for code, n in points.items() if code in members}))
    if best is not None or usual == "-":
        return best
    if any(points[code] for code in members):
        return usual if points[usual] else None
    speaking = {
        c.currency for c in _countries()[0] if c.currency in members and reading.language in c.languages
    }
    if len(speaking) == 1 and not signs[0].lower().startswith(("$", "dol", "dól", "buck")):
        return speaking.pop()  # a French letter's "dirhams" are those of Morocco
    # An unknown Spanish speaker's "$" is the money of any of ten countries.
    return None if signs[0] == "$" and reading.language == "es" else usual


def currency_words(before: str) -> tuple[str, ...]:
    """The sign that the words before a bare figure name ("pagamos en dólares, entre 2800 y 3400 por mes")."""
    found = _spoken_sign().findall(before)
    return (found[-1],) if found else ()


@cache
def _spoken_sign() -> re.Pattern[str]:
    sure, shared = _signs()
    return re.compile(
        rf"(?<!\w)(?:{alternatives([s for s in (*sure, *shared) if len(s) > 2 and s.isalpha() or len(s) > 3])})(?!\w)"
    )


def _best(points: Counter[str]) -> str | None:
    ranked = points.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _points(reading: Reading) -> Counter[str]:
    """How much speaks for the money of each country."""
    countries, pattern, named = _countries()
    text = "\n".join(p.text for p in (reading.subject, reading.letter, reading.signature) if p is not None)
    told: Counter[str] = Counter()
    for name in set(pattern.findall(text)):
        told[named[name]] += _NAMED
    ending = reading.author.domain.rpartition(".")[2] if reading.author else ""
    date = reading.mail.date
    shift = date.utcoffset() if date is not None else None
    hours = shift.total_seconds() / 3600 if shift is not None else None
    points: Counter[str] = Counter()
    for country in countries:
        score = min(told[country.domain], _MOST_NAMED * _NAMED)
        if ending == country.domain and (ending not in _NO_COUNTRY or reading.language in country.languages):
            score += _ENDING
        if len(country.phone) > 1 and re.search(rf"{re.escape(country.phone)}(?=[\s(./\d-])", text):
            score += _PHONE
        if hours in country.offsets and reading.language in country.languages:
            score += _OFFSET
        if score:
            score += country.domain == "us"  # of two that are alike the larger
            points[country.currency] += score
    return points
