"""Text to tokens: numbers in the shapes of dates and clocks, words, punctuation, line ends."""

import re
from collections.abc import Mapping

NO_TAGS: Mapping[str, int] = {}

_FOLDS = {
    **{ord(c): ord("a") for c in "àáâãäåāÀÁÂÃÄÅ"},
    **{ord(c): ord("e") for c in "èéêëēÈÉÊË"},
    **{ord(c): ord("i") for c in "ìíîïīÌÍÎÏ"},
    **{ord(c): ord("o") for c in "òóôõöøōÒÓÔÕÖØ"},
    **{ord(c): ord("u") for c in "ùúûüūÙÚÛÜ"},
    ord("ç"): ord("c"),
    ord("Ç"): ord("c"),
    ord("ñ"): ord("n"),
    ord("Ñ"): ord("n"),
    ord("ß"): ord("s"),
    **{ord(c): ord("'") for c in "’‘`´ʼ"},
    **{ord(c): ord("-") for c in "‐‑‒–—―−"},
}

# How the months begin in the seven languages: behind "9h 19" one tells that the 19 is a day.
MONTHS = "jan|ene|gen|feb|fev|mar|mrt|maa|apr|abr|avr|may|mai|mei|mag|jun|jui|giu|jul|lug|aug|ago|aou|sep|set|oct|okt|out|ott|nov|dec|dez|dic"

# Every alternative is bounded or a single repeated class, so that a scan stays linear on hostile text.
_MASTER = re.compile(
    r"""(?P<x>(?:https?://|www\.)[^\s<>]{1,3000}|\+(?<![a-z\d]\+)(?<![ct]\ \+)\d[\d\ ()./-]{6,20}\d)
    |(?P<a>[ap](?:(?<=\d[ap])|(?<=\d[\ \u202f\u00a0][ap]))(?:\.\ ?m\b\.?|m\b)|(?<=:\d\d)[ap](?![^\W\d_]))
    |(?P<w>[^\W\d_]+)
    |(?P<i>(?<!\d)\d{4}(?P<s1>[-/.])\d{1,2}(?P=s1)\d{1,2}(?!\d))
    |(?P<d>(?<!\d)\d{1,2}(?P<s2>[./-])\ ?\d{1,2}(?P=s2)(?:\ ?\d{4}|\d{2})(?!\d)(?!:))
    |(?P<c>(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d))
    |(?P<h>(?<!\d)\d{1,2}(?:\ ?[hu](?:\d{2}|\ \d{2}(?!\.?\ (?:de\ )?(?:MONTHS)))(?!\d)(?![./]\ ?\d|-\d{1,2}-\d)(?:\ ?min\b)?|[hu](?![a-z])))
    |(?P<s>(?<!\d)\d{1,2}/\d{1,2}(?![\d/]))
    |(?P<m>(?<!\d)\d{1,2}\.\ ?(?:0?[1-9]|1[0-2])\.(?!\d))
    |(?P<p>(?<!\d)\d{1,2}\.\d{2}(?!\d)|(?:(?<=alle\ )|(?<=ore\ )|(?<=las\ )|(?<=\ as\ )|(?<=um\ )|(?<=om\ )|(?<=\ ab\ ))\d{1,2},\d{2}(?!\d)
        |(?<!\d)\d{1,2},\d{2}(?=\ ?(?:uhr|uur)\b))
    |(?P<n>\d+)
    |(?P<l>\n)
    |(?P<o>[^\w\s]|_)""".replace("MONTHS", MONTHS),
    re.VERBOSE,
)
_WRAPPED_WIDTH = 55
_DIGITS = re.compile(r"\d+")


