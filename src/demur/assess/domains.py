"""Mail domains: who may own them, and whether one is made to look like another."""

from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from demur.assess.tables import read_table
from demur.assess.words import fold, fold_text

_LONG = 7
"""Shorter names lie too near to each other for one letter to tell anything."""

_CONFUSABLE = str.maketrans(
    "аеорсухіјѕԁһӏνοαιρτκυ013457ı", "aeopcyxijsdhlvoaiptkuoleastı".replace("ı", "i")
)  # Cyrillic and Greek letters and digits that look like Latin ones


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    read = read_table("domains")
    return {name: frozenset(row) for name, row in read.items()}


@lru_cache(maxsize=1024)
def registered(domain: str) -> str:
    """The part of a domain that somebody registered: "mail.acme.co.uk" gives "acme.co.uk"."""
    labels = domain.lower().strip(".").split(".")[-4:]
    if len(labels) <= 2:
        return ".".join(labels)
    keep = 3 if ".".join(labels[-2:]) in _lists()["second_level"] else 2
    return ".".join(labels[-keep:])


def label_of(domain: str) -> str:
    """The registered name without its suffix: "acme" of "mail.acme.co.uk"."""
    return registered(domain).partition(".")[0]


def is_free_mail(domain: str) -> bool:
    """Anybody can have an address there."""
    return domain.lower() in _lists()["free_mail"] or registered(domain) in _lists()["free_mail"]


def is_hiring_system(domain: str) -> bool:
    """A hiring system, job site or scheduler that writes for employers."""
    return registered(domain) in _lists()["hiring_systems"]


def is_shortener(domain: str) -> bool:
    """A service that hides where a link leads."""
    return domain.lower().removeprefix("www.") in _lists()["shorteners"]


def shown(label: str) -> str:
    """A label as a person sees it: punycode (RFC 3492) decoded."""
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError):
        return label


def mixes_scripts(domain: str) -> bool:
    """A label mixes Latin letters with look-alikes of another alphabet, or consists of look-alikes alone."""
    for label in domain.lower().split("."):
        seen = shown(label)
        foreign = [c for c in seen if c.isalpha() and ord(c) >= 0x370]
        if foreign and (
            any("a" <= c <= "z" for c in seen) or all(ord(c.translate(_CONFUSABLE)) < 128 for c in foreign)
        ):
            return True
    return False


def is_cheap(domain: str) -> bool:
    """A suffix under which names cost next to nothing, which swindlers use and drop."""
    suffix = registered(domain).partition(".")[2]
    return suffix in _lists()["cheap"] or suffix.rpartition(".")[2] in _lists()["cheap"]


def borrows_name(label: str, said: str) -> str | None:
    """Whether a domain is a name that the mail speaks of with words of recruiting added ("halden-jobs-desk").

    Args:
        said: what the mail says of the company, as written.

    Returns:
        "words" where two were added; None for a firm that is itself called so ("Harris Staffing"), or that adds one
        word, or only those of an agency's name ("partner", "executive"), as honest firms do.
    """
    parts = [part for part in shown(label).split("-") if part]
    added = [part for part in parts if _words_added(part)]
    kept = [part for part in parts if not _words_added(part)]
    if len(parts) < 2 or not added or not kept or len(kept[0]) < 3 or set(added) <= _lists()["firm_words"]:
        return None
    text = f" {fold_text(said)} "
    if f" {' '.join(parts)} " in text or (
        f" {kept[0]} " not in text and (len(kept[0]) < 6 or kept[0] not in text.replace(" ", ""))
    ):
        return None
    return "words" if len(parts) > 2 else None


def names_jobs(label: str) -> bool:
    """A domain called after work in general rather than after a firm ("easy-jobs", "empleosya")."""
    return any(word in label for word in _lists()["job_words"] if len(word) >= 5) or any(
        part in _lists()["job_words"] for part in label.split("-")
    )


def _words_added(part: str) -> int:
    return _run_of(part, _lists()["job_words"])


def looks_like(label: str, name: str) -> str | None:
    """How a domain's label imitates a name that it isn't.

    Args:
        label: the registered name, such as "acme-careers-hr".
        name: the company's or brand's name, folded and without blanks.

    Returns:
        "letters" (micros0ft, mircosoft), "words" (two or more words added), "word" (one added), or None.
    """
    label = shown(label)
    if label == name or len(name) < 4:
        return None
    plain = label.replace("-", "")
    if plain == name:
        return None
    if len(name) >= 5 and (_skeleton(plain) == _skeleton(name) or _misspelt(plain, name)):
        return "letters"
    extra = _extra_words(label, name)
    if extra:
        return "words" if extra >= 2 else "word"
    return None


