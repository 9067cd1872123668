"""The letter that stands in a calendar entry where the mail itself says nothing."""

from dataclasses import replace

from demur.extract.closing import find_closing
from demur.extract.events import event_text, events_of
from demur.extract.reading import Reading
from demur.extract.signoff import find_signoff

_LEAST = 20
"""Characters; less is no letter."""


def in_entry(reading: Reading) -> Reading:
    """The message as if the description of its calendar entry were the letter, where there is no other.

    Args:
        reading: the message laid out.
    """
    if reading.letter.text.strip() or reading.signature is not None:
        return reading
    told = next((e.description for e in events_of(reading.mail) if len(e.description) >= _LEAST), "")
    entry = event_text(reading.mail, told)
    if entry is None:
        return reading
    at = find_signoff(entry.text)
    if at is None:
        at = find_closing(entry.text, reading.author.name if reading.author else "")
    if at is None:
        return replace(reading, letter=replace(entry, role="letter"))
    letter = replace(entry, text=entry.text[:at], places=entry.places[: at + 1], role="letter")
    signature = replace(entry, text=entry.text[at:], places=entry.places[at:], role="signature")
    return replace(reading, letter=letter, signature=signature)
