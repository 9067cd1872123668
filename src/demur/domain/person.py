"""The person whose mail it is: what they look for, their calendar, and what was said before."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, time
from decimal import Decimal
from typing import Literal, Self

from demur.domain.facts import Level
from demur.domain.mail import Address

Status = Literal["active", "open", "closed"]
Remote = Literal["remote", "hybrid", "onsite", "any"]


@dataclass(frozen=True, slots=True)
class Search:
    """What the person is looking for; an empty tuple or None states no wish.

    Attributes:
        pay_floor: the least acceptable pay, in `pay_currency` a `pay_period`.
        contract: contract (freelance) work is welcome; None states no wish.
        permanent: employment is welcome; False for who wants contract work only.
        agencies: recruiting agencies are welcome.
        languages: ISO 639-1 codes of the languages that the person can work in; empty states no wish.
        needs_visa: an employer would have to sponsor a visa or work permit.
    """

    status: Status = "active"
    roles: tuple[str, ...] = ()
    roles_unwanted: tuple[str, ...] = ()
    functional_areas: tuple[str, ...] = ()
    level: Level | None = None
    locations: tuple[str, ...] = ()
    remote: Remote = "any"
    pay_floor: Decimal | None = None
    pay_currency: str | None = None
    pay_period: Literal["hour", "day", "week", "month", "year"] = "year"
    contract: bool | None = None
    permanent: bool = True
    agencies: bool = True
    languages: tuple[str, ...] = ()
    needs_visa: bool = False
    industries_avoided: tuple[str, ...] = ()
    companies_wanted: tuple[str, ...] = ()
    companies_avoided: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bandwidth:
    """How many interviews the person can do.

    Attributes:
        per_week: interviews an ISO week.
        per_day: interviews a day.
        last_minute_hours: an interview that starts within so many hours is last minute.
        margin_minutes: time kept free before and after an interview.
        days_in_a_row: days in a row with interviews.
        working_hours: from when to when the person works, Monday to Friday, in their time zone.
        free_hours: working hours a week that should stay free of the calendar, beside the interview.
        interview_hours: what an interview costs, with its preparation and what follows it.
    """

    per_week: int = 5
    per_day: int = 1
    last_minute_hours: int = 24
    margin_minutes: int = 15
    days_in_a_row: int = 3
    working_hours: tuple[time, time] = (time(9), time(17))
    free_hours: int = 4
    interview_hours: float = 3.0


@dataclass(frozen=True, slots=True)
class LetterWishes:
    """How the person writes.

    Attributes:
        keep_door_open: ask to be kept in mind for future roles.
        functional_area: the area to be kept in mind for where the mail names none, or one that is turned down;
            None for the first of `Search.functional_areas`.
        voice: name of a file of phrases, such as "classic" or "warm".
        reasons: a decline may tell its reason, in one clause.
    """

    keep_door_open: bool = True
    functional_area: str | None = None
    voice: str = "classic"
    reasons: bool = False


@dataclass(frozen=True, slots=True)
class FollowUps:
    """When an answer is due, and when to write again.

    Attributes:
        answer_hours: an invitation should be answered within so many hours.
        door_months: calendar months until a company is written to again that keeps the person in mind; 0 for never.
        country: whose holidays are no working days: ISO 3166-1 or 3166-2, such as "DE" or "DE-BE"; "" for none.
    """

    answer_hours: int = 48
    door_months: int = 6
    country: str = ""


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """Where a language model answers; off unless the person names one. Its key is no setting, and is not kept here.

    Attributes:
        endpoint: URL of an OpenAI-compatible interface, up to and with its version ("http://localhost:11434/v1"); None
            for no language model at all.
        model: its name there; None only where there is no endpoint.
        timeout_seconds: how long one answer may take as a whole, in seconds.
    """

    endpoint: str | None = None
    model: str | None = None
    timeout_seconds: int = 20


@dataclass(frozen=True, slots=True)
class Profile:
    """The person.

    Attributes:
        name: as letters are signed; "" where not known.
        addresses: the person's own mail addresses, lower case.
        timezone: IANA name.
        languages: ISO 639-1 codes in which the person answers, with a region or without ("en-GB"); the first is the fallback.
        stated: whether the person has a profile at all; without one Demur leans to `take`.
        weighing: rules and limits of the weighing by name, each with the person's own weight.
        llm: what may polish letters, where the person asks for it; nothing by default.
    """

    name: str = ""
    addresses: tuple[str, ...] = ()
    timezone: str = "UTC"
    languages: tuple[str, ...] = ("en",)
    search: Search = Search()
    bandwidth: Bandwidth = Bandwidth()
    letters: LetterWishes = LetterWishes()
    follow_up: FollowUps = FollowUps()
    stated: bool = False
    weighing: tuple[tuple[str, float], ...] = ()
    llm: LanguageModel = LanguageModel()


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One occurrence in the person's calendar, recurrences expanded.

    Attributes:
        start, end: with offsets; all-day entries run from local midnight to local midnight.
        busy: it takes the person's time (not TRANSP:TRANSPARENT, not cancelled, not declined).
        tentative: STATUS:TENTATIVE, or the person has not accepted yet.
        interview: it is a job interview.
    """

    start: datetime
    end: datetime
    summary: str
    uid: str
    busy: bool
    tentative: bool
    all_day: bool
    interview: bool


