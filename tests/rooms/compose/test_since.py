"""When something was, in words of the letter's language."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demur.compose.clean import plain
from demur.compose.since import since_in_words
from demur.domain.languages import LANGUAGES

NOW = date(2026, 9, 1)


@pytest.mark.parametrize(
    ("locale", "this_year", "year_before", "this_month"),
    [
        ("en-US", "in March", "in October 2025", "earlier this month"),
        ("en-GB", "in March", "in October 2025", "earlier this month"),
        ("de", "im März", "im Oktober 2025", "in diesem Monat"),
        ("fr", "en mars", "en octobre 2025", "ce mois-ci"),
        ("es", "en marzo", "en octubre de 2025", "este mes"),
        ("pt-BR", "em março", "em outubro de 2025", "este mês"),
        ("pt-PT", "em março", "em outubro de 2025", "este mês"),
        ("it", "a marzo", "a ottobre 2025", "questo mese"),
        ("nl", "in maart", "in oktober 2025", "deze maand"),
    ],
)
def test_a_month_is_said_with_its_year_where_that_is_another(
    locale: str, this_year: str, year_before: str, this_month: str
) -> None:
    """The month alone this year, with the year before that, and no month for the one that runs."""
    assert since_in_words(date(2026, 3, 9), NOW, locale) == this_year
    assert since_in_words(date(2025, 10, 31), NOW, locale) == year_before
    assert since_in_words(date(2026, 9, 1), NOW, locale) == this_month


def test_italian_parts_like_vowels() -> None:
    """An "a" before "aprile" and "agosto" becomes "ad"."""
    assert since_in_words(date(2026, 4, 1), NOW, "it") == "ad aprile"
    assert since_in_words(date(2025, 8, 1), NOW, "it") == "ad agosto 2025"


@given(
    day=st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 1, 1)),
    later=st.integers(0, 20_000),
    language=st.sampled_from(LANGUAGES),
)
def test_whatever_the_day_it_fits_into_a_letter(day: date, later: int, language: str) -> None:
    """The words are fit for a blank as they are, and tell another year and no day."""
    now = day + timedelta(days=later)
    said = since_in_words(day, now, language)
    assert plain(said) == said
    assert (str(day.year) in said) is (day.year != now.year)
    assert sum(word.isdigit() for word in said.split()) <= 1
