"""How a text writes what a domain runs together: "Inkwell & Sons" for inkwellandsons, "Müller" for mueller."""

import re
from functools import cache

from demur.domain.mail import Span
from demur.extract.lexicon import words
from demur.extract.names import fold_umlauts

_PIECE = re.compile(r"[^\W_]+|&")
_AND = ("and", "und", "et", "y", "en", "e")
_WIDEST_GAP = 3
_BARE = str.maketrans("äöüß", "aous")


@cache
def _joints() -> frozenset[str]:
    return words("company_joints") | frozenset(
        "and und et y e am van for für & der des den dos das dei d".split()
    )


def spelt(text: str, label: str) -> Span | None:
    """Where a text first writes the name that a domain's label stands for; None where it does not.

    Small words and "&" may be left out of the label; accents and umlauts may be spelt either way.

    Args:
        text: the text, at most some thousand characters.
        label: lower case, without hyphens, at least two characters.
    """
    label = label[:60]
    pieces = [(m.start(), m.end(), m.group().casefold()) for m in _PIECE.finditer(text)]
    for at, (start, end, low) in enumerate(pieces):
        if low[0] != label[0] and fold_umlauts(low)[0] != label[0]:
            continue
        if (
            start
            and text[start - 1] in "@./-"
            or not (
                text[start].isupper() or text[start].isdigit() or text[start:end].lower() != text[start:end]
            )
        ):
            continue
        stop = _reach(text, pieces, at, label)
        if (
            stop is not None
            and not text.startswith("@", stop)
            and not re.match(r"\.\w", text[stop : stop + 2])
        ):
            return start, stop
    return None


_LONGEST = 14
"""Words of a name, small ones included."""


def _reach(text: str, pieces: list[tuple[int, int, str]], at: int, label: str) -> int | None:
    """Where the name ends that begins with a piece, None where the pieces do not spell the label."""
    rest, index = label, at
    while index < min(len(pieces), at + _LONGEST):
        start, end, low = pieces[index]
        if index > at and (
            start - pieces[index - 1][1] > _WIDEST_GAP or "\n" in text[pieces[index - 1][1] : start]
        ):
            return None
        left = _without(rest, low)
        if left is None and not (index > at and low in _joints()):
            return None
        rest = rest if left is None else left
        if not rest:
            return end
        index += 1
    return None


def _without(rest: str, low: str) -> str | None:
    """The rest of a label after a piece, None where it does not begin with it."""
    for written in (fold_umlauts(low), low.translate(_BARE), *(_AND if low == "&" else ())):
        if rest.startswith(written):
            return rest[len(written) :]
    return None
