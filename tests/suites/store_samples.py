"""What the tests of the store keep in it, and how they open it."""

import base64
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any, TypeVar

import pytest

from demur.domain.account import Account, OAuth, OnDecline, Security, Server
from demur.domain.dealings import About, Echo, Note, Reaction, Sighting, Way
from demur.domain.delivery import Outgoing, Place, State
from demur.domain.facts import Fact, Facts, InterviewTime, Pay
from demur.domain.invitation import Invitation, Kind, Recognition
from demur.domain.letter import Blanks, Letter, Situation
from demur.domain.mail import Address, Mail, Raw
from demur.domain.remembered import Author, DraftState, Fate, Mark, Seen
from demur.domain.reply import Reply
from demur.domain.verdict import Decision, Question, Reason, Scam, Signal, Verdict
from demur.ledger.identity import keys_of
from demur.ledger.store import Store
from demur.read import read_mail

T = TypeVar("T")
Open = Callable[[], Store]

NOW = datetime(2026, 11, 24, 9, 30, 0, 123456, tzinfo=timezone(timedelta(hours=1)))
HOUR = timedelta(hours=1)
LATER = NOW + HOUR
DUE = NOW + timedelta(minutes=10)
ME = "alex@home.example"
PLACE = Place("INBOX", 4_294_967_295, 17)

ACCOUNT = Account(
    ME,
    "alex",
    Server("imap.home.example", 993),
    Server("smtp.home.example", 587, Security.STARTTLS),
    OAuth("client", "https://id.example/authorize", "https://id.example/token", ("mail", "offline")),
    files_sent=True,
    caldav="https://cal.example/ä/",
    on_decline=OnDecline.REMOVE,
)


def seen(number: int, fate: Fate = Fate.PASSED, key: str | None = None) -> Seen:
    """A message that was looked at."""
    at = NOW - number * HOUR if number % 2 else None
    return Seen(
        number, key or f"<{number}@seen.example>", at, f"ann{number}@b.example", f"Größe {number}", fate
    )


def message(
    number: int = 1, company: str = "Kestrel Fracht", sender: str = "Dana Reyes <dana@kestrel.example>",
    headers: str = "", body: bytes = "Grüße, die große Zahl\r\n".encode(),
) -> bytes:  # fmt: skip
    """An invitation as it comes."""
    date = "Mon, 23 Nov 2026 10:00:00 -0500"
    head = (
        f"From: {sender}\r\nTo: Alex <{ME}>\r\nMessage-ID: <{number}@kestrel.example>\r\n"
        f"Date: {date}\r\nSubject: Interview at {company} no. {number}\r\n{headers}\r\n"
    )
    return head.encode() + body


def invitation(data: bytes | None = None, company: str | None = "Kestrel Fracht") -> Invitation:
    """The same, read; what can be known of it is."""
    mail = read_mail(Raw("INBOX", message() if data is None else data))
    assert isinstance(mail, Mail)

    times = (
        InterviewTime(NOW, NOW + HOUR, "Europe/Berlin", "um halb zehn", "body", (1, 5), 0.9),
        InterviewTime(NOW + 24 * HOUR, None, None, "morgen", "subject", (0, 6), 0.5),
    )
    facts = Facts(
        recruiter=_fact("Dana Reyes"),
        company=_fact(company) if company else None,
        position=_fact("Söftware Engineer"),
        pay=_fact(Pay(Decimal("85000.50"), None, "EUR", "year")),
        agency=_fact(True),
        interview_times=times,
    )
    return Invitation(mail, Recognition(Kind.INTERVIEW_INVITATION, 0.97, "de"), facts)


def _fact(value: T) -> Fact[T]:
    return Fact(value, f"„{value}“", "body", (3, 14), 0.75)


def verdict(decision: Decision = Decision.DECLINE) -> Verdict:
    """A verdict in all its parts."""
    slot = InterviewTime(NOW, NOW + HOUR, "Europe/Berlin", "um halb zehn", "body", (1, 5), 0.9)
    reasons = (
        Reason("bandwidth", "against", 1.0, "Your week is full.", rule="full"),
        Reason("alignment", "for", 0.25, "It is what you look for.", "Söftware", Question.PAY, "company"),
    )
    scam = Scam(
        0.125, (Signal("free_mail", "identity", 1.5, "It comes from free mail.", "x", "from", (0, 1)),), True
    )
    return Verdict(decision, reasons, scam, "soon", Question.PAY, slot, passed=True)


def put(
    store: Store, data: bytes | None = None, company: str | None = "Kestrel Fracht", account: str = ME,
    at: datetime = NOW, place: Place = PLACE,
) -> int:  # fmt: skip
    """Keep an invitation."""
    raw = Raw("INBOX#17", message() if data is None else data)
    found = invitation(raw.data, company)
    key = found.mail.message_id or found.mail.digest
    return store.put_invitation(account, key, place, raw, found, verdict(), at)


