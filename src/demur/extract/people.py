"""How letters tell of persons: the closed lists of people.toml, read once."""

import re
from functools import cache

from demur.extract.lexicon import Stems, entries, texts, words

_FILE = "people.toml"


@cache
def listed(name: str) -> frozenset[str]:
    """One list of single words, lower case."""
    return frozenset(texts(_FILE)[name].split())


@cache
def stems(name: str) -> Stems:
    """One list of words some of which stand for all that begin or end so."""
    return Stems(set(listed(name)))


@cache
def phrases(name: str) -> frozenset[str]:
    """One list of phrases, lower case."""
    return frozenset(entries(texts(_FILE)[name]))


@cache
def any_of(name: str) -> str:
    """An expression for all phrases of a list, the longest first; a blank stands for any white space on a line."""
    ordered = sorted(phrases(name), key=lambda p: (-len(p), p))
    return "|".join(re.escape(p).replace(r"\ ", r"[ \t\xa0]+").replace("'", "['’]") for p in ordered)


@cache
def titles() -> frozenset[str]:
    """What stands before names and is no part of them ("Dr.", "Frau", "Hna.")."""
    return listed("titles") | words("honorifics")
