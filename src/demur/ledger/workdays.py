"""Days on which one works, and times of day in the person's zone."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

MORNING, EVENING, MIDNIGHT = time(10), time(18), time(23, 59, 59)

_LONGEST = 60
"""So many days off in a row are believed."""


@dataclass(frozen=True, slots=True)
class Workdays:
    """The person's working days: Monday to Friday, but no holiday.

    Attributes:
        zone: in which their days begin.
        holiday: whether nobody works on a day.
    """

    zone: ZoneInfo
    holiday: Callable[[date], bool]

    def works(self, day: date) -> bool:
        """It is a working day."""
        return day.weekday() < 5 and not self.holiday(day)

    def last_before(self, day: date) -> date:
        """The last working day before a day."""
        return self._towards(day - timedelta(days=1), -1)

    def first_from(self, day: date) -> date:
        """The day itself if one works on it, else the next on which one does."""
        return self._towards(day, 1)

    def at(self, day: date, hour: time) -> datetime:
        """A time of a day, in the zone; one that the clock skips is as much later."""
        return datetime.combine(day, hour, self.zone).astimezone(UTC).astimezone(self.zone)

    def later(self, moment: datetime, hours: int) -> datetime:
        """So many hours later by the clock on the wall, which daylight saving sets on or back."""
        wall = moment.astimezone(self.zone).replace(tzinfo=None) + timedelta(hours=hours)
        return self.at(wall.date(), wall.time())

    def within(self, moment: datetime, came: datetime) -> datetime:
        """The moment if it lies on a working day; else the evening before the days off, or the morning after them.

        Args:
            came: not before this; decides between the two.
        """
        day = moment.astimezone(self.zone).date()
        if self.works(day):
            return moment
        before = self.at(self.last_before(day), EVENING)
        return before if before > came else self.at(self.first_from(day), MORNING)

    def end(self, now: datetime, days: int = 1) -> datetime:
        """The last moment of so many days, the first of which is today."""
        day = now.astimezone(self.zone).date() + timedelta(days=days)
        return self.at(day, time()) - timedelta(microseconds=1)

    def _towards(self, day: date, step: int) -> date:
        for ahead in range(_LONGEST):
            other = day + timedelta(days=ahead * step)
            if self.works(other):
                return other
        return day


def months_later(day: date, months: int) -> date:
    """So many calendar months later; the last day of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
