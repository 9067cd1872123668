"""To whom to write when the search begins again: the judgement of a career coach, as rules."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from benchmarks.year import owner
from benchmarks.year.firms import House
from benchmarks.year.moments import BERLIN
from benchmarks.year.truth import Answer, Incoming, Noted, Relevance, Reopen
from demur.domain.dealings import Reaction

AT = datetime(2026, 11, 30, 22, tzinfo=BERLIN)
_LATELY = timedelta(weeks=3)
_PROCESS = timedelta(weeks=5)
_WARM_FOR = timedelta(days=270)
_WANTED = frozenset(owner.AFTER.functional_areas)
_NEAR = frozenset({"data engineering", "data science", "software engineering", "devops and infrastructure"})
_COLD = frozenset({"other_hostile"})
_GONE = frozenset({"other_leaves", "gone"})


@dataclass(frozen=True, slots=True)
class Past:
    """All there was with one recruiter, by time."""

    recruiter: str
    agency: bool
    firms: frozenset[str]
    received: tuple[Incoming, ...]
    answers: tuple[Answer, ...]
    notes: tuple[Noted, ...]

    @property
    def first_messages(self) -> tuple[Incoming, ...]:
        """Those with which they began."""
        return tuple(each for each in self.received if each.kind != "reply")

    @property
    def reactions(self) -> tuple[Incoming, ...]:
        """What they said to the owner's letters."""
        return tuple(each for each in self.received if each.reaction is not None)

    @property
    def last(self) -> datetime:
        """When there was contact last."""
        return max(
            [
                *(each.at for each in self.received),
                *(each.at for each in self.answers),
                *(each.note.at for each in self.notes),
            ]
        )


def reopening(
    recruiters: list[tuple[str, bool]], houses: tuple[House, ...], incoming: list[Incoming], answers: list[Answer],
    notes: tuple[Noted, ...], unreachable: frozenset[str],
) -> Reopen:  # fmt: skip
    """The scenario; `recruiters` are ids, each with whether they work for an agency."""
    named = {house.firm.name: house.id for house in houses}
    avoided = frozenset(named[each] for each in owner.AVOIDED)
    wished = frozenset(named[each] for each in owner.WANTED)
    to = {each.message_id: each.recruiter for each in incoming}
    pasts = []
    for recruiter, agency in recruiters:
        received = tuple(each for each in incoming if each.recruiter == recruiter)
        said = tuple(each for each in answers if to[each.to] == recruiter)
        firms = frozenset(each.client or each.firm or "" for each in received)
        pasts.append(
            Past(
                recruiter,
                agency,
                firms,
                received,
                said,
                tuple(each for each in notes if each.recruiter == recruiter),
            )
        )
    grades = tuple(
        Relevance(past.recruiter, *(_never(past, avoided, unreachable) or _grade(past, wished)))
        for past in pasts
        if past.received
    )
    return Reopen(AT, owner.BEFORE, owner.AFTER, grades)


def _never(past: Past, avoided: frozenset[str], unreachable: frozenset[str]) -> tuple[int, str] | None:
    """Why not to write to them at all, None for no reason."""
    manners = [each.manner for each in past.received]
    last = past.answers[-1] if past.answers else None
    if past.recruiter in unreachable or _gone(past):
        return 0, "There is no way to reach them."
    if not past.agency and past.firms <= avoided:
        return 0, "The company is one to avoid."
    if any(each.situation.value == "close" for each in past.answers):
        return 0, "The door was closed."
    if _COLD & set(manners):
        return 0, "They answered with hostility."
    if _pushes(past) >= 3:
        return 0, "They did not take no for an answer."
    if last and last.decision in ("take", "ask") and AT - last.at < _PROCESS:
        return 0, "There is a conversation under way."
    if last and AT - last.at < _LATELY:
        return 0, "They had a letter within the last weeks."
    answered = {each.to for each in past.answers}
    if any(AT - each.at < _LATELY and each.message_id not in answered for each in past.first_messages):
        return 0, "A fresh message of theirs waits: answer that."
    return None


def _gone(past: Past) -> bool:
    """They left the address under which they wrote last."""
    left = [each for each in past.received if each.manner in _GONE]
    return bool(left) and not any(
        each.at > left[-1].at and each.address != left[-1].address for each in past.received
    )


def _pushes(past: Past) -> int:
    """After how many declines they insisted, or offered something again within two months."""
    wrote = [each.at for each in past.received if each.kind != "reply" or each.manner == "insists"]
    declined = [each.at for each in past.answers if each.decision == "decline"]
    return sum(any(timedelta(0) < at - decline < timedelta(days=60) for at in wrote) for decline in declined)


def _grade(past: Past, wished: frozenset[str]) -> tuple[int, str]:
    if not past.answers:
        return 1, "They wrote, and never had an answer."
    last = past.answers[-1]
    offered = {each.area for each in past.received if each.area}
    asked = {last.area} if last.area else offered
    reaction = past.reactions[-1] if past.reactions else None
    warm = reaction is not None and (
        reaction.reaction in (Reaction.OPENING, Reaction.COUNTER)
        or reaction.reaction is Reaction.THANKS
        and reaction.kept
        or reaction.manner in ("asks_when", "asks_what")
    )
    fresh = AT - past.last < _WARM_FOR
    wanted = bool((asked | offered) & _WANTED)
    near = wanted or bool((asked | offered) & _NEAR)
    openings = sum(each.area in _WANTED | _NEAR for each in past.received if each.area)
    met = any(each.decision == "take" for each in past.answers)
    if past.firms & wished and not past.agency:
        return (
            (3, "A company to wish for, and the door is open.")
            if last.door or warm
            else (2, "A company to wish for.")
        )
    if last.door and wanted and warm and fresh:
        return 3, "The door is open for what is wanted now, and they were warm about it."
    if past.agency and last.door and warm and fresh and openings >= 3:
        return 3, "An agency with several openings near to it, and a warm word."
    if last.door and near:
        return 2, "The door is open, and the area is near."
    if met and wanted and fresh:
        return 2, "They met over what is wanted now, and parted well."
    if warm and wanted and fresh:
        return 2, "They were warm about what is wanted now, though the door was not spoken of."
    return 1, "Polite, but another area, long ago, or without a word."
