"""Text of strangers, as a language model may see it: bounded, and nothing in it that a person would not see too."""

import unicodedata
from itertools import islice

MOST_BODY = 20_000
"""Characters of a message."""

MOST_LINE = 300
"""Characters of a subject, a name or a quote."""

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_SELECTORS = range(0xE0100, 0xE01F0)


def body_of(text: str) -> tuple[str, bool]:
    """A text without what can't be seen in it, and whether it was cut.

    Letters of the tag block and variation selectors are drawn by no mail program, but a language model reads them.
    """
    found = "".join(islice(filter(_is_seen, text), MOST_BODY + 1))
    return found[:MOST_BODY], len(found) > MOST_BODY


def line_of(text: str) -> str:
    """The same on one line; where it was cut it ends with "…"."""
    found = " ".join(body_of(text)[0].split())
    return found if len(found) <= MOST_LINE else found[: MOST_LINE - 1] + "…"


def has_unseen(text: str) -> bool:
    """Whether a person who approves the text would not see all of it."""
    return not all(map(_is_seen, text.replace("\r\n", "\n")))


def _is_seen(sign: str) -> bool:
    return sign in "\n\t" or (unicodedata.category(sign) not in _UNSEEN and ord(sign) not in _SELECTORS)
