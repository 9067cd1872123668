"""The name under a letter, as it is signed."""

import re
from collections.abc import Iterator

from demur.domain.facts import Fact
from demur.extract._recruiter.below_house import find_below_house, is_beside_house
from demur.extract._recruiter.handed_on import find_handed_on
from demur.extract._recruiter.person_or_firm import is_reader
from demur.extract._recruiter.signed_line import LEAD, name_on
from demur.extract._recruiter.small import find_small
from demur.extract.domains import relay
from demur.extract.lexicon import title_words
from demur.extract.people import listed, phrases
from demur.extract.person_names import KISSES, agrees, and_the_team, is_role, is_short_for, spells_out
from demur.extract.reading import Passage, Reading
from demur.extract.signoff import closes_inline, match_signoff

_LINE = re.compile(r"[^\n]{1,200}")
_BLANK = " \t\xa0-_*–—>"
_INITIALS = re.compile(r"(?<![^\s.!?,])(?:[^\W\d_]\.[ \t\xa0-]?){1,3}\Z")
_MOST_LINES = 4
_LONGEST_FAREWELL = 45
_MOST_LINES_OF_THE_AUTHOR = 7


def find_signed(reading: Reading, shown: str) -> Fact[str] | None:
    """The name under the letter.

    Args:
        reading: the message laid out.
        shown: the author's display name where it is a person's, else "".
    """
    block = reading.signature
    found = _in_block(reading, block, shown) or _above(reading, shown) if block is not None else None
    if found is not None and block is not None:
        return _in_full(reading, block, found, shown)
    if block is None or shown:
        found = _last_words(reading, shown)
    found = found or _alone(reading, shown) or find_handed_on(reading, shown)
    found = found or _above_a_role(reading, shown) or find_below_house(reading, shown)
    return found or find_small(reading)


def _lines(text: str) -> Iterator[tuple[int, str, bool]]:
    """The lines of a signature without their sign-offs: (offset, text, right after a sign-off)."""
    after = False
    for line in _LINE.finditer(text):
        said, offset = line.group(), line.start()
        if not said.strip(_BLANK):
            continue
        past = match_signoff(said)
        if past is not None:
            after = True
            said, offset = said[past:], offset + past
            if not any(c.isalnum() for c in said):
                continue
        yield offset, said, after
        after = False


def _in_block(reading: Reading, block: Passage, shown: str) -> Fact[str] | None:
    """The author's name in a signature: the one that the From header shows, or else the first."""
    first = None
    carried = _is_carried(reading)
    above = ""
    taken_leave = _takes_leave(reading.letter.text)
    for at, (offset, said, after) in enumerate(_lines(block.text)):
        after = after or (at == 0 and taken_leave)
        opens = at == 0 or (at == 1 and above[-1:] in ",!.…")
        above = said.rstrip()
        if at >= (_MOST_LINES_OF_THE_AUTHOR if shown else _MOST_LINES):
            break
        found = name_on(reading, block, said, offset, shown)
        if found is None or _is_above_team(block.text, offset, said):
            continue
        if agrees(found.value, shown):
            return found
        # Further down a single word is a place; under a system's letter it is a button.
        beside = is_beside_house(reading, said.partition(found.quote)[2])
        below = after or _heads_lines(block.text, offset) or beside
        if len(found.value.split()) == 1 and (not opens or (carried and not below)):
            continue
        if first is None and at < _MOST_LINES:
            first = found
    return first


def _behind_comma(reading: Reading, block: Passage, said: str, offset: int, shown: str) -> Fact[str] | None:
    """A part of the author's name behind a farewell that no list knows ("Yours in haste, Dana")."""
    lead, comma, name = said.rpartition(",")
    if not comma or len(lead) > _LONGEST_FAREWELL or not name.strip():
        return None
    if not set(_words(name.strip(LEAD))) <= set(_words(shown)):
        return None
    return name_on(reading, block, name, offset + len(lead) + 1, shown)


def _is_above_team(text: str, offset: int, said: str) -> bool:
    """Whether a word with a comma is a farewell above the name of a team ("Schol," / "Team Brouwerij")."""
    if not said.rstrip().endswith(",") or len(said.split()) > 1:
        return False
    below = text[offset + len(said) :].strip().partition("\n")[0]
    return any(w in listed("team_words") for w in title_words(below))


def _takes_leave(letter: str) -> bool:
    """Whether a letter ends in a short line with a comma: whatever it says, a name follows ("Mit Waidmannsheil,")."""
    line = letter.rstrip().rpartition("\n")[2].strip()
    return line.endswith(",") and len(line) <= _LONGEST_FAREWELL


def _is_carried(reading: Reading) -> bool:
    """Whether a system sends the message."""
    return reading.author is not None and relay(reading.author.domain) is not None


def _heads_lines(text: str, at: int) -> bool:
    """Whether a line has another one right below it."""
    end = text.find("\n", at)
    return end > 0 and text[end + 1 : end + 2].strip() != ""


