"""Header blocks inside of a text: Outlook's "From: / Sent: / To: / Subject:", and those of forwards."""

import re
from dataclasses import dataclass

from demur.domain.mail import Forwarded, Span
from demur.read.dates import parse_quoted_date
from demur.read.header import addresses
from demur.read.lines import Line, is_rule
from demur.read.phrases import phrases

_LABEL = re.compile(
    r"[\s>*_|]{0,12}([^\W\d_][^\W\d_' ]{0,12}(?:[ '’][^\W\d_]{1,12}){0,2})[\s*_\xa0]{0,4}[:：][*_]{0,3}(?:\s|\xa0|\Z)"
)
_MAILTO = re.compile(r"\[(?:mailto:)?([^\[\]\s]{3,200}@[^\[\]\s]{3,200})\]|<mailto:([^<>\s]{3,200})>")
_SUBJECT_PREFIX = re.compile(r"\s{0,5}([^\W\d_]{1,8})\s?(?:\[\d{1,3}\])?\s?[:：]")


@dataclass(frozen=True, slots=True)
class Block:
    """A header block.

    Attributes:
        values: by kind: "from", "date", "to", "cc", "subject".
        following: index of the line after it.
    """

    values: dict[str, str]
    following: int


def label_of(text: str) -> tuple[str, str] | None:
    """The kind of a header label with which a line begins, and the value after it."""
    if ":" not in text[:60] and "：" not in text[:60]:
        return None
    match = _LABEL.match(text[:200])
    if match is None:
        return None
    kind = phrases().labels.get(match[1].replace("’", "'").lower())
    return (kind, text[match.end() :].strip(" \t\xa0*_")) if kind else None


def header_block(lines: list[Line], index: int, *, least: int = 3) -> Block | None:
    """Read the header block that begins at a line.

    Args:
        least: so many different labels make a block; the first of them is the sender's, or the date.
    """
    first = label_of(lines[index].text)
    if first is None or (least > 2 and first[0] not in ("from", "date")):
        return None
    values: dict[str, str] = {}
    last = ""
    at = index
    blanks = 0
    while at < min(len(lines), index + 24):
        found = label_of(lines[at].text)
        if found is not None and found[0] not in values:
            values[found[0]] = found[1]
            last, blanks = found[0], 0
        elif _is_empty(lines[at]):
            # Some programs put a blank line between the labels; two, or other text, end the block.
            blanks += 1
            ahead = label_of(lines[at + 1].text) if at + 1 < len(lines) else None
            if blanks > 1 or ahead is None or ahead[0] in values:
                break
        elif (
            found is None
            and last
            and not blanks
            and (not values[last] or last in ("to", "cc", "from", "subject"))
        ):
            if at - index > 12 or (values[last] and last == "subject" and len(lines[at - 1].text) < 60):
                break
            values[last] = f"{values[last]} {lines[at].text.strip()}".strip()
        else:
            break
        at += 1
    return Block(values, at) if len(values) >= least and ("from" in values or "date" in values) else None


def _is_empty(line: Line) -> bool:
    """Whether nothing but marks of quotes stands on a line."""
    return not line.text.strip(" \t\xa0>")


def forwarded(lines: list[Line], index: int, text_end: int) -> Forwarded:
    """Describe the message that was forwarded, whose header block begins at or after a line.

    Args:
        index: the line after the mark of the program, or the first of the header block.
        text_end: where the forwarded text ends.
    """
    while index < len(lines) and is_rule(lines[index].text):
        index += 1
    block = header_block(lines, index, least=1) if index < len(lines) else None
    values = block.values if block else {}
    following = block.following if block else index
    while following < len(lines) and _is_empty(lines[following]):
        following += 1
    start = lines[following].start if following < len(lines) else text_end
    sender = None
    if values.get("from"):
        plain = _MAILTO.sub(lambda match: f"<{match[1] or match[2]}>", values["from"])
        sender = next(iter(addresses(plain)), None)
    date = parse_quoted_date(values["date"]) if values.get("date") else None
    return Forwarded(sender, date, values.get("subject", ""), _trimmed(lines, start, text_end))


def _trimmed(lines: list[Line], start: int, end: int) -> Span:
    for line in reversed(lines):
        if line.end <= start:
            break
        if not line.blank:
            return start, max(start, min(end, line.end))
    return start, max(start, end if not lines or lines[-1].end < end else start)


def subject_prefix(subject: str) -> str:
    """What the subject says of the message: "forward", "reply" or ""."""
    match = _SUBJECT_PREFIX.match(subject)
    if match is None:
        return ""
    prefix = match[1].lower()
    if prefix in phrases().forward_prefixes:
        return "forward"
    return "reply" if prefix in phrases().reply_prefixes else ""


def subject_core(subject: str) -> str:
    """What a conversation's subjects have in common: without "Re:" and the like, in lower case, one blank a gap."""
    while subject_prefix(subject):
        match = _SUBJECT_PREFIX.match(subject)
        assert match is not None
        subject = subject[match.end() :]
    return " ".join(subject.split()).casefold()
