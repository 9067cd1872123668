"""What happens in the year: who writes when, what the owner answers, and what is said to that."""

import random
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from benchmarks.year.moments import BERLIN, FIRST, LAST, office_hours, working, writing_day, zone
from benchmarks.year.people import Face, Person

FIRST_MESSAGES = 855
"""Messages with which recruiters begin of themselves; what follows from them comes on top."""

_PLANTED = (
    "2025-12-22 15:10", "2025-12-23 16:40", "2025-12-24 09:20", "2025-12-29 17:30", "2025-12-30 11:05",
    "2025-12-31 10:15", "2026-01-02 08:30", "2026-03-05 14:00", "2026-03-06 18:45", "2026-03-26 15:20",
    "2026-03-27 02:30", "2026-03-27 14:10", "2026-03-28 02:30", "2026-03-28 11:00", "2026-03-29 03:30",
    "2026-03-31 16:00", "2026-04-01 12:30", "2026-04-01 18:20", "2026-04-02 10:00", "2026-04-02 19:10",
    "2026-04-04 09:45", "2026-04-29 13:00", "2026-04-29 18:30", "2026-04-30 09:05", "2026-05-12 11:11",
    "2026-05-13 09:30", "2026-05-21 17:50", "2026-05-22 14:00", "2026-05-23 12:00", "2026-10-01 10:40",
    "2026-10-02 13:15", "2026-10-22 16:05", "2026-10-23 02:30", "2026-10-23 15:00", "2026-10-24 02:30",
    "2026-10-24 10:20", "2026-10-25 12:00", "2026-11-12 09:00", "2026-11-13 17:59", "2026-11-18 11:45",
)  # fmt: skip
"""When somebody writes in any case (Berlin): around holidays, weekends, and the two changes of the clock."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """Somebody is going to write of themselves.

    Attributes:
        planted: at a moment that matters for what is due: the owner does not answer within a week.
    """

    at: datetime
    person: Person
    face: Face
    planted: bool = False


@dataclass(slots=True)
class Standing:
    """How it stands between the owner and one of them.

    Attributes:
        closed: the owner closed the door.
    """

    declines: int = 0
    closed: bool = False
    gone: bool = False
    waiting: list[str] = field(default_factory=list)


def beginnings(people: list[Person], chance: random.Random) -> list[Beginning]:
    """Who begins when, by time."""
    counts = {person.id: len(person.faces) for person in people}
    keenness = [chance.paretovariate(0.9) for _ in people]  # many write once, some again and again
    while sum(counts.values()) < FIRST_MESSAGES:
        person = chance.choices(people, keenness)[0]
        if counts[person.id] < 12:
            counts[person.id] += 1
    found: list[Beginning] = []
    for person in people:
        found += _of(person, counts[person.id], chance)
    found.sort(key=_when)
    return _plant(found)


def _when(beginning: Beginning) -> datetime:
    return beginning.at


def _of(person: Person, count: int, chance: random.Random) -> list[Beginning]:
    """The first messages of one person: their faces in turn, each for a part of the year."""
    faces = person.faces
    days = (LAST.date() - FIRST.date()).days
    switch = chance.randrange(90, 260)
    if faces[-1].renamed or len(faces[0].house.firm.domains) > 1:
        switch = 120 + int(faces[0].house.id[1:]) * 7 % 110  # the whole house changes on one day
    share = [index * len(faces) // count for index in range(count)]
    found = []
    for number, index in enumerate(share):
        first, last = 0, days
        if len(faces) > 1 and not person.alternates:
            first, last = (0, switch) if index == 0 else (switch, days)
        elif person.alternates:
            index = number % len(faces)
        where = zone(faces[index].house.firm.country)
        at = office_hours(
            writing_day(FIRST.date() + timedelta(days=first), last - first, chance), where, chance
        )
        found.append(Beginning(min(max(at, FIRST), LAST - timedelta(hours=8)), person, faces[index]))
    found.sort(key=_when)
    return [_telling(each, number, found) for number, each in enumerate(found)]


def _telling(beginning: Beginning, number: int, all_of_them: list[Beginning]) -> Beginning:
    """Only the first message under a face tells why it is another."""
    if any(each.face.address == beginning.face.address for each in all_of_them[:number]):
        return replace(beginning, face=replace(beginning.face, says=""))
    return beginning


def _plant(found: list[Beginning]) -> list[Beginning]:
    """The same, some of them at the moments that matter."""
    free = [
        index for index, each in enumerate(found) if len(each.person.faces) == 1 and each.face.way == "own"
    ]
    for text in _PLANTED:
        at = datetime.fromisoformat(text).replace(tzinfo=BERLIN)
        chosen = min(free, key=lambda index: (abs(found[index].at - at), index))
        free.remove(chosen)
        found[chosen] = replace(found[chosen], at=at, planted=True)
    found.sort(key=_when)
    return found


def interview_times(written: datetime, chance: random.Random) -> tuple[datetime, ...]:
    """One or two times on working days, half of them within two days."""
    day = written.astimezone(BERLIN).date()
    found: list[datetime] = []
    for _ in range(chance.choice((1, 1, 2))):
        after = day + timedelta(days=chance.choice((1, 1, 2, 3, 4, 6, 8)))
        while not working(after):
            after += timedelta(days=1)
        at = datetime.combine(after, time(chance.randrange(9, 17), chance.choice((0, 0, 30))), BERLIN)
        if at not in found:
            found.append(at)
    return tuple(sorted(found))


def deadline(written: datetime, planted: bool, chance: random.Random) -> date | None:
    """By which day an answer is asked for, seldom at all."""
    if chance.random() >= (0.5 if planted else 0.12):
        return None
    day = written.astimezone(BERLIN).date()
    by = day + timedelta(days=chance.choice((1, 1, 1, 2, 3, 4)))
    return by if by.weekday() < 5 else None


def answering(received: datetime, planted: bool, chance: random.Random) -> datetime | None:
    """When the owner answers; None for never."""
    if chance.random() < 0.31 and not (planted and chance.random() < 0.6):
        return None
    chosen = chance.random()
    hours = (
        chance.uniform(0.5, 30)
        if chosen < 0.6
        else chance.uniform(30, 96)
        if chosen < 0.86
        else chance.uniform(96, 480)
    )
    if planted:
        hours = chance.uniform(170, 330)
    at = (received + timedelta(hours=hours)).astimezone(BERLIN).replace(microsecond=0)
    if not 7 <= at.hour < 22:
        at = at.replace(hour=chance.randrange(18, 22))
    at = max(at, received.astimezone(BERLIN) + timedelta(minutes=9))
    return at if at < LAST else None
