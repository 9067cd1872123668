"""The name under a letter, as it is signed."""

import re
from collections.abc import Iterator

from demur.domain.facts import Fact
from demur.extract.author import author_hints
from demur.extract.domains import relay
from demur.extract.names import is_person
from demur.extract.people import listed
from demur.extract.person_names import (
    KISSES,
    SIGNING,
    TITLED,
    agrees,
    and_the_team,
    is_office,
    is_role,
    past_titles,
    says_more,
    spells_out,
)
from demur.extract.person_or_firm import is_company, is_reader, named_as_company
from demur.extract.places import places_in
from demur.extract.reading import Passage, Reading
from demur.extract.signoff import closes_inline, match_signoff

_LINE = re.compile(r"[^\n]{1,200}")
_BLANK = " \t\xa0-_*–—>"
_LEAD = " \t\xa0,.!-–—*_>:~"
_CUT = re.compile(
    r"[ \t\xa0]*(?:[|(\[•·<–—:/]|,(?!\s*(?:Jr|Sr)\b)|[ \t]-{1,2}[ \t]"
    r"|\b(?:at|@|from|bei|chez|vom|aus dem|für|pour|for|of)\b|[ ](?:&|and|und|et)[ ])"
)
_YOURS = re.compile(
    r"(?:ihre?|eure?|euer|deine?|your|votre|ton|ta|su|tu|vuestr[oa]|uw|je|jouw|vostr[oa]|tu[oa])[ \t\xa0]+(?-i:(?=[^\W\d_a-zß-öø-ÿ]))",
    re.IGNORECASE,
)
_BOTH = re.compile(r"([^\W\d_][\w’'-]{1,20})[ ](?:e|y|en|i|og|och)[ ][^\W\d_][\w’'-]{1,20}[ ]?[.!]?")
_OF_FIRM = re.compile(r"[ \t\xa0](?:von de[rnm]|van het|van de|de la|del|della|du|da|do)[ \t\xa0]")
_MOST_LINES = 4
_MOST_LINES_OF_THE_AUTHOR = 7


def find_signed(reading: Reading, shown: str) -> Fact[str] | None:
    """The name under the letter.

    Args:
        reading: the message laid out.
        shown: the author's display name where it is a person's, else "".
    """
    block = reading.signature
    found = None
    if block is not None and block.text.lstrip()[:1] in "-—–_":
        found = _above(reading, shown)
    if found is None and block is not None:
        found = _in_block(reading, block, shown)
    if found is None and block is not None:
        found = _above(reading, shown)
    if found is not None and block is not None:
        return _in_full(reading, block, found, shown)
    if found is None and (block is None or shown):
        found = _last_words(reading, shown)
    return found or _below_a_quotation(reading, shown) or _above_a_role(reading, shown)


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
            if not said.strip(" \t\xa0,.!-–—*_"):
                continue
        yield offset, said, after
        after = False


def _in_block(reading: Reading, block: Passage, shown: str) -> Fact[str] | None:
    """The author's name in a signature: the one that the From header shows, or else the first."""
    first = titled = None
    carried = _is_carried(reading)
    above = ""
    for at, (offset, said, after) in enumerate(_lines(block.text)):
        opens = at == 0 or (at == 1 and above[-1:] in ",!.…")
        above = said.rstrip()
        if at >= (_MOST_LINES_OF_THE_AUTHOR if shown else _MOST_LINES):
            break
        found = name_on(reading, block, said, offset, shown)
        if found is None:
            continue
        if agrees(found.value, shown):
            return found
        alone = len(found.value.split()) == 1
        # Further down a single word is a place; under a system's letter it is a button.
        if alone and (not opens or (carried and not after and not _heads_lines(block.text, offset))):
            continue
        if first is None and at < _MOST_LINES:
            first = found
        if titled is None and at <= 1 and TITLED.match(said):
            titled = found
    return titled or first


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
    for line in list(_LINE.finditer(block.text, past))[:3]:
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
    if found is None or (len(found.value.split()) < 2 and not agrees(found.value, shown)):
        return None
    return found


def _above_a_role(reading: Reading, shown: str) -> Fact[str] | None:
    """A full name on a line of its own above what the person is ("Dana Whitfield", "Talent Partner")."""
    lines = list(_LINE.finditer(reading.letter.text))
    for line, below in zip(lines, [*lines[1:], None], strict=False):
        said = line.group()
        if not 4 < len(said.strip()) <= 70 or said.rstrip()[-1:] in ":?":
            continue
        role = (
            below is not None
            and len(below.group()) <= 90
            and is_role(below.group())
            and below.start() - line.end() < 4
        )
        found = name_on(reading, reading.letter, said, line.start(), shown)
        if found is None or is_reader(reading, found.value):
            continue
        if len(found.value.split()) < 2 and not (
            role and _ends_the_letter(reading.letter.text, line.start())
        ):
            continue
        if shown and not agrees(found.value, shown):
            continue
        rest = KISSES.sub("", said[said.find(found.quote) + len(found.quote) :]).strip(_LEAD)
        if (role and not rest) or (
            rest and len(rest) <= 60 and said.rstrip()[-1:] not in ".!" and is_role(rest)
        ):
            return found
    return None


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
    if not 0 < len(last) - begin <= 40:
        return None
    said = last[begin:]
    found = name_on(reading, reading.letter, said, begin, shown)
    if found is None:
        return None
    if shown:
        comma = said.rfind(",") + 1
        if comma and not agrees(found.value, shown):  # "Agur, Iker"
            found = name_on(reading, reading.letter, said[comma:], begin + comma, shown) or found
        meant = agrees(found.value, shown) or found.value.strip(".").casefold() == shown[0].casefold()
        return found if meant else None
    rest = said[said.find(found.quote) + len(found.quote) :]
    short = len(found.value.split()) <= 2 and (
        not rest.strip(_LEAD) or and_the_team().match(rest) or _AND_ANOTHER.fullmatch(rest)
    )
    return found if short and not _is_carried(reading) else None


