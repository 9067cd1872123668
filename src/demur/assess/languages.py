"""The languages that the work demands."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

from babel import Locale

from demur.assess.clauses import running, sentence_around, small
from demur.assess.tables import read_table
from demur.assess.weighing import Scales
from demur.domain.mail import Mail
from demur.domain.person import Search
from demur.domain.verdict import Reason

_LOOK_AT = 8000
_HITS = 100
_HITS_IN_SENTENCE = 10
_NEAR = 60
_ADJACENT = 32
_EITHER = re.compile(r"(?:\b(?:or|oder|ou|of)|/| [ou])\s*(?:\w+\s+){0,2}$", re.IGNORECASE)
_BREAK = re.compile(
    r",|\b(?:but|aber|mais|pero|ma|mas|maar|while|whereas)\b|"
    r"\b(?:and|und|et|y|e|en) (?:we|wir|nous|our|unser\w*|i|ich|je)\b",
    re.IGNORECASE,
)


class Named(NamedTuple):
    """A language's name in a sentence: its ISO 639-1 code, and where it stands."""

    code: str
    start: int
    end: int


@cache
def _table() -> dict[str, Any]:
    return read_table("languages")


@cache
def _phrases(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(_table()[name])})(?!\w)", re.IGNORECASE)


@cache
def _names() -> re.Pattern[str]:
    """The names of all languages; the group says which and of which family the name is."""
    table = _table()
    germanic = (f"(?P<g_{code}>{'|'.join(names)})" for code, names in table["germanic"].items())
    romance = (f"(?P<r_{code}>{'|'.join(names)})" for code, names in table["romance"].items())
    speaking = "|".join(f"(?P<s_{code}>{'|'.join(names)})" for code, names in table["speaking"].items())
    compound = r"(?:-?(?:kenntnisse|sprachkenntnisse)\w*)?"
    return re.compile(rf"\b(?:(?:{'|'.join(germanic)}){compound}|{'|'.join(romance)}|{speaking})\b")


@cache
def _followed() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:$|[^\w\s]|(?:{'|'.join(_table()['follows'])})\b)", re.IGNORECASE)


