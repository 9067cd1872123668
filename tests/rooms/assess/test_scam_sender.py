"""Who writes: addresses that imitate, answers that go elsewhere, free mail, authentication."""

from typing import Any

import pytest

from demur.assess.domains import imitates_brand, looks_like, nearly_same
from demur.assess.scam_schemes import scheme_signals
from demur.assess.scam_sender import sender_signals
from demur.assess.scam_text import prepare
from demur.assess.scam_things import Sighting
from demur.domain.mail import Mail, Raw
from demur.read import read_mail

_BODY = "We would like to meet you about the post of Site Manager next Tuesday."


def _names(world: Any, company: str | None = "Halden Freight", **mail: Any) -> set[str]:
    facts = world.facts({"company": company} if company else {})
    body = mail.pop("body", _BODY)
    return {signal.name for signal in sender_signals(world.invitation(world.mail(body, **mail), facts))}


@pytest.mark.parametrize(
    ("label", "name", "how"),
    [
        ("micros0ft", "microsoft", "letters"), ("mircosoft", "microsoft", "letters"), ("gooogle", "google", None),
        ("siemenns", "siemens", "letters"), ("halden-freight", "haldenfreight", None),
        ("haldenfreight", "haldenfreight", None), ("haldenfreigth", "haldenfreight", "letters"),
        ("halden-freight-careers-hr", "haldenfreight", "words"), ("haldenfreightjobs", "haldenfreight", "word"),
        ("muehlau", "muhlau", None), ("stcolmans", "stcolmanshospital", None),
    ],
)  # fmt: skip
def test_names_are_imitated_by_letters_and_words(label: str, name: str, how: str | None) -> None:
    """A slip of one letter, or words of recruiting; an umlaut written out and a name cut short are honest."""
    assert looks_like(label, name) == how


def test_a_misspelt_well_known_name_is_found() -> None:
    """By edit distance among all of them; a name that differs from all by more is none."""
    assert imitates_brand("starbuckss") == "letters"
    assert imitates_brand("halden") is None


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("www.thornbury-ip.com", "thornburry-ip.com", True), ("halden.com", "halden.de", False),
        ("haldenfreight.com", "haldenfreights.co", True), ("acme.com", "acne.com", False),
    ],
)  # fmt: skip
def test_domains_that_differ_by_a_letter(first: str, second: str, same: bool) -> None:
    """Of long names only: short ones lie too near to each other; another suffix of the same name is none."""
    assert nearly_same(first, second) is same


def test_a_domain_beside_the_companys_own(world: Any) -> None:
    """The mail names the company's site, and comes from one that only resembles it."""
    body = f"{_BODY}\n\nAnn Field\nHalden Freight, www.haldenfreight.com"
    assert "look_alike_domain" in _names(world, body=body, sender="Ann Field <ann@haldenfreigth.com>")
    assert not _names(world, body=body, sender="Ann Field <ann@haldenfreight.com>")
    assert not _names(world, body=body, sender="Ann Field <ann@mail.haldenfreight.com>")


@pytest.mark.parametrize(
    ("sender", "reply_to", "found"),
    [
        ("ann@haldenfreight.com", "ann@halden-offices.net", "reply_to_elsewhere"),
        ("ann@haldenfreight.com", "ann.field@gmail.com", "reply_to_free_mail"),
        ("ann@haldenfreight.com", "jobs@mail.haldenfreight.com", None),
        ("ann@haldenfreight.com", "ann@haldenfreight.de", None),
        ("no-reply@greenhouse.io", "ann@haldenfreight.com", None),
        ("no-reply@applications.example", "ann@haldenfreight.com", None),
    ],
)
def test_answers_that_would_go_to_another_house(
    sender: str, reply_to: str, found: str | None, world: Any
) -> None:
    """Hiring systems and machines write for others; a company's other suffix is its own."""
    names = _names(world, sender=f"Ann Field <{sender}>", reply_to=reply_to)
    assert names == ({found} if found else set())


