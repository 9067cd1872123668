"""How the work is done: on site, hybrid or remote, as the mail says it in any of the seven languages."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any, Literal

from demur.assess.tables import read_table

Manner = Literal["remote", "hybrid", "onsite"]
Said = tuple[Manner, str]
"""The manner of work, and the words that say so."""

_LOOK_AT = 8000
_MOST = 25
"""Of so many sentences the manner of work is looked for; what a longer text says of it stands in the first ones."""

_SENTENCE = re.compile(r"[^.!?;\n]{3,500}(?:\.(?=\w)[^.!?;\n]{1,300}){0,3}")
_ENTRY = re.compile(r"<(\w+)>")
_LINE_END = re.compile(r"(?<=[^\n.!?:;])\n(?=[^\n\W])")
_PARTS: tuple[tuple[str, Manner], ...] = (
    ("onsite", "onsite"),
    ("daily", "onsite"),
    ("hybrid", "hybrid"),
    ("remote", "remote"),
    ("some", "hybrid"),
)
"""In this order, since "not remote" holds "remote", and "100 % home office" some home office."""

_BEFORE = re.compile(
    r"^\W*(?:vor ort|on[- ]?site|in[- ]office|sur site|sur place|in presenza|in sede|presencial|op locatie|op kantoor|hybrid\w*|híbrido|ibrido)"
    r"\b[\s,(–—-]*(?:(?:in|at|à|en|em|a|te)\b\s*)?",
    re.IGNORECASE,
)


@cache
def _table() -> dict[str, Any]:
    return read_table("manner")


@cache
def _stems() -> dict[str, tuple[str, ...]]:
    return {name: tuple(row["stems"]) for name, row in _table().items() if "stems" in row}


@cache
def _pattern(language: str, part: str) -> re.Pattern[str]:
    """One part of a language's table, compiled where a mail needs it."""
    row = _table()[language]
    text = row[part] if isinstance(row[part], str) else "|".join(row[part])
    while _ENTRY.search(text):
        text = _ENTRY.sub(lambda entry: f"(?:{row[entry[1]]})" if row[entry[1]] else "", text)
    return re.compile(rf"(?:(?<!\w)|(?<=\w)(?=n't))(?:{text})(?!\w)")


@cache
def _alone(manner: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_table()['alone'][manner]})\b")


def place_alone(location: str) -> str:
    """A location without the manner of work ("vor Ort in München" is "München", "Porto (presencial)" is "Porto")."""
    place = _BEFORE.sub("", location).rstrip(") ") or location
    before, _, inside = place.partition(" (")
    said = (
        before
        and inside
        and (list(_in_sentence(_plain(inside), True)) or list(_in_field(_plain(inside), "")))
    )
    return before if said else place


def manner_of(location: str | None, text: str, title: str = "") -> Said | None:
    """How the work is done, with the words that say so; None where nothing is said.

    Where some words say that it is on site only and others that it can be done from home, it is hybrid.

    Args:
        location: the job's place as written; None where not known.
        text: what the writer says; only the first 8,000 characters are looked at.
        title: the job's title, which may say so too ("Remote Translator").
    """
    text = _plain(text[:_LOOK_AT])
    said: list[Said] = []
    for field in (location, title):
        if field:
            said = list(_in_sentence(_plain(field), of_job=True)) or list(_in_field(_plain(field), text))
        if said:
            break
    by_text = [found for sentence in _sentences(text) for found in _in_sentence(sentence)]
    return _together(said, by_text)


def _together(field: list[Said], text: list[Said]) -> Said | None:
    """What the field and the text say; where one says on site and the other not, it is something between."""
    said = (*field, *text)
    onsite = next((found for found in said if found[0] == "onsite"), None)
    other = next((found for found in said if found[0] != "onsite"), None)
    if onsite and other:
        return "hybrid", other[1]
    return onsite or _strongest(field) or _strongest(text)


def _strongest(said: list[Said]) -> Said | None:
    return next((found for found in said if found[0] == "hybrid"), said[0] if said else None)


def _plain(text: str) -> str:
    return text.lower().replace("’", "'").replace("\u00a0", " ")


def _sentences(text: str) -> Iterator[str]:
    """The sentences of a text that may speak of the manner of work."""
    stems = [stem for of_language in _stems().values() for stem in of_language if stem in text]
    if stems:
        sentences = (found.group() for found in _SENTENCE.finditer(_LINE_END.sub(" ", text)))
        yield from islice((s for s in sentences if any(stem in s for stem in stems)), _MOST)


def _in_sentence(sentence: str, of_job: bool = False) -> Iterator[Said]:
    """What one sentence says of the work; one about the interview says nothing of it."""
    languages = [name for name, stems in _stems().items() if any(stem in sentence for stem in stems)]
    if not of_job and _of_interview(sentence, languages):
        return
    for part, manner in _PARTS:
        for name in languages:
            pattern = _pattern(name, part)
            found = pattern.search(sentence)
            if found and not (part == "daily" and _not_of_work(sentence, found)):
                yield manner, found.group().strip()
                sentence = pattern.sub(" # ", sentence)


def _not_of_work(sentence: str, found: re.Match[str]) -> bool:
    """What is at the office every day may be the fruit; and nobody may have to be there."""
    denied = _pattern("denied", "words").search(sentence, 0, found.start())
    return bool(denied or _pattern("unrelated", "words").search(sentence))


def _of_interview(sentence: str, languages: list[str]) -> bool:
    return any(_pattern(name, "interview").search(sentence) for name in languages) and not any(
        _pattern(name, "job").search(sentence) for name in languages
    )


def _in_field(field: str, text: str) -> Iterator[Said]:
    """What one word of a place or a title says, unless the text says it of the interview."""
    if found := _alone("remote").search(field):
        yield "remote", found.group()
    elif found := _alone("onsite").search(field):
        words = found.group()
        around = [sentence for sentence in _sentences(text) if words in sentence]
        if not any(_of_interview(sentence, list(_stems())) for sentence in around):
            yield "onsite", words
