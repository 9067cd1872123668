"""Figures that tell what a message is about: a day with an hour, and a sum that is paid for work."""

import re
from collections.abc import Iterator

_DAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|tues|wed|thu|thurs|thur|fri|tomorrow|tmrw|today|"
    r"montag|dienstag|mittwoch|donnerstag|freitag|samstag|mo|di|mi|do|fr|morgen|ubermorgen|heute|"
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|demain|aujourd'hui|"
    r"lunes|martes|miercoles|jueves|viernes|sabado|manana|hoy|"
    r"segunda|terca|quarta|quinta|sexta|amanha|hoje|"
    r"lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domani|dopodomani|oggi|"
    r"maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|overmorgen|vandaag)\b|"
    r"\b\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?\b|\b\d{4}-\d\d-\d\d\b|"
    r"\b\d{1,2}(?:st|nd|rd|th|er|\.|º|o)?,? (?:de |of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|"
    r"ene|abr|ago|dic|fev|avr|mai|juin|juil|aout|mar|mag|giu|lug|set|ott|out|dez|mei|okt|janv|fevr)[a-z]*\b|"
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}\b"
)
_HOUR = re.compile(
    r"\b(?:[01]?\d|2[0-4])(?::[0-5]\d|[.h][0-5]\d(?!\d|[./])| ?(?:am|pm|a\.m|p\.m|uhr|h|hs|hrs|uur|o'?clock)\b)|"
    r"\b(?:at|um|a las|alle|as|om|a|from|ab|til|until|between|zwischen|entre|tra|tussen) \d{1,2}(?!\d|[./%€$£]|,\d|:\d)\b|"
    r"\b(?:noon|midday|mittag|midi|mediodia|meio-dia|mezzogiorno)\b"
)
_PAY = re.compile(
    r"[€£$] ?\d{1,3}(?:[.,]\d{3})?(?:[.,]\d\d)? ?k?\b(?: ?[-–] ?[€£$]? ?\d{1,3}(?:[.,]?\d{3})? ?k?)?"
    r"(?= ?(?:per|/|an?|p\.?a|pro|par|al|por|all?'|brut|net|gross|base|ote|hour|year|annum|weekly|monthly|salary|basic|plus|\+|actual|an? week|mensu|im|de base)\b)|"
    r"(?:[€£$]|eur|usd|gbp|chf|inr|r\$|rs\.?) ?\d{2,3} ?k\b|\b\d{2,3} ?(?:-|to|bis|a|et|e|y|en|tot)? ?\d{0,3} ?(?:k ?€|k€|k|teur|k ?eur|lpa|lakhs?)\b|"
    r"\b\d{1,3}(?:[.,' ]\d{3})*(?:[.,]\d\d)? ?(?:€|euros?|eur|chf|reais|pesos|usd|£|\$)? ?(?:brut[oits]*|nett?[oi]?s?|lord[io]|gross)\b|"
    r"\b\d{1,3}(?:[.,]\d{1,2})? ?(?:€|euros?|eur|chf|\$|£)? ?(?:/|per|an|pro|par|all'|a|por|je|die) ?(?:hr|hour|stunde|std|heure|hora|ora|uur)\b|"
    r"\b(?:salary|gehalt|verdienst|salaire|sueldo|salario|stipendio|retribuzione|salaris|faixa|pay|comp|compensation|rate|vergutung|remuneration)\b[^.!?\n]{0,40}?\d{2}"
)
_NEAR = 60


def figures(text: str) -> Iterator[tuple[str, int, int]]:
    """The cue and the place of the first day with an hour near it, and of the first pay, in a folded text."""
    hours = [found.span() for found in _HOUR.finditer(text)][:40]
    if hours:
        for day in _DAY.finditer(text):
            low, high = day.span()
            near = next((each for each in hours if each[0] < high + _NEAR and each[1] > low - _NEAR), None)
            if near:
                yield "time_named", min(low, near[0]), max(high, near[1])
                break
    pay = _PAY.search(text)
    if pay and pay.end() > pay.start():
        yield "pay_named", *pay.span()
