"""What another hand made of a letter says what the letter said, and adds nothing."""

import re
from collections.abc import Callable, Iterator

from demur.domain.letter import Letter
from demur.vet.phrases import phrases_of, straight
from demur.vet.reading import reads_as

ROOM = 1.3
"""So many times the letter's length, and no more."""

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_WAY = re.compile(r"\S*(?:@|://|www\.)\S*|\b[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}\b(?:/\S*)?", re.IGNORECASE)
_QUESTION = re.compile(r"[^.!?\n]*\?")
_BEGINS = re.compile(r"(?:^|[.!?:…]|\n[ \t]*\n)[\s\"'“”„«»(¿¡]*$")
_PLAIN = frozenset(" \n\u00a0\u202f.,;:!?'’‘\"“”„«»()-–—…&¿¡")
"""Marks that any letter may have."""

_LATIN = 0x250


def facts_of(letter: Letter) -> tuple[str, ...]:
    """What a letter tells that must stay as it is, each as it is written there and none twice.

    That is the recruiter as greeted, position, company, functional area, the role looked for, time, the person who is
    named with how to reach them, who introduced the two, the person's own name, and what is asked.
    """
    blanks, body = letter.blanks, _line(letter.body)
    referral = blanks.referral
    told = (blanks.position, blanks.company, blanks.functional_area, blanks.slot, blanks.since, blanks.wanted)
    named = (blanks.recruiter, blanks.introducer, referral.name if referral else None)
    found = [_as_said(each, body) for each in named]
    found += [_where(each, body) for each in (*told, blanks.name, *(referral.details if referral else ()))]
    found += [each.strip() for each in _QUESTION.findall(body)]
    return tuple(dict.fromkeys(each for each in found if each))


def unfaithful(
    text: str, letter: Letter, facts: tuple[str, ...], personal: str | None, is_word: Callable[[str], bool]
) -> str | None:
    """The first way in which a text tells something other than the letter that it was made of.

    Args:
        text: what another hand made of the letter.
        facts: what must stand in it unchanged.
        personal: a line of the person's own, whose words are allowed and whose names are kept.
        is_word: whether a word is an ordinary one of the letter's language, and so no name.

    Returns:
        One sentence; None where it is faithful.
    """
    if len(text) > ROOM * len(letter.body):
        return "The model's text is much longer than the letter."
    said, allowed = _line(text), f"{_line(letter.body)} {_line(personal or '')}"
    causes = (
        *(f"The model's text leaves out “{each}”." for each in facts if not _where(each, said, exactly=True)),
        *(f"The model's text leaves out “{each}”." for each in _missing(personal, said)),
        *(f"The model's text adds “{each[:40]}”." for each in _added(text, allowed, letter, is_word)),
        *_other_occasion(text, letter),
        *_other_ending(text, letter),
    )
    return next(iter(causes), None)


def _added(text: str, allowed: str, letter: Letter, is_word: Callable[[str], bool]) -> Iterator[str]:
    """Numbers, ways to reach somebody, marks, and names that were not there."""
    said = _line(text)
    yield from (each for each in _numbers(said) if each not in _numbers(allowed))
    yield from (each for each in _WAY.findall(said) if each.strip(".,;:!?()") not in allowed)
    for c in straight(text):
        if c not in _PLAIN and c not in allowed and not (c.isalnum() and ord(c) < _LATIN):
            yield c if c.isprintable() else f"U+{ord(c):04X}"
    if said.count("?") > letter.body.count("?"):
        yield "?"
    there = set(_WORD.findall(allowed)) | {"I"}
    known = {word.casefold() for word in there}
    for found in _WORD.finditer(straight(text)):
        word = found.group()
        stem, _, ending = word.partition("'")
        if word.islower() or word in there or (stem in there and ending.islower()):
            continue
        # German writes every noun with a capital, and all languages the first word of a sentence.
        begins = letter.language == "de" or _BEGINS.search(straight(text), 0, found.start())
        if not (begins and word[1:].islower() and (word.casefold() in known or is_word(word))):
            yield word


def _missing(personal: str | None, said: str) -> Iterator[str]:
    """Names and numbers of the person's own line that are gone."""
    line = _line(personal or "")
    yield from (each for each in _numbers(line) if each not in _numbers(said))
    for found in _WORD.finditer(line):
        word = found.group()
        if (
            word[0].isupper()
            and not _BEGINS.search(line, 0, found.start())
            and not _where(word, said, exactly=True)
        ):
            yield word


def _other_occasion(text: str, letter: Letter) -> Iterator[str]:
    before = reads_as(letter.body, letter.language, letter.situation)
    if reads_as(text, letter.language, letter.situation) is not before:
        yield "The model's text is a letter of another kind."


def _other_ending(text: str, letter: Letter) -> Iterator[str]:
    """Nothing follows the signature, or the closing where there is none."""
    last, wanted = (straight(each).rstrip().rpartition("\n")[2].strip() for each in (text, letter.body))
    if "\n" not in letter.body:
        # A short note is one paragraph.
        wanted = straight(letter.blanks.name or "")
        same = last.endswith(wanted) or not straight(letter.body).endswith(wanted)
    else:
        closing = phrases_of(letter.language).closing
        same = last == wanted or bool(closing.match(last) and closing.match(wanted))
    if not same:
        yield f"The model's text ends with “{last[-40:]}”, not with “{wanted[:40]}”."


def _as_said(name: str | None, body: str) -> str | None:
    """As much of a name as is said, such as the first name."""
    words = (name or "").split()
    runs = (
        " ".join(words[first : first + count])
        for count in range(len(words), 0, -1)
        for first in range(len(words) - count + 1)
    )
    return next((found for run in runs if (found := _where(run, body))), None)


def _where(name: str | None, body: str, *, exactly: bool = False) -> str | None:
    """A name as it is written in a text, None where it is not in it."""
    if not name:
        return None
    pattern = rf"(?<!\w){re.escape(_line(name))}(?!\w)"
    found = re.search(pattern, body, re.NOFLAG if exactly else re.IGNORECASE)
    return found.group() if found else None


def _numbers(text: str) -> list[str]:
    return "".join(c if c.isnumeric() else " " for c in text).split()


def _line(text: str) -> str:
    """On one line, with straight apostrophes."""
    return " ".join(straight(text).split())
