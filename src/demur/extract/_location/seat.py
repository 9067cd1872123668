"""The town with which a writer signs: where one comes who is asked to come and is told no other place."""

import re

from demur.domain.facts import Fact
from demur.extract._location.fields import coded_towns, last_of, names_street, unlisted
from demur.extract._location.towns import Town, size_of, towns_in
from demur.extract._location.words import anywhere, ending
from demur.extract.names import is_person
from demur.extract.reading import Passage, Reading

_TAIL = 6
_LINE = 90
_SURE = 0.6
_LED_TO = re.compile(
    r"(?:^|[,;|·•/(–—-]|\b[A-Z]{0,2}-?\d{4,5}(?:-\d{3})?(?: ?[A-Z]{2})?)[ \t\xa0*_]*$"
    r"|(?<!\w)(?:in|à|en|em|a|te|de|di|d'|van|von|zu|of|at|do|da)[ ]$"
)
_CLOSED = re.compile(r"[ \t\xa0*_]*(?:$|[,;|·•/()–—.-])")


def seat(reading: Reading) -> Fact[str] | None:
    """The town of the signature ("Joy, Larchfield Care Home, Kendal"); None where none or several are named.

    Asked only where the letter invites to a meeting on site: an address alone tells no place of work.

    Args:
        reading: the message laid out.
    """
    persons = reading.person | frozenset(
        reading.author.name.casefold().split() if reading.author and is_person(reading.author.name) else ()
    )
    passages = [p for p in (reading.signature, reading.letter) if p is not None]
    for passage in passages:
        greeting = _GREETS_FROM.search(passage.text)
        greets = unlisted(passage.text, greeting.end()) if greeting else None
        if greets is not None:
            return passage.fact(passage.text[slice(*greets)], greets, _SURE)
        above = ""
        for start, line in _lines(passage):
            town = _town(line, persons, reading.language)
            alone = town is not None and line.strip() == line[town.start : town.end]
            signs = not alone or _signs(above, reading.language)  # not "Abbraccio,\nRino": the writer's name
            above = line.strip()
            if town is not None and signs:
                name = line[town.start : town.end]
                return passage.fact(name, (start + town.start, start + town.end), _SURE)
    return None


_GREETS_FROM = re.compile(
    r"(?i:(?:gr(?:ü|u|üa)(?:ß|ss)\w*|greetings|regards|wishes|hugs|love|bussi|groet\w*|salutations|bises|amitiés|saludos?|abrazos?|abraços?"
    r"|cumprimentos|saluti|saluto|abbracci)(?: [a-zà-ÿß]+){0,2}? (?:from|aus|uit|de|da|desde)) (?:[a-zà-ÿß]+ ){0,2}(?=[A-ZÀ-Þ])"
)
"""Where the writer is who greets ("Viele Grüße aus Lüchow")."""


def named_after(company: Fact[str] | None, reading: Reading) -> Fact[str] | None:
    """The large town by which the house that the letter names is called ("CHU d'Angers"), for want of a better place.

    Args:
        company: as it was found.
        reading: the message laid out.
    """
    found = None if company is None else _CALLED_BY.search(company.quote)
    if company is None or found is None or size_of(found.group(1)) != "large":
        return None
    letter = reading.letter
    if company.part != letter.part or not letter.start <= company.span[0] < letter.start + len(letter.text):
        return None
    begin, end = company.span[0] + found.start(1), company.span[0] + found.end(1)
    return Fact(found.group(1), found.group(1), company.part, (begin, end), 0.5)


_CALLED_BY = re.compile(r"\s(?:de|di|of|d'|d’|à|zu)\s?([A-ZÀ-Þ][\w'’-]{2,}(?:[ ][A-ZÀ-Þ][\w'’-]+)?)$")


def _signs(line: str, language: str) -> bool:
    """Whether a line is a person's or a house's name, below which a town stands alone."""
    person = " " in line and not line.endswith((",", "!")) and is_person(line)
    return person or anywhere("work", language).search(line.casefold()) is not None


def _lines(passage: Passage) -> list[tuple[int, str]]:
    """The lines that sign: of the letter only short ones at its end."""
    found, at = [], 0
    for line in passage.text.split("\n"):
        if line.strip():
            found.append((at, line))
        at += len(line) + 1
    if passage.role == "letter":
        found = found[1:][-_TAIL:]
    return [(at, line) for at, line in found if len(line) <= _LINE]


def _town(line: str, persons: frozenset[str], language: str) -> Town | None:
    """The town in which a line of a signature ends, or a part of it."""
    for coded in coded_towns(line):
        return coded
    towns = [
        t
        for t in towns_in(line)
        if t.size in ("large", "small")
        and line[t.start : t.end].casefold() not in persons
        and not names_street(line, t)
        and _CLOSED.match(line, t.end)
        and _led_to(line, t, language)
    ]
    return towns[-1] if towns else _unlisted(line, language)


def _unlisted(line: str, language: str) -> Town | None:
    """The town that no list has, behind a house's name and a comma ("Garage Pottier, Vitré")."""
    house = anywhere("work", language).search(line[: line.rfind(",")].casefold()) if "," in line else None
    return last_of(line, 0, len(line), language) if house else None


def _led_to(line: str, town: Town, language: str) -> bool:
    """Whether a town begins a part of its line, or stands behind a word for a house ("Spedition Neumünster")."""
    before = line[: town.start]
    if before.strip(" *_>-") and _LED_TO.search(before):
        return True
    if not before.strip(" *_>-"):
        return town.size == "large" or line.strip(" *_>-") == line[town.start : town.end]
    return ending("work", language).search(before.casefold()) is not None
