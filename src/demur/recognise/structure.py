"""What the structure of a message says about it, apart from its words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from demur.domain.mail import CalendarPart, Mail, PartName, Span

_HOST = re.compile(r"^[a-z][a-z0-9+.-]*://(?:[^/@]*@)?([^/:?#]+)([^\s]*)", re.IGNORECASE)
_BOOKING = re.compile(
    r"/appointments?/schedules|outlook\.office(?:365)?\.com/(?:book|owa/calendar)|bookwithme|"
    r"meetings\.hubspot\.com|/meetings/[\w-]+/|calendar\.app\.google|schedul\w*[-_/]?interview|interview[-_/]?schedul|"
    r"/self-?schedul|/booking/",
    re.IGNORECASE,
)
_AUTOMATED = re.compile(r"no-?_?reply|do-?not-?reply|donotreply|nicht-?antworten|ne-?pas-?repondre|nao-?responda|"
                        r"no-?responder|notifications?|mailer|automated|system", re.IGNORECASE)  # fmt: skip
_ALERTS = re.compile(
    r"job-?s?-?alert|alert|newsletter|digest|jobmail|jobagent|recommend|suggest|listings", re.IGNORECASE
)
_MESSAGES = re.compile(
    r"inmail|hit-reply|messag|nachricht|mailrobot|mensaj|mensag|messagg|bericht|conversation", re.IGNORECASE
)
_HIRING = re.compile(
    r"recruit|talent|career|karriere|bewerb|jobs?\b|hiring|^hr\b|humanresources|personal(?:abteilung|wesen|buero)?\b|"
    r"recrut|\brh\b|rrhh|seleccion|selecao|selezione|risorseumane|werving|vacature|sollicit|candidat|people",
    re.IGNORECASE,
)
_RESUME = re.compile(
    r"resume|lebenslauf|curriculum|\bcv\b|bewerbung|hoja.de.vida|cover.?letter|motivation", re.IGNORECASE
)
_CONTRACT = re.compile(
    r"offer|angebot|arbeitsvertrag|contract|contrat|promesse|oferta|proposta|contratto", re.IGNORECASE
)
_POSTING = re.compile(
    r"job.?(?:desc|spec|profile)|\bjd\b|stellen|fiche.de.poste|vaga|puesto|vacature|position", re.IGNORECASE
)
_TYPE = re.compile(r'"@type"\s*:\s*"([A-Za-z]+)"')
_TRADE = frozenset(
    ("Order", "ParcelDelivery", "FlightReservation", "LodgingReservation", "TrainReservation", "BusReservation",
     "FoodEstablishmentReservation", "RentalCarReservation", "Invoice", "EventReservation")
)  # fmt: skip
_SORTS = {
    "ats": "hiring_system",
    "scheduling": "scheduling_sender",
    "test": "test_sender",
    "board": "job_board",
}
CROWD = 12
"""So many recipients make a round mail."""


@dataclass(frozen=True, slots=True)
class Observation:
    """A cue seen in the structure; `quote` stands in `part` at `span`, "" for a mere header fact."""

    cue: str
    quote: str = ""
    part: PartName = "from"
    span: Span = (0, 0)


@cache
def senders() -> dict[str, str]:
    """The sort of each domain that sends for others."""
    text = (files("demur.recognise") / "senders.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {row[0]: row[1] for row in rows}


def sort_of(domain: str) -> str:
    """The sort of a domain or of one above it, "" where it isn't known."""
    labels = domain.lower().split(".")
    table = senders()
    return next(
        (table[name] for at in range(len(labels) - 1) if (name := ".".join(labels[at:])) in table), ""
    )


def observe(mail: Mail) -> Iterator[Observation]:
    """Everything that the structure of a message shows."""
    yield from _sender(mail)
    yield from _headers(mail)
    yield from _links(mail)
    yield from _calendar(mail)
    yield from _files(mail)
    for text in mail.markup[:20]:
        types = set(_TYPE.findall(text[:20_000]))
        if "JobPosting" in types:
            yield Observation("job_markup")
        if types & _TRADE:
            yield Observation("trade_markup")


def _sender(mail: Mail) -> Iterator[Observation]:
    sender = mail.sender
    if sender is None:
        return
    others = tuple(each.domain for each in mail.reply_to)
    for cue, quote in sender_cues(sender.name, sender.email, others):
        yield Observation(cue, *_shown(mail, quote))
    own = {each.key for each in (*mail.to, *mail.delivered_to)}
    if sender.key in own and sender.key:
        yield Observation("own_mail", *_shown(mail, sender.email))
    elif any(_one_family(sender.name, each.name) for each in mail.to):
        yield Observation("one_family", *_shown(mail, sender.name))


