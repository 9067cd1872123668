"""The link to the page on which the interview is booked."""

import re
from functools import cache
from urllib.parse import SplitResult, urlsplit

from demur.domain.facts import Fact
from demur.domain.mail import Link
from demur.extract.lexicon import entries, rows, texts
from demur.extract.reading import Passage, Reading

_FILE = "booking.toml"
_LINKS = 200
_MEETING_HOSTS = re.compile(
    r"(?:^|\.)(?:zoom\.us|zoom\.com|meet\.google\.com|teams\.microsoft\.com|teams\.live\.com|webex\.com|whereby\.com|meet\.jit\.si"
    r"|skype\.com|gotomeeting\.com|gotomeet\.me|bluejeans\.com|facetime\.apple\.com|hackerrank\.com|codility\.com|codesignal\.com"
    r"|coderpad\.io|hirevue\.com|maps\.google\.com|goo\.gl|maps\.app\.goo\.gl|linkedin\.com|facebook\.com|x\.com|twitter\.com)$"
)
_WORD_LIMIT = 80
_CONTEXT = 140
_NEAREST, _CALL_WORDS = 4, 7
_KNOWN_NAMED, _KNOWN, _BUTTON, _NAMED, _LED = 0.97, 0.94, 0.88, 0.8, 0.75


@cache
def _hosts() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for host, path in rows("booking.tsv"):
        found.setdefault(host, []).append(path)
    return found


@cache
def _words(name: str) -> str:
    """One list of booking.toml as a regular expression."""
    ordered = sorted(set(entries(texts(_FILE)[name])), key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\*", r"[^\W\d_]{0,16}") for w in ordered)


@cache
def _says(*names: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(_words(name) for name in names)})(?!\w)")


@cache
def _chooses() -> re.Pattern[str]:
    """A verb of choosing and what is chosen, in either order, a few words apart."""
    verb, noun, few = _words("choose"), _words("what"), r"(?:[^\w\n.!?]{1,3}\w{1,20}){0,8}?[^\w\n.!?]{1,3}"
    return re.compile(rf"(?<!\w)(?:(?:{verb}){few}(?:{noun})|(?:{noun}){few}(?:{verb}))(?!\w)")


# "zur vereinbarten Zeit", "a la hora indicada": no time to choose, but the one that is fixed.
_FIXED = re.compile(
    r"(?<!\w)(?:vereinbarten?|(?:indiqu|réserv|propos|planifi|fix|sélectionn)ée?s?"
    r"|(?:indica|concerta|agenda|reserva|programa|propues|seleciona|selecciona|marca|escolhi|elegi)(?:d|t)[ao]s?"
    r"|(?:indica|seleziona|prenota|fissa|propos|scel)t[aoie])(?!\w)"
)


def _is_choosing(said: str) -> bool:
    """A verb of choosing with what is chosen, and not what has been chosen before."""
    return any(_FIXED.search(found.group()) is None for found in _chooses().finditer(said))


@cache
def _address_words(*names: str) -> frozenset[str]:
    return frozenset(word for name in names for word in entries(texts(_FILE)[name]))


def books(target: str) -> bool:
    """Whether an address is a booking page of a known service.

    Args:
        target: an http(s) address.
    """
    parts = _split(target)
    if parts is None:
        return False
    path = parts.path.lower()
    labels = (parts.hostname or "").lower().split(".")
    for at in range(max(0, len(labels) - 5), max(0, len(labels) - 1)):
        for begin in _hosts().get(".".join(labels[at:]), ()):
            # The bare front page of a service books nothing.
            if path.startswith(begin) and (len(path) > 1 or len(labels) > 2):
                return True
    return False


def _split(target: str) -> SplitResult | None:
    try:
        parts = urlsplit(target)
        return parts if parts.hostname else None
    except ValueError:
        return None


def find_scheduling_link(reading: Reading) -> Fact[str] | None:
    """The booking page's address; the quote is the link's shown text.

    Args:
        reading: the message laid out.
    """
    best: tuple[float, Link] | None = None
    settled = _manages_what_is_settled(reading)
    for link in reading.mail.links[:_LINKS]:
        score = _score(reading, link)
        if score and settled and _moves(reading.mail.body, link):
            continue
        if score and (best is None or score > best[0]):
            best = (score, link)
    if best is None:
        return _unlinked(reading)
    confidence, link = best
    body = Passage("body", 0, reading.mail.body, "letter")
    return body.fact(link.target, link.span, confidence)


def _manages_what_is_settled(reading: Reading) -> bool:
    """Whether a letter has a button that cancels or accepts: the one beside it moves a fixed time, and picks none."""
    links = reading.mail.links[:_LINKS]
    return any(_says("settles").search(_own_words(reading.mail.body, link)) for link in links)


def _moves(body: str, link: Link) -> bool:
    """Whether a link is there to change a time that is set."""
    return _says("moves").search(_own_words(body, link)) is not None


def _own_words(body: str, link: Link) -> str:
    """What a link shows, or the label right before its bare address, in lower case."""
    begin, end = link.span
    text = body[begin:end]
    if not _is_bare(text, link.target):
        return text.casefold().replace("’", "'") if len(text) <= _WORD_LIMIT else ""
    return _before(body, begin)[0][-_WORD_LIMIT:]


