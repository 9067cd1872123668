"""Times of day and ranges of two, with what leads to them: "at 2:30pm", "between 10 and 12"."""

from dataclasses import dataclass, replace

from demur.extract._times.clock import DASHES, Clock, counts_things, is_part_of_date, numeric, read_clock
from demur.extract._times.dates import Day
from demur.extract._times.lexicon import Lexicon
from demur.extract._times.tokens import Token

_LEADS = ("at", "from", "between", "after", "deadline", "art", "to", "whenever")


@dataclass(frozen=True, slots=True)
class Days:
    """One day, or several that share what follows ("Dec 3, 4 or 7")."""

    first: int
    last: int
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A time or a range of times, with what leads to it.

    Attributes:
        first, last: index of its first token (without the lead) and of the one past its last.
        lead: index of the first token of its preposition, `first` where there is none.
        weak: bare numbers: a time only beside a day.
        led: a preposition of time stands before it.
        open: "after 2pm": the end is open.
        deadline: "by 5pm", "until noon".
    """

    first: int
    last: int
    lead: int
    start: Clock
    end: Clock | None = None
    weak: bool = False
    led: bool = False
    open: bool = False
    deadline: bool = False


def read_time(tokens: list[Token], index: int, lex: Lexicon, after_day: Days | None) -> TimeOfDay | None:
    """A time or a range of times that begins at a token (its preposition included).

    Args:
        after_day: the day that stands right before it, so that a bare range of numbers counts.
    """
    place = index
    leads: set[str] = set()
    labelled = _past_label(tokens, index)
    if labelled:
        place, leads = labelled, {"at"}
    while place - index < 5 and tokens[place].kind in "wo":
        found = [name for name in _LEADS if name in tokens[place].tags]
        if not found or "minutes_before" in tokens[place].tags:
            break
        leads.update(found)
        place += 1
    led = bool(leads & {"at", "from", "between"})
    read = read_clock(tokens, place, lex, bare=led or "after" in leads or "deadline" in leads)
    if read is None:
        return _bare(tokens, place, index, lex, after_day) if not leads - {"art"} else None
    start, after = read
    if not start.strong and tokens[place].kind == "n" and _is_day_of_list(tokens, after):
        return None
    if not start.strong and leads & {"at", "after"} and (is_closed(tokens, after) or _goes_on(tokens[after])):
        start = replace(start, strong=True)
    dotted = _is_dotted_hour(tokens[place], start) or (tokens[place].kind == "p" and lex.half_day)
    if "at" in leads and dotted and "art" not in tokens[after].tags and not counts_things(tokens, after):
        start = replace(start, strong=True)
    ranged = read_end(tokens, after, start, lex, leads)
    deadline = "deadline" in leads and not leads & {"from", "between"}
    if ranged:
        end, after = ranged
        closed = bool(leads & {"between", "from"}) and (
            is_closed(tokens, after) or _counts_nothing(tokens[after])
        )
        closed = closed or "whenever" in leads
        weak = not (start.strong or end.strong or closed)
        return TimeOfDay(place, after, index, start, end, weak=weak, led=led, deadline=deadline)
    if "between" in leads or (start.brief and not led):
        return None
    opened = bool(leads & {"after", "from"}) and "at" not in leads
    exact = read_clock(tokens, after + 1, lex, bare=False) if opened and tokens[after].text == "(" else None
    if exact is not None:  # "na vijven (17.15 uur)"
        (start, after), opened = exact, False
    named = bool({"noon", "midnight"} & tokens[place].tags.keys()) and tokens[place - 1].text == "a"
    deadline = deadline or ("to" in leads and not named and "at" not in leads and "after" not in leads)
    return TimeOfDay(
        place, after, index, start, weak=not start.strong, led=led, open=opened, deadline=deadline
    )


def _past_label(tokens: list[Token], index: int) -> int:
    """Past the label of a time and its colon, or the end of its cell ("Ora: 14.15"); 0 where there is none."""
    if "time_label" not in tokens[index].tags:
        return 0
    opens = not index or tokens[index - 1].kind == "l" or tokens[index - 1].text in {",", ";", "(", "."}
    if opens and tokens[index + 1].kind == "p":
        return index + 1
    end = next((i for i in range(index + 1, index + _LABEL) if tokens[i].kind != "w"), index + 1)
    if tokens[end].text not in {":", "|", "\n"} or (
        end > index + 1 and not (opens and tokens[end].text == ":")
    ):
        return 0
    place = end + 1
    while tokens[place].kind == "l":
        place += 1
    return place


_LABEL = 5  # "Ora di presentazione:"


def _is_day_of_list(tokens: list[Token], after: int) -> bool:
    """A number that shares its month with the one behind it: "from 7 to 11 December", "the 5 or 12 December"."""
    joint = tokens[after]
    if joint.text == "." and joint.glued:
        after += 1
        joint = tokens[after]
    if joint.text not in DASHES and not {"to", "at", "day_to", "or", "and"} & joint.tags.keys():
        return False
    place = after + 1
    if joint.text in DASHES and "on" in tokens[place].tags and not joint.glued:
        return False  # "alle ore 8 - il giorno 26 novembre"
    if {"art", "on", "to"} & tokens[place].tags.keys():
        place += 1
    return tokens[place].kind == "n" and len(tokens[place].text) <= 2 and is_part_of_date(tokens, place)


_CLOSING = frozenset(".,!?;)")


def is_closed(tokens: list[Token], after: int) -> bool:
    """The clause ends behind a number led by "at", so that it counts nothing: "alle 9, ok?", "a las 4."."""
    sign = tokens[after]
    return sign.kind in "le" or (sign.text in _CLOSING and not tokens[after + 1].glued)


def _counts_nothing(token: Token) -> bool:
    """No noun follows that a number may count, but a known word ("from 10 to 13 and", "between 2 and 4 on Friday")."""
    return (
        bool(token.tags)
        and not {"of", "art", "unit", "minute", "hour", "day", "week", "month"} & token.tags.keys()
    )


def _goes_on(token: Token) -> bool:
    return _counts_nothing(token) and not {"or", "and"} & token.tags.keys()


def _is_dotted_hour(token: Token, clock: Clock) -> bool:
    """ "alle 12.50": led by a preposition of time, a figure with two decimals is a time of day."""
    return token.kind == "p" and clock.minute % 5 == 0 and 6 <= clock.hour <= 21


def read_end(
    tokens: list[Token], index: int, start: Clock, lex: Lexicon, leads: set[str]
) -> tuple[Clock, int] | None:
    """The second half of a range: "- 3:15", "bis 12 Uhr", "and 12" after "between"."""
    token = tokens[index]
    tags = token.tags
    dash = token.text in DASHES
    joined = (
        dash
        or "to" in tags
        or ("and" in tags and "between" in leads)
        or ("at" in tags and ("from" in leads or "range_at" in tags) and "and" not in tags)
    )
    if not joined:
        return None
    place = _past_leads(tokens, index + 1)
    bare = not start.strong or not dash or start.half is not None or start.firm or tokens[place].glued
    read = read_clock(tokens, place, lex, bare=bare)
    if read is None:
        return None
    end = read[0]
    if tokens[place].kind == "p" and tokens[index - 1].kind == "c":
        return None
    if token.text == "-" and place == index + 1 and _is_offset(tokens[place], token, start, end):
        return None
    return (end, read[1]) if start.strong or end.strong or leads else None


def _is_offset(token: Token, sign: Token, start: Clock, end: Clock) -> bool:
    """The "-05:00" of "14:30 -05:00": as a span it would end before it begins."""
    signed = token.kind == "c" and token.glued and len(token.text) == 5 and token.figures[1] in (0, 30, 45)
    if not signed or start.half is not None or end.half is not None:
        return False
    if (end.hour, end.minute) > (start.hour, start.minute):
        return False
    return token.text[0] == "0" or not sign.glued


def _past_leads(tokens: list[Token], place: int) -> int:
    """Past the prepositions, and a "ca.", before the upper end of a range."""
    for _ in range(3):
        token = tokens[place]
        led = token.kind in "wo" and bool({"at", "art", "to"} & token.tags.keys())
        abbreviated = token.text == "." and token.glued and tokens[place + 1].kind in "cphn"
        if not (led or abbreviated):
            break
        place += 1
    return place


_LATE = 22


def _bare(
    tokens: list[Token], place: int, lead: int, lex: Lexicon, after_day: Days | None
) -> TimeOfDay | None:
    """Bare numbers without a preposition: "10-11am", "10 or 11am", "Thu 2-3", "10-12 CET"."""
    if tokens[place].kind not in "np":
        return None
    clock = numeric(tokens, place)
    if clock is None:
        return None
    second = tokens[place + 1]
    if second.text in DASHES or "to" in second.tags:
        read = read_clock(tokens, _past_leads(tokens, place + 2), lex, bare=True)
        if read is None:
            return None
        end, after = read
        if end.strong or after_day:
            return TimeOfDay(place, after, lead, clock, end, weak=not end.strong)
        return None
    relative = after_day is not None and after_day.days[-1].offset is not None and tokens[place].kind == "n"
    if relative and clock.hour and (is_closed(tokens, place + 1) or "or" in second.tags):
        return TimeOfDay(place, place + 1, lead, clock, weak=True)  # "tomorrow 4?"
    if tokens[place - 1].text == "(" and second.text == ")" and "time_word" in tokens[place - 2].tags:
        return TimeOfDay(place, place + 1, lead, clock)  # "alla terza ora (10.10)"
    asked = "new" in tokens[place - 1].tags and _goes_on(second) and 0 < clock.hour < _LATE
    if asked and tokens[place].kind == "p" and clock.minute % 5 == 0:
        return TimeOfDay(place, place + 1, lead, clock, led=True)  # "Would 3.30 suit?"
    if after_day and _is_dotted_hour(tokens[place], clock) and not counts_things(tokens, place + 1):
        return TimeOfDay(place, place + 1, lead, clock, weak=True)
    replaces = any("old" in t.tags for t in tokens[place + 1 : place + 4]) and second.text not in ".!?"
    if replaces and _is_dotted_hour(tokens[place], clock):
        return TimeOfDay(place, place + 1, lead, clock, weak=True)  # "16.00 van maken ipv 14.30"
    if {"or", "and", "old"} & second.tags.keys() or second.text in {",", "/"}:
        read = read_clock(tokens, place + 2, lex, bare=True)
        if read and read[0].strong and tokens[place + 2].kind in "np":
            return TimeOfDay(
                place, place + 1, lead, replace(clock, half=read[0].half, firm=read[0].firm), weak=True
            )
    return None