def reply(
    body: str = "Hallo Dana,\n\nnein, danke – schade!\n\nAlex", to: str = "dana@kestrel.example"
) -> Reply:
    """A letter in its envelope."""
    return Reply(
        Letter(Situation.DECLINE, "de", body, Blanks()),
        Address("Alex Grün", ME),
        Address("Dana Reyes", to),
        "Re: Interview",
        "<1@kestrel.example>",
        ("<0@kestrel.example>", "<1@kestrel.example>"),
        cc=(Address("Kim", "kim@friend.example"), Address("", "lee@friend.example")),
    )


def outgoing(message_id: str = "<letter@home.example>", to: str = "dana@kestrel.example") -> Outgoing:
    """The letter as it leaves."""
    data = f"Message-ID: {message_id}\r\n\r\nnein, danke\r\n".encode() + bytes(range(256))
    return Outgoing(message_id, data, ME, (to, "kim@friend.example"))


def rows(store: Store, table: str) -> list[dict[str, Any]]:
    """The rows of a table."""
    return [row for name, row in store.export() if name == table]


def write(
    store: Store, number: int, message_id: str = "<letter@home.example>", to: str = "dana@kestrel.example"
) -> int:
    """A letter to an invitation; gives its id."""
    return store.put_letter(number, reply(to=to), message_id, Author.DEMUR, NOW).id


def kept_and_forgotten(store: Store) -> tuple[int, int]:
    """Two invitations of the same kind, each with all that can hang on one, and messages that were seen."""
    numbers = []
    for n, (name, company) in enumerate((("dana", "Kestrel Fracht"), ("mo", "Plover Handel"))):
        host = company.split()[0].lower()
        data = message(n, company, f"{name} <{name}@{host}.example>")
        number = put(store, data, company)
        store.put_correction(number, "recruiter", f"ask {name}@{host}.example", NOW)
        store.put_stand(number, Decision.ASK, LATER, NOW)
        letter = write(store, number, f"<{n}@home.example>", f"{name}@{host}.example")
        draft = store.put_draft(letter, ME, PLACE, "aa", NOW)
        store.move_draft(draft.id, DraftState.EDITED, PLACE, letter, "bb", NOW)
        key = store.approve(letter, outgoing(f"<{n}@home.example>", f"{name}@{host}.example"), NOW, DUE).key
        store.advance(key, [State.WAITING], State.REFUSED, NOW, f"550 {name}@{host}.example?")
        first = replace(seen(n, Fate.INVITATION, f"<{n}@kestrel.example>"), sender="hidden", subject="hidden")
        second = replace(
            seen(10 + n), sender=f"{name.upper()} <{name.title()}@{host}.example>", subject="Hallo"
        )
        third = replace(seen(20 + n), sender="news@jobs.example", subject=f"{company.upper()}: jobs")
        store.put_seen(ME, "INBOX", [first, second, third], Mark(1, 99), NOW)
        relate(store, number, name, host, company)
        numbers.append(number)
    store.put_account(ACCOUNT)
    return numbers[0], numbers[1]


def relate(store: Store, number: int, name: str, host: str, company: str) -> None:
    """All that the ledger can hold of an invitation: who wrote, an echo in base64, a note, and that two are one."""
    address = f"{name}@{host}.example"
    who = Sighting(
        f"{name.title()} Reyes", (address,), house=host, employer=company, company=company, pages=(f"x/sight-{name}",)
    )  # fmt: skip
    store.put_sighting(number, who, keys_of(who), NOW)
    coded = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n"
    data = message(90, "x", "x@y.example", coded, base64.b64encode(f"Echo of {address}".encode()))
    sender = Address(f"echo-{name}", address)
    store.put_echo(Echo(number, "<e@x>", NOW, sender, "Re", Reaction.THANKS, f"quote-{name}"), data, NOW)
    other = Sighting(who.name, (f"{name}@private.example",), company=company)
    noted = Note(NOW, Way.PHONE, other, About("Engineer"), words=f"note-{name} <{address}> rang")
    store.put_note(noted, keys_of(other), NOW)
    ids = {each.key: each.id for each in store.dealings().identities}
    pair = ids[f"mail:{address}"], ids[f"mail:{name}@private.example"]
    store.put_merge(*pair, f"merge-{name}: {company}", Author.PERSON, NOW)


class Opened:
    """A suite for a store."""

    @pytest.fixture
    def opened(self) -> Iterator[Open]:
        """Opens the store, again and again on what is there, as other processes would."""
        raise NotImplementedError

    @pytest.fixture
    def store(self, opened: Open) -> Store:
        """A store that is empty at first."""
        return opened()
