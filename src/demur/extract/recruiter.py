"""The recruiter: the person who wrote, or who will be met; never a team or a system."""

import re

from demur.domain.facts import Fact
from demur.extract._recruiter.author import author_name, is_shared_mailbox
from demur.extract._recruiter.called import in_full, in_short
from demur.extract._recruiter.introduced import find_introduced
from demur.extract._recruiter.inviters import find_told
from demur.extract._recruiter.person_or_firm import is_system, names_work
from demur.extract._recruiter.quoted import find_in_quotes
from demur.extract._recruiter.signed import find_signed
from demur.extract._recruiter.signed_line import name_on
from demur.extract.domains import relay
from demur.extract.lexicon import title_words
from demur.extract.people import listed
from demur.extract.person_names import agrees, is_office
from demur.extract.reading import Reading
from demur.extract.signoff import is_of_family, match_signoff


def find_recruiter(reading: Reading) -> Fact[str] | None:
    """The person who wrote or who will be met, as they sign; None where only a team or a system did.

    Args:
        reading: the message laid out.
    """
    if reading.above is not None:
        return find_recruiter(reading.above)
    if reading.signature is not None and is_of_family(reading.signature.text):
        return None
    author = author_name(reading)
    shown = author[0] if author else ""
    quoted = find_in_quotes(reading)
    if quoted is not None:
        return quoted
    card = _on_card(reading)
    written = find_signed(reading, card.value if card else shown)
    if card is not None and (written is None or not agrees(written.value, card.value)):
        written = card
    if written is not None:
        short = written is card or not shown or _is_of_network(reading)
        return in_short(reading, written) if short else written
    introduced = find_introduced(reading, shown)
    if introduced is not None and " " not in introduced.value:
        introduced = in_full(reading, introduced)
    if introduced is not None:
        return introduced
    if author is not None and reading.sender is not None and author[1] is not None:
        # Who does not sign is called what the From header calls them; behind a shared mailbox it may name a firm.
        firm = is_shared_mailbox(reading) and not _is_called(reading, author[0])
        told = find_told(reading) if firm or _is_signed_by_team(reading) else None
        if told is not None:
            return told
        named = reading.sender.fact(author[0], author[1], 0.85)
        return in_short(reading, named) if _is_of_network(reading) else named
    return find_told(reading)


def _is_of_network(reading: Reading) -> bool:
    """Whether a network carries the letter: it shows who wrote in full, and below the letter stands what they sign."""
    carried = relay(reading.author.domain) if reading.author else None
    return carried is not None and carried[1] in ("network", "board")


def _is_called(reading: Reading, name: str) -> bool:
    """Whether a letter calls a person by the given name alone, as it calls no firm ("Note from Dana:")."""
    given, _, family = name.partition(" ")
    alone = rf"(?<![\w@.-]){re.escape(given)}(?![\w@-])(?![ ]{re.escape(family.partition(' ')[0])})"
    return bool(family) and re.search(alone, reading.letter.text) is not None


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
    if is_office(line) or names_work(line) or is_system(reading, line):
        return None
    return name_on(reading, reading.card, line, 0, line)
