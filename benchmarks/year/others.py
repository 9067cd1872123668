"""The rest of the mailbox: ordinary mail, and scams."""

import random
from datetime import timedelta
from email.utils import parseaddr

from benchmarks.year.envelope import Envelope, message_id, written
from benchmarks.year.firms import House
from benchmarks.year.moments import BERLIN, FIRST, LAST, office_hours, writing_day
from benchmarks.year.owner import OWNER
from benchmarks.year.pieces import sections
from benchmarks.year.truth import Incoming, Kind

ORDINARY, NEWSLETTERS, SCAMS = 82, 18, 20


def others(houses: tuple[House, ...], chance: random.Random) -> list[Incoming]:
    """Letters of friends and firms, newsletters, some of them of firms that hire too, and scams."""
    found = []
    for section, kind, count in (
        ("ordinary", "ordinary", ORDINARY),
        ("newsletter", "ordinary", NEWSLETTERS),
        ("scam", "scam", SCAMS),
    ):
        rows = sections("letters/ordinary.txt")[section]
        for number in range(count):
            house = chance.choice(houses)
            found.append(_one(rows[number % len(rows)], kind, house, chance))  # type: ignore[arg-type]
    return found


def _one(row: str, kind: Kind, house: House, chance: random.Random) -> Incoming:
    blanks = {
        "number": str(chance.randrange(1000, 99999)), "three": f"{chance.randrange(1000):03}",
        "firm": house.old[0], "domain": house.domain(False),
    }  # fmt: skip
    who, subject, body = (each.format(**blanks) for each in row.split("|", 2))
    name, address = parseaddr(who)
    days = (LAST - FIRST).days
    at = office_hours(writing_day(FIRST.date() + timedelta(days=1), days - 2, chance), BERLIN, chance)
    domain = address.rpartition("@")[2]
    program = chance.choice(("apple", "thunderbird", "gmail", "robot")) if "no" not in address else "robot"
    number = message_id(program, domain, at, chance)
    to = (OWNER.name, OWNER.addresses[chance.random() < 0.2])
    envelope = Envelope(at, number, name, address, to, subject, body, "en", program)
    return Incoming(
        at, written(envelope, chance), number, None, house.id if house.domain(False) in address else None, None, kind, None,
        None, name, address, subject, "en",
    )  # fmt: skip
