"""What a job title means: its role, its functional area, and how near two of them are."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from demur.assess.title_words import Tables, compound, key, stem, stemmed, tables
from demur.assess.words import empty_words, fold, holds_words
from demur.domain.facts import Facts

Nearness = Literal["same", "near", "related", "apart", "unknown"]
"""`near`: another role of the same field; `related`: another field, or trade, with much of the same skill."""

_MAX = 200
_ASIDE = re.compile(r"\s[-–—|]\s?|[,(|@]|\s(?:at|bei|chez|for|für)\s")
_BEHIND = re.compile(r"[(|]|\s[-–—]\s")
_JOINED = re.compile(r"&|\s(?:and|und|et|y|e|ed|en)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Title:
    """A title, understood as far as it is known.

    Attributes:
        role: the role's name, of the table or put together ("tax inspector"), None where it is not known.
        area: its functional area, None where it is not known.
        wider: the roles that it is a kind of.
        rest: what else it says: subjects ("mathematics") and words that no table knows.
        subjects: those of the rest that a table knows.
        joined: further areas that it names beside its own: "Marketing- und Eventmanager".
    """

    text: str
    role: str | None
    area: str | None
    wider: frozenset[str]
    rest: frozenset[str]
    subjects: frozenset[str]
    joined: frozenset[str]


class _Found(NamedTuple):
    """A role in a title: its name, area and wider roles, and the words that name it."""

    role: str
    area: str
    wider: frozenset[str]
    taken: tuple[str, ...]


@cache
def _empty(*kinds: str) -> frozenset[str]:
    return frozenset(stem(word) for kind in kinds for word in empty_words(kind))


def _subjects(words: list[str]) -> list[tuple[int, int, str]]:
    """The subjects that the words name, with where each begins and ends; the longest names win."""
    known = tables().subjects
    free = [True] * len(words)
    found: list[tuple[int, int, str]] = []
    for length in range(min(4, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            subject = known.get(" ".join(words[start : start + length]))
            if subject and all(free[start : start + length]):
                free[start : start + length] = [False] * length
                found.append((start, start + length, subject))
    return sorted(found)


@lru_cache(maxsize=1024)
def areas_named(text: str) -> tuple[str, ...]:
    """The functional areas that a text names, such as both of "Finance & Accounting"."""
    known = tables()
    whole = known.subjects.get(key(text))
    if whole:
        return (known.home[whole],)
    return tuple(dict.fromkeys(known.home[subject] for _, _, subject in _subjects(stemmed(fold(text)))))


def areas_related(first: str, second: str) -> bool:
    """Two functional areas use much of the same skill."""
    return second in tables().near.get(first, frozenset())


def another_trade(offer: str, area: str) -> bool:
    """The offered title's role belongs to an area whose roles are trades of their own."""
    title = understand(offer)
    return title.role is not None and title.area == area and area in tables().apart


def _named(role: str, taken: tuple[str, ...], known: Tables) -> _Found:
    return _Found(role, known.area[role], known.wider.get(role, frozenset()), taken)


def _qualified(words: list[str], start: int, length: int) -> bool:
    """A one-word name that means something else beside this word: a pest controller, a chef monteur."""
    word = words[start]
    before = [it for it in words[start - 1 : start] if it not in _empty("level")]
    after = [it for it in words[start + 1 : start + 2] if it not in _empty("level")]
    if length > 1:
        return False
    strange = [it for it in before if it not in _empty("generic") and it not in tables().subjects]
    return bool(
        (word in _empty("ambiguous") and strange)
        or (word in _empty("adjectives") and before)
        or (word in _empty("leading") and after)
    )


def _in_table(words: list[str]) -> _Found | None:
    """The role whose name is the longest run of words in the title."""
    known = tables()
    for length in range(min(5, len(words)), 0, -1):
        for start in reversed(range(len(words) - length + 1)):  # "Commercial Lawyer" is a lawyer
            run = words[start : start + length]
            if (role := known.roles.get(" ".join(run))) and not _qualified(words, start, length):
                return _named(role, tuple(run), known)
    if len(words) in (2, 3) and (role := known.roles.get(" ".join(reversed(words)))):
        return _named(role, tuple(words), known)  # "Manager, Product" and "Engineer - Backend"
    return None


