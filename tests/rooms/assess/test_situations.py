"""The labelled situations of `situations/*.toml`, written from the rules before the code."""

from typing import Any

from demur.assess import assess
from demur.domain.verdict import Decision


def test_the_situation_is_judged_as_its_table_says(situation: dict[str, Any], world: Any) -> None:
    """Decision, question, decisive factor, slot and urgency are those of the table."""
    invitation, profile, calendar, history, now = world.arguments(situation)
    verdict = assess(invitation, profile, calendar, history, now)
    expect = situation["expect"]
    shown = "\n".join(f"{r.factor} {r.stance} {r.weight:.2f} {r.because}" for r in verdict.reasons)
    assert verdict.decision.value == expect["decision"], f"{verdict.scam}\n{shown}"
    if "question" in expect:
        assert verdict.question == expect["question"], shown
    if "factor" in expect:
        assert verdict.reasons[0].factor == expect["factor"], shown
    if "slot" in expect:
        assert verdict.slot == invitation.facts.interview_times[expect["slot"]], shown
    if "urgency" in expect:
        assert verdict.urgency == expect["urgency"]
    if "passed" in expect:
        assert verdict.passed is expect["passed"]
    if "probability" in expect:
        low, high = expect["probability"]
        assert low <= verdict.scam.probability <= high, verdict.scam


def test_every_judged_situation_gives_a_short_first_reason(situation: dict[str, Any], world: Any) -> None:
    """The first reason is a short sentence, agrees with the decision, and asks what the verdict asks."""
    verdict = assess(*world.arguments(situation))
    if verdict.decision is Decision.NONE:
        return
    first = verdict.reasons[0]
    assert len(first.because) < 110
    assert first.because[0].isupper() and first.because[-1] in ".?"
    assert first.stance == ("for" if verdict.decision is Decision.TAKE else "against")
    assert (verdict.question is not None) == (verdict.decision is Decision.ASK)
    assert first.question == verdict.question or verdict.question is None
    assert all(0.0 <= reason.weight <= 1.0 for reason in verdict.reasons)
