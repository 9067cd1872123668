"""What the words around a time say about it: a deadline, office hours, an old time that was moved."""

from demur.extract._times.labels import is_labelled_deadline, is_labelled_old
from demur.extract._times.pairing import Pair
from demur.extract._times.places import Place, last_with
from demur.extract._times.tokens import Token

_INTRO_LINES = 14
_HOURS_NEAR = 8


def _clause_end(tokens: list[Token], begin: int, end: int) -> int:
    """Where the clause after a slot ends: at a comma, a bracket, an "if"."""
    for index in range(begin, end):
        token = tokens[index]
        if (token.text in {",", "("} and index > begin) or "condition" in token.tags:
            return index
    return end


def is_offered(
    pair: Pair, place: Place, tokens: list[Token], called_off: bool = False, goal: bool = False
) -> bool:
    """The slot is a time to meet, and no deadline, no office hours, no time that was given up.

    Args:
        called_off: the message calls an interview off; the time that is given up is the one looked for.
        goal: a short answer moves what its subject names, so that its own time is where to.
    """
    if not (_is_fixed(place, tokens) or _is_goal(place, tokens)) and (
        pair.time.deadline or _has_deadline(place, tokens) or _is_last_day(pair, tokens)
    ):
        return False
    clause = _clause_end(tokens, place.last, place.after)
    intro = _intro(tokens, place)
    asked = tokens[min(place.stop, len(tokens) - 1)].text == "?"  # "Seriez-vous joignable jeudi à 14h ?"
    if not asked and (
        _tells_hours(tokens, place.sentence, place.first)
        or _tells_hours(tokens, place.last, min(clause, place.last + _HOURS_NEAR))
    ):
        return False
    if _is_shut(place, tokens):
        return False
    if called_off:
        return not (_is_start(place, tokens) or _is_done(place, tokens))
    if is_labelled_old(place, tokens) or _is_journey(place, tokens):
        return False
    if intro and last_with(tokens, *intro, "hours", "old", "cancel") > last_with(tokens, *intro, "new"):
        return False
    return not (
        _is_start(place, tokens)
        or _is_done(place, tokens)
        or _is_given_up(place, tokens, clause)
        or (not goal and _is_moved(place, tokens, clause))
    )


_ARROW = 3


def _has_arrow(behind: list[Token]) -> bool:
    """ "Wed 10:00 → Thu 11:00"."""
    signs = "".join(t.text if t.kind == "o" else " " for t in behind)
    return any(arrow in signs for arrow in ("→", "➔", "➜", "⇒", "->", "=>"))


def is_replaced(place: Place, last: Place, tokens: list[Token]) -> bool:
    """Of a message that moves an interview: the slot is told, and the last one, of a later sentence, is asked for.

    "Domani alle 15 il laboratorio è occupato. Ce la fai alle 17?"
    """
    if place.last <= last.first and _has_arrow(tokens[place.last : place.last + _ARROW]):
        return True
    if place.stop > last.sentence:
        return False
    asked = tokens[min(last.stop, len(tokens) - 1)].text == "?"
    free = last_with(tokens, last.sentence, last.first, "condition", "or", "offer") < 0
    told = tokens[min(place.stop, len(tokens) - 1)].text == "."
    proposed = last_with(tokens, place.sentence, place.stop, "new", "offer", "or", "moved_to")
    return asked and free and told and proposed < 0


def _is_shut(place: Place, tokens: list[Token]) -> bool:
    """The days and hours at which nobody is there ("coupure 15h-18h, fermé dimanche et lundi")."""
    begin = place.first
    while begin > place.sentence and place.first - begin < _SHUT and tokens[begin - 1].text != ",":
        begin -= 1
    return last_with(tokens, begin, place.last, "shut") >= 0


_SHUT = 3


def _is_journey(place: Place, tokens: list[Token]) -> bool:
    """When a train comes or goes, by which the reader travels to the meeting or home."""
    at = last_with(tokens, max(place.sentence, place.before), place.clock, "travel")
    if at < 0 or any(t.text == "," for t in tokens[at : place.clock]):
        return False
    near = place.clock - at <= _TRAIN_OF
    return near or last_with(tokens, at, place.clock, "travels") >= 0


_TRAIN_OF = 2  # "the train at 9:12", "el tren de las 9:40"


