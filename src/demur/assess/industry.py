"""Industries that the person avoids: whether a message says plainly that the company is in one."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files

from demur.assess.weighing import Scales
from demur.assess.words import fold
from demur.domain.invitation import Invitation
from demur.domain.person import Search
from demur.domain.verdict import Reason

_LOOK_AT = 8000


@cache
def _industries() -> Mapping[str, Mapping[str, list[str]]]:
    text = (files("demur.assess") / "data" / "industries.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def judge_industry(invitation: Invitation, search: Search, scales: Scales) -> Iterator[Reason]:
    """An avoided industry, where the name, the title or the text says plainly what the company does."""
    facts, mail = invitation.facts, invitation.mail
    short = " | ".join([mail.subject[:300], *(f.value for f in (facts.company, facts.position) if f)])
    text = mail.new_text[:_LOOK_AT]
    for name in search.industries_avoided:
        pattern = _pattern(name)
        in_short, in_text = pattern.search(short), pattern.findall(text)
        found = in_short or pattern.search(text)
        if not found:
            continue
        if in_short or len(in_text) >= 2:
            because = f"It is in an industry that you avoid: {name}."
            yield scales.reason("avoided_industry", because, found.group())
        else:
            said = f"It mentions {name}, an industry that you avoid; ask what the company does."
            yield scales.reason("industry_mentioned", said, found.group())
        return


@lru_cache(maxsize=256)
def _pattern(name: str) -> re.Pattern[str]:
    words = set(fold(name).split())
    for industry, row in _industries().items():
        if words & set(row["names"]) or fold(industry) == fold(name):
            return re.compile(rf"\b(?:{'|'.join(row['words'])})\b", re.IGNORECASE)
    return re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE)
