"""What somebody is called who stands in a message twice: in full, and as they sign."""

import re

from demur.domain.facts import Fact
from demur.extract._recruiter.person_or_firm import is_reader
from demur.extract._recruiter.signed_line import LEAD, name_on
from demur.extract.person_names import KISSES, is_short_for, spells_out
from demur.extract.reading import Reading
from demur.extract.signoff import match_signoff

_LINE = re.compile(r"[^\n]{1,200}")
_BLANK = " \t\xa0-_*–—>"
_LAST_LINES = 10


def in_full(reading: Reading, found: Fact[str]) -> Fact[str]:
    """The full name of who introduces herself by a part of it, where the end of the letter gives it.

    Args:
        reading: the message laid out.
        found: the name as introduced.
    """
    for passage in (reading.signature, reading.letter):
        if passage is None:
            continue
        lines = [line for line in _LINE.finditer(passage.text) if line.group().strip(_BLANK)]
        for line in lines[-_LAST_LINES:]:
            fuller = name_on(reading, passage, line.group(), line.start(), found.value)
            if fuller is not None and spells_out(fuller.value, found.value):
                return fuller if len(fuller.value.split()) > len(found.value.split()) else found
    return found


def in_short(reading: Reading, found: Fact[str]) -> Fact[str]:
    """The given name, or what is made of it, where somebody whom a system shows in full signs so further down.

    Args:
        reading: the message laid out.
        found: the name in full.
    """
    given, *rest = found.value.split()
    past = found.span[1] if found.part == "body" else 0
    for passage in (reading.letter, reading.signature):
        if passage is None or not rest:
            continue
        for line in list(_LINE.finditer(passage.text))[-_LAST_LINES:]:
            lead = match_signoff(line.group()) or 0
            said = KISSES.sub("", line.group()[lead:]).strip(LEAD)
            if passage.start + line.start() <= past or not said:
                continue
            if said == given or (is_short_for(said, given) and not is_reader(reading, said)):
                begin = line.start() + line.group().rindex(said)
                return passage.fact(said, (begin, begin + len(said)), found.confidence)
    return found
