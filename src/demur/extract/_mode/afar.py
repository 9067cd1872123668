"""A talk that is held online, told by the words around "online": "primo colloquio conoscitivo online", "three video chats"."""

import re
from collections.abc import Iterator
from functools import cache

from demur.domain.mail import Span
from demur.extract.lexicon import rows

FAR = re.compile(
    r"whatsapp|telegram|virtu|video|vídeo|vidéo|online|on-line|en ligne|en línea|zoom|webex|skype|visio|remote"
)
"""A word of a talk between people who are not in one place."""
_READ_AT_MOST = 8_000
_STEMS = re.compile(
    r"online|on-line|on line|virtu|video|vídeo|vidéo|digital|digitaal|digitale|remot|distan|ligne|línea|linha|afstand|telematic|telemátic|webcam"
)
_BETWEEN = 5
"""So many words may stand between the talk and the way."""
_LEAD = 40


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


@cache
def _booked(language: str) -> re.Pattern[str]:
    """What stands before a talk that is only booked online ("you can choose a time for your interview online")."""
    said = "|".join(text for sort, spoken, text in rows("afar.tsv") if (sort, spoken) == ("books", language))
    return re.compile(rf"(?<!\w)(?:{said or '(?!)'})(?!\w)[^.!?\n]*$".replace("@", r"\w*"))


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
    booked = _booked(language)
    for pattern in _patterns(language):
        for found in pattern.finditer(flowing):
            if not booked.search(flowing[max(0, found.start() - _LEAD) : found.start()]):
                yield found.span("way")


_WRAPPED = re.compile(r"(?<![\n.:;!?])\n(?=[a-zß-ÿ(\d])")
