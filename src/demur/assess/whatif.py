"""What would change the verdict: other messages and other wishes are judged too, and those that turn it are told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

from demur.assess.change import Change, Situation
from demur.assess.message_changes import message_changes
from demur.assess.policy import assess
from demur.assess.profile_changes import profile_changes
from demur.domain.invitation import Invitation
from demur.domain.person import Calendar, History, Profile
from demur.domain.verdict import Decision, Question, Verdict

_PAIRED = 3
"""So many changes of each thing are tried two by two where none turns the verdict alone."""

_LEAN = {Decision.IGNORE: 0, Decision.NONE: 0, Decision.DECLINE: 1, Decision.ASK: 2, Decision.TAKE: 3}


@dataclass(frozen=True, slots=True)
class Turn:
    """What would be another verdict, and when.

    Attributes:
        conditions: what would have to be so, each to follow "if", all together.
        of_profile: it is the person who would have to wish or allow something else.
    """

    decision: Decision
    question: Question | None
    conditions: tuple[str, ...]
    of_profile: bool


def turns(
    invitation: Invitation, profile: Profile, calendar: Calendar, history: History, now: datetime
) -> tuple[Turn, ...]:
    """The changes that turn the verdict, found by judging each; those that lead towards the conversation first.

    Args: as of `assess`.

    Returns:
        Of changes of one thing the nearest that turns it each way; pairs of changes only where none alone
        makes it worth the talk.
    """
    situation = Situation(invitation, profile, calendar, history, now)
    verdict = assess(invitation, profile, calendar, history, now)
    of_message = list(message_changes(situation, verdict))
    wishes = list(profile_changes(situation, verdict))
    plain = [change for change in wishes if not change.of.startswith("weighing.")]
    # Another weight is told only where no wish would do: people think in wishes.
    of_profile = list(_single(situation, verdict, plain, of_profile=True)) or list(
        _single(situation, verdict, wishes, of_profile=True)
    )
    found = [*_single(situation, verdict, of_message, of_profile=False), *of_profile]
    if verdict.decision is not Decision.TAKE and not any(
        turn.decision is Decision.TAKE and not turn.of_profile for turn in found
    ):
        found += _pairs(situation, of_message)
    return tuple(sorted(found, key=lambda turn: (-_LEAN[turn.decision], turn.of_profile)))


def _single(
    situation: Situation, verdict: Verdict, changes: Sequence[Change], *, of_profile: bool
) -> Iterator[Turn]:
    """The first change of each thing that leads to each other verdict."""
    told: set[tuple[str, Decision]] = set()
    for change in changes:
        other = _judged(change.made(situation))
        if other.decision is verdict.decision or (change.of, other.decision) in told:
            continue
        told.add((change.of, other.decision))
        yield Turn(other.decision, other.question, (change.words,), of_profile)


def _pairs(situation: Situation, changes: Sequence[Change]) -> Iterator[Turn]:
    """Two changes that only together make it worth the talk."""
    of: dict[str, list[Change]] = {}
    for change in changes:
        if change.helps:
            of.setdefault(change.of, []).append(change)
    useful = [change for some in of.values() for change in some[:_PAIRED]]
    told: set[frozenset[str]] = set()
    for first, second in combinations(useful, 2):
        things = frozenset((first.of, second.of))
        if len(things) < 2 or things in told:
            continue
        other = _judged(second.made(first.made(situation)))
        if other.decision is Decision.TAKE:
            told.add(things)
            yield Turn(other.decision, other.question, (first.words, second.words), False)


def _judged(situation: Situation) -> Verdict:
    return assess(
        situation.invitation, situation.profile, situation.calendar, situation.history, situation.now
    )