@dataclass(frozen=True, slots=True)
class Calendar:
    """The person's calendar: all occurrences in the window that matters, by start."""

    entries: tuple[CalendarEntry, ...] = ()

    @classmethod
    def of(cls, entries: Iterable[CalendarEntry]) -> Self:
        """The calendar that holds these occurrences, each once, whatever their order."""
        return cls(tuple(sorted(set(entries), key=_by_time)))


def _by_time(entry: CalendarEntry) -> tuple[datetime, datetime, str, str]:
    return entry.start, entry.end, entry.uid, entry.summary


@dataclass(frozen=True, slots=True)
class Met:
    """One exchange with somebody, as far as a judgement rests on it.

    Attributes:
        key: Message-ID of the message; "" where there was none.
        at: when it came, with its offset.
        declined: the person declined, and `door_open` asked to be kept in mind.
        ignored: they wrote on as if it had not been said.
        heard: they reacted to what was said.
        busy: it was declined since the time was too short, which says nothing of the role.
        words: the letter that left as the answer; "" where none did.
    """

    key: str
    at: datetime
    company: str | None = None
    position: str | None = None
    declined: bool = False
    door_open: bool = False
    ignored: bool = False
    heard: bool = False
    busy: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """Someone who wrote before.

    Attributes:
        address: the newest one.
        last: when they last wrote, or it was decided, with its offset.
        declined: how often they were declined.
        door_open: the person asked to be kept in mind.
        ignored: how many declines in a row they have ignored by now; the last one counts if they said nothing to it.
        addresses: all of theirs, lower case; empty where `address` is the only one.
        names: spellings of their name, beside that of `address`.
        met: what was between them, the oldest first; empty where only the sums are known.
    """

    address: Address
    company: str | None
    last: datetime
    declined: int = 0
    door_open: bool = False
    ignored: int = 0
    addresses: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()
    met: tuple[Met, ...] = ()

    def goes_by(self, address: Address) -> bool:
        """The address is one of theirs."""
        return bool(address.email) and (address.key == self.address.key or address.key in self.addresses)

    @property
    def said(self) -> tuple[str, ...]:
        """The letters that they were sent, the oldest first."""
        return tuple(each.words for each in self.met if each.words)

    def summed(self, met: tuple[Met, ...]) -> "Contact":
        """The same with other exchanges, at least one, and their sums."""
        # Whether the last decline is ignored, the message tells that comes after it: it is not the same at every look.
        ignored = int(met[-1].declined and not met[-1].heard)
        for each in reversed([each for each in met[:-1] if each.declined]):
            if not each.ignored:
                break
            ignored += 1
        return replace(
            self,
            last=max(each.at for each in met),
            declined=sum(each.declined for each in met),
            door_open=next((each.door_open for each in reversed(met) if each.declined), False),
            ignored=ignored,
            met=met,
        )


@dataclass(frozen=True, slots=True)
class History:
    """What was said to whom before.

    Attributes:
        declined: what was declined, the oldest first, whoever had written.
        own: who wrote the message before which it was, where the ledger knows them and they had written before.
    """

    contacts: tuple[Contact, ...] = ()
    declined: tuple[Met, ...] = ()
    own: Contact | None = None

    def before(self, key: str | None, at: datetime | None) -> "History":
        """What was before a message: neither that itself, nor what came after it.

        Args:
            key: its Message-ID.
            at: its date; None where it bears none.
        """
        kept, own = [], None
        for each in self.contacts:
            if not each.met:
                kept.append(each)
                continue
            met = tuple(one for one in each.met if one.key != key and (at is None or one.at < at))
            if met:
                kept.append(each if len(met) == len(each.met) else each.summed(met))
                own = kept[-1] if key and any(one.key == key for one in each.met) else own
        declined = (one for one in self.declined if one.key != key and (at is None or one.at < at))
        return History(tuple(kept), tuple(declined), own)

    def writer(self, sender: Address | None) -> Contact | None:
        """Who wrote, if they wrote before; of several the newest."""
        if self.own is not None:
            return self.own
        found = [each for each in self.contacts if sender and each.goes_by(sender)]
        return max(found, key=lambda each: each.last, default=None)
