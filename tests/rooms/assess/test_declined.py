"""What was declined before: the same role once more, and writers who do not listen."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from tests.rooms.assess.conftest import NOW, World

from demur.assess import assess
from demur.domain.mail import Address
from demur.domain.person import Calendar, Contact, History, Met
from demur.domain.verdict import Decision, Question, Reason, Verdict

ANN = Address("Ann Field", "ann.field@company.example")
ROLE = {"company": "Halden", "position": "Backend Engineer"}
MONTH = timedelta(days=30)
DECLINED = Met("<0@company.example>", NOW - MONTH, "Halden GmbH", "backend  ENGINEER", declined=True)


def judged(
    world: World, history: History, facts: dict[str, Any] = ROLE, *, stated: bool = True, wanted: tuple[str, ...] = (),
    kind: str = "interview_invitation", **mail: Any,
) -> Verdict:  # fmt: skip
    """What becomes of an invitation to a role that suits a developer."""
    profile = replace(world.profile("developer"), stated=stated)
    profile = replace(profile, search=replace(profile.search, companies_wanted=wanted))
    invitation = world.invitation(replace(world.mail(), **mail), world.facts(facts), kind)
    return assess(invitation, profile, Calendar(), history, NOW)


def rule(verdict: Verdict, name: str) -> Reason | None:
    """The reason of a rule."""
    return next((each for each in verdict.reasons if each.rule == name), None)


def contact(ignored: int, *, door_open: bool = False, name: str = "Ann Field") -> History:
    """Ann, who has been declined."""
    known = Contact(replace(ANN, name=name), None, NOW - MONTH, ignored + 1, door_open, ignored)
    return History((known,))


def test_the_same_role_is_declined_again(world: World) -> None:
    """Whoever writes, however company and role are spelled; the reason names both and the day."""
    verdict = judged(world, History(declined=(DECLINED,)))
    assert verdict.decision is Decision.DECLINE
    first = verdict.reasons[0]
    assert (first.rule, first.factor, first.quote) == ("declined_role", "alignment", "Backend Engineer")
    assert first.because == "You declined Backend Engineer at Halden on 25 October 2026 already."
    long = judged(world, History(declined=(replace(DECLINED, position="Engineer " * 40, company="Halden " * 40),)),
        {"company": "Halden " * 40, "position": "Engineer " * 40})  # fmt: skip
    assert long.reasons[0].rule == "declined_role" and len(long.reasons[0].because) <= 160


@pytest.mark.parametrize(
    "met",
    [
        replace(DECLINED, busy=True),
        replace(DECLINED, at=NOW - 7 * MONTH),
        replace(DECLINED, position="Data Engineer"),
        replace(DECLINED, position="Senior Backend Engineer"),
        replace(DECLINED, position=None),
        replace(DECLINED, company="Plover"),
        replace(DECLINED, company=None),
    ],
    ids="busy long-ago other-role other-level no-role other-company no-company".split(),
)
def test_another_role_is_judged_for_itself(world: World, met: Met) -> None:
    """As if nothing had been declined: what was no matter of the role, long ago, or of something else."""
    assert judged(world, History(declined=(met,))) == judged(world, History())


def test_the_last_decline_counts(world: World) -> None:
    """Of several it is the newest that is named, and one for want of time hides none before it."""
    declined = (
        replace(DECLINED, at=NOW - 3 * MONTH),
        DECLINED,
        replace(DECLINED, at=NOW - MONTH / 2, busy=True),
    )
    found = rule(judged(world, History(declined=declined)), "declined_role")
    assert found and "25 October 2026" in found.because


def test_who_answers_a_decline_is_heard(world: World) -> None:
    """An answer in the thread may bring other terms, and is judged by them."""
    history = History(declined=(DECLINED,))
    answers = judged(world, history, in_reply_to=("<s@home.example>",))
    refers = judged(world, history, references=("<0@company.example>",))
    assert rule(answers, "declined_role") is rule(refers, "declined_role") is None


def test_a_wished_company_is_asked_for_another_role(world: World) -> None:
    """The decline becomes a question about other openings."""
    verdict = judged(world, History(declined=(DECLINED,)), wanted=("Halden",))
    assert (verdict.decision, verdict.question) == (Decision.ASK, Question.OTHER_OPENINGS)


def test_who_is_in_the_process_goes_on(world: World) -> None:
    """A new time for a talk that was agreed to is no new offer of what was declined."""
    verdict = judged(world, History(declined=(DECLINED,)), kind="scheduling_change")
    assert verdict.decision is Decision.TAKE


def test_without_a_profile_nothing_is_turned_down(world: World) -> None:
    """Demur leans to the talk as long as it does not know the person."""
    history = replace(contact(5), declined=(DECLINED,))
    assert judged(world, history, stated=False).decision is Decision.TAKE
    assert judged(world, History(), {}, stated=False).decision is Decision.TAKE


# Who does not listen. The role here is none that the person looks for.
NEUTRAL = {"company": "Halden"}


@pytest.mark.parametrize("door_open", [False, True])
def test_who_ignores_declines_is_declined(world: World, *, door_open: bool) -> None:
    """From three in a row on, also where each had asked to be kept in mind; fewer change nothing but the mention."""
    verdict = judged(world, contact(3, door_open=door_open), NEUTRAL)
    assert verdict.decision is Decision.DECLINE
    assert verdict.reasons[0].rule == "ignored_declines"
    assert verdict.reasons[0].because == "Ann Field has ignored 3 declines of yours and writes on."
    fewer = judged(world, contact(2, door_open=door_open), NEUTRAL)
    assert (fewer.decision, rule(fewer, "ignored_declines")) == (Decision.TAKE, None)


def test_what_fits_is_taken_whoever_writes(world: World) -> None:
    """A role that the person looks for, or a wished company, outweighs that; it is mentioned all the same."""
    for verdict in (
        judged(world, contact(4), ROLE),
        judged(world, contact(4), NEUTRAL, wanted=("Halden",)),
    ):
        assert verdict.decision is Decision.TAKE
        assert rule(verdict, "ignored_declines")


def test_only_the_writer_counts(world: World) -> None:
    """A colleague of somebody who does not listen is heard, and one who has no name is told by the address."""
    other = replace(contact(9).contacts[0], address=Address("Bo", "bo@company.example"), company="Halden")
    assert judged(world, History((other,)), NEUTRAL).decision is Decision.TAKE
    found = rule(judged(world, contact(3, name=""), NEUTRAL), "ignored_declines")
    assert found and found.because.startswith("ann.field@company.example has ignored 3")
