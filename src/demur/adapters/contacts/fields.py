"""What a field of somebody else's file may hold; such files are not trusted."""

import re
import unicodedata
from collections.abc import Iterable

LONGEST = 200
"""Characters of a name, a title or a company; RFC 6350 sets no limit."""

MOST = 20
"""Details of a kind; more are left out."""

_MAIL = re.compile(r"[^\s@<>,;:\"()]{1,64}@[^\s@<>,;:\"()]{1,189}\.[^\s@<>,;:\"().]{2,63}")
_PHONE = re.compile(r"\+?[\d(][\d ()./-]{3,30}\d")
_PAGE = re.compile(r"https?://[\w.-]{3,100}\.[a-z]{2,24}(?::\d{1,5})?(?:/[^\s<>\"]{0,300})?", re.IGNORECASE)


_JOINERS = "\u200c\u200d"
"""They part or join letters (Persian, Hindi) and the pieces of an emoji; elsewhere they only hide."""


def line(text: str) -> str | None:
    """A name, title or company on one line, without what can't be seen; None where nothing or too much is left."""
    seen = " ".join(text[: 20 * LONGEST].split())
    shown = seen if seen.isprintable() else "".join(c for at, c in enumerate(seen) if _shows(seen, at))
    value = " ".join(unicodedata.normalize("NFC", shown).split())
    return value if value and len(value) <= LONGEST else None


def _shows(text: str, at: int) -> bool:
    if text[at] in _JOINERS:
        return text[at - 1 : at] > "\x7f" and text[at + 1 : at + 2] > "\x7f"
    return unicodedata.category(text[at]) not in ("Cc", "Cf", "Cs", "Co", "Cn")


def fold(text: str) -> str:
    """A heading, or a word, for comparing: its letters and digits, whatever their case and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if c.isalnum())


def mail(text: str) -> str | None:
    """A mail address, also of a mailto URI (RFC 6068)."""
    found = line(re.sub(r"^mailto:", "", text.strip(), flags=re.IGNORECASE))
    return found if found and _MAIL.fullmatch(found) else None


def phone(text: str) -> str | None:
    """A telephone number, also of a tel URI (RFC 3966), whose parameters are left out."""
    plain = text.strip()
    if plain[:4].lower() == "tel:":
        plain = plain[4:].partition(";")[0]
    found = line(plain.replace("\N{NON-BREAKING HYPHEN}", "-"))
    return found if found and _PHONE.fullmatch(found) else None


def page(text: str) -> str | None:
    """A web page; a plain http address is told without its scheme."""
    found = text.strip()
    if "://" not in found:
        found = f"https://{found}"
    if not _PAGE.fullmatch(found):
        return None
    return re.sub(r"^http://", "", found, flags=re.IGNORECASE)


def several(found: Iterable[str | None]) -> tuple[str, ...]:
    """Details without doubles and without what was none, at most `MOST`."""
    return tuple(dict.fromkeys(each for each in found if each))[:MOST]