def _one_family(one: str, other: str) -> bool:
    """Whether two people bear the same last name and are not the same ("Renate Morgan", "Morgan, Alex")."""
    first, second = _in_order(one), _in_order(other)
    return min(len(first), len(second)) > 1 and first[-1] == second[-1] and first != second


def _in_order(name: str) -> list[str]:
    """The words of a person's name, lower case, the last name last."""
    last, comma, rest = name.casefold().partition(",")
    return f"{rest} {last}".split() if comma else last.split()


def sender_cues(name: str, email: str, reply_domains: tuple[str, ...]) -> list[tuple[str, str]]:
    """What a sender's name and address say, each cue with the text that says it."""
    local, _, domain = email.rpartition("@")
    sort = sort_of(domain) or next((other for each in reply_domains if (other := sort_of(each))), "")
    said = [(_SORTS[sort], domain)] if sort else []
    if _ALERTS.search(f"{local} {name}"):
        said.append(("alert_sender", local))
    elif sort == "board" and _MESSAGES.search(local):
        said.append(("board_message", local))
    elif hiring := _HIRING.search(f"{local} {name}"):
        said.append(("hiring_sender", hiring.group()))
    if _AUTOMATED.search(local):
        said.append(("automated", local))
    return said


def _shown(mail: Mail, text: str) -> tuple[str, PartName, Span]:
    """A text where it stands in From; nothing where it can't be pointed at."""
    whole = mail.part("from")
    at = whole.lower().find(text.lower()) if text else -1
    return (whole[at : at + len(text)], "from", (at, at + len(text))) if at >= 0 else ("", "from", (0, 0))


def _headers(mail: Mail) -> Iterator[Observation]:
    names = {name for name, _ in mail.headers}
    precedence = (mail.header("precedence") or "").strip().lower()
    if "list-post" in names or "mailing-list" in names or precedence == "list":
        yield Observation("mailing_list")
    elif "list-unsubscribe" in names or "list-id" in names or precedence in ("bulk", "junk"):
        yield Observation("bulk_header")
    if len(mail.to) + len(mail.cc) > CROWD:
        yield Observation("crowd")
    if "x-unsent" in names:
        yield Observation("own_mail")


def _links(mail: Mail) -> Iterator[Observation]:
    seen: set[str] = set()
    for link in mail.links[:80]:
        found = _HOST.match(link.target[:500])
        if not found:
            continue
        sort = sort_of(found.group(1))
        cue = {"scheduling": "scheduling_link", "test": "test_link", "ats": "hiring_link"}.get(sort, "")
        if _BOOKING.search(link.target[:500]):
            cue = "scheduling_link"
        if cue and cue not in seen:
            seen.add(cue)
            quote = mail.body[link.span[0] : link.span[1]]
            yield Observation(cue, quote, "body", link.span if quote else (0, 0))


def _calendar(mail: Mail) -> Iterator[Observation]:
    for part in mail.calendars[:3]:
        cue = _calendar_cue(part)
        if cue:
            text = mail.part("calendar")
            event = part.events[0] if part.events else None
            at = text.find(event.quote) if event and event.quote else -1
            if event and at >= 0:
                yield Observation(cue, event.quote, "calendar", (at, at + len(event.quote)))
            else:
                yield Observation(cue, "", "calendar")


def _calendar_cue(part: CalendarPart) -> str:
    if part.method == "CANCEL" or any(event.status.upper() == "CANCELLED" for event in part.events):
        return "calendar_cancel"
    if part.method in ("REPLY", "REFRESH", "COUNTER", "DECLINECOUNTER"):
        return "calendar_answer"
    if part.method == "REQUEST" or (part.events and part.method in ("", "PUBLISH")):
        return "calendar_update" if any(event.sequence > 0 for event in part.events) else "calendar_request"
    return ""


def _files(mail: Mail) -> Iterator[Observation]:
    offset = 0
    for attachment in mail.attachments[:20]:
        name = attachment.name
        for cue, pattern in (
            ("resume_file", _RESUME),
            ("contract_file", _CONTRACT),
            ("posting_file", _POSTING),
        ):
            if name and pattern.search(name.replace("_", " ")):
                yield Observation(cue, name, "attachment", (offset, offset + len(name)))
                break
        offset += len(name) + 1
