"""Fills the blanks of a letter with what is surely known."""

from dataclasses import replace
from typing import TypeVar

from demur.compose.language import base_of
from demur.compose.reason import reason_of
from demur.compose.register import is_informal
from demur.compose.situation import question_of
from demur.compose.slot import in_words
from demur.domain.facts import Fact
from demur.domain.introduction import Introduction
from demur.domain.invitation import Invitation
from demur.domain.letter import Blanks
from demur.domain.person import Profile
from demur.domain.verdict import Decision, Verdict

SURE = 0.5
"""A fact of less confidence is not told to its own author."""

T = TypeVar("T")


def fill(invitation: Invitation, verdict: Verdict, profile: Profile, locale: str) -> Blanks:
    """What the letter may say, as it was read; `write` cleans it.

    Args:
        locale: language of the letter, with its region; the slot is put into its words.
    """
    language = base_of(locale)
    facts = invitation.facts
    accepted = verdict.slot if verdict.decision is Decision.TAKE and not verdict.passed else None
    question = question_of(verdict)
    barred = {reason.bars for reason in verdict.reasons}
    return Blanks(
        recruiter=_known(facts.recruiter),
        position=_known(facts.position),
        company=_known(facts.company),
        functional_area=(None if "field" in barred else _known(facts.functional_area)) or own_area(profile),
        name=profile.name or None,
        keep_door_open=profile.letters.keep_door_open and "company" not in barred,
        question=question.value if question else None,
        slot=in_words(accepted, locale) if accepted else None,
        scheduling_link=_known(facts.scheduling_link) is not None,
        informal=language == base_of(invitation.recognition.language)
        and is_informal(invitation.mail, language),
        agency=_known(facts.agency) is True and _known(facts.company) is not None,
        reason=reason_of(verdict) if profile.letters.reasons else None,
    )


def introduced_by(introduced: Introduction, blanks: Blanks) -> Blanks:
    """The blanks of a letter that goes to the other, and thanks the friend."""
    return replace(blanks, recruiter=introduced.other.name or None, introducer=introduced.friend.name or None)


def own_area(profile: Profile) -> str | None:
    """The functional area to be kept in mind for where the mail names none, or one that the person turns down."""
    return profile.letters.functional_area or next(iter(profile.search.functional_areas), None)


def _known(fact: Fact[T] | None) -> T | None:
    return fact.value if fact is not None and fact.confidence >= SURE else None
