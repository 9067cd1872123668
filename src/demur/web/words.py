"""The page's words in the person's language: gettext catalogues, and dates and numbers as CLDR has them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time, format_timedelta
from babel.numbers import format_decimal, format_percent

LANGUAGES = ("en", "de")
"""Those that the interface speaks; letters are written in more."""

DOMAIN = "demur"


@cache
def catalogue(language: str) -> NullTranslations:
    """The words of a language; the English ones stand in the source itself."""
    if language == "en":
        return NullTranslations()
    path = files("demur.web") / "locale" / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
    with path.open("rb") as stream:
        return GNUTranslations(stream)


def language_of(wanted: str | None, accepted: str) -> str:
    """The language of the interface.

    Args:
        wanted: what the person named; None to go by the browser.
        accepted: Accept-Language (RFC 9110 §12.5.4).
    """
    if wanted in LANGUAGES:
        return wanted
    return next((each for each in _preferred(accepted) if each in LANGUAGES), LANGUAGES[0])


def _preferred(accepted: str) -> Sequence[str]:
    ranked: list[tuple[float, str]] = []
    for piece in accepted[:500].split(","):
        tag, _, more = piece.strip().partition(";")
        weight = more.strip().removeprefix("q=")
        try:
            quality = float(weight) if weight else 1.0
        except ValueError:
            continue
        if 0 < quality <= 1:
            ranked.append((-quality, tag.partition("-")[0].lower()))
    return [tag for _, tag in sorted(ranked, key=lambda each: each[0])]


@dataclass(frozen=True, slots=True)
class Words:
    """How things are said to one person.

    Attributes:
        language: one of `LANGUAGES`.
        zone: in which times are told.
    """

    language: str
    zone: ZoneInfo

    @property
    def locale(self) -> Locale:
        """For dates and numbers."""
        return Locale.parse("en_GB" if self.language == "en" else self.language)

    def say(self, text: str) -> str:
        """A sentence of the interface."""
        return catalogue(self.language).gettext(text) if text else ""

    def day(self, moment: datetime) -> str:
        """A day: "Wed 9 Dec"."""
        return format_skeleton("MMMEd", moment.astimezone(self.zone), locale=self.locale)

    def date(self, moment: datetime) -> str:
        """A day with its year: "Wed, 9 Dec 2026"."""
        return format_skeleton("yMMMEd", moment.astimezone(self.zone), locale=self.locale)

    def time(self, moment: datetime) -> str:
        """A time of day."""
        return format_time(moment.astimezone(self.zone), "short", locale=self.locale)

    def moment(self, moment: datetime) -> str:
        """A day and a time of day."""
        return f"{self.day(moment)} {self.time(moment)}"

    def whole(self, moment: datetime) -> str:
        """A moment in full, with the year and the zone."""
        here = moment.astimezone(self.zone)
        day = format_date(here, "full", locale=self.locale)
        return f"{day}, {format_time(here, 'HH:mm zzz', locale=self.locale)}"

    def span(self, length: timedelta) -> str:
        """How long: "3 hours"."""
        return format_timedelta(length, threshold=1.2, locale=self.locale)

    def number(self, value: float) -> str:
        """A number, with at most one decimal."""
        return format_decimal(round(value, 1), locale=self.locale)

    def share(self, value: float) -> str:
        """A share, in whole percent."""
        return format_percent(value, locale=self.locale)
