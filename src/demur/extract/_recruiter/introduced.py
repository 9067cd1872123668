"""The writer who says who they are: "I'm Dana, a recruiter at Acme", "Dana hier, vom Reitstall"."""

import re
from collections.abc import Iterator
from functools import cache

from demur.domain.facts import Fact
from demur.extract._recruiter.author import without_firm
from demur.extract._recruiter.person_or_firm import is_person_here
from demur.extract.names import is_person
from demur.extract.people import any_of, listed
from demur.extract.person_names import NAME, addressed, agrees, name_at
from demur.extract.reading import Reading

_READ_AT_MOST = 900
_OPENING = 160


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w'’])(?:{any_of('introductions')})[ \t\xa0]{{0,2}}[,:]?[ \t\xa0]{{1,2}}", re.IGNORECASE
    )


@cache
def _opening_cue() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|(?<=\n)|(?<=[,.!:–-][ ]))(?:{any_of('openings')})[ \t\xa0]{{1,2}}", re.IGNORECASE
    )


@cache
def _article() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(sorted(listed('before_name')))})[ \t\xa0]", re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    return re.compile(
        rf"[ \t\xa0]{{0,2}}(?:[,.!(;–—-]|(?:{any_of('from_firm')}|{'|'.join(sorted(listed('here')))}|and|the|a|your|recruiter|und|et|y|e|en|i)(?![\w])|\n|$)",
        re.IGNORECASE,
    )


@cache
def _at_once() -> re.Pattern[str]:
    return re.compile(
        rf"[ \t\xa0](?:(?:{'|'.join(sorted(listed('here')))})(?!\w)|(?:{any_of('from_firm')})(?:[ \t\xa0]|(?<=['’]))(?:[^\W\d_]{{2,4}}[ \t\xa0]){{0,2}}[^\W\d_a-zß-öø-ÿ])"
    )


_SMALL_NAME = re.compile(r"[a-zß-öø-ÿ]{3,20}")
_GREETING = re.compile(r"\s{0,8}[^\n,!:;.]{2,60}[,!:;.–-]?(?:[ \t]*\n\s{0,6}|[ \t]+)")


def find_introduced(reading: Reading, shown: str) -> Fact[str] | None:
    """The writer's name as the letter introduces it.

    Args:
        reading: the message laid out.
        shown: the author's display name where it is a person's, else "".
    """
    head = reading.letter.text[:_READ_AT_MOST]
    for at, sure in _places(head):
        named = name_at(head, at)
        if named is None:
            continue
        name, start, end = named
        name = without_firm(name, reading)
        if not head.startswith(name, start):
            continue
        end = start + len(name) if name != named[0] else end
        if " " not in name and addressed(head[at:start]) and _after().match(head, end):
            return reading.letter.fact(head[at:end], (at, end), 0.85)  # "c'est Mme Ferrand"
        known = agrees(name, shown)
        if not known and not sure and shown:
            continue
        if not _after().match(head, end):
            continue
        if not (known and " " not in name and is_person(name)) and not is_person_here(reading, name, least=1):
            continue
        return reading.letter.fact(name, (start, end), 0.88)
    return None


def _places(head: str) -> Iterator[tuple[int, bool]]:
    """Where the writer's name may begin: (offset, the words before it say so)."""
    for cue in _cue().finditer(head):
        yield _past_article(head, cue.end()), True
    for cue in _opening_cue().finditer(head[:_OPENING]):
        yield _past_article(head, cue.end()), False
    greeting = _GREETING.match(head)
    for at in (0, greeting.end() if greeting else 0):
        named = NAME.match(head, at) or _SMALL_NAME.match(head, at)
        if named is not None and _at_once().match(head, named.end()):
            yield at, False


def _past_article(text: str, at: int) -> int:
    article = _article().match(text, at)
    return article.end() if article else at
