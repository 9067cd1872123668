"""Where a slot stands among the tokens: its sentence, and what lies between it and the slots around it."""

from dataclasses import dataclass

from demur.extract._times.pairing import Pair
from demur.extract._times.tokens import Token

REACH = 60
_NEAR_SLOTS = 12
_FIRST_PICTURE = "\U0001f300"  # smileys stand where a sentence ends


@dataclass(frozen=True, slots=True)
class Place:
    """Where a slot stands among the tokens.

    Attributes:
        first, last: its first token (preposition included) and the one past its last.
        clock: the first token of its time (preposition included).
        hour: the one past the last of its time.
        sentence, stop: the sentence around it.
        before: where the text between it and the slot before it begins.
        after: where the text between it and the slot after it ends.
        crowd: other slots stand in the same sentence.
    """

    first: int
    last: int
    clock: int
    hour: int
    sentence: int
    stop: int
    before: int
    after: int
    crowd: bool


def places(pairs: list[Pair], tokens: list[Token]) -> list[Place]:
    """The surroundings of each slot."""
    ranges = [_range_of(pair) for pair in pairs]
    found = []
    for index, (first, last) in enumerate(ranges):
        sentence = _sentence_start(tokens, first)
        stop = _sentence_stop(tokens, last)
        past = [
            end
            for begin, end in ranges[max(index - _NEAR_SLOTS, 0) : index]
            if begin < first and sentence <= begin
        ]
        ahead = [begin for begin, _ in ranges[index + 1 : index + _NEAR_SLOTS] if last <= begin < stop]
        before = max([sentence, *[min(end, first) for end in past]])
        after = min([stop, *ahead])
        time, crowd = pairs[index].time, bool(past or ahead)
        found.append(Place(first, last, time.lead, time.last, sentence, stop, before, after, crowd))
    return found


def _range_of(pair: Pair) -> tuple[int, int]:
    time, days = pair.time, pair.days
    if pair.how in {"beside", "sentence"}:
        return min(time.lead, days.first), max(time.last, days.last)
    return time.lead, time.last


def ends_sentence(tokens: list[Token], index: int) -> bool:
    """A sentence, or a line that is no wrapped sentence, ends at that token."""
    token = tokens[index]
    if token.kind == "l":
        return True
    if token.text in {"!", "?", ";", "…"} or token.text >= _FIRST_PICTURE:
        return True
    if token.text != ".":
        return False
    after = tokens[index + 1]
    return not after.glued and (after.capital or after.kind in "ehol" or after.kind == "n")


def _sentence_start(tokens: list[Token], first: int) -> int:
    for back in range(first - 1, max(first - REACH, -1), -1):
        if ends_sentence(tokens, back):
            return back + 1
    return max(first - REACH, 0)


def _sentence_stop(tokens: list[Token], last: int) -> int:
    for ahead in range(last, min(last + REACH, len(tokens))):
        if tokens[ahead].kind == "e" or ends_sentence(tokens, ahead):
            return ahead
    return min(last + REACH, len(tokens))


def last_with(tokens: list[Token], begin: int, end: int, *names: str) -> int:
    """The last token in a stretch that has one of the tags, -1 where none has."""
    for index in range(end - 1, begin - 1, -1):
        tags = tokens[index].tags
        if tags and any(name in tags for name in names):
            return index
    return -1
