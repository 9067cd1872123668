"""What the sentences of a mail say, by tables of phrases in seven languages."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

from demur.assess.clauses import running, small
from demur.assess.named_days import any_of, weekdays
from demur.assess.tables import read_table

_LOOK_AT = 8_000
_MOST = 60
"""So many sentences are looked at; what the writer is about stands in the first ones."""

_SENTENCE = re.compile(r"[^.!?;\n]{4,600}(?:\.(?=\w)[^.!?;\n]{1,300}){0,3}")
_ENTRY = re.compile(r"(?<!\?P)<(\w+)>")


@dataclass(frozen=True, slots=True)
class _Phrases:
    """Phrases of one language that mean the same.

    Attributes:
        stems: one of them stands in every sentence that the phrases are found in.
        says: the phrases.
        unless: where one of these stands in the sentence, it means something else.
    """

    stems: tuple[str, ...]
    says: re.Pattern[str]
    unless: re.Pattern[str] | None

    def find(self, sentence: str) -> re.Match[str] | None:
        """The phrase in a sentence, if it means there what it says."""
        if not any(stem in sentence for stem in self.stems):
            return None
        found = self.says.search(sentence)
        return None if found and self.unless and self.unless.search(sentence) else found


@lru_cache(maxsize=4)  # one mail is asked for the same several times, and then never again
def said(table: str, text: str) -> str | None:
    """The first words that say what a table is about; None where nothing does.

    Args:
        table: a table's name in `data/`.
        text: what the writer says; only its first 8,000 characters are looked at.
    """
    text = text[:_LOOK_AT]
    plain = small(running(text))
    spoken = [each for each in _phrases(table) if any(stem in plain for stem in each.stems)]
    if not spoken:
        return None
    for start, sentence in islice(_cut(plain), _MOST):
        for phrases in spoken:
            if found := phrases.find(sentence):
                return text[start + found.start() : start + found.end()].strip()
    return None


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text with where they begin, in small letters, on one line and with straight apostrophes."""
    return _cut(small(running(text[:_LOOK_AT])))


def _cut(plain: str) -> Iterator[tuple[int, str]]:
    return ((found.start(), found.group()) for found in _SENTENCE.finditer(plain))


@cache
def _phrases(table: str) -> tuple[_Phrases, ...]:
    return tuple(_load(table))


def _load(table: str) -> Iterator[_Phrases]:
    tree = read_table(table)
    for language, row in tree.items():
        words = {name: value for name, value in row.items() if isinstance(value, str)}
        words["day"] = any_of(weekdays(language))
        for phrases in row["phrases"]:
            unless = phrases.get("unless")
            yield _Phrases(
                tuple(phrases["stems"]),
                filled(phrases["says"], words),
                filled(unless, words) if unless else None,
            )


def filled(phrases: Sequence[str], words: Mapping[str, str]) -> re.Pattern[str]:
    """The phrases as one expression between word edges; "<talk>" stands for the entry of that name among the words."""
    text = "|".join(phrases)
    while _ENTRY.search(text):
        text = _ENTRY.sub(lambda entry: f"(?:{words[entry[1]]})", text)
    return re.compile(rf"(?<!\w)(?:{text})(?!\w)")
