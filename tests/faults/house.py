"""A person with invitations in a mailbox, and what is true of them whatever happened."""

import email.policy
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import format_datetime
from itertools import count
from pathlib import Path
from secrets import token_hex

from tests.faults.office import Where, all_work, now, office
from tests.servers.certificate import authority
from tests.servers.dovecot import Dovecot, dovecot, password
from tests.servers.radicale import Holder, Radicale, radicale
from tests.servers.smtp import USER, SmtpServer, serving

from demur.adapters.imap import ImapFolder, ImapPost, Session
from demur.adapters.sql import SqlStore
from demur.domain.delivery import Delivery, Part, State
from demur.domain.person import Profile, Search
from demur.domain.remembered import DraftState
from demur.flow.approving import approve
from demur.flow.drafting import draft_all
from demur.flow.port import Work
from demur.flow.sending import Office, settle
from demur.flow.sync import sync

PROFILE = Profile(
    name="Alex Morgan",
    addresses=(USER,),
    timezone="Europe/Berlin",
    search=Search(roles=("Senior Backend Engineer",), roles_unwanted=("Engineering Manager",)),
    stated=True,
)
_NUMBERS = count(1)

EVENT = """\
BEGIN:VCALENDAR
PRODID:-//Northwind//EN
VERSION:2.0
{method}BEGIN:VEVENT
UID:{uid}
DTSTAMP:20261124T101112Z
DTSTART:{start:%Y%m%dT%H%M%SZ}
DTEND:{end:%Y%m%dT%H%M%SZ}
SUMMARY:Interview
ORGANIZER;CN=Organizer:mailto:{organizer}
ATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN=Alex:mailto:{attendee}
SEQUENCE:0
END:VEVENT
END:VCALENDAR
"""


@dataclass(frozen=True)
class Servers:
    """Real ones."""

    mail: Dovecot
    calendars: Radicale


@contextmanager
def running(folder: Path) -> Iterator[Servers]:
    """Run a mailbox server and a calendar server."""
    (folder / "calendars").mkdir()
    with dovecot(authority(folder / "ca")) as mail, radicale(folder / "calendars") as calendars:
        yield Servers(mail, calendars)


@dataclass
class House:
    """One person's mailbox, calendar, store and server of submission.

    Attributes:
        uids: of the events, by invitation.
    """

    servers: Servers
    post: SmtpServer
    holder: Holder
    where: Where
    store: SqlStore
    uids: dict[int, str] = field(default_factory=dict)
    told: list[tuple[str, str, str]] = field(default_factory=list)

    def invite(self, *, apart: bool = False, meeting: bool = True) -> int:
        """Get an invitation, read it, and let a reply be drafted; the id of the invitation.

        Args:
            apart: the organizer of the meeting is another than who writes.
            meeting: it is a meeting request.
        """
        number = next(_NUMBERS)
        uid = f"meeting-{number}@northwind.example"
        self.servers.mail.put(self.where.imap_user, invitation(number, uid if meeting else None, apart=apart))
        if meeting:
            self.holder.put(f"own/{number}.ics", event(number, uid, apart=apart))
        known = {each.id for each in self.store.invitations()}
        case = self.where.case(PROFILE)
        session = Session(self.where.account.imap, password(self.where.imap_user))
        with session:
            for _ in sync(ImapFolder(session, "INBOX"), USER, self.store, case, now):
                pass
            for drafted in draft_all(ImapPost(session), USER, self.store, case, now, lambda: token_hex(16)):
                assert drafted.letter, drafted.because
        [kept] = [each for each in self.store.invitations() if each.id not in known]
        self.uids[kept.id] = f"own/{number}.ics" if meeting else ""
        return kept.id

    def approve(self, number: int, window: float = 0.0, at: datetime | None = None) -> Delivery:
        """Say yes to a letter."""
        case = replace(self.where.case(PROFILE), now=at or now())
        return approve(number, self.store, case, timedelta(seconds=window), token=lambda: token_hex(16))

    def office(self, clock: Callable[[], datetime] = now) -> Office:
        """All that a delivery needs."""
        return office(self.where, self.store, PROFILE.addresses, clock=clock)

    def work(self, clock: Callable[[], datetime] = now) -> Work:
        """All that is done with a delivery; what fails is told to `told`."""
        return all_work(self.where, self.store, PROFILE, self._failed, clock=clock)

    def _failed(self, key: str, part: str, error: Exception) -> None:
        self.told.append((key, part, type(error).__name__))

    def received(self) -> Counter[str]:
        """How often the server of submission has taken each Message-ID."""
        return Counter(read(each.data)["Message-ID"] for each in self.post.received)

    def lying(self, folder: str) -> list[EmailMessage]:
        """The messages of a folder."""
        with self.servers.mail.client(self.where.imap_user) as client:
            client.select_folder(folder, readonly=True)
            found = client.fetch(client.search("NOT DELETED"), ["BODY.PEEK[]"])
        return [read(found[uid][b"BODY[]"]) for uid in sorted(found)]

    def state(self, key: str) -> State:
        """How far a delivery is."""
        found = self.store.delivery(key)
        assert found
        return found.state

    def settle_truly(self) -> int:
        """The person looks what arrived, and says it; how often they had to."""
        unsure = self.store.deliveries(State.UNSURE)
        arrived = self.received()
        for each in unsure:
            assert settle(each.key, arrived[each.outgoing.message_id] > 0, self.store, now())
        return len(unsure)

    def check_done(self) -> None:
        """Every delivery arrived exactly once, and mailbox, calendar, decisions and store agree."""
        deliveries = self.store.deliveries()
        got = self.received()
        assert got == Counter(each.outgoing.message_id for each in deliveries)
        assert {each.state for each in deliveries} <= {State.DONE}, [each.state for each in deliveries]
        letters = [each for each in deliveries if each.part is Part.LETTER]
        filed = Counter(str(each["Message-ID"]) for each in self.lying("Sent"))
        assert filed == Counter(each.outgoing.message_id for each in letters)
        assert not self.lying("Drafts")
        assert {each.state for each in self.store.drafts()} <= {DraftState.DROPPED}
        flags = self.servers.mail.flags(self.where.imap_user)
        for each in letters:
            kept = self.store.invitation(each.invitation)
            assert kept and flags[kept.place.uid] == {b"\\Answered"}
            if self.uids[each.invitation]:
                assert b"PARTSTAT=DECLINED" in (self.holder.get(self.uids[each.invitation]) or b"")
        assert len(list(self.where.rulings.all())) == len(letters)

    def check_never_twice(self) -> None:
        """Nothing arrived twice, and what is held for sent arrived."""
        got = self.received()
        for each in self.store.deliveries():
            arrived = got[each.outgoing.message_id]
            assert arrived <= 1
            if each.state in (State.SENT, State.DONE):
                assert arrived == 1
            if each.state is State.WAITING:
                assert arrived == 0