@cache
def _preceded() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[^\w\s'] ?|(?<!\w)(?:{'|'.join(_table()['precedes'])}) ?)$", re.IGNORECASE)


@cache
def _mastered() -> re.Pattern[str]:
    return re.compile(rf"{_phrases('mastery').pattern}\s+$", re.IGNORECASE)


@cache
def _wholly() -> re.Pattern[str]:
    return re.compile(rf"{_phrases('wholly').pattern}\s+(?:in\s+)?$", re.IGNORECASE)


@cache
def _done_in() -> re.Pattern[str]:
    return re.compile(rf"{_phrases('done_in').pattern} $", re.IGNORECASE)


@cache
def _is_in() -> re.Pattern[str]:
    verb, adverb = _phrases("happens").pattern, _phrases("all_of_it").pattern
    return re.compile(rf"{verb}\s(?:{adverb}\s)?{_done_in().pattern}", re.IGNORECASE)


@cache
def _speak_only() -> re.Pattern[str]:
    return re.compile(rf"{_phrases('speak_only').pattern}\s+$", re.IGNORECASE)


def judge_languages(mail: Mail, search: Search, scales: Scales) -> Iterator[Reason]:
    """A language that the work demands and the person can't work in; where one of several will do, none of them."""
    text = running(mail.new_text[:_LOOK_AT])
    done = 0
    for found in islice(_names().finditer(small(text)), _HITS):
        if found.start() < done or (found.lastgroup or "")[2:] in search.languages:
            continue
        start, done = sentence_around(text, *found.span())
        sentence = text[start:done]
        code = _missing(sentence, search.languages)
        if code:
            name = Locale("en").languages.get(code, code)
            because = f"It needs {name}, which is none of the languages that you can work in."
            yield scales.reason(
                "language_missing", because, " ".join(mail.new_text[start:done].split())[:200]
            )
            return


def _missing(sentence: str, known: Sequence[str]) -> str | None:
    """The first language that a sentence demands and that is not among those known."""
    named = [
        Named((found.lastgroup or "")[2:], *found.span())
        for found in islice(_names().finditer(small(sentence)), _HITS_IN_SENTENCE)
        if _is_language(found, sentence)
    ]
    for at, name in enumerate(named):
        if name.code in known or _one_will_do(sentence, named, at, known):
            continue
        left = _clause_start(sentence, named[at - 1].end, name.start) if at else 0
        right = len(sentence)
        if at + 1 < len(named):
            right = _clause_end(sentence, name.end, named[at + 1].start)
        before, after = sentence[left : name.start], sentence[name.end : right]
        alone = all(other.code not in known or abs(other.start - name.start) > _NEAR for other in named)
        if _demanded(before, after) or (alone and _held_in_it(before, sentence[name.end :])):
            return name.code
    return None


def _one_will_do(sentence: str, named: Sequence[Named], at: int, known: Sequence[str]) -> bool:
    """Whether an "or" stands between the language and a known one beside it."""
    return any(
        named[other].code in known and _EITHER.search(sentence[named[left].end : named[left + 1].start])
        for other, left in ((at - 1, at - 1), (at + 1, at))
        if 0 <= other < len(named)
    )


def _clause_start(text: str, low: int, high: int) -> int:
    return max((found.end() for found in _BREAK.finditer(text, low, high)), default=0)


def _clause_end(text: str, low: int, high: int) -> int:
    found = _BREAK.search(text, low, high)
    return found.start() if found else len(text)


def _is_language(found: re.Match[str], text: str) -> bool:
    """Whether a name means the language, and not people or things from there ("German clients", "un groupe allemand")."""
    before, after, name = text[: found.start()], text[found.end() :], text[slice(*found.span())]
    family = (found.lastgroup or "")[:1]
    if family == "s":
        return bool(_wholly().search(before))
    if family == "r":
        near = before[-24:]
        return bool(
            _preceded().search(near) or _mastered().search(near) or _phrases("mastery").match(after.lstrip())
        )
    german = name.endswith(("isch", "eutsch"))  # the adjective is written small or has an ending
    return name[0].isupper() and (german or bool(_followed().match(after)))


def _demanded(before: str, after: str) -> bool:
    """Whether the words around a language's name demand it of the reader."""
    before, after = before[-_NEAR:], after[:_NEAR]
    lacks = _phrases("without").search(before[-_ADJACENT:])
    if lacks:
        fails = _phrases("denial").search(after) or _phrases("impossible").search(before)
        return bool(fails) and not _phrases("wish").search(after)
    if cut := re.search(r"\b(?:and|und|et|y|e|en),? (?:we|wir|nous|our|unser\w*)\b", after):
        after = after[: cut.start()]
    before, after = _phrases("firm").sub(" ", before), _phrases("firm").sub(" ", after)
    sides = (before, after)
    if any(_phrases(kind).search(side) for kind in ("wish", "denial") for side in sides):
        return False
    if any(_phrases(kind).search(side) for kind in ("working", "duty") for side in sides):
        return True
    if _phrases("everything").search(before) and _done_in().search(before):
        return True
    if _wholly().search(before) or _only_one_spoken(before, after):
        return True
    mastered = any(_phrases("mastery").search(side) for side in (before[-_ADJACENT:], after[:_ADJACENT]))
    return mastered and not _phrases("somebody").search(before)


def _held_in_it(before: str, after: str) -> bool:
    """Whether what is held and written at work is said to be in that language."""
    held = _phrases("held").search(before)
    if not held or _phrases("contradicted").match(after.lstrip(" ,")):
        return False
    sides = (before[-_NEAR:], after[:_NEAR])
    if any(_phrases(kind).search(side) for kind in ("wish", "denial") for side in sides):
        return False
    return bool(_is_in().search(before, held.end()))


def _only_one_spoken(before: str, after: str) -> bool:
    """Whether all of those at work speak nothing else."""
    return bool(
        _speak_only().search(before)
        and not _phrases("some").search(before)
        and any(_phrases("at_work").search(side) for side in (before, after))
    )
