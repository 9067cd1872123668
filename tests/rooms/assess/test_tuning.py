"""What would have made the advice what the person decided."""

from typing import Any

from demur.assess import Decided, Situation, proposals
from demur.domain.verdict import Decision


def _decided(world: Any, decided: str, profile: str = "developer", **row: Any) -> Decided:
    return Decided(Situation(*world.arguments({"profile": profile, **row})), Decision(decided))


def test_nothing_is_proposed_where_all_agree(world: Any) -> None:
    """Decisions that are the advice teach nothing."""
    facts = {"company": "Halden", "position": "Backend Engineer"}
    assert proposals([_decided(world, "take", facts=facts)]) == ()
    assert proposals([]) == ()


def test_a_lower_level_is_proposed_where_it_was_taken(world: Any) -> None:
    """Twice the person took what is a step below: their level is proposed, with what it would do."""
    below = {"company": "Halden", "position": "Backend Engineer", "level": "mid"}
    same = {"company": "Halden", "position": "Backend Engineer", "level": "senior"}
    decided = [_decided(world, "take", facts=below)] * 2 + [_decided(world, "take", facts=same)]
    found = {each.key: each for each in proposals(decided)}
    assert found["search.level"].words == "your level were mid"
    assert (found["search.level"].gained, found["search.level"].lost) == (2, 0)
    assert found["search.level"].profile.search.level == "mid"


def test_what_would_lose_as_much_is_not_proposed(world: Any) -> None:
    """A level that answers one decision and undoes another is none."""
    below = {"company": "Halden", "position": "Backend Engineer", "level": "mid"}
    decided = [_decided(world, "take", facts=below), _decided(world, "ask", facts=below)]
    assert "search.level" not in {each.key for each in proposals(decided)}


def test_what_was_declined_may_be_unwanted(world: Any) -> None:
    """The person declines what would be taken: the role is proposed as an unwanted one."""
    facts = {"company": "Halden", "position": "Backend Engineer"}
    found = proposals([_decided(world, "decline", facts=facts)] * 2)
    assert any(each.key == "search.roles_unwanted" and each.gained == 2 for each in found)


def test_a_weight_is_proposed_only_where_no_wish_does(world: Any) -> None:
    """Wishes come before weights."""
    below = {"company": "Halden", "position": "Backend Engineer", "level": "mid"}
    found = proposals([_decided(world, "take", facts=below)])
    assert not any(each.key.startswith("weighing.") for each in found)


def test_the_profile_itself_stays(world: Any) -> None:
    """A proposal is another profile; that of the decisions is what it was."""
    below = _decided(world, "take", facts={"company": "Halden", "level": "mid"})
    before = below.situation.profile
    proposals([below])
    assert below.situation.profile == before
