"""What the markup of a message would load over the network if it were let, and what of it nobody is meant to see."""

import re
from collections.abc import Mapping

_REMOTE = re.compile(
    r"(?!(?:cid|mid|data|about|blob|javascript|vbscript|mailto|tel):)[a-z][a-z0-9+.-]{0,20}:|[/\\]{2}",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"[\x00-\x20]")
_SOURCES = ("src", "background", "poster", "data", "lowsrc", "dynsrc", "xlink:href", "archive", "manifest")
_SETS = ("srcset", "imagesrcset")
_LOADING_HREF = frozenset("link image use feimage".split())
_REFRESH = re.compile(r"url\s*+=\s*+['\"]?([^'\"]{1,2000})", re.IGNORECASE)

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})[ \t\n\f\r]?|([^\n]))", re.IGNORECASE)
_LOADED = re.compile(
    r"(?:url\(|image-set\(|image\(|src\()\s*+['\"]?\s*+([^'\")]{1,30})|@import\s*+['\"]\s*+([^'\"]{1,30})",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    r"(?:display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}(?:hidden|collapse)|opacity\s{0,5}:\s{0,5}0(?![.\d]))"
    r"|max-height\s{0,5}:\s{0,5}0(?![.\d])(?=[^<>]{0,300}overflow\s{0,5}:\s{0,5}hidden)"
    r"|overflow\s{0,5}:\s{0,5}hidden(?=[^<>]{0,300}max-height\s{0,5}:\s{0,5}0(?![.\d]))",
    re.IGNORECASE,
)
_SIZE = re.compile(r"\s{0,5}(\d{1,6})")
_STYLE_SIZE = {
    side: re.compile(rf"(?<![\w-])(?:max-)?{side}\s{{0,5}}:\s{{0,5}}(\d{{1,6}})", re.IGNORECASE)
    for side in ("width", "height")
}
_READ = 10_000


def loads(name: str, attributes: Mapping[str, str]) -> int:
    """How many loads over the network an element asks for; an image in several sizes is one.

    Args:
        name: the element, in lower case.
        attributes: all that it has, by lower-case name.
    """
    sources = [attributes[each] for each in _SOURCES if each in attributes]
    for each in _SETS:
        sources += attributes.get(each, "")[:_READ].replace(",", " ").split()
    if name in _LOADING_HREF:
        sources.append(attributes.get("href", ""))
    if name == "meta" and (moved := _REFRESH.search(attributes.get("content", "")[:_READ])):
        sources.append(moved[1])
    return any(_is_remote(each) for each in sources) + css_loads(attributes.get("style", ""))


def _is_remote(address: str) -> bool:
    return _REMOTE.match(_BLANKS.sub("", address[:_READ])) is not None


def css_loads(sheet: str) -> int:
    """How many loads over the network a style sheet, or a style, asks for."""
    if "\\" in sheet:
        sheet = _ESCAPE.sub(lambda found: _letter(found[1]) if found[1] else found[2], sheet)
    sheet = _COMMENT.sub("", sheet)
    return sum(_is_remote(found[1] or found[2]) for found in _LOADED.finditer(sheet))


def _letter(code: str) -> str:
    number = int(code, 16)
    return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"


def is_hidden(attributes: Mapping[str, str]) -> bool:
    """Whether an element is not to be seen."""
    return "hidden" in attributes or _HIDDEN.search(attributes.get("style", "")[:_READ]) is not None


def is_tiny(attributes: Mapping[str, str]) -> bool:
    """Whether an image is of no size, or a single dot: it tells its sender that the message was opened."""
    width, height = (_size(side, attributes) for side in ("width", "height"))
    if width is None or height is None:
        return 0 in (width, height)
    return max(width, height) <= 1 or 0 in (width, height)


def _size(side: str, attributes: Mapping[str, str]) -> int | None:
    """In pixels; None where it is not given."""
    found = _STYLE_SIZE[side].search(attributes.get("style", "")[:_READ])
    found = found or _SIZE.match(attributes.get(side, "")[:20])
    return int(found[1]) if found else None
