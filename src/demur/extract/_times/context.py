"""What the words around a time say about it: a deadline, office hours, an old time that was moved."""

import itertools

from demur.extract._times.days import WHY
from demur.extract._times.labels import is_labelled_deadline, is_labelled_old
from demur.extract._times.pairing import Pair
from demur.extract._times.places import Place, last_with
from demur.extract._times.tokens import Token

_HOURS_NEAR = 8
_LAST_MINUTE = (23, 59)  # only a term ends then


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
    if pair.time.end is None and (pair.time.start.hour, pair.time.start.minute) == _LAST_MINUTE:
        return False
    if not (_is_fixed(place, tokens) or _is_goal(place, tokens)) and (
        pair.time.deadline or _has_deadline(place, tokens)
    ):
        return False
    clause = _clause_end(tokens, place.last, place.after)
    asked = tokens[min(place.stop, len(tokens) - 1)].text == "?"  # "Seriez-vous joignable jeudi à 14h ?"
    if not asked and (
        _tells_hours(tokens, place.sentence, place.first)
        or (
            tokens[place.last].text != ","
            and _tells_hours(tokens, place.last, min(clause, place.last + _HOURS_NEAR))
        )
        or _tells_hours(tokens, max(place.clock - 2, place.first), place.clock)
    ):
        return False
    if pair.time.end is None and _is_end(place, tokens, clause):
        return False
    if called_off:
        return not (_is_start(place, tokens) or _is_done(place, tokens))
    if is_labelled_old(place, tokens):
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
    if place.stop > last.sentence:
        return False
    asked = any(t.text == "?" for t in tokens[place.stop + 1 : last.stop + 1])
    free = last_with(tokens, last.sentence, last.first, "condition", "or", "offer") < 0
    told = tokens[min(place.stop, len(tokens) - 1)].text != "?"
    proposed = last_with(tokens, place.sentence, place.stop, "new", "offer", "or", "moved_to")
    better = last_with(tokens, last.sentence, last.first, "new") >= 0
    return (asked or better) and free and told and proposed < 0


def _is_end(place: Place, tokens: list[Token], clause: int) -> bool:
    """When it will be over, behind the hour when it begins: "inloop 15.00, om 23 uur ben je klaar", "done by 2"."""
    if place.before <= place.sentence:
        return False
    near = range(max(place.clock - 2, place.before), min(clause, place.hour + _ENDING))
    return any("over" in tokens[i].tags for i in near)


_ENDING = 5

_BEYOND = frozenset(
    "until till bis jusqu'a hasta ate fino tot not no nicht kein pas non nao niet geen atrapalhar interferir after outside before beyond nach ausserhalb auserhalb vor apres hors avant dehors despues fuera antes depois fora apos"
    " dopo fuori prima na buiten voor".split()
)


def _tells_hours(tokens: list[Token], begin: int, end: int) -> bool:
    """Office hours or a shift are told, and not only that the meeting is after them ("after your shift")."""
    at = last_with(tokens, begin, end, "hours")
    return (
        at >= 0
        and not any(t.text in _BEYOND for t in tokens[max(at - 3, 0) : at])
        and "in" not in tokens[at - 1].tags
    )