def _put_together(words: list[str]) -> _Found | None:
    """The role that a field and a function in it make: "Director of Sales", "Leiter Einkauf"."""
    known = tables()
    subjects = _subjects(words)
    if not subjects:
        return None
    found = [
        (start, end, known.functions[" ".join(words[start:end])])
        for start in range(len(words))
        for end in (start + 2, start + 1)
        if end <= len(words) and " ".join(words[start:end]) in known.functions
    ]
    found.sort(key=lambda it: (words[it[0]] in _empty("level"), it[0], -it[1]))
    for start, end, functions in found:
        before = [it for it in subjects if it[1] <= start]
        after = [it for it in subjects if it[0] >= end]
        if not (before or after):
            continue
        # The field stands before the function, or behind it: "of", and the Romance languages.
        first, last, subject = before[-1] if before else after[0]
        between = words[last:start] if before else words[end:first]
        if any(word not in _empty("generic", "level") and word not in known.functions for word in between):
            continue  # "Director of Widgets and Culture" directs more than culture
        taken = (*words[first:last], *words[start:end])
        return _made(subject, " ".join(words[first:last]), functions, taken, known)
    return None


def _made(
    subject: str, spoken: str, functions: tuple[str, ...], taken: tuple[str, ...], known: Tables
) -> _Found | None:
    area = known.home[subject]
    for function in functions:
        for name in (spoken, key(subject)):
            if role := known.roles.get(f"{name} {stem(function)}"):
                return _named(role, taken, known)
    if functions[-1] in _TECHNICAL and area not in known.technical:
        return None
    wide = f"{area} {functions[-1]}"
    wider = known.roles.get(key(wide), wide)
    of_area = subject != area and known.area.get(wider, area) == area
    return _Found(f"{subject} {functions[-1]}", area, frozenset({wider} if of_area else ()), taken)


def _find(words: list[str]) -> _Found | None:
    plain = [word for word in words if word not in _empty("level")]
    # "Assistant Store Manager" needs its level words, "Software Senior Engineer" is better without.
    whole, without, made = _in_table(words), _in_table(plain), _put_together(words)
    named = whole or without
    if made and named and named.taken[0] not in tables().functions and "specialist" in made.role.split():
        made = None  # "Nurse, specialist in health" is a nurse
    return max((it for it in (whole, without, made) if it), key=lambda it: len(it.taken), default=None)


def _in_compound(words: list[str]) -> tuple[_Found, list[str]] | None:
    """The role at the end of a compound, and the words with the compound's other part: "Mathelehrer"."""
    known = tables()
    for at, word in enumerate(words):
        parts = compound(word, known.roles)
        if parts and parts[1] not in known.functions and parts[1] not in _empty("ends"):
            role = known.roles[parts[1]]
            return _named(role, (parts[1],), known), [*words[:at], *parts, *words[at + 1 :]]
    return None


def _parted(words: list[str]) -> list[str]:
    """The words, with compounds of a field and a function in two."""
    known = tables()
    parted: list[str] = []
    for word in words:
        parts = None if word in known.roles else compound(word, known.functions)
        parted += parts if parts and parts[0] in known.subjects else (word,)
    return parted


def _topic(word: str) -> str:
    """The subject at the end of a compound: "Systemgastronomie" is about gastronomy."""
    known = tables()
    parts = None if word in known.subjects or word in known.functions else compound(word, known.subjects)
    return parts[1] if parts else word


@lru_cache(maxsize=1024)
def understand(title: str) -> Title:
    """What a job title means; its area alone where it names no more ("Marketing Intern")."""
    folded = fold(title)
    words = _parted(stemmed(folded))
    # What stands behind a comma, a dash or a bracket says more about the role, it is seldom the role.
    head = _parted(stemmed(fold(_ASIDE.split(title[:_MAX], maxsplit=1)[0])))
    found = _find(head) or _find(words)
    if not found and (inside := _in_compound(words)):
        found, words = inside
    taken = set(found.taken) if found else set()
    left = [_topic(word) if found else word for word in words if word not in taken]
    subjects = _subjects(left)
    named = {left[at] for start, end, _ in subjects for at in range(start, end)}
    empty = _empty("generic", "level")
    unknown = {word for word in left if word not in named and word not in empty and len(word) > 1}
    topics = frozenset(subject for _, _, subject in subjects)
    rest = frozenset(unknown) | topics
    areas = {tables().home[subject] for subject in topics}
    if found:
        # Every trade has its operations: what else the title says tells which.
        home = areas.pop() if found.area in _ANY_FIELD and len(areas) == 1 else found.area
        joined = areas if _JOINED.search(_BEHIND.split(title[:_MAX], maxsplit=1)[0]) else ()
        return Title(folded, found.role, home, found.wider, rest, topics, frozenset(joined))
    if not rest and any("consultant" in tables().functions.get(word, ()) for word in words):
        areas = {"consulting"}
    area = areas.pop() if len(areas) == 1 and not unknown else None
    return Title(folded, None, area, frozenset(), rest, topics, frozenset())


