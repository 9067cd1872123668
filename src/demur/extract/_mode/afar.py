"""A talk that is held online, told by the words around "online": "primo colloquio conoscitivo online", "three video chats"."""

import re
from collections.abc import Iterator
from functools import cache

from demur.domain.mail import Span
from demur.extract.lexicon import rows

_READ_AT_MOST = 8_000
_STEMS = re.compile(
    r"online|on-line|on line|virtu|video|vídeo|vidéo|digital|digitaal|digitale|remot|distan|ligne|línea|linha|afstand|telematic|telemátic|webcam"
)
_BETWEEN = 5
"""So many words may stand between the talk and the way."""


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """A talk and the way behind it; and, where the language says so, the way before it."""
    said = {sort: text for sort, spoken, text in rows("afar.tsv") if spoken == language}
    if not said:
        return ()
    either = {sort: f"(?:{text.replace('*', '[^ .,;:!?]*')})" for sort, text in said.items()}
    word = rf"(?!(?:{said['book'].replace('*', '[^ .,;:!?]*')})(?!\w))[^\s.,;:!?()|]+"
    behind = rf"(?<!\w){either['talk']}(?:[ ]{word}){{0,{_BETWEEN}}}?[ ](?P<way>{either['way']})(?![\w-])(?![ ]{either['thing']})"
    found = [behind]
    if "before" in said:
        between = rf"(?:[ -](?:{either['sort']}|\d+[ -]?\w*)){{0,3}}"
        found.append(rf"(?<![\w-])(?P<way>{either['before']}){between}[ -]{either['talk']}(?!\w)")
    return tuple(re.compile(each) for each in found)


def talks_afar(text: str, language: str) -> Iterator[Span]:
    """Where a text says that a talk is held online.

    Args:
        text: of the letter.
        language: of the text; where it is none of the seven, nothing is found.
    """
    low = text[:_READ_AT_MOST].lower().replace("’", "'")
    if not _STEMS.search(low):
        return
    flowing = _WRAPPED.sub(" ", low)
    for pattern in _patterns(language):
        for found in pattern.finditer(flowing):
            yield found.span("way")


_WRAPPED = re.compile(r"(?<![\n.:;!?])\n(?=[a-zß-ÿ(\d])")
