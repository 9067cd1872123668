"""Whether the sentence around a name speaks of a job: a house that is only mentioned hires nobody."""

import re
from functools import cache

from demur.extract._company.words import company_words
from demur.extract.lexicon import heads, title_words, words

_REACH = 160
_ENDS = re.compile(r"(?<![^\W_]\b[A-Z])(?<!\bSt)(?<!\bDr)[.!?][ \n]|\n[ \t\xa0]*\n|[:;][ \n]")
_GREETING = re.compile(r"[^.!?\n]{0,40},[ ]?$")


def is_about_the_job(text: str, start: int, stop: int) -> bool:
    """Whether a name opens its sentence or line, or the sentence speaks of a job, of applying or of who writes.

    Args:
        text: a letter.
        start, stop: where a name stands in it.
    """
    before = text[max(0, start - _REACH) : start]
    ends = [m.end() for m in _ENDS.finditer(before)]
    before = before[ends[-1] :] if ends else before
    line = before.rpartition("\n")[2]
    opens = line if len(text[: start - len(line)].rpartition("\n")[2]) == 0 else before
    if not _bare(opens) or not _bare(before) or _GREETING.fullmatch(before) is not None and not ends:
        return True
    after = title_words(re.split(r"[.!?,;]|\n", text[stop : stop + _REACH // 4])[0])[:_BEHIND]
    if after and after[0] in _AND:
        after = []
    told = title_words(before)
    return any(w in _of_hiring() or w in heads() for w in told) or any(w in _of_hiring() for w in after)


def _bare(before: str) -> str:
    """What stands before a name in its sentence but for an article and marks."""
    kept = [w for w in title_words(before) if w not in words("articles") and w not in _OPENING]
    return " ".join(kept).strip("*_ -–—")


_OPENING = frozenset("a o os as l au aux".split())
_AND = frozenset("and und et y e en i".split())
_BEHIND = 3


@cache
def _of_hiring() -> frozenset[str]:
    return words("event_words") | company_words("hiring_words")
