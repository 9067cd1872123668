"""Whose corner of a hiring system a mail comes from: links and addresses there bear the company's name."""

import re
from collections.abc import Iterator

from demur.extract._company.sources import ROLE_COST, Candidate
from demur.extract._company.spelling import spelt
from demur.extract._company.words import company_words
from demur.extract.domains import label, relay
from demur.extract.names import alphanumeric, is_person
from demur.extract.reading import Reading

_READ_AT_MOST = 6_000
_MOST_LINKS = 12
_LINK = re.compile(r"https?://([\w.-]{4,120})((?:/[\w.~%-]{0,80}){0,3})", re.IGNORECASE)
_SLUG = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+){0,5}")
_HOLDS_TENANTS = frozenset({"ats", "assessment", "scheduling"})
_LEAST = 4


def tenants_label(reading: Reading) -> str:
    """The name by which a hiring system knows the company, where the message writes it out; "" for none.

    "acme-labs" of `https://jobs.lever.co/acme-labs/123`, of `https://acme-labs.teamtailor.com` or of
    `acme-labs@myworkday.com`.

    Args:
        reading: the message laid out.
    """
    shown = reading.sender.text.partition("<")[0] if reading.sender else ""
    texts = [
        reading.letter.text,
        reading.signature.text if reading.signature else "",
        reading.subject.text,
        shown,
    ]
    person = alphanumeric(shown)
    above = _above(reading.author.domain) if reading.author else []
    for slug in dict.fromkeys(part for found in _slugs(reading) for part in (found, *_bare(found))):
        bare = slug.replace("-", "")
        if (
            len(bare) < _LEAST
            or bare == person
            and slug not in above
            or set(slug.split("-")) & reading.person
        ):
            continue
        if any(spelt(text[:_READ_AT_MOST], bare) is not None for text in texts):
            return slug
    return ""


def _bare(slug: str) -> list[str]:
    """A slug without the pieces that tell what it is for ("acme" of "acme-jobs")."""
    pieces = slug.split("-")
    kept = [
        p for p in pieces if p not in company_words("domain_words") and p not in company_words("tenant_noise")
    ]
    return ["-".join(kept)] if 0 < len(kept) < len(pieces) else []


def from_tenant(reading: Reading, slug: str) -> list[Candidate]:
    """The name that a message writes as its corner of a hiring system does.

    Args:
        reading: the message laid out.
        slug: what `tenants_label` gave.
    """
    found = []
    for passage in (reading.letter, reading.signature, reading.subject, reading.sender) if slug else ():
        span = spelt(passage.text[:_READ_AT_MOST], slug.replace("-", "")) if passage else None
        if passage is not None and span is not None:
            found.append(
                Candidate(passage.text[slice(*span)], passage, span, _SPELT - ROLE_COST[passage.role])
            )
    return found


_SPELT = 1.6


def _slugs(reading: Reading) -> Iterator[str]:
    """What may name a company in the links and in the sender's address."""
    author = reading.author
    if author is not None and _holds_tenants(author.domain):
        local = author.email.partition("@")[0].casefold()
        first = author.name.casefold().partition(" ")[0] if is_person(author.name) else ""
        yield from _named([*([local.partition("+")[0]] if local != first else []), *_above(author.domain)])
    for link in list(_LINK.finditer(reading.mail.body[:_READ_AT_MOST]))[:_MOST_LINKS]:
        host = link.group(1).casefold()
        if _holds_tenants(host):
            yield from _named([*_above(host), *link.group(2).casefold().split("/")[1:3]])


def _holds_tenants(host: str) -> bool:
    system = relay(host)
    return system is not None and system[1] in _HOLDS_TENANTS


def _above(host: str) -> list[str]:
    """The labels before the system's own ("acme" of "acme.teamtailor.com")."""
    parts = host.split(".")
    own = label(host)
    return parts[: parts.index(own)] if own in parts else []


def _named(parts: list[str]) -> Iterator[str]:
    for part in parts:
        if _SLUG.fullmatch(part) and part not in company_words("tenant_noise"):
            yield part
