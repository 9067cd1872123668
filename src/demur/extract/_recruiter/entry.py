"""The letter that stands in a calendar entry where the mail itself says nothing."""

import re
from dataclasses import replace

from demur.extract.closing import find_closing
from demur.extract.reading import Passage, Reading
from demur.extract.signoff import find_signoff

_DESCRIPTION = re.compile(r"^DESCRIPTION[^:\n]*:(.{20,})$", re.MULTILINE)
_ESCAPED = re.compile(r"\\([nN,;\\])")


def in_entry(reading: Reading) -> Reading:
    """The message as if the description of its calendar entry were the letter, where there is no other.

    Args:
        reading: the message laid out.
    """
    whole = reading.mail.part("calendar")
    found = _DESCRIPTION.search(whole) if not reading.letter.text.strip() else None
    if found is None or reading.signature is not None:
        return reading
    text = _ESCAPED.sub(_unescaped, found.group(1))
    at = find_signoff(text)
    if at is None:
        at = find_closing(text, reading.author.name if reading.author else "")
    letter = Passage("calendar", found.start(1), text[:at], "letter")
    signature = None if at is None else Passage("calendar", found.start(1) + at, text[at:], "signature")
    return replace(reading, letter=letter, signature=signature)


def _unescaped(mark: re.Match[str]) -> str:
    """What an escape stands for, in as many characters, so that offsets hold."""
    return " \n" if mark.group(1) in "nN" else f"{mark.group(1)} "
