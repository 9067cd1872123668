"""What is due as the templates show it: what can't wait any more, the rest of today, and the days after it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from demur.domain.remembered import Listed
from demur.ledger.due import AT_ONCE, Due, Kind, approved
from demur.ledger.workdays import Workdays
from demur.web import labels
from demur.web.words import Words

_MOST = 100
"""So many of a group are shown unless all are asked for."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is due.

    Attributes:
        who: who wrote, and for which company; "" where neither is known.
        what: the position, else the subject.
        why: one sentence.
        when: as short as it stays clear; "" where that is now.
        overdue: it should have been done before now.
    """

    number: int
    kind: Kind
    who: str
    what: str
    why: str
    when: str
    at: datetime
    overdue: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Things that are due at about the same time.

    Attributes:
        name: "now", "today" or "week".
        count: of all; `items` may be fewer.
    """

    name: str
    items: Sequence[Item]
    count: int


def groups_of(
    found: Sequence[Due], now: datetime, workdays: Workdays, words: Words, *, every: bool = False
) -> list[Group]:
    """What is due, in the order in which it was found; a group that would be empty is left out.

    Args:
        every: all of a group, however many there are.
    """
    tonight = workdays.end(now)
    parts = {
        "now": [each for each in found if each.at <= now],
        "today": [each for each in found if now < each.at <= tonight],
        "week": [each for each in found if tonight < each.at],
    }
    return [
        Group(name, [_item(each, now, words) for each in (part if every else part[:_MOST])], len(part))
        for name, part in parts.items()
        if part
    ]


def _item(each: Due, now: datetime, words: Words) -> Item:
    one = each.listed
    pressing = each.kind in AT_ONCE and each.at <= now
    return Item(
        each.number,
        each.kind,
        _who(one),
        one.position or one.subject,
        _why(each, words),
        "" if pressing else _when(each.at, now, words),
        each.at,
        each.at < now and not pressing,
    )


def _who(one: Listed) -> str:
    sender = (one.sender.name or one.sender.email) if one.sender else ""
    company = one.company or ""
    if company.casefold() in sender.casefold():
        return sender
    return f"{sender} ({company})" if sender else company


def _why(each: Due, words: Words) -> str:
    waits = each.kind is Kind.UNANSWERED and approved(each.listed)
    said = words.say(labels.APPROVED_DUE if waits else labels.WHY_DUE[each.kind])
    return said % {"day": words.date(each.named), "moment": words.moment(each.named)} if each.named else said


def _when(at: datetime, now: datetime, words: Words) -> str:
    if at.date() == now.astimezone(at.tzinfo).date():
        return words.time(at)
    return words.moment(at) if abs(at - now) < timedelta(days=300) else f"{words.date(at)} {words.time(at)}"