class Token:
    """One token; `kind` is the letter of its shape in `_MASTER`, "e" past the end.

    Attributes:
        text: folded: lower case, without accents.
        start, end: characters in the original text.
        tags: what the language's word list says about it, tag to value.
        glued: no space stands before it.
        figures: the numbers in it, for the numeric shapes.
        capital: the original begins with a capital letter.
    """

    __slots__ = ("capital", "end", "figures", "glued", "kind", "start", "tags", "text")

    def __init__(self, kind: str, text: str, start: int, end: int, glued: bool = False) -> None:
        self.kind = kind
        self.text = text
        self.start = start
        self.end = end
        self.tags: Mapping[str, int] = NO_TAGS
        self.glued = glued
        self.capital = False
        self.figures: tuple[int, ...] = ()

    def __repr__(self) -> str:
        return f"<{self.kind} {self.text!r} {','.join(self.tags)}>"


def fold(text: str) -> str:
    """Lower case without accents, of the same length, so that places stay the same."""
    folded = text.translate(_FOLDS) if not text.isascii() else text.replace("`", "'")
    lowered = folded.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in folded)


def split(folded: str, original: str) -> list[Token]:
    """Cut a text into tokens.

    Args:
        folded: the text as `fold` gives it.
        original: the same text as written, for its capitals.
    """
    tokens: list[Token] = []
    before = -1
    line = 0
    for match in _MASTER.finditer(folded):
        kind = match.lastgroup or "o"
        start, end = match.span()
        if kind == "w":
            token = Token(kind, match.group(), start, end, start == before)
            token.capital = original[start].isupper()
        elif kind == "l":
            wrapped = start - line >= _WRAPPED_WIDTH and _continues(original, end, tokens)
            wrapped = wrapped or (_is_number(tokens[-1:]) and _MONTH.match(folded, end) is not None)
            line = end
            if wrapped:
                before = -1
                continue
            token = Token(kind, "\n", start, end, False)
        else:
            token = Token(kind, match.group(), start, end, start == before)
            if kind in "idchsmpn":
                _read_figures(token, folded)
        tokens.append(token)
        before = end
    return tokens


# A line of a schedule begins so: "11:00 AM - 11:45 AM: Coding".
_AGENDA = re.compile(r"\d{1,2}[:.h]\d{2} ?(?:[ap]\.?m\.?|uhr|h)? ?[-–] ?\d", re.IGNORECASE)


_MONTH = re.compile(rf"[ ]?(?:{MONTHS})[a-z]*")


def _is_number(last: list[Token]) -> bool:
    """The line ends with what may be the day of a month."""
    return bool(last) and last[0].kind == "n" and len(last[0].text) <= 2


def _continues(original: str, place: int, tokens: list[Token]) -> bool:
    """The line after a long one goes on with the sentence: the newline is a mere wrap."""
    char = original[place : place + 1]
    if _AGENDA.match(original, place):
        return False
    return bool(tokens) and (char.islower() or (char.isdigit() and tokens[-1].kind == "w"))


_AFTER_ORDINAL = re.compile(r"°[ \xa0]?(?!c\b|f\b)(?:d[ei'] ?)?[a-z]{3}")


def _is_ordinal(token: Token, folded: str) -> bool:
    """The degree sign of "1° dicembre", which many type for the small o of an ordinal."""
    return token.kind == "n" and len(token.text) <= 2 and _AFTER_ORDINAL.match(folded, token.end) is not None


def _read_figures(token: Token, folded: str) -> None:
    """Take the numbers out; what is money, a version or a part of a longer number becomes noise."""
    if len(token.text) > 16:
        token.kind = "x"
        return
    token.figures = tuple(int(figure) for figure in _DIGITS.findall(token.text))
    if token.kind == "c" and len(token.figures) > 2 and token.figures[2]:
        # Nobody makes an appointment to the second: a log or a header.
        token.kind = "x"
        return
    start, end = token.start, token.end
    previous = folded[start - 1] if start else " "
    following = folded[end] if end < len(folded) else " "
    if (
        previous in "$€£¥₹#"
        or following in "%€$£¥₹"
        or (following == "°" and not _is_ordinal(token, folded))
        or (previous.isalpha() and token.kind != "c")
        or token.kind in "np"
        and previous in ".,"
        and start > 1
        and folded[start - 2].isdigit()
    ):
        token.kind = "x"
