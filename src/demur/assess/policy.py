"""The weighing: hard rules first, then weights, then the lean to take the conversation.

In this order, the first that applies decides:

1. surely ordinary mail                          -> none
2. two kinds of scam evidence, likely enough      -> ignore (whatever the kind of message)
3. a message that needs no answer                -> none
4. a scam is not unlikely                        -> ask who they are
5. a reason against that decides alone           -> decline (a wished company turns it into a question)
6. a full week, and nothing that speaks for it   -> decline
7. several questions that nothing outweighs      -> decline
8. a reason against that an answer would settle  -> ask that
9. otherwise                                     -> take
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from demur.assess.alignment import judge_alignment, wanted_company
from demur.assess.bandwidth import UTC_ZONE, Room, judge_bandwidth
from demur.assess.level import judge_level
from demur.assess.relationship import further_round, judge_relationship
from demur.assess.scam import is_doubtful, is_scam, judge_scam
from demur.assess.urgency import judge_timing
from demur.assess.weighing import Scales, scales
from demur.domain.invitation import Invitation, Kind, Recognition
from demur.domain.person import Calendar, History, Profile
from demur.domain.verdict import Decision, Factor, Question, Reason, Scam, Urgency, Verdict
from demur.domain.zones import zone_of

_SURE = 0.9
"""Ordinary mail recognised with this confidence is no matter of a job: no job scam either, whatever it says of money."""

_HARD = frozenset({"avoided_company", "closed_search"})
"""What these rules see turns a conversation down whatever else is said for it."""

_MENTIONED = 0.3
"""A reason of this weight is shown, and asks and decides nothing."""

_SHORT = 108
"""A first reason stands alone in a table."""

_ORDER: tuple[Factor, ...] = ("scam", "alignment", "level", "bandwidth", "relationship")


@dataclass(frozen=True, slots=True)
class _Outcome:
    decision: Decision
    first: Reason
    question: Question | None = None


def assess(
    invitation: Invitation, profile: Profile, calendar: Calendar, history: History, now: datetime
) -> Verdict:
    """Judges a message: whether the conversation is worth it, and why.

    A pure function: the same arguments give the same verdict for ever.

    Args:
        invitation: the message with its kind and facts, of any kind.
        profile: the person; where `stated` is False only scams are turned down.
        calendar: its order does not matter.
        history: who wrote before.
        now: the moment of judging, with its offset.

    Returns:
        The verdict; its first reason is the decisive one. Messages that need no answer have no reasons.
    """
    scam = judge_scam(invitation, history)
    zone = zone_of(profile.timezone) or UTC_ZONE
    kind = invitation.recognition.kind
    believed = surely_ordinary(invitation.recognition) or not is_scam(scam, kind)
    if believed and not kind.needs_answer:
        return Verdict(Decision.NONE, (), scam, "normal")
    timing = judge_timing(invitation, profile, zone, now)
    if not believed:
        return _turned_away(scam, timing.urgency, timing.passed)
    own = scales(profile.weighing)
    room = judge_bandwidth(invitation, profile, calendar, timing, zone, now, own)
    reasons = _reasons(invitation, profile, history, room, scam, own)
    outcome = _weigh(reasons, room, invitation, profile, own)
    rest = sorted((r for r in reasons if r.because != outcome.first.because), key=_rank)
    slot = room.slot if outcome.decision is Decision.TAKE else None
    return Verdict(
        outcome.decision, (outcome.first, *rest), scam, timing.urgency, outcome.question, slot, timing.passed
    )


def surely_ordinary(recognition: Recognition) -> bool:
    """Whether a message is so plainly no matter of a job that the verdict is none whatever it says."""
    return recognition.kind is Kind.OTHER and recognition.confidence >= _SURE


def _reasons(
    invitation: Invitation, profile: Profile, history: History, room: Room, scam: Scam, own: Scales
) -> list[Reason]:
    """All reasons of all factors."""
    role = [*judge_alignment(invitation, profile, own), *judge_level(invitation.facts, profile, own)]
    if room.underway or further_round(invitation) is not None:
        # The person agreed to this process before: its role and level are known to them.
        role = [
            replace(r, weight=min(r.weight, _MENTIONED))
            if r.stance == "against" and r.rule not in _HARD
            else r
            for r in role
        ]
    related = judge_relationship(invitation, history, room.underway, own)
    return [*_doubt(scam), *role, *room.reasons, *related]


def _weigh(
    reasons: Sequence[Reason], room: Room, invitation: Invitation, profile: Profile, own: Scales
) -> _Outcome:
    """The table at the top of this file, from its fourth line on."""
    against = sorted((r for r in reasons if r.stance == "against"), key=_rank)
    good = sorted((r for r in reasons if r.stance == "for"), key=_rank)
    wished = profile.stated and wanted_company(invitation.facts, profile.search) is not None
    doubt = next((r for r in against if r.factor == "scam" and r.question), None)
    if doubt:
        return _Outcome(Decision.ASK, doubt, Question.IDENTITY)
    decisive = [r for r in against if r.rule in _HARD] or [
        r for r in against if r.weight >= own.limit("decides")
    ]
    if decisive and (decisive[0].rule in _HARD or not wished):
        return _Outcome(Decision.DECLINE, decisive[0])
    if decisive:
        question = decisive[0].question or _OPEN_TO[decisive[0].factor]
        return _Outcome(Decision.ASK, replace(decisive[0], question=question), question)
    questions = [r for r in against if r.question and r.weight >= own.limit("asks")]
    fits = wished or any(
        r.weight >= own.limit("fits") for r in good if r.factor in ("alignment", "relationship")
    )
    full = next((r for r in against if r.factor == "bandwidth"), None)
    if room.week_full and full and not fits:
        return _Outcome(Decision.DECLINE, full)
    heaviest = {r.factor: r for r in reversed(questions)}
    if (
        not wished
        and len(heaviest) >= (3 if fits else 2)
        and sum(r.weight for r in heaviest.values()) >= own.limit("too_much")
    ):
        return _Outcome(Decision.DECLINE, _too_much(questions))
    if questions:
        return _Outcome(Decision.ASK, questions[0], questions[0].question)
    return _Outcome(Decision.TAKE, good[0])


def _too_much(questions: Sequence[Reason]) -> Reason:
    """One sentence for questions that are too many to ask; the reasons themselves follow it."""
    names = list(dict.fromkeys(_NAMES[reason.factor] for reason in questions))
    listed = f"{', '.join(names[:-1])} and {names[-1]}"
    weight = min(1.0, sum(reason.weight for reason in questions))
    return Reason(
        questions[0].factor,
        "against",
        weight,
        f"Too much does not fit at once: {listed}.",
        questions[0].quote,
    )


_NAMES: dict[Factor, str] = {
    "scam": "who writes",
    "alignment": "what you look for",
    "level": "the level",
    "bandwidth": "your calendar",
    "relationship": "the contact",
}

_OPEN_TO: dict[Factor, Question] = {
    "alignment": Question.OTHER_OPENINGS,
    "level": Question.UP_LEVEL,
    "bandwidth": Question.OTHER_TIME,
}
"""What is worth asking a wished company in place of a decline."""


def _doubt(scam: Scam) -> tuple[Reason, ...]:
    """The signs of a scam as reasons: the strongest as a question where it is doubtful."""
    weighty = [signal for signal in scam.signals if signal.weight >= 0.8]
    if not is_doubtful(scam):
        return tuple(Reason("scam", "against", 0.1, s.because, s.quote) for s in weighty[:2])
    strongest = scam.signals[0]
    why = f"Check first who writes: {strongest.because[0].lower()}{strongest.because[1:]}"
    if len(why) > _SHORT:
        why = "Check first who writes: some of it looks like a scam."
    how = "To check, call the company on the number of its own website, not on the one in the mail."
    return (
        Reason("scam", "against", 0.79, why, strongest.quote, Question.IDENTITY),
        Reason("scam", "against", 0.7, how),
        *(Reason("scam", "against", 0.5, s.because, s.quote) for s in weighty[1:4]),
    )


def _turned_away(scam: Scam, urgency: Urgency, passed: bool) -> Verdict:
    """No answer at all: an answer confirms the address."""
    reasons = tuple(
        Reason("scam", "against", 1.0 if n == 0 else 0.9, s.because, s.quote)
        for n, s in enumerate(s for s in scam.signals if s.weight >= 0.8)
    )
    return Verdict(Decision.IGNORE, reasons[:6], scam, urgency, None, None, passed)


def _rank(reason: Reason) -> tuple[float, int, int, str]:
    return (-reason.weight, _ORDER.index(reason.factor), reason.question is None, reason.because)


__all__ = ["assess"]
