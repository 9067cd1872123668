"""The name that closes a letter beside the name of its house or office, with no sign-off ("Rheinau Dairy Ltd" / "Dana Whitfield")."""

import re

from demur.domain.facts import Fact
from demur.extract._recruiter.signed_line import name_on
from demur.extract.domains import own_label
from demur.extract.lexicon import title_words, words
from demur.extract.names import has_legal_form, is_person, matches_label
from demur.extract.people import listed, stems
from demur.extract.person_names import agrees, is_office
from demur.extract.reading import Reading

_LINE = re.compile(r"[^\n]+")
_MARK = re.compile(r"[ ]?(?:,|[-–—|/(])[ ]?\w")
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
    lines = list(_LINE.finditer(text, begin))
    if len(lines) == 1:
        return _beside_house(reading, lines[0], shown)
    if not 2 <= len(lines) <= _MOST_LINES or any(not _is_short(line.group()) for line in lines):
        return None
    names = [name_on(reading, reading.letter, line.group(), line.start(), shown) for line in lines]
    full = [found for found in names if found is not None and len(found.value.split()) > 1]
    if len(full) != 1 or (shown and not agrees(full[0].value, shown)):
        return None
    rest = [line.group().strip() for line, found in zip(lines, names, strict=True) if found is None]
    return full[0] if any(_is_house(reading, line) for line in rest) else None


def _beside_house(reading: Reading, line: re.Match[str], shown: str) -> Fact[str] | None:
    """Who stands before the house on a line that closes a letter ("Dana, Acme")."""
    if not _is_short(line.group()):
        return None
    found = name_on(reading, reading.letter, line.group(), line.start(), shown)
    if found is None or (shown and not agrees(found.value, shown)):
        return None
    rest = line.group().partition(found.quote)[2]
    return found if _MARK.match(rest) and _is_house(reading, rest.strip(" ,-–—|/()")) else None


def _is_short(line: str) -> bool:
    said = line.strip()
    return (
        len(said) <= _LONGEST and said[-1:] not in "?!:;" and not (said.endswith(".") and said.count(" ") > 3)
    )


def _is_shown(shown: str, line: str) -> bool:
    """Whether a line is what the From header shows, or what is left of it without the department ("NCR Recruitment")."""
    said = line.casefold()
    return not is_person(shown) and (said == shown.casefold() or said in shown.casefold().split())


def _is_house(reading: Reading, line: str) -> bool:
    """Whether a line is the name of a firm, an authority or a department."""
    author = reading.author
    label = own_label(author.domain) if author else ""
    tokens = title_words(line)
    return (
        has_legal_form(line)
        or is_office(line)
        or bool(label)
        and matches_label(line, label)
        or _is_shown(author.name if author else "", line)
        or any(
            t in words("org_nouns") or t in listed("functions") or t in stems("kinds_of_shop") for t in tokens
        )
    )