def _in_full(reading: Reading, block: Passage, found: Fact[str], shown: str) -> Fact[str]:
    """The full name where the lines below a signed first name give it."""
    past = max(0, found.span[1] - block.start)
    for line in list(_LINE.finditer(block.text, past))[:2]:
        fuller = name_on(reading, block, line.group(), line.start(), shown or found.value)
        if fuller is not None and fuller.value != found.value and spells_out(fuller.value, found.value):
            return fuller
    return found


def _above(reading: Reading, shown: str) -> Fact[str] | None:
    """The name on the last line of what was taken for the letter."""
    text = reading.letter.text
    lines = [line for line in _LINE.finditer(text, max(0, len(text) - 300)) if line.group().strip(_BLANK)]
    if len(lines) < 2:
        return None
    line = lines[-1]
    found = name_on(reading, reading.letter, line.group(), line.start(), shown)
    if found is None:
        return None
    several = _SEVERAL.fullmatch(line.group().strip()) is not None
    block = reading.signature
    opens = block is not None and match_signoff(block.text.strip().partition("\n")[0]) is None
    alone = opens and not shown and not _is_carried(reading) and _stands_alone(text, line)
    if len(found.value.split()) < 2 and not several and not alone and not agrees(found.value, shown):
        return None
    return found


def _stands_alone(text: str, line: re.Match[str]) -> bool:
    """Whether a line is one word below a blank line."""
    return text[: line.start()].rstrip(" \t\xa0").endswith("\n\n") and len(line.group().split()) == 1


def _alone(reading: Reading, shown: str) -> Fact[str] | None:
    """A part of the author's name on a line that stands apart, whatever follows it ("Dana", a postscript, a footer)."""
    text = reading.letter.text
    theirs = set(_words(shown))
    if not theirs:
        return None
    for line in reversed(list(_LINE.finditer(text))[-_LAST:]):
        said = line.group()
        if len(said.strip()) > _LONGEST_ALONE:
            continue
        if len(said.strip()) > _LONGEST_INITIALS and not theirs & set(_PLAIN_WORD.findall(said.casefold())):
            continue
        if len(text[: line.start()].strip()) < _SHORTEST_LETTER:
            continue
        above = text[: line.start()].rstrip(" \t\xa0")
        apart = above.endswith("\n\n") or above.rstrip()[-1:] in tuple(".!?…),")
        if not apart and not _FAREWELL.search(above[-100:]):
            continue
        initials = _signs_initials(said, shown)
        if initials is not None:
            begin = line.start() + initials[0]
            return reading.letter.fact(said[slice(*initials)], (begin, line.start() + initials[1]), 0.9)
        found = name_on(reading, reading.letter, said, line.start(), shown)
        if found is None or not (
            set(_words(found.value)) <= theirs or is_short_for(found.value, shown.split()[0])
        ):
            continue
        rest = KISSES.sub("", said[said.find(found.quote) + len(found.quote) :])
        if not rest.strip(LEAD) or _FIRM_BEHIND.match(rest):
            return found
    return None


def _words(name: str) -> list[str]:
    return [word.strip(".,").casefold() for word in name.split()]


def _signs_initials(line: str, shown: str) -> tuple[int, int] | None:
    """Where a line is nothing but initials of the given name ("D.", "J-P"); all of them tell less than the name."""
    found = _LETTERS.fullmatch(line)
    if found is None:
        return None
    letters = [c.casefold() for c in found.group(1) or found.group(2) if c.isalpha()]
    theirs = [part[0].casefold() for part in re.split(r"[\s-]+", shown) if part]
    return (
        found.span(1 if found.group(1) else 2)
        if letters == theirs[: len(letters)] and len(letters) < len(theirs)
        else None
    )


_TABLED = re.compile(r"[ \t]*\d[^\n]*[-–][ ]?$")
_LETTERS = re.compile(
    r"[ \t\xa0*_–—-]*((?:[^\W\d_a-zß-öø-ÿ][.-]{0,2}[ ]?){0,2}[^\W\d_a-zß-öø-ÿ]\.?)[ \t\xa0x]*"
    r"|[ \t\xa0]*([a-zß-öø-ÿ]\.)[ \t\xa0]*"
)
_FAREWELL = re.compile(r"\n[ \t\xa0]*\n[^\n]{2,45}\n\Z")
"""A short line that opens a paragraph ("Thanks for bearing with me")."""
_FIRM_BEHIND = re.compile(r"[ ]?[-–—|/·(@,]")
_LONGEST_ALONE = 60
_LONGEST_INITIALS = 8
_PLAIN_WORD = re.compile(r"[^\s,;:()/|]+")
_SHORTEST_LETTER = 40
_LAST = 150
"""Lines of a letter in which a name is looked for that stands by itself."""


