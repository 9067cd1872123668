"""Who wrote what: the newest author's own text, their signature, and what they forward or quote.

Written for Demur: mail-parser-reply, the best of the libraries tried, finds fewer quotes and half of the signatures,
rewrites the text so that places in it are lost, and its expressions take minutes on some hostile texts.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from demur.domain.mail import Forwarded, Span
from demur.read.forward import Block, forwarded, header_block, label_of, subject_prefix
from demur.read.lines import Line, is_rule, split_lines
from demur.read.phrases import normal, phrases
from demur.read.signature import footer_start, signature_end, signature_start

_LIMIT = 1 << 20
_RULES = " \t-_*=>–—:#.\xa0"
_DATED = re.compile(r"\d{4}|\d{1,2}[:.h]\d\d|@|\d{1,2}[./-]\d{1,2}[./-]\d{2}")
_SENTENCES = re.compile(r"[^\W\d_]{4}[.!?] [^\W\d_]{2}")
_CERTAIN = re.compile(r"@|\b\d{1,2}[:.h]\d\d\b")
_VERBLESS = re.compile(r"\s{0,3}\d{4}-\d\d-\d\d \d{1,2}:\d\d [^\n]{0,120}<[^<>\s]{3,120}>:?\s{0,3}\Z")


@dataclass(frozen=True, slots=True)
class Thread:
    """What of a body is whose.

    Attributes:
        new: the newest author's own text; an empty span at its place where they wrote nothing.
        signature: from the sign-off on, None if none.
        forwarded: None if nothing is forwarded inline.
    """

    new: Span
    signature: Span | None
    forwarded: Forwarded | None


def split_thread(text: str, *, subject: str, sender: str, quoted: Sequence[Span]) -> Thread:
    """Divide a body.

    Args:
        text: the body, newlines as "\\n".
        subject: of the message; its prefix tells a forward from a reply.
        sender: display name of the author, "" where not known.
        quoted: what mail programs marked as quoted in the HTML that the body was made from.
    """
    lines = split_lines(text[:_LIMIT])
    end, found = _mark_quotes(lines, text, subject, quoted)
    own = _own(lines[:end])
    if not own:
        at = lines[0].start if found and lines else 0
        return Thread((at, at), None, found)
    new, signature = _signed(own, sender)
    return Thread(new, signature, found)


def own_text(text: str, *, subject: str) -> str:
    """The newest author's own text with their signature and all below it, but without what they quote above or below it."""
    lines = split_lines(text[:_LIMIT])
    end, _ = _mark_quotes(lines, text, subject, ())
    own = _own(lines[:end])
    start, stop = _span(own) if own else (0, 0)
    return text[start:stop]


def _signed(own: list[Line], sender: str) -> tuple[Span, Span | None]:
    """Divide the author's own lines into text and signature."""
    footer = footer_start(own)
    body = own[:footer]
    # Quoted lines stand between answers; only what follows the last of them can be the signature.
    last_quoted = max((index for index, line in enumerate(body) if line.quoted), default=-1)
    tail = body[last_quoted + 1 :]
    start = signature_start(tail, sender)
    text_end = last_quoted + 1 + start
    signature: Span | None = None
    if start < len(tail):
        signature = _span(tail[start : signature_end(tail, start)])
    written = body[:text_end]
    if not written or all(line.blank for line in written):
        at = own[0].start
        return (at, at), signature
    return _span(written), signature


def _span(lines: list[Line]) -> Span:
    """The place of some lines, without blank ones and blanks at the ends."""
    shown = [line for line in lines if not line.blank]
    if not shown:
        return lines[0].start, lines[0].start
    first, last = shown[0], shown[-1]
    return (
        first.start + len(first.text) - len(first.text.lstrip()),
        last.start + len(last.text.rstrip()),
    )


def _own(lines: list[Line]) -> list[Line]:
    """The lines from the author's first to their last, with what they quote in between."""
    stretches: list[tuple[int, int]] = []
    for index, line in enumerate(lines):
        if line.quoted or line.blank:
            continue
        if stretches and not any(each.quoted for each in lines[stretches[-1][1] : index]):
            stretches[-1] = (stretches[-1][0], index + 1)
        else:
            stretches.append((index, index + 1))
    while len(stretches) > 1 and _is_addition(lines[stretches[-1][0] : stretches[-1][1]]):
        stretches.pop()
    return lines[stretches[0][0] : stretches[-1][1]] if stretches else []


def _is_addition(lines: list[Line]) -> bool:
    """Tell whether lines below a quote are a signature or footer rather than an answer."""
    first = next(line for line in lines if not line.blank)
    if is_rule(first.text):
        return True
    # The blank line first lets the footer's own first line count as one below some text.
    padded = [Line(first.start, first.start, "x"), *lines]
    return footer_start(padded) <= 1 or signature_start(lines, "") == 0


