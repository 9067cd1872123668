"""A change of what is judged."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from demur.domain.invitation import Invitation
from demur.domain.person import Calendar, History, Profile


@dataclass(frozen=True, slots=True)
class Situation:
    """The arguments of `assess`."""

    invitation: Invitation
    profile: Profile
    calendar: Calendar
    history: History
    now: datetime


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that could be otherwise.

    Attributes:
        of: what it is a change of ("level"); of several changes of one thing the first that turns the verdict is told.
        words: what would have to be so, to follow "if".
        made: makes it.
        helps: it answers what speaks against the conversation.
    """

    of: str
    words: str
    made: Callable[[Situation], Situation]
    helps: bool = True
