"""What could be otherwise in a message: its facts, its conditions, its times, its signs of a scam."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from demur.assess.bandwidth import UTC_ZONE, spoken
from demur.assess.change import Change, Situation
from demur.assess.level import RANK, offered_level
from demur.assess.words import fold
from demur.domain.facts import Fact, Facts, InterviewTime, Level, Pay
from demur.domain.mail import Address, Mail
from demur.domain.person import CalendarEntry, Search
from demur.domain.verdict import Reason, Verdict
from demur.domain.zones import zone_of

_HOURS = (10, 14, 16, 9, 11, 13, 15)
_DAYS = 21


def message_changes(situation: Situation, verdict: Verdict) -> Iterator[Change]:
    """The changes worth trying: those that answer a reason against, and those that would take away a reason for."""
    search = situation.profile.search
    if verdict.scam.signals:
        yield from _without_signs(verdict)
    if not situation.profile.stated:
        return
    yield from _levels(situation, search)
    yield from _roles(situation, search)
    yield from _companies(situation, search)
    yield from _pay(search)
    yield from _places(search)
    for reason in verdict.reasons:
        if reason.rule in _CONDITIONS and reason.quote:
            yield _without(reason.rule, _CONDITIONS[reason.rule], reason)
    if situation.invitation.facts.agency:
        yield _fact("agency", "the employer wrote, and no agency", agency=None)
    yield from _times(situation)
    yield from _full_week(situation, verdict)


def _with_facts(situation: Situation, **values: Any) -> Situation:
    facts: Facts = replace(situation.invitation.facts, **values)
    return replace(situation, invitation=replace(situation.invitation, facts=facts))


def _fact(of: str, words: str, *, helps: bool = True, **values: Any) -> Change:
    return Change(of, words, lambda situation: _with_facts(situation, **values), helps)


def stated(value: Any, words: str = "") -> Fact[Any]:
    """A fact as if the message said it."""
    return Fact(value, words or str(value), "body", (0, 0), 1.0)


def _levels(situation: Situation, search: Search) -> Iterator[Change]:
    """Other levels: the person's own, then the nearest."""
    if search.level is None:
        return
    offered = offered_level(situation.invitation.facts)
    at = RANK[offered[0]] if offered else RANK[search.level]
    order: list[Level] = sorted(RANK, key=lambda level: (level != search.level, abs(RANK[level] - at)))
    for level in order:
        if offered is None or level != offered[0]:
            better = RANK[level] > at
            yield _fact("level", f"the level were {level}", helps=better, level=stated(level))


def _roles(situation: Situation, search: Search) -> Iterator[Change]:
    position = situation.invitation.facts.position
    for role in search.roles[:3]:
        if position is None or fold(role) != fold(position.value):
            yield _fact("role", f"the role were {role}", position=stated(role), functional_area=None)
    for role in search.roles_unwanted[:2]:
        yield _fact("role", f"the role were {role}", helps=False, position=stated(role), functional_area=None)


def _companies(situation: Situation, search: Search) -> Iterator[Change]:
    for name in search.companies_wanted[:1]:
        yield _fact("company", f"it came from {name}, a company that you wish for", company=stated(name))
    for name in search.companies_avoided[:1]:
        words = f"it came from {name}, a company that you avoid"
        yield _fact("company", words, helps=False, company=stated(name))
    if situation.invitation.facts.company:
        yield _fact("company", "it came from another company", company=None)


def _pay(search: Search) -> Iterator[Change]:
    floor = search.pay_floor
    if floor is None or search.pay_currency is None:
        return
    for share, helps in ((Decimal(1), True), (Decimal("0.9"), False), (Decimal("0.8"), False)):
        amount = (floor * share).quantize(Decimal(1))
        verb = "reached" if helps else "ended at"
        words = f"the pay {verb} {amount:,} {search.pay_currency} a {search.pay_period}"
        pay = Pay(amount, amount, search.pay_currency, search.pay_period)
        yield _fact("pay", words, helps=helps, pay=stated(pay, words))


def _places(search: Search) -> Iterator[Change]:
    if search.remote != "onsite":
        yield _fact("place", "it could be done remotely", location=stated("Remote", "fully remote"))
    for place in search.locations[:1]:
        yield _fact("place", f"it were in {place}", location=stated(place))


_CONDITIONS = {
    "contract_work": "it were no contract work",
    "permanent_job": "it were contract work",
    "nameless_agency": "the agency named the company and the role",
    "language_missing": "that language were not needed",
    "no_visa": "they sponsored a visa",
    "avoided_industry": "the company were in another industry",
    "industry_mentioned": "the company were in another industry",
    "on_site_elsewhere": "it were not on site only",
    "on_site_for_remote": "it were not on site only",
}


