"""Who may be named to the recruiter: somebody suited, who agreed, to a company that is known and no scam."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demur.assess.referral import propose
from demur.domain.contacts import Acquaintance, Consent
from demur.domain.invitation import Invitation
from demur.domain.verdict import Scam, Signal

HONEST = Scam(0.001)
YES = Consent(("+1 555 0100",), date(2026, 11, 24))
SRE = Acquaintance(
    "Robin Hale", "Senior SRE", "Halden", ("robin@halden.example",), ("+1 555 0100",), consent=YES
)


def _invitation(world: Any, position: str = "Senior Site Reliability Engineer", **more: str) -> Invitation:
    facts = {"company": "Northwind Robotics", "position": position} | more
    sender = "Dana Reyes <dana@northwind.example>"
    invitation: Invitation = world.invitation(world.mail(sender=sender), world.facts(facts))
    return invitation


FITS = """
Senior SRE | Senior Site Reliability Engineer | yes
Senior SRE | Site Reliability Engineer | yes
SRE | Senior Site Reliability Engineer | yes
Senior SRE | Staff Site Reliability Engineer | yes
Junior SRE | Senior Site Reliability Engineer | no
Senior SRE | Principal Site Reliability Engineer | no
SRE | Principal Site Reliability Engineer | no
SRE Intern | Site Reliability Engineer | no
Softwareentwicklerin | Software Engineer | yes
Backend Engineer | Software Engineer | yes
Software Engineer | Senior Backend Engineer | yes
Accountant | Software Engineer | no
Product Manager | Project Manager | no
Lehrer für Mathematik | Lehrer/in für Englisch | no
Directrice commerciale | Sales Director | yes
Account Executive | Sales Director | no
Sales Director | Director of Sales, EMEA | yes
Sales Director | VP Sales | no
Chief Financial Officer | Finance Director | no
Tech Lead Backend Engineer | Senior Backend Engineer | yes
Engineering Manager | Engineering Manager | yes
Registered Nurse | Nursing Home Administrator | no
Commis Chef | Chef | no
"""


@pytest.mark.parametrize("row", FITS.strip().splitlines())
def test_role_and_level_must_fit(world: Any, row: str) -> None:
    """By meaning, in any language, a step apart at most."""
    title, position, fits = (part.strip() for part in row.split("|"))
    person = replace(SRE, title=title)
    assert propose([person], _invitation(world, position), HONEST) == (person if fits == "yes" else None)


def test_nobody_without_consent(world: Any) -> None:
    """None recorded, or for no detail; nor who does nothing that is known."""
    for person in (
        replace(SRE, consent=None), replace(SRE, consent=Consent((), date(2026, 1, 1))), replace(SRE, title=None),
    ):  # fmt: skip
        assert propose([person], _invitation(world), HONEST) is None


@pytest.mark.parametrize(
    "change",
    [
        {"company": "Northwind Robotics GmbH"},
        {"company": None, "mails": ("robin@northwind-robotics.example",)},
        {"company": None, "mails": ("robin@mail.northwind.example",)},
        {"company": None, "mails": ("DANA@northwind.example",)},
        {"name": "dana reyes"},
    ],
)
def test_nobody_of_those_who_hire(world: Any, change: dict[str, Any]) -> None:
    """By company, by the domain of the company or the sender, or the recruiter in person."""
    invitation = _invitation(world, recruiter="Dana Reyes")
    assert propose([SRE], invitation, HONEST) is SRE
    assert propose([replace(SRE, **change)], invitation, HONEST) is None


def test_the_same_free_mail_is_no_tie(world: Any) -> None:
    """A recruiter and a contact may both have an address at a provider."""
    person = replace(SRE, mails=("robin@gmail.com",))
    mail = world.mail(sender="Dana Reyes <dana@gmail.com>")
    facts = world.facts({"company": "Northwind Robotics", "position": "SRE"})
    assert propose([person], world.invitation(mail, facts), HONEST) is person


@pytest.mark.parametrize(
    "scam",
    [
        Scam(0.95, (Signal("a", "payment", 3.0, ""), Signal("b", "channel", 3.0, ""))),
        Scam(0.2, (Signal("a", "payment", 1.0, ""),)),
        Scam(0.6, (Signal("wording", "wording", 3.0, ""),)),
        Scam(0.01, (Signal("a", "identity", 3.5, ""),)),
    ],
)
def test_nobody_where_there_is_doubt(world: Any, scam: Scam) -> None:
    """A scam, or what should be checked first."""
    assert propose([SRE], _invitation(world), scam) is None


@pytest.mark.parametrize("missing", ["company", "position"])
def test_nobody_to_an_unknown_company(world: Any, missing: str) -> None:
    """Nor for a position that is not known, or hardly."""
    invitation = _invitation(world)
    unsure = replace(getattr(invitation.facts, missing), confidence=0.3)
    for fact in (None, unsure):
        facts: Any = replace(invitation.facts, **{missing: fact})  # type: ignore[arg-type]
        assert propose([SRE], replace(invitation, facts=facts), HONEST) is None


def test_the_nearest_is_named(world: Any) -> None:
    """The same role before a wider one, the same level before a step; then the latest consent."""
    exact = replace(SRE, name="Zed Ng")
    late = replace(exact, name="Zoe Ng", consent=Consent(YES.allowed, date(2026, 11, 25)))
    step = replace(SRE, name="Abe Ng", title="Staff SRE")
    assert propose([step, exact], _invitation(world), HONEST) is exact
    assert propose([exact, late], _invitation(world), HONEST) is late
    wide = replace(SRE, name="Abe Ng", title="Senior Software Engineer")
    backend = replace(SRE, title="Senior Backend Engineer")
    assert propose([wide, backend], _invitation(world, "Senior Backend Engineer"), HONEST) is backend


_PEOPLE = [
    replace(SRE, name=name, title=title, phones=(phone,), consent=consent)
    for name in ("Ann Ek", "Bo Ng")
    for title in ("SRE", "Senior SRE", "Nurse")
    for phone in ("+1 555 0100", "+1 555 0101")
    for consent in (None, YES)
]


@given(st.permutations(_PEOPLE))
@settings(max_examples=60, deadline=None)
def test_the_order_does_not_matter(world: Any, people: list[Acquaintance]) -> None:
    """The same contacts in another order give the same one."""
    assert (
        propose(people, _invitation(world), HONEST)
        == propose(_PEOPLE, _invitation(world), HONEST)
        is not None
    )
