"""The cheap sieve over a message's raw bytes: which messages may matter at all.

Reading a message in full takes more than a millisecond, and most of a mailbox has nothing to do with a job. The sieve looks
at the subject and the beginning of the texts as they lie in the bytes, with a model of its own that was trained to let
nothing go that could need an answer or be a job scam, as little in each language; docs/reference/model-card.md has the figures.
"""

import binascii
import re
from collections.abc import Iterator, Set
from functools import cache
from itertools import islice, pairwise
from math import sqrt
from sys import intern

from demur.textmodel import read

Gram = str | tuple[str, str]
"""A stem, or two that follow each other."""

_MOST = 6_000
"""Bytes of a text that are looked at."""

_FAR = 400_000
"""So far into a message its texts are looked for: an attachment may stand before them."""

_FEW = 40
_DOUBT = -0.5
"""Fewer words are little evidence: log odds a little below even are enough for them."""

_PARTS = 3
_MOST_WORDS = 220
_STEM = 7
_BREAK = re.compile(rb"\n\r?\n")
_SUBJECT = re.compile(rb"^subject:[ \t]*([^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)", re.IGNORECASE | re.MULTILINE)
_TEXT_PART = re.compile(rb"\ncontent-type:[ \t]*(?:\r?\n[ \t]+)?text/(?:plain|html)", re.IGNORECASE)
_SPLIT_WORD = re.compile(rb"\?=\s+=\?")
_WORD_B = re.compile(rb"=\?[^?\s]{1,40}\?[bB]\?([A-Za-z0-9+/=]{0,400})\?=")
_WORD_Q = re.compile(rb"=\?[^?\s]{1,40}\?[qQ]\?([^?\s]{0,400})\?=")
_BASE64 = re.compile(rb"content-transfer-encoding:\s*[\"']?base64", re.IGNORECASE)
_NO_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_ENTITY = re.compile(rb"&(?:#\d{1,6}|#x[0-9a-f]{1,6}|[a-z]{2,8});", re.IGNORECASE)
_SHOWN = re.compile(rb"<body\b|</head\b", re.IGNORECASE)
_HIDDEN = re.compile(rb"<(style|script)\b.{0,20000}?</\1>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(rb"<[^>]{0,2000}>")
_ADDRESS = re.compile(rb"https?://\S{0,2000}|\S{0,100}@\S{0,100}")
_WIDE = re.compile(rb"utf-?(?:16|32|7)")
"""Charsets in which words do not lie in the bytes as letters."""

_SMALL_WORDS: dict[str, frozenset[Gram]] = {
    name: frozenset(words.split())
    for name, words in {
        "en": "the of and to is you that for on are as with your this be have not but",
        "de": "der die und ist nicht sie ich wir ein eine mit auf das den dem im zu",
        "fr": "le la les des un une et est vous nous je que pour pas sur au dans",
        "es": "el la los que y en un una por con para se del no es su las",
        "pt": "o a os que e em um uma por com para se do da no na dos",
        "it": "il la che e di un una per con si del non le della nel sono gli",
        "nl": "de het een en van ik je dat niet is op te zijn voor met we",
    }.items()
}

_TABLE = bytes(code + 32 if 65 <= code <= 90 else code if 97 <= code <= 122 else 32 for code in range(256))
_FOREIGN = bytes(range(128, 256))


def may_matter(data: bytes) -> bool:
    """Whether a message is worth reading in full: it may need an answer, or be a job scam.

    Args:
        data: the message as it lies in its source (RFC 5322), of any encoding.
    """
    head = data[:_FAR].lower()
    if b"text/calendar" in data or b"text/calendar" in head or (b"utf" in head and _WIDE.search(head)):
        return True
    biases, weights = _model()
    grams = seen(data)
    known = [weights[gram] for gram in weights.keys() & grams]
    # About half of the grams are words; the others are pairs of them.
    least = _DOUBT if len(grams) < 2 * _FEW else 0.0
    return biases[language(grams)] + sum(known) / max(1.0, sqrt(len(known))) >= least


def subject_weight(header: bytes) -> float:
    """Log odds that a message may matter, as far as its subject tells; 0.0 where there is none.

    Args:
        header: the header section (RFC 5322 §2.2).
    """
    subject = _SUBJECT.search(header)
    if subject is None:
        return 0.0
    grams = _grams(_subject_words(subject))
    weights = _model()[1]
    known = [weights[gram] for gram in weights.keys() & grams]
    return sum(known) / max(1.0, sqrt(len(known)))


def language(grams: Set[Gram]) -> str:
    """The language that has most of its small words among the stems, "" where none has two of them."""
    counts = {name: len(words & grams) for name, words in _SMALL_WORDS.items()}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] > 1 else ""


