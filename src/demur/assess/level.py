"""Level: is the role too small for the person?"""

import re

from demur.assess.words import fold
from demur.domain.facts import Facts, Level
from demur.domain.person import Profile
from demur.domain.verdict import Question, Reason

_RANK: dict[Level, int] = {
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
_BANK = re.compile(r"\b(?:bank|banking|banque|banco|banca|capital|securities|investment bank)\b")


def _offered(facts: Facts) -> tuple[Level, str] | None:
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


def judge_level(facts: Facts, profile: Profile) -> tuple[Reason, ...]:
    """Compares the level on offer with the person's.

    Returns:
        No reason where either is unknown, or where a bank's "vice president" may mean anything.
    """
    wished, offered = profile.search.level, _offered(facts)
    if not profile.stated or wished is None or offered is None:
        return ()
    level, quote = offered
    if level == "vp" and facts.company and _BANK.search(fold(facts.company.value)):
        return ()
    steps = _RANK[wished] - _RANK[level]
    if steps >= 2:
        return (
            Reason(
                "level",
                "against",
                0.9,
                f"This is {_article(level)} role, far below your level ({wished}).",
                quote,
            ),
        )
    if steps == 1:
        said = f"This is {_article(level)} role, one step below {wished}; it may be up-levelled."
        return (Reason("level", "against", 0.5, said, quote, Question.UP_LEVEL),)
    if steps == 0:
        same = "at your level" if level == wished else f"which is on a par with {wished}"
        return (Reason("level", "for", 0.4, f"It is {_article(level)} role, {same}.", quote),)
    if steps <= -3:
        return (Reason("level", "for", 0.2, f"It is {_article(level)} role, well above {wished}.", quote),)
    return (Reason("level", "for", 0.45, f"It is {_article(level)} role, a step up from {wished}.", quote),)
