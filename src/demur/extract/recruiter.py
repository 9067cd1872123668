"""The recruiter: the person who wrote, or who will be met; never a team or a system."""

from demur.domain.facts import Fact
from demur.extract._recruiter.author import author_name
from demur.extract._recruiter.introduced import find_introduced
from demur.extract._recruiter.inviters import find_told
from demur.extract._recruiter.signed import find_signed, in_full
from demur.extract._recruiter.signed_line import name_on
from demur.extract.person_names import agrees, is_office
from demur.extract.reading import Reading, by_forwarder
from demur.extract.signoff import is_of_family


def find_recruiter(reading: Reading) -> Fact[str] | None:
    """The person who wrote or who will be met, as they sign; None where only a team or a system did.

    Args:
        reading: the message laid out.
    """
    above = by_forwarder(reading)
    if above is not None:
        return find_recruiter(above)
    if reading.signature is not None and is_of_family(reading.signature.text):
        return None
    author = author_name(reading)
    shown = author[0] if author else ""
    written = _on_card(reading) or find_signed(reading, shown)
    if written is not None:
        return written
    introduced = find_introduced(reading, shown)
    if introduced is not None and " " not in introduced.value:
        introduced = in_full(reading, introduced)
    if author is not None and reading.sender is not None and author[1] is not None:
        # Who does not sign is called what the From header calls them.
        if introduced is not None and not agrees(introduced.value, shown):
            return introduced
        return reading.sender.fact(author[0], author[1], 0.85)
    return introduced or find_told(reading)


def _on_card(reading: Reading) -> Fact[str] | None:
    """The person whom a network shows as the writer."""
    if reading.card is None:
        return None
    line = reading.card.text.split("\n", 1)[0]
    if {w.casefold().strip(",") for w in line.split()} & reading.person:
        return None
    return None if is_office(line) else name_on(reading, reading.card, line, 0, line)