@pytest.mark.parametrize(
    ("company", "body", "found"),
    [
        ("Panificio Zanghì", _BODY, False),
        ("Halden Freight AG", _BODY, True),
        ("Grupo Halden", _BODY, True),
        ("Halden Freight", f"We are 9,000 people in ten countries. {_BODY}", True),
        ("Halden Freight", f"Somos 22 mil colaboradores. {_BODY}", True),
        ("Halden Freight", f"We are 12 people. {_BODY}", False),
        ("Microsoft", _BODY, True),
    ],
)
def test_a_corporation_on_free_mail(company: str, body: str, found: bool, world: Any) -> None:
    """Told by its name, its legal form or its size; small firms do write so."""
    names = _names(world, company, body=body, sender="Ann Field <ann.field@gmail.com>")
    assert ("corporation_on_free_mail" in names) is found


@pytest.mark.parametrize(
    ("sender", "signer", "found"),
    [
        ("Julian Frost <julian.frost88@gmail.com>", "Helen Astbury", True),
        ("Julian Frost <julian.frost88@gmail.com>", "Julian Frost", False),
        ("Julian Frost <julian.frost88@gmail.com>", "Helen Frost", False),
        ("Julian Frost <h.astbury@gmail.com>", "Helen Astbury", False),
        ("Frost Bakery <frostbakery@gmail.com>", "Helen", False),
        ("Julian Frost <julian@haldenfreight.com>", "Helen Astbury", False),
    ],
)
def test_a_private_mailbox_signed_by_another(sender: str, signer: str, found: bool, world: Any) -> None:
    """Not where it may be a shop's or a married name's, and not in a house, where people write for each other."""
    mail = world.mail(f"{_BODY}\n\n{signer}", sender=sender)
    facts = world.facts({"recruiter": signer})
    assert ("names_contradict" in {s.name for s in sender_signals(world.invitation(mail, facts))}) is found


def test_a_letter_that_is_passed_on_may_be_signed_by_another(world: Any) -> None:
    """What a friend forwards, they did not sign."""
    raw = (
        "From: Julian Frost <julian.frost@gmail.com>\nTo: robin@example.org\nSubject: Fwd: Site Manager\n\n"
        "For you?\n\n---------- Forwarded message ---------\nFrom: Helen Astbury <helen@halden.example>\n"
        f"Date: Mon, 23 Nov 2026 at 10:00\nSubject: Site Manager\nTo: Julian Frost\n\n{_BODY}\n\nHelen Astbury\n"
    )
    mail = read_mail(Raw("passed on", raw.encode()))
    assert isinstance(mail, Mail) and mail.forwarded
    invitation = world.invitation(mail, world.facts({"recruiter": "Helen Astbury"}))
    assert "names_contradict" not in {signal.name for signal in sender_signals(invitation)}


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Slots are given first come, first served. Please choose one.", False),
        ("Could you confirm by tomorrow?", False),
        ("No experience is needed. Reply by tomorrow, or it goes to the next person.", True),
        ("Pay the training fee within 24 hours.", True),
    ],
)
def test_a_deadline_alone_presses_nobody(body: str, found: bool, world: Any) -> None:
    """It does beside what a swindler baits with or asks for."""
    said = prepare(world.mail(body))
    assert ("pressed_for_time" in {s.name for s in scheme_signals(said, Sighting(said))}) is found


@pytest.mark.parametrize(
    ("results", "found"),
    [
        ("mx; dmarc=fail header.from=a.example; spf=softfail", {"dmarc_failed"}),
        ("mx; dmarc=fail; arc=pass", set()),
        ("mx; dmarc=pass; spf=fail; dkim=pass", set()),
        ("mx; spf=fail; dkim=fail", {"spf_and_dkim_failed"}),
        ("mx; spf=none; dkim=none", set()),
    ],
)
def test_what_the_receiving_server_found(results: str, found: set[str], world: Any) -> None:
    """RFC 8601; a forwarder that vouches for what it broke is believed (RFC 8617)."""
    headers = {"Authentication-Results": results}
    assert _names(world, sender="Ann Field <ann@haldenfreight.com>", headers=headers) == found
