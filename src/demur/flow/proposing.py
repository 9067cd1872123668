"""A letter that a language model proposes: kept as a further version, which a person may approve, and nothing more."""

from demur.domain.delivery import LIVE
from demur.domain.errors import AlreadyAnswered, LetterHeldBack, LetterUnknown
from demur.domain.remembered import Author, DraftState, Written
from demur.domain.verdict import Decision
from demur.flow.reviewing import Choice, Desk, keep, look, reworded

_THEIRS = "You wrote in this letter yourself: your words stay."
_SETTLED = "You have settled this invitation without a letter."


def propose(number: int, text: str, decision: Decision, desk: Desk) -> Written:
    """Keep a text as the last version of the letter that answers an invitation.

    Args:
        decision: what the letter does; it is vetted as such.

    Returns:
        The version; the one before where it has the same text.

    Raises:
        AlreadyAnswered: its letter is approved, or was sent by whomever.
        LetterHeldBack: something hard is found in the text, or the person has spoken already.
        LetterUnknown: there is no such invitation.
        LooksLikeAScam: it gets no answer.
        StoreUnusable
    """
    store, choice = desk.store, Choice(decision)
    found = look(number, desk, choice)
    if any(each.delivery in LIVE or each.draft is DraftState.SENT for each in store.listed(only=[number])):
        raise AlreadyAnswered
    if found.stand and found.stand.decided:
        raise LetterHeldBack([_SETTLED])
    versions = store.letters(number)
    if versions and versions[-1].author is Author.PERSON:
        raise LetterHeldBack([_THEIRS])
    offer = reworded(found, text, desk.case())
    if not offer.may_leave:
        hard = [each.because for each in offer.problems if each.hard]
        raise LetterHeldBack(hard or ["It is not known whom to write to."])
    keep(found, text, Author.MODEL, desk, desk.case())
    kept = store.letters(number)
    if not kept:
        raise LetterUnknown(number)
    return kept[-1]
