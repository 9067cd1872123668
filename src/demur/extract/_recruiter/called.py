"""What somebody is called who stands in a message twice: in full, and as they sign."""

import re

from demur.domain.facts import Fact
from demur.extract._recruiter.signed_line import LEAD
from demur.extract.person_names import KISSES, is_short_for
from demur.extract.reading import Reading
from demur.extract.signoff import match_signoff

_LINE = re.compile(r"[^\n]+")
_LAST_LINES = 10
_ENDS = re.compile(
    r"(?:(?:[^\W\d_]{4}|\d)\.|[!?…)])[ \xa0](?:[-–—~][ ]?)?([^\W\d_]{2,20})(?:,[ ][^,.!?\n]{2,30})?$"
)
"""A word that stands behind the last sentence of a paragraph ("... whenever you like. Dana")."""


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
            ends = _ENDS.search(said)
            if not said or (ends is None and passage.start + line.start() <= past):
                continue
            said = ends.group(1) if ends else said
            if said == given or is_short_for(said, given):
                begin = line.start() + line.group().rindex(said)
                return passage.fact(said, (begin, begin + len(said)), found.confidence)
    return found
