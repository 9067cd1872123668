"""On which way a message comes: from the writer's own program, or through LinkedIn or a hiring system."""

import random
import zlib
from dataclasses import dataclass

from benchmarks.year.names import local
from benchmarks.year.people import Face, Person

ROLE_BOX = "noreply"
_PROGRAMS = ("outlook", "outlook", "gmail", "outlook", "gmail", "apple", "thunderbird")


@dataclass(frozen=True, slots=True)
class Sender:
    """What stands in From and Reply-To.

    Attributes:
        domain: for the Message-ID.
        answers_to: where an answer goes; "" for nowhere.
    """

    name: str
    address: str
    reply_to: tuple[str, str] | None
    program: str
    domain: str
    answers_to: str
    footer: str = ""


def own_face(person: Person) -> Face | None:
    """The newest one with an address of their own."""
    return next((each for each in reversed(person.faces) if each.way == "own"), None)


def sender(person: Person, face: Face, shown: str, firm: str, chance: random.Random) -> Sender:
    """Who writes, as the way has it."""
    token = f"{chance.getrandbits(40):010x}"
    slug = local(face.house.old[0], True)
    own = own_face(person)
    match face.way:
        case "own":
            return _own(face, shown)
        case "linkedin":
            name = chance.choice((f"{shown} via LinkedIn", shown))
            address = chance.choice(
                ("messages-noreply@linkedin.com", "inmail-hit-reply@linkedin.com", "hit-reply@linkedin.com")
            )
            back = (shown, f"inmail-hit-reply+{token}@linkedin.com")
            footer = f"View {shown}'s profile: https://www.{face.page}" if face.page else "Reply on LinkedIn"
            return Sender(name, address, back, "linkedin", "linkedin.com", back[1], footer)
        case "greenhouse":
            back = (shown, f"{slug}+{token}@in.greenhouse.io")
            name = chance.choice((shown, f"{shown} ({firm})", f"{shown} from {firm}"))
            return Sender(name, "no-reply@us.greenhouse-mail.io", back, face.way, "greenhouse.io", back[1])
        case "lever":
            address = f"{local(person.name.first, True)}-{token}@hire.lever.co"
            return Sender(shown, address, None, face.way, "lever.co", address)
        case "smartrecruiters":
            back = (shown, f"{token}@reply.smartrecruiters.com")
            return Sender(
                f"{shown} | {firm}",
                "notification@smartrecruiters.com",
                back,
                face.way,
                "smartrecruiters.com",
                back[1],
            )
        case "personio":
            address = f"jobs+{token}@m.{slug}.jobs.personio.de"
            return Sender(f"{shown} ({firm})", address, None, face.way, "personio.de", address)
        case "calendly":
            back = (shown, own.address if own else "")
            return Sender(
                f"{shown} via Calendly", "no-reply@calendly.com", back, face.way, "calendly.com", back[1]
            )
    address = f"{ROLE_BOX}@{face.house.domain(face.renamed)}"
    footer = "Please do not reply to this message."
    return Sender(
        f"{firm} Recruiting", address, None, "smartrecruiters", face.house.domain(face.renamed), "", footer
    )


def _own(face: Face, shown: str) -> Sender:
    domain = face.address.rpartition("@")[2]
    program = "gmail" if domain == "gmail.com" else _PROGRAMS[zlib.crc32(domain.encode()) % len(_PROGRAMS)]
    return Sender(shown, face.address, None, program, domain, face.address)
