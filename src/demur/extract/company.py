"""The company that hires: never the agency, the mail provider or the system that carries the mail."""

import re
from dataclasses import replace

from demur.domain.facts import Fact
from demur.domain.mail import Address
from demur.extract._company.carried import card_of, from_carried
from demur.extract._company.choice import THRESHOLD, choose
from demur.extract._company.elsewhose import Frame
from demur.extract._company.fields import from_fields
from demur.extract._company.introduced import from_introduction
from demur.extract._company.label import alike, from_label, in_small_letters
from demur.extract._company.lower import from_lower
from demur.extract._company.named import from_addresses, from_named
from demur.extract._company.others import is_of_third, readers_label, writes_for_another
from demur.extract._company.owner import owners_label
from demur.extract._company.possible import is_possible
from demur.extract._company.shown import (
    GENERIC_LOCAL,
    OFFICE_LOCAL,
    from_shown,
    is_shown_for,
    is_spoken_of,
    shorten,
    shown_via,
)
from demur.extract._company.signed import from_signature
from demur.extract._company.sources import (
    Candidate,
    from_closing,
    from_cues,
    from_position,
    is_organisation,
)
from demur.extract._company.span import has_form, is_firm, is_form, plain
from demur.extract._company.tenant import from_tenant, tenants_label
from demur.extract._company.third import from_seeking, houses_told_of
from demur.extract._company.titles import from_titles
from demur.extract._company.trimmed import strip_function
from demur.extract._company.words import company_words
from demur.extract.agency import find_agency
from demur.extract.cues import Hits, find_all
from demur.extract.domains import own_label, relay
from demur.extract.lexicon import words
from demur.extract.names import is_person
from demur.extract.reading import Reading
from demur.extract.recruiter import find_recruiter
from demur.extract.signoff import match_signoff


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
    asked = "" if own or tenant else readers_label(reading)
    label = own or tenant or asked
    agency = agency or _of_its_forwarder(reading, own)
    for_others = agency.value if agency is not None else bool(own) and writes_for_another(reading, own)
    persons = _person_words(reading, recruiter, own)
    candidates = from_cues(reading, hits, for_others)
    if not for_others:
        candidates += from_label(reading, own or asked) if own or asked else from_tenant(reading, tenant)
        candidates += from_signature(reading.signature, label, reading) + _from_card(reading, label)
        candidates += from_closing(reading)
        candidates += from_introduction(reading, recruiter)
        candidates += from_shown(reading, recruiter)
        candidates += from_carried(reading)
        candidates += from_seeking(reading)
    candidates += houses_told_of(reading) if for_others else []
    candidates += from_fields(reading)
    candidates += from_position(reading, position)
    candidates += from_titles(reading)
    candidates += from_named(reading, for_others)
    if not label and not for_others:
        candidates += from_addresses(reading)
    for candidate in candidates:
        strip_function(candidate, label)
        shorten(candidate, reading, label)
    if not for_others:
        candidates += in_small_letters(reading, label)
    frame = Frame(reading, persons, label, for_others, position)
    kept = [c for c in candidates if is_possible(c, frame)]
    if not for_others:
        kept += from_lower(reading, position)
    best = choose(kept, reading, label, persons, for_others)
    if best is not None and not for_others and label and alike(best.name, label):
        third = [c for c in kept if is_of_third(c, best, reading, label)]
        best = choose(third, reading, "", persons, True) or best
    if best is None and (outer := reading.above) is not None:
        told = find_all(outer)
        return find_company(outer, told, find_recruiter(outer), find_agency(outer, told), position)
    if best is None:
        return None if for_others else _of_the_domain(reading, own)
    return _stated(best, label)


def _stated(best: Candidate, label: str) -> Fact[str]:
    """The name that was chosen, as sure as it outdid what a name must have."""
    confidence = min(0.97, 0.62 + 0.07 * (best.total - THRESHOLD + 1))
    if best.passage.role == "quoted" and not (label and alike(best.name, label)):
        confidence = min(confidence, 0.55)
    name = _with_form(best)
    span = (best.span[0], best.span[0] + len(name))
    return best.passage.fact(" ".join(name.split()), span, round(confidence, 3))


def _from_card(reading: Reading, label: str) -> list[Candidate]:
    """The names below the one who wrote, as a network shows them."""
    found = from_signature(card_of(reading), label, reading)
    more = _SHOWN if reading.card is None else 0.0
    return [replace(shown, strength=shown.strength + more) for shown in found]


_SHOWN = 0.8
"""What it adds that a network shows the name below the writer's."""
_WEAK = 0.4
_ONE_WORD = 9
"""Letters; of a longer label ("prycefarms") it can't be told how the name is written."""


