"""Signs of a scam in what is said: who pays whom, what is asked for, and where the talk would move."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from ahocorasick_rs import AhoCorasick

from demur.domain.mail import Mail, PartName
from demur.domain.verdict import Signal

LOOK_AT = 20_000
_WIDE = 350
_SENTENCE = 260
_HITS = 12
_END = re.compile(r"[.!?] (?!\d)|\n")  # "Rs. 500" and "No. 7" are no ends
_QUOTE = 300
_NOTICE = 1_200
_FILES = ("payment", "mule", "papers", "contact", "promise")


@dataclass(frozen=True, slots=True)
class _Pattern:
    """One phrase of a signal: what must hold of the text around a hit, and what must not."""

    signal: int
    must: tuple[str, ...]
    unless: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Table:
    """All phrases, found by the words that they need."""

    signals: tuple[Mapping[str, Any], ...]
    patterns: tuple[_Pattern, ...]
    needs: AhoCorasick
    by_need: tuple[tuple[int, ...], ...]
    notice: str
    met: str


def _read(name: str) -> dict[str, Any]:
    path = files("demur.assess") / "data" / "scam" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _table() -> _Table:
    shared = _read("words")
    words: dict[str, list[str]] = shared["words"]
    guards: dict[str, str] = shared["guard"]
    named = {name: _alternatives(row) for name, row in words.items()} | shared["regex"] | guards
    signals: tuple[dict[str, Any], ...] = tuple(row for name in _FILES for row in _read(name)["signal"])
    patterns: list[_Pattern] = []
    by_need: dict[str, list[int]] = {}
    for number, signal in enumerate(signals):
        general = tuple(guards[name] for name in signal.get("guards", ()))
        for row in signal["patterns"]:
            for need in _literals(row["need"], words):
                by_need.setdefault(need, []).append(len(patterns))
            must = tuple(_spelt_out(text, named) for text in _listed(row.get("text"), row.get("also")))
            own = tuple(_spelt_out(text, named) for text in _listed(row.get("unless")))
            patterns.append(_Pattern(number, must, (*general, *own)))
    needs = AhoCorasick(list(by_need))
    return _Table(
        signals, tuple(patterns), needs, tuple(map(tuple, by_need.values())), guards["notice"], guards["met"]
    )


def _alternatives(words: Sequence[str]) -> str:
    """A regular expression of any of the words; a star stands for the rest of a word."""
    escaped = (re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", " ") for word in words)
    return rf"\b(?:{'|'.join(escaped)})\b"


def _spelt_out(text: str, named: Mapping[str, str]) -> str:
    """The pattern with each {name} replaced by what the name stands for."""
    return _NAME.sub(lambda found: f"(?:{named[found.group(1)]})", text)


def _literals(needs: Sequence[str], words: Mapping[str, Sequence[str]]) -> set[str]:
    """The words that a text must hold; "@name" stands for all words of that name."""
    listed = (words[need[1:]] if need.startswith("@") else [need] for need in needs)
    return {word.replace("*", "") for row in listed for word in row}


def _listed(*values: str | list[str] | None) -> list[str]:
    return [text for value in values if value for text in ([value] if isinstance(value, str) else value)]


_NAME = re.compile(r"\{([a-z_]+)\}")


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.DOTALL)


_FOLD = str.maketrans(
    "àáâãäåçèéêëìíîïñòóôõöùúûüýÿ’‘ʼ\u00a0\u202f\u2009\t\r",
    "aaaaaaceeeeiiiinooooouuuuyy'''     ",
)
_BREAK = re.compile(r"\n(?![ \t]*(?:\n|[-*•·>–]|\d{1,2}[.)]))(?<!\n\n)")


def folded(text: str) -> str:
    """The text in lower case without accents, character by character, line breaks within a paragraph as blanks."""
    lower = text.lower()
    if len(lower) != len(text):  # "İ" becomes two characters; positions must stay true
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return _BREAK.sub(" ", lower.translate(_FOLD))


def speaks_of_a_talk(mail: Mail) -> bool:
    """The mail speaks of an interview that was held: after it, papers and an offer are the usual thing."""
    return bool(_compiled(_table().met).search(folded(mail.body[:LOOK_AT])))


def text_signals(mail: Mail) -> Iterator[Signal]:
    """The phrases of a scam that subject and body hold, each signal once, with the sentence it rests on.

    Only the first 20,000 characters of the body are looked at.
    """
    subject, body = mail.subject[:500], mail.body[:LOOK_AT]
    table = _table()
    text = folded(subject) + "\n" + _without_notices(folded(body), table.notice)
    seen: dict[int, int] = {}
    done: set[tuple[int, int, int]] = set()
    found: set[int] = set()
    for need, start, end in table.needs.find_matches_as_indexes(text, overlapping=True):
        seen[need] = seen.get(need, 0) + 1
        if seen[need] > _HITS:
            continue
        for number in table.by_need[need]:
            pattern = table.patterns[number]
            if pattern.signal in found:
                continue
            signal = table.signals[pattern.signal]
            window = _around(text, start, end) if signal.get("wide") else _sentence(text, start, end)
            if (number, *window) in done:
                continue
            done.add((number, *window))
            if _holds(pattern, text[window[0] : window[1]]):
                found.add(pattern.signal)
                yield _signal(signal, mail, _sentence(text, start, end), len(subject) + 1)


def _holds(pattern: _Pattern, text: str) -> bool:
    if not all(_compiled(must).search(text) for must in pattern.must):
        return False
    return not any(_compiled(unless).search(text) for unless in pattern.unless)


def _without_notices(text: str, notice: str) -> str:
    """The text with paragraphs that warn of fraud blanked out, so that a warning isn't taken for the thing itself."""
    kept = []
    for paragraph in text.split("\n\n"):
        warns = len(paragraph) <= _NOTICE and _compiled(notice).search(paragraph)
        kept.append(" " * len(paragraph) if warns else paragraph)
    return "\n\n".join(kept)


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    return max(0, start - _WIDE), min(len(text), end + _WIDE)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around a hit, no further than 260 characters to either side."""
    low, high = max(0, start - _SENTENCE), min(len(text), end + _SENTENCE)
    first = max((found.end() for found in _END.finditer(text, low, start)), default=low)
    after = _END.search(text, end, high)
    last = after.start() + 1 if after else high
    return first, last


def _signal(row: Mapping[str, Any], mail: Mail, window: tuple[int, int], offset: int) -> Signal:
    """The signal with its quote, verbatim in its part."""
    part: PartName = "body"
    first, last = window
    if first < offset:
        part, last = "subject", min(last, offset - 1)
    else:
        first, last = first - offset, last - offset
    whole = mail.subject if part == "subject" else mail.body
    while first < last and whole[first].isspace():
        first += 1
    last = min(last, first + _QUOTE)
    while last > first and whole[last - 1].isspace():
        last -= 1
    quote = whole[first:last]
    return Signal(
        row["name"], row["family"], row["weight"], row["because"], quote or None, part, (first, last)
    )
