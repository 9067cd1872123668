"""The words of job titles, without gender and number, and the tables that know them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from demur.assess.tables import read_table
from demur.assess.words import empty_words, fold

_CHEF_OF = re.compile(r"\bchef(?:f?e)? d(?:e|u|es)?\b")
_AGENT = re.compile(r"(?:t(?:rice|eur|euse|ore|ora|or))$")
_GERMAN = (
    (re.compile(r"leitung$"), "leiter"),
    (re.compile(r"assistenz$"), "assistent"),
    (re.compile(r"frau$"), "mann"),
    (re.compile(r"(?<=er)meister$|(?<=eur)meister$"), ""),
    (re.compile(r"(isch|lich)e[rnsm]?$"), r"\1"),
    (re.compile(r"(angestellt|beauftragt|beamt|verantwortlich|auszubildend|leitend)e[rn]?$"), r"\1"),
)
_MIN = 5


@dataclass(frozen=True, slots=True)
class Tables:
    """What the tables of roles, areas and functions know; names are stemmed.

    Attributes:
        roles: the role of each name.
        area: the area of each role.
        wider: the roles that a role is a kind of.
        helps: the roles that a helper's role assists.
        subjects: what a job may be about: the area or a part of it, by each of its names.
        home: the area of each subject.
        near: the areas in which much of the same skill is used.
        technical: the areas that have engineers of their own.
        apart: the areas whose roles are trades of their own: a plumber is no electrician.
        functions: what somebody does in a field ("manager"), by each of its words; the first that makes
            a known role is meant.
    """

    roles: Mapping[str, str]
    area: Mapping[str, str]
    wider: Mapping[str, frozenset[str]]
    helps: Mapping[str, frozenset[str]]
    subjects: Mapping[str, str]
    home: Mapping[str, str]
    near: Mapping[str, frozenset[str]]
    technical: frozenset[str]
    apart: frozenset[str]
    functions: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """A word without gender and number: "directrice" is "directeur", "enfermeras" is "enfermero"."""
    if len(word) < _MIN or word in _KEPT:
        return word
    for pattern, plain in _GERMAN:
        word = pattern.sub(plain, word)
    if word.endswith("innen"):
        word = word[:-5]
    elif word.endswith("in") and len(word) > _MIN:
        word = word[:-2]
    if word.endswith("eaux"):
        word = word[:-1]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    word = _AGENT.sub("tor", word)
    if word.endswith("euse"):
        word = word[:-4] + "eur"
    if len(word) >= _MIN:
        word = word.rstrip("aeo")
    return word[:-1] if word.endswith("nn") else word


_KEPT = frozenset({"accounts", "media", "berlin", "admin", "cabin", "consultorio"})
"""Words whose ending says something, or is none."""


def stemmed(folded: str) -> list[str]:
    """The stems of a folded title's words, without the small words between them."""
    joined = _CHEF_OF.sub("chefde", folded)
    small = empty_words("small")
    return [stem(word) for word in joined.split() if word not in small]


def key(name: str) -> str:
    """A name as the tables hold it."""
    return " ".join(stemmed(fold(name)))


@cache
def tables() -> Tables:
    """The tables of `data/`, read once."""
    roles, ties = read_table("roles"), read_table("role_ties")
    fields, functions = read_table("areas")["area"], read_table("functions")
    area = {role: area for area, rows in roles.items() for role in rows}
    names = {
        key(name): role for rows in roles.values() for role, row in rows.items() for name in (role, *row)
    }
    near: dict[str, set[str]] = {name: set(row["near"]) for name, row in fields.items()}
    for name, row in fields.items():
        for other in row["near"]:
            near[other].add(name)
    spoken: dict[str, list[str]] = {}
    for function, words in functions.items():
        for word in (function, *words):
            spoken.setdefault(key(word), []).append(function)
    return Tables(
        names,
        area,
        _turned(ties["kinds"]),
        _turned(ties["helps"]),
        {key(name): subject for subject, _, names in _subjects(fields) for name in names},
        {subject: area for subject, area, _ in _subjects(fields)},
        {name: frozenset(others) for name, others in near.items()},
        frozenset(name for name, row in fields.items() if row.get("technical")),
        frozenset(name for name, row in fields.items() if row.get("trades")),
        {word: tuple(meant) for word, meant in spoken.items()},
    )


def _turned(table: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    turned: dict[str, set[str]] = {}
    for name, row in table.items():
        for member in row:
            turned.setdefault(member, set()).add(name)
    return {member: frozenset(names) for member, names in turned.items()}


def _subjects(fields: Mapping[str, Any]) -> Iterator[tuple[str, str, list[str]]]:
    for area, row in fields.items():
        yield area, area, [area, *row["names"]]
        for part, names in row.get("parts", {}).items():
            yield part, area, [part, *names]


_END_MIN = 6
_LINKS = ("", "s", "es", "n", "en", "e")


def compound(word: str, ends: Mapping[str, object]) -> tuple[str, str] | None:
    """A German or Dutch compound in two, the second part one of the ends: "einkauf" and "leiter"."""
    for at in range(2, len(word) - _END_MIN + 1):
        if word[at:] not in ends:
            continue
        subjects = tables().subjects
        first = word[:at]
        for link in _LINKS:
            if first.endswith(link) and (part := stem(first[: len(first) - len(link)])) in subjects:
                return part, word[at:]
        return first, word[at:]
    return None
