"""How those speak who recruit for others, and those who look for somebody for the own house."""

import re
from functools import cache

from demur.domain.mail import Span
from demur.extract._position.cleaning import is_title
from demur.extract.lexicon import texts

_BEFORE = 70
_AFTER = 60
_NEAR = 110
_HOUSE = 30


_IN_SMALL_LETTERS = frozenset({"mandate", "trade", "secret", "third"})
"""Long lists, sought in a text made small: several times faster than ignoring case."""


_NAMED = re.compile(r"\s[^\W\d_a-zß-öø-ÿ]")
"""Behind "I recruit for": a house by its name, which may be the own one."""


def _small(text: str) -> str:
    """A text in small letters, all offsets kept."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    listed = texts("agency.toml")
    found = {}
    for name, text in listed.items():
        joined = "".join(text.split("\n")).replace(" ", r"\s{1,3}")
        ending = "$" if name in ("any_one", "own_house") else r"(?!\w)"
        found[name] = re.compile(
            rf"(?<![\w])(?:{joined})(?:\s{{1,3}})?{ending}"
            if ending == "$"
            else rf"(?<![\w])(?:{joined}){ending}",
            re.IGNORECASE if name not in _IN_SMALL_LETTERS else 0,
        )
    employers = f"{listed['employers']}|{listed['houses']}".replace("\n", "").replace(" ", r"\s{1,3}")
    found["any_house"] = re.compile(
        rf"(?<![\w])(?:für|pour|para|per|voor|for)\s(?:{listed['any_one']})\s?(?:[\w-]{{2,20}}\s){{0,2}}?(?:{employers})(?![\w-])"
        r"(?!\s(?:manager|leader|clerk|pharmacist|owner|nurse|teacher|developer|lead|assistant|director|administrator|receptionist|porter|wie unsere|like ours))",
        re.IGNORECASE,
    )
    found["helped"] = re.compile(
        rf"(?<![\w])(?:{listed['helps']})\s(?:{listed['any_one']})\s?(?:[\w-]{{2,20}}\s){{0,5}}?(?:{employers})(?![\w-])".replace(
            "\n", ""
        ),
        re.IGNORECASE,
    )
    found["client_line"] = re.compile(
        rf"(?:^|(?<=\n))[^\w\n]{{0,4}}(?:{listed['client_line']})[ \t\xa0]?(?::[ \t\xa0*]*\w|\n?[ \t\xa0]?\(|\n(?=\w))",
        re.IGNORECASE,
    )
    found["article"] = re.compile(rf"(?<![\w])(?:{listed['any_one']})(?![\w])", re.IGNORECASE)
    return found


def mandates(text: str) -> list[Span]:
    """Where a text says that others gave the writer the task of finding somebody."""
    found = _patterns()["mandate"].finditer(_small(text))
    return [
        m.span() for m in found if not (m.group().endswith("recruit for") and _NAMED.match(text, m.end()))
    ]


def trade_of(text: str) -> Span | None:
    """Where a text says that finding staff for others is the writer's trade ("Personalberaterin", "executive search")."""
    found = _patterns()["trade"].search(_small(text))
    return found.span() if found else None


def keeps_secret(text: str) -> Span | None:
    """Where a text keeps the employer's name back, or has a labelled line for the client."""
    found = _patterns()["secret"].search(_small(text)) or _patterns()["client_line"].search(text)
    return found.span() if found else None


def speaks_of_third_party(text: str) -> list[Span]:
    """Where a text says of those who hire what one says of others ("they want to meet you")."""
    return [found.span() for found in _patterns()["third"].finditer(_small(text))]


def seeks_for_another(text: str) -> Span | None:
    """Where a text says that the writer looks for somebody for a house left open ("für eine Klinik suchen wir")."""
    for house in _patterns()["any_house"].finditer(text):
        if is_title(house.group()):
            continue  # "an opening for a Junior Backend Developer"
        before = _sentence_end(text[max(0, house.start() - _NEAR) : house.start()])
        after = re.split(r"[.!?]", text[house.end() : house.end() + _NEAR], maxsplit=1)[0]
        if _patterns()["seeks"].search(before) or _patterns()["seeks"].search(after):
            return house.span()
    helped = _patterns()["helped"].search(text)
    return helped.span() if helped else None


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
        if told["own_house"].search(text[max(0, start - _HOUSE) : start]):
            continue
        after = re.split(r"[.!?\n]", text[noun.end() : noun.end() + _AFTER], maxsplit=1)[0]
        wants = told["wants"].search(after)
        if wants:
            return start, noun.end() + wants.end()
    return None


def _sentence_end(text: str) -> str:
    """What a text says after its last full stop."""
    return re.split(r"[.!?\n]", text)[-1]
