"""Bytes to text, whatever charset is declared and whatever is true."""

import codecs
from functools import lru_cache

_ALIASES = {
    "unicode-1-1-utf-7": "utf-7",
    "utf8mb4": "utf-8",
    "x-unknown": "utf-8",
    "unknown-8bit": "utf-8",
    "default": "utf-8",
    "ks_c_5601-1987": "cp949",
    "ks_c_5601": "cp949",
    "euc-kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "x-sjis": "cp932",
    "shift_jis": "cp932",
    "x-mac-roman": "mac-roman",
    "macintosh": "mac-roman",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-8-e": "iso-8859-8",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "ansi": "cp1252",
    "x-ansi": "cp1252",
    "iso-8859-9": "cp1254",
    "tis-620": "cp874",
    "iso-8859-11": "cp874",
}
# Text encodings by the register of codecs, but no charset of mail; some are slow or make nonsense.
_REFUSED = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"})


@lru_cache(maxsize=512)
def _codec(name: str) -> str | None:
    """The codec of a charset; None where there is none."""
    plain = name.strip().strip("\"'").lower()[:60]
    plain = _ALIASES.get(plain, plain)
    for candidate in (plain, plain.replace("windows-", "cp").replace("cp-", "cp"), plain.replace("_", "-")):
        try:
            found = codecs.lookup(candidate)
        except (LookupError, ValueError):
            continue
        if getattr(found, "_is_text_encoding", True) and found.name not in _REFUSED:
            return found.name
    return None


def decode(data: bytes, charset: str = "", *, torn: bool = False) -> tuple[str, str]:
    """Decode bytes as declared, else as UTF-8, else as Windows-1252.

    Args:
        data: the bytes of a text.
        charset: as declared; "" where nothing is.
        torn: the end is missing, so that the last character may be broken.

    Returns:
        The text, free of NULs and lone surrogates, and one sentence on what was wrong, "" if nothing was.
    """
    codec = _codec(charset) if charset and len(charset) < 100 else None
    problem = f"The charset {charset[:40]!r} is not known." if charset and codec is None else ""
    if codec in (None, "ascii", "us-ascii"):
        codec = "utf-8"
    assert codec is not None
    try:
        return clean(data.decode(codec)), problem
    except (UnicodeError, ValueError):
        pass
    wrong = f"The text is not in its charset {charset[:40] or 'UTF-8'!r}."
    if codec not in ("utf-8", "cp1252"):
        try:
            return clean(data.decode("utf-8")), wrong
        except UnicodeError:
            return clean(data.decode(codec, "replace")), wrong
    lenient = data.decode("utf-8", "replace")
    damaged = lenient.count("\ufffd")
    # One broken character in a text that is UTF-8 otherwise is damage; many are another charset.
    if damaged and (torn or damaged * 20 < sum(byte > 127 for byte in data[:20000])):
        return clean(lenient), "" if torn else wrong
    if charset and codec == "cp1252":
        return clean(data.decode("cp1252", "replace")), problem
    return clean(_windows_1252(data)), wrong if charset else ""


def _windows_1252(data: bytes) -> str:
    """Decode as Windows-1252; its five holes as in Latin-1."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        holes = {0x81: "\x81", 0x8D: "\x8d", 0x8F: "\x8f", 0x90: "\x90", 0x9D: "\x9d"}
        table = [holes.get(code) or bytes([code]).decode("cp1252") for code in range(256)]
        return data.decode("latin-1").translate(dict(enumerate(table)))


def clean(text: str) -> str:
    """Drop NULs and lone surrogates, which no terminal and no JSON can carry."""
    if "\0" in text:
        text = text.replace("\0", "")
    try:
        text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-8", "replace").decode()
    return text
