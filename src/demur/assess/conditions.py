"""The conditions of the work: contract or employment, agency, languages, visa."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any

from demur.assess.clauses import running, sentence_around, small
from demur.assess.languages import judge_languages
from demur.assess.tables import read_table
from demur.assess.weighing import Scales
from demur.domain.invitation import Invitation, Kind
from demur.domain.mail import Mail
from demur.domain.person import Search
from demur.domain.verdict import Reason

_LOOK_AT = 8000
_HITS = 60
_AROUND = 60
_NEAR = 15
_TURN = re.compile(r"[,(:]|\b(?:but|sondern|aber|mais|sino|pero|ma|mas|maar)\b")


@cache
def _table() -> dict[str, Any]:
    return read_table("conditions")


@cache
def _phrases(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(_table()[name])})(?!\w)")


@cache
def _engaged() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(_table()['engaged'])})$")


def judge_conditions(invitation: Invitation, search: Search, scales: Scales) -> Iterator[Reason]:
    """Holds what the mail says of contract, agency, languages and visa against the wishes."""
    yield from _contract(invitation.mail, search, scales)
    yield from _agency(invitation, search, scales)
    if search.languages:
        yield from judge_languages(invitation.mail, search, scales)
    if search.needs_visa:
        yield from _visa(invitation.mail, scales)


def _text(mail: Mail) -> tuple[str, str]:
    """Subject and body in one, the subject a paragraph of its own: as written, and to be searched."""
    text = f"{mail.subject[:300]}\n\n{mail.new_text[:_LOOK_AT]}"
    return text, small(running(text))


def _contract(mail: Mail, search: Search, scales: Scales) -> Iterator[Reason]:
    if search.contract is None and search.permanent:
        return
    written, text = _text(mail)
    contract, no_contract = _offered(text, "contract")
    permanent, _ = _offered(text, "permanent")
    engaged, none_wanted = _offered(text, "contractors")
    contract = contract or engaged or _offered(text, "employed")[1]
    employment = permanent or no_contract or none_wanted or _offered(text, "outsiders")[1]
    if not contract and not employment:
        employment = _benefits(text)
    if contract and search.contract is False and not employment:
        because = "It is contract work, and you look for a permanent job."
        yield scales.reason("contract_work", because, written[contract])
    elif employment and not contract and not search.permanent:
        because = "It is a permanent job, and you look for contract work."
        yield scales.reason("permanent_job", because, written[employment])
    elif contract and not search.permanent:
        yield scales.reason("contract_as_wished", "It is contract work, as you want.", written[contract])


def _offered(text: str, kind: str) -> tuple[slice | None, slice | None]:
    """Where such work is offered, and where it is ruled out."""
    offered = refused = None
    for found in islice(_phrases(kind).finditer(text), _HITS):
        low, high = sentence_around(text, *found.span(), _AROUND)
        before, after = text[low : found.start()], text[found.end() : high]
        near = before[max((turn.end() for turn in _TURN.finditer(before)), default=0) :]
        place = slice(*found.span())
        if _phrases("denial").search(near) or _phrases("denied_after").match(after.lstrip()):
            refused = refused or place
        elif _phrases("past").search(before):
            continue
        elif kind == "permanent" or not _phrases("of_others").search(before):
            offered = offered or (place if kind != "contractors" or _engaged().search(before) else None)
    return offered, refused


def _benefits(text: str) -> slice | None:
    """Where two different things are named that only an employee gets."""
    first = None
    for found in islice(_phrases("benefits").finditer(text), _HITS):
        low, _ = sentence_around(text, *found.span(), _AROUND)
        before = text[low : found.start()]
        if any(_phrases(kind).search(before) for kind in ("denial", "past", "of_others")):
            continue
        if first and found.group() != first.group():
            return slice(*first.span())
        first = first or found
    return None


def _agency(invitation: Invitation, search: Search, scales: Scales) -> Iterator[Reason]:
    facts = invitation.facts
    agency = facts.agency if facts.agency and facts.agency.value else None
    if agency and not search.agencies:
        because = "It comes from a recruiting agency, and you want to hear from employers only."
        yield scales.reason("agency", because, agency.quote)
        return
    outreach = invitation.recognition.kind is Kind.RECRUITER_OUTREACH
    if not outreach or facts.company or facts.position or facts.functional_area:
        return
    if agency:
        because = "The agency names neither the company nor the role; ask what it is."
        yield scales.reason("nameless_agency", because, agency.quote)
    elif search.status == "open":
        because = "It says neither who hires nor for what; ask before you give it time."
        yield scales.reason("vague_outreach", because)


def _visa(mail: Mail, scales: Scales) -> Iterator[Reason]:
    """Whether a visa is sponsored or refused; where it says both, it isn't plain, and nothing is said."""
    written, text = _text(mail)
    refused, given = _closed(written, text), None
    for found in islice(_phrases("visa").finditer(text), _HITS):
        low, high = sentence_around(text, *found.span(), 2 * _AROUND)
        sentence, quote = text[low:high], written[low:high].strip()
        if text[high : high + 1] == "?":
            continue
        if _phrases("reassures").search(sentence):
            given = given or quote
        elif (sponsors := _sponsored(sentence)) is not None:
            refused, given = (refused, given or quote) if sponsors else (refused or quote, given)
        elif not _phrases("helps").search(sentence) and _phrases("already").search(sentence):
            refused = refused or quote
    if refused and not given:
        yield scales.reason("no_visa", "They sponsor no visa, and you need one.", refused)
    elif given and not refused:
        yield scales.reason("visa_given", "They help with the visa that you need.", given)


def _sponsored(sentence: str) -> bool | None:
    """Whether the company does something for the permit; None where that is not said, or a denial is near it."""
    given = None
    turns = [turn.start() for turn in _TURN.finditer(sentence)]
    for found in _phrases("helps").finditer(sentence):
        low = max((turn for turn in turns if turn < found.start()), default=0)
        high = min((turn for turn in turns if turn >= found.end()), default=len(sentence))
        if _phrases("denial").search(sentence, low, high):
            return False
        given = True
    return None if _phrases("denial").search(sentence) else given


def _closed(written: str, text: str) -> str | None:
    """The words that close the work to those who need a visa, if they are no question."""
    for found in islice(_phrases("closed").finditer(text), _HITS):
        low, high = sentence_around(text, *found.span(), 2 * _AROUND)
        near = text[max(low, found.start() - _NEAR) : found.start()]
        if text[high : high + 1] != "?" and not _phrases("denial").search(near):
            return written[slice(*found.span())]
    return None
