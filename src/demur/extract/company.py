"""The company that hires: never the agency, the mail provider or the system that carries the mail."""

import re

from demur.domain.facts import Fact
from demur.domain.mail import Address
from demur.extract._company.choice import THRESHOLD, choose
from demur.extract._company.fields import from_fields
from demur.extract._company.introduced import from_introduction
from demur.extract._company.label import alike, from_label, in_small_letters
from demur.extract._company.lower import from_lower
from demur.extract._company.named import from_addresses, from_named
from demur.extract._company.owner import carriers_label, owners_label
from demur.extract._company.possible import Frame, is_possible
from demur.extract._company.shown import (
    GENERIC_LOCAL,
    OFFICE_LOCAL,
    from_shown,
    is_shown_for,
    is_spoken_of,
    shown_via,
)
from demur.extract._company.signed import from_signature
from demur.extract._company.sources import (
    from_closing,
    from_cues,
    from_position,
    is_organisation,
    strip_function,
)
from demur.extract._company.span import has_form, is_firm, is_kind, plain, without_form
from demur.extract._company.tenant import from_tenant, tenants_label
from demur.extract._company.titles import from_titles
from demur.extract.agency import find_agency
from demur.extract.cues import Hits, find_cues
from demur.extract.domains import own_label, relay
from demur.extract.lexicon import words
from demur.extract.names import is_person
from demur.extract.reading import Passage, Reading, by_forwarder


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
    own = owners_label(reading)
    tenant = "" if own else tenants_label(reading)
    label = own or tenant
    for_others = agency is not None and agency.value
    persons = _person_words(reading, recruiter, own)
    candidates = from_cues(reading, hits, for_others)
    if not for_others:
        candidates += from_label(reading, own) if own else from_tenant(reading, tenant)
        candidates += from_signature(reading.signature, label, reading)
        candidates += from_signature(reading.card, label, reading)
        candidates += from_signature(_outer_signature(reading), label, reading)
        candidates += from_signature(_last_block(reading), label, reading)
        candidates += from_closing(reading)
        candidates += from_introduction(reading, recruiter)
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
    if not for_others:
        kept += from_lower(reading)
    best = choose(kept, reading, label, persons)
    if best is None and (outer := by_forwarder(reading)) is not None:
        outer_hits = {passage.role: find_cues(passage, reading.language) for passage in outer.passages}
        return find_company(outer, outer_hits, None, find_agency(outer, outer_hits), position)
    if best is None:
        return None if for_others else _of_the_domain(reading, own)
    confidence = min(0.97, 0.62 + 0.07 * (best.total - THRESHOLD + 1))
    if best.passage.role == "quoted" and not (label and alike(best.name, label)):
        confidence = min(confidence, 0.55)
    name = without_form(best.name)
    if name.endswith(" UG") and best.passage.text.startswith(_LIMITED, best.span[0] + len(name)):
        name += _LIMITED
    span = (best.span[0], best.span[0] + len(name))
    return best.passage.fact(" ".join(name.split()), span, round(confidence, 3))


_LIMITED = " (haftungsbeschränkt)"  # a part of the form's name by law
_GUESS = 0.8


_WEAK = 0.4

_ONE_WORD = 9
"""Letters; of a longer label ("prycefarms") it can't be told how the name is written."""


def _of_the_domain(reading: Reading, label: str) -> Fact[str] | None:
    """What the writer's own domain says, the last and weakest witness: nothing where it draws words together."""
    sender = reading.sender
    if sender is None or len(label) < 3 or any(len(part) > _ONE_WORD for part in label.split("-")):
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


def _last_block(reading: Reading) -> Passage | None:
    """The writer's signature where it stands below the mail that is answered."""
    last = reading.signature or reading.letter
    start, body = last.start + len(last.text), reading.mail.body
    at = body.rfind("\n-- \n", start)
    if reading.forwarded or at < 0 or len(body) - at > _LONGEST_BLOCK:
        return None
    return Passage("body", at + 5, body[at + 5 :], "signature")


_LONGEST_BLOCK = 900


