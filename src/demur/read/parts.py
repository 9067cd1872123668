"""The MIME structure of a message (RFC 2045, 2046), by the standard library's parser.

Read with the compat32 policy: policy.default takes four to six times as long, and raises on some broken headers.
What is added here are bounds (depth, number of parts, length of headers), which the library does not have, and
mending where it gives up and a person's mail program does not.
"""

import binascii
import re
from email import errors
from email.feedparser import BytesFeedParser
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import Compat32
from functools import cached_property
from typing import Any, cast

from demur.read.charset import decode
from demur.read.header import LONGEST, decode_words, eight_bit

DEEPEST = 12
MOST = 500
LARGEST = 8 << 20
"""Bytes of a message that are read. Adapters leave out the bulk of larger ones long before."""


class _Policy(Compat32):
    """compat32, with header values on one line, of bounded length, and with 8-bit text decoded."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Unfold a field (RFC 5322 §2.2.3); the parser calls it for each."""
        name, _, first = sourcelines[0].partition(":")
        if len(sourcelines) == 1:
            return name, first[: 2 * LONGEST].strip()
        lines = (first, *sourcelines[1 : LONGEST // 2 + 1])
        return name, " ".join(line[: 2 * LONGEST].strip() for line in lines)

    def header_fetch_parse(self, name: str, value: str) -> str:  # noqa: ARG002  # as the parser calls it
        """Make text of the bytes of a value."""
        return eight_bit(value)


class _TooMuchError(Exception):
    """The bounds of a message were reached.

    Attributes:
        root: the message, as far as it was read.
    """

    def __init__(self, root: "Part") -> None:
        self.root = root


class Part(Message):
    """A message, multipart or leaf.

    Attributes:
        depth: how deep it lies in the message.
        length: bytes of the encoded text of a leaf.
    """

    depth = 0
    length = 0
    _family: list["Part"]

    def attach(self, payload: Message) -> None:  # type: ignore[override]  # no plain text is ever attached
        """Add a part; the parser calls it before it reads the part.

        Raises:
            _TooMuchError: it lies too deep, or there are too many.
        """
        assert isinstance(payload, Part)
        if self.depth == 0 and not self.is_multipart():
            self._family = [self]
        payload.depth, payload._family = self.depth + 1, self._family
        self._family.append(payload)
        if payload.depth > DEEPEST or len(self._family) > MOST:
            raise _TooMuchError(self._family[0])
        super().attach(payload)

    def set_payload(self, payload: Any, charset: Any = None) -> None:
        """Set text or parts; the parser calls it with the text of a leaf."""
        super().set_payload(payload, charset)
        self.length = len(payload) if isinstance(payload, str) else 0

    @cached_property
    def kind(self) -> str:
        """The media type in lower case; "text/plain" for a multipart without parts."""
        kind = self.get_content_type()
        return "text/plain" if kind.startswith("multipart/") and not self.is_multipart() else kind

    @property
    def children(self) -> list["Part"]:
        """The parts of a multipart, or the one message of a message/rfc822."""
        found = self.get_payload() if self.is_multipart() else []
        return [child for child in found if isinstance(child, Part)]

    @property
    def is_packed(self) -> bool:
        """It is a message in base64, which is forbidden (RFC 2046 §5.2.1) and done all the same."""
        packed = str(self.get("content-transfer-encoding", "")).lower() == "base64"
        return packed and self.get_content_maintype() == "message"

    @property
    def size(self) -> int:
        """Bytes of the part with those in it, encoded, as far as it was read."""
        return self.length + sum(child.size for child in self.children)

    @cached_property
    def disposition(self) -> str:
        """ "inline", "attachment" or ""."""
        return self.get_content_disposition() or ""

    @cached_property
    def name(self) -> str:
        """The file name, "" where none is given."""
        return (self.parameter("filename", "content-disposition") or self.parameter("name"))[:500]

    def parameter(self, name: str, header: str = "content-type") -> str:
        """A parameter of a header field, its pieces joined and decoded (RFC 2231); "" where absent."""
        try:
            value = self.get_param(name, "", header)
        except _RAISED:
            return ""
        if not isinstance(value, tuple):
            return decode_words(value).strip()
        # The library gives up where the charset is not known.
        charset, _, text = value
        return decode((text or "").encode("latin-1", "replace"), charset or "")[0].strip()


# What the library raises on parameters that are written badly, in one version or another.
_RAISED = (TypeError, ValueError, LookupError, AttributeError, AssertionError)
_POLICY = _Policy()


def parse(data: bytes, defects: list[str]) -> Part:
    """Find the parts of a message; never raises.

    Args:
        data: the message, lines ended by "\\n".
        defects: what is wrong is added here, one sentence each.
    """
    if len(data) > LARGEST:
        note(defects, f"The message is larger than {LARGEST >> 20} MB; the rest was not read.")
        data = data[:LARGEST]
    root = _parse(data, defects)
    if any(isinstance(defect, errors.MissingHeaderBodySeparatorDefect) for defect in root.defects):
        mended = _without_broken_lines(data)
        if len(mended) < len(data):
            root = _parse(mended, defects)
            note(defects, "A line of the header is no header field.")
        elif root.keys():
            note(defects, "The blank line between header and text is missing.")
    return root


def note(defects: list[str], sentence: str) -> None:
    """Add a sentence unless it is there."""
    if sentence not in defects:
        defects.append(sentence)


def _parse(data: bytes, defects: list[str], *, guesses: int = 3) -> Part:
    parser = BytesFeedParser(Part, policy=_POLICY)
    try:
        parser.feed(data)
        root = cast("Part", parser.close())
    except _TooMuchError as error:
        note(defects, "The message is nested too deep or has too many parts; the rest was not read.")
        root = error.root
    except _RAISED:
        note(defects, "The structure of the message is broken; its text was read as it stands.")
        return cast("Part", BytesHeaderParser(Part, policy=_POLICY).parsebytes(data))
    for part in list(root.walk()):
        _look_after(part, defects, guesses)
    return root


_SENTENCES = (
    (errors.CloseBoundaryNotFoundDefect, "A multipart is not closed: the message may be cut off."),
    (errors.NoBoundaryInMultipartDefect, "A multipart has no boundary; its text was read as it stands."),
    (errors.StartBoundaryNotFoundDefect, "The boundary of a multipart is not as declared."),
)
_GUESS = re.compile(rb"(?:[^\n]{0,100}\n){0,2}?--([^\r\n]{1,100})\r?\n(?:content-|\r?\n)", re.IGNORECASE)


def _look_after(part: Part, defects: list[str], guesses: int) -> None:
    """Tell what the parser found wrong; where it found no part, look for the boundary that was meant."""
    for defect in part.defects:
        for kind, sentence in _SENTENCES:
            if isinstance(defect, kind):
                note(defects, sentence)
    if not guesses or part.get_content_maintype() != "multipart" or part.is_multipart() or not part.length:
        return
    text = content(part)
    guess = _GUESS.match(text[:1000])
    if guess is not None:
        boundary = guess[1].rstrip().replace(b"\\", b"\\\\").replace(b'"', b'\\"')
        head = b'Content-Type: %b; boundary="%b"\n\n' % (
            part.get_content_type().encode("ascii", "replace"),
            boundary,
        )
        found = _parse(head + text, defects, guesses=guesses - 1).children
        if found:
            part.set_payload(found)


_FIELD = re.compile(rb"[!-9;-~]+:|[ \t]")
_BLANK = re.compile(rb"[ \t]+:")
_KNOWN = re.compile(
    rb"(?:from|to|cc|subject|date|message-id|mime-version|content-[a-z-]{1,40}|received|reply-to|return-path|"
    rb"delivered-to|x-[a-z0-9-]{1,60})[ \t]{0,5}:",
    re.IGNORECASE,
)


def _without_broken_lines(data: bytes) -> bytes:
    """Leave out the lines of the header that are no field, if a known field follows them."""
    head, gap, rest = data.partition(b"\n\n")
    # Blanks before the colon are an obsolete form (RFC 5322 §4.5.3) that the parser does not read.
    lines = [_BLANK.sub(b":", line, count=1) if _KNOWN.match(line) else line for line in head.split(b"\n")]
    kept = [
        line
        for line, following in zip(lines, [*lines[1:], b""], strict=True)
        if _FIELD.match(line) or not _KNOWN.match(following)
    ]
    return b"\n".join(kept) + gap + rest


_FOREIGN = re.compile(rb"[^A-Za-z0-9+/=\s]|(?<=[a-z]) (?=[a-z])")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")
_BASE64_DEFECTS = (
    errors.InvalidBase64CharactersDefect,
    errors.InvalidBase64PaddingDefect,
    errors.InvalidBase64LengthDefect,
)


def content(part: Part) -> bytes:
    """The bytes of a leaf, its transfer encoding undone (RFC 2045 §6)."""
    decoded = _payload(part)
    found = [defect for defect in part.defects if isinstance(defect, _BASE64_DEFECTS)]
    if not found:
        return decoded
    part.defects = [defect for defect in part.defects if defect not in found]
    part.replace_header("Content-Transfer-Encoding", "8bit")
    raw = _payload(part)
    if len(_FOREIGN.findall(raw[:2000])) * 10 > len(raw[:2000]):
        # It is prose, whatever is declared.
        return raw
    if isinstance(found[-1], errors.InvalidBase64LengthDefect):
        # The library returns the encoded text where it is cut off one character after a group of four.
        decoded = _base64(raw)
    part.set_payload(decoded.decode("ascii", "surrogateescape"))
    return decoded


def _base64(raw: bytes) -> bytes:
    """Decode as far as it goes."""
    kept = _NOT_BASE64.sub(b"", raw)
    if len(kept) % 4 == 1:
        kept = kept[:-1]
    return binascii.a2b_base64(kept + b"=" * (-len(kept) % 4))


def _payload(part: Part) -> bytes:
    if part.is_multipart() or not part.length:
        return b""
    decoded = part.get_payload(decode=True)
    return decoded if isinstance(decoded, bytes) else b""


def text_of(part: Part, defects: list[str], limit: int) -> str:
    """Decode the text of a leaf, newlines as "\\n".

    Args:
        limit: so many bytes of it are decoded at most.
    """
    data = content(part)
    text, problem = decode(data[:limit], part.parameter("charset"), torn=len(data) > limit)
    if problem:
        note(defects, problem)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.removeprefix("\ufeff")


def enclosed(part: Part, defects: list[str]) -> Part | None:
    """The message in a message/rfc822, None where there is none."""
    child = next(iter(part.children), None)
    return parse(_base64(content(child)), defects) if child is not None and part.is_packed else child
