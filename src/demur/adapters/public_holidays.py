"""The public holidays of countries and their parts, by the library `holidays`; nothing is fetched."""

from collections.abc import Callable
from datetime import date

import holidays

from demur.domain.errors import BadOption


def public_holidays(code: str) -> Callable[[date], bool]:
    """Tell whether a day is a holiday there.

    Args:
        code: ISO 3166-1 or 3166-2, such as "DE" or "DE-BE".

    Raises:
        BadOption: the country, or that part of it, is not known.
    """
    country, _, part = code.partition("-")
    try:
        return holidays.country_holidays(country, subdiv=part or None).__contains__
    except NotImplementedError:
        raise BadOption(_advice(country)) from None


def _advice(country: str) -> str:
    parts = holidays.list_supported_countries(include_aliases=False).get(country)
    if parts is None:
        return f"The holidays of {country} are not known. Leave follow_up.country empty in your profile."
    known = ", ".join((country, *(f"{country}-{part}" for part in parts)))
    return f"The holidays of that part of {country} are not known. In your profile follow_up.country can be: {known}."
