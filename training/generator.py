"""Puts whole messages together from hand-written pieces (`pieces/<language>/<kind>.txt`) and their furniture.

Each message is one piece in the clothes that mail wears: a greeting or none, a sign-off, a signature block, a disclaimer,
a quoted earlier message, plain text or HTML, a person's or a system's address, a calendar part now and then. What goes
with every kind (quotes, HTML, system senders) is drawn without regard to the kind, or else the model would learn that
instead of what is said.
"""

import random
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
KINDS = (
    "interview_invitation", "recruiter_outreach", "scheduling_change", "cancellation", "offer",
    "application_receipt", "rejection", "job_alert", "other_interview", "other",
)  # fmt: skip
_SYSTEMS = (
    "no-reply@us.greenhouse-mail.io", "no-reply@hire.lever.co", "noreply@ashbyhq.com", "notifications@smartrecruiters.com",
    "no-reply@myworkday.com", "noreply@{slug}.teamtailor-mail.com", "jobs@{slug}.personio.de", "noreply@talent.icims.com",
    "no-reply@recruitee.com", "scheduling@goodtime.io",
)  # fmt: skip
_BULK = (
    "newsletter@{slug}.example",
    "news@mail.{slug}.example",
    "noreply@{slug}.example",
    "info@{slug}.example",
)
_BOARDS = (
    "jobalerts-noreply@linkedin.com",
    "alert@indeed.com",
    "noreply@xing.com",
    "jobs@stepstone.de",
    "ofertas@infojobs.net",
)
_SYSTEM_SHARE = {
    "interview_invitation": 0.3, "application_receipt": 0.55, "rejection": 0.45, "scheduling_change": 0.25,
    "cancellation": 0.25, "offer": 0.2, "job_alert": 0.15,
}  # fmt: skip
_BULK_SHARE = {
    "job_alert": 0.5,
    "other": 0.3,
    "other_interview": 0.3,
    "application_receipt": 0.2,
    "rejection": 0.1,
}
_CALENDAR_SHARE = {
    "interview_invitation": 0.07,
    "other": 0.06,
    "scheduling_change": 0.06,
    "other_interview": 0.03,
}

_CARRIED_SHARE = {
    "recruiter_outreach": 0.2,
    "interview_invitation": 0.05,
    "scheduling_change": 0.03,
    "other": 0.04,
}
"""How much of a kind comes in a network's notice, and not from the writer."""

_NETWORKS = (
    ("LinkedIn", "messages-noreply@linkedin.com"),
    ("LinkedIn", "inmail-hit-reply@linkedin.com"),
    ("XING", "mailrobot@mail.xing.com"),
    ("Indeed", "noreply@indeedemail.com"),
    ("Wellfound", "team@hi.wellfound.com"),
    ("Welcome to the Jungle", "no-reply@welcometothejungle.com"),
    ("InfoJobs", "mensajes@infojobs.net"),
)


@dataclass(frozen=True)
class Piece:
    """The body of one message, hand-written."""

    language: str
    kind: str
    number: int
    subject: str | None
    text: str

    @property
    def bare(self) -> bool:
        """Nobody wrote a letter: it is only a calendar part (no text), or only a button ("[Choose a time]")."""
        return not self.text or self.text.startswith("[")


@dataclass(frozen=True)
class Example:
    """A message with what it is."""

    piece: Piece
    data: bytes


def pieces(language: str) -> Iterator[Piece]:
    """All pieces of a language."""
    for kind in KINDS:
        paths = sorted((HERE / "pieces" / language).glob(f"{kind}*.txt"))
        paths = [path for path in paths if path.stem.partition("-")[0] == kind]
        whole = "\n---\n".join(path.read_text(encoding="utf-8") for path in paths)
        found = re.split(r"^---[ \t]*$", whole, flags=re.MULTILINE)
        for number, text in enumerate(each.strip() for each in found if each.strip()):
            match = re.match(r"Subject:[ \t]*(.*)\n?", text)
            body = text[match.end() :].strip() if match else text
            yield Piece(language, kind, number, match[1].strip() if match else None, body)


def languages() -> list[str]:
    """The languages that have pieces."""
    return sorted(path.name for path in (HERE / "pieces").iterdir() if path.is_dir())


@cache
def _furniture() -> dict[str, Any]:
    return tomllib.loads((HERE / "furniture.toml").read_text(encoding="utf-8"))


def dress(piece: Piece, others: list[Piece], chance: random.Random) -> Example:
    """Make a message of a piece.

    Args:
        others: pieces of the same language, for what is quoted below.
        chance: the source of all choices.
    """
    own = _furniture()[piece.language]
    common = _furniture()["all"]
    first, last = chance.choice(own["first"]), chance.choice(own["last"])
    words = {
        "person": chance.choice(own["first"]), "surname": chance.choice(own["last"]), "sender": f"{first} {last}",
        "colleague": f"{chance.choice(own['first'])} {chance.choice(own['last'])}",
        "company": chance.choice(common["companies"]), "agency": chance.choice(common["agencies"]),
        "position": chance.choice(own["positions"]), "time": chance.choice(own["times"]),
        "place": chance.choice(common["places"]), "link": chance.choice(common["links"]),
        "phone": chance.choice(common["phones"]),
    }  # fmt: skip

    def fill(text: str) -> str:
        return re.sub(r"\{(\w+)\}", lambda match: words.get(match[1], match[0]), text)

    subject = piece.subject if piece.subject is not None else _subject(piece, own, chance)
    if piece.bare:
        return Example(piece, _message(piece, fill(subject), fill(piece.text), words, chance))
    if chance.random() < _CARRIED_SHARE.get(piece.kind, 0.0):
        return Example(piece, _carried(piece, own, words, fill, chance))
    paragraphs = [fill(chance.choice(own["greetings"])), fill(piece.text), _signature(own, words, chance)]
    if chance.random() < 0.2:
        paragraphs.append(fill(chance.choice(own["footers"])))
    if chance.random() < 0.15 and others:
        earlier = fill(chance.choice(others).text)
        paragraphs.append(
            fill(chance.choice(own["quote"])) + "\n" + "\n".join(f"> {line}" for line in earlier.splitlines())
        )
    text = "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
    return Example(piece, _message(piece, fill(subject), text, words, chance))


