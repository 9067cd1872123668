"""What is nobody's business: the person's wishes, their plans, and what was not agreed to be passed on."""

import re
from collections.abc import Iterator

from demur.domain.letter import Problem, Situation
from demur.domain.mail import Span
from demur.vet.case import Case
from demur.vet.phrases import straight

_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_NUMBER = re.compile(r"(?<![\w.,/-])\+?\d[\d ()/.-]{6,20}\d(?![\w/-])")
_PAGE = re.compile(r"(?:https?://|www\.)\S+|\b(?:linkedin\.com|xing\.com)/\S+", re.IGNORECASE)
_MONEY = re.compile(
    r"(?:[€$£]|\b(?:EUR|USD|GBP|CHF))\s?\d|\d[\d.,' ]*\s?(?:[€£$]|k\b|EUR\b|USD\b|GBP\b|CHF\b)"
)


def private(case: Case) -> Iterator[Problem]:
    """No sum, no other company of the profile, and no address or number but the person's own and the agreed ones."""
    asks_for_work = case.letter.situation is Situation.REOPEN
    if (case.declines or asks_for_work) and (found := _MONEY.search(case.wording)):
        because = f"“{case.quote(found.span())}” names a sum: keep what you earn or wish to yourself."
        yield Problem("private", because, True, found.span())
    yield from _companies(case)
    if case.letter.situation is not Situation.CONSENT:
        yield from _ways(case)


def _companies(case: Case) -> Iterator[Problem]:
    search = case.profile.search
    own = straight(case.letter.blanks.company or "").casefold()
    theirs = case.invitation.mail.body.casefold() if case.invitation else ""
    for name in (*search.companies_wanted, *search.companies_avoided):
        said = straight(name)
        if (
            len(said) < 3
            or said.casefold() in own
            or own
            and own in said.casefold()
            or name.casefold() in theirs
        ):
            continue
        if found := re.search(rf"(?<!\w){re.escape(said)}(?!\w)", case.text, re.IGNORECASE):
            because = f"“{found.group()}” is a company of your profile: don't name it here."
            yield Problem("private", because, True, found.span())


def _ways(case: Case) -> Iterator[Problem]:
    """Addresses, numbers and pages that neither are the person's nor were agreed to be told."""
    referral = case.letter.blanks.referral
    agreed = " ".join(referral.details).casefold() if referral else ""
    theirs = case.invitation.mail.body.casefold() if case.invitation else ""
    own = frozenset(case.profile.addresses)
    signature = case.letter.body.rfind(case.letter.blanks.name or "\0")
    for span in _found(case.letter.body):
        said = case.letter.body[slice(*span)].rstrip(".,;)").casefold()
        if said in agreed or said in own or said in theirs or (0 <= signature < span[0]):
            continue
        because = f"“{said}” is not known to be yours, or agreed to be passed on: take it out."
        yield Problem("private", because, True, span)


def _found(body: str) -> Iterator[Span]:
    for pattern in (_ADDRESS, _PAGE, _NUMBER):
        yield from (found.span() for found in pattern.finditer(body))
