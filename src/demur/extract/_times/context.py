"""What the words around a time say about it: a deadline, office hours, an old time that was moved."""

from dataclasses import dataclass

from demur.extract._times.pairing import Pair
from demur.extract._times.tokens import Token

_REACH = 60
_INTRO_LINES = 14
_NEAR_SLOTS = 12
_HOURS_NEAR = 8
_LABEL = 4  # words of a label that has its own line


@dataclass(frozen=True, slots=True)
class Place:
    """Where a slot stands among the tokens.

    Attributes:
        first, last: its first token (preposition included) and the one past its last.
    clock: the first token of its time (preposition included).
        sentence, stop: the sentence around it.
        before: where the text between it and the slot before it begins.
        after: where the text between it and the slot after it ends.
        crowd: other slots stand in the same sentence.
    """

    first: int
    last: int
    clock: int
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
        found.append(
            Place(first, last, pairs[index].time.lead, sentence, stop, before, after, bool(past or ahead))
        )
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
        return _ends_line_for_good(tokens, index)
    if token.text in {"!", "?", ";"}:
        return True
    if token.text != ".":
        return False
    after = tokens[index + 1]
    return not after.glued and (after.capital or after.kind in "ehol" or after.kind == "n")


def _ends_line_for_good(tokens: list[Token], index: int) -> bool:
    """An empty line, a list, or a line too short to be wrapped text."""
    after = tokens[index + 1]
    if after.kind in "le" or (after.kind == "o" and after.text != "("):
        return True
    start = index
    while start > 0 and tokens[start - 1].kind != "l" and index - start < 40:
        start -= 1
    width = tokens[index].start - tokens[start].start
    return width < 45 or (
        after.kind == "w" and after.capital and tokens[index - 1].text in {":", ".", "!", "?"}
    )


def _sentence_start(tokens: list[Token], first: int) -> int:
    for back in range(first - 1, max(first - _REACH, -1), -1):
        if ends_sentence(tokens, back):
            return back + 1
    return max(first - _REACH, 0)


def _sentence_stop(tokens: list[Token], last: int) -> int:
    for ahead in range(last, min(last + _REACH, len(tokens))):
        if tokens[ahead].kind == "e" or ends_sentence(tokens, ahead):
            return ahead
    return min(last + _REACH, len(tokens))


def _last_with(tokens: list[Token], begin: int, end: int, *names: str) -> int:
    """The last token in a stretch that has one of the tags, -1 where none has."""
    for index in range(end - 1, begin - 1, -1):
        tags = tokens[index].tags
        if tags and any(name in tags for name in names):
            return index
    return -1


def _clause_end(tokens: list[Token], begin: int, end: int) -> int:
    """Where the clause after a slot ends: at a comma, a bracket, an "if"."""
    for index in range(begin, end):
        token = tokens[index]
        if (token.text in {",", "("} and index > begin) or "condition" in token.tags:
            return index
    return end


def is_offered(pair: Pair, place: Place, tokens: list[Token], called_off: bool = False) -> bool:
    """The slot is a time to meet, and no deadline, no office hours, no time that was given up.

    Args:
        called_off: the message calls an interview off; the time that is given up is the one looked for.
    """
    if not (_is_fixed(place, tokens) or _is_goal(place, tokens)) and (
        pair.time.deadline or _has_deadline(place, tokens) or _is_last_day(pair, tokens)
    ):
        return False
    clause = _clause_end(tokens, place.last, place.after)
    intro = _intro(tokens, place)
    if _tells_hours(tokens, place.sentence, place.first) or _tells_hours(
        tokens, place.last, min(clause, place.last + _HOURS_NEAR)
    ):
        return False
    if called_off:
        return not (_is_start(place, tokens) or _is_done(place, tokens))
    if _is_labelled_old(place, tokens):
        return False
    if intro and _last_with(tokens, *intro, "hours", "old", "cancel") > _last_with(tokens, *intro, "new"):
        return False
    return not (
        _is_start(place, tokens)
        or _is_done(place, tokens)
        or _is_given_up(place, tokens, clause)
        or _is_moved(place, tokens, clause)
    )


_BEYOND = frozenset(
    "after outside before beyond nach ausserhalb auserhalb vor apres hors avant dehors despues fuera antes depois fora apos"
    " dopo fuori prima na buiten voor".split()
)


_WHO_SHIFTS = frozenset("to we i you could can please must may".split())


def _tells_hours(tokens: list[Token], begin: int, end: int) -> bool:
    """Office hours or a shift are told, and not only that the meeting is after them ("after your shift")."""
    at = _last_with(tokens, begin, end, "hours")
    if at < 0 or any(t.text in _BEYOND for t in tokens[max(at - 3, 0) : at]):
        return False
    return not ("move" in tokens[at].tags and at and tokens[at - 1].text in _WHO_SHIFTS)


