"""A day of the past in words: the month, as somebody says it who remembers roughly."""

from datetime import date

from babel import Locale
from babel.dates import format_date, format_skeleton

from demur.compose.language import base_of

_IN = {
    "en": "in {month}",
    "de": "im {month}",
    "fr": "en {month}",
    "es": "en {month}",
    "pt": "em {month}",
    "it": "a {month}",
    "nl": "in {month}",
}
_THIS_MONTH = {
    "en": "earlier this month",
    "de": "in diesem Monat",
    "fr": "ce mois-ci",
    "es": "este mes",
    "pt": "este mês",
    "it": "questo mese",
    "nl": "deze maand",
}


def since_in_words(day: date, now: date, locale: str) -> str:
    """When something was, as it is said in a letter: "in March", "in October 2025", "earlier this month".

    Args:
        day: when it was.
        now: the day of the letter, in the same time zone; the year is told where it is another.
        locale: language of the letter, with its region or without.
    """
    language = base_of(locale)
    if (day.year, day.month) == (now.year, now.month):
        return _THIS_MONTH[language]
    spoken = Locale(language)
    if day.year == now.year:
        month = format_date(day, "LLLL", locale=spoken)
    else:
        month = format_skeleton("yMMMM", day, locale=spoken)
    said = _IN[language].format(month=month)
    # "ad aprile": Italian parts like vowels.
    return said.replace("a a", "ad a", 1) if language == "it" else said
