"""Naming a contact: whom an invitation gets, exactly what they allowed, and the letter that asks them."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests.system.conftest import INVITATION, ORDINARY

from demur.assess import assess
from demur.domain.contacts import Acquaintance, Consent
from demur.domain.errors import DemurError, NotToBeNamed
from demur.domain.letter import Referral, Situation
from demur.domain.mail import Mail, Raw
from demur.domain.person import Calendar, History, Profile
from demur.flow.consent import ask_consent
from demur.flow.process import Case, understand
from demur.flow.referral import allow, refer
from demur.read import read_mail
from demur.recognise import recognise

ON = date(2026, 11, 24)
PROFILE = Profile(name="Alex Morgan", addresses=("alex.morgan@example.org",))
CASE = Case(PROFILE, Calendar(), History(), datetime(2026, 11, 24, 9, tzinfo=UTC))
ROBIN = Acquaintance(
    "Robin Hale", "Senior Backend Engineer", "Halden",
    ("robin@halden.example", "robin@home.example"), ("+49 171 5555555",), ("https://robin.example/me",),
)  # fmt: skip
SCAM = INVITATION.replace(
    b"It will be a video call",
    b"The interview is held on Telegram only. Deposit the cheque that we send and buy five gift cards with it. "
    b"It will be a video call",
)


def _mail(data: bytes) -> Mail:
    mail = read_mail(Raw("test", data))
    assert isinstance(mail, Mail)
    return mail


def _refer(data: bytes, *people: Acquaintance) -> Referral | None:
    invitation = understand(_mail(data), recognise(_mail(data)), CASE)
    verdict = assess(invitation, PROFILE, CASE.calendar, CASE.history, CASE.now)
    return refer(invitation, verdict, people, PROFILE)


def test_who_agreed_is_named_with_what_they_allowed() -> None:
    """No other detail of theirs, however many are known."""
    person = allow(ROBIN, ["phone"], ON)
    assert _refer(INVITATION, ROBIN) is None
    assert _refer(INVITATION, ROBIN, person) == Referral("Robin Hale", ("+49 171 5555555",))


def test_nobody_is_named_to_a_scam_and_never_the_person() -> None:
    """Nor where there is no position to name anybody for."""
    person = allow(ROBIN, ["phone"], ON)
    assert _refer(SCAM, person) is None
    assert _refer(ORDINARY, person) is None
    assert _refer(INVITATION, replace(person, mails=("Alex.Morgan@example.org",))) is None


@pytest.mark.parametrize(
    ("wanted", "allowed"),
    [
        (["email"], ROBIN.mails),
        (["Email", "phone"], (*ROBIN.mails, *ROBIN.phones)),
        (["page"], ROBIN.pages),
        (["ROBIN@home.example"], ("robin@home.example",)),
        (["+49 (171) 555-5555", "phone"], ROBIN.phones),
        (["new@x.example"], ("new@x.example",)),
    ],
)
def test_a_kind_or_a_detail_can_be_allowed(wanted: list[str], allowed: tuple[str, ...]) -> None:
    """A detail that is not known yet becomes one of theirs."""
    person = allow(ROBIN, wanted, ON)
    assert person.consent == Consent(allowed, ON)
    assert set(person.details) == {*ROBIN.details, *allowed}


def test_a_new_consent_replaces_the_old_one() -> None:
    """Nothing that was allowed once is told after they allowed less."""
    assert allow(allow(ROBIN, ["email", "phone"], ON), ["phone"], ON).consent == Consent(ROBIN.phones, ON)


@pytest.mark.parametrize("wanted", [[], ["fax"], ["http://x y"], ["email", "all"], ["ftp://x.example"]])
def test_nothing_else_is_a_consent(wanted: list[str]) -> None:
    """What no letter could hold is refused, not left out."""
    with pytest.raises(NotToBeNamed):
        allow(ROBIN, wanted, ON)
    with pytest.raises(NotToBeNamed, match="No page of Robin Hale"):
        allow(replace(ROBIN, pages=()), ["page"], ON)


def test_the_letter_that_asks() -> None:
    """To the contact by name, about the position at the company; it names no detail and no recruiter."""
    letter = ask_consent(ROBIN, _mail(INVITATION), "en", CASE).letter
    assert letter.situation is Situation.CONSENT
    for part in ("Robin", "Senior Backend Engineer", "Northwind Robotics", "Alex Morgan"):
        assert part in letter.body
    assert not any(part in letter.body for part in ("Dana", *ROBIN.details))


@pytest.mark.parametrize(
    "data",
    [
        SCAM,
        ORDINARY,
        INVITATION.replace(b" at Northwind Robotics", b"")
        .replace(b", Northwind Robotics", b"")
        .replace(b"northwind", b"gmail")
        .replace(b"gmail.example", b"gmail.com"),
    ],
)
def test_nobody_is_asked_where_nobody_could_be_named(data: bytes) -> None:
    """A scam, a message without a position, a company that is not known."""
    with pytest.raises(DemurError):
        ask_consent(ROBIN, _mail(data), "en", CASE)


def test_the_same_contacts_in_another_order_are_the_same() -> None:
    """One is named, and the same."""
    people = [allow(replace(ROBIN, name=name), ["phone"], ON) for name in ("Bo Ek", "Ann Field", "Cy Ng")]
    found = _refer(INVITATION, *people)
    assert found is not None
    assert found == _refer(INVITATION, *reversed(people))
