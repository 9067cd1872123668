"""What the page is shown from, and to whom."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from zoneinfo import ZoneInfo

from demur.domain.dealings import Merge
from demur.domain.person import Profile
from demur.flow.reviewing import Desk
from demur.flow.today import Agenda
from demur.ledger.due import Terms
from demur.web.ahead import Ahead
from demur.web.past import Pasts
from demur.web.shelf import Shelf
from demur.web.told import Told


@dataclass(frozen=True, slots=True)
class Seat:
    """One person before the page.

    Attributes:
        terms: when things fall due for them.
        language: of the interface, one of `words.LANGUAGES`; None to go by the browser.
        notices: what the person should know of what goes on beside the page, a sentence each.
        demo: the mailbox is the example's.
        merges: all that were made beside the page since it was opened.
        shelf: the list of what is kept.
        ahead: what of it is due.
        pasts: the ledger.
        told: the merges that the person is told of.
    """

    desk: Desk
    profile: Profile
    terms: Terms
    language: str | None = None
    notices: Callable[[], Sequence[str]] = tuple
    demo: bool = False
    merges: Callable[[], Sequence[Merge]] = tuple
    shelf: Shelf = field(init=False)
    ahead: Ahead = field(init=False)
    pasts: Pasts = field(init=False)
    told: Told = field(init=False)

    def __post_init__(self) -> None:
        """Make the shelf of the desk's store, and what looks ahead and back from it."""
        shelf = Shelf(self.desk.store)
        object.__setattr__(self, "shelf", shelf)
        object.__setattr__(self, "ahead", Ahead(Agenda(self.desk.store, self.terms), shelf))
        object.__setattr__(self, "pasts", Pasts(self.desk.store))
        object.__setattr__(self, "told", Told(self.merges))

    @property
    def zone(self) -> ZoneInfo:
        """The person's zone."""
        return ZoneInfo(self.profile.timezone)

    @property
    def last_minute(self) -> timedelta:
        """An interview that starts within that time is last minute."""
        return timedelta(hours=self.profile.bandwidth.last_minute_hours)
