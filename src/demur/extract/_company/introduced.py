"""The company that writers name when they say who they are: "I run engineering at Acme", "ich leite den Einkauf bei Acme"."""

import re

from demur.extract._company.sources import Candidate
from demur.extract.names import company_at, widen
from demur.extract.reading import Reading

_READ_AT_MOST = 1_500
_MOST = 4
_PLAIN = 2.8
_DOUBTFUL = 2.0
_SAID = r"[^.!?;:\n\"“”„]{0,60}?[ \n]"
_SELF = re.compile(
    rf"(?<![\w])(?:i(?:['’]m|[ ]am|[ ]run|[ ]lead|[ ]head(?:[ ]up)?|[ ]manage|[ ]work|[ ]look[ ]after|[ ]recruit|[ ]oversee|[ ]own|[ ]coordinate|[ ]handle){_SAID}(at|from)"
    rf"|ich[ ](?:bin|leite|arbeite|verantworte|betreue|führe|kümmere[ ]mich){_SAID}(bei(?:[ ]der|[ ]dem)?|beim|von[ ]der|vom|aus[ ]der)"
    rf"|je[ ](?:suis|dirige|travaille|gère|pilote|m['’]occupe|recrute){_SAID}(chez|au[ ]sein[ ]d[eu](?:[ ]la)?)"
    rf"|(?:soy|trabajo|dirijo|lidero|llevo|gestiono|coordino){_SAID}(en|de)"
    rf"|(?:sou|trabalho|lidero|dirijo|coordeno|cuido){_SAID}(n[ao]|d[ao]|em)"
    rf"|(?:sono|lavoro|dirigo|gestisco|mi[ ]occupo|coordino){_SAID}(presso|in|di|della|del|alla|al|da)"
    rf"|ik[ ](?:ben|werk|leid|beheer|coördineer){_SAID}(bij|van)"
    r")[ \n](?=[^\W_a-zß-öø-ÿ]|[a-z]+[A-Z])",
    re.IGNORECASE,
)
_SURE_WORDS = frozenset("at from bei beim chez presso bij na no".split())


def from_introduction(reading: Reading) -> list[Candidate]:
    """The names after what writers say that they are or do, near the top of a letter.

    Args:
        reading: the message laid out.
    """
    letter = reading.letter
    text = letter.text[:_READ_AT_MOST]
    found = []
    for said in list(_SELF.finditer(text))[:_MOST]:
        if not text[said.end()].isupper() and not text[said.end()].isdigit():
            continue
        span = company_at(text, said.end())
        if span is None or span[0] != said.end():
            continue
        start, stop = widen(text, *span)
        word = next(group for group in said.groups() if group).casefold().split()[0]
        strength = _PLAIN if word in _SURE_WORDS else _DOUBTFUL
        found.append(Candidate(text[start:stop], letter, (start, stop), strength))
    return found