def _without(of: str, words: str, reason: Reason) -> Change:
    """The message without the words that a reason rests on."""

    def made(situation: Situation) -> Situation:
        invitation = situation.invitation
        mail = _blanked(invitation.mail, [reason.quote or ""])
        return replace(situation, invitation=replace(invitation, mail=mail))

    return Change(of, words, made)


def _blanked(mail: Mail, quotes: list[str]) -> Mail:
    """The mail with blanks where the quotes stand, so that all other places stay what they are."""
    subject, body = mail.subject, mail.body
    for quote in quotes:
        for part in {quote, *quote.split("\n")}:
            if len(part.strip()) > 1:
                subject, body = (text.replace(part, " " * len(part)) for text in (subject, body))
    return replace(mail, subject=subject, body=body)


def _times(situation: Situation) -> Iterator[Change]:
    """Other times within three weeks, the soonest first; one an hour of a working day."""
    zone = zone_of(situation.profile.timezone) or UTC_ZONE
    now = situation.now if situation.now.tzinfo else situation.now.replace(tzinfo=zone)
    first = now.astimezone(zone) + timedelta(hours=situation.profile.bandwidth.last_minute_hours)
    for days in range(_DAYS):
        day = (first + timedelta(days=days)).date()
        if day.weekday() >= 5:
            continue
        for hour in _HOURS:
            start = datetime(day.year, day.month, day.day, hour, tzinfo=zone)
            if start <= first:
                continue
            slot = InterviewTime(start, None, zone.key, "", "body", (0, 0), 1.0)
            words = f"the time were {spoken(start, zone)}"
            yield _fact("time", words, interview_times=(slot,))


def _full_week(situation: Situation, verdict: Verdict) -> Iterator[Change]:
    """The person's week filled with other interviews."""
    if verdict.slot is None:
        return
    slot, cap = verdict.slot, situation.profile.bandwidth.per_week
    start = slot.start - timedelta(hours=3)
    entry = CalendarEntry(start, start + timedelta(minutes=30), "", "", True, False, False, True)
    filled = replace(situation.calendar, entries=(*situation.calendar.entries, *[entry] * cap))
    words = f"you had {cap} interviews already in the week of the time that suits"
    yield Change("week", words, lambda situation: replace(situation, calendar=filled), helps=False)


_FAMILIES = {
    "payment": "no money were asked of you",
    "mule": "no money and no parcels of others passed through you",
    "credentials": "it asked for no papers, passwords or bank details",
    "channel": "the talk were by phone, by video or in person",
    "offer": "there were an interview before the job",
    "pay": "the pay were what such work pays",
    "bait": "it said what the work is",
    "pressure": "it left you time",
    "form": "it were written to you",
    "program": "you had no program to run",
    "attachment": "nothing dangerous were attached",
}


def _without_signs(verdict: Verdict) -> Iterator[Change]:
    """The message from a proven sender, and without each kind of sign of a scam, alone and all together."""
    by_family: dict[str, list[str]] = {}
    for signal in verdict.scam.signals:
        if signal.quote and signal.part in ("body", "subject"):
            by_family.setdefault(signal.family, []).append(signal.quote)
    yield Change("sender", "your mail server confirmed that the company's own address sent it", _proven)
    families = [family for family in by_family if family in _FAMILIES]
    for family in families:
        yield _unsaid(family, [family], by_family)
    if len(families) > 1:
        yield _unsaid("all", families, by_family)


def _unsaid(of: str, families: list[str], by_family: dict[str, list[str]]) -> Change:
    quotes = [quote for family in families for quote in by_family[family]]

    def made(situation: Situation) -> Situation:
        invitation = situation.invitation
        return replace(situation, invitation=replace(invitation, mail=_blanked(invitation.mail, quotes)))

    return Change(of, " and ".join(_FAMILIES[family] for family in families), made)


def _proven(situation: Situation) -> Situation:
    """The same message from the company's own, authenticated address."""
    invitation = situation.invitation
    mail, company = invitation.mail, invitation.facts.company
    name = "".join(c for c in fold(company.value) if c.isalnum()) if company else "company"
    sender = Address(mail.sender.name if mail.sender else "", f"jobs@{name or 'company'}.com")
    passed = ("authentication-results", "mx; dmarc=pass; spf=pass; dkim=pass")
    headers = (passed, *(field for field in mail.headers if field[0] != passed[0]))
    other = replace(mail, sender=sender, reply_to=(), headers=headers)
    return replace(situation, invitation=replace(invitation, mail=other))
