"""What happened without a message: calls, messages on LinkedIn, a fair."""

import random
from datetime import timedelta

from benchmarks.year.moments import BERLIN, LAST
from benchmarks.year.people import Person
from benchmarks.year.truth import Incoming, Noted
from demur.domain.dealings import About, Note, Sighting, Way
from demur.domain.verdict import Decision

_TOLD: tuple[tuple[Way, Decision | None, bool | None, str], ...] = (
    (Way.PHONE, Decision.DECLINE, True, "Called at noon; said no, and to call again in spring."),
    (
        Way.PHONE,
        Decision.DECLINE,
        False,
        "Call out of the blue while I was on the train. Not interested, told them so.",
    ),
    (Way.LINKEDIN, Decision.DECLINE, True, "Wrote on LinkedIn about a team lead role; declined, door open."),
    (
        Way.MEETING,
        None,
        True,
        "Met at the data meetup, nice talk about their platform. To be kept in mind for management.",
    ),
    (Way.PHONE, Decision.ASK, None, "Rang about the mail; will send the salary range."),
    (Way.LINKEDIN, None, None, "Accepted their request to connect."),
    (Way.OTHER, Decision.DECLINE, True, "Text message to my phone. Declined kindly."),
    (Way.PHONE, Decision.TAKE, None, "Fixed a call for Thursday at ten."),
    (Way.MEETING, Decision.DECLINE, True, "At their stand at the job fair; said that I would stay for now."),
    (Way.LINKEDIN, Decision.DECLINE, None, "Third message on LinkedIn; declined again."),
    (Way.PHONE, None, True, "They called to say that the position was filled. Friendly."),
    (
        Way.PHONE,
        Decision.DECLINE,
        True,
        "Long call about their new ML team. Not now, but gladly next winter.",
    ),
)


def notes(people: list[Person], incoming: list[Incoming], chance: random.Random) -> tuple[Noted, ...]:
    """A dozen of them, each some weeks after a message of the same person."""
    known = {person.id: person for person in people}
    found = []
    taken: set[str] = set()
    for number, (way, decided, door, words) in enumerate(_TOLD):
        wanted = "page" if way is Way.LINKEDIN else "phone"
        mails = [
            each
            for each in incoming
            if each.recruiter and each.kind == "outreach" and each.recruiter not in taken
            and getattr(known[each.recruiter].faces[0], wanted) and each.at < LAST - timedelta(days=60)
            and known[each.recruiter].story != "switchboard" and not known[each.recruiter].boss
        ]  # fmt: skip
        before = chance.choice(mails)
        person = known[before.recruiter or ""]
        taken.add(person.id)
        face = person.faces[0]
        at = (
            (before.at + timedelta(days=chance.randrange(5, 50)))
            .astimezone(BERLIN)
            .replace(hour=11 + number % 6)
        )
        agency = face.house.firm.agency
        who = Sighting(
            name=person.name.full,
            phones=(face.phone.replace(" ", ""),) if way in (Way.PHONE, Way.OTHER) else (),
            pages=(face.page,) if way is Way.LINKEDIN else (),
            employer=face.house.old[0],
            company=None if agency else face.house.old[0],
            agency=agency,
        )
        about = About(before.position, before.area) if number % 3 else About()
        found.append(Noted(person.id, face.house.id, Note(at, way, who, about, decided, door, words)))
    return tuple(sorted(found, key=lambda each: each.note.at))
