"""The labelled situations of `situations/*.toml`, written from the rules before the code."""

from datetime import date, timedelta
from typing import Any

import pytest

from demur.assess import assess
from demur.assess.bandwidth import in_a_row
from demur.domain.verdict import Decision


def test_the_situation_is_judged_as_its_table_says(
    situation: dict[str, Any], world: Any, request: pytest.FixtureRequest
) -> None:
    """Decision, question, decisive factor, slot and urgency are those of the table; known faults are told there."""
    if "fault" in situation:
        request.applymarker(pytest.mark.xfail(reason=situation["fault"], strict=True))
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
        assert (
            verdict.slot and verdict.slot.quote == invitation.facts.interview_times[expect["slot"]].quote
        ), shown
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


@pytest.mark.parametrize(("days", "row"), [([], 1), ([-1, -2], 3), ([-1, 1], 3), ([-3], 1), ([3, 4], 1)])
def test_days_in_a_row_with_interviews_are_counted(days: list[int], row: int, world: Any) -> None:
    """Thursday 26 November with others around it; a weekend breaks no row and is none."""
    day = date(2026, 11, 26)
    assert in_a_row([day + timedelta(days=each) for each in days], day) == row


def test_a_weekend_breaks_no_row(world: Any) -> None:
    """Friday and the Monday after it are two working days in a row."""
    assert in_a_row([date(2026, 11, 27)], date(2026, 11, 30)) == 2


def test_what_a_time_would_cost_is_mentioned(world: Any) -> None:
    """A fourth day in a row, and a week without a free hour, are said, and decide nothing."""
    calendar = [f"interview 2026-11-{day} 09:00-10:00 A" for day in (23, 24, 25)]
    calendar += [f"busy 2026-11-{day} 10:00-17:00 Course" for day in (23, 24, 25, 27)]
    row = {
        "profile": "developer",
        "facts": {"company": "Halden", "position": "Backend Engineer"},
        "calendar": calendar,
    }
    invitation, profile, *rest = world.arguments(row | {"times": ["2026-11-26 11:00-12:00"]})
    verdict = assess(invitation, profile, *rest)
    assert verdict.decision is Decision.TAKE
    said = {reason.rule: reason.because for reason in verdict.reasons}
    assert said["days_in_a_row"] == "It would be day 4 in a row with an interview; your limit is 3."
    full = [*calendar, "busy 2026-11-26 12:15-17:00 Course", "busy 2026-11-26 09:00-10:00 Course"]
    invitation, profile, *rest = world.arguments(
        row | {"times": ["2026-11-26 11:00-12:00"], "calendar": full}
    )
    said = {reason.rule: reason.because for reason in assess(invitation, profile, *rest).reasons}
    assert said["few_free_hours"].startswith("It would leave ")


def test_in_a_window_the_slot_begins_where_the_person_is_free(world: Any) -> None:
    """An afternoon is offered whose first hours are taken: the slot, and so the letter, names the free hour."""
    row = {
        "profile": "developer",
        "facts": {"company": "Halden", "position": "Backend Engineer"},
        "times": ["2026-11-26 13:00-17:00"],
        "calendar": ["busy 2026-11-26 12:30-14:45 Course"],
    }
    verdict = assess(*world.arguments(row))
    assert verdict.decision is Decision.TAKE and verdict.slot
    assert f"{verdict.slot.start:%H:%M}" == "15:00"
    assert any("Thursday 26 November at 15:00 is free" in reason.because for reason in verdict.reasons)
