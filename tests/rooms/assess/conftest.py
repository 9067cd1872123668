"""Builds people, calendars and messages from the readable tables in `situations/`."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from email.utils import parseaddr
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from demur.domain.facts import Fact, Facts, InterviewTime, Pay
from demur.domain.invitation import Invitation, Kind, Recognition
from demur.domain.mail import Address, Attachment, Link, Mail
from demur.domain.person import Bandwidth, Calendar, CalendarEntry, Contact, History, Profile, Search

FOLDER = Path(__file__).parent / "situations"
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


class World:
    """Makes the nouns of one situation out of short strings."""

    now = NOW

    def situations(self) -> list[dict[str, Any]]:
        """All situations of all tables, in order."""
        found: list[dict[str, Any]] = []
        for path in sorted(FOLDER.glob("*.toml")):
            if path.name != "profiles.toml":
                found += tomllib.loads(path.read_text(encoding="utf-8"))["situation"]
        return found

    def profile(self, name: str) -> Profile:
        """The named person of `profiles.toml`."""
        return self.person(**tomllib.loads((FOLDER / "profiles.toml").read_text(encoding="utf-8"))[name])

    def person(self, **wishes: Any) -> Profile:
        """A profile made of the keys of `Search` and `Bandwidth`."""
        stated = wishes.pop("stated", True)
        timezone = wishes.pop("timezone", "UTC")
        limits = {k: wishes.pop(k) for k in Bandwidth.__slots__ if k in wishes}
        if "pay_floor" in wishes:
            wishes["pay_floor"] = Decimal(wishes["pay_floor"])
        search: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in wishes.items()}
        return Profile(
            name="Robin Hale",
            timezone=timezone,
            search=Search(**search),
            bandwidth=Bandwidth(**limits),
            stated=stated,
        )

    def calendar(self, lines: Sequence[str], timezone: str) -> Calendar:
        """Entries such as "interview 2026-12-01 10:00-11:00 Acme"; local times."""
        entries = []
        for number, line in enumerate(lines):
            what, rest = line.split(" ", 1)
            if what == "allday":
                day, _, summary = rest.partition(" ")
                start = datetime.fromisoformat(day).replace(tzinfo=ZoneInfo(timezone))
                end = start + timedelta(days=1)
            else:
                start, end, summary = _span(rest, timezone)
            entries.append(
                CalendarEntry(
                    start,
                    end,
                    summary,
                    f"uid-{number}",
                    what != "free",
                    False,
                    what == "allday",
                    what == "interview",
                )
            )
        return Calendar(tuple(entries))

    def fact(self, value: Any, quote: str = "") -> Fact[Any]:
        """A fact that stands in the body."""
        return Fact(value, quote or str(value), "body", (0, len(quote or str(value))), 0.9)

    def facts(self, given: Mapping[str, Any], times: Sequence[str] = (), timezone: str = "UTC") -> Facts:
        """Facts by name; pay as "60000-80000 EUR year", times as local "2026-12-01 10:00-11:00"."""
        known = {name: self.fact(value) for name, value in given.items() if name != "pay"}
        if "pay" in given:
            amounts, currency, period = given["pay"].split()
            low, high = (Decimal(a) if a else None for a in amounts.split("-"))
            known["pay"] = self.fact(
                Pay(low, high, None if currency == "?" else currency, None if period == "?" else period),
                given["pay"],
            )
        slots = []
        for line in times:
            start, end, words = _span(line, timezone)
            slots.append(InterviewTime(start, end, timezone, words or line, "body", (0, 1), 0.9))
        return Facts(**known, interview_times=tuple(slots))

    def mail(
        self,
        body: str = "",
        subject: str = "Interview",
        sender: str = "Ann Field <ann.field@company.example>",
        reply_to: str | None = None,
        headers: Mapping[str, str] | None = None,
        attachments: Sequence[str] = (),
        links: Sequence[tuple[str, str]] = (),
        date: datetime | None = NOW - timedelta(hours=2),
    ) -> Mail:
        """A message as the reader would hand it on."""
        fields = [("from", sender)] + [(k.lower(), v) for k, v in (headers or {}).items()]
        return Mail(
            place="test", message_id="<1@company.example>", date=date, date_zone=None, subject=subject,
            sender=Address(*parseaddr(sender)), reply_to=(Address(*parseaddr(reply_to)),) if reply_to else (),
            to=(), cc=(), delivered_to=(), in_reply_to=(), references=(), headers=tuple(fields), body=body,
            new=(0, len(body)), signature=None, forwarded=None,
            links=tuple(Link(text, target, (0, 0)) for text, target in links), markup=(), calendars=(),
            attachments=tuple(Attachment(a, "application/octet-stream", 1000) for a in attachments),
            html=False, defects=(), pasted=False, digest="0",
        )  # fmt: skip

    def invitation(self, mail: Mail, facts: Facts, kind: str = "interview_invitation") -> Invitation:
        """The message with its kind and facts."""
        return Invitation(mail, Recognition(Kind(kind), 0.95, "en"), facts)

    def arguments(self, row: Mapping[str, Any]) -> tuple[Invitation, Profile, Calendar, History, datetime]:
        """The five arguments of `assess` for a situation."""
        profile = self.profile(row["profile"])
        mail = self.mail(
            row.get("body", ""), row.get("subject", "Interview"), row.get("from", "Ann Field <ann@company.example>"),
            row.get("reply_to"), row.get("headers"), row.get("attachments", ()),
            [(a, b) for a, b in row.get("links", ())],
        )  # fmt: skip
        facts = self.facts(row.get("facts", {}), row.get("times", ()), profile.timezone)
        contacts = []
        for line in row.get("contacts", ()):
            address, _, mark = line.rpartition(" ")
            contacts.append(
                Contact(Address(*parseaddr(address)), None, NOW - timedelta(days=90), 1, mark == "door_open")
            )
        return (
            self.invitation(mail, facts, row.get("kind", "interview_invitation")),
            profile,
            self.calendar(row.get("calendar", ()), profile.timezone),
            History(tuple(contacts)),
            NOW,
        )


def _span(text: str, timezone: str) -> tuple[datetime, datetime, str]:
    day, _, rest = text.partition(" ")
    hours, _, words = rest.partition(" ")
    first, last = (
        datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=ZoneInfo(timezone))
        for hour in hours.split("-")
    )
    return first, last, words


@pytest.fixture(scope="session")
def world() -> World:
    """The maker of situations."""
    return World()


@pytest.fixture
def judge(world: World) -> Callable[..., Any]:
    """Assesses a situation given as keywords, as in the tables."""
    from demur.assess import assess

    return lambda **row: assess(*world.arguments(row))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Runs a test that takes `situation` once for each row of the tables."""
    if "situation" in metafunc.fixturenames:
        rows = World().situations()
        metafunc.parametrize("situation", rows, ids=[row["name"] for row in rows])
