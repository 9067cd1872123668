"""The name that closes a letter beside the name of its house or office, with no sign-off ("Rheinau Dairy Ltd" / "Dana Whitfield")."""

import re

from demur.domain.facts import Fact
from demur.extract._recruiter.signed_line import name_on
from demur.extract.domains import own_label
from demur.extract.lexicon import title_words, words
from demur.extract.names import company_key, has_legal_form, matches_label
from demur.extract.people import any_of, listed
from demur.extract.person_names import is_office
from demur.extract.reading import Reading

_LINE = re.compile(r"[^\n]+")
_MARK = re.compile(rf"[ ]?(?:,|[-–—|/(@])[ ]?\w|[ ](?:{any_of('from_firm')})[ ]?\w")
_TO_HOUSE = re.compile(rf"^,?[ ](?:{any_of('from_firm')}|for|für|pour|por|para|per|voor)[ ]?(?=\w)")
_MOST_LINES = 4
_LONGEST = 70
_READ_AT_MOST = 500


def find_below_house(reading: Reading, shown: str) -> Fact[str] | None:
    """The only full name in the last paragraph of a letter where its other lines name a house or an office.

    Args:
        reading: the message laid out.
        shown: the author's display name where it is a person's, else "".
    """
    text = reading.letter.text.rstrip()
    begin = max(text.rfind("\n\n"), text.rfind("\n \n"))
    if begin < 0 or len(text) - begin > _READ_AT_MOST:
        return None
    lines = [line for line in _LINE.finditer(text, begin) if line.group().strip()]
    while len(lines) > 1 and not _is_short(lines[0].group()):
        lines = lines[1:]
    if len(lines) == 1:
        return _beside_house(reading, lines[0], shown)
    if not 2 <= len(lines) <= _MOST_LINES or any(not _is_short(line.group()) for line in lines):
        return None
    names = [name_on(reading, reading.letter, line.group(), line.start(), shown) for line in lines]
    full = [found for found in names if found is not None and len(found.value.split()) > 1]
    if len(full) != 1:
        return None
    rest = [line.group().strip() for line, found in zip(lines, names, strict=True) if found is None]
    return full[0] if any(_is_house(reading, line) for line in rest) else None


def _beside_house(reading: Reading, line: re.Match[str], shown: str) -> Fact[str] | None:
    """Who stands before the house on a line that closes a letter ("Dana, Acme")."""
    if not _is_short(line.group()):
        return None
    found = name_on(reading, reading.letter, line.group(), line.start(), shown)
    return (
        found
        if found is not None and is_beside_house(reading, line.group().partition(found.quote)[2])
        else None
    )


def is_beside_house(reading: Reading, rest: str) -> bool:
    """Whether what follows a name on its line is the house ("Dana from Acme", "Dana, Acme").

    Args:
        reading: the message laid out.
        rest: the line behind the name.
    """
    house = _TO_HOUSE.sub("", rest).strip(" ,-–—|/()@")
    return _MARK.match(rest) is not None and _is_house(reading, house)


def _is_short(line: str) -> bool:
    said = line.strip()
    sentence = said.endswith(".") and said.count(" ") > 3 and not has_legal_form(said)
    return len(said) <= _LONGEST and said[-1:] not in "?!:;" and not sentence


def _is_house(reading: Reading, line: str) -> bool:
    """Whether a line is the name of a firm, an authority or a department."""
    author = reading.author
    label = own_label(author.domain) if author else ""
    return (
        has_legal_form(line)
        or is_office(line)
        or (bool(label) and matches_label(line, label))
        or (author is not None and company_key(line) in map(company_key, (author.name, *author.name.split())))
        or line in reading.subject.text
        or any(t in words("org_nouns") or t in listed("functions") for t in title_words(line))
    )
