"""Industries that the person avoids: whether a message says plainly that the company is in one.

A mention is read by the sentence around it. What stands before it tells whose business it is: "we run casinos" is the
company's own, "you sold to casinos" and "card readers for casinos" are not.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import islice
from typing import Any, Literal

from demur.assess.clauses import running, small
from demur.assess.tables import read_table
from demur.assess.weighing import Scales
from demur.assess.words import empty_words, fold, holds_words
from demur.domain.invitation import Invitation
from demur.domain.person import Search
from demur.domain.verdict import Reason

Says = Literal["business", "mention", "aside", "nothing"]
"""The company's own; unclear; plainly somebody else's; no mention at all."""

_LOOK_AT = 8000
_HITS = 40
_BEFORE = 160
_AFTER = 90
_COMPOUNDING = ("en", "de", "nl")
_REACH = {"is": 60, "does": 90}
"""How many characters may stand between a mark and the mention that it governs."""
_TIERS = ("other", "deeds", "firms", "things", "signs", "hints")
_SIGNS = 3
"""So many words of the trade, one of them its ware or its firm, prove it together."""
_MARKS = (
    "is_strong", "does_strong", "ours_strong", "is_weak", "is_named", "does_weak",
    "yours", "supplies", "customers", "denied", "others",
)  # fmt: skip
_NOT_OURS = ("yours", "denied", "customers")
_AT_ONCE = re.compile(r"\s*(?:(?:new|latest|own|famous|first)\s+)?")
_GERUND = re.compile(r"\s\w+ing\b")
_ADJECTIVES = re.compile(r"\s*(?:(?!the |del |des |der |dei |van |het |are )[^\W\d_][\w-]{2,}\s+){0,2}")
_SENTENCE_END = re.compile(r"[.!?;:](?=\s|$)|\n")
_NAME_AT_END = re.compile(r"(?:^|[\s(])[A-ZÀ-Ý0-9][\w&.'-]*\s?$")


@cache
def _table(name: str) -> Mapping[str, Any]:
    return read_table(name)


@cache
def _marks() -> re.Pattern[str]:
    """All marks, the first of them that fits at a place winning."""
    table = _table("business")
    rows = {name: "|".join(table[name]) for name in _MARKS}
    rows["is_strong"] = rf"(?:{rows['is_strong']})(?: [\w&'. -]{{1,40}}?,)? {table['article']}"
    marks = "|".join(rf"(?P<{name}>(?:{phrases})(?!\w))" for name, phrases in rows.items())
    return re.compile(rf"(?:(?<!\w)|(?=,))(?:{marks})")


@cache
def _after(name: str) -> re.Pattern[str]:
    return re.compile(rf"[\s-]*(?:{'|'.join(_table('business')[name])})\b", re.IGNORECASE)


@cache
def _house_before() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_table('business')['house_before'])})\s$", re.IGNORECASE)


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(rf"(?:'s)?\s*(?:$|[^\w\s-]|-\s|(?:{'|'.join(_table('business')['ends'])})\b)")


def judge_industry(invitation: Invitation, search: Search, scales: Scales) -> Iterator[Reason]:
    """An avoided industry, where the name, the title or the text says plainly what the company does."""
    if not search.industries_avoided:
        return
    facts, mail = invitation.facts, invitation.mail
    titles = [mail.subject[:300], *([facts.position.value] if facts.position else [])]
    company = facts.company.value if facts.company else ""
    text = mail.new_text[:_LOOK_AT]
    plain = running(text)
    lower = small(plain)
    compounding = invitation.recognition.language in _COMPOUNDING
    mentioned: tuple[str, str] | None = None
    for name in search.industries_avoided:
        pattern = _pattern(name)
        quote = _in_short(pattern, titles, company)
        said: Says = "business"
        if not quote:
            said, place = _in_text(pattern, plain, lower, compounding)
            quote = text[place]
        if said == "business":
            because = f"It is in an industry that you avoid: {name}."
            yield scales.reason("avoided_industry", because, quote)
            return
        if said == "mention":
            mentioned = mentioned or (name, quote)
    if mentioned:
        because = f"It mentions {mentioned[0]}, an industry that you avoid; ask what the company does."
        yield scales.reason("industry_mentioned", because, mentioned[1])


def _in_short(pattern: re.Pattern[str], titles: Iterable[str], company: str) -> str:
    """The words of the company's name, the subject or the title that say the industry; "" if none do."""
    for hit in pattern.finditer(small(company)):
        if hit.lastgroup in ("firms", "things") or (hit.lastgroup == "hints" and _last(company[hit.end() :])):
            return company[slice(*hit.span())]
    for line in titles:
        for hit in pattern.finditer(small(line)):
            mark = _governing(line[: hit.start()])[0]
            if hit.lastgroup in ("firms", "things") and mark not in ("yours", "denied", "customers"):
                return line[slice(*hit.span())]
    return ""


