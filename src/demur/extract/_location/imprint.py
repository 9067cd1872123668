"""The imprint below a letter: "TestGorilla B.V., Amsterdam. You receive this because …"."""

import re

from demur.extract._location.towns import Town
from demur.extract.domains import relay_names
from demur.extract.names import legal_names

_LONGEST = 140
_DISCLAIMER = re.compile(
    r"registered (?:in|office|no)|amtsgericht|registergericht|handelsregister|siège social|\brcs\b|domicilio social|registro mercantil|\bkvk\b"
    r"|iscritta (?:al|nel)|sede legale|confidential and|confidenciales? y|confidentiel et|vertrauliche inf|sitz der gesellschaft|powered by"
    r"|(?:sent (?:by|via|with)|versendet (?:mit|von|über)|envoyé (?:par|via)|enviado (?:por|con|com)|inviato (?:con|da)|verzonden (?:via|met)) [^\n]{2,90}$",
    re.IGNORECASE,
)
_WORDS = re.compile(r"\w+")


def in_imprint(role: str, text: str, line: str, town: Town) -> bool:
    """Whether a place stands in a last line that names a hiring system or a company with its legal form.

    Args:
        role: of the passage.
        text: of the passage.
        line: the line in which the place stands.
        town: the place.
    """
    if _DISCLAIMER.search(line):
        return True
    named = relay_names() & set(_WORDS.findall(line.casefold())) or any(
        not line[:start].strip(" \t>*_–-|") for start, _ in legal_names(line)
    )
    return bool(named) and _in_foot(role, text, town)


def _in_foot(role: str, text: str, town: Town) -> bool:
    """Whether a place stands in the last paragraph of a letter, or below its signature where nothing is quoted."""
    below = text[town.end :].strip()
    if role == "quoted":
        return "\n\n" not in below
    above = text[: town.start].rstrip()
    return role == "letter" and "\n" not in below and "\n\n" in above and len(below) <= _LONGEST
