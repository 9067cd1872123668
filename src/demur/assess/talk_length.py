"""How long a talk takes, as the mail says it, and how long a time without an end is open."""

import re
from datetime import timedelta

from demur.assess.clauses import small

_LOOK_AT = 8_000
_SPOKEN = {
    "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "forty-five": 45, "sixty": 60, "ninety": 90,
    "zwanzig": 20, "dreißig": 30, "fünfundvierzig": 45, "neunzig": 90, "vingt": 20, "trente": 30,
    "quarante-cinq": 45, "veinte": 20, "treinta": 30, "venti": 20, "trenta": 30, "vinte": 20, "trinta": 30,
    "twintig": 20, "dertig": 30, "vijfenveertig": 45,
}  # fmt: skip
_MINUTES = re.compile(
    rf"\b(\d{{2,3}}|{'|'.join(sorted(_SPOKEN, key=len, reverse=True))})[- ]?(?:min|mins|minutes?|minuten|minutos|minuti|minuut)\b"
)
_HALF = re.compile(
    r"\b(?:half an hour|half[- ]hour|halbe(?:n|s)? stunde|halbstündige\w*|demi-heure|media hora|mezz'?ora|meia hora|half uur)\b"
)
_NOT_OF_TALK = re.compile(
    r"^[^.,;!?\n]{0,25}\b(?:walk|drive|ride|away|from|before|early|earlier|late|prior|notice|by|zu fuß|entfernt|vorher|früher|fahrt|weg|"
    r"à pied|avant|en avance|de (?:la|el|marche)|andando|a pie|antes|a piedi|prima|di anticipo|a pé|lopen|rijden|fietsen|van tevoren|eerder)\b"
)
_SHORTEST, _LONGEST = 10, 240


def talk_length(text: str) -> timedelta | None:
    """The one length that a mail states of its talk; None where it states none, or several."""
    text = small(text[:_LOOK_AT])
    found = {
        _SPOKEN.get(each.group(1)) or int(each.group(1))
        for each in _MINUTES.finditer(text)
        if not _NOT_OF_TALK.match(text[each.end() : each.end() + 50])
    }
    if _HALF.search(text):
        found.add(30)
    stated = [minutes for minutes in found if _SHORTEST <= minutes <= _LONGEST]
    return timedelta(minutes=stated[0]) if len(stated) == 1 else None
