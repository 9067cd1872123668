"""Times: when people write, how they name a time, and which days are no working days in Berlin."""

import random
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime

BERLIN = ZoneInfo("Europe/Berlin")
FIRST = datetime(2025, 12, 1, tzinfo=BERLIN)
LAST = datetime(2026, 12, 1, tzinfo=BERLIN)

HOLIDAYS = frozenset(
    date(*each)
    for each in (
        (2025, 12, 25), (2025, 12, 26),
        (2026, 1, 1), (2026, 3, 8), (2026, 4, 3), (2026, 4, 6), (2026, 5, 1), (2026, 5, 14), (2026, 5, 25),
        (2026, 10, 3), (2026, 12, 25), (2026, 12, 26),
        (2027, 1, 1), (2027, 3, 8), (2027, 3, 26), (2027, 3, 29), (2027, 5, 1), (2027, 5, 6), (2027, 5, 17),
    )
)  # fmt: skip
"""New Year, Women's Day, Good Friday, Easter Monday, Labour Day, Ascension, Whit Monday, Unity, Christmas."""

_ZONES = {
    "GB": "Europe/London", "IE": "Europe/Dublin", "PT": "Europe/Lisbon", "US": "America/New_York", "BR": "America/Sao_Paulo",
    "JP": "Asia/Tokyo", "IN": "Asia/Kolkata", "TR": "Europe/Istanbul", "GR": "Europe/Athens",
}  # fmt: skip
_TIMES = {
    "en": "EEEE, d MMMM y 'at' HH:mm", "de": "'am' EEEE, d. MMMM y 'um' HH:mm 'Uhr'", "fr": "'le' EEEE d MMMM y 'à' HH 'h' mm",
    "es": "'el' EEEE d 'de' MMMM 'de' y 'a las' HH:mm", "nl": "EEEE d MMMM y 'om' HH:mm 'uur'",
    "it": "EEEE d MMMM y 'alle' HH:mm", "pt": "EEEE, d 'de' MMMM 'de' y 'às' HH:mm",
}  # fmt: skip


def zone(country: str) -> ZoneInfo:
    """In which a country's people write."""
    return ZoneInfo(_ZONES.get(country, "Europe/Berlin"))


def working(day: date) -> bool:
    """People in Berlin work on that day."""
    return day.weekday() < 5 and day not in HOLIDAYS


def office_hours(day: date, where: ZoneInfo, chance: random.Random) -> datetime:
    """A moment of a day at which somebody writes, mostly between eight and six."""
    minutes = int(chance.triangular(7 * 60 + 30, 19 * 60 + 30, 11 * 60))
    return datetime.combine(day, time(minutes // 60, minutes % 60, chance.randrange(60)), where)


def writing_day(after: date, days: int, chance: random.Random) -> date:
    """A day within so many days, seldom on a weekend."""
    for _ in range(20):
        day = after + timedelta(days=chance.randrange(days))
        if day.weekday() < 5 or chance.random() < 0.12:
            return day
    return after


def long_time(at: datetime, language: str) -> str:
    """As a mail program writes it above a quoted message."""
    return format_datetime(at, "d. MMMM y HH:mm" if language == "de" else "d MMM y, HH:mm", locale=language)


def named_time(at: datetime, language: str, zoned: bool) -> str:
    """An interview time in words, by the clock of Berlin; with its zone where who writes is elsewhere."""
    text = format_datetime(at.astimezone(BERLIN), _TIMES[language], tzinfo=BERLIN, locale=language)
    if not zoned:
        return text
    summer = bool(at.astimezone(BERLIN).dst())
    return f"{text} {'CEST' if summer else 'CET'}"


def named_weekday(day: date, language: str) -> str:
    """The weekday, as it stands after "by" in that language."""
    name = str(format_date(day, "EEEE", locale=language))
    return f"el {name}" if language == "es" else name


def named_day(day: date, language: str) -> str:
    """A date in words."""
    return str(format_date(day, "d. MMMM" if language == "de" else "d MMMM", locale=language))
