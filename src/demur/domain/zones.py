"""Time zones by their names."""

from functools import lru_cache
from zoneinfo import ZoneInfo


@lru_cache(maxsize=512)
def zone_of(name: str) -> ZoneInfo | None:
    """The zone of the IANA database that has a name, None where none has.

    Args:
        name: such as "Europe/Berlin"; any text.
    """
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def zone_exists(name: str) -> bool:
    """Whether the IANA database has a zone of that name."""
    return zone_of(name) is not None
