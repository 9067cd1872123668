"""Who wrote a message: the person, how they are reached, and for whom they work."""

import re
from collections.abc import Iterator

from rapidfuzz.fuzz import ratio

from demur.domain.dealings import Sighting
from demur.domain.facts import Facts
from demur.domain.invitation import Recognition
from demur.domain.mail import Address, Mail
from demur.extract._company.label import alike
from demur.extract._company.owner import owners_label
from demur.extract._company.shown import from_shown
from demur.extract._company.signed import from_signature
from demur.extract._recruiter.author import author_name, is_shared_mailbox
from demur.extract.agency_names import is_agency_name
from demur.extract.domains import own_label, relay
from demur.extract.names import company_key
from demur.extract.person_names import agrees
from demur.extract.reading import Reading, lay_out

_PHONE = re.compile(r"(?<![\w@/.-])(?:\+|\(|\d)[\d \t\xa0().\u2010-\u2015/-]{6,24}\d(?![\w@])")
_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
_FEWEST, _MOST = 7, 15
"""Digits of a number that can be called; no more than E.164 allows."""

_PAGE = re.compile(
    r"(?:https?://)?(?:[\w-]{1,12}\.)?((?:linkedin\.com/(?:in|pub)|xing\.com/(?:profile|people)|malt\.[a-z.]{2,6}/profile)/[\w%.\-]{2,100})",
    re.IGNORECASE,
)
_NOTICE = re.compile(r"(?<=[^\W\d_]{4})\.[ \t]+(?=\w)")
"""What follows a firm's name is a notice of its own ("Acme. Registered office: London")."""

_TAG = re.compile(r"\+[^@]*(?=@)")
_OPAQUE = re.compile(r"(?=[^@]*\d[^@]*\d[^@]*\d)[^@]{18,}@|[0-9a-f]{8}-[0-9a-f]{4}-")
"""An address that a system makes for one conversation."""


def sighting(mail: Mail, recognition: Recognition, facts: Facts) -> Sighting:
    """Who wrote a message, as far as it tells.

    Args:
        facts: as `extract` read them, or as the person corrected them.
    """
    reading = lay_out(mail, recognition)
    agency = bool(facts.agency and facts.agency.value)
    company = facts.company.value if facts.company else None
    return Sighting(
        name=_name(reading, facts),
        mails=tuple(dict.fromkeys(_mails(reading))),
        phones=tuple(dict.fromkeys(phones_in(reading.signature.text if reading.signature else "")))[:4],
        pages=_pages(mail, reading),
        house=owners_label(reading) if reading.author and own_label(reading.author.domain) else "",
        employer=_house(reading) if agency else company,
        company=company,
        agency=agency,
    )


def _name(reading: Reading, facts: Facts) -> str:
    """As they sign; where From names the same person, whichever of the two says more."""
    signed = facts.recruiter.value if facts.recruiter else ""
    author = author_name(reading)
    shown = author[0] if author else ""
    if signed and shown and agrees(signed, shown):
        return max(signed, shown, key=lambda name: (len(name.split()), len(name)))
    return signed or shown


def _mails(reading: Reading) -> Iterator[str]:
    """The addresses that are the writer's own: of no platform, no office, and made for no single conversation."""
    author = reading.author
    if author is None or not author.email:
        return
    if _is_own(author) and not is_shared_mailbox(reading):
        yield _TAG.sub("", author.key)
        return
    for each in reading.mail.reply_to:
        name = author_name(reading)
        if _is_own(each) and name and _spells(each, name[0]):
            yield _TAG.sub("", each.key)


def _is_own(address: Address) -> bool:
    return bool(address.domain) and relay(address.domain) is None and not _OPAQUE.match(address.key)


def _spells(address: Address, name: str) -> bool:
    """Whether an address is made of a person's name."""
    local = address.key.partition("@")[0]
    return any(len(word) > 2 and word.casefold() in local for word in name.split())


def phones_in(text: str) -> Iterator[str]:
    """The telephone numbers in a text: their digits, with "+" before a country's code."""
    for found in _PHONE.finditer(text):
        said = found.group()
        digits = "".join(c for c in said.replace("(0)", "") if c.isdigit())
        if not _FEWEST <= len(digits) <= _MOST or _DATE.fullmatch(said.strip()):
            continue
        if said.startswith("+") or digits.startswith("00"):
            yield "+" + digits.removeprefix("00")
        elif said[0] in "(0" or len(digits) >= _FEWEST + 2:
            yield digits


def number_of(text: str) -> str | None:
    """A telephone number as `phones_in` gives it; None where the text is none."""
    found = list(phones_in(text.strip()))
    return found[0] if len(found) == 1 else None


def profile_of(text: str) -> str | None:
    """The address of a profile without scheme; None where the text is none."""
    if (known := _profiles(text)) and len(known) == 1:
        return known[0]
    plain = text.strip().lower().removeprefix("https://").removeprefix("http://").removeprefix("www.")
    return (
        plain.rstrip("/")
        if re.fullmatch(r"[\w.-]{3,80}\.[a-z]{2,20}(?:/[\w%./~-]{1,120})?/?", plain)
        else None
    )


def _pages(mail: Mail, reading: Reading) -> tuple[str, ...]:
    """The writer's profiles: those of the signature, else the only one that the letter names."""
    carried = relay(reading.author.domain) if reading.author else None
    if carried is not None and carried[1] in ("network", "board"):
        return ()  # a network links others' profiles too
    begin, end = mail.signature or (0, 0)
    signed = [link.target for link in mail.links if begin <= link.span[0] < end]
    found = _profiles("\n".join([reading.signature.text if reading.signature else "", *signed]))
    if found:
        return found[:3]
    begin, end = mail.new
    told = [link.target for link in mail.links if begin <= link.span[0] < end]
    found = _profiles("\n".join([reading.letter.text, *told]))
    return found if len(found) == 1 else ()


def _profiles(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.lower().rstrip("/.") for each in _PAGE.findall(text)))


def _house(reading: Reading) -> str | None:
    """The agency's own name: as it signs or shows it, else as its domain spells it."""
    label = owners_label(reading)
    named = [*from_signature(reading.signature, label, reading), *from_shown(reading, None)]
    said = [_NOTICE.split(each.name)[0] for each in sorted(named, key=lambda each: -each.strength)]
    if not label:
        return next((name for name in said if is_agency_name(name)), None)
    # What stands beside the name ("Recruiting for Acme") makes it less like what the domain spells.
    plain = label.replace("-", "")
    fitting = [name for name in said if alike(name, label)]
    return max(
        fitting, key=lambda name: ratio(company_key(name), plain), default=label.replace("-", " ").title()
    )
