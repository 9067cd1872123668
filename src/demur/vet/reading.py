"""Tells what a letter means to be, where nobody says."""

from demur.domain.letter import DECLINING, Situation
from demur.vet.phrases import phrases_of, straight


def reads_as(text: str, language: str, expected: Situation | None) -> Situation:
    """The occasion of a text that somebody wrote.

    A letter is taken for a decline, unless it says yes or asks, has no no in it, and does not speak of future openings:
    a decline whose no was forgotten must not pass for something else.

    Args:
        expected: the occasion of the letter that Demur would write.
    """
    phrases = phrases_of(language)
    said = " ".join(straight(text).split())
    if not phrases.decline.search(said) and not phrases.door.search(said):
        if phrases.reschedule.search(said) and "?" in said:
            return Situation.RESCHEDULE
        if phrases.accept.search(said):
            return Situation.ACCEPT
        if "?" in said:
            return Situation.ASK
    return expected if expected in DECLINING else Situation.DECLINE
