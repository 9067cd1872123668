"""Signs of a scam in what is said: who pays whom, what is asked for, and where the talk would move."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from ahocorasick_rs import AhoCorasick

from demur.assess.tables import read_table
from demur.domain.mail import Mail, PartName
from demur.domain.verdict import Signal

LOOK_AT = 20_000
_WIDE = 350
_SENTENCE = 260
_HITS = 12
_END = re.compile(r"[.!?] (?!\d)|\n")  # "Rs. 500" and "No. 7" are no ends
_TURN = re.compile(
    r"\b(?:but|except|only|aber|nur|lediglich|mais|seule?s?|seulement|pero|lo unico|solo|salvo|mas|apenas|falta|ma|soltanto|maar|alleen|enkel)\b"
)
_QUOTE = 300
_NOTICE = 1_200
_FILES = ("payment", "mule", "papers", "contact", "promise")


@dataclass(frozen=True, slots=True)
class _Pattern:
    """One phrase of a signal: what must hold of the text around a hit, and what must not."""

    signal: int
    amount: bool
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
    never: str
    amount: str


@cache
def _table() -> _Table:
    shared = read_table("scam/words")
    words: dict[str, list[str]] = shared["words"]
    guards: dict[str, str] = shared["guard"]
    named = {name: _alternatives(row) for name, row in words.items()} | shared["regex"] | guards
    signals: tuple[dict[str, Any], ...] = tuple(
        row for name in _FILES for row in read_table(f"scam/{name}")["signal"]
    )
    patterns: list[_Pattern] = []
    by_need: dict[str, list[int]] = {}
    for number, signal in enumerate(signals):
        general = tuple(guards[name] for name in signal.get("guards", ()))
        for row in signal["patterns"]:
            for need in _literals(row["need"], words):
                by_need.setdefault(need, []).append(len(patterns))
            amount = row.get("amount", False) or "{amount}" in _listed(row.get("also"))
            # The shortest first: it is the cheapest, and where it fails the others need not be tried.
            spelt = (_spelt_out(text, named) for text in _listed(row.get("text"), row.get("also")))
            must = tuple(sorted(spelt, key=len))
            own = tuple(_spelt_out(text, named) for text in _listed(row.get("unless")))
            patterns.append(_Pattern(number, amount, must, (*general, *own)))
    by_word = tuple(map(tuple, by_need.values()))
    fixed = (guards["notice"], guards["met"], guards["never"], shared["regex"]["amount"])
    return _Table(signals, tuple(patterns), AhoCorasick(list(by_need)), by_word, *fixed)


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


@dataclass(frozen=True, slots=True)
class Text:
    """Subject and body of a mail as they are searched.

    Attributes:
        folded: the subject, a line break, and the body without paragraphs that warn of fraud.
        body_at: where the body begins in `folded`.
    """

    mail: Mail
    folded: str
    body_at: int

    def denials(self) -> list[tuple[int, int]]:
        """Where something is said not to be so ("we never ask for ..."): up to the end of the sentence.

        A turn such as "the only thing that you pay is" ends it before.
        """
        found: list[tuple[int, int]] = []
        for hit in _compiled(_table().never).finditer(self.folded):
            if found and hit.start() < found[-1][1]:
                continue
            first, last = self.sentence(hit.start(), hit.end())
            turn = _TURN.search(self.folded, hit.start(), last)
            found.append((first, turn.start() if turn else last))
        return found

    def speaks_of_a_talk(self) -> bool:
        """An interview is said to have been held: after it, papers and an offer are the usual thing."""
        return bool(_compiled(_table().met).search(self.folded, self.body_at))

    def money_between(self, first: int, last: int) -> bool:
        """An amount of money stands in a window of the folded text."""
        return any(first <= place < last for place in _amounts(self.folded))

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """The sentence around a place."""
        return _sentence(self.folded, start, end)

    def sentences(self) -> list[tuple[int, int]]:
        """The sentences of the body."""
        edges = [found.end() for found in _END.finditer(self.folded, self.body_at)]
        starts = [self.body_at, *edges]
        return [(first, last) for first, last in pairwise([*starts, len(self.folded)]) if last - first > 3]

    def quote(self, window: tuple[int, int]) -> tuple[str | None, PartName, tuple[int, int]]:
        """The words of the mail in a window of the folded text, with their part and span."""
        part: PartName = "body"
        first, last = window
        if first < self.body_at:
            part, last = "subject", min(last, self.body_at - 1)
        else:
            first, last = first - self.body_at, last - self.body_at
        whole = self.mail.subject if part == "subject" else self.mail.body
        while first < last and whole[first].isspace():
            first += 1
        last = min(last, first + _QUOTE)
        while last > first and whole[last - 1].isspace():
            last -= 1
        return whole[first:last] or None, part, (first, last)


@lru_cache(maxsize=8)
def _amounts(text: str) -> tuple[int, ...]:
    return tuple(found.start() for found in _compiled(_table().amount).finditer(text))


def prepare(mail: Mail) -> Text:
    """Subject and body folded for the search; only the first 20,000 characters of the body are looked at."""
    subject, body = mail.subject[:500], mail.body[:LOOK_AT]
    text = folded(subject) + "\n" + _without_notices(folded(body), _table().notice)
    return Text(mail, text, len(subject) + 1)


def text_signals(said: Text) -> Iterator[Signal]:
    """The phrases of a scam that subject and body hold, each signal once, with the sentence it rests on."""
    text, table = said.folded, _table()
    seen: dict[int, int] = {}
    done: set[tuple[int, int, int]] = set()
    found: set[int] = set()
    for need, start, end in table.needs.find_matches_as_indexes(text, overlapping=True):
        seen[need] = seen.get(need, 0) + 1
        if seen[need] > _HITS:
            continue
        sentence: tuple[int, int] | None = None
        for number in table.by_need[need]:
            pattern = table.patterns[number]
            if pattern.signal in found:
                continue
            row = table.signals[pattern.signal]
            if "wide" in row:
                window = _around(text, start, end)
            else:
                window = sentence = sentence or _sentence(text, start, end)
            if (number, *window) in done:
                continue
            done.add((number, *window))
            if pattern.amount and not said.money_between(*window):
                continue
            if _holds(pattern, text[window[0] : window[1]]):
                found.add(pattern.signal)
                quote = said.quote(said.sentence(start, end))
                yield Signal(row["name"], row["family"], row["weight"], row["because"], *quote)


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
    first = low
    for found in _END.finditer(text, low, start):
        first = found.end()
    after = _END.search(text, end, high)
    last = after.start() + 1 if after else high
    return first, last
