"""What would change the verdict is found by trying it."""

from dataclasses import replace
from typing import Any

import pytest

from demur.assess import Turn, assess, turns
from demur.domain.verdict import Decision

_LEVEL = {
    "profile": "developer",
    "facts": {"company": "Halden", "position": "Backend Engineer", "level": "junior", "location": "Berlin"},
}


def _told(found: tuple[Turn, ...], decision: str, *, of_profile: bool = False) -> list[str]:
    return [
        " and ".join(turn.conditions)
        for turn in found
        if turn.decision == decision and turn.of_profile is of_profile
    ]


def test_the_level_that_would_do_is_named(world: Any) -> None:
    """Far below: a talk at the person's level, a question one step below it."""
    found = turns(*world.arguments(_LEVEL))
    assert "the level were senior" in _told(found, "take")
    assert "the level were mid" in _told(found, "ask")


def test_what_is_said_holds_when_it_is_so(world: Any) -> None:
    """With the level that was named the verdict is the one that was told."""
    invitation, *rest = world.arguments(_LEVEL)
    other = replace(invitation, facts=replace(invitation.facts, level=world.fact("senior")))
    assert assess(other, *rest).decision is Decision.TAKE


def test_a_time_that_would_do_is_named(world: Any) -> None:
    """The one time clashes: the soonest that doesn't, and what the person could allow."""
    row = {
        "profile": "developer",
        "facts": {"company": "Halden", "position": "Backend Engineer"},
        "times": ["2026-11-26 10:00-11:00"],
        "calendar": ["interview 2026-11-26 13:00-14:00 Acme"],
    }
    found = turns(*world.arguments(row))
    assert any("the time were" in words for words in _told(found, "take"))
    assert "you allowed 2 interviews a day" in _told(found, "take", of_profile=True)


def test_a_free_time_would_be_none_in_a_full_week(world: Any) -> None:
    """What speaks for the talk can fall away too."""
    row = {
        "profile": "developer",
        "facts": {"company": "Halden", "position": "Backend Engineer"},
        "times": ["2026-11-26 10:00-11:00"],
    }
    words = "you had 5 interviews already in the week of the time that suits"
    assert words in _told(turns(*world.arguments(row)), "decline")


def test_a_scam_is_none_without_its_signs(world: Any) -> None:
    """Every kind of sign is left out, alone and together; with a proven sender and none of them it is judged anew."""
    body = (
        "Congratulations, you are hired, no interview is required.\n\n"
        "Please send us your bank account number and a copy of your passport today.\n\n"
        "We send you a cheque; deposit it and send the remaining funds to our supplier by Western Union."
    )
    row = {"profile": "developer", "body": body, "facts": {"company": "Halden"}}
    arguments = world.arguments(row)
    assert assess(*arguments).decision is Decision.IGNORE
    found = turns(*arguments)
    assert found and all(turn.decision is not Decision.IGNORE for turn in found)
    assert any("no money" in " ".join(turn.conditions) for turn in found)


@pytest.mark.parametrize("profile", ["developer", "nurse", "director"])
def test_without_a_wish_there_is_little_to_turn(profile: str, world: Any) -> None:
    """Whatever is told, it is another verdict than the one that stands, and the same each time."""
    row = {"profile": profile, "facts": {"company": "Halden", "position": "Wellness Catalyst"}}
    arguments = world.arguments(row)
    found = turns(*arguments)
    assert found == turns(*arguments)
    assert all(turn.decision is not assess(*arguments).decision for turn in found)


def test_a_person_without_a_profile_is_told_nothing(world: Any) -> None:
    """Nobody's wishes can't be otherwise."""
    assert turns(*world.arguments({"profile": "nobody", "facts": {"company": "Halden"}})) == ()


def test_two_changes_are_told_where_one_is_not_enough(world: Any) -> None:
    """Level and pay are both too small: only together would they do."""
    row = {
        "profile": "developer",
        "facts": {
            "company": "Halden", "position": "Backend Engineer", "level": "junior", "location": "Berlin",
            "pay": "30000-40000 EUR year",
        },
    }  # fmt: skip
    assert any(
        len(turn.conditions) == 2 and turn.decision is Decision.TAKE for turn in turns(*world.arguments(row))
    )
