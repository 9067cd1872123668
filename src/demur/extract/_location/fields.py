"""The town of a field ("Standort: 8001 Zürich") and of an address ("Nabrzeżna 11, Gdynia")."""

import re
from collections.abc import Iterator

from demur.domain.mail import Span
from demur.extract._location.series import outermost
from demur.extract._location.towns import Town, towns_in
from demur.extract._location.words import anywhere, ending, labels
from demur.extract.addresses import STREET
from demur.extract.lexicon import title_vocabulary, words

_VALUE = re.compile(r"[^\n|;\t]{2,160}")
_NUMBER = re.compile(
    r"\d|\b(?:room|suite|floor|raum|zimmer|salle|sala|étage|piso|andar|piano|s/n)\b", re.IGNORECASE
)
_OPENS = re.compile(r"(?:^|[,|/(–—·•:-][ \t\xa0]*|[ \t\xa0][-][ \t\xa0])$")
_CLOSES = re.compile(
    r"[ \t\xa0]*(?:$|[,;|/()–—·•.\n-]|or\b|oder\b|ou\b|o\b|of\b|and\b|und\b|et\b|y\b|e\b|en\b)"
)
_NAME = re.compile(
    r"[A-ZÀ-ÞŁŚŻČŠŽİ][\w'’]{1,20}(?:[ -](?:[a-zà-ÿ']{1,4}[ -]){0,2}[A-ZÀ-ÞŁŚŻČŠŽİ][\w'’]{1,20}){0,3}"
)
_NO_PLACE = re.compile(
    r"zoom|teams|google|meet\b|webex|skype|whereby|video|phone|telefon|téléphone|teléfono|https?:|online|virtual|visio|call\b"
    r"|tbd|tbc|link|remot|hybrid|home|\d",
    re.IGNORECASE,
)
_ABSTRACT = re.compile(
    r"(?:zeit|ung|schaft|keit|heit|bereich|schicht|dienst|projekt|ismus|tion|ment|ität|log[ií]a|logie|logy|nom[ií]a|nomie|graf[ií]a|graphie"
    r"|metr[ií]a|istik|[íi]stica|istique|[áa]tica|atique|matics|ismo|isme|ción|ção|zione|kunde|wesen)$"
)


_STREET_AFTER = re.compile(
    r"[ \xa0](?:road|rd|street|avenue|ave|lane|drive|way|square|boulevard|blvd|highway|hwy|parkway|bridge|roundabout|weg|straße|strasse|str\.|platz|allee"
    r"|laan|straat|plein|kade|gracht|singel|rooms|university|college|gmbh|ag\b|ltd|llc|inc|s\.?a\.?|s\.?l\.?|bv|b\.v\.|spa|srl)(?!\w)",
    re.IGNORECASE,
)
_STREET_BEFORE = re.compile(
    r"(?<!\w)(?:rue|avenue|av\.|av|boulevard|bd|bd\.|place|quai|cours|allée|chemin|impasse|route|calle|c/|avenida|avda\.?|paseo|plaza|ronda|carrera|carretera"
    r"|rua|praça|largo|alameda|rodovia|via|viale|piazza|corso|piazzale|strada|ul\.|universidad|universidade|università|université|university)(?: (?:de|d'|du|di|da|do|a|of|à))?(?: la| las| los)? ?$"
)


_HOUSE_NUMBER = re.compile(r"[ ]\d{3}(?![\d.,]*\d|[ ](?:\d|[A-Z]{2}\b))")  # "Maipú 412"


def names_street(text: str, town: Town) -> bool:
    """Whether a place's name is that of a street, a university or a company ("Rathdrum Road", "rue de Rome")."""
    before = " ".join(text[max(0, town.start - 40) : town.start].casefold().replace("’", "'").split())
    return (
        _STREET_AFTER.match(text, town.end) is not None
        or _HOUSE_NUMBER.match(text, town.end) is not None
        or _STREET_BEFORE.search(before) is not None
    )


def names_address(value: str) -> bool:
    """Whether the value of a field is a whole address, with a street or a floor: that is where people meet."""
    return STREET.search(value) is not None or _FLOOR.search(value) is not None


_FLOOR = re.compile(
    r"\b(?:room|suite|floor|raum|zimmer|stock|etage|salle|étage|piso|andar|piano|verdieping|lokaal|sala)\b",
    re.IGNORECASE,
)


def fields(text: str, sort: str, language: str) -> Iterator[Span]:
    """The values of the fields of a sort, "place" or "venue"."""
    for label in labels(sort, language).finditer(text):
        value = _VALUE.match(text, label.end())
        if value is not None:
            yield value.span()


