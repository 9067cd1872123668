"""The table of the weighing, and one's own weights."""

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from demur.assess import assess, limits, rules
from demur.assess.weighing import scales
from demur.domain.verdict import Decision

_LEAN = [Decision.IGNORE, Decision.DECLINE, Decision.ASK, Decision.TAKE]
_ROWS: list[dict[str, Any]] = [
    {"profile": "developer", "facts": {"company": "Halden", "position": "Backend Engineer", "level": "mid"}},
    {
        "profile": "developer",
        "facts": {"company": "Halden", "position": "Data Engineer", "location": "Porto"},
    },
    {"profile": "developer", "facts": {"company": "Halden", "pay": "30000-40000 EUR year"}},
    {"profile": "nurse", "facts": {"company": "Prairie Freight", "position": "Truck Dispatcher"}},
    {"profile": "director", "facts": {"company": "Marlow Foods", "level": "manager"}},
]
_AGAINST = sorted(name for name, rule in rules().items() if rule.stance == "against")
_FOR = sorted(name for name, rule in rules().items() if rule.stance == "for")


def _leans(row: dict[str, Any], name: str, weights: list[float], world: Any) -> list[int]:
    """How far the verdict leans to take with each weight of a rule."""
    invitation, profile, *rest = world.arguments(row)
    return [
        _LEAN.index(assess(invitation, replace(profile, weighing=((name, weight),)), *rest).decision)
        for weight in weights
    ]


def test_the_table_is_sound() -> None:
    """Weights lie between 0 and 1, names are identifiers, and what asks is a reason against."""
    for rule in rules().values():
        assert 0 < rule.weight <= 1
        assert rule.name.isidentifier() and rule.says[-1] != "."
        assert rule.question is None or rule.stance == "against"
    assert limits()["asks"] < limits()["decides"]


def test_an_own_weight_replaces_the_tables() -> None:
    """What the person gave holds, the rest stays; factor, question and the rule's name are the table's."""
    own = scales((("below_level", 0.1), ("asks", 0.2)))
    reason = own.reason("below_level", "So it is.")
    assert (reason.weight, reason.rule, reason.factor) == (0.1, "below_level", "level")
    assert own.limit("asks") == 0.2
    assert own.limit("decides") == limits()["decides"]
    assert own.reason("agency", "So it is.").weight == rules()["agency"].weight


def test_a_lighter_rule_turns_a_question_into_a_mention(world: Any) -> None:
    """One step below asks; where the person weighs it less, it is taken, and the reason is still shown."""
    invitation, profile, *rest = world.arguments(_ROWS[0])
    assert assess(invitation, profile, *rest).decision is Decision.ASK
    lighter = assess(invitation, replace(profile, weighing=(("below_level", 0.2),)), *rest)
    assert lighter.decision is Decision.TAKE
    assert any(reason.rule == "below_level" and reason.weight == 0.2 for reason in lighter.reasons)


def test_a_hard_rule_declines_whatever_its_weight(world: Any) -> None:
    """An avoided company is no matter of weight."""
    row = {"profile": "developer", "facts": {"company": "Brackwater"}}
    invitation, profile, *rest = world.arguments(row)
    avoiding = replace(
        profile,
        search=replace(profile.search, companies_avoided=("Brackwater",)),
        weighing=(("avoided_company", 0.1),),
    )
    assert assess(invitation, avoiding, *rest).decision is Decision.DECLINE


@given(
    row=st.sampled_from(_ROWS),
    name=st.sampled_from(_AGAINST),
    weights=st.tuples(st.floats(0, 1), st.floats(0, 1)).map(sorted),
)
@settings(max_examples=150, deadline=None)
def test_a_heavier_reason_against_never_leads_towards_the_talk(
    row: dict[str, Any], name: str, weights: list[float], world: Any
) -> None:
    """The more a rule against weighs, the less the verdict leans to take."""
    lighter, heavier = _leans(row, name, weights, world)
    assert lighter >= heavier


@given(
    row=st.sampled_from(_ROWS),
    name=st.sampled_from(_FOR),
    weights=st.tuples(st.floats(0, 1), st.floats(0, 1)).map(sorted),
)
@settings(max_examples=150, deadline=None)
def test_a_heavier_reason_for_never_leads_away_from_the_talk(
    row: dict[str, Any], name: str, weights: list[float], world: Any
) -> None:
    """The more a rule for weighs, the more the verdict leans to take."""
    lighter, heavier = _leans(row, name, weights, world)
    assert lighter <= heavier