def assists(wish: str, offer: str) -> bool:
    """The offered title is the helper's of the wished one: a commis and a cook."""
    role = understand(wish).role
    return role is not None and role in tables().helps.get(understand(offer).role or "", frozenset())


def nearness(wish: str, offer: str) -> Nearness:
    """How near an offered title is to a wished one."""
    a, b = understand(wish), understand(offer)
    if a.text == b.text:
        return "same"
    if a.role and b.role:
        return _role_nearness(a, b)
    if a.rest and (a.rest <= b.rest or (b.rest and b.rest <= a.rest)):
        return "same" if a.rest <= b.rest else "near"
    if a.rest and holds_words(b.text, a.text):
        return "same"
    return _area_nearness(a.area, b.area) if a.area and b.area else "unknown"


def _role_nearness(a: Title, b: Title) -> Nearness:
    assert a.role and b.role and a.area and b.area
    if a.role == b.role or a.role in b.wider:
        elsewhere = a.rest and b.rest and not a.rest & b.rest and a.area in _SUBJECT_AREAS
        other = a.subjects and b.subjects and not a.subjects & b.subjects
        return "near" if elsewhere or other else "same"
    kin = b.role in a.wider or a.wider & b.wider or a.area in b.joined
    if a.area == b.area and a.area in tables().apart and not kin:
        return "related"
    return "near" if kin else _area_nearness(a.area, b.area)


def _area_nearness(a: str, b: str) -> Nearness:
    if a == b:
        return "near"
    return "related" if areas_related(a, b) else "apart"


def excluded(unwanted: str, offer: str, wishes: tuple[str, ...]) -> bool:
    """An unwanted title means the offered one, and more closely than any wished title that fits too."""
    closeness = _closeness(unwanted, offer)
    if closeness is None:
        return False
    fitting = (_closeness(wish, offer) for wish in wishes)
    return all(wish is None or wish < closeness for wish in fitting)


def _closeness(named: str, offer: str) -> tuple[bool, bool, int] | None:
    """How closely one title means another: by its words, its role, what else both say; None if it doesn't."""
    a, b = understand(named), understand(offer)
    if a.text == b.text:
        return True, True, len(a.rest)
    if a.role:
        meant = a.role == b.role or a.role in b.wider
        return (False, a.role == b.role, len(a.rest)) if meant and a.rest <= b.rest else None
    if a.area and a.area == b.area:  # "Sales" means everything in it
        return False, False, 0
    return (False, True, len(a.rest)) if a.rest and a.rest <= b.rest else None


def offered_areas(facts: Facts) -> list[tuple[str, str]]:
    """The fields that a message names or whose title it names, with their quotes."""
    found = []
    if facts.functional_area:
        value = facts.functional_area.value
        if fold(value) not in _ANY_FIELD:
            found += [(area, facts.functional_area.quote) for area in areas_named(value) or (value,)]
    if facts.position:
        title = understand(facts.position.value)
        found += [(area, facts.position.quote) for area in (title.area, *sorted(title.joined)) if area]
    return found


_TECHNICAL = frozenset(
    {"engineer", "technician", "developer", "architect", "designer", "scientist", "operator", "inspector"}
)
"""Functions of technical fields: elsewhere they make no role together with the field's name."""

_ANY_FIELD = frozenset({"general management", "management", "operations"})
"""Every trade has its managers: such a field says nothing of the trade."""

_SUBJECT_AREAS = frozenset({"teaching", "research", "medicine", "nursing", "healthcare"})
"""Where what a title says besides the role makes another job: a teacher of mathematics is none of French."""
