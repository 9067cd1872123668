"""Naming a contact to a recruiter: whom, and with what they allowed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from demur.assess.referral import propose
from demur.compose import clean
from demur.domain.contacts import Acquaintance, Consent, key_of
from demur.domain.errors import NotToBeNamed
from demur.domain.invitation import Invitation
from demur.domain.letter import Referral
from demur.domain.person import Profile
from demur.domain.verdict import Decision, Verdict

KINDS = ("email", "phone", "page")
"""The kinds of detail, as they are named where somebody allows all of one."""


def refer(
    invitation: Invitation, verdict: Verdict, acquaintances: Iterable[Acquaintance], profile: Profile
) -> Referral | None:
    """The contact to name in the answer to an invitation, with the details that they allowed and no others.

    Returns:
        None where nobody suits or consented, or where the message may be a scam.
    """
    if verdict.decision is Decision.IGNORE:
        return None
    own = {address.lower() for address in profile.addresses}
    others = (each for each in acquaintances if own.isdisjoint(mail.lower() for mail in each.mails))
    found = propose(others, invitation, verdict.scam)
    return Referral(found.name, found.consent.allowed) if found and found.consent else None


def allow(person: Acquaintance, wanted: Sequence[str], on: date) -> Acquaintance:
    """Record which details somebody allowed, in place of what they allowed before.

    Args:
        wanted: a kind (of `KINDS`) for all details of that kind that are known now, or a detail itself, which is added
            to the person's where it is not known yet.
        on: the day.

    Raises:
        NotToBeNamed: nothing is allowed, none of that kind is known, or it is no detail that a letter could hold.
    """
    allowed: dict[str, str] = {}
    for each in wanted:
        found, person = _meant(person, each.strip())
        allowed |= {key_of(detail): detail for detail in found}
    if not allowed:
        raise NotToBeNamed(f"Say what {person.name} allowed, as in: --allow email,phone")
    return replace(person, consent=Consent(tuple(allowed.values()), on))


def _meant(person: Acquaintance, wanted: str) -> tuple[tuple[str, ...], Acquaintance]:
    """The details that are meant, and the person with them."""
    if wanted.lower() in KINDS:
        of_kind = dict(zip(KINDS, (person.mails, person.phones, person.pages), strict=True))[wanted.lower()]
        fit = tuple(detail for detail in of_kind if clean.detail(detail))
        if not fit:
            raise NotToBeNamed(
                f"No {wanted.lower()} of {person.name} is known that a letter could hold. "
                "Give it itself, as in: --allow name@example.org"
            )
        return fit, person
    known = next((each for each in person.details if key_of(each) == key_of(wanted)), wanted)
    detail = clean.detail(known)
    if detail is None:
        raise NotToBeNamed(
            f"{wanted!r} is no mail address, telephone number or https page. "
            f"Give one of these, or a kind: {', '.join(KINDS)}."
        )
    return (detail,), person if known in person.details else _with(person, detail)


def _with(person: Acquaintance, detail: str) -> Acquaintance:
    if "@" in detail:
        return replace(person, mails=(*person.mails, detail))
    if any(c.isalpha() for c in detail):
        return replace(person, pages=(*person.pages, detail))
    return replace(person, phones=(*person.phones, detail))
