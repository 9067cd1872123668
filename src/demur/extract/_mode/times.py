"""Whether a sentence sets a time, or leaves it to the person."""

import re
from functools import cache

from demur.extract._times.lexicon import day_names, with_accents
from demur.extract._times.tokens import MONTHS


@cache
def _set() -> re.Pattern[str]:
    """A day or an hour that is set."""
    day, month = day_names(), with_accents(MONTHS)
    return re.compile(
        rf"(?<!\w)(?:(?:{day})(?!\w)|\d{{1,2}}(?:[:.h]\d\d|[ ]?(?:uhr|h|hrs|am|pm|a\.m|p\.m)(?!\w))"
        rf"|\d{{1,2}}(?:\.|st|nd|rd|th|er|º|°)?[ /.](?:de )?(?:\d{{1,2}}(?!\d)|{month})"
        r"|(?:um|at|à|às|alle|om|a las|vers|gegen|tegen|around|verso)[ ](?:\d{1,2}(?![\d%€$£.])|half|halb|kwart|viertel)"
        r"|half past|o'?clock|noon|midi|mezzogiorno|mediodía|meio-dia"
        r"|this (?:morning|afternoon|evening|week)|heute|aujourd'hui|hoy|hoje|oggi|vandaag|vanmiddag|cet après-midi|esta tarde|stasera)"
    )


_LEFT = "|".join(
    rf"(?<!\w)(?:{one})(?: \w+)?[ ](?:{part})s?(?!\w)"
    for one, part in (
        (
            r"any|some|one|whichever|a|the",
            r"(?:week)?day|time|morning|afternoon|evening|week|weekend|(?:mon|tues|wednes|thurs|fri|satur|sun)day",
        ),
        (
            r"jeden|irgendein\w*|eine[nmr]?|beliebige\w*",
            r"\w*tag|mal|vormittag|nachmittag|abend|morgen|woche|mittwoch",
        ),
        (
            r"n'importe quel(?:le)?|une?|chaque|tous les",
            r"jour|journée|matin|matinée|midi|après-midi|soir|soirée|semaine|moment|\w+di|dimanche",
        ),
        (
            r"cualquier|algún|alguna|una?|todas las|todos los",
            r"día|rato|mañana|mañanita|tarde|noche|semana|momento|hora|lunes|martes|miércoles|jueves|viernes|sábado|domingo",
        ),
        (
            r"qualquer|alguma?|uma?|todos os|todas as",
            r"dia|manhã|tarde|noite|semana|momento|hora|altura|segunda|terça|quarta|quinta|sexta|sábado|domingo",
        ),
        (
            r"qualsiasi|qualunque|una?|qualche|tutti i|tutte le",
            r"giorno|mattina|mattino|pomeriggio|sera|settimana|momento|ora|\w+dì|sabato|domenica",
        ),
        (
            r"elke|een|iedere|eender welke|een van de",
            r"\w*dag|keer|ochtend|middag|namiddag|avond|week|moment",
        ),
    )
)
_LEAVES = re.compile(
    _LEFT
    + r"|(?<!\w)(?:anytime|whenever|(?:one|some) of these|irgendwann|jederzeit|wann (?:du|sie|ihr|immer)|dieser tage|einen dieser"
    r"|quand (?:vous|tu|ça)|une? de ces|n'importe quand|cuando (?:quier|gust|pued|puid)\w*|un[oa] de est[oa]s|(?:los|las) (?:lunes|martes|mañanas|tardes)"
    r"|quando (?:quiser|puder|queira|vuole|vuoi|può|puoi|preferi)\w*|n?uma? dest[ea]s|un[oa] di quest[ei]|in qualsiasi momento|wanneer (?:je|u)|een dezer)(?!\w)"
)
_STOP = re.compile(r"[.!?](?=\s)(?<!\d\.)|\n[ >]*\n")
_REACH = 160


def sets_time(said: str) -> bool:
    """Whether a day or an hour is set.

    Args:
        said: in small letters.
    """
    return _set().search(said) is not None


def leaves_time(said: str) -> bool:
    """Whether the time is left to the person ("any evening", "quando quiser").

    Args:
        said: in small letters.
    """
    return _LEAVES.search(said) is not None


def is_timed(text: str, start: int, end: int) -> bool:
    """Whether the sentence around a phrase sets a time."""
    first = max(0, start - _REACH)
    begin = max((stop.end() for stop in _STOP.finditer(text, first, start)), default=first)
    stop = _STOP.search(text, end, end + _REACH)
    return sets_time(text[begin : stop.start() if stop else end + _REACH].lower().replace("\n", " "))
