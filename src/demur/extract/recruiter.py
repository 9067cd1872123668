"""The recruiter: the person who wrote, or who will be met; never a team or a system."""

from demur.domain.facts import Fact
from demur.extract._recruiter.author import author_name, is_shared_mailbox
from demur.extract._recruiter.called import in_short
from demur.extract._recruiter.entry import in_entry
from demur.extract._recruiter.introduced import find_introduced
from demur.extract._recruiter.inviters import find_told
from demur.extract._recruiter.person_or_firm import is_system, names_work
from demur.extract._recruiter.signed import find_signed
from demur.extract._recruiter.signed_line import name_on
from demur.extract.domains import relay
from demur.extract.person_names import agrees, is_office
from demur.extract.reading import Reading
from demur.extract.signoff import is_of_family


def find_recruiter(reading: Reading) -> Fact[str] | None:
    """The person who wrote or who will be met, as they sign; None where only a team or a system did.

    Args:
        reading: the message laid out.
    """
    if reading.above is not None:
        return find_recruiter(reading.above)
    if reading.signature is not None and is_of_family(reading.signature.text):
        return None
    reading = in_entry(reading)
    author = author_name(reading)
    shown = author[0] if author else ""
    card = _on_card(reading)
    written = find_signed(reading, card.value if card else shown)
    if card is not None and (written is None or not agrees(written.value, card.value)):
        written = card
    if written is not None:
        short = written is card or not shown or _is_of_network(reading) or bool(reading.mail.calendars)
        return in_short(reading, written) if short else written
    introduced = find_introduced(reading, shown)
    if introduced is not None:
        return introduced
    named = None
    if author is not None and reading.sender is not None and author[1] is not None:
        named = reading.sender.fact(author[0], author[1], 0.85)
    # Who does not sign is called what the From header calls them; behind a shared mailbox it may name a firm.
    told = find_told(reading) if named is None or is_shared_mailbox(reading) else None
    found = told or named
    return in_short(reading, found) if found is not None else None


def _is_of_network(reading: Reading) -> bool:
    """Whether a network carries the letter: it shows who wrote in full, and below the letter stands what they sign."""
    carried = relay(reading.author.domain) if reading.author else None
    return carried is not None and carried[1] in ("network", "board")


def _on_card(reading: Reading) -> Fact[str] | None:
    """The person whom a network shows as the writer."""
    if reading.card is None:
        return None
    line = reading.card.text.split("\n", 1)[0]
    if any(c.isdigit() for c in reading.card.text):
        return None  # "Leeds, UK" / "£29 - £34 an hour"
    if {w.casefold().strip(",") for w in line.split()} & reading.person:
        return None
    if is_office(line) or names_work(line) or is_system(reading, line):
        return None
    return name_on(reading, reading.card, line, 0, line)