_CLOSED = re.compile(
    r"(?:[.!?…:)»]|[^\W\d_][ ]?(?=\n))[ \t\xa0\u202f\n]{1,3}(?:[-–—~][ ]?)?(?=[^\W\d_a-zß-öø-ÿ])([^\n\"“”»«?!:;]{2,70}?)[ \t\xa0\u202f]?[\"“”»](?=[ \t]*(?:\n|$))"
    r"|(?:[.!?…)][ \t\xa0\n]{0,2}|\n)[-–—~][ \t\xa0]?(?=[^\W\d_a-zß-öø-ÿ])([^\n\"“”»«?!:;]{2,70}?)(?=[ \t]*(?:\n|$))"
)


def _below_a_quotation(reading: Reading, shown: str) -> Fact[str] | None:
    """Who signs what a system hands on ('"… in the spring. - Dana Whitfield"')."""
    if shown:
        return None
    for closed in _CLOSED.finditer(reading.letter.text[:8_000]):
        group = 1 if closed.group(1) else 2
        found = name_on(reading, reading.letter, closed.group(group), closed.start(group), shown)
        if found is None:
            continue
        rest = closed.group(group)[len(found.quote) :].strip(_LEAD)
        if rest and not (group == 1 or is_role(rest)):
            continue
        return found
    return None


def name_on(reading: Reading, passage: Passage, line: str, offset: int, shown: str) -> Fact[str] | None:
    """The person named at the beginning of a line.

    Args:
        reading: the message laid out.
        passage: the passage in which the line stands.
        line: the line, or what of it is left.
        offset: where it begins in the passage.
        shown: the author's name as known from elsewhere, "" where not known.
    """
    begin, piece, whole = _piece(line)
    name = " ".join(piece.split())
    if not name:
        return None
    meant = agrees(name, shown)
    if not _is_signed(reading, name, meant, shown) or len(name.split()) > 5:
        return None
    if piece == whole.rstrip() and len(whole) > 60:
        return None
    if not meant and (
        says_more(name)
        or match_signoff(piece) is not None
        or _is_display_name(reading, whole)
        or is_company(reading, name)
        or named_as_company(reading, name)
        or is_reader(reading, name)
        or _is_place(name)
    ):
        return None
    start = offset + begin
    return passage.fact(name, (start, start + len(piece)), 0.97 if meant else 0.86)


def _piece(line: str) -> tuple[int, str, str]:
    """(offset, name, rest of the line from there) of what stands in a name's place on a line."""
    lead = len(line) - len(line.lstrip(_LEAD + ("([" if line.rstrip()[-1:] in ")]" else "")))
    signing = SIGNING.match(line, lead)
    lead = signing.end() if signing else lead
    yours = _YOURS.match(line, lead)
    lead = past_titles(line, yours.end() if yours else lead)
    whole = line[lead:]
    piece = and_the_team().sub("", KISSES.sub("", whole))
    cut = _CUT.search(piece)
    piece = piece[: cut.start()] if cut else piece
    kept = piece.rstrip()
    of_firm = _OF_FIRM.search(kept)
    if of_firm and not is_person(kept):
        piece = kept = kept[: of_firm.start()]
    both = _BOTH.fullmatch(kept)
    if both:
        piece = both.group(1)
    elif not kept.endswith(("Jr.", "Sr.", "h.c.")):
        piece = re.sub(r"[^\w’']+$", "", KISSES.sub("", kept))
    if re.fullmatch(r"[^\W\d_]|.{2,40} [^\W\d_]", piece) and whole[len(piece) :][:1] == ".":
        piece = whole[: len(piece) + 1]  # an initial: "Dana W."
    return lead, piece, whole


def _is_signed(reading: Reading, name: str, meant: bool, shown: str) -> bool:
    """Whether a line's words can be a signed name."""
    if name.islower() and len(name.split()) <= 3 and all(w.strip(".-'’").isalpha() for w in name.split()):
        known = author_hints(reading)
        return meant or any(len(w) > 2 and w in known for w in name.split())
    if meant and {w.casefold() for w in name.split()} <= {w.casefold().strip(",.") for w in shown.split()}:
        return is_person(name) or name.casefold() in listed("given_too")
    return is_person(name) and not is_office(name) and not (name.isupper() and " " not in name and not meant)


def _is_display_name(reading: Reading, line: str) -> bool:
    """Whether a line begins with what the From header shows ("Bundesagentur für Arbeit")."""
    shown = reading.author.name.casefold() if reading.author else ""
    return " " in shown and " ".join(line.casefold().split()).startswith(shown)


def _is_place(name: str) -> bool:
    """Whether a name is a town's or a country's and no person's that we know of."""
    return any(not p.doubtful and p.start == 0 and p.end == len(name) for p in places_in(name))