def _is_fixed(place: Place, tokens: list[Token]) -> bool:
    """The English of India and the Gulf: "the interview will be held on Thursday by 10 AM" means at ten."""
    lead = tokens[max(place.clock - 1, 0) : place.clock + 1]
    return (
        any(t.text == "by" for t in lead)
        and _last_with(tokens, place.sentence, place.first, "fixed") >= 0
        and _last_with(tokens, place.sentence, place.stop, "deadline_noun") < 0
    )


def _is_goal(place: Place, tokens: list[Token]) -> bool:
    """Where a meeting is moved: "could we push tomorrow's call to 3pm"."""
    return _led_to(place, tokens, "move_to") and _last_with(tokens, place.sentence, place.clock, "move") >= 0


def _has_deadline(place: Place, tokens: list[Token]) -> bool:
    for back in range(place.first - 1, max(place.first - 5, place.before - 1), -1):
        tags = tokens[back].tags
        if "deadline" in tags:
            return True
        if not {"art", "on", "at", "glue"} & tags.keys():
            break
    if "deadline" in tokens[place.first].tags and "relative" not in tokens[place.first].tags:
        return True
    if _last_with(tokens, place.before, place.first, "deadline_noun") > _last_with(
        tokens, place.before, place.first, "event", "new"
    ):
        return True
    if _answers(place, tokens) or _is_labelled_deadline(place, tokens):
        return True
    clause = _clause_end(tokens, place.last, place.after)
    return (
        _last_with(tokens, place.last, clause, "deadline_noun") >= 0
        and _last_with(tokens, place.before, place.first, "event") < 0
    )


def _is_last_day(pair: Pair, tokens: list[Token]) -> bool:
    """The day ends a span that the figure before it has no part in: "14 ore fino al 9 giugno"."""
    between = tokens[pair.time.last : pair.days.first]
    return 0 < len(between) <= 3 and any("deadline" in t.tags for t in between)


def _is_labelled_old(place: Place, tokens: list[Token]) -> bool:
    """A label on the line above says that it is the time before a change ("Bisher")."""
    label = _line_above(place, tokens)
    if label is None:
        return False
    begin, end = label
    alone = end - begin - (tokens[end].text == ":") < 1  # "Was:"
    labelled = (
        _last_with(tokens, begin, end + 1, "old", *(("old_near",) if alone else ())) >= 0
        and end - begin < _LABEL
    )
    return labelled and _last_with(tokens, begin, end + 1, "new", "moved_to") < 0


def _line_above(place: Place, tokens: list[Token]) -> tuple[int, int] | None:
    """The first and the last token of the line above the sentence, as far as a label reaches."""
    end = place.sentence - 1
    while end >= 0 and tokens[end].kind == "l":
        end -= 1
    if end < 0 or end == place.sentence - 1:
        return None
    begin = end
    while begin > 0 and tokens[begin - 1].kind != "l" and end - begin < _LABEL:
        begin -= 1
    return begin, end


def _is_labelled_deadline(place: Place, tokens: list[Token]) -> bool:
    """A label on the line above says that it is the last moment ("To be done by", "Frist")."""
    label = _line_above(place, tokens)
    if label is None:
        return False
    begin, end = label
    if begin and tokens[begin - 1].kind != "l":
        return False  # no label, but a sentence
    lead = _last_with(tokens, max(begin, end - 2), end + 1, "deadline")
    rest = tokens[lead + 1 : end + 1]
    if lead >= 0 and all(t.text == ":" or {"art", "on"} & t.tags.keys() for t in rest):
        return True
    return end - begin < _LABEL and _last_with(tokens, begin, end + 1, "deadline_noun") > _last_with(
        tokens, begin, end + 1, "event"
    )


def _answers(place: Place, tokens: list[Token]) -> bool:
    """A preposition that means "for" as well as "before" is a deadline where an answer is asked for."""
    lead = [tokens[i] for i in range(max(place.first - 3, place.before), place.first + 1)]
    return any("deadline_if_answer" in t.tags for t in lead) and (
        _last_with(tokens, place.sentence, place.first, "answer") >= 0
        or _last_with(tokens, place.last, place.stop, "answer") >= 0
    )


def _intro(tokens: list[Token], place: Place) -> tuple[int, int] | None:
    """The line with a colon that introduces the list in which the slot stands."""
    lines = 0
    colon = -1
    for back in range(place.first - 1, max(place.first - 160, -1), -1):
        token = tokens[back]
        if token.kind == "l":
            if colon >= 0:
                return back + 1, colon
            lines += 1
            if lines > _INTRO_LINES:
                return None
        elif token.text == ":" and lines and tokens[back + 1].kind == "l" and colon < 0:
            colon = back
    return (0, colon) if colon >= 0 and place.first < 160 else None