def _person_words(reading: Reading, recruiter: Fact[str] | None, label: str) -> frozenset[str]:
    """The words of the names of those who write and read."""
    found = set(reading.person)
    firm = (
        recruiter is not None
        and is_firm(recruiter.value)
        and (
            recruiter.confidence < _GUESS
            or has_form(recruiter.value)
            or is_kind(recruiter.value.split()[0])
            or recruiter.value in reading.letter.text
        )
    )
    if recruiter is not None and _spells_the_domain(reading, recruiter, label):
        firm = True
    if recruiter is not None and not firm and not _is_guessed(reading, recruiter):
        found |= {w.casefold() for w in recruiter.value.split()}
        found |= _of_the_writer(reading, found, label)
    return frozenset(found)


def _spells_the_domain(reading: Reading, recruiter: Fact[str], label: str) -> bool:
    """Whether what stands in the signature as a name is the house's, which the whole domain spells ("Les Paniers de Luc")."""
    shown = reading.author.name.casefold() if reading.author else ""
    value = recruiter.value.casefold()
    if not label or value in shown or not alike(recruiter.value, label):
        return False
    return plain(value) == plain(label) or bool(shown) and not set(value.split()) & set(shown.split())


def _of_the_writer(reading: Reading, signed: set[str], label: str) -> set[str]:
    """The words of the display name of somebody who signs with the first of them alone."""
    author = reading.author
    if author is None:
        return set()
    name = _UNTITLED.sub("", author.name)
    shown = name.casefold().split()
    own_box = plain(name) == plain(author.email.partition("@")[0]) and len(shown) > 1
    if not is_person(name) or is_organisation(name) and not own_box or shown[0] not in signed:
        return set()
    if len(shown) > 2 and label and alike(" ".join(shown[2:]), label):
        return set()  # "Théo de Baraka Vélo"
    if (
        len(shown) > 2
        and shown[1] in _OF_THE_HOUSE
        and shown[2] not in words("articles")
        and _is_system(author)
    ):
        return set(shown[:1])  # "Maëlys de Fjordia", whom a system shows
    return set(shown)


def _is_system(author: Address) -> bool:
    """Whether a system or a mailbox that nobody reads sends a mail."""
    return relay(author.domain) is not None or GENERIC_LOCAL.match(author.email.casefold()) is not None


_UNTITLED = re.compile(
    r"^(?:chef|don|doña|dona|big|maître|meister|mestre|hr|lic|ing|arq|prof|dr|mag|dipl|drs?)\b\.?[ ]",
    re.IGNORECASE,
)
_OF_THE_HOUSE = frozenset("de di von of from bei chez da do du van bij at en".split())


def _is_guessed(reading: Reading, recruiter: Fact[str]) -> bool:
    """Whether what seems a person may as well be the company under whose name a system or an office writes."""
    author = reading.author
    system = relay(author.domain) if author else None
    if system is not None and system[1] == "assessment" and recruiter.value in reading.subject.text:
        return True  # who lets candidates be tested is the employer
    if system is not None and system[1] == "board" and recruiter.value in reading.subject.text:
        return True  # a board names the employer
    if author is None or recruiter.part == "subject":
        return recruiter.confidence < _GUESS
    local = author.email.partition("@")[0].casefold()
    machine = GENERIC_LOCAL.match(local) is not None
    if not machine and not shown_via(author.name) and (system is None or system[1] == "network"):
        return False
    if recruiter.value.casefold() in author.name.casefold():
        return (
            is_spoken_of(reading, recruiter.value)
            or is_shown_for(author, recruiter.value)
            or system is not None
            and system[1] in ("ats", "assessment")
            and recruiter.part == "from"
            and (_is_tenants(reading, recruiter.value) or OFFICE_LOCAL.match(local) is not None)
        )
    return recruiter.confidence < _GUESS


def _is_tenants(reading: Reading, name: str) -> bool:
    """Whether a display name is that of the house whose corner of a hiring system writes, or fills a part of the subject."""
    tenant = tenants_label(reading)
    if tenant and alike(name, tenant):
        return True
    return any(part.strip() == name for part in _PARTS.split(reading.subject.text))


_PARTS = re.compile(r"[:|\[\]]|[ ][-–—][ ]")
