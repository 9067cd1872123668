"""Header fields as a person means them: decoded words, addresses, message ids (RFC 2047, 5322).

The standard library decodes and parses; what is here mends what it gets wrong in mail that is written badly, as
much of it is.
"""

import email.utils
import re
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message

from demur.domain.mail import Address
from demur.read.charset import clean, decode

LONGEST = 32_768
"""Characters of one header value that are read; what is longer says nothing to a person."""

_MOST_FIELDS = 1000
_MOST_ADDRESSES = 1000
_WORD = r"=\?[^?\s]{1,80}\?[bq]\?(?:[^?]{0,4000}|.{0,400}?)\?="
_WORDS = re.compile(rf"{_WORD}(?:\s{{0,200}}{_WORD}){{0,200}}", re.IGNORECASE)
_MESSAGE_ID = re.compile(r"<\s{0,5}([^<>]{1,998}?)\s{0,5}>")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Field:
    """One header field: name in lower case, value on one line, its words not decoded."""

    name: str
    value: str


def fields(message: Message, defects: list[str]) -> list[Field]:
    """The fields of a message or part, in order.

    Args:
        message: as read by `parts.parse`.
        defects: what is wrong is added here, one sentence each.
    """
    items = message.items()
    if len(items) > _MOST_FIELDS:
        defects.append("There are too many header fields; the first thousand were read.")
    found = [Field(name.lower(), value) for name, value in items[:_MOST_FIELDS]]
    for each in found:
        if len(each.value) >= LONGEST:
            defects.append(f"The header field {each.name[:40]} is too long; its beginning was read.")
    return found


def eight_bit(value: str) -> str:
    """Make text of a value as the parser stores it, its bytes above 127 as surrogates."""
    value = value[:LONGEST]
    if not value.isascii():
        value = decode(value.encode("ascii", "surrogateescape"), torn=len(value) == LONGEST)[0]
    return value.replace("\0", "") if "\0" in value else value


def decode_words(value: str) -> str:
    """Decode encoded words (RFC 2047), also where they stand inside of quotes or touch other text."""
    if "=?" not in value:
        return value
    # Only the words themselves are handed over: the library mangles raw characters that stand beside them.
    return clean(_WORDS.sub(lambda match: _decoded(match[0]), value)).replace("\n", " ").replace("\r", "")


def _decoded(words: str) -> str:
    try:
        pieces = decode_header(words.encode("utf-8", "replace").decode("latin-1"))
    except (HeaderParseError, ValueError):
        return words
    return "".join(
        piece if isinstance(piece, str) else decode(piece, (charset or "").partition("*")[0])[0]
        for piece, charset in pieces
    )


def message_ids(value: str) -> tuple[str, ...]:
    """Read message ids, with their angle brackets (RFC 5322 §3.6.4); bare ones get theirs."""
    found = tuple(f"<{_SPACES.sub('', inner)}>" for inner in _MESSAGE_ID.findall(value))
    if found:
        return found
    bare = (token for token in value.replace("<", " ").replace(">", " ").split() if "@" in token)
    return tuple(f"<{token}>" for token in bare)[:200]


# Newer libraries return nothing at all where one address of a list is wrong, unless they are told not to.
_LENIENT: dict[str, bool] = (
    {"strict": False} if getattr(email.utils, "supports_strict_parsing", False) else {}
)
_SPEC = re.compile(r"[^\s<>()\[\]\",;:]{1,200}@[^\s<>()\",;]{1,250}")
_NAMED = re.compile(r"([^<>\"]{1,500})<([^<>]{0,500})>")
_PLAIN = re.compile(
    r'\s*(?:"(?P<quoted>[^"\\<>@\n]+)"|(?P<bare>[^",@;:\[\]().\\<>\n]*))\s*<(?P<spec>[\w.+-]+@[\w.-]+)>\s*',
    re.ASCII,
)
"""One mailbox in the form that nearly all have; the library takes ten times as long for it."""

_COMMA = re.compile(r"[,;]")
_SPECIAL = re.compile(r"[,@;:\[\]().\\]")


def addresses(value: str) -> tuple[Address, ...]:
    """Read a list of mailboxes (RFC 5322 §3.4), with the errors that mail programs make.

    Group names are dropped. A name that has a comma, an "@" or brackets in it is one name even if it is not
    quoted as it should be ("Reyes, Dana <dana@example.org>", "Jobs @ Acme <jobs@acme.example>").
    """
    if "@" not in value:
        value = decode_words(value)
    if "@" not in value and "<" not in value:
        name = _shown(value)
        return (Address(name, ""),) if name and ":" not in name else ()
    if plain := _PLAIN.fullmatch(value):
        return (_address(plain["quoted"] or plain["bare"] or "", plain["spec"]),)
    try:
        pairs = email.utils.getaddresses([_NAMED.sub(_quoted, value)], **_LENIENT)
    except (RecursionError, ValueError, IndexError):
        # Parentheses that were opened by the thousand: what looks like an address is one.
        pairs = [("", spec) for spec in _SPEC.findall(value)]
    found = (_address(name, spec) for name, spec in pairs[:_MOST_ADDRESSES])
    return tuple(address for address in found if address.name or address.email)


def _quoted(match: re.Match[str]) -> str:
    """Quote the display name of a mailbox that needs it."""
    spec = match[2].strip().removeprefix("mailto:")
    pieces = _COMMA.split(match[1])
    # Whole addresses before the last comma are other mailboxes of the list.
    first = next((index for index, piece in enumerate(pieces[:-1]) if not _is_whole(piece)), len(pieces) - 1)
    lead = "".join(f"{piece}," for piece in pieces[:first])
    group, colon, name = ",".join(pieces[first:]).rpartition(":")
    name = name.strip()
    if _SPECIAL.search(name):
        name = '"' + name.replace("\\", "\\\\") + '"'
    return f"{lead}{group}{colon}{name} <{spec}>"


def _is_whole(piece: str) -> bool:
    """Tell whether what stands before a comma is no beginning of a name: an address, or nothing."""
    piece = piece.rpartition(":")[2].strip()
    return not piece or _SPEC.match(piece) is not None


def _address(name: str, spec: str) -> Address:
    spec = decode_words(spec).strip("' ")
    name = _shown(name)
    if "@" not in spec:
        found = _SPEC.search(name)
        if found:
            return Address("", found[0])
        return Address(name, spec) if name else Address(_shown(spec), "")
    if " " in spec:
        # "Dana Reyes dana@example.org", without the brackets.
        found = _SPEC.search(spec)
        if found is not None:
            name, spec = name or _shown(spec[: found.start()]), found[0]
    return Address("" if name.lower() == spec.lower() else name, spec)


def _shown(text: str) -> str:
    text = _SPACES.sub(" ", decode_words(text)).strip()
    while len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1].strip()
    return text.strip('<>" ')
