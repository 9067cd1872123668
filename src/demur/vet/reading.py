"""Tells what a letter means to be, where nobody says."""

from demur.domain.letter import DECLINING, Situation
from demur.vet.phrases import straight
from demur.vet.sentences import declines, does, sentences

LIKELY = 0.5


def reads_as(text: str, language: str, expected: Situation | None) -> Situation:
    """The occasion of a text that somebody wrote.

    A letter is taken for a decline, unless it says yes or asks, has no no in it, and does not speak of future openings:
    a decline whose no was forgotten must not pass for something else.

    Args:
        expected: the occasion of the letter that Demur would write.
    """
    said = straight(text).replace("\n\n", ". ").replace("\n", " ")
    found = [does(said[slice(*each)], language) for each in sentences(said)]
    if expected is Situation.REOPEN and not any(declines(each) for each in found):
        return expected
    if not any(declines(each) or each["door"] >= LIKELY for each in found):
        if any(each["other_time"] >= LIKELY for each in found) and "?" in said:
            return Situation.RESCHEDULE
        if any(each["yes"] >= LIKELY for each in found):
            return Situation.ACCEPT
        if "?" in said:
            return Situation.ASK
    return expected if expected in DECLINING else Situation.DECLINE
