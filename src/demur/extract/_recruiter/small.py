"""Who signs in small letters, as the whole letter is written ("bis dann!" / "fritzi")."""

import re

from demur.domain.facts import Fact
from demur.extract._recruiter.person_or_firm import is_person_here
from demur.extract.person_names import KISSES
from demur.extract.reading import Passage, Reading
from demur.extract.signoff import match_signoff

_LINE = re.compile(r"[^\n]+")
_NAME = re.compile(r"[ \t\xa0*_/–—-]{0,3}([^\W\d_]{2,20}(?:[ ][^\W\d_][\w’'-]{1,20})?)[ \t\xa0.!]*")
_SHORTEST_LETTER = 40


def find_small(reading: Reading) -> Fact[str] | None:
    """A name in small letters on the last line, below a sign-off or a blank line.

    Args:
        reading: the message laid out.
    """
    letter = reading.letter.text
    first = next((c for c in letter if c.isalpha()), "")
    if not first.islower() or len(letter.strip()) < _SHORTEST_LETTER:
        return None
    block = reading.signature or reading.letter
    lines = [line for line in _LINE.finditer(block.text) if line.group().strip()]
    if not lines:
        return None
    last = lines[-1]
    found = _NAME.fullmatch(KISSES.sub("", last.group()))
    if found is None or not _is_apart(block, lines, last):
        return None
    name = found.group(1)
    if not name.islower() or not is_person_here(reading, name.title(), least=1):
        return None
    return block.fact(name, (last.start() + found.start(1), last.start() + found.end(1)), 0.8)


def _is_apart(block: Passage, lines: list[re.Match[str]], last: re.Match[str]) -> bool:
    """Whether a line stands below a sign-off or a blank line."""
    if match_signoff(last.group()) is not None:
        return False
    above = lines[-2].group() if len(lines) > 1 else ""
    if above and match_signoff(above) == len(above.rstrip(" \t\xa0,.!-–—)😊🙂")):
        return True
    return bool(above) and (
        match_signoff(above) is not None or block.text[: last.start()].rstrip(" \t\xa0").endswith("\n\n")
    )
