"""First whether a message needs an answer, then which kind it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demur.domain.invitation import Kind
from demur.recognise.shares import Scale, answer_odds, likeliest, shares

SCALE = Scale(softness=4.0, lean=1.0, spread=2.0, temperature=1.5)
LOGITS = st.fixed_dictionaries({kind: st.floats(-20, 20) for kind in Kind})


def test_kinds_that_need_an_answer_speak_together() -> None:
    """Torn between an invitation and a recruiter's letter, a message is one of them, and not ordinary mail."""
    logits = dict.fromkeys(Kind, -3.0)
    logits |= {Kind.INTERVIEW_INVITATION: 1.9, Kind.RECRUITER_OUTREACH: 2.0, Kind.OTHER: 2.1}
    assert likeliest(shares(logits, SCALE)) is Kind.RECRUITER_OUTREACH


@given(LOGITS)
def test_shares_are_whole(logits: dict[Kind, float]) -> None:
    """They add up to one, and the side that wins has more than half."""
    found = shares(logits, SCALE)
    assert sum(found.values()) == pytest.approx(1.0)
    needed = sum(share for kind, share in found.items() if kind.needs_answer)
    assert (needed > 0.5) == (answer_odds(logits, SCALE) > 0) or needed == pytest.approx(0.5)
    best = likeliest(found)
    assert found[best] == max(
        share for kind, share in found.items() if kind.needs_answer is best.needs_answer
    )


@given(LOGITS, st.sampled_from(list(Kind)), st.floats(0.1, 5))
def test_more_evidence_for_a_kind_never_speaks_against_it(
    logits: dict[Kind, float], kind: Kind, more: float
) -> None:
    """A kind whose log odds rise becomes no less likely."""
    raised = logits | {kind: logits[kind] + more}
    assert shares(raised, SCALE)[kind] >= shares(logits, SCALE)[kind] - 1e-9
