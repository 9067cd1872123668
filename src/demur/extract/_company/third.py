"""Houses of which a letter speaks as one speaks of others: "Acme have decided", "the client (Acme)", "the call from Acme. They"."""

import re
from collections.abc import Iterator
from functools import cache

from demur.extract._company.sources import Candidate
from demur.extract._company.span import has_form, is_firm
from demur.extract._location.towns import size_of
from demur.extract.domains import relay
from demur.extract.lexicon import heads, texts, title_words
from demur.extract.names import company_at, company_before, is_person, widen
from demur.extract.places import places_in
from demur.extract.reading import Passage, Reading

_READ_AT_MOST = 4_000
_MOST = 24
SURE = 2.8
_LIKELY = 2.6
_SEEKING = 2.55
_DOUBTFUL = 1.9
_ANYBODY = 1.0
"""One word may be anybody's first name."""
_LANGUAGES = frozenset("en de fr es pt it nl".split())
_SAID_OF = re.compile(
    r"(?<![^\W_])(?:at|from|with|for|by|bei(?:m| der)?|von(?: der)?|vom|mit(?: der)?|für(?: die)?|chez|avec|de(?: la| chez)?|du|pour(?: la| le)?|en|con(?: la| el)?|del|para(?: la| el| a| o)?"
    r"|n[ao]|com(?: a| o)?|d[ao]|pel[ao]|presso|dalla?|della?|alla?|per(?: la| il)?|bij|van|met|voor|eu|had|sprach|hablé con)[ \n](?:the |l['’])?$",
    re.IGNORECASE,
)


def houses_told_of(reading: Reading) -> list[Candidate]:
    """The houses which a letter and its subject speak of as of others; the strength of what is sure is `SURE`.

    Args:
        reading: the message laid out.
    """
    found = [*_acting(reading, reading.letter), *_acting(reading, reading.subject)]
    found += [*_in_brackets(reading.letter), *_resumed(reading.letter)]
    return [Candidate(p.text[slice(*span)], p, span, strength) for p, span, strength in found]


Told = Iterator[tuple[Passage, tuple[int, int], float]]


def from_seeking(reading: Reading) -> list[Candidate]:
    """Who is said to look for people, whoever writes ("TLS cherche une déclarante"); on boards, who does anything.

    Args:
        reading: the message laid out.
    """
    system = relay(reading.author.domain) if reading.author else None
    by_board = system is not None and system[1] in _OF_EMPLOYERS
    found = []
    for passage in (reading.letter, reading.subject):
        for _, span, _ in _acting(reading, passage):
            name, text = passage.text[slice(*span)], passage.text
            acts = _listing("seeks").match(text, span[1] + 1)
            acts = acts or (by_board and _listing("chooses").match(text, span[1] + 1)) or None
            house = is_firm(name) or has_form(name) or name.isupper() or not is_person(name)
            house = house or any(place.wide for place in places_in(name.split()[-1]))
            if acts and (house or by_board and " " in name):
                found.append(Candidate(name, passage, span, _SEEKING))
    return found


_OF_EMPLOYERS = frozenset({"board", "ats", "assessment"})


@cache
def _listing(name: str) -> re.Pattern[str]:
    joined = "|".join(line for line in _listed(name).split("\n") if line)
    return re.compile(rf"(?:{joined})(?!\w)")


@cache
def _acts(language: str) -> re.Pattern[str]:
    joined = "|".join(texts("company.toml")[f"acts_{language}"].split("\n")).strip("|")
    return re.compile(rf"[ \n](?:{joined})(?!\w)")


def is_act(word: str) -> bool:
    """Whether a word is a verb with which one says what a house does ("möchte").

    Args:
        word: in small letters.
    """
    return any(_acts(language).fullmatch(f" {word}") for language in _LANGUAGES)


@cache
def _listed(name: str) -> str:
    return texts("company.toml")[name]


def _acting(reading: Reading, passage: Passage) -> Told:
    """Whoever is the subject of a verb of hiring; sure where it is several or another place names it too."""
    if reading.language not in _LANGUAGES:
        return
    text = passage.text[:_READ_AT_MOST]
    resumed = _they().search(reading.letter.text[:_READ_AT_MOST]) is not None
    for said in list(_acts(reading.language).finditer(text))[: _MOST * 2]:
        span = subject_of(text, said.start(), reading.language)
        if span is None:
            continue
        name = text[slice(*span)]
        verb = said.group().split()[0]
        several = reading.language == "en" and re.fullmatch(_listed("plural_acts"), verb) is not None
        several = several and " and " not in name and (" " in name or name[-1] != "s") and name[0].isalpha()
        other = reading.subject if passage is reading.letter else reading.letter
        again = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", other.text[:_READ_AT_MOST]) is not None
        if reading.language == "de" and not (again or " " in name and _GENITIVE.search(name) is None):
            continue  # any noun is written large: "der Kreis der Partner hat"
        sure = several or again and resumed or is_firm(name) or has_form(name)
        chosen = any(_listing(acts).match(text, said.start() + 1) for acts in ("chooses", "seeks"))
        doubtful = _DOUBTFUL if " " in name else _ANYBODY
        yield passage, span, SURE if sure else _LIKELY if chosen else doubtful