def _carried(
    piece: Piece,
    own: dict[str, Any],
    words: dict[str, str],
    fill: Callable[[str], str],
    chance: random.Random,
) -> bytes:
    """The message of a piece in the notice of a network."""
    words["job"] = chance.choice(own["jobs"])
    frame = own["carried"]
    letter = "\n\n".join((chance.choice(own["greetings"]), piece.text, "{sender}"))
    if piece.subject and chance.random() < 0.5:
        letter = f"{piece.subject}\n\n{letter}"
    text = fill("\n\n".join((chance.choice(frame["leads"]), letter, chance.choice(frame["ends"]))))
    network, address = chance.choice(_NETWORKS)
    name = network if chance.random() < 0.3 else f"{words['sender']} via {network}"
    return _message(piece, fill(chance.choice(frame["subjects"])), text, words, chance, (name, address))


def _subject(piece: Piece, own: dict[str, Any], chance: random.Random) -> str:
    """A subject for a piece that has none: a dull one, or its own first words."""
    if chance.random() < 0.5:
        return str(chance.choice(own["subjects"]))
    return " ".join(piece.text.split()[: chance.randint(2, 6)]).rstrip(",.;:")


def _signature(own: dict[str, Any], words: dict[str, str], chance: random.Random) -> str:
    name = words["sender"] if chance.random() < 0.6 else words["sender"].split()[0]
    lines = [chance.choice(own["closings"]), name]
    if chance.random() < 0.35:
        lines += ["", chance.choice(own["jobs"]), words["company"]]
        if chance.random() < 0.5:
            lines.append(words["phone"])
    return "\n".join(line for line in lines if line or len(lines) > 2)


def _message(
    piece: Piece,
    subject: str,
    text: str,
    words: dict[str, str],
    chance: random.Random,
    network: tuple[str, str] | None = None,
) -> bytes:
    message = EmailMessage()
    slug = re.sub(r"[^a-z]+", "", words["company"].lower()) or "acme"
    draw = chance.random()
    system, bulk = _SYSTEM_SHARE.get(piece.kind, 0.0), _BULK_SHARE.get(piece.kind, 0.0)
    first, _, last = words["sender"].partition(" ")
    name, address = words["sender"], f"{first}.{last}@{slug}.example"
    if network:
        name, address = network
        if chance.random() < 0.7:
            message["List-Unsubscribe"] = "<https://network.example/unsubscribe>"
    elif draw < system:
        name, address = words["company"], chance.choice(_SYSTEMS).replace("{slug}", slug)
    elif draw < system + bulk:
        boards = piece.kind == "job_alert" and chance.random() < 0.5
        name, address = words["company"], chance.choice(_BOARDS if boards else _BULK).replace("{slug}", slug)
        message["List-Unsubscribe"] = f"<https://{slug}.example/unsubscribe>"
    elif chance.random() < 0.15:
        address = f"{first}{last}@{chance.choice(['gmail.com', 'outlook.com', 'gmx.de', 'yahoo.com'])}"
    local, _, domain = address.partition("@")
    local = re.sub(r"[^a-z0-9.-]", "", local.lower()) or "office"
    message["From"] = f'"{name}" <{local}@{domain}>'
    message["To"] = f"{words['person']} <me@example.org>"
    message["Subject"] = " ".join(subject.split())[:150]
    message["Date"] = "Wed, 18 Nov 2026 10:00:00 +0100"
    message["Message-ID"] = f"<{chance.getrandbits(60)}@{slug}.example>"
    shape = chance.random()
    if piece.bare and text:
        button = f'<p><a href="{words["link"]}">{escape(text.strip("[]"))}</a></p>'
        message.set_content(f"<html><body>{button}</body></html>", subtype="html")
    elif shape < 0.2:
        message.set_content(_html(text, words, chance), subtype="html")
    else:
        message.set_content(text)
        if shape < 0.4:
            message.add_alternative(_html(text, words, chance), subtype="html")
    if not text or chance.random() < _CALENDAR_SHARE.get(piece.kind, 0.0):
        method = "CANCEL" if piece.kind == "cancellation" else "REQUEST"
        event = _calendar(subject, words, method, chance)
        message.add_attachment(event.encode(), maintype="text", subtype="calendar", params={"method": method})
    return message.as_bytes()


def _html(text: str, words: dict[str, str], chance: random.Random) -> str:
    inside = "".join(f"<p>{escape(part).replace(chr(10), '<br>')}</p>" for part in text.split("\n\n"))
    button = f'<a href="{words["link"]}">{escape(words["company"])}</a>' if chance.random() < 0.2 else ""
    return f"<html><body><table><tr><td>{inside}{button}</td></tr></table></body></html>"


def _calendar(subject: str, words: dict[str, str], method: str, chance: random.Random) -> str:
    return (
        f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\nMETHOD:{method}\r\nBEGIN:VEVENT\r\n"
        f"UID:{chance.getrandbits(60)}\r\nDTSTAMP:20261118T090000Z\r\nDTSTART:20261203T133000Z\r\n"
        f"DTEND:20261203T143000Z\r\nSUMMARY:{' '.join(subject.split())}\r\nORGANIZER;CN={words['sender']}:mailto:o@x.example\r\n"
        "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:me@example.org\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
