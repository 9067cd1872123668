"""Who of the person's contacts suits the position, and may be named to its recruiter?"""

import re
from collections.abc import Iterable
from functools import cache
from typing import cast

from demur.assess.domains import is_free_mail, is_hiring_system, label_of, registered
from demur.assess.level import RANK, level_in, offered_level
from demur.assess.scam import is_doubtful, is_scam
from demur.assess.tables import read_table
from demur.assess.titles import assists, nearness
from demur.assess.words import fold, name_words, same_company
from demur.domain.contacts import Acquaintance
from demur.domain.facts import Facts, Level
from demur.domain.invitation import Invitation
from demur.domain.verdict import Scam

_SURE = 0.5
"""A fact of less confidence is not known."""

_UNSAID = 2.5
"""The rank of a title that names no level: mid or senior."""

_NEAR = 1.5
"""So many ranks apart are near: one step, and from a title without a level junior to manager."""


def propose(acquaintances: Iterable[Acquaintance], invitation: Invitation, scam: Scam) -> Acquaintance | None:
    """The contact who suits the position best, whatever the order they are given in.

    Args:
        scam: the judgement of the invitation.

    Returns:
        Somebody who consented to be named, does what the position asks for at about its level, and does not belong to
        those who hire; None where nobody does, where the company or the position is not known, or where there is any
        doubt whether the message is honest.
    """
    facts = invitation.facts
    if is_scam(scam, invitation.recognition.kind) or is_doubtful(scam):
        return None
    if not _sure(facts):
        return None
    suited = [
        ((fit, _order(each)), each)
        for each in acquaintances
        if each.consent and each.consent.allowed and not _belongs(each, invitation)
        if (fit := _fit(each, facts)) is not None
    ]
    return min(suited, key=lambda it: it[0])[1] if suited else None


def _sure(facts: Facts) -> bool:
    """The company that hires and the position are known."""
    named = (facts.company, facts.position)
    return all(fact is not None and fact.confidence >= _SURE for fact in named)


def _fit(person: Acquaintance, facts: Facts) -> tuple[int, float] | None:
    """How well somebody suits a position, the best the least; None where they don't."""
    assert facts.position
    if not person.title:
        return None
    title, position = person.title, facts.position.value
    if assists(title, position) or assists(position, title):
        return None
    # One title may be the wider one: a backend engineer suits who looks for a software engineer.
    same = [nearness(title, position) == "same", nearness(position, title) == "same"]
    if not any(same):
        return None
    offered = offered_level(facts)
    apart = abs(_rank(_level(title)) - _rank(offered[0] if offered else _level(position)))
    return (same.count(False), apart) if apart <= _NEAR else None


@cache
def _levels() -> tuple[tuple[re.Pattern[str], Level], ...]:
    """The words of the levels above senior."""
    rows = read_table("referral")["levels"]
    return tuple((re.compile(rf"\b(?:{'|'.join(row)})\b"), cast(Level, level)) for level, row in rows.items())


def _level(title: str) -> Level | None:
    """The level that a title says, None where it says none."""
    folded = fold(title)
    above = next((level for pattern, level in _levels() if pattern.search(folded)), None)
    return above or level_in(title)


def _rank(level: Level | None) -> float:
    return _UNSAID if level is None else RANK[level]


def _belongs(person: Acquaintance, invitation: Invitation) -> bool:
    """They work where the position is, or are the one who writes."""
    facts, sender = invitation.facts, invitation.mail.sender
    company = facts.company.value if facts.company else ""
    if person.company and same_company(person.company, company):
        return True
    if facts.recruiter and fold(facts.recruiter.value) == fold(person.name):
        return True
    domains = {mail.rpartition("@")[2].lower() for mail in person.mails}
    own = {domain for domain in domains if not is_free_mail(domain) and not is_hiring_system(domain)}
    if any(label_of(domain).replace("-", "") == "".join(name_words(company)) for domain in own):
        return True
    if sender is None:
        return False
    written = {mail.lower() for mail in person.mails}
    return sender.key in written or registered(sender.domain) in {registered(domain) for domain in own}


def _order(person: Acquaintance) -> tuple[int, str, tuple[tuple[str, ...], ...]]:
    """What decides between equals: the latest consent, then the name; nothing hangs on the order they came in."""
    assert person.consent
    allowed, on = person.consent.allowed, person.consent.on
    rest = ((person.name, person.title or "", person.company or ""), allowed, person.details)
    return -on.toordinal(), fold(person.name), rest