def subject_of(text: str, end: int, language: str) -> tuple[int, int] | None:
    """The name of a house that ends at an offset, or that what stands between two commas or in brackets there explains."""
    aside = _ASIDE.search(text[max(0, end - _REACH) : end])
    found = company_before(text, end - len(aside.group()) if aside else end)
    country = _LAST.search(text[max(0, end - _REACH) : end])
    if found is None and country and any(p.wide for p in places_in(country.group(1))):
        found = company_before(text, end - len(country.group()))
        found = (found[0], end) if found else None  # "Acme Italia"
    if found is None and aside and text[end - 1] == ",":
        found = company_before(text, end - 1)
    if found is None or text[slice(*found)].split()[-1][1:] == "":
        return None  # "Group C"
    start, stop = widen(text, *found)
    if any(w in heads() for w in title_words(text[start:stop])[:1]) or is_place(text[start:stop]):
        return None
    before = _ANY.search(text[max(0, start - _ARTICLE) : start])
    if before and not (before.group().casefold() == "a " and language != "en"):
        return None  # "a SGX-listed trust"
    article = _ARTICLES.match(text, start, stop)
    return article.end() if article else start, stop


def is_place(name: str) -> bool:
    """Whether a name is a place's and no more."""
    return bool(size_of(name)) or any(p.start == 0 and p.end == len(name) for p in places_in(name))


_ARTICLE = 24
_ANY = re.compile(
    r"(?<![^\W_])(?:(?:an?(?=[ ]$)|an|eine?[rm]?|une?|una?|uma?|um|een)[ \n](?:[a-zß-öø-ÿ-]+[ \n])?|(?:in|near|around|em|nahe)[ ])$",
    re.IGNORECASE,
)
_ARTICLES = re.compile(r"(?:Os|As|Los|Las|Les|Gli|Die|De)[ ](?=[^\W_a-zß-öø-ÿ])")
_LAST = re.compile(r"[ ]([^\W\d_a-zß-öø-ÿ][\w’'-]+)$")
_GENITIVE = re.compile(r"[ ](?:der|des|dem|den|für)[ ]")
_REACH = 80
_ASIDE = re.compile(r"(?:,[ ][^,.\n]{3,60},|[ ]\([^()\n]{3,60}\))$")


def _in_brackets(letter: Passage) -> Told:
    """ "the client (Acme Bell, in Leeds)"."""
    text = letter.text[:_READ_AT_MOST]
    for said in list(_bracket().finditer(text))[:_MOST]:
        span = company_at(text, said.end())
        if span is not None and span[0] == said.end() and text[span[1] : span[1] + 1] in (")", ","):
            yield letter, span, SURE


@cache
def _bracket() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{_listed('called')})[ ]\((?-i:(?=[^\W_a-zß-öø-ÿ]))", re.IGNORECASE)


def _resumed(letter: Passage) -> Told:
    """Whom "they" takes up again: "Had the call back from Acme. They really rated you"."""
    text = letter.text[:_READ_AT_MOST]
    for they in list(_they().finditer(text))[:_MOST]:
        sentence = max(text.rfind(mark, 0, they.start()) for mark in (". ", "! ", "? ", ".\n", "\n\n")) + 1
        for at in (
            m.start() for m in re.finditer(r"(?<=[ \n])[^\W_a-zß-öø-ÿ]", text[sentence : they.start()])
        ):
            begin = sentence + at
            span = company_at(text, begin) if _SAID_OF.search(text[max(0, begin - 16) : begin]) else None
            name = text[slice(*span)] if span else ""
            if span and span[0] == begin and (is_firm(name) or " " not in name or not is_person(name)):
                yield letter, span, SURE if is_firm(name) else _LIKELY


@cache
def _they() -> re.Pattern[str]:
    return re.compile(rf"[.!?:,;–][ \n]+(?:{_listed('they')})(?!\w)", re.IGNORECASE)