_BEYOND = frozenset(
    "until till bis jusqu'a hasta ate fino tot not no nicht kein pas non nao niet geen atrapalhar interferir after outside before beyond nach ausserhalb auserhalb vor apres hors avant dehors despues fuera antes depois fora apos"
    " dopo fuori prima na buiten voor".split()
)


_WHO_SHIFTS = frozenset("to we i you could can please must may".split())


def _tells_hours(tokens: list[Token], begin: int, end: int) -> bool:
    """Office hours or a shift are told, and not only that the meeting is after them ("after your shift")."""
    at = last_with(tokens, begin, end, "hours")
    if at < 0 or any(t.text in _BEYOND for t in tokens[max(at - 3, 0) : at]):
        return False
    return not ("move" in tokens[at].tags and at and tokens[at - 1].text in _WHO_SHIFTS)


def _is_fixed(place: Place, tokens: list[Token]) -> bool:
    """The English of India and the Gulf: "the interview will be held on Thursday by 10 AM" means at ten."""
    lead = tokens[max(place.clock - 1, 0) : place.clock + 1]
    # "Be at the office by 9:30 on Monday for your interview": then no other time is the one of the interview.
    comes = last_with(tokens, place.sentence, place.first, "come") >= 0
    comes = comes and last_with(tokens, place.last, place.stop, "event") >= 0
    return (
        any(t.text == "by" for t in lead)
        and (comes or last_with(tokens, place.sentence, place.first, "fixed") >= 0)
        and last_with(tokens, place.sentence, place.stop, "deadline_noun") < 0
    )


def _is_goal(place: Place, tokens: list[Token]) -> bool:
    """Where a meeting is moved: "could we push tomorrow's call to 3pm"."""
    return _led_to(place, tokens, "move_to") and last_with(tokens, place.sentence, place.clock, "move") >= 0


def _has_deadline(place: Place, tokens: list[Token]) -> bool:
    for back in range(place.first - 1, max(place.first - 5, place.before - 1), -1):
        tags = tokens[back].tags
        if "deadline" in tags:
            return True
        if not {"art", "on", "at", "glue"} & tags.keys():
            break
    if "deadline" in tokens[place.first].tags and "relative" not in tokens[place.first].tags:
        return True
    if last_with(tokens, place.before, place.first, "deadline_noun") > last_with(
        tokens, place.before, place.first, "event", "new"
    ):
        return True
    if _answers(place, tokens) or is_labelled_deadline(place, tokens):
        return True
    clause = _clause_end(tokens, place.last, place.after)
    return (
        last_with(tokens, place.last, clause, "deadline_noun") >= 0
        and last_with(tokens, place.before, place.first, "event") < 0
    )


def _is_last_day(pair: Pair, tokens: list[Token]) -> bool:
    """The day ends a span that the figure before it has no part in: "14 ore fino al 9 giugno"."""
    between = tokens[pair.time.last : pair.days.first]
    return 0 < len(between) <= 3 and any("deadline" in t.tags for t in between)