def _of_the_domain(reading: Reading, label: str) -> Fact[str] | None:
    """What the writer's own domain says, the last and weakest witness: nothing where it draws words together."""
    sender = reading.sender
    if sender is None or not 3 <= len(label) <= _ONE_WORD or "-" in label:
        return None
    at = sender.text.casefold().rfind(label, sender.text.rfind("@") + 1)
    if at < 0:
        return None
    return sender.fact(label.capitalize(), (at, at + len(label)), _WEAK)


def _of_its_forwarder(reading: Reading, label: str) -> Fact[bool] | None:
    """Whether a colleague at the same house who passes a mail on recruits for others."""
    outer = reading.above
    if outer is None or not label or outer.author is None or own_label(outer.author.domain) != label:
        return None
    return find_agency(outer, find_all(outer))


def _with_form(best: Candidate) -> str:
    """A name with the legal form that follows it ("Forjas Urumea, S.L.")."""
    name = best.name
    end = best.span[0] + len(name)
    begun = name.split()[-1] if has_form(name) else ""
    for behind in range(_FORM_WORDS, 0, -1):
        form = re.match(rf",?(?:[ ][^\s,;!?]+){{{behind}}}", best.passage.text[end:])
        if form and is_form(begun + form.group()):
            return name + form.group()
    return name


_FORM_WORDS = 6


_GUESS = 0.8


_MOST_LINES = 5


def _person_words(reading: Reading, recruiter: Fact[str] | None, label: str) -> frozenset[str]:
    """The words of the names of those who write and read."""
    found = set(reading.person)
    firm = recruiter is not None and (is_firm(recruiter.value) or _holds_office(recruiter.value))
    if recruiter is not None and _is_signed_below(reading, recruiter.value):
        firm = True
    if recruiter is not None and not firm and not _is_guessed(reading, recruiter):
        found |= {w.casefold() for w in _without_house(recruiter.value, reading, label).split()}
        found |= _of_the_writer(reading, found, label)
    return frozenset(found)


def _holds_office(name: str) -> bool:
    """Whether a name holds the word for a department, as no person's does ("Everline Resourcing")."""
    told = {w.casefold() for w in name.split()}
    return bool(told & (company_words("departments") | company_words("shown_noise")))


def _is_signed_below(reading: Reading, name: str) -> bool:
    """Whether a display name stands below that of a person who signs, or fills a field for the employer."""
    author = reading.author
    if author is None or author.name != name:
        return False
    if any(c.name == name for c in from_fields(reading)):
        return True
    lines = [line.strip(" >,.*_") for line in (reading.signature or reading.letter).text.splitlines()]
    told = [line for line in lines if line][-_MOST_LINES:]
    at = told.index(name) if name in told else 0
    above = told[at - 1] if at else ""
    apart = not set(above.casefold().split()) & set(name.casefold().split())
    return apart and is_person(above) and len(above.split()) <= 3 and match_signoff(above) is None


def _without_house(signed: str, reading: Reading, label: str) -> str:
    """What is left of a name as signed without the house of the writer ("Léo de Patate Verte")."""
    first, _, house = signed.partition(" ")
    joint, _, name = house.partition(" ")
    shown = reading.author.name if reading.author else ""
    texts = (reading.letter.text, reading.subject.text)
    told = sum(text.count(name) - text.count(signed) for text in texts) if name else 0
    if (
        name
        and name not in shown
        and joint in _OF_THE_HOUSE
        and (told > 0 or is_firm(name) or label and alike(name, label))
    ):
        return first
    return signed


def _of_the_writer(reading: Reading, signed: set[str], label: str) -> set[str]:
    """The words of the display name of somebody who signs with the first of them alone."""
    author = reading.author
    if author is None:
        return set()
    name = _UNTITLED.sub("", author.name)
    shown = name.casefold().split()
    own_box = len(shown) > 1 and _names_box(plain(author.email.partition("@")[0]), shown)
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


def _names_box(box: str, shown: list[str]) -> bool:
    """Whether a mailbox bears the name of a person: the first name, the surname or both."""
    first, last = plain(shown[0]), plain(shown[-1])
    return box in (first, last, first + last, last + first, first[:1] + last, first + last[:1])


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
    by_system = machine or system is not None and system[1] != "network"
    if by_system and recruiter.value not in author.name and is_spoken_of(reading, recruiter.value):
        return True  # "interview at Acme Bell", which the last line bears
    if not machine and not shown_via(author.name) and (system is None or system[1] == "network"):
        return False
    if recruiter.value.casefold() in author.name.casefold():
        return (
            is_spoken_of(reading, recruiter.value)
            or is_shown_for(author, recruiter.value)
            or system is not None
            and system[1] in ("ats", "assessment")
            and recruiter.part == "from"
            and OFFICE_LOCAL.match(local) is not None
        )
    return recruiter.confidence < _GUESS
