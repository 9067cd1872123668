"""What job a title means: its role, its functional area, and how near two of them are."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

from demur.assess.words import empty_words, fold, holds_words
from demur.domain.facts import Facts

Nearness = Literal["same", "near", "related", "apart", "unknown"]
"""`near`: another role of the same field; `related`: another field that uses much of the same skill."""

_SUFFIX_MIN = 6
_MAX = 200
_ASIDE = re.compile(r"\s[-–—|]\s?|[,(|@]|\s(?:at|bei|chez|for|für)\s")


@dataclass(frozen=True, slots=True)
class Title:
    """A title, understood as far as it is known.

    Attributes:
        role: the role's name in the table, None where it is not known.
        area: its functional area, None where it is not known.
        rest: the words that say more about it ("mathematics").
    """

    text: str
    role: str | None
    area: str | None
    rest: frozenset[str]


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads((files("demur.assess") / "data" / name).read_text(encoding="utf-8"))


@cache
def _areas() -> tuple[Mapping[str, str], Mapping[str, frozenset[str]]]:
    table = _load("areas.toml")["area"]
    names = {fold(name): area for area, row in table.items() for name in (area, *row["names"])}
    near: dict[str, set[str]] = {area: set(row["near"]) for area, row in table.items()}
    for area, row in table.items():
        for other in row["near"]:
            near[other].add(area)
    return names, {area: frozenset(others) for area, others in near.items()}


@cache
def _helped() -> Mapping[str, str]:
    """The role that a helper's role assists: the paralegal's is the lawyer's."""
    return {role: row["helps"] for role, row in _load("roles.toml")["role"].items() if "helps" in row}


@cache
def _roles() -> tuple[Mapping[str, str], Mapping[str, str], Mapping[str, str], tuple[str, ...]]:
    table = _load("roles.toml")["role"]
    names = {fold(name): role for role, row in table.items() for name in (role, *row["names"])}
    area = {role: row["area"] for role, row in table.items()}
    wider = {role: row["of"] for role, row in table.items() if "of" in row}
    ends = tuple(name for name in names if " " not in name and len(name) >= _SUFFIX_MIN)
    return names, area, wider, ends


@lru_cache(maxsize=1024)
def areas_named(text: str) -> tuple[str, ...]:
    """The functional areas that a text names, such as both of "Finance & Accounting"; the longest names win."""
    names, _ = _areas()
    folded = fold(text)
    if folded in names:
        return (names[folded],)
    words = folded.split()
    free = [True] * len(words)
    found: list[tuple[int, str]] = []
    for length in range(min(4, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            area = names.get(" ".join(words[start : start + length]))
            if area and all(free[start : start + length]):
                free[start : start + length] = [False] * length
                found.append((start, area))
    return tuple(dict.fromkeys(area for _, area in sorted(found)))


def areas_related(first: str, second: str) -> bool:
    """Two functional areas use much of the same skill."""
    _, near = _areas()
    return second in near.get(first, frozenset())


def _find(words: list[str]) -> tuple[str, tuple[str, ...]] | None:
    """The role whose name is the longest run of words in the title."""
    names, _, _, ends = _roles()
    for length in range(min(5, len(words)), 0, -1):
        for start in reversed(range(len(words) - length + 1)):  # "Commercial Lawyer" is a lawyer
            run = words[start : start + length]
            role = names.get(" ".join(run))
            if role:
                return role, tuple(run)
    for length in (3, 2):  # "Manager, Product" and "Engineer - Backend": the words in another order
        if len(words) == length and (role := names.get(" ".join(reversed(words)))):
            return role, tuple(words)
    for word in words:  # German and Dutch write compounds: "Backendentwickler", "Mathematiklehrer"
        for end in ends:
            if len(word) >= len(end) + 2 and word.endswith(end):
                return names[end], (end,)
    return None


@lru_cache(maxsize=1024)
def understand(title: str) -> Title:
    """What a job title means, by the table of roles; its area alone where it names no more ("Head of Marketing")."""
    folded = fold(title)
    # What stands behind a comma, a dash or a bracket says more about the role, it is seldom the role.
    head = fold(_ASIDE.split(title[:_MAX], maxsplit=1)[0])
    found = None
    for words in (head.split(), folded.split()):
        plain = [word for word in words if word not in empty_words("level")]
        # "Assistant Store Manager" and "Head of Product" need their level words, "Senior Nurse" is better without.
        found = found or _find(plain) or _find(words)
    taken = set(found[1]) if found else set()
    empty = empty_words("generic") | empty_words("level")
    rest = frozenset(w for w in folded.split() if w not in taken and w not in empty and len(w) > 1)
    if found:
        return Title(folded, found[0], _roles()[1][found[0]], rest)
    areas = areas_named(" ".join(w for w in folded.split() if w in rest))
    only = len(areas) == 1 and _areas()[0].get(" ".join(w for w in folded.split() if w in rest)) == areas[0]
    return Title(folded, None, areas[0] if only else None, rest)


def assists(wish: str, offer: str) -> bool:
    """The offered title is the helper's of the wished one: a commis and a cook."""
    helped = _helped().get(understand(offer).role or "")
    return helped is not None and helped == understand(wish).role


def nearness(wish: str, offer: str) -> Nearness:
    """How near an offered title is to a wished one."""
    a, b = understand(wish), understand(offer)
    if a.text == b.text:
        return "same"
    if a.role and b.role:
        return _role_nearness(a, b)
    if a.rest and (a.rest <= b.rest or (b.rest and b.rest <= a.rest)):
        return "same" if a.rest <= b.rest else "near"
    if a.text and holds_words(b.text, a.text):
        return "same"
    return _area_nearness(a.area, b.area) if a.area and b.area else "unknown"


def _role_nearness(a: Title, b: Title) -> Nearness:
    wider = _roles()[2]
    assert a.role and b.role and a.area and b.area
    if a.role == b.role:
        return "near" if a.rest and b.rest and not a.rest & b.rest and a.area in _SUBJECT_AREAS else "same"
    if wider.get(b.role) == a.role:
        return "same"
    return _area_nearness(a.area, b.area)


def _area_nearness(a: str, b: str) -> Nearness:
    if a == b:
        return "near"
    return "related" if areas_related(a, b) else "apart"


def offered_areas(facts: Facts) -> list[tuple[str, str]]:
    """The fields that a message names or whose title it names, with their quotes."""
    found = []
    if facts.functional_area:
        value = facts.functional_area.value
        if fold(value) not in _ANY_FIELD:
            found += [(area, facts.functional_area.quote) for area in areas_named(value) or (value,)]
    if facts.position and (area := understand(facts.position.value).area):
        found.append((area, facts.position.quote))
    return found


_ANY_FIELD = frozenset({"general management", "management", "operations"})
"""Every trade has its managers: such a field says nothing of the trade."""

_SUBJECT_AREAS = frozenset({"teaching", "research", "medicine", "nursing", "healthcare"})
"""Where what a title says besides the role makes another job: a teacher of mathematics is none of French."""
