"""The functional area of a position, by a table of titles."""

import unicodedata
from functools import cache, lru_cache

from demur.domain.facts import Fact
from demur.extract.lexicon import data, heads, title_words

_GAP_COST = 4
_TRADE = 100
_SURER = 6
_WEAK, _LITTLE, _BROAD = 1, 2, 3
_SHORTEST_BEFORE = 2
_LONGEST_TITLE = 16
_WHO, _IN = "who ", "in "
_NO_AREA = "none"
_SPECIAL = ("weak", "alone", _NO_AREA, "broad", "rank")
_CUT = str.maketrans("-/'’", "    ")
# A word that ends so names a science or a branch, and nobody.
_SCIENCES = tuple("logy logie logia iatric iatry iatrie iatria nomy nomie grafie graphie istry".split())
# Endings of the other gender or of the plural, and what the table has in their place.
_OTHER_ENDINGS = (
    ("innen", ("", "e")), ("in", ("", "e")), ("frau", ("mann",)),
    ("euse", ("eur",)), ("trice", ("teur", "tore")), ("iere", ("ier",)), ("ienne", ("ien",)),
    ("ora", ("or",)), ("iera", ("iere",)), ("essa", ("e", "")), ("a", ("o",)), ("ster", ("er",)),
    ("i", ("o", "e")), ("s", ("",)),
)  # fmt: skip


def _plain(text: str) -> str:
    """A text of small letters without accents, as titles are often written."""
    for letter, letters in (("ß", "ss"), ("œ", "oe"), ("æ", "ae")):
        text = text.replace(letter, letters)
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


class _Index:
    """The patterns of the tables."""

    def __init__(self) -> None:
        self.area: dict[str, str] = {}
        self.who: set[str] = set()
        self.fields: set[str] = set()
        self.special: dict[str, set[str]] = {about: set() for about in _SPECIAL}
        text = _plain(data("occupations.tsv") + data("areas.tsv")).translate(_CUT)
        for line in reversed(text.splitlines()):  # an area is told by what it is listed under first
            about, _, told = line.partition("\t")
            if told and not line.startswith("#"):
                self._read(about, told.split(" | "))
        by_last: dict[str, str] = {}  # texts, for they are made faster than lists
        for pattern in [pattern for pattern in self.area if " " in pattern]:
            last = pattern.rpartition(" ")[2]
            by_last[last] = f"{by_last[last]}|{pattern}" if last in by_last else pattern
        self._by_last = by_last
        parts = [word for words in (self.area, by_last) for word in words if "*" in word and " " not in word]
        self._start_sizes = sorted({len(part) - 1 for part in parts if part[-1] == "*"})
        self._end_sizes = sorted({len(part) - 1 for part in parts if part[0] == "*"})

    def _read(self, about: str, patterns: list[str]) -> None:
        if about in _SPECIAL:
            self.special[about].update(patterns)
        if about.startswith(_WHO):
            self.who.update(patterns)
        elif about.startswith(_IN):
            self.fields.update(patterns)
        if about == _NO_AREA or about not in _SPECIAL:
            self.area.update(dict.fromkeys(patterns, about.removeprefix(_WHO).removeprefix(_IN)))

    def ending(self, forms: tuple[str, ...]) -> list[str]:
        """The patterns whose last word a word matches; it is the telling one most often."""
        word = forms[0]
        keys = [f"{word[:size]}*" for size in self._start_sizes if size <= len(word)]
        for form in forms:
            keys.append(form)
            longest = len(form) - _SHORTEST_BEFORE
            keys += [f"*{form[-size:]}" for size in self._end_sizes if size <= longest]
        found = [key for key in keys if key in self.area]
        for key in keys:
            if key in self._by_last:
                found += self._by_last[key].split("|")
        return found


@cache
def _index() -> _Index:
    return _Index()


def _forms(word: str) -> tuple[str, ...]:
    """A word, then what it is in the singular or in the other gender."""
    forms = [word]
    for ending, others in _OTHER_ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            forms += [word[: -len(ending)] + other for other in others]
    return tuple(forms)


