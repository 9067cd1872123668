"""The link to the page on which the interview is booked."""

import re
from functools import cache
from urllib.parse import urlsplit

from demur.domain.facts import Fact
from demur.domain.mail import Link
from demur.extract.lexicon import data, rows
from demur.extract.reading import Passage, Reading

_LINKS = 200
_NEVER = re.compile(
    r"unsubscribe|abmelden|abbestellen|désabonner|désinscri|darse de baja|cancelar (?:suscri|inscri)|descadastr|annulla iscrizione"
    r"|uitschrijven|privacy|datenschutz|terms|manage preferences|view (?:the )?job|job (?:ad|description|posting)|linkedin\.com/in/"
    r"|add to calendar|decline|withdraw",
    re.IGNORECASE,
)
_MEETING_HOSTS = re.compile(
    r"(?:^|\.)(?:zoom\.us|zoom\.com|meet\.google\.com|teams\.microsoft\.com|teams\.live\.com|webex\.com|whereby\.com|meet\.jit\.si"
    r"|skype\.com|gotomeeting\.com|gotomeet\.me|bluejeans\.com|facetime\.apple\.com|hackerrank\.com|codility\.com|codesignal\.com"
    r"|coderpad\.io|hirevue\.com|maps\.google\.com|goo\.gl|maps\.app\.goo\.gl|linkedin\.com|facebook\.com|x\.com|twitter\.com)$"
)
_WORD_LIMIT = 60


@cache
def _hosts() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for host, path in rows("booking.tsv"):
        found.setdefault(host, []).append(path)
    return found


@cache
def _phrases() -> re.Pattern[str]:
    listed = [
        p.strip()
        for line in data("booking_words.txt").splitlines()
        if line[:1] != "#"
        for p in line.split("|")
    ]
    ordered = sorted({p for p in listed if p}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)")


def books(target: str) -> bool:
    """Whether an address is a booking page of a known service.

    Args:
        target: an http(s) address.
    """
    try:
        parts = urlsplit(target)
        host = (parts.hostname or "").lower()
    except ValueError:
        return False
    path = parts.path.lower()
    labels = host.split(".")
    for at in range(max(0, len(labels) - 5), max(0, len(labels) - 1)):
        for begin in _hosts().get(".".join(labels[at:]), ()):
            # The bare front page of a service books nothing.
            if path.startswith(begin) and (len(path) > 1 or len(labels) > 2):
                return True
    return False


def find_scheduling_link(reading: Reading) -> Fact[str] | None:
    """The booking page's address; the quote is the link's shown text.

    Args:
        reading: the message laid out.
    """
    best: tuple[float, Link] | None = None
    for link in reading.mail.links[:_LINKS]:
        score = _score(reading, link)
        if score and (best is None or score > best[0]):
            best = (score, link)
    if best is None:
        return None
    confidence, link = best
    body = Passage("body", 0, reading.mail.body, "letter")
    return body.fact(link.target, link.span, confidence)


def _score(reading: Reading, link: Link) -> float:
    begin, end = link.span
    text = reading.mail.body[begin:end]
    if not text.strip() or not link.target.lower().startswith(("http://", "https://")):
        return 0.0
    if not _spoken(reading, begin):
        return 0.0
    if _NEVER.search(text) or "unsubscribe" in link.target.lower():
        return 0.0
    try:
        host = (urlsplit(link.target).hostname or "").lower()
    except ValueError:
        return 0.0
    if _MEETING_HOSTS.search(host):
        return 0.0
    named = len(text) <= _WORD_LIMIT and _phrases().search(text.casefold().replace("’", "'")) is not None
    known = books(link.target)
    if known:
        return 0.97 if named else 0.94
    if named and "reschedule" not in text.casefold():
        return 0.88 if link.action else 0.8
    if named:
        return 0.5
    return 0.0


def _spoken(reading: Reading, at: int) -> bool:
    """Whether a place in the body is the author's, not a quoted message's."""
    passages = [reading.letter, reading.signature]
    if any(p is not None and p.start <= at < p.start + len(p.text) for p in passages):
        return True
    if reading.quoted is not None or reading.forwarded:
        return False
    # A footer or a button below the signature still is this message's, unless it stands in a quote.
    line = reading.mail.body.rfind("\n", 0, at) + 1
    return reading.mail.body[line : line + 1] != ">"
