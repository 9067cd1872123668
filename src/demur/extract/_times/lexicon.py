"""The words of a language, read once from the data files."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from demur.domain.languages import LANGUAGES
from demur.extract._times.tokens import NO_TAGS, Token, fold, split

_VALUED = ("numbers", "relative", "minutes_before", "minutes_after", "durations", "weeks_later")
_MONTH_WORDS = frozenset({"month", "weekday"})
_AFTER_WEEKDAY = frozenset(
    {"coming_after", "next_after", "next_week", "this_week", "part_am", "part_pm", "same_time"}
)


_Phrases = tuple[tuple[tuple[str, ...], Mapping[str, int]], ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language.

    Attributes:
        language: ISO 639-1 code.
        day_first: numeric dates are written day before month; None where the region decides.
        half_day: hours are commonly written without telling morning from afternoon.
        phrases: by first word: (the further words, tags), longest first.
        fillers: adverbs that may stand within a phrase ("geht leider nicht").
    """

    language: str
    day_first: bool | None
    half_day: bool
    phrases: Mapping[str, _Phrases]
    capital: frozenset[str]
    shy: frozenset[str]
    ordinals: frozenset[str]
    fillers: frozenset[str]


def words_of(phrase: str) -> tuple[str, ...]:
    """The phrase cut as the text will be, folded."""
    folded = fold(phrase)
    return tuple(token.text for token in split(folded, phrase))


