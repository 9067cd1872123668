"""Names of time zones."""

from functools import lru_cache
from zoneinfo import ZoneInfo


@lru_cache(maxsize=512)
def zone_exists(name: str) -> bool:
    """Whether the IANA database has a zone of that name.

    Args:
        name: such as "Europe/Berlin"; any text.
    """
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True
