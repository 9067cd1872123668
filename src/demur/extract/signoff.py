"""Where a letter ends and its signature begins."""

import re
from functools import cache

from demur.extract.lexicon import data, title_words, words
from demur.extract.people import any_of

_LINE_LIMIT = 90
_MARKS = " \t\xa0*_,.!;:-–—)😊🙂"

_ENDS_IN_FROM = re.compile(r"[ ](?:aus|uit|from)$", re.IGNORECASE)
_FROM_PLACE = re.compile(
    r"(?:aus|uit|from|da|dal|dalla|de|desde|do|depuis|von|vom|in)[ ](?:de[rnm]?[ ]|het[ ]|la[ ]|the[ ])?[^\W\d_][\w'’-]{2,24}(?:[ ][^\W\d_][\w'’-]{1,20})?",
    re.IGNORECASE,
)


@cache
def _phrases() -> str:
    phrases = [
        p.strip() for line in data("signoffs.txt").splitlines() if line[:1] != "#" for p in line.split("|")
    ]
    ordered = sorted({p for p in phrases if p}, key=len, reverse=True)
    alternatives = "|".join(re.escape(p).replace(r"\ ", r"[ \t\xa0]+") for p in ordered)
    parting = (
        rf"(?:{any_of('partings')})[ \t\xa0](?:[\w’'-]{{1,12}}[ \t\xa0]){{0,2}}?(?:{any_of('parting_times')})"
    )
    greeting = rf"(?:[\w'’-]{{1,20}}[ \t\xa0]){{0,5}}?(?:{any_of('greetings')})"
    return rf"(?:{alternatives}|{parting}|{greeting})(?:[ \t\xa0](?:{any_of('after_greeting')}))?(?![\w'’])"


@cache
def _signoff() -> re.Pattern[str]:
    """A line that is a sign-off, with an optional name on it after a comma or a dash."""
    return re.compile(rf"[ \t\xa0>*_]{{0,8}}{_phrases()}", re.IGNORECASE)


@cache
def _inline() -> re.Pattern[str]:
    """A sign-off that opens a sentence, and the name on the same line ("Bis morgen! LG Nadja vom Kranich")."""
    return re.compile(
        rf"(?:(?<=[.!?…)»\"”][ \xa0])|(?<=^)|(?<=\n)){_phrases()}[ \t\xa0]{{0,2}}[,.!–—-]?[ \t\xa0]{{1,2}}(?=[^\W\d_][^\n]{{1,60}}$)",
        re.IGNORECASE,
    )


_ANY_LINE = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r"[.!?…)»\"”][ \xa0]")
_LONGEST_END = 110


@cache
def _before_name() -> re.Pattern[str]:
    """A sign-off before a name on the same line."""
    return re.compile(
        rf"{_phrases()}[ \t\xa0]{{0,2}}[,.!–—-]?[ \t\xa0]{{1,2}}(?=[^\W\d_][^\n]{{1,60}}$)", re.IGNORECASE
    )


@cache
def _short() -> re.Pattern[str]:
    return re.compile(rf"{any_of('short_greetings')}|{any_of('greetings')}", re.IGNORECASE)


def match_signoff(line: str) -> int | None:
    """How far a sign-off reaches into a line; None where the line is none.

    Args:
        line: one line, such as "Best regards," or "Thanks, Dana".
    """
    if len(line) > _LINE_LIMIT:
        return None
    if line.count(" / ") == 1 and any(match_signoff(half) == len(half) for half in line.split(" / ")):
        return len(line)  # "Diolch / Thanks"
    found = _signoff().match(line)
    if found is None:
        return None
    end = found.end()
    rest = line[end:].strip(_MARKS)
    # "Thanks for applying" is a sentence, "Thanks, Dana" a sign-off.
    if not any(c.isalnum() for c in rest):
        return end
    again = match_signoff(rest)
    if again is not None:  # "Bis dann, liebe Grüße"
        return line.index(rest) + again
    said = rest.split()
    if _FROM_PLACE.fullmatch(rest) or (_ENDS_IN_FROM.search(line[:end]) and len(said) < 3):
        return len(line)
    if (
        line[end:].lstrip(" \t\xa0")[:1] in ",-–—!."
        and len(said) <= 4
        and rest[:1].isupper()
        and rest[-1:] not in "?.!:"
    ):
        return end
    bare = len(line) <= 40 and len(said) <= 3
    if bare and all(w[0].isupper() for w in said):
        return None if any(w.casefold().strip(".,") in words("not_person") for w in said) else end
    phrase = line[:end].strip(" \t\xa0>*_.")
    small = (
        bare
        and (_short().fullmatch(phrase) or _short().fullmatch(phrase.split()[-1]))
        and not any(w in words("stop") for w in said)
    )
    return end if small else None


def closes_inline(text: str, start: int) -> int | None:
    """Where the name behind a sign-off within the last line of a text begins, None where none stands there.

    Args:
        text: one author's text, white space at its end cut off.
        start: where its last line begins.
    """
    found = [match.end() for match in _inline().finditer(text, max(start, len(text) - 400))]
    return found[-1] if found else None


def paragraph_signoffs(text: str) -> list[int]:
    """Where the names behind sign-offs begin that close paragraphs of a text ("Thanks, Dana" amid a system's words).

    Args:
        text: one author's text.
    """
    found = []
    for line in _ANY_LINE.finditer(text):
        top = max(line.start(), line.end() - _LONGEST_END)
        starts = [match.end() for match in _SENTENCE.finditer(text, top, line.end())]
        for start in ([top] if top == line.start() else []) + starts:
            signed = _before_name().match(text, start, line.end())
            if signed:
                found.append(signed.end())
    return found


def find_signoff(text: str) -> int | None:
    """The offset in a text at which its signature begins, None where no sign-off is found.

    Args:
        text: one author's text, quotes and disclaimers cut off as far as known.
    """
    found = None
    offset = 0
    size = len(text)
    for line in text.split("\n"):
        past = match_signoff(line) if line else None
        if past is not None and not text[:offset].strip() and len(text[offset + len(line) :].strip()) > 80:
            past = None  # "Buen día, Ing. Robledo" greets
        if past is not None and (
            _names(line[past:]) or text[offset : offset + 1_500].strip() != line.strip()
        ):
            # The last sign-off counts, unless a lot of text follows it.
            if size - offset < 1_500 or found is None:
                found = offset
        elif line.strip() in ("--", "-- ", "—", "__"):
            found = found if found is not None else offset
        offset += len(line) + 1
    return found


def _names(rest: str) -> bool:
    return any(c.isalpha() for c in rest)


def is_of_family(signature: str) -> bool:
    """Whether a signature is one that only a family uses ("Mum", "Oma Inge", "Deine Tante Karin")."""
    for line in signature.strip().splitlines()[:3]:
        said = [word for word in title_words(line) if word not in _YOUR]
        if 0 < len(said) <= 2 and said[0] in words("kin"):
            return True
    return False


_YOUR = frozenset("your deine dein eure euer ta ton votre tu tua tuo sua je jouw die der la le o a".split())
