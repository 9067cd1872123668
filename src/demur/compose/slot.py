"""A time in words: date, clock and zone by CLDR, in the zone of the interview."""

from datetime import datetime, tzinfo

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date, format_time, get_timezone_gmt, get_timezone_name

from demur.compose.language import base_of
from demur.domain.facts import InterviewTime
from demur.domain.zones import zone_of

_JOIN = {
    "en": "{date} at {time} ({zone})",
    "de": "{date}, um {time} Uhr ({zone})",
    "fr": "{date} à {time} ({zone})",
    "es": "{date}, a las {time} ({zone})",
    "pt": "{date}, às {time} ({zone})",
    "it": "{date} alle ore {time} ({zone})",
    "nl": "{date} om {time} uur ({zone})",
}
_AT_ONE = {"es": ("a las", "a la"), "pt": ("às", "à")}
_HOME = {"en": "US", "de": "DE", "fr": "FR", "es": "ES", "pt": "PT", "it": "IT", "nl": "NL"}
_UTC = frozenset(
    {"UTC", "Etc/UTC", "Etc/GMT", "GMT", "Zulu", "Etc/Zulu", "Universal", "Etc/Universal", "UCT", "Etc/UCT"}
)


def in_words(slot: InterviewTime, tag: str) -> str:
    """The start of an offered time, as it is said in a letter.

    Args:
        slot: shown in its own zone; where only the offset is known, that is named.
        tag: language of the letter, with its region or without; how a date is written (12 or 24 hours, order) follows
            the zone, unless the language itself is written otherwise there.
    """
    language = base_of(tag)
    zone = zone_of(slot.timezone) if slot.timezone else None
    start = slot.start.astimezone(zone) if zone else slot.start
    locale = _locale(tag, slot.timezone if zone else None)
    clock = format_time(start, "short", locale=locale).replace("\u202f", "\u00a0")
    said = _JOIN[language].format(
        date=format_date(start, "full", locale=locale),
        time=clock,
        zone=_zone_name(start, zone, slot.timezone, locale),
    )
    if start.hour == 1 or (start.hour == 13 and not clock.startswith("13")):
        plural, singular = _AT_ONE.get(language, ("", ""))
        said = said.replace(f", {plural} ", f", {singular} ") if plural else said
    return said


def _locale(tag: str, zone: str | None) -> Locale:
    """The language as it is written where the zone is, else in its own or its most usual form."""
    language, _, own = tag.partition("-")
    territory = get_global("zone_territories").get(zone) if zone else None
    for region in (territory, own, _HOME[language]):
        try:
            return Locale(language, region)
        except UnknownLocaleError:
            continue
    return Locale(language)


def _zone_name(start: datetime, zone: tzinfo | None, name: str | None, locale: Locale) -> str:
    if name in _UTC or (zone is None and not start.utcoffset()):
        return "UTC"
    if zone is None or (name or "").startswith("Etc/"):
        return get_timezone_gmt(start, locale=locale).replace("GMT", "UTC")
    return get_timezone_name(zone, locale=locale)
