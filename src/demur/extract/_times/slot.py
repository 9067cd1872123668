"""A time that a text offers."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Slot:
    """An offered time, and where it stands in the text.

    Attributes:
        timezone: IANA name, None where only an offset is known.
        explicit: the text says that there are several to choose from.
    """

    start: datetime
    end: datetime | None
    timezone: str | None
    begin: int
    stop: int
    sure: float
    explicit: bool
