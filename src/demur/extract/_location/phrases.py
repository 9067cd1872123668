"""Towns that no list has, as phrases tell them: "based in Bad Homburg", "our Joo Chiat outlet", "a post in Feyzin"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from demur.domain.mail import Span
from demur.extract._location.context import WORKPLACE_AFTER
from demur.extract._location.elsewhere import is_away, own_trip
from demur.extract._location.fields import unlisted
from demur.extract._location.surroundings import Surroundings
from demur.extract._location.towns import Town, towns_in
from demur.extract._location.words import anywhere, ending, phrases, trip

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
    for cue in _cues(low, language, titles):
        joint = cue.joint.match(low, cue.at)
        named = unlisted(text, joint.end(), _NAMED_LEAST) if joint else None
        if named is None or towns_in(text[slice(*named)]) or not cue.closed.match(text, named[1]):
            continue
        town = Town(*named, "small")
        if not is_away(Surroundings(text, town, language, titles, companies, 1, False)):
            yield town, cue.weight
    yield from _led(text, language, titles, companies)


def _cues(low: str, language: str, titles: list[Span]) -> Iterator[_Cue]:
    """The ends of phrases behind which a town is named, listed or not."""
    for cue in list(anywhere("based", language).finditer(low))[:20]:
        yield _Cue(cue.end(), _SPACE, _ANYTHING, 2.6)
    for cue in list(anywhere("work", language).finditer(low))[:40]:
        yield _Cue(cue.end(), _TO_TOWN, _CLOSED, 2.2)
        if ending("based", language).search(low[max(0, cue.start() - 40) : cue.start()]):
            yield _Cue(cue.end(), _OF_TOWN, _CLOSED, 2.4)  # "Estamos en la dársena de Celeiro"
        elif (
            language in ("fr", "es", "pt", "it")
            and cue.group() not in _PERSONAL
            and _AT_THE.search(low, max(0, cue.start() - 12), cue.start())
        ):
            yield _Cue(cue.end(), _OF_TOWN, _STOPS, 1.7)  # "a la nave de Ribeira?"
    for cue in [] if language == "de" else list(trip(language).finditer(low))[:10]:
        if not own_trip(low[max(0, cue.start() - 40) : cue.end()] + " ", language):
            yield _Cue(cue.end(), _GAP, _CLOSED, 2.0)
    for cue in list(_AROUND.finditer(low))[:10]:
        yield _Cue(cue.end(), _GAP, _ANYTHING, 1.7)
    for begin in list(_WORD_BEFORE_HOUSE.finditer(low))[:10]:
        yield _Cue(begin.start(), _GAP, WORKPLACE_AFTER, 1.7)
    for _, end in titles:
        yield _Cue(end, _TO_TOWN, _CLOSED, 2.2)


def _led(text: str, language: str, titles: list[Span], companies: list[Span]) -> Iterator[tuple[Town, float]]:
    """Names behind a preposition of place, in a sentence that speaks of the work there."""
    leads = _leads(language)
    if leads is None:
        return
    for lead in list(leads.finditer(text))[:_MOST_LED]:
        named = unlisted(text, lead.end(), _NAMED_LEAST)
        if named is None or not _CLOSED.match(text, named[1]) or towns_in(text[slice(*named)]):
            continue
        town = Town(*named, "small")
        place = Surroundings(text, town, language, titles, companies, 1, False)
        near = place.left[-_NEAR:]
        barred = any(place.holds(sort, near) >= 0 for sort in ("away", "agency", "skill"))
        if not barred and (
            max(place.holds(sort, near) for sort in ("job", "work", "interview")) >= 0 or _CLOCK.search(near)
        ):
            yield town, _LED


@cache
def _leads(language: str) -> re.Pattern[str] | None:
    """The prepositions that lead to a town and seldom to another name."""
    said = () if language == "de" else phrases("lead", language)  # all nouns have capitals there
    joined = "|".join(re.escape(p) for p in said)
    return re.compile(rf"(?<=[a-zß-ÿ\d,] )(?:{joined})[ \n](?=[A-ZÀ-Þ])") if said else None


_NEAR = 70
_SPACE = re.compile("[ ]")
_GAP = re.compile(r"[ \n]")
_TO_TOWN = re.compile(
    r"(?: (?:de|di|do|da|van|of) [a-zà-ÿ]{3,15})?,?[ \n](?:in|à|en|em|te|a|ad|di|no|na|bei|bij|nahe|near|outside|sur|vicino a|près de"
    r"|cerca de|perto de)[ \n]"
)
_OF_TOWN = re.compile(r"[ \n](?:de|di|do|da|d'|of|van|von)[ \n]?")
_AT_THE = re.compile(
    r"(?<!\w)(?:à la |à l'|au |[nv]otre |dans la |a la |en la |en el |al |nuestr[oa] |na |no |à |da |nossa |nosso |alla |all'|al |allo |nell[ao] |nel |nella |nostr[oa] )$"
)
_PERSONAL = frozenset(
    "taller cabinet bottega oficina oficinas despacho casa studio atelier salon salón salone bar negozio loja tienda boutique bureau officina ufficio consultorio"
    " estudio equipo équipe equipa equipe team librería peluquería garage maison étude empresa entreprise azienda società ditta compañía".split()
)
"""What stands behind these is more often the name of who owns or leads it."""
_STOPS = re.compile(r"[ \t]*(?:[.,;)(\n!?]|$)")
_WORD_BEFORE_HOUSE = re.compile(
    r"(?<=[a-z,(:–-])[ ](?!road|street|avenue|lane|main|head|home|post|back)(?=(?:[a-zà-ÿ'’-]{2,20}[ ]){0,2}[a-zà-ÿ'’-]{4,20}[ \n](?:office|site|branch|plant|depot|outlet|campus|hub|yard|works)(?!\w))"
)
_AROUND = re.compile(
    r"(?<!\w)(?:regio|im raum|großraum|zona(?: d[ie])?|provincia d[ie]|omgeving|(?:city|town|village|borough) of|commune de|municipio de|concelho de|comune di"
    r"|gemeente)(?!\w)"
)
_CLOCK = re.compile(
    r"(?:\d[:.h]\d\d|\d[ ]?(?:h|am|pm|uur)|(?:alle|às|a las|at|om) \d\d?)[^.\w]{1,3}(?:\w+ )?\w{1,3} $"
)
_ANYTHING = re.compile("")
_CLOSED = re.compile(r"[ \t]*(?:[.,;:)(\n!?–-]|$)|[ ][a-zà-ÿß]")
