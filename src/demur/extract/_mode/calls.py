"""A talk by telephone, told by who calls whom: "darf ich Sie am Mittwoch anrufen", "call me on Friday at ten"."""

import re
from collections.abc import Iterator
from functools import cache

from demur.domain.mail import Span
from demur.extract._mode.times import leaves_time, sets_time
from demur.extract.lexicon import rows

_LEFT_OUT = r"(?:(?!mich |uns )[^.!?\n]|\.(?=[ ]?[\da-zß-ÿ])){0,60}?"
_NEAR = 70


@cache
def _pattern(sort: str, language: str) -> re.Pattern[str] | None:
    said = [text for name, spoken, text in rows("calls.tsv") if (name, spoken) == (sort, language)]
    if not said:
        return None
    whole = "|".join(said).replace("…", _LEFT_OUT).replace("*", r"\w*")
    return re.compile(rf"(?<![\w-])(?:{whole})(?![\w-])")


def calls(text: str, language: str) -> Iterator[Span]:
    """Where a text says that the writer calls the reader, or when the reader is to call.

    Args:
        text: folded.
        language: of the text; where it is none of the seven, nothing is found.
    """
    you, me = _pattern("you", language), _pattern("me", language)
    for found in you.finditer(text) if you is not None else ():
        yield found.span()
    for found in me.finditer(text) if me is not None else ():
        rest = re.split(r"[.!?\n](?:\s|$)", text[found.end() : found.end() + _NEAR])[0]
        if sets_time(rest) or leaves_time(rest):
            yield found.span()