def _answers(place: Place, tokens: list[Token]) -> bool:
    """A preposition that means "for" as well as "before" is a deadline where an answer is asked for."""
    lead = [tokens[i] for i in range(max(place.first - 3, place.before), place.first + 1)]
    return any("deadline_if_answer" in t.tags for t in lead) and (
        last_with(tokens, place.sentence, place.first, "answer") >= 0
        or last_with(tokens, place.last, place.stop, "answer") >= 0
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
    found = last_with(tokens, near, place.first, "start")
    if found < 0 and "start" in tokens[place.first].tags:
        found = place.first
    return found >= 0 and last_with(tokens, place.sentence, place.first, "event") < 0


def _is_done(place: Place, tokens: list[Token]) -> bool:
    """Something that has happened: "we spoke on Tuesday at 3"."""
    done = last_with(tokens, place.before, place.first, "done")
    if done < 0:
        return False
    if any("new" in t.tags or t.text in _WILL for t in tokens[max(done - 4, place.before) : done]):
        return False  # an infinitive: "we kunnen je ontvangen op maandag", "le test vous sera envoyé lundi"
    between = tokens[done + 1 : place.first]
    return not any({"new", "offer", "and"} & t.tags.keys() or t.text in _PARTS for t in between)


_WILL = frozenset(
    "will wird werden werde sera seront recevrez recevras va vont sera seran serao sara saranno verra wordt worden"
    " zal zullen vai vao".split()
)
_PARTS = frozenset(",;:·•|\n")  # between the parts of a sentence, or of a row: "14:00 · Échange · Dana"


_BUT = frozenset({"but", "aber", "sondern", "wel", "maar", "mais", "pero", "sino", "mas", "ma", "bensi"})


def _is_given_up(place: Place, tokens: list[Token], clause: int) -> bool:
    """Cancelled, refused, or replaced: "instead of Thursday at 2pm"."""
    new = last_with(tokens, place.before, place.first, "new", "offer", "moved_to")
    condition = last_with(tokens, place.before, place.first, "condition")
    old = last_with(tokens, place.before, place.first, "old")
    if old > new and last_with(tokens, old + 1, place.first, "weekday", "relative") < 0:
        return True  # but not "statt Dienstag auch am Mittwoch"
    if last_with(tokens, max(place.clock - 2, place.sentence), place.clock, "old") >= 0:
        return True  # "am Freitag 15:30 statt 14 Uhr"
    if _is_turned(place, tokens) or _is_refused(place, tokens):
        return True
    given_up = last_with(tokens, place.before, place.first, "cancel", "negate")
    turned = any(t.text in _BUT for t in tokens[given_up + 1 : place.first]) and given_up >= 0
    if given_up >= 0 and given_up > new and condition < 0 and not turned:
        return True
    if _was(place, tokens):
        return True
    return last_with(tokens, place.last, clause, "cancel", "negate") >= 0 and not (
        place.crowd
        and last_with(tokens, place.last, clause, "new") >= 0
        and "negate" in tokens[clause - 1].tags
    )


def _is_turned(place: Place, tokens: list[Token]) -> bool:
    """ "woensdag niet om 13.00 maar om 14.15"."""
    lead = tokens[max(place.clock - 2, place.sentence) : place.clock]
    behind = tokens[place.hour : place.hour + 3]
    return any("excluded" in t.tags for t in lead) and any(t.text in _BUT for t in behind)


def _is_refused(place: Place, tokens: list[Token]) -> bool:
    """What is said between the day and the hour: "mañana no llego a las 11"."""
    if not place.first < place.clock:
        return False
    refused = last_with(tokens, max(place.clock - _REFUSAL, place.first), place.clock, "cancel", "negate")
    return refused >= 0 and not any(
        t.text in _BUT or t.text == "," or not {"new", "offer", "or", "condition"}.isdisjoint(t.tags)
        for t in tokens[refused + 1 : place.clock]
    )


_REFUSAL = 5


def _was(place: Place, tokens: list[Token]) -> bool:
    """ "(was Thursday at 2pm)"."""
    for back in range(place.first - 1, max(place.first - 4, place.before - 1), -1):
        tags = tokens[back].tags
        if "old_near" in tags:
            return last_with(tokens, place.before, back, "event") < 0
        if not {"on", "art", "at"} & tags.keys() and tokens[back].text != ":":
            break
    return False


def _is_moved(place: Place, tokens: list[Token], clause: int) -> bool:
    """The old time of a meeting that was moved."""
    if any(t.text in _BUT for t in tokens[max(place.first - 2, place.before) : place.first]):
        return False  # "niet maandag om 14u maar dinsdag om 9u"
    replaced = last_with(tokens, place.last, place.last + 2, "old")
    if replaced >= 0 and any(t.kind in "chnp" for t in tokens[replaced + 1 : replaced + 3]):
        return False  # "on décale : mardi à 15h au lieu de 14h"
    before = last_with(tokens, place.sentence, place.first, "move", "moved_to")
    stop = clause if not place.crowd else place.stop
    behind = last_with(tokens, place.last, stop, "move", "moved_to")
    if place.crowd and last_with(tokens, place.last, place.after, "replaced") >= 0:
        return True
    if before < 0 and behind < 0:
        return _led_by_from(place, tokens) and _leads_elsewhere(place, tokens)
    if before >= 0 and last_with(tokens, place.sentence, before, "condition") >= 0:
        return False
    if (
        before >= 0
        and behind < 0
        and not place.crowd
        and any(t.text == ":" for t in tokens[before : place.first])
    ):
        return False
    if before >= 0 and last_with(tokens, before, place.first, "new", "moved_to") >= 0:
        return _led_by_from(place, tokens)
    if before >= 0 and last_with(tokens, before + 1, place.first + 1, "planned") >= 0:
        return True
    if _led_to(place, tokens, "move_to_sure") or (before >= 0 and _led_to(place, tokens, "move_to")):
        return False
    if behind >= 0 and before < 0:
        cut = last_with(tokens, place.last, behind, "condition")
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
