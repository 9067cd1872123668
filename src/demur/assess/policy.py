"""The weighing: hard rules first, then weights, then the lean to take the conversation.

In this order, the first that applies decides:

1. surely ordinary mail                          -> none
2. two kinds of scam evidence, likely enough      -> ignore (whatever the kind of message)
3. a message that needs no answer                -> none
4. a scam is not unlikely                        -> ask who they are
5. an avoided company, or a closed search        -> decline
6. a reason against that decides alone           -> decline (a wished company turns it into a question)
7. a full week, or a writer who ignores declines, and nothing that speaks for it -> decline
8. several questions that nothing outweighs      -> decline
9. a reason against that an answer would settle  -> ask that
10. otherwise                                    -> take
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from demur.assess.alignment import judge_alignment, wanted_company
from demur.assess.bandwidth import UTC_ZONE, Room, judge_bandwidth
from demur.assess.declined import judge_declined
from demur.assess.level import judge_level
from demur.assess.relationship import judge_relationship
from demur.assess.scam import SLIGHT, is_doubtful, is_scam, judge_scam
from demur.assess.urgency import judge_timing
from demur.assess.weighing import Scales, scales
from demur.domain.invitation import Invitation, Kind, Recognition
from demur.domain.person import Calendar, History, Profile
from demur.domain.verdict import Decision, Factor, Question, Reason, Scam, Urgency, Verdict
from demur.domain.zones import zone_of

_SURE = 0.995
"""Ordinary mail recognised with this confidence is no matter of a job: no job scam either, whatever it says of money."""

_HARD = frozenset({"avoided_company", "closed_search"})
"""What these rules see turns a conversation down whatever else is said for it."""

_UNDER_WAY = frozenset({"under_way", "further_round"})
"""What these rules see shows that the person is in the process already."""

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
    reasons = _reasons(invitation, profile, history, room, scam, now, own)
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
    invitation: Invitation,
    profile: Profile,
    history: History,
    room: Room,
    scam: Scam,
    now: datetime,
    own: Scales,
) -> list[Reason]:
    """All reasons of all factors."""
    role = [
        *judge_alignment(invitation, profile, own),
        *judge_level(invitation.facts, profile, own),
        *judge_declined(invitation, profile, history, now, own),
    ]
    related = judge_relationship(invitation, profile, history, room.underway, own)
    if _running(related):
        # The person agreed to this process before: its role and level are known to them.
        role = [_mentioned(r) if r.stance == "against" and r.rule not in _HARD else r for r in role]
    return [*_doubt(scam), *role, *room.reasons, *related]


def _mentioned(reason: Reason) -> Reason:
    """The reason, shown and no more."""
    return replace(reason, weight=min(reason.weight, _MENTIONED))


def _running(reasons: Sequence[Reason]) -> bool:
    """The process is under way: the person agreed to it before."""
    return any(reason.rule in _UNDER_WAY for reason in reasons)


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
    ignored = next((r for r in against if r.rule == "ignored_declines"), None)
    if ignored and not fits:
        return _Outcome(Decision.DECLINE, ignored)
    if not wished and _too_many(questions, fits=fits, enough=own.limit("too_much")):
        return _Outcome(Decision.DECLINE, _too_much(questions))
    if questions:
        return _Outcome(Decision.ASK, questions[0], questions[0].question)
    going_on = _running(good) and (
        any(r.factor in ("alignment", "level") for r in against)
        or invitation.recognition.kind is Kind.SCHEDULING_CHANGE
    )
    # Where something speaks against the role, it is the running process that makes it worth going on.
    first = next((r for r in good if going_on and r.factor == "relationship"), good[0])
    return _Outcome(Decision.TAKE, first)


def _too_many(questions: Sequence[Reason], *, fits: bool, enough: float) -> bool:
    """Whether there are more questions than one answer can settle: of two factors, or three of any kind where the role fits."""
    factors = {r.factor: r.weight for r in reversed(questions)}
    kinds = {r.question: r.weight for r in reversed(questions)}
    if len(kinds) >= 3 and sum(kinds.values()) >= enough:
        return True
    return not fits and len(factors) >= 2 and sum(factors.values()) >= enough


def _too_much(questions: Sequence[Reason]) -> Reason:
    """One sentence for questions that are too many to ask; the reasons themselves follow it."""
    names = list(dict.fromkeys(_NAMES[reason.question] for reason in questions if reason.question))
    listed = f"{', '.join(names[:-1])} and {names[-1]}"
    weight = min(1.0, sum(reason.weight for reason in questions))
    return Reason(
        questions[0].factor,
        "against",
        weight,
        f"Too much does not fit at once: {listed}.",
        questions[0].quote,
    )


_NAMES: dict[Question, str] = {
    Question.UP_LEVEL: "the level",
    Question.OTHER_OPENINGS: "the role",
    Question.PAY: "the pay",
    Question.LOCATION: "the place",
    Question.COMPANY: "who hires",
    Question.OTHER_TIME: "the time",
    Question.IDENTITY: "who writes",
}

_OPEN_TO: dict[Factor, Question] = {
    "alignment": Question.OTHER_OPENINGS,
    "level": Question.UP_LEVEL,
    "bandwidth": Question.OTHER_TIME,
}
"""What is worth asking a wished company in place of a decline."""


def _doubt(scam: Scam) -> tuple[Reason, ...]:
    """The signs of a scam as reasons: the strongest as a question where it is doubtful."""
    weighty = [signal for signal in scam.signals if signal.weight >= SLIGHT]
    if not is_doubtful(scam):
        return tuple(Reason("scam", "against", 0.1, s.because, s.quote) for s in weighty[:2])
    strongest = scam.signals[0]
    why = f"Check first who writes: {strongest.because[0].lower()}{strongest.because[1:]}"
    if len(why) > _SHORT:
        why = "Check first who writes: some of it looks like a scam."
    how = "To check, call the company's own switchboard, or look for the post on its careers page."
    return (
        Reason("scam", "against", 0.79, why, strongest.quote, Question.IDENTITY),
        Reason("scam", "against", 0.7, how),
        *(Reason("scam", "against", 0.5, s.because, s.quote) for s in weighty[1:4]),
    )


def _turned_away(scam: Scam, urgency: Urgency, passed: bool) -> Verdict:
    """No answer at all: an answer confirms the address."""
    reasons = tuple(
        Reason("scam", "against", 1.0 if n == 0 else 0.9, s.because, s.quote)
        for n, s in enumerate(s for s in scam.signals if s.weight >= SLIGHT)
    )
    return Verdict(Decision.IGNORE, reasons[:6], scam, urgency, None, None, passed)


def _rank(reason: Reason) -> tuple[float, int, int, str]:
    return (-reason.weight, _ORDER.index(reason.factor), reason.question is None, reason.because)


__all__ = ["assess"]
