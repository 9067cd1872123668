"""The conditions of the work: contract or employment, agency, languages, visa."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from babel import Locale

from demur.assess.weighing import Scales
from demur.domain.invitation import Invitation, Kind
from demur.domain.mail import Mail
from demur.domain.person import Search
from demur.domain.verdict import Reason

_LOOK_AT = 8000
_AROUND = 40
_SENTENCE = re.compile(r"[^.!?;\n]{1,400}(?:\.(?=\w)[^.!?;\n]{1,400}){0,3}")
_EITHER = re.compile(r"\b(?:or|oder|ou|o|of|and/or|und/oder)\b|/", re.IGNORECASE)


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files("demur.assess") / "data" / "conditions.toml").read_text(encoding="utf-8"))


@cache
def _phrases(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_table()[name])})\b", re.IGNORECASE)


@cache
def _languages() -> re.Pattern[str]:
    named = (f"(?P<{code}>{'|'.join(words)})" for code, words in _table()["languages"].items())
    return re.compile(rf"\b(?:{'|'.join(named)})\b", re.IGNORECASE)


def judge_conditions(invitation: Invitation, search: Search, scales: Scales) -> Iterator[Reason]:
    """Holds what the mail says of contract, agency, languages and visa against the wishes."""
    yield from _contract(invitation.mail, search, scales)
    yield from _agency(invitation, search, scales)
    if search.languages:
        yield from _language(invitation.mail, search, scales)
    if search.needs_visa:
        yield from _visa(invitation.mail, scales)


def _said(mail: Mail, name: str) -> str | None:
    found = _phrases(name).search(mail.subject[:300]) or _phrases(name).search(mail.new_text[:_LOOK_AT])
    return found.group() if found else None


def _contract(mail: Mail, search: Search, scales: Scales) -> Iterator[Reason]:
    if search.contract is None and search.permanent:
        return
    contract, permanent = _said(mail, "contract"), _said(mail, "permanent")
    if contract and search.contract is False and not permanent:
        because = "It is contract work, and you look for a permanent job."
        yield scales.reason("contract_work", because, contract)
    elif permanent and not contract and not search.permanent:
        because = "It is a permanent job, and you look for contract work."
        yield scales.reason("permanent_job", because, permanent)
    elif contract and not search.permanent:
        yield scales.reason("contract_as_wished", "It is contract work, as you want.", contract)


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


def _language(mail: Mail, search: Search, scales: Scales) -> Iterator[Reason]:
    """A language that the work needs and the person can't work in; where one of several will do, none of them."""
    for sentence in _SENTENCE.finditer(mail.new_text[:_LOOK_AT]):
        text = sentence.group()
        named = [(found.lastgroup or "", found.span()) for found in _languages().finditer(text)]
        missing = [code for code, span in named if code not in search.languages and _demanded(text, *span)]
        if not missing or (len(missing) < len(named) and _EITHER.search(text)):
            continue
        name = Locale("en").languages.get(missing[0], missing[0])
        because = f"It needs {name}, which is none of the languages that you can work in."
        yield scales.reason("language_missing", because, " ".join(text.split())[:200])
        return


def _demanded(text: str, start: int, end: int) -> bool:
    """Words of mastery or of duty stand around a language's name, and none that make it a mere wish."""
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    if _phrases("wish").search(before) or _phrases("wish").search(after):
        return False
    return any(
        _phrases(kind).search(part) for kind in ("mastery", "duty") for part in (before, after)
    ) or bool(_phrases("skill").match(after.lstrip(" -")))


def _visa(mail: Mail, scales: Scales) -> Iterator[Reason]:
    refused, given = _said(mail, "no_visa"), _said(mail, "visa")
    if refused:
        yield scales.reason("no_visa", "They sponsor no visa, and you need one.", refused)
    elif given:
        yield scales.reason("visa_given", "They help with the visa that you need.", given)
