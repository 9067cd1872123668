"""Folding of names and titles, so that they can be compared by meaning rather than by letters."""

import re
import unicodedata
from functools import cache, lru_cache

from demur.assess.tables import read_table

_MAX = 200
_GENDER = re.compile(
    r"\(\s?(?:[mfwdxhnai]|all genders|gn)(?:\s?[/|,.*-]\s?[mfwdxhnai*]){1,4}\s?\)|\b[hfmw]/[hfmwdx](?:/[dx])?\b",
    re.IGNORECASE,
)
_INNER_FEMININE = re.compile(
    r"(?<=\w)(?:['’]s|[.·•](?:e|ne|se|rice)s?|[*:_]in(?:nen)?|/-?(?:in|euse|trice|ere|iere|rice|a|e|o|ra)|\((?:in|e|a|o|ne|ra|re)\))(?!\w)",
    re.IGNORECASE,
)
_COMPOUNDS = re.compile(r"\b(back|front|full|dev|web|e)[ -](?=end\b|stack\b|ops\b|developer\b|commerce\b)")
_DOTTED = re.compile(r"\b(?:(?:[^\W\d_]{1,2}\. ?){2,4}|A/S\b|ApS\b|sp\. ?z ?o\. ?o\.)", re.IGNORECASE)
_OTHER = re.compile(r"[^a-z0-9&+#]+")
_GERMAN_FEMININE = re.compile(r"^(\w{3,}(?:er|or|ist|ent|eur|ant|tekt|loge|pfleger|wirt|arzt))in$")


@cache
def empty_words(kind: str) -> frozenset[str]:
    """Words that say nothing about what it is: the "legal" form, the "level", or "generic" words of titles."""
    return frozenset(read_table("words")[kind])


def fold(text: str) -> str:
    """A name or a title in lower case, without accents, gender marks and punctuation; words are set apart by one blank.

    Of longer text only the beginning; `fold_text` takes all of it.
    """
    return _fold_short(text[:_MAX])


@lru_cache(maxsize=1024)
def _fold_short(text: str) -> str:
    return fold_text(text)


def fold_text(text: str) -> str:
    """The same of a text of any length. Nothing is kept of it, since each message brings another."""
    text = _GENDER.sub(" ", text).casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.replace("œ", "oe"))
        text = "".join(c for c in text if not unicodedata.combining(c))
    text = _INNER_FEMININE.sub("", text)
    text = _COMPOUNDS.sub(r"\1", text)
    words = (_GERMAN_FEMININE.sub(r"\1", word) for word in _OTHER.sub(" ", text).split())
    return " ".join(words)


@lru_cache(maxsize=1024)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a company's name without its legal form."""
    joined = _DOTTED.sub(lambda found: re.sub(r"[\s./]", "", found.group()) + " ", name[:_MAX])
    words = tuple(fold(joined).replace("&", " ").split())
    kept = tuple(word for word in words if word not in empty_words("legal"))
    return kept or words


def same_company(first: str, second: str) -> bool:
    """Two names mean the same company: equal, or one begins with all words of the other."""
    a, b = name_words(first), name_words(second)
    if not a or not b:
        return False
    if "".join(a) == "".join(b):
        return True
    short = min(len(a), len(b))
    return a[:short] == b[:short] and len("".join(a[:short])) >= 3


def holds_words(text: str, words: str) -> bool:
    """A folded text holds the folded words as whole words."""
    return bool(words) and f" {words} " in f" {text} "


def cut(text: str, width: int = 45) -> str:
    """The text on one line, cut to so many characters."""
    text = " ".join(text.split())
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"