def _above_a_role(reading: Reading, shown: str) -> Fact[str] | None:
    """A full name on a line of its own above what the person is ("Dana Whitfield", "Talent Partner")."""
    lines = list(_LINE.finditer(reading.letter.text))[-_LAST:]
    for above, line, below in zip([None, *lines], lines, [*lines[1:], None], strict=False):
        said = line.group()
        if not 4 < len(said.strip()) <= 70 or said.rstrip()[-1:] in (":?" if above else ":?,!"):
            continue
        role = (
            below is not None
            and len(below.group()) <= 90
            and is_role(below.group())
            and not below.group().strip()[:1].isdigit()  # "1:45 PM - 2:45 PM": no project manager
            and below.start() - line.end() < 4
        )
        told = role and below is not None and not any(c.isdigit() for c in below.group())
        found = name_on(reading, reading.letter, said, line.start(), shown)
        if found is None or is_reader(reading, found.value):
            continue
        if _is_above_team(reading.letter.text, line.start(), said):
            continue
        head = reading.letter.text[: line.start()].rpartition("\n\n")[2].partition("\n")[0]
        if head.strip(LEAD).casefold() in phrases("fields"):
            continue  # "Who you'll meet": no signature
        if len(found.value.split()) < 2 and not (
            told and _ends_the_letter(reading.letter.text, line.start())
        ):
            continue
        if shown and not agrees(found.value, shown):
            continue
        rest = KISSES.sub("", said[said.find(found.quote) + len(found.quote) :]).strip(LEAD)
        boxed = above is not None and _RULE.fullmatch(above.group()) is not None
        if ((role or boxed) and not rest) or _ADDRESSED.fullmatch(rest):
            return found
        if rest and len(rest) <= 60 and said.rstrip()[-1:] not in ".!" and is_role(rest):
            return found
    return None


_RULE = re.compile(r"[ \t]*[-=*_~#+·]{6,}[ \t]*")
_ADDRESSED = re.compile(
    r"\((?:m[rsx]s?|herr|frau|mme|mlle|sra?|sig|sig\.ra|dhr|mevr|mw|she|he|they|sie|er|elle|il|ella|él|hij|zij)(?![\w])[^()]{0,20}\)",
    re.IGNORECASE,
)
"""How somebody is to be addressed ("Haruka Watanabe (Ms.)")."""


_SEVERAL = re.compile(
    r"[^\W\d_a-zß-öø-ÿ][\w’'-]{1,20}(?:(?:,|[ ]?\+|[ ](?:&|and|und|et|y|e|en|i))[ ](?:[a-zß-öø-ÿ'’]{1,5}[ ]){0,2}[^\W\d_][\w’'-]{1,20}){1,4}[ ]?[.!]?"
)
"""Several who sign together ("Gesa, Friedjof und die Kinder")."""
_AND_ANOTHER = re.compile(
    r"[ ](?:&|\+|and|und|et|y|e|en)[ ][^\W\d_][\w’'-]{1,20}(?:[ ][\w’'-]{2,20})?[ ]?[.!]?"
)


def _ends_the_letter(text: str, at: int) -> bool:
    """Whether a line stands apart from what is above it, and few others follow."""
    apart = text[:at].rstrip(" \t\xa0")
    return (apart.endswith("\n\n") or apart.rstrip()[-1:] in ".!,") and text.count("\n", at) <= 5


def _last_words(reading: Reading, shown: str) -> Fact[str] | None:
    """A name that closes the letter ("... see you then! Joy", "it's Bill", "LG Nadja vom Kranich")."""
    last = reading.letter.text.rstrip()
    line = last.rfind("\n") + 1
    past = closes_inline(last, line)
    if past is not None:
        found = name_on(reading, reading.letter, last[past:], past, shown)
        if found is not None:
            return found
    begin = max(last.rfind(mark) + 1 for mark in ("\n", ".", "!", "?", "…", "- ", "– ", ")", "😊", "🙂"))
    if last.endswith(".") and len(last) - last.rfind(" ") <= 3:  # an initial: "A."
        begin = line
    if _TABLED.match(last, line, begin) or ":" in last[line:begin]:
        return None  # "15:45 Dana Whitfield – Pricing"
    initials = _INITIALS.search(last, line, begin)
    if initials and begin < len(last):  # "P. Whitfield"
        begin = initials.start()
    if not 0 < len(last) - begin <= 40:
        return None
    said = last[begin:]
    found = name_on(reading, reading.letter, said, begin, shown)
    if found is None:
        return _behind_comma(reading, reading.letter, said, begin, shown)
    if shown:
        comma = said.rfind(",") + 1
        if comma and not agrees(found.value, shown):  # "Agur, Iker"
            found = name_on(reading, reading.letter, said[comma:], begin + comma, shown) or found
        meant = agrees(found.value, shown) or found.value.strip(".").casefold() == shown[0].casefold()
        return found if meant else None
    rest = said[said.find(found.quote) + len(found.quote) :]
    short = len(found.value.split()) <= 2 and (
        not rest.strip(LEAD) or and_the_team().match(rest) or _AND_ANOTHER.fullmatch(rest)
    )
    return found if short and not _is_carried(reading) else None
