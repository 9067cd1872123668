"""Who signs a message that a system quotes in its own letter ("... Saludos, Dana Whitfield, coordinadora.")."""

import re

from demur.domain.facts import Fact
from demur.extract._recruiter.person_or_firm import is_person_here, is_reader
from demur.extract._recruiter.signed_line import name_on
from demur.extract.domains import relay
from demur.extract.person_names import addressed
from demur.extract.reading import Reading
from demur.extract.signoff import paragraph_signoffs

_QUOTED = re.compile(
    r"(?:^|(?<=[\s:]))(?:\"([^\"]{40,3000})\"|[“„]([^“”„]{40,3000})[”“]|«([^«»]{40,3000})»)(?=\s|$)"
)
_END = re.compile(r"[.!?…)][ \n]+|\n")
_LONGEST_NAME = 60


def find_in_quotes(reading: Reading) -> Fact[str] | None:
    """The name under a message that the letter of a board, a network or a hiring system quotes.

    Args:
        reading: the message laid out.
    """
    if reading.author is None or relay(reading.author.domain) is None:
        return None
    text = reading.letter.text
    for said in list(_QUOTED.finditer(text))[:3]:
        group = next(at for at in (1, 2, 3) if said.group(at) is not None)
        begin, message = said.start(group), said.group(group).rstrip()
        signed = paragraph_signoffs(message)
        last = message.rstrip(".!…) ")
        ends = [end.end() for end in _END.finditer(last)]
        for at in (signed[-1] if signed else None, ends[-1] if ends else None):
            if at is None or len(message) - at > _LONGEST_NAME:
                continue
            found = name_on(reading, reading.letter, message[at:], begin + at, "")
            if found is None or is_reader(reading, found.value):
                continue
            bare = found.value.split()[-1] if addressed(found.value.partition(" ")[0]) else found.value
            if is_person_here(reading, bare, least=1):
                return found
    return None
