"""The words of `words.toml` as regular expressions."""

import re
from functools import cache

from demur.extract.lexicon import entries, texts

_FILE = "pay/words.toml"


def alternatives(entries: tuple[str, ...] | list[str]) -> str:
    """A regular expression for any of these words; of those that begin alike the longest is tried first.

    They are sorted by their first letter, so that a place in a text costs one letter's words and not all.
    """
    ordered = sorted(set(entries), key=lambda w: (-len(w), w))
    first: dict[str, list[str]] = {}
    for word in ordered:
        first.setdefault(word[0], []).append(word[1:])
    any_start = first.pop("*", [])
    groups = [f"{_spelling(letter)}(?:{'|'.join(map(_spelling, rest))})" for letter, rest in first.items()]
    if any_start:
        groups.append(f"{_spelling('*')}(?:{'|'.join(map(_spelling, any_start))})")
    return "|".join(groups)


def _spelling(word: str) -> str:
    text = re.escape(word).replace(r"\*", r"\w{0,24}").replace("'", "['’]")
    return text.replace(r"\ ", r"[ \t\xa0\n]{1,2}")


def any_of(*names: str) -> str:
    """A regular expression for any word of these lists."""
    return alternatives([word for name in names for word in entries(texts(_FILE)[name])])


@cache
def listed(name: str) -> frozenset[str]:
    """The words of one list."""
    return frozenset(entries(texts(_FILE)[name]))
