"""What was read in a message tells what it is."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demur.domain.facts import Fact, Facts, Pay
from demur.domain.invitation import Kind, Recognition
from demur.recognise import as_if_needed, may_need_answer, reconsider


def torn(needed: float) -> Recognition:
    """A message that may be an invitation or ordinary, the former with that share."""
    rest = 0.02
    shares = dict.fromkeys(Kind, rest / 8)
    shares |= {Kind.INTERVIEW_INVITATION: needed * (1 - rest), Kind.OTHER: (1 - needed) * (1 - rest)}
    kind = Kind.INTERVIEW_INVITATION if needed > 0.5 else Kind.OTHER
    return Recognition(kind, max(needed, 1 - needed), "en", tuple(shares.items()))


def fact(value: Any) -> Fact[Any]:
    """A fact of the body, rather sure."""
    return Fact(value, str(value), "body", (0, len(str(value))), 0.85)


JOB = Facts(
    recruiter=fact("Moira Tait"),
    position=fact("Ward Nurse"),
    company=fact("St Brannoc Hospital"),
    functional_area=fact("nursing"),
    location=fact("Barnstaple"),
    mode=fact("onsite"),
    agency=fact(False),
)
"""What an invitation to an interview tells."""

LETTER = 80
"""Words of a letter of usual length."""

EVENING = Facts(recruiter=fact("Moira Tait"), mode=fact("onsite"))
"""What an invitation to an evening for parents tells, when it is read as the former."""


@pytest.mark.parametrize(
    ("needed", "facts", "answered"),
    [(0.5, JOB, True), (0.97, JOB, True), (0.5, EVENING, False), (0.7, EVENING, False), (0.02, JOB, False)],
)
def test_facts_decide_where_words_do_not(needed: float, facts: Facts, answered: bool) -> None:
    """Who names the job invites to it; what the words say plainly of either stays."""
    found = reconsider(torn(needed), facts, LETTER)
    assert found.kind.needs_answer is answered
    assert found.language == "en"


@pytest.mark.parametrize("language", ["pl", "sv"])
def test_a_language_that_is_not_understood_stays_unsure(language: str) -> None:
    """Facts don't make up for words that mean nothing to the model."""
    seen = torn(0.9)
    found = reconsider(Recognition(seen.kind, 0.4, language, seen.shares), JOB, LETTER)
    assert found.confidence <= 0.4


def test_without_shares_nothing_is_decided_anew() -> None:
    """A kind that somebody set stays."""
    given_ = Recognition(Kind.INTERVIEW_INVITATION, 0.9, "en")
    assert reconsider(given_, EVENING, LETTER) is given_
    assert as_if_needed(given_) is given_
    assert may_need_answer(given_)


def test_only_what_may_need_an_answer_is_read_twice() -> None:
    """Facts are read as those of an invitation where a message may be one, not where it surely is none."""
    assert not may_need_answer(torn(0.05))
    doubtful = torn(0.35)
    assert may_need_answer(doubtful)
    assert (doubtful.kind, as_if_needed(doubtful).kind) == (Kind.OTHER, Kind.INTERVIEW_INVITATION)


@given(
    st.fixed_dictionaries({kind: st.floats(0.0001, 1) for kind in Kind}),
    st.builds(
        Facts,
        position=st.none() | st.just(fact("Baker")),
        pay=st.none() | st.just(fact(Pay(None, None, "EUR", "hour"))),
        agency=st.none() | st.builds(fact, st.booleans()),
    ),
)
def test_shares_stay_whole(raw: dict[Kind, float], facts: Facts) -> None:
    """They add up to one, the kind stands on the side that won and is the likeliest there."""
    whole = sum(raw.values())
    seen = Recognition(Kind.OTHER, 0.5, "en", tuple((kind, each / whole) for kind, each in raw.items()))
    found = reconsider(seen, facts, LETTER)
    shares = dict(found.shares)
    assert sum(shares.values()) == pytest.approx(1.0)
    assert shares[found.kind] == max(
        share for kind, share in shares.items() if kind.needs_answer is found.kind.needs_answer
    )
    assert found.confidence == pytest.approx(shares[found.kind], abs=1e-4)
