"""Level: is the role too small for the person?"""

import re
from functools import cache
from typing import Any, cast

from demur.assess.tables import read_table
from demur.assess.weighing import Scales
from demur.assess.words import fold
from demur.domain.facts import Facts, Level
from demur.domain.person import Profile
from demur.domain.verdict import Reason

RANK: dict[Level, int] = {
    "intern": 0, "junior": 1, "mid": 2, "senior": 3, "lead": 3, "staff": 4, "manager": 4, "principal": 5,
    "senior manager": 5, "director": 6, "senior director": 7, "vp": 8, "c-level": 9,
}  # fmt: skip
"""Both ladders in one: a lead is a senior's equal, a manager a staff's, a senior manager a principal's."""

_LEADING: frozenset[Level] = frozenset(
    {"manager", "senior manager", "director", "senior director", "vp", "c-level"}
)
_PART = re.compile(r"[,(\[|–—/]| - ")

_VICE = re.compile(r"\b(?:vice president|vp|avp|svp)\b")
_HEAD = re.compile(r"\b(?:head of|head|leiter|leitung|responsable|jefe|chefe|responsabile|hoofd)\b")


@cache
def _table() -> dict[str, Any]:
    return read_table("levels")


@cache
def _marks() -> tuple[tuple[re.Pattern[str], Level], ...]:
    """The words of each level, as long as the title is not of somebody who deals with such people."""
    words, others = _table()["words"], _table()["others"]
    return tuple(
        (
            re.compile(
                rf"\b(?:{'|'.join(row)})\b"
                + (rf"(?!(?: \w+){{0,1}} {others[level]}\b)" if level in others else "")
            ),
            cast(Level, level),
        )
        for level, row in words.items()
    )


@cache
def _numeral() -> re.Pattern[str]:
    """A numeral behind a title's last word."""
    numerals = _table()["numerals"]
    return re.compile(rf"\b{numerals['works']} ({'|'.join(numerals['ranks'])})$")


@cache
def _pattern(part: str, name: str) -> re.Pattern[str]:
    words = _table()[part][name]
    return re.compile(rf"\b(?:{words if isinstance(words, str) else '|'.join(words)})(?!\w)")


def level_in(title: str) -> Level | None:
    """The level that a title says, in the first of its parts ("Engineer III, Platform")."""
    folded = fold(title)
    if re.search(_table()["stage"]["learning"], folded):
        return "intern"
    for pattern, level in _marks():
        if pattern.search(folded):
            return level
    numeral = _numeral().search(fold(_PART.split(title, maxsplit=1)[0]))
    return cast(Level, _table()["numerals"]["ranks"][numeral.group(1)]) if numeral else None


def offered_level(facts: Facts) -> tuple[Level, str] | None:
    """The level on offer with its quote; from the title alone where it says so plainly."""
    if facts.level:
        return facts.level.value, facts.level.quote
    level = level_in(facts.position.value) if facts.position else None
    return (level, facts.position.quote) if facts.position and level else None


def _article(level: str) -> str:
    return f"an {level}" if level[0] in "aeiou" else f"a {level}"


def judge_level(facts: Facts, profile: Profile, scales: Scales) -> tuple[Reason, ...]:
    """Compares the level on offer with the person's.

    Returns:
        At most one reason; none where either level is unknown.
    """
    wished, offered = profile.search.level, offered_level(facts)
    if not profile.stated or wished is None:
        return ()
    if offered is None:
        return _modest(facts, profile, scales)
    level, quote = offered
    unclear = _unclear(facts, level, wished, quote, scales)
    if unclear is not None:
        return unclear
    steps = RANK[wished] - RANK[level]
    if steps >= 2:
        said = f"This is {_article(level)} role, far below your level ({wished})."
        return (scales.reason("far_below_level", said, quote),)
    if steps == 1:
        said = f"This is {_article(level)} role, one step below {wished}; it may be up-levelled."
        return (scales.reason("below_level", said, quote),)
    if steps == 0:
        same = "at your level" if level == wished else f"which is on a par with {wished}"
        return (scales.reason("own_level", f"It is {_article(level)} role, {same}.", quote),)
    if steps <= -3:
        said = f"It is {_article(level)} role, well above {wished}."
        return (scales.reason("far_step_up", said, quote),)
    return (scales.reason("step_up", f"It is {_article(level)} role, a step up from {wished}.", quote),)


def _modest(facts: Facts, profile: Profile, scales: Scales) -> tuple[Reason, ...]:
    """What a title says that bears no level but leads nobody ("HR Coordinator"), to one who leads.

    Who looks for such a title ("Project Coordinator") knows what it means.
    """
    wished, modest = profile.search.level, _pattern("modest", "titles")
    if facts.position is None or wished not in _LEADING:
        return ()
    title, quote = fold(facts.position.value), facts.position.quote
    if not modest.search(title) or _pattern("modest", "leads").search(title):
        return ()
    if any(modest.search(fold(role)) for role in profile.search.roles):
        return ()
    if RANK[wished] - RANK["senior"] >= 3:
        said = f"Such a role leads nobody; it is far below your level ({wished})."
        return (scales.reason("far_below_level", said, quote),)
    said = f"Such a role mostly leads nobody, and is below {wished}; it may be up-levelled."
    return (scales.reason("below_level", said, quote),)


def _unclear(
    facts: Facts, level: Level, wished: Level, quote: str, scales: Scales
) -> tuple[Reason, ...] | None:
    """The reasons of a title that may mean less than it says; None where it means what it says."""
    title = fold(facts.position.value) if facts.position else ""
    if level == "vp" or _VICE.search(title):
        company = fold(facts.company.value) if facts.company else ""
        named = _pattern("banks", "names").match(company)
        if not (named or any(_pattern("banks", "words").search(text) for text in (company, title))):
            return None
        surely = RANK["mid"]
        said = "At a bank, a vice president is often mid-level; ask which level it is."
    elif level == "director" and _HEAD.search(title):
        surely = RANK["manager"]
        said = "How much such a head leads depends on the company; ask about it."
    else:
        return None
    if RANK[wished] <= surely:
        return (scales.reason("own_level", "The level is at least yours.", quote),)
    if RANK[wished] <= RANK["principal"] or wished == level:
        return ()
    return (scales.reason("unclear_level", said, quote),)
