"""The company that hires: never the agency, the mail provider or the system that carries the mail."""

from demur.domain.facts import Fact
from demur.extract.company_choice import THRESHOLD, choose
from demur.extract.company_events import from_titles
from demur.extract.company_fields import from_fields
from demur.extract.company_label import alike, from_label, in_small_letters
from demur.extract.company_named import from_addresses, from_named
from demur.extract.company_owner import carriers_label, owners_label
from demur.extract.company_possible import Frame, is_possible
from demur.extract.company_shown import from_shown
from demur.extract.company_signed import from_signature
from demur.extract.company_sources import from_closing, from_cues, from_position, strip_function
from demur.extract.company_span import is_firm, without_form
from demur.extract.cues import Hits
from demur.extract.domains import own_label
from demur.extract.reading import Passage, Reading


def find_company(
    reading: Reading,
    hits: Hits,
    recruiter: Fact[str] | None,
    agency: Fact[bool] | None,
    position: Fact[str] | None,
) -> Fact[str] | None:
    """The company that hires; for an agency's mail the client it names, None where it names none.

    Args:
        reading: the message laid out.
        hits: the cues of each passage, by the passage's role and the fact.
        recruiter, agency, position: what was found of them.
    """
    label = owners_label(reading)
    for_others = agency is not None and agency.value
    persons = _person_words(reading, recruiter)
    candidates = from_cues(reading, hits, for_others)
    if not for_others:
        candidates += from_label(reading, label)
        candidates += from_signature(reading.signature, label, reading)
        candidates += from_signature(reading.card, label, reading)
        candidates += from_signature(_outer_signature(reading), label, reading)
        candidates += from_closing(reading)
        candidates += from_shown(reading)
    candidates += from_fields(reading)
    candidates += from_position(reading, position)
    candidates += from_titles(reading)
    candidates += from_named(reading)
    if not label and not for_others:
        candidates += from_addresses(reading)
    for candidate in candidates:
        strip_function(candidate)
    if not for_others:
        candidates += in_small_letters(reading, label)
    frame = Frame(reading, persons, label, carriers_label(reading), for_others, position)
    kept = [c for c in candidates if is_possible(c, frame)]
    best = choose(kept, reading, label, persons)
    if best is None:
        return None if for_others else _of_the_domain(reading, label)
    confidence = min(0.97, 0.62 + 0.07 * (best.total - THRESHOLD + 1))
    if best.passage.role == "quoted" and not (label and alike(best.name, label)):
        confidence = min(confidence, 0.55)
    name = without_form(best.name)
    span = (best.span[0], best.span[0] + len(name))
    return best.passage.fact(" ".join(name.split()), span, round(confidence, 3))


_GUESS = 0.8
_WEAK = 0.4


def _of_the_domain(reading: Reading, label: str) -> Fact[str] | None:
    """What the writer's own domain says, the last and weakest witness."""
    sender = reading.sender
    if sender is None or len(label) < 3:
        return None
    at = sender.text.casefold().rfind(label, sender.text.rfind("@") + 1)
    if at < 0:
        return None
    name = " ".join(word[:1].upper() + word[1:] for word in label.split("-") if word)
    return sender.fact(name, (at, at + len(label)), _WEAK)


def _outer_signature(reading: Reading) -> Passage | None:
    """The signature of who passes a colleague's mail on from an address of the company's own."""
    mail = reading.mail
    if (
        not reading.forwarded
        or mail.signature is None
        or mail.sender is None
        or not own_label(mail.sender.domain)
    ):
        return None
    start, stop = mail.signature
    return Passage("body", start, mail.body[start:stop], "signature")


def _person_words(reading: Reading, recruiter: Fact[str] | None) -> frozenset[str]:
    found = set(reading.person)
    guessed = recruiter is not None and recruiter.part == "subject" and recruiter.confidence < _GUESS
    if recruiter is not None and not guessed and not is_firm(recruiter.value):
        found |= {w.casefold() for w in recruiter.value.split()}
    return frozenset(found)