def _is_start(place: Place, tokens: list[Token]) -> bool:
    """The first day at work, a date of posting or founding."""
    near = max(place.first - 4, place.before)
    found = _last_with(tokens, near, place.first, "start")
    if found < 0 and "start" in tokens[place.first].tags:
        found = place.first
    return found >= 0 and _last_with(tokens, place.sentence, place.first, "event") < 0


def _is_done(place: Place, tokens: list[Token]) -> bool:
    """Something that has happened: "we spoke on Tuesday at 3"."""
    done = _last_with(tokens, place.before, place.first, "done")
    if done < 0:
        return False
    if any("new" in t.tags for t in tokens[max(done - 4, place.before) : done]):
        return False  # an infinitive: "we kunnen je ontvangen op maandag"
    between = tokens[done + 1 : place.first]
    return not any({"new", "offer", "and"} & t.tags.keys() or t.text in {",", ";", ":"} for t in between)


_BUT = frozenset({"but", "aber", "sondern", "wel", "maar", "mais", "pero", "sino", "mas", "ma", "bensi"})


def _is_given_up(place: Place, tokens: list[Token], clause: int) -> bool:
    """Cancelled, refused, or replaced: "instead of Thursday at 2pm"."""
    new = _last_with(tokens, place.before, place.first, "new", "offer", "moved_to")
    condition = _last_with(tokens, place.before, place.first, "condition")
    old = _last_with(tokens, place.before, place.first, "old")
    if (
        old > new and _last_with(tokens, old + 1, place.first, "weekday") < 0
    ):  # "statt Dienstag auch am Mittwoch"
        return True
    given_up = _last_with(tokens, place.before, place.first, "cancel", "negate")
    turned = any(t.text in _BUT for t in tokens[given_up + 1 : place.first]) and given_up >= 0
    if given_up >= 0 and given_up > new and condition < 0 and not turned:
        return True
    if _was(place, tokens):
        return True
    return _last_with(tokens, place.last, clause, "cancel", "negate") >= 0 and not (
        place.crowd
        and _last_with(tokens, place.last, clause, "new") >= 0
        and "negate" in tokens[clause - 1].tags
    )


def _was(place: Place, tokens: list[Token]) -> bool:
    """ "(was Thursday at 2pm)"."""
    for back in range(place.first - 1, max(place.first - 4, place.before - 1), -1):
        tags = tokens[back].tags
        if "old_near" in tags:
            return _last_with(tokens, place.before, back, "event") < 0
        if not {"on", "art", "at"} & tags.keys() and tokens[back].text != ":":
            break
    return False


def _is_moved(place: Place, tokens: list[Token], clause: int) -> bool:
    """The old time of a meeting that was moved."""
    if any(t.text in _BUT for t in tokens[max(place.first - 2, place.before) : place.first]):
        return False  # "niet maandag om 14u maar dinsdag om 9u"
    before = _last_with(tokens, place.sentence, place.first, "move", "moved_to")
    stop = clause if not place.crowd else place.stop
    behind = _last_with(tokens, place.last, stop, "move", "moved_to")
    if place.crowd and _last_with(tokens, place.last, place.after, "replaced") >= 0:
        return True
    if before < 0 and behind < 0:
        return _led_by_from(place, tokens) and _leads_elsewhere(place, tokens)
    if before >= 0 and _last_with(tokens, place.sentence, before, "condition") >= 0:
        return False
    if before >= 0 and _last_with(tokens, before, place.first, "new", "moved_to") >= 0:
        return _led_by_from(place, tokens)
    if before >= 0 and _last_with(tokens, before + 1, place.first + 1, "planned") >= 0:
        return True
    if _led_to(place, tokens, "move_to_sure") or (before >= 0 and _led_to(place, tokens, "move_to")):
        return False
    if behind >= 0 and before < 0:
        cut = _last_with(tokens, place.last, behind, "condition")
        return cut < 0
    return True


def _leads_elsewhere(place: Place, tokens: list[Token]) -> bool:
    """The next slot is where the meeting goes: "van maandag 9.00 uur naar dinsdag 15.00 uur"."""
    return place.crowd and any(
        "move_to_sure" in t.tags for t in tokens[place.last : min(place.after, place.last + 2) + 1]
    )


def _led_to(place: Place, tokens: list[Token], name: str) -> bool:
    lead = tokens[max(place.first - 2, place.before) : place.first + 1]
    clock = tokens[max(place.clock - 2, place.before) : place.clock + 1]
    # "à 14h" is where a meeting goes, or when it was: before a clock only a word that can't mean "at" tells.
    return any(name in t.tags for t in lead) or any(name in t.tags and "at" not in t.tags for t in clock)


def _led_by_from(place: Place, tokens: list[Token]) -> bool:
    lead = tokens[max(place.first - 2, place.before) : place.first]
    return any("from" in t.tags for t in lead) and not any("move_to" in t.tags for t in lead)
