"""Towns that no list has, as phrases tell them: "based in Bad Homburg", "our Joo Chiat outlet", "a post in Feyzin"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from demur.domain.mail import Span
from demur.extract._location.context import Surroundings, own_trip
from demur.extract._location.fields import unlisted
from demur.extract._location.towns import Town, towns_in
from demur.extract._location.words import anywhere, ending, phrases

_LED = 1.45
"""Of a town that a preposition alone leads to: it counts where nothing else is told."""
_MOST_LED = 40
_NAMED_LEAST = 3  # "in onze praktijk in Mol"


@dataclass(frozen=True, slots=True)
class _Cue:
    """Where a phrase ends behind which a town is named.

    Attributes:
        joint, closed: what stands between them, and what must follow the town.
    """

    at: int
    joint: re.Pattern[str]
    closed: re.Pattern[str]
    weight: float


def unlisted_towns(
    text: str, language: str, titles: list[Span], companies: list[Span]
) -> Iterator[tuple[Town, float]]:
    """The towns that phrases of a text tell, and how strongly they are said to be the job's.

    Args:
        text: one whose length is the same in small letters.
        language: of the text.
        titles, companies: where the title and the company's name stand.
    """
    low = text.lower().replace("’", "'")
    for cue in _cues(low, language, titles, companies):
        joint = cue.joint.match(low, cue.at)
        named = unlisted(text, joint.end(), _NAMED_LEAST) if joint else None
        left = " ".join(low[max(0, cue.at - 60) : cue.at].split()) + " "
        if named is None or towns_in(text[slice(*named)]) or ending("away", language).search(left):
            continue
        if cue.closed.match(text, named[1]):
            yield Town(*named, "small"), cue.weight
    yield from _led(text, language, titles, companies)


def _cues(low: str, language: str, titles: list[Span], companies: list[Span]) -> Iterator[_Cue]:
    """The ends of phrases behind which a town is named, listed or not."""
    for cue in list(anywhere("based", language).finditer(low))[:20]:
        if not _alone(low, cue.start(), cue.end()):
            yield _Cue(cue.end(), _GAP, _ANYTHING, 2.6)
    for cue in list(anywhere("work", language).finditer(low))[:40]:
        yield _Cue(cue.end(), _TO_TOWN, _CLOSED, 2.2)
        if ending("based", language).search(low[max(0, cue.start() - 40) : cue.start()]):
            yield _Cue(cue.end(), _OF_TOWN, _CLOSED, 2.4)  # "Estamos en la dársena de Celeiro"
        yield _Cue(cue.end(), _BRACKET, _IN_BRACKET, 2.0)  # "acá en la sala (Ramos Mejía, a 3 cuadras)"
    for cue in list(anywhere("trip", language).finditer(low))[:10]:
        if not own_trip(low[max(0, cue.start() - 40) : cue.end()] + " "):
            yield _Cue(cue.end(), _GAP, _CLOSED, 1.9)
    for cue in list(_AROUND.finditer(low))[:10]:
        yield _Cue(cue.end(), _GAP, _ANYTHING, 1.7)
    for cue in list(_OUR.finditer(low))[:10]:
        yield _Cue(cue.end(), _GAP, _HOUSE, 2.2)
    for _, end in titles:
        yield _Cue(end, _TO_TOWN, _CLOSED, 2.2)
    for _, end in companies:
        yield _Cue(end, _ON_TO_TOWN, _ANYTHING, 2.2)
        yield _Cue(end, _COLUMN, _LINE_END, 2.2)


def _alone(text: str, start: int, end: int) -> bool:
    """Whether a phrase fills its line, as the name of a field whose value is below."""
    return text[end : end + 1] == "\n" and not text[text.rfind("\n", 0, start) + 1 : start].strip(" \t>*•-")


def _led(text: str, language: str, titles: list[Span], companies: list[Span]) -> Iterator[tuple[Town, float]]:
    """Names behind a preposition of place, in a sentence that speaks of the work there."""
    leads = _leads(language)
    if leads is None:
        return
    for lead in list(leads.finditer(text))[:_MOST_LED]:
        named = unlisted(text, lead.end())
        if named is None or not _CLOSED.match(text, named[1]) or towns_in(text[slice(*named)]):
            continue
        town = Town(*named, "small")
        place = Surroundings(text, town, language, titles, companies, 1, False)
        near = place.left[-_NEAR:]
        barred = any(place.holds(sort, near) >= 0 for sort in ("away", "agency", "skill"))
        if not barred and max(place.holds("job", near), place.holds("work", near)) >= 0:
            yield town, _LED


@cache
def _leads(language: str) -> re.Pattern[str] | None:
    """The prepositions that lead to a town and seldom to another name."""
    said = phrases("lead", language)
    joined = "|".join(re.escape(p) for p in said)
    return re.compile(rf"(?<=[a-zß-ÿ\d,] )(?:{joined})[ \n](?=[A-ZÀ-Þ])") if said else None


_NEAR = 70
_GAP = re.compile(r"[ \n]")
_TO_TOWN = re.compile(
    r"(?: (?:de|di|do|da|van|of) [a-zà-ÿ]{3,15})?,?[ \n](?:in|à|en|em|te|a|ad|di|no|na|bei|bij|nahe|near|outside|sur|vicino a|près de"
    r"|cerca de|perto de)[ \n]"
)
_ON_TO_TOWN = re.compile(r",? (?:in|à|en|em|te|near|bei|bij|sur|ad|a) ")
_OF_TOWN = re.compile(r"[ \n](?:de|di|do|da|d'|of|van|von)[ \n]?")
_BRACKET = re.compile(r"[ ]\(")
_IN_BRACKET = re.compile(r"[,)]")
_ANYTHING = re.compile("")
_COLUMN = re.compile(r"(?:,?[ ][a-z.]{2,6})?[ ]?[|·•][ ]")  # "Frigoríficos Benavent, S.L. | Massanassa"
_LINE_END = re.compile(r"[ \t]*(?:[|·•(][^\n]{0,40})?(?:\n|$)")
_OUR = re.compile(r"(?<!\w)(?:our|the|my)(?!\w)")
_HOUSE = re.compile(
    r"[ ](?:office|outlet|branch|store|shop|site|plant|clinic|depot|warehouse|hub|showroom|campus|restaurant|salon|factory|studio|yard"
    r"|surgery|nursery|garage|kitchen|workshop|bakery|dealership|location)(?!\w)"
)
_AROUND = re.compile(
    r"(?<!\w)(?:regio|im raum|großraum|zona(?: d[ie])?|provincia d[ie]|omgeving|city of|town of|village of|municipality of|government of"
    r"|borough of|ville de|commune de|mairie de|municipio de|ayuntamiento de|alcaldía de|municipalidad de|município de|prefeitura de"
    r"|câmara municipal de|comune di|città di|gemeente|stadt|gemeinde|stadtverwaltung|port of|concelho de|località)(?!\w)"
)
_CLOSED = re.compile(r"[ \t]*(?:[.,;:)(\n!?–-]|$)|[ ][a-zà-ÿß]")