_PLAIN_ADDRESS = re.compile(
    r"(?<![\w@/.-])(?:https?://)?(?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,6}/[^\s<>\"'()]{2,120}", re.IGNORECASE
)


def _unlinked(reading: Reading) -> Fact[str] | None:
    """A known service's address that is written as plain text, perhaps without "https://"."""
    linked = {link.target.rstrip("/") for link in reading.mail.links}
    for passage in (reading.letter, reading.signature):
        if passage is None:
            continue
        for found in _PLAIN_ADDRESS.finditer(passage.text):
            shown = found.group().rstrip(".,;:!?*_")
            if shown.rstrip("/") not in linked and books(shown if "://" in shown else f"https://{shown}"):
                return passage.fact(shown, (found.start(), found.start() + len(shown)), _NAMED)
    return None


def _score(reading: Reading, link: Link) -> float:
    """How surely a link leads to a page on which a time is chosen; 0 where it does not."""
    begin, end = link.span
    text = reading.mail.body[begin:end]
    parts = _split(link.target)
    if not text.strip() or parts is None or parts.scheme.lower() not in ("http", "https"):
        return 0.0
    if not _spoken(reading, begin) or "unsubscribe" in link.target.lower():
        return 0.0
    if _MEETING_HOSTS.search((parts.hostname or "").lower()):
        return 0.0
    bare = _is_bare(text, link.target)
    label, sentence = _before(reading.mail.body, begin)
    said = (label if bare else text.casefold().replace("’", "'"))[-_WORD_LIMIT:]
    if _says("never").search(said):
        return 0.0
    chosen = _is_choosing(said) or _says("phrase").search(said) is not None
    # "Open: https://..." opens something, "I keep half an hour open on most days: https://..." does not.
    nearest = " ".join(said.split()[-_NEAREST:]) if bare else said
    refused = not chosen and _says("rarely").search(nearest) is not None
    if books(link.target):
        return 0.0 if refused else _KNOWN_NAMED if chosen else _KNOWN
    if chosen:
        return _BUTTON if link.action else _NAMED
    if refused:
        return 0.0
    if bare and _is_call_to_choose(label) and _says("what").search(sentence):
        return _LED
    if _is_listed(parts):
        return 0.0
    # An unlisted page counts where its address and the sentence that leads to it say the same.
    calendar = _is_choosing(sentence) or _says("phrase").search(sentence) is not None
    if not _is_booking_address(parts, "address", *(("arranged",) if calendar else ())):
        return 0.0
    return _LED if _says("choose", "what", "phrase", "unsuited").search(sentence) else 0.0


_CALL = re.compile(r"[^\w\n]*(?P<verb>\w[^:\n>→]{1,45})[ \t]*[:>→]+\W*$")


def _is_call_to_choose(label: str) -> bool:
    """Nothing but a verb of choosing and a colon lead to the link: "Elige: https://..."."""
    call = _CALL.match(label)
    if call is None or len(call["verb"].split()) > _CALL_WORDS:
        return False
    return _says("picks").search(call["verb"]) is not None


def _is_listed(parts: SplitResult) -> bool:
    """The host has pages that book, and this, not being one of them, has another end."""
    return (parts.hostname or "").lower() in _hosts()


def _is_bare(text: str, target: str) -> bool:
    """The link shows its address and no words of its own."""
    shown = text.strip().casefold()
    return (
        "://" in shown
        or shown.startswith("www.")
        or ("." in shown and shown.rstrip("/") in target.casefold())
    )


def _before(body: str, at: int) -> tuple[str, str]:
    """The label right before a link, and the sentence or two that lead to it, in lower case."""
    window = body[max(0, at - _CONTEXT) : at].casefold().replace("’", "'")
    lines = window.rstrip().rpartition("\n")
    label = lines[2]
    for stop in (". ", "? ", "! ", "http"):
        label = label.rpartition(stop)[2] if stop != "http" or stop in label else label
    return label, window.rpartition("http")[2]


def _is_booking_address(parts: SplitResult, *lists: str) -> bool:
    """A word of the path, or the first of the host, says that something is booked there."""
    host = (parts.hostname or "").lower().split(".")
    path = parts.path.lower().strip("/")
    if not path or path.endswith((".ics", ".pdf", ".html", ".doc", ".docx")):
        return False
    segments = re.split(r"[/_]", path)
    words = {*segments, *(w for segment in segments for w in segment.split("-"))}
    named = {word for label in host[:-1] for word in label.split("-")} if len(host) > 2 else set()
    return not _address_words(*lists).isdisjoint(words | named)


def _spoken(reading: Reading, at: int) -> bool:
    """Whether a place in the body is the author's, not a quoted message's."""
    begin, end = reading.mail.new
    if begin <= at < end:
        return True
    passages = [reading.letter, reading.signature]
    if any(p is not None and p.start <= at < p.start + len(p.text) for p in passages):
        return True
    if reading.quoted is not None or reading.forwarded:
        return False
    # A footer or a button below the signature still is this message's, unless it stands in a quote.
    line = reading.mail.body.rfind("\n", 0, at) + 1
    return reading.mail.body[line : line + 1] != ">"