def _in_text(pattern: re.Pattern[str], plain: str, lower: str, compounding: bool) -> tuple[Says, slice]:
    """What the text says of an industry, and where."""
    first = None
    alone: dict[str, int] = {}
    signs: set[str] = set()
    named: set[str] = set()
    for hit in islice(pattern.finditer(lower), _HITS):
        if hit.lastgroup == "other":
            continue
        start = _sentence_start(plain, hit.start())
        said, mark = _says(hit, plain, start, compounding)
        if said == "business":
            return said, slice(*hit.span())
        if hit.lastgroup == "signs" and mark not in _NOT_OURS:
            signs.add(hit.group())
        if said == "mention":
            if mark not in _NOT_OURS:
                named.add(hit.group())
            first = first or slice(*hit.span())
            if not mark:
                alone.setdefault(hit.group(), start)
    if first is None:
        return "nothing", slice(0, 0)
    several = len(set(alone.values())) > 1  # different words for it in different sentences
    several = several or bool(signs and named and len(signs | named) >= _SIGNS)
    return ("business" if several else "mention"), first


def _last(rest: str) -> bool:
    """Whether a company's name ends here, but for its legal form."""
    return all(word in empty_words("legal") for word in fold(rest).split())


def _sentence_start(text: str, at: int) -> int:
    start = max(0, at - _BEFORE)
    return max((end.end() for end in _SENTENCE_END.finditer(text, start, at)), default=start)


def _says(hit: re.Match[str], text: str, start: int, compounding: bool) -> tuple[Says, str]:
    """What one mention says, and the mark that governs it."""
    before, after = text[start : hit.start()], text[hit.end() : hit.end() + _AFTER]
    if end := _SENTENCE_END.search(after):
        after = after[: end.start()]
    tier = hit.lastgroup
    mark, gap = _governing(before)
    if mark in ("yours", "denied"):
        return "aside", mark
    if _after("theirs").match(after):
        return ("mention" if tier != "hints" else "aside"), "customers"
    if tier == "signs":
        return "aside", mark
    house = bool(_after("house").match(after) or _house_before().search(before))
    last = house or not compounding or bool(_ends().match(after))
    firm = house or tier == "firms"
    if tier == "deeds" and mark not in ("customers", "others"):
        return "business", mark
    if last and _reaches(mark, gap) and (mark == "does" or firm):
        return "business", mark
    ware = tier == "things" and last and not house and not _GERUND.match(after)
    if ware and mark in ("ours", "supplies") and _AT_ONCE.fullmatch(gap):
        return "business", mark
    if tier == "firms" and mark in ("", "ours") and last and _hires(after):
        return "business", mark
    return ("mention" if tier in ("firms", "things") else "aside"), mark


def _hires(after: str) -> bool:
    return any(
        _after("hires").match(after, at) for at in (0, *(b.start() for b in re.finditer(" ", after[:40])))
    )


def _reaches(mark: str, gap: str) -> bool:
    """Whether a mark governs the mention across what stands between them."""
    if mark == "ours":
        return bool(_ADJECTIVES.fullmatch(gap))
    return len(gap) <= _REACH.get(mark, -1) and not gap.startswith(",")


def _governing(before: str) -> tuple[str, str]:
    """The mark that governs what follows, and what stands between.

    A weak mark, which speaks of some house, doesn't count after the reader's past, customers or a denial, nor where the
    writer's own house was spoken of already.
    """
    now, end, own = "", 0, False
    for mark in _marks().finditer(small(before)):
        name, _, strength = (mark.lastgroup or "").partition("_")
        settled = now in ("yours", "customers", "denied")
        if name == "others" and settled:
            continue
        if strength in ("weak", "named"):
            if settled or (own and now == "others"):
                continue
            if strength == "named" and not _NAME_AT_END.search(before, 0, mark.start()):
                continue
        own = own or strength == "strong"
        now, end = name, mark.end()
    return now, before[end:]


@lru_cache(maxsize=256)
def _pattern(name: str) -> re.Pattern[str]:
    """What gives an industry away, by the name that a profile calls it; an unknown one is searched by its words."""
    rows = list(_rows(name)) or [{"things": [_words(name)]}]
    parts = ((tier, "|".join(word for row in rows for word in row.get(tier, ()))) for tier in _TIERS)
    tiers = "|".join(rf"(?P<{tier}>(?:{words})(?!\w))" for tier, words in parts if words)
    return re.compile(rf"(?<!\w)(?:{tiers})")


def _rows(name: str) -> Iterator[Mapping[str, list[str]]]:
    folded = fold(name).replace("&", "and")
    bare = " ".join(_telling(folded))
    for industry, row in _table("industries").items():
        alone = (*row.get("alone", ()), industry)
        if folded in alone or bare in alone or any(holds_words(folded, known) for known in row["names"]):
            yield row


def _words(name: str) -> str:
    """The telling words of a name, in their order, each with or without an ending."""
    words = _telling(name.lower()) or name.lower().split()
    return r"[\s-]+".join(
        re.escape(w) if len(w) < 4 else re.escape(w.removesuffix("s")) + r"\w{0,2}" for w in words
    )


def _telling(name: str) -> list[str]:
    generic = set(_table("business")["generic"])
    return [word for word in name.split() if word not in generic]
