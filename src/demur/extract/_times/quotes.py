"""What a text quotes, and whether it answers."""

import re

_DIGIT = re.compile(r"\d")
_ATTRIBUTION = re.compile(
    r"\b(?:wrote|schrieb|a \S{1,3}crit|escribi\S{1,2}|escreveu|ha scritto|schreef|geschreven)\b"
    r"[^\n]{0,80}:\s*$",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"\W{0,4}(from|sent|to|subject|cc|date|von|gesendet|an|betreff|datum|de|envoy\S|[aà]|objet|enviado|para"
    r"|asunto|assunto|fecha|data|da|inviato|oggetto|van|verzonden|aan|onderwerp)\W{0,3}:",
    re.IGNORECASE,
)
_SENT_WORDS = frozenset({"sent", "gesendet", "enviado", "inviato", "verzonden"})
_FROM_WORDS = frozenset({"from", "von", "de", "da", "van"})


def without_quotes(text: str) -> str:
    """The text with quoted lines, attributions and header blocks blanked, of the same length."""
    lines = text.split("\n")
    blank = [line.lstrip().startswith(">") for line in lines]
    heads = [match.group(1).lower() if (match := _HEADER.match(line)) else "" for line in lines]
    _blank_headers(heads, blank)
    for index, line in enumerate(lines):
        quoted_below = (
            index + 1 < len(lines) and blank[index + 1] and lines[index + 1].lstrip().startswith(">")
        )
        introduces = quoted_below and line.rstrip().endswith(":")
        if introduces or (len(line) < 400 and _ATTRIBUTION.search(line[-120:])):
            blank[index] = True
            # The attribution of a long address is wrapped: its date stands in the line above.
            if index and len(line) < 60 and not lines[index - 1].rstrip().endswith((".", "?", "!", ":")):
                blank[index - 1] = blank[index - 1] or _DIGIT.search(lines[index - 1]) is not None
    if not any(blank):
        return text
    return "\n".join(" " * len(line) if hidden else line for line, hidden in zip(lines, blank, strict=True))


def _blank_headers(heads: list[str], blank: list[bool]) -> None:
    """Header lines of a quoted or forwarded message: three or more in a row with a From."""
    start = 0
    while start < len(heads):
        stop = start
        while stop < len(heads) and heads[stop]:
            stop += 1
        if stop - start >= 3 and not _FROM_WORDS.isdisjoint(heads[start:stop]):
            blank[start:stop] = [True] * (stop - start)
        elif heads[start] in _SENT_WORDS:
            blank[start] = True
        start = max(stop, start + 1)


_REPLIES = frozenset({"re", "aw", "antw", "sv", "rv", "r"})


def is_reply(subject: str) -> bool:
    """By the subject the message answers another one."""
    return subject.partition(":")[0].strip().lower() in _REPLIES