def _misspelt(label: str, name: str) -> bool:
    """One letter is another one, two changed places, or one is doubled: a slip that the eye passes over.

    Nothing else, since honest firms write umlauts out and leave letters of their names off.
    """
    if len(name) < _LONG or label in _lists()["brands"]:
        return False
    if len(label) == len(name):
        return DamerauLevenshtein.distance(label, name, score_cutoff=1) == 1
    longer, shorter = sorted((label, name), key=len, reverse=True)
    return len(longer) == len(shorter) + 1 and any(
        first == second and longer[:at] + longer[at + 1 :] == shorter
        for at, (first, second) in enumerate(pairwise(longer))
    )


def nearly_same(first: str, second: str) -> bool:
    """Two domains that somebody owns differ by one or two letters: one imitates the other."""
    one, other = registered(first), registered(second)
    if (
        one == other
        or label_of(one) == label_of(other)
        or min(len(label_of(one)), len(label_of(other))) < _LONG
    ):
        return False
    return DamerauLevenshtein.distance(label_of(one), label_of(other), score_cutoff=2) <= 2


def is_brand(name: str) -> bool:
    """A well-known name that impostors borrow; folded, without blanks."""
    return name in _lists()["brands"]


def _parts(label: str) -> list[str]:
    """The parts of a domain's label between its hyphens."""
    return [part for part in shown(label).split("-") if part]


def _runs(words: list[str]) -> list[str]:
    """The words, then each two that follow each other as one."""
    return [*words, *(first + second for first, second in pairwise(words))]


def brand_named(name: str) -> str | None:
    """The well-known name that a sender's display name begins with or holds ("RRHH Amazon España"), None if none.

    Names that are ordinary words or family names don't count.
    """
    lists = _lists()
    return next(
        (
            run
            for run in _runs(fold(name).split())
            if run in lists["brands"] and run not in lists["common_names"]
        ),
        None,
    )


def builds_on_brand(label: str) -> str | None:
    """The well-known name that is one part of a longer domain ("indeed-verify-employer"), None if none."""
    parts = _parts(label)
    if len(parts) < 2:
        return None
    lists = _lists()
    return next(
        (
            run
            for run in _runs(parts)
            if len(run) >= 4 and run in lists["brands"] and run not in lists["chains"]
        ),
        None,
    )


@lru_cache(maxsize=1024)
def imitates_brand(label: str) -> str | None:
    """How a domain's label imitates a well-known name, as `looks_like` says it; None where it doesn't."""
    plain = shown(label).replace("-", "")
    # Only the few names that the label begins with, holds as a part or resembles letter by letter are compared.
    parts = _parts(label)
    near = {_brand_skeletons().get(_skeleton(plain), ""), *_runs(parts), *(plain[:n] for n in range(4, 16))}
    if any(len(part) >= 5 and _brand_skeletons().get(_skeleton(part), part) != part for part in parts):
        return "letters"
    found = (looks_like(label, name) for name in sorted(near & _lists()["brands"]))
    how = next((how for how in found if how), None)
    if how is None and len(plain) >= _LONG:
        nearest = process.extractOne(
            plain, _long_brands(), scorer=DamerauLevenshtein.distance, score_cutoff=1
        )
        how = "letters" if nearest and _misspelt(plain, nearest[0]) else None
    return how


@cache
def _long_brands() -> tuple[str, ...]:
    lists = _lists()
    return tuple(sorted(name for name in lists["brands"] - lists["common_names"] if len(name) >= _LONG))


@cache
def _brand_skeletons() -> Mapping[str, str]:
    return {_skeleton(name): name for name in _lists()["brands"]}


def _skeleton(label: str) -> str:
    plain = label.translate(_CONFUSABLE)
    return plain.replace("rn", "m").replace("vv", "w").replace("l", "i")


def _extra_words(label: str, name: str) -> int:
    """How many words of recruiting were added to the name; 0 where anything else was added."""
    words = _lists()["job_words"]
    parts = [part for part in label.split("-") if part]
    for size in range(1, len(parts)):
        for start in range(len(parts) - size + 1):
            if "".join(parts[start : start + size]) == name:
                rest = parts[:start] + parts[start + size :]
                runs = [_run_of(part, words) for part in rest]
                return sum(runs) if all(runs) else 0
    rest_of = label.replace("-", "")
    if rest_of.startswith(name):
        return _run_of(rest_of[len(name) :], words)
    return 0


def _run_of(text: str, words: frozenset[str]) -> int:
    """How many of the words the text consists of; 0 where it doesn't. At most three."""
    if text in words:
        return 1
    for size in range(2, len(text) - 1):
        if text[:size] in words:
            rest = text[size:]
            if rest in words:
                return 2
            if any(rest[:k] in words and rest[k:] in words for k in range(2, len(rest) - 1)):
                return 3
    return 0