@cache
def _model() -> tuple[dict[str, float], dict[Gram, float]]:
    """The bias of each language, and the weight of each stem and pair of stems."""
    model = read("demur.recognise", "sieve.bin")
    biases = {name: model.bias[0] + amounts[0] for name, amounts in model.cues.items()}
    # Each worker process comes to hold its own copy: every stem and every weight is kept once.
    weights: dict[float, float] = {}
    found: dict[Gram, float] = {}
    for gram in model.rows:
        weight = model.weight(gram, 0)
        found[_pair(gram)] = weights.setdefault(weight, weight)
    return biases, found


def _pair(gram: str) -> Gram:
    first, blank, second = gram.partition(" ")
    return (intern(first), intern(second)) if blank else intern(first)


def seen(data: bytes) -> set[Gram]:
    """The stems, and pairs of stems, of the subject and of the beginning of the texts."""
    found = _BREAK.search(data)
    end = found.end() if found else 0
    subject = _SUBJECT.search(data, 0, end or len(data))
    words = _subject_words(subject) if subject else ["|"]
    for text in _texts(data, end):
        words += _words(text)[:_MOST_WORDS]
    return _grams(words)


def _subject_words(subject: re.Match[bytes]) -> list[str]:
    return [*_words(_decoded_words(subject[1][:2000]))[:40], "|"]


def _grams(words: list[str]) -> set[Gram]:
    stems = [word[:_STEM] for word in words]
    grams: set[Gram] = set(stems)
    grams.update(pairwise(stems))
    return grams


def _texts(data: bytes, end: int) -> Iterator[bytes]:
    """The beginnings of the texts of a message whose header ends there, without markup."""
    parts = list(islice(_TEXT_PART.finditer(data, end, end + _FAR), _PARTS))
    if not parts:
        yield _plain(data[:end], data[end : end + _FAR])
        return
    for part in parts[:1] if parts[0].group().lower().endswith(b"html") else parts:
        # The encoding may stand before the type in the header of the part.
        start = max(end, data.rfind(b"\n--", end, part.start()))
        found = _BREAK.search(data, part.end())
        if found:
            close = data.find(b"\n--", found.end(), found.end() + _FAR)
            yield _plain(
                data[start : found.start()], data[found.end() : close if close >= 0 else found.end() + _FAR]
            )


def _plain(head: bytes, body: bytes) -> bytes:
    """A raw text with its transfer encoding and its markup taken off, as far as is cheap."""
    if _BASE64.search(head):
        body = _base64(body[: 4 * _MOST])
    shown = _SHOWN.search(body) if b"<" in body[:2000] else None
    body = body[shown.end() if shown else 0 :][: 3 * _MOST]
    if b"=" in body:
        body = binascii.a2b_qp(body)
    if b"<" in body:
        body = _TAG.sub(b" ", _HIDDEN.sub(b" ", body))
    body = body[:_MOST]
    if b"&" in body:
        body = _ENTITY.sub(b"", body)
    return _ADDRESS.sub(b" ", body) if b"@" in body or b"://" in body else body


def _decoded_words(value: bytes) -> bytes:
    """A subject with its encoded words (RFC 2047) decoded to bytes."""
    if b"=?" not in value:
        return value
    value = _WORD_B.sub(lambda match: _base64(match[1]), _SPLIT_WORD.sub(b"?==?", value))
    return _WORD_Q.sub(lambda match: binascii.a2b_qp(match[1].replace(b"_", b" ")), value)


def _base64(text: bytes) -> bytes:
    clean = _NO_BASE64.sub(b"", text)
    try:
        return binascii.a2b_base64(clean[: len(clean) // 4 * 4])
    except binascii.Error:
        return text


def _words(text: bytes) -> list[str]:
    """Words of a-z; other letters are left out of them, so that the charset does not matter."""
    return text.translate(_TABLE, _FOREIGN).decode("ascii").split()
