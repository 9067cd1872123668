"""What the page is shown from, and to whom."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from zoneinfo import ZoneInfo

from demur.domain.person import Profile
from demur.flow.reviewing import Desk
from demur.flow.today import Agenda
from demur.ledger.due import Terms
from demur.web.ahead import Ahead
from demur.web.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Seat:
    """One person before the page.

    Attributes:
        terms: when things fall due for them.
        language: of the interface, one of `words.LANGUAGES`; None to go by the browser.
        notices: what the person should know of what goes on beside the page, a sentence each.
        demo: the mailbox is the example's.
        shelf: the list of what is kept.
        ahead: what of it is due.
    """

    desk: Desk
    profile: Profile
    terms: Terms
    language: str | None = None
    notices: Callable[[], Sequence[str]] = tuple
    demo: bool = False
    shelf: Shelf = field(init=False)
    ahead: Ahead = field(init=False)

    def __post_init__(self) -> None:
        """Make the shelf of the desk's store, and what looks ahead from it."""
        shelf = Shelf(self.desk.store)
        object.__setattr__(self, "shelf", shelf)
        object.__setattr__(self, "ahead", Ahead(Agenda(self.desk.store, self.terms), shelf))

    @property
    def zone(self) -> ZoneInfo:
        """The person's zone."""
        return ZoneInfo(self.profile.timezone)

    @property
    def last_minute(self) -> timedelta:
        """An interview that starts within that time is last minute."""
        return timedelta(hours=self.profile.bandwidth.last_minute_hours)
