"""The closed word lists of this room, read once from the files beside it."""

import re
import tomllib
from collections.abc import Set
from functools import cache
from importlib.resources import files

_GENDER_ENDING = re.compile(
    r"[:*_·/](?:in(?:nen)?|e|a|o|se|ne|trice|euse|ère|ra)\b|\((?:in|e|a|o|se|ne|trice|euse|ère|ra|r|n)\)"
)
_WORD = re.compile(r"[^\s,;:()\[\]{}<>\"“”„«»|!?•·/\-–—'’]+")

_MOST_REMEMBERED = 1_000


def data(name: str) -> str:
    """The text of a data file of this room.

    Args:
        name: the file's name, such as "areas.tsv".
    """
    return files(__package__).joinpath("data", name).read_text(encoding="utf-8")


def rows(name: str) -> list[list[str]]:
    """The rows of a TSV file of this room, without comments."""
    lines = (line for line in data(name).splitlines() if line and not line.startswith("#"))
    return [line.split("\t") for line in lines]


@cache
def texts(name: str) -> dict[str, str]:
    """The lists of a TOML file of this room, each as it is written; read once."""
    return {key: str(text) for key, text in tomllib.loads(data(name)).items()}


def entries(text: str) -> list[str]:
    """The entries of a list, which lines and "|" divide."""
    return [entry.strip() for line in text.splitlines() for entry in line.split("|") if entry.strip()]


@cache
def words(name: str) -> frozenset[str]:
    """One list of words.toml, lower case."""
    return frozenset(texts("words.toml")[name].split())


@cache
def multiword_areas() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """All (functional area, pattern's words) of areas.tsv; a word may begin or end with "*"."""
    found = []
    for area, patterns in rows("areas.tsv"):
        for pattern in patterns.split("|"):
            found.append((area, tuple(pattern_words(pattern))))
    return tuple(found)


def pattern_words(pattern: str) -> list[str]:
    """The words of a pattern, cut as `title_words` cuts a title."""
    cut = pattern.strip().replace("-", " ").replace("/", " ").replace("'", " ").replace("’", " ")
    return cut.split()


def title_words(title: str) -> list[str]:
    """The words of a title, lower case, hyphens cut, endings of both genders dropped.

    Args:
        title: as written, such as "Softwareentwickler*in (m/w/d)".
    """
    return [word.rstrip(".") or word for word in _WORD.findall(_GENDER_ENDING.sub("", title.casefold()))]


class Stems:
    """A set of words some of which begin or end with any letters; "!*word": what ends so is none of them, nor is "!word"."""

    def __init__(self, patterns: Set[str]) -> None:
        self._never = tuple(p[2:] for p in patterns if p.startswith("!*"))
        self._exempt = {p[1:] for p in patterns if p.startswith("!") and "*" not in p}
        self._whole = {p for p in patterns if "*" not in p}
        self._starts = {p[:-1] for p in patterns if p.endswith("*") and len(p) > 3}
        self._ends = {p[1:] for p in patterns if p.startswith("*") and len(p) > 3}
        self._start_sizes = sorted({len(p) for p in self._starts})
        self._end_sizes = sorted({len(p) for p in self._ends})
        self._asked: dict[str, bool] = {}

    def __contains__(self, word: str) -> bool:
        known = self._asked.get(word)
        if known is None:
            if len(self._asked) >= _MOST_REMEMBERED:
                self._asked.clear()
            known = self._asked[word] = self._is_one(word)
        return known

    def _is_one(self, word: str) -> bool:
        if word in self._whole:
            return True
        if word.endswith(self._never) or word in self._exempt:
            return False
        if any(size <= len(word) and word[:size] in self._starts for size in self._start_sizes):
            return True
        return any(size <= len(word) and word[-size:] in self._ends for size in self._end_sizes)


@cache
def _listed_heads() -> frozenset[str]:
    """The words of heads.txt, also as those write them who leave the accents out ("teleconseillere")."""
    lines = (line for line in data("heads.txt").splitlines() if not line.startswith("#"))
    listed = {word.casefold() for line in lines for word in line.split()}
    return frozenset(listed | {word.translate(_PLAIN) for word in listed if len(word) > 5})


_PLAIN = str.maketrans("áàâãéèêëíìîïóòôõúùûçñ", "aaaaeeeeiiiioooouuucn")


@cache
def heads() -> Stems:
    """Words that name a person by the work done."""
    single = {parts[0] for _, parts in multiword_areas() if len(parts) == 1} - words("fields")
    return Stems(_listed_heads() | {w.casefold() for w in single})


@cache
def title_vocabulary() -> Stems:
    """All words that stand in titles."""
    known = _listed_heads() | words("modifiers") | {w for _, parts in multiword_areas() for w in parts}
    return Stems({w.casefold() for w in known})


@cache
def org_endings() -> Stems:
    """Words for kinds of organisations, by how they end."""
    return Stems({w.casefold() for w in words("org_endings")})
