"""Interviews that the person took, beside what their calendars hold."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from tests.rooms.adapters.test_rulings import AT, RULING, SLOT

from demur import wiring
from demur.domain.person import CalendarEntry, Profile, Search
from demur.domain.ruling import Ruling


@dataclass
class Decided:
    """The person's decisions, in memory."""

    rulings: list[Ruling]

    def put(self, ruling: Ruling) -> None:
        """Remember one more."""
        self.rulings.append(ruling)

    def all(self) -> Iterator[Ruling]:
        """All of them."""
        return iter(self.rulings)


def entries(*others: CalendarEntry) -> tuple[CalendarEntry, ...]:
    """The calendar of a person who took one interview, and whose calendar elsewhere holds some entries."""
    case = wiring.case(
        Profile(search=Search(), timezone="Europe/Berlin"), [], AT, Decided([RULING]), others=others
    )
    return case.calendar.entries


def test_a_taken_interview_counts_once() -> None:
    """Once it stands in the person's calendar elsewhere that entry alone counts; another one at another time is none."""
    (pending,) = entries()
    assert (pending.start, pending.interview) == (SLOT.start, True)
    booked = replace(pending, uid="booked@example.org", summary="Interview: B & Söhne", tentative=False)
    assert entries(booked) == (booked,)
    later = replace(booked, start=booked.start + timedelta(days=1), end=booked.end + timedelta(days=1))
    assert entries(later) == (pending, later)
