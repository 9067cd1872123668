"""When things fall due for the person of a profile."""

from collections.abc import Callable
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from demur.domain.person import Profile
from demur.ledger.due import Terms
from demur.ledger.workdays import Workdays


def terms(profile: Profile) -> Terms:
    """The person's wishes and working days.

    Raises:
        BadOption: the holidays of their country are not known.
    """
    days = Workdays(ZoneInfo(profile.timezone), _holidays(profile.follow_up.country))
    return Terms(days, profile.follow_up, timedelta(hours=profile.bandwidth.last_minute_hours))


def _holidays(country: str) -> Callable[[date], bool]:
    if not country:
        return lambda _: False
    # Imported here: it is large, and only who names a country needs it.
    from demur.adapters.public_holidays import public_holidays

    return public_holidays(country)