@lru_cache(maxsize=4_000)
def _looked_up(token: str) -> tuple[tuple[str, ...], list[tuple[str, str]]]:
    """The forms of a title's word, and the patterns that end in it, each with a word that the title must have."""
    forms = _forms(_plain(token))
    found = []
    for pattern in _index().ending(forms):
        first, more, _ = pattern.partition(" ")
        found.append((pattern, first if more and "*" not in first else ""))
    return forms, found


def _matches(part: str, forms: tuple[str, ...]) -> bool:
    if part[-1] == "*":
        return forms[0].startswith(part[:-1])
    if part[0] == "*":
        ending = part[1:]
        return any(form.endswith(ending) and len(form) >= len(ending) + _SHORTEST_BEFORE for form in forms)
    return part in forms


def _says_no_trade(forms: tuple[str, ...]) -> bool:
    """Whether a word is a rank, a number or one of the little words of a title."""
    return len(forms[0]) < 3 or forms[0].isdecimal() or not _index().special["rank"].isdisjoint(forms)


def _score_of_word(pattern: str, word: str, is_who: bool) -> int:
    """How much a pattern of one word says."""
    letters = len(pattern.strip("*"))
    # "Pflegeleitung" is read by half only: who it is stands in what is not read.
    read = pattern[-1] != "*" or letters * 3 > len(word) * 2
    return letters + 1 + _SURER * is_who + _SURER * (read and (is_who or pattern[0] == "*"))


def _score_of_words(pattern: str, words: list[tuple[str, ...]], at: int, surer: int) -> int:
    """How well a pattern of several words fits whose last is the one at a place; 0 where it does not."""
    if not at:
        return 0
    letters, position, gaps = 0, at, 0
    parts = pattern.split()
    for part in reversed(parts):
        while position >= 0 and not _matches(part, words[position]):
            gaps += 1 if _says_no_trade(words[position]) else _TRADE
            position -= 1
        if position < 0:
            return 0
        letters += len(part.strip("*"))
        position -= 1
    return _WEAK if gaps >= _TRADE else max(1, letters + len(parts) + surer - _GAP_COST * gaps)


def _score(pattern: str, words: list[tuple[str, ...]], at: int, is_head: bool) -> int:
    """How much a pattern says about a title; 0 where it does not fit."""
    index = _index()
    is_who = pattern in index.who
    is_field = pattern in index.fields and not is_who
    if " " in pattern:
        score = _score_of_words(pattern, words, at, 0 if is_field else 2 * _SURER)
    else:
        word = words[at][0]
        is_who = (is_who or is_head) and not is_field and not word.endswith(_SCIENCES)
        score = _score_of_word(pattern, word, is_who)
    area, special = index.area[pattern], index.special
    if score and pattern in special[_NO_AREA]:
        return _LITTLE
    if pattern in special["alone"]:
        return _WEAK if all(place == at or _says_no_trade(forms) for place, forms in enumerate(words)) else 0
    if pattern in special["weak"]:
        return min(score, _WEAK)
    return min(score, _BROAD) if area in special["broad"] else score


def area_of_title(title: str) -> str | None:
    """The functional area that a job title belongs to, None where the table has none.

    Args:
        title: as written, in English, German, French, Spanish, Portuguese, Italian or Dutch.

    Returns:
        A lower-case English phrase, such as "software engineering".
    """
    tokens = title_words(title)[:_LONGEST_TITLE]
    looked_up = [_looked_up(token) for token in tokens]
    words = [forms for forms, _ in looked_up]
    present = {form for forms in words for form in forms} | {""}
    best, found = 0, _NO_AREA
    for at, (_, patterns) in enumerate(looked_up):
        if not patterns:
            continue
        is_head = tokens[at] in heads()
        for pattern, needed in patterns:
            if needed not in present:
                continue
            score = _score(pattern, words, at, is_head)
            if score > best:
                best, found = score, _index().area[pattern]
    return None if found == _NO_AREA else found


def find_functional_area(position: Fact[str] | None) -> Fact[str] | None:
    """The functional area, standing where the position stands.

    Args:
        position: the position that was found, if any.
    """
    area = area_of_title(position.value) if position else None
    if position is None or area is None:
        return None
    return Fact(area, position.quote, position.part, position.span, round(position.confidence * 0.97, 3))
