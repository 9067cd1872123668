"""What a message may say of how it looks: colours, fonts, borders and room, and nothing that hides or covers."""

import re
from collections.abc import Mapping

_SIDES = ("", "-top", "-right", "-bottom", "-left")
PROPERTIES = frozenset(
    "color background-color font-family font-size font-style font-weight font-variant text-align text-decoration"
    " text-transform vertical-align width list-style-type border-collapse border-spacing border-radius border-width"
    " border-style border-color".split()
) | {
    prefix + side + suffix
    for prefix, suffixes in {
        "padding": ("",),
        "margin": ("",),
        "border": ("", "-width", "-style", "-color"),
    }.items()
    for side in _SIDES
    for suffix in suffixes
}
"""CSS properties that are kept."""

_COLOUR = re.compile(r"#?[0-9a-zA-Z]{1,20}")
_ALIGN = re.compile(r"[a-zA-Z]{1,10}")
_FEW = re.compile(r"\d{1,2}")
ATTRIBUTES: Mapping[str, re.Pattern[str]] = {
    "align": _ALIGN,
    "valign": _ALIGN,
    "bgcolor": _COLOUR,
    "color": _COLOUR,
    "face": re.compile(r"[\w ,'-]{1,200}"),
    "size": re.compile(r"[+-]?\d"),
    "width": re.compile(r"\d{1,3}%?"),
    "border": _FEW,
    "cellpadding": _FEW,
    "cellspacing": _FEW,
    "colspan": _FEW,
    "rowspan": _FEW,
    "dir": re.compile(r"ltr|rtl|auto", re.IGNORECASE),
    "lang": re.compile(r"[a-zA-Z0-9-]{2,35}"),
    "start": re.compile(r"\d{1,4}"),
    "type": re.compile(r"[1aAiI]|disc|circle|square"),
}
"""Attributes that are kept, and the values that they may have."""

# A value is words, colours and lengths: no function but a colour's, no escape, and no length that is negative or huge.
_VALUE = re.compile(
    r"(?:(?:rgba?|hsla?)\([\d\s.,%]{1,40}\)|-?[a-z][\w-]*+(?!\()|\#[0-9a-f]{3,8}\b"
    r"|(?=[\d.])\d{0,3}+(?:\.\d{1,6})?(?:px|pt|%)?(?![\w.%(])(?<=[\w%])|(?=[\d.])\d{0,2}(?:\.\d{1,6})?r?em\b"
    r"|\"[\w\s-]*+\"|'[\w\s-]*+'|[,\s]++)++",
    re.IGNORECASE,
)
_LONGEST = 5000
_LONGEST_VALUE = 200


def style(written: str) -> str:
    """The declarations of a style that are kept, "" where none is."""
    kept = []
    for declaration in written[:_LONGEST].split(";"):
        name, _, value = declaration.partition(":")
        name, value = name.strip().lower(), value.partition("!")[0].strip()[:_LONGEST_VALUE]
        if name == "background":
            name = "background-color"
        if name in PROPERTIES and value and _VALUE.fullmatch(value):
            kept.append(f"{name}:{value}")
    return ";".join(kept)
