"""The word lists of company.toml, which only the company's name needs."""

from functools import cache

from demur.extract.lexicon import Stems, texts

_FILE = "company.toml"


@cache
def company_words(name: str) -> frozenset[str]:
    """One list of single words, their case folded."""
    return frozenset(texts(_FILE)[name].casefold().split())


@cache
def company_phrases(name: str) -> tuple[str, ...]:
    """One list of phrases divided by "|", longest first."""
    found = {" ".join(phrase.split()) for phrase in texts(_FILE)[name].split("|")}
    return tuple(sorted(found - {""}, key=len, reverse=True))


@cache
def kinds() -> Stems:
    """Words for kinds of organisations that open a company's name."""
    return Stems(set(company_words("first_words")))
