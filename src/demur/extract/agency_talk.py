"""How those speak who recruit for others, and those who look for somebody for the own house."""

import re
import tomllib
from functools import cache

from demur.domain.mail import Span
from demur.extract.lexicon import data

_BEFORE = 70
_AFTER = 60


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    listed = tomllib.loads(data("agency.toml"))
    found = {}
    for name, text in listed.items():
        joined = "".join(text.split("\n")).replace(" ", r"\s{1,3}")
        ending = "$" if name in ("any_one", "own_house") else r"(?!\w)"
        found[name] = re.compile(
            rf"(?<![\w])(?:{joined})(?:\s{{1,3}})?{ending}"
            if ending == "$"
            else rf"(?<![\w])(?:{joined}){ending}",
            re.IGNORECASE,
        )
    found["article"] = re.compile(rf"(?<![\w])(?:{listed['any_one']})(?![\w])", re.IGNORECASE)
    return found


def mandates(text: str) -> list[Span]:
    """Where a text says that others gave the writer the task of finding somebody."""
    return [m.span() for m in _patterns()["mandate"].finditer(text)]


def unnamed_employer(text: str) -> Span | None:
    """Where a text says that some company, which it does not name, looks for somebody ("a bank in Leeds is hiring")."""
    told = _patterns()
    for noun in told["employers"].finditer(text):
        begin = max(0, noun.start() - _BEFORE)
        before = _sentence_end(text[begin : noun.start()])
        articles = list(told["article"].finditer(before))
        if not articles:
            continue
        start = noun.start() - len(before) + articles[0].start()
        if told["own_house"].search(text[max(0, start - 12) : start]):
            continue
        after = re.split(r"[.!?\n]", text[noun.end() : noun.end() + _AFTER], maxsplit=1)[0]
        wants = told["wants"].search(after)
        if wants:
            return start, noun.end() + wants.end()
    return None


def _sentence_end(text: str) -> str:
    """What a text says after its last full stop."""
    return re.split(r"[.!?\n]", text)[-1]


def speaks_of_own_house(text: str) -> Span | None:
    """Where a text speaks of the writer's own team or house ("our team", "bei uns")."""
    found = _patterns()["inhouse"].search(text)
    return found.span() if found else None