def _read_file(language: str) -> dict[str, Any]:
    source = files("demur.extract._times").joinpath("data", f"{language}.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


def _add(table: dict[tuple[str, ...], dict[str, int]], phrases: str, tag: str, value: int) -> None:
    for phrase in phrases.split("|"):
        if phrase:
            table.setdefault(words_of(phrase), {}).setdefault(tag, value)


def _tables(data: dict[str, Any], table: dict[tuple[str, ...], dict[str, int]]) -> None:
    for index, names in enumerate(data["months"]):
        _add(table, names, "month", index + 1)
    for index, names in enumerate(data["weekdays"]):
        _add(table, names, "weekday", index)
        for suffix, half in data.get("half_days", {}).items():
            joined = words_of(names.partition("|")[0] + suffix)
            table[joined] = {"weekday": index, "half": half}
    for tag in _VALUED:
        for phrase, value in data.get(tag, {}).items():
            _add(table, phrase, tag, value)
    endings = data.get("participle", "").split("|")
    for tag, phrases in data["tags"].items():
        for ending in endings if "#" in phrases else ("",):
            _add(table, phrases.replace("#", ending), tag, 1)


def _borrow_english(table: dict[tuple[str, ...], dict[str, int]]) -> None:
    """English names of months, weekdays and labels occur in all mail that a system wrote."""
    english: dict[tuple[str, ...], dict[str, int]] = {}
    _tables(_read_file("en"), english)
    for words, tags in english.items():
        taken = {tag: value for tag, value in tags.items() if tag in _MONTH_WORDS}
        if taken and words not in table and len(words[0]) > 2:
            table[words] = taken


@cache
def lexicon(language: str) -> Lexicon:
    """The words of a language; English for one that is not known."""
    known = language if language in LANGUAGES else "en"
    data = _read_file(known)
    table: dict[tuple[str, ...], dict[str, int]] = {}
    _tables(data, table)
    if known != "en":
        _borrow_english(table)
    heads: dict[str, list[tuple[tuple[str, ...], Mapping[str, int]]]] = {}
    for words, tags in table.items():
        heads.setdefault(words[0], []).append((words[1:], tags))
    return Lexicon(
        language=known,
        day_first={"yes": True, "no": False}.get(data["day_first"]),
        half_day=data["half_day"],
        phrases={head: tuple(sorted(rest, key=lambda item: -len(item[0]))) for head, rest in heads.items()},
        capital=frozenset(data["capital"].split("|")),
        shy=frozenset(data["shy"].split("|")),
        ordinals=frozenset(data["ordinals"].split("|")),
        fillers=frozenset(fold(data["fillers"]).split("|")),
    )


def tag(tokens: list[Token], lex: Lexicon) -> list[Token]:
    """Give each token its tags; the words of a phrase become one token. Ends with padding."""
    tagged: list[Token] = []
    phrases = lex.phrases
    doubtful: list[int] = []
    index, count = 0, len(tokens)
    while index < count:
        token = tokens[index]
        index += 1
        found = phrases.get(token.text)
        match = _longest(tokens, index, found, lex.fillers) if found and token.kind in "wonca" else None
        if match:
            last, tags = match
            if last > index:
                token = _joined(tokens[index - 1 : last])
                index = last
            token.tags = tags
            if "weekday" in tags or "month" in tags:
                doubtful.append(len(tagged))
        tagged.append(token)
    _drop_doubtful(tagged, doubtful, lex)
    place = tagged[-1].end if tagged else 0
    tagged.extend(Token("e", "", place, place) for _ in range(4))
    return tagged


def _longest(
    tokens: list[Token], index: int, found: _Phrases, fillers: frozenset[str]
) -> tuple[int, Mapping[str, int]] | None:
    """The longest phrase that goes on at a place, and where it ends; one with an adverb in it where there is no other."""
    begins = [index]
    if index < len(tokens) and tokens[index].text in fillers:
        begins.append(index + 1)
    single = None
    for begin in begins:
        for rest, tags in found:
            size = len(rest)
            if not size:
                single = index, tags
            elif tuple(t.text for t in tokens[begin : begin + size]) == rest:
                return begin + size, tags
    return single


def _joined(parts: list[Token]) -> Token:
    whole = Token("w", " ".join(part.text for part in parts), parts[0].start, parts[-1].end)
    whole.glued = parts[0].glued
    whole.capital = parts[0].capital
    return whole


def _joins_weekdays(joint: Token, first: Token) -> bool:
    """The "a" of "segunda a sexta"."""
    return "weekday" in first.tags and (joint.text == "-" or bool({"to", "day_to"} & joint.tags.keys()))


def _leads_to_date(tokens: list[Token], index: int) -> bool:
    """A day and a month follow, so that the "mar" of "mar 22 ago" is a Tuesday and no March."""
    ahead = [t for t in tokens[index : index + 6] if t.text not in {".", ",", "de"}][:2]
    return len(ahead) == 2 and ahead[0].kind == "n" and len(ahead[0].text) <= 2 and "month" in ahead[1].tags


def _drop_doubtful(tokens: list[Token], places: list[int], lex: Lexicon) -> None:
    """A short name of a day or month that is an ordinary word too counts only where its place tells."""
    for index in places:
        token = tokens[index]
        if {"month", "weekday"} <= token.tags.keys() and _leads_to_date(tokens, index + 1):
            token.tags = {name: value for name, value in token.tags.items() if name != "month"}
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        before = tokens[index - 1] if index else None
        spans = before is not None and index > 1 and _joins_weekdays(before, tokens[index - 2])
        number_near = (
            spans
            or (after is not None and after.kind in "nidsmch")
            or (before is not None and before.kind == "n" and "month" in token.tags)
            or (before is not None and "weekday" in token.tags and before.text in {"on", "this", "next"})
        )
        doubtful = token.text in lex.capital and not token.capital and not number_near
        if not doubtful and token.text in lex.shy and "month" not in token.tags:
            sign = after is not None and (
                after.kind in "idsmcnh"
                or after.text in {",", ".", "-", "(", ")", "/", "|", ":"}
                or not {"at", "between", "from", "after"}.isdisjoint(after.tags)
            )
            led_on = after is not None and (
                not _AFTER_WEEKDAY.isdisjoint(after.tags)
                or (
                    not {"or", "and"}.isdisjoint(after.tags)
                    and index + 2 < len(tokens)
                    and "weekday" in tokens[index + 2].tags
                )
            )
            ends = (after is None or after.kind == "l") and before is not None
            ends = ends and not {"on", "of"}.isdisjoint(before.tags if before else NO_TAGS)
            doubtful = not (sign or spans or led_on or ends) or (
                token.text in lex.capital and not token.capital
            )
        if doubtful:
            kept = {name: value for name, value in token.tags.items() if name not in _MONTH_WORDS}
            token.tags = kept or NO_TAGS


_SHORTEST_NAME = 5
_ACCENTS = {
    "a": "[aáàâãä]",
    "c": "[cç]",
    "e": "[eéèê]",
    "i": "[iíì]",
    "n": "[nñ]",
    "o": "[oóô]",
    "u": "[uúûü]",
}


@cache
def day_names() -> str:
    """The weekdays' full names and the words for tomorrow in all languages, as an expression for text in small letters."""
    found: set[str] = set()
    for language in LANGUAGES:
        data = _read_file(language)
        found.update(name for names in data["weekdays"] for name in names.split("|"))
        found.update(word for word, days in data["relative"].items() if days == 1 and word.isalpha())
    names = sorted(
        (name for name in found if len(name) >= _SHORTEST_NAME), key=lambda name: (-len(name), name)
    )
    return with_accents("|".join(names))


def with_accents(expression: str) -> str:
    """An expression that is written without accents, for text with them."""
    return "".join(_ACCENTS.get(letter, letter) for letter in expression)
