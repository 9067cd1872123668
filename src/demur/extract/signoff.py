"""Where a letter ends and its signature begins."""

import re
from functools import cache

from demur.extract.lexicon import data, title_words, words

_LINE_LIMIT = 90
_MARKS = " \t\xa0*_,.!;:-–—)😊🙂"

_ENDS_IN_FROM = re.compile(r"[ ](?:aus|uit|from)$", re.IGNORECASE)
_FROM_PLACE = re.compile(
    r"(?:aus|uit|from|da|dal|dalla|de|desde|do|von|vom)[ ](?:de[rnm]?[ ]|het[ ]|la[ ]|the[ ])?[^\W\d_][\w'’-]{2,24}(?:[ ][^\W\d_][\w'’-]{1,20})?",
    re.IGNORECASE,
)


@cache
def _signoff() -> re.Pattern[str]:
    """A line that is a sign-off, with an optional name on it after a comma or a dash."""
    phrases = [
        p.strip() for line in data("signoffs.txt").splitlines() if line[:1] != "#" for p in line.split("|")
    ]
    ordered = sorted({p for p in phrases if p}, key=len, reverse=True)
    alternatives = "|".join(re.escape(p).replace(r"\ ", r"[ \t\xa0]+") for p in ordered)
    return re.compile(rf"[ \t\xa0>*_]{{0,8}}(?:{alternatives})(?![\w'’])", re.IGNORECASE)


def match_signoff(line: str) -> int | None:
    """How far a sign-off reaches into a line; None where the line is none.

    Args:
        line: one line, such as "Best regards," or "Thanks, Dana".
    """
    if len(line) > _LINE_LIMIT:
        return None
    found = _signoff().match(line)
    if found is None:
        return None
    rest = line[found.end() :].strip(_MARKS)
    # "Thanks for applying" is a sentence, "Thanks, Dana" a sign-off.
    if not rest:
        return found.end()
    after = line[found.end() :].lstrip(" \t\xa0")
    if _FROM_PLACE.fullmatch(rest) or (_ENDS_IN_FROM.search(line[: found.end()]) and len(rest.split()) < 3):
        return len(line)
    named = (
        after[:1] in ",-–—!." and len(rest.split()) <= 4 and rest[:1].isupper() and rest[-1:] not in "?.!:"
    )
    bare = len(line) <= 40 and 1 <= len(rest.split()) <= 3 and all(w[0].isupper() for w in rest.split())
    if bare and not any(w.casefold().strip(".,") in words("not_person") for w in rest.split()):
        return found.end()
    if line[: found.end()].strip().casefold() in ("atte", "atte.", "att", "att.") and rest[:1].isupper():
        return found.end()
    return found.end() if named else None


def find_signoff(text: str) -> int | None:
    """The offset in a text at which its signature begins, None where no sign-off is found.

    Args:
        text: one author's text, quotes and disclaimers cut off as far as known.
    """
    found = None
    offset = 0
    size = len(text)
    for line in text.split("\n"):
        if line and match_signoff(line) is not None and text[offset : offset + 1_500].strip() != line.strip():
            # The last sign-off counts, unless a lot of text follows it.
            if size - offset < 1_500 or found is None:
                found = offset
        elif line.strip() in ("--", "-- ", "—", "__"):
            found = found if found is not None else offset
        offset += len(line) + 1
    return found


def is_of_family(signature: str) -> bool:
    """Whether a signature is one that only a family uses ("Mum", "Oma Inge", "Deine Tante Karin")."""
    for line in signature.strip().splitlines()[:3]:
        said = [word for word in title_words(line) if word not in _YOUR]
        if 0 < len(said) <= 2 and said[0] in words("kin"):
            return True
    return False


_YOUR = frozenset("your deine dein eure euer ta ton votre tu tua tuo sua je jouw die der la le o a".split())
