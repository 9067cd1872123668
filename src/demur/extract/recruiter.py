"""The recruiter: the person who wrote, or who will be met; never a team or a system."""

from demur.domain.facts import Fact
from demur.extract._recruiter.author import author_name, is_shared_mailbox
from demur.extract._recruiter.introduced import find_introduced
from demur.extract._recruiter.inviters import find_told
from demur.extract._recruiter.signed import find_signed, in_full
from demur.extract._recruiter.signed_line import name_on
from demur.extract.lexicon import title_words
from demur.extract.people import listed
from demur.extract.person_names import is_office
from demur.extract.reading import Reading, by_forwarder
from demur.extract.signoff import is_of_family, match_signoff


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
    if introduced is not None:
        return introduced
    if author is not None and reading.sender is not None and author[1] is not None:
        # Who does not sign is called what the From header calls them; behind a shared mailbox it may name a firm.
        told = find_told(reading) if is_shared_mailbox(reading) or _is_signed_by_team(reading) else None
        if told is not None:
            return told
        return reading.sender.fact(author[0], author[1], 0.85)
    return find_told(reading)


def _is_signed_by_team(reading: Reading) -> bool:
    """Whether a team stands where a name would ("El equipo de Personas")."""
    signed = reading.signature.text if reading.signature else ""
    lines = [line for line in signed.splitlines() if line.strip() and match_signoff(line) is None][:1]
    return any(word in listed("team_words") for line in lines for word in title_words(line))


def _on_card(reading: Reading) -> Fact[str] | None:
    """The person whom a network shows as the writer."""
    if reading.card is None:
        return None
    line = reading.card.text.split("\n", 1)[0]
    if {w.casefold().strip(",") for w in line.split()} & reading.person:
        return None
    return None if is_office(line) else name_on(reading, reading.card, line, 0, line)