def town_of(text: str, start: int, end: int, language: str) -> Town | None:
    """The town that the value of a field or a whole address names, of several the one that tells the place.

    Args:
        text: the text.
        start, end: where the value stands.
        language: of the text.
    """
    value = text[start:end]
    known = outermost(value, [t for t in towns_in(value) if not names_street(value, t)])
    found = [t for t in known if _stands_free(value, t, language)]
    if not found:
        # "Dienstort: Rettungswache Bad Segeberg"
        found = [
            t
            for t in known
            if t.size in ("large", "small")
            and value[t.start - 1 : t.start] == " "
            and _CLOSES.match(value, t.end)
        ]
    near = [t for t in found if t.size != "wide"]
    if near:
        # An address ends in its town; what else is named begins with it.
        address = _NUMBER.search(value, 0, near[-1].start) is not None and "(" not in value[: near[-1].start]
        best = near[-1] if address else near[0]
    else:
        named = unlisted(value, 0)
        joined = (
            named is not None and found and re.fullmatch(r"[ ]?[,(][ ]?", value[named[1] : found[0].start])
        )
        if named is not None and joined:
            best = Town(*named, "small")
        elif found:
            best = found[0]
        else:
            return None
    return Town(start + best.start, start + best.end, best.size)


def _stands_free(value: str, town: Town, language: str) -> bool:
    """Whether a place fills its segment of a value, but for a post code, "office in" or "region" before it."""
    before = value[: town.start]
    low = before.casefold()
    opened = _OPENS.search(before) is not None
    opened = opened or any(ending(sort, language).search(low) for sort in ("prep", "based", "work", "area"))
    return opened and (_CLOSES.match(value, town.end) is not None or town.size in ("large", "small"))


def unlisted(text: str, at: int, least: int = 4) -> Span | None:
    """The span of a name at an offset that may be a town's though no list has it; None where it is another noun."""
    found = _NAME.match(text, at)
    if found is None or len(found.group()) < least or found.group().isupper() or _CAMEL.search(found.group()):
        return None
    said = [w.casefold().strip(".,'’") for w in re.split(r"[ -]", found.group())]
    if len(said) > 1 and said[0] in _ARTICLES:
        said = said[1:]  # "Le Brassus"
    barred = _STREET_AFTER.match(f" {said[-1]}") is not None or any(
        w in words("org_nouns") or w in words("not_person") or w in words("stop") or w in words("not_company")
        or w in title_vocabulary()
        for w in said
    )  # fmt: skip
    return None if barred or _ABSTRACT.search(found.group()) else found.span()


_CAMEL = re.compile(r"[a-z][A-Z]")  # "HackerRank"
_ARTICLES = frozenset("le la les el los las the den de het il lo".split())


def town_of_field(text: str, start: int, end: int, language: str) -> Town | None:
    """The town of a field for the job's place, also one that no list has."""
    town = town_of(text, start, end, language)
    if town is not None:
        return town
    opening = re.match(r"(?:\d{4,5}[ ])?", text[start:end])
    named = unlisted(text, start + (opening.end() if opening else 0))
    if (
        named is None
        or named[1] > end
        or not re.match(r"[ \t\xa0]*(?:$|[,;|/(–—·\n.])", text[named[1] : named[1] + 3])
    ):
        return None
    said = text[slice(*named)]
    if _NO_PLACE.search(said) or anywhere("work", language).search(said.casefold()):
        return None
    return Town(*named, "small")


def last_of(text: str, start: int, end: int, language: str) -> Town | None:
    """The last part of an address, if it may be a town that no list has ("our district office, Wayanad")."""
    value = text[start:end].rstrip(" .)")
    comma = value.rfind(", ")
    named = unlisted(value, comma + 2) if comma > 0 else None
    if named is None or named[1] != len(value) or _NO_PLACE.search(value):
        return None
    said = value[slice(*named)]
    if " " in said or anywhere("work", language).search(said.casefold()):
        return None
    return Town(start + named[0], start + named[1], "small")


def coded_towns(text: str) -> Iterator[Town]:
    """Towns behind a post code ("49124 Georgsmarienhütte"), listed or not."""
    for code in _CODED.finditer(text):
        listed = [t for t in towns_in(text[code.end() : code.end() + 50]) if t.start == 0]
        named = unlisted(text, code.end())
        if listed:
            yield Town(code.end(), code.end() + listed[0].end, listed[0].size)
        elif named is not None:
            yield Town(*named, "small")


_CODED = re.compile(
    r"(?:(?<=[\n,;(–—])|(?<=[,;(–—-] )|(?<=\n> )|(?<=[a-zß]\d )|(?<=\d, )|(?<=^)|(?<=\bin )|(?<= à )|(?<= · ))"
    r"(?:(?:[A-Z]{1,2}-)?\d{5}|[ADFIL]-\d{4}|CH-\d{4}|NL-\d{4}[ ]?[A-Z]{2}|\d{4}[ ]?[A-Z]{2}|\d{4}-\d{3}|\d{2}-\d{3}|\d{3}[ ]\d{2}|[1-9]\d{3})[ \xa0]{1,2}(?=[A-ZÀ-ÞŁŚ])"
)
