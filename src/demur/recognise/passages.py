"""The parts of a message in which cues are looked for, each with how much what stands there counts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from demur.domain.mail import Mail, PartName
from demur.recognise.fold import Folded, fold

MOST = 20_000
"""Characters of one passage that are read: what a message is stands in its first pages."""

_REPLY = re.compile(
    r"\s*(?:\[[^\]]{1,30}\]\s*)?(?:re|aw|antw|antwort|rép|rep|ré|res|rif|r|sv|vs)\s*(?:\[\d+\])?\s*:",
    re.IGNORECASE,
)
_SHORT = 60
"""Words that a person adds to what they forward; beyond them their own text counts in full."""

_CONTEXT = 0.15
_LONG = 300
_LEAST = 0.4
_PROPERTY = re.compile(r"^(?:SUMMARY|DESCRIPTION)[^:\n]*:(.*)$", re.MULTILINE | re.IGNORECASE)
_ESCAPE = re.compile(r"\\[nN,;\\]")
SIGNATURE_CUES = frozenset({"recruiter", "exit", "media"})


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a part of a message.

    Attributes:
        offset: where it begins in the part.
        strength: how much a cue in it counts, 1 for the newest author's own text.
        only: the cues that count here; None for all.
        quoted: it is not the author's own text.
    """

    part: PartName
    offset: int
    folded: Folded
    strength: float
    only: frozenset[str] | None = None
    quoted: bool = False


def is_reply(subject: str) -> bool:
    """Whether a subject begins with "Re:" in one of the languages."""
    return _REPLY.match(subject) is not None


def passages(mail: Mail) -> list[Passage]:
    """All passages of a message, the newest author's first."""
    return [passage for passage in _all(mail) if passage.folded.text]


def _all(mail: Mail) -> Iterator[Passage]:
    start, end = mail.new
    own = len(mail.body[start:end].split(None, _SHORT + 1))
    forwarded = mail.forwarded
    if forwarded is None and not own:
        # Nothing of it could be told to be the author's: a button alone, or a disclaimer style that isn't known.
        yield _body(mail, 0, len(mail.body), 0.8 if is_reply(mail.subject) else 1.0)
    elif forwarded is not None and own <= _SHORT:
        yield _body(mail, *forwarded.span, 1.0)
        yield _body(mail, start, end, 0.5)
    else:
        yield _body(mail, start, end, 1.0)
        for low, high in _around(mail):
            text = fold(mail.body[low : min(high, low + MOST)])
            yield Passage("body", low, text, _CONTEXT, quoted=True)
    replies = is_reply(mail.subject) and own > 3
    yield Passage("subject", 0, fold(mail.subject[:1000]), 0.5 if replies else 1.0)
    if mail.signature is not None:
        low, high = mail.signature
        yield Passage("body", low, fold(mail.body[low : min(high, low + 1500)]), 0.7, SIGNATURE_CUES)
    yield from _calendars(mail)


def _body(mail: Mail, start: int, end: int, strength: float) -> Passage:
    folded = fold(mail.body[start : min(end, start + MOST)])
    # In a long text chance alone finds cues of all sorts; letters that invite are short.
    length = len(folded.text.split()) or 1
    return Passage("body", start, folded, strength * max(_LEAST, min(1.0, (_LONG / length) ** 0.4)))


def _around(mail: Mail) -> list[tuple[int, int]]:
    """What stands before and after the author's own text and signature."""
    start, end = mail.new
    after = max(end, mail.signature[1] if mail.signature else end)
    return [(low, high) for low, high in ((0, start), (after, len(mail.body))) if high - low > 1]


def _calendars(mail: Mail) -> Iterator[Passage]:
    offset = 0
    for part in mail.calendars:
        for found in list(_PROPERTY.finditer(part.text))[:8]:
            low, high = found.span(1)
            text = _ESCAPE.sub(
                lambda escape: "\n\n" if escape.group() in ("\\n", "\\N") else "  ", part.text[low:high]
            )
            yield Passage("calendar", offset + low, fold(text[:MOST]), 0.8)
        offset += len(part.text) + 1
