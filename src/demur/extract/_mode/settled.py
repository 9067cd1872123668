"""Where a letter says in a sentence of its own where one meets: "De locatie blijft ons kantoor", "Ce serait à l'étude"."""

import re
from functools import cache

from demur.domain.mail import Span
from demur.extract._location.words import anywhere
from demur.extract.lexicon import rows

_LED = re.compile(
    r"(?:(?:still|just|right|here|over|ali|aqui|cá|lá|aquí|acá|allí|direkt|gleich|hier|weiterhin|ici|toujours|qui|proprio|sempre|gewoon|steeds|nog|statt)[ ]){0,2}"
    r"(?:at|in|im|ins|an der|bei|in der|auf dem|auf der|à|au|aux|dans|chez|sur|en|no|na|nos|nas|em|nel|nella|nell'|al|alla|all'|allo|ai|alle|presso|da|op|bij)(?:[ ]|(?<='))"
)
_STREET = re.compile(
    r"(?<!\w)(?:(?:rue|avenue|boulevard|quai|chemin|impasse|allée|calle|avenida|paseo|rua|praça|travessa|viale|piazza|piazzale|corso|(?:in|alla) via)[ ][\w']"
    r"|[\w-]{3,}(?:straße|strasse|gasse|platz|allee|straat|laan|plein|gracht|kade|steenweg)(?!\w)|[\w']{3,}[ ](?:street|road|lane|avenue|quay|terrace)(?!\w))"
)
_OPENS = re.compile(r"(?:^|[,;:–—(-])\s*$")
_NEAR = 70


@cache
def _pattern(sort: str, language: str) -> re.Pattern[str] | None:
    said = [text for name, spoken, text in rows("settled.tsv") if (name, spoken) == (sort, language)]
    return re.compile(rf"(?<!\w)(?:{said[0]})(?!\w)[ ,]{{0,2}}") if said else None


def _led(pattern: re.Pattern[str] | None, said: str, opens: bool = False) -> re.Match[str] | None:
    """The first hit behind which a preposition stands; where wanted, only one that opens a part of the sentence."""
    for found in pattern.finditer(said) if pattern is not None else ():
        if _LED.match(said, found.end()) and (not opens or _OPENS.search(said, 0, found.start())):
            return found
    return None


def settled(said: str, language: str) -> Span | None:
    """The place that a sentence sets for the meeting; None where it sets none, or that of the work.

    Args:
        said: a sentence in small letters.
        language: of the text.
    """
    named, held = _pattern("named", language), _pattern("held", language)
    if named is None or held is None:
        return None
    found = named.search(said) or _led(held, said) or _led(_pattern("still", language), said, opens=True)
    if found is None:
        return None
    if anywhere("job", language).search(said[: found.end()]):
        return None
    rest = said[found.end() : found.end() + _NEAR]
    place = anywhere("work", language).search(rest) or _STREET.search(rest)
    if place is None:
        return None
    return found.end(), found.end() + place.end()
