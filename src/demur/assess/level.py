"""Level: is the role too small for the person?"""

import re

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

_IN_TITLE: tuple[tuple[re.Pattern[str], Level], ...] = (
    (re.compile(r"\b(?:intern|internship|praktik(?:ant|um)|werkstudent|stagiaire|becari[oa]|estagiari[oa]|"
                r"tirocinante|stagista|working student)\b"), "intern"),
    (re.compile(r"\b(?:junior|jr|entry level|berufseinsteiger|debutant|debutante|trainee|graduate)\b"), "junior"),
    (re.compile(r"\b(?:senior|sr|erfahrener?|confirmee?)\b(?! (?:manager|director|vice|\w+ (?:manager|director)))"), "senior"),
)  # fmt: skip
_BANK = re.compile(
    r"\b(?:bank|banks|banking|banque|banco|banca|bancorp|bankhaus|capital|securities|investment bank|asset management|"
    r"wealth management|brokerage)\b"
)
_VICE = re.compile(r"\b(?:vice president|vp|avp|svp)\b")
_HEAD = re.compile(r"\b(?:head of|head|leiter|leitung|responsable|jefe|chefe|responsabile|hoofd)\b")


def offered_level(facts: Facts) -> tuple[Level, str] | None:
    """The level on offer with its quote; from the title alone where it says so plainly."""
    if facts.level:
        return facts.level.value, facts.level.quote
    if facts.position:
        title = fold(facts.position.value)
        for pattern, level in _IN_TITLE:
            if pattern.search(title):
                return level, facts.position.quote
    return None


def _article(level: str) -> str:
    return f"an {level}" if level[0] in "aeiou" else f"a {level}"


def judge_level(facts: Facts, profile: Profile, scales: Scales) -> tuple[Reason, ...]:
    """Compares the level on offer with the person's.

    Returns:
        At most one reason; none where either level is unknown.
    """
    wished, offered = profile.search.level, offered_level(facts)
    if not profile.stated or wished is None or offered is None:
        return ()
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


def _unclear(
    facts: Facts, level: Level, wished: Level, quote: str, scales: Scales
) -> tuple[Reason, ...] | None:
    """The reasons of a title that may mean less than it says; None where it means what it says."""
    title = fold(facts.position.value) if facts.position else ""
    if level == "vp" or _VICE.search(title):
        company = fold(facts.company.value) if facts.company else ""
        if not (_BANK.search(company) or _BANK.search(title)):
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