@contextmanager
def house(folder: Path, servers: Servers, **more: object) -> Iterator[House]:
    """Somebody with an empty mailbox and an empty calendar."""
    user, holder = servers.mail.someone(), servers.calendars.someone()
    holder.calendar("own")
    folder.mkdir(exist_ok=True)
    with serving() as post:
        where = Where(
            str(folder), servers.mail.imap, user, post.port, holder.url, holder.name,
            str(folder / "demur.sqlite"), f"sqlite:///{folder / 'workflows.sqlite'}",
        )  # fmt: skip
        where = replace(where, **more)  # type: ignore[arg-type]
        store = where.opened()
        try:
            yield House(servers, post, holder, where, store)
        finally:
            store.close()


def read(data: bytes) -> EmailMessage:
    """A message as it came."""
    message = BytesParser(policy=email.policy.default).parsebytes(data)
    assert isinstance(message, EmailMessage)
    return message


def invitation(number: int, uid: str | None, *, apart: bool = False) -> bytes:
    """An invitation to a position that the person does not want, with a meeting request where there is a UID."""
    message = EmailMessage()
    message["From"] = f"Dana Reyes <dana{number}@northwind.example>"
    message["To"] = f"Alex Morgan <{USER}>"
    message["Subject"] = "Interview for the Engineering Manager position"
    message["Date"] = format_datetime(datetime.now(UTC) - timedelta(hours=1))
    message["Message-ID"] = f"<invite-{number}@northwind.example>"
    message.set_content(
        "Hello Alex,\n\nThank you for your application. We would like to invite you to an interview for the\n"
        "Engineering Manager position at Northwind Robotics. It will be a video call of 45 minutes.\n"
        "When would it suit you?\n\nKind regards,\nDana Reyes\nTalent Partner, Northwind Robotics\n"
    )
    if uid:
        text = event(number, uid, apart=apart, method="METHOD:REQUEST\n")
        message.add_alternative(text, subtype="calendar", params={"method": "REQUEST"})
    return message.as_bytes()


def event(number: int, uid: str, *, apart: bool, method: str = "") -> str:
    """The meeting."""
    start = datetime.now(UTC).replace(microsecond=0) + timedelta(days=9)
    organizer = f"{'planner' if apart else 'dana'}{number}@northwind.example"
    return EVENT.format(
        method=method,
        uid=uid,
        start=start,
        end=start + timedelta(hours=1),
        organizer=organizer,
        attendee=USER,
    ).replace("\n", "\r\n")