def _mark_quotes(
    lines: list[Line], text: str, subject: str, quoted: Sequence[Span]
) -> tuple[int, Forwarded | None]:
    """Mark quoted lines; return where the author's part of the lines ends, and what is forwarded."""
    _mark_spans(lines, quoted)
    prefix = subject_prefix(subject)
    lowered = text[:_LIMIT].lower()
    has_verbs = _has_verb(lowered)
    has_marks = any(mark in lowered for mark in phrases().mark_words)
    seen_own = False
    index = 0
    while index < len(lines):
        line = lines[index]
        stripped = line.text.strip()
        if not stripped or line.text.lstrip().startswith(">"):
            index += 1
            continue
        mark = _mark(line.text) if has_marks else ""
        if mark == "forward":
            return index, forwarded(lines, index + 1, len(text))
        if mark == "original" and not _is_quoted_next(lines, index + 1):
            block = _next_block(lines, index + 1)
            if block is None or not _is_quoted_next(lines, block.following):
                is_forward = prefix == "forward" or (not seen_own and prefix != "reply")
                if block is not None and len(block.values) > 1 and is_forward:
                    return index, forwarded(lines, index + 1, len(text))
                return index, None
            _mark_lines(lines, index, block.following)
            index = block.following
            continue
        if label_of(line.text) is not None and (block := header_block(lines, index)) is not None:
            start = _above(lines, index)
            if prefix == "forward" or (not seen_own and prefix != "reply"):
                return start, forwarded(lines, index, len(text))
            if not _is_quoted_next(lines, block.following):
                return start, None
            _mark_lines(lines, index, block.following)
            index = block.following
            continue
        length = _attribution(lines, index, has_verbs)
        if length:
            if not _is_quoted_next(lines, index + length):
                if not _is_certain(lines[index : index + length]):
                    seen_own = True
                    index += 1
                    continue
                if any(not each.blank for each in lines[index + length :]):
                    return index, None
            _mark_lines(lines, index, index + length)
            index += length
            continue
        seen_own = seen_own or not line.quoted
        index += 1
    return len(lines), None


def _mark_spans(lines: list[Line], quoted: Sequence[Span]) -> None:
    for start, end in quoted:
        for line in lines:
            if line.start >= start and line.end <= end and not line.blank:
                line.quoted = True


def _mark_lines(lines: list[Line], start: int, end: int) -> None:
    for line in lines[start:end]:
        line.quoted = True


def _mark(text: str) -> str:
    """What a line of a mail program says: "forward", "original" or ""."""
    if len(text) > 120:
        return ""
    plain = normal(text.strip(_RULES))
    if not 8 <= len(plain) <= 60:
        return ""
    plain = plain.strip(_RULES)
    if plain in phrases().forward:
        return "forward"
    ruled = text.lstrip(" \t*_")[:2] in ("--", "—-", "——", "––")
    if plain in phrases().original and (ruled or text.strip().endswith((":", "-"))):
        return "original"
    return "forward" if ruled and plain.startswith(("forwarded by ", "weitergeleitet von ")) else ""


def _next_block(lines: list[Line], index: int) -> Block | None:
    """Read the header block below a line, of which there may be no more than the sender."""
    while index < len(lines) and lines[index].blank:
        index += 1
    return header_block(lines, index, least=1) if index < len(lines) else None


def _above(lines: list[Line], index: int) -> int:
    """The first of the drawn lines above a header block."""
    while index > 0 and is_rule(lines[index - 1].text):
        index -= 1
    return index


def _is_quoted_next(lines: list[Line], index: int) -> bool:
    """Tell whether the next line that is not blank is marked as quoted."""
    following = next((line for line in lines[index : index + 8] if not line.blank), None)
    return following is not None and following.quoted


def _is_certain(lines: list[Line]) -> bool:
    """Tell whether an attribution is one even if what follows is not marked: it has an address, or a time."""
    return _CERTAIN.search(" ".join(line.text for line in lines)) is not None


def _attribution(lines: list[Line], index: int, has_verbs: bool) -> int:
    """Count the lines of an attribution ("On ..., Dana wrote:") that begins here; 0 if none does."""
    first = lines[index].text
    if _VERBLESS.match(first[:300]):
        return 1
    if not has_verbs:
        return 0
    stripped = first.lstrip(" \t*_>\xa0[")
    opener = phrases().openers.match(stripped) is not None
    if not opener and not _has_verb(first[:400].lower()):
        return 0
    joined = ""
    for length in range(1, 5):
        if index + length > len(lines) or lines[index + length - 1].blank:
            return 0
        joined = f"{joined} {lines[index + length - 1].text.strip()}"
        if len(joined) > 400:
            return 0
        if joined.rstrip(" \t\xa0*_]").endswith((":", "：")):
            dated = _DATED.search(joined) is not None
            verb = _has_verb(joined.lower())
            named = opener or "@" in joined or length == 1
            prose = _SENTENCES.search(joined) is not None
            return length if dated and verb and named and not prose else 0
        if not opener:
            return 0
    return 0


def _has_verb(lowered: str) -> bool:
    return any(verb in lowered for verb in phrases().verbs)