def _is_fixed(place: Place, tokens: list[Token]) -> bool:
    """The English of India and the Gulf: "the interview will be held on Thursday by 10 AM" means at ten."""
    lead = tokens[max(place.clock - 1, 0) : place.clock + 1]
    return (
        any(t.text == "by" for t in lead)
        and last_with(tokens, place.sentence, place.first, "fixed") >= 0
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
        if not {"art", "on", "at", "glue"} & tags.keys() and tokens[back].text != ":":
            break
    if "deadline" in tokens[place.first].tags and "relative" not in tokens[place.first].tags:
        return True
    if last_with(tokens, place.before, place.first, "deadline_noun") > last_with(
        tokens, place.before, place.first, "event", "new"
    ):
        return True
    if _answers(place, tokens) or is_labelled_deadline(place, tokens):
        return True
    closes = last_with(tokens, place.last, _clause_end(tokens, place.last, place.after), "deadline_noun")
    if closes < 0 or tokens[closes - 1].text in _BEYOND:
        return False  # "around 18:15 after closing"
    return last_with(tokens, place.before, place.first, "event") < 0


def _answers(place: Place, tokens: list[Token]) -> bool:
    """A preposition that means "for" as well as "before" is a deadline where an answer is asked for."""
    lead = [tokens[i] for i in range(max(place.first - 3, place.before), place.first + 1)]
    return any("deadline_if_answer" in t.tags for t in lead) and (
        last_with(tokens, place.sentence, place.first, "answer") >= 0
        or last_with(tokens, place.last, place.stop, "answer") >= 0
    )


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
    if done < 0 or tokens[min(place.stop, len(tokens) - 1)].text == "?":
        return False  # "¿Hablamos el miércoles a las 16?"
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
    begin = _clause_start(place, tokens)
    new = last_with(tokens, begin, place.first, "new", "offer", "moved_to")
    condition = last_with(tokens, begin, place.first, "condition")
    old = last_with(tokens, begin, place.first, "old")
    goes = old >= 0 and last_with(tokens, old, place.first, "move") >= 0 and _led_to(place, tokens, "move_to")
    if old > new and not goes and last_with(tokens, old + 1, place.first, "weekday", "relative") < 0:
        return True  # but not "statt Dienstag auch am Mittwoch"
    if last_with(tokens, max(place.clock - 2, place.sentence), place.clock, "old") >= 0:
        return True  # "am Freitag 15:30 statt 14 Uhr"
    if _is_turned(place, tokens) or _is_refused(place, tokens):
        return True
    given_up = last_with(tokens, begin, place.first, "cancel", "negate")
    # "Thursday at 10 won't work, Friday at 9?": the refusal is of the slot before it.
    other = place.before > place.sentence and any(t.text == "," for t in tokens[given_up : place.first])
    if given_up >= 0 and given_up > new and condition < 0 and not other:
        return True
    if _was(place, tokens) or _is_denied(place, tokens):
        return True
    if place.crowd and _has_arrow(tokens[place.last : min(place.last + _ARROW, place.after)]):
        return True
    return last_with(tokens, place.last, clause, "cancel", "negate") >= 0 and not (
        place.crowd
        and last_with(tokens, place.last, clause, "new") >= 0
        and "negate" in tokens[clause - 1].tags
    )


def _clause_start(place: Place, tokens: list[Token]) -> int:
    """Past the last "but" or ", so" before the slot, which ends what is said of another."""
    for at in range(place.first - 1, place.before, -1):
        if tokens[at].text in _BUT or (
            tokens[at - 1].text == "," and tokens[at].text.partition(" ")[0] in _SO
        ):
            return at
    return place.before


def _is_turned(place: Place, tokens: list[Token]) -> bool:
    """ "woensdag niet om 13.00 maar om 14.15", "at 14:00, not at 15:00", but not "why not at 3"."""
    at = max(place.clock - 1, place.sentence)
    return "excluded" in tokens[at].tags and (at == 0 or tokens[at - 1].text not in WHY)


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


def _is_denied(place: Place, tokens: list[Token]) -> bool:
    """The "not" of the clause ends it right behind the slot: "donderdag om 10 uur lukt niet", "kann ich um 10 Uhr nicht."."""
    denied, after = tokens[place.last], tokens[place.last + 1] if place.last + 1 < len(tokens) else tokens[-1]
    return "excluded" in denied.tags and (after.kind in "le" or after.text in {".", ",", "!", ";", ":"})


def _was(place: Place, tokens: list[Token]) -> bool:
    """ "(was Thursday at 2pm)"."""
    for back in range(place.first - 1, max(place.first - 4, place.sentence - 1), -1):
        tags = tokens[back].tags
        if "old_near" in tags:
            return last_with(tokens, place.before, back, "event") < 0
        if not {"on", "art", "at"} & tags.keys() and tokens[back].text != ":":
            break
    return False


def _is_moved(place: Place, tokens: list[Token], clause: int) -> bool:
    """The old time of a meeting that was moved."""
    leads = (range(max(at - 2, place.before), at) for at in (place.first, place.clock))
    if any(tokens[i].text in _BUT for lead in leads for i in lead):
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
        return _led_by_from(place, tokens) and _leads_to_next(place, tokens)
    if before >= 0 and _leads_to_next(place, tokens):
        return True
    if before >= 0 and last_with(tokens, place.sentence, before, "condition") >= 0:
        return False
    asked = tokens[min(place.stop, len(tokens) - 1)].text == "?"
    if before >= 0 and behind < 0 and _has_break(tokens[before : place.first + 1], asked):
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


_SO = frozenset(
    "so therefore hence daher deshalb also somit donc asi portanto entao quindi percio dus daarom".split()
)


def _has_break(between: list[Token], asked: bool) -> bool:
    """Another clause begins, which tells the new time: "we must move: ...", "I have to move it, does ... suit you?"."""
    return any(
        t.text == ":"
        or (t.text == "-" and not t.glued)
        or (t.text == "," and (asked or after.text.partition(" ")[0] in _SO))
        for t, after in itertools.pairwise(between)
    )


def _leads_to_next(place: Place, tokens: list[Token]) -> bool:
    """The slot goes to the one behind it: "push tomorrow's 2pm back to Thursday at 5pm"."""
    between = tokens[place.last : place.after + 1]
    if not place.crowd or len(between) > _LEAD_TO_NEXT or any({"or", "and"} & t.tags.keys() for t in between):
        return False
    return any(not {"move_to", "move_to_sure", "moved_to"}.isdisjoint(t.tags) for t in between[-3:])


_LEAD_TO_NEXT = 6


def _led_to(place: Place, tokens: list[Token], name: str) -> bool:
    lead = tokens[max(place.first - 2, place.before) : place.first + 1]
    clock = tokens[max(place.clock - 2, place.before) : place.clock + 1]
    # "à 14h" is where a meeting goes, or when it was: before a clock only a word that can't mean "at" tells.
    return any(name in t.tags for t in lead) or any(name in t.tags and "at" not in t.tags for t in clock)


def _led_by_from(place: Place, tokens: list[Token]) -> bool:
    lead = tokens[max(place.first - 2, place.before) : place.first]
    return any("from" in t.tags for t in lead) and not any("move_to" in t.tags for t in lead)
