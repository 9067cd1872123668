"""Times of day as written: "2:30pm", "14h30", "halb drei", "between 10 and 12"."""

from dataclasses import dataclass, replace

from demur.extract._times.lexicon import Lexicon
from demur.extract._times.tokens import Token

_DASHES = frozenset({"-", "~"})
_TIME_OF = frozenset({"hora", "heure", "ora"})  # "a las 11 hora argentina", "9h heure belge"
_OF = frozenset({"de", "d", "di", "da", "del"})
DAWN = (
    5,
    6,
)  # "um 6:45" is in the morning where the hours are counted to 24; who means the evening writes 18:45
_LEADS = ("at", "from", "between", "after", "deadline", "art", "to")


@dataclass(frozen=True, slots=True)
class Clock:
    """One time of day.

    Attributes:
        hour, minute: as written; `hour` 0 to 24.
        half: 0 before noon, 1 after noon, None where not said.
        firm: written as one of 24 hours, or with a unit that tells so.
        strong: cannot be anything but a time of day.
        brief: "2h": may be a duration as well.
    """

    hour: int
    minute: int
    half: int | None = None
    firm: bool = False
    strong: bool = True
    brief: bool = False


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


def _with_half(clock: Clock, tokens: list[Token], index: int, lex: Lexicon) -> tuple[Clock, int]:
    """Take what follows a clock: "o'clock", "pm", "de la tarde", "y media"."""
    for _ in range(3):
        token = tokens[index]
        tags = token.tags
        if token.kind == "a":
            if lex.language != "en" and token.text == "am" and _day_follows(tokens, index + 1):
                break
            clock = replace(clock, half=int(token.text[0] == "p"), strong=True, brief=False)
        elif "pm" in tags or "am" in tags:
            clock = replace(clock, half=int("pm" in tags), strong=True, brief=False)
        elif token.text == "(" and {"am", "pm"} & tokens[index + 1].tags.keys():
            clock = replace(clock, half=int("pm" in tokens[index + 1].tags), strong=True, brief=False)
        elif "noon" in tags and clock.hour == 12:
            clock = replace(clock, half=1, strong=True)
        elif "minutes_after" in tags and clock.minute == 0:
            clock = _shifted(clock, tags["minutes_after"])
        elif "oclock" in tags and not (
            "time_word" in tags
            and (
                tokens[index + 1].text.partition(" ")[0] in _OF
                or tokens[index + 1].capital
                or (token.text in _TIME_OF and tokens[index + 1].kind == "w" and not tokens[index + 1].tags)
                or tokens[index - 1].kind == "c"
            )
        ):
            clock = replace(clock, strong=True, firm=clock.firm or (not lex.half_day and clock.hour > 6))
            if _minutes_follow(tokens, index + 1, clock):
                clock = replace(clock, minute=tokens[index + 1].figures[0])
                index += 1
        else:
            break
        index += 1
    return clock, index


def _shifted(clock: Clock, minutes: int) -> Clock:
    total = clock.hour * 60 + clock.minute + minutes
    return replace(clock, hour=total // 60 % 24, minute=total % 60, strong=True)


def _minutes_follow(tokens: list[Token], index: int, clock: Clock) -> bool:
    """Minutes after the unit: "10 Uhr 30"."""
    token = tokens[index]
    if token.kind != "n" or clock.minute or len(token.text) != 2 or token.figures[0] > 59:
        return False
    after = tokens[index + 1]
    return (
        not {"month", "minute", "unit"} & after.tags.keys()
        and after.kind != "a"
        and "oclock" not in after.tags
    )


def _day_follows(tokens: list[Token], index: int) -> bool:
    token = tokens[index]
    return "weekday" in token.tags or "art" in token.tags or token.kind in "ndimsp"


def read_clock(tokens: list[Token], index: int, lex: Lexicon, bare: bool) -> tuple[Clock, int] | None:
    """One time of day that begins at a token, and the index past it.

    Args:
        bare: a mere number counts too, since a preposition of time leads to it.
    """
    token = tokens[index]
    kind, tags = token.kind, token.tags
    if kind in "cphn":
        clock = _numeric(tokens, index)
        if clock is None:
            return None
        if not lex.half_day and clock.hour in DAWN and kind in "cph" and len(token.figures) > 1:
            clock = replace(clock, firm=True)
        clock, after = _with_half(clock, tokens, index + 1, lex)
        if not clock.strong and (not bare or _counts_things(tokens, after)):
            return None
        if clock.half is not None and (clock.hour > 12 or (clock.hour == 0 and clock.half)):
            clock = replace(clock, half=None, firm=True)
        return clock, after
    if "noon" in tags:
        late = tokens[index + 1].tags.get("minutes_after")  # "midi et quart"
        return Clock(12, late or 0, 1, firm=True), index + (1 if late is None or late < 0 else 2)
    if "midnight" in tags:
        return Clock(0, 0, 0, firm=True), index + 1
    if "minutes_before" in tags:
        return _before_hour(tokens, index, lex)
    if "numbers" in tags and 1 <= tags["numbers"] <= 24:
        clock, after = _with_half(Clock(tags["numbers"], 0, strong=False), tokens, index + 1, lex)
        if clock.strong or (bare and not _counts_things(tokens, after)):
            return clock, after
    return None


def _numeric(tokens: list[Token], index: int) -> Clock | None:
    token = tokens[index]
    figures = token.figures
    hour = figures[0]
    minute = figures[1] if len(figures) > 1 else 0
    if token.kind == "n" and len(token.text) == 4 and _is_four_figures(tokens, index):
        return Clock(hour // 100, hour % 100, firm=True) if hour < 2400 and hour % 100 < 60 else None
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    if token.kind == "c":
        return Clock(hour, minute, firm=hour > 12 or hour == 0 or token.text[0] == "0")
    if token.kind == "h":
        return Clock(hour, minute, firm=hour > 6, brief=hour < 7)
    if token.kind == "p":
        return Clock(hour, minute, firm=hour > 12, strong=False)
    if len(token.text) > 2 or _is_part_of_date(tokens, index):
        return None
    return Clock(hour, 0, firm=hour > 12, strong=False)


def _is_four_figures(tokens: list[Token], index: int) -> bool:
    """ "1400 hrs", "0900 - 0930 hrs"."""
    after = tokens[index + 1]
    if after.text in _DASHES and tokens[index + 2].kind == "n" and len(tokens[index + 2].text) == 4:
        after = tokens[index + 3]
    return "oclock" in after.tags


def _is_part_of_date(tokens: list[Token], index: int) -> bool:
    """A number that is the day of a date: "3 December", "3rd", "3. Dezember"."""
    after = tokens[index + 1]
    if "month" in after.tags or (after.kind == "w" and after.glued and not _clock_tail(after)):
        return True
    second = tokens[index + 2] if after.kind != "e" else after
    return (after.text in {".", "°"} or "of" in after.tags) and "month" in second.tags


def _clock_tail(token: Token) -> bool:
    return bool({"oclock", "am", "pm"} & token.tags.keys()) or token.text in {
        "et",
        "pt",
        "ct",
        "mt",
        "cet",
        "est",
        "pst",
    }


def _counts_things(tokens: list[Token], index: int) -> bool:
    """A bare number that counts something: "at 3 locations", "10 years"."""
    token = tokens[index]
    ordinal = (
        token.text == "."
        and token.glued
        and ("hour" in tokens[index + 1].tags or tokens[index + 1].text in {"º", "ª"})
    )  # "nach der 6. Stunde", "2.º"
    return (
        ordinal
        or "unit" in token.tags
        or (
            token.text in {"%", "-", ".", ",", ":"}
            and tokens[index + 1].glued
            and tokens[index + 1].kind in "nx"
            and token.glued
            and token.text != "-"
        )
    )


def _before_hour(tokens: list[Token], index: int, lex: Lexicon) -> tuple[Clock, int] | None:
    """ "half past two", "halb drei", "kwart voor vier"."""
    token, hour = tokens[index], tokens[index + 1]
    value = hour.figures[0] if hour.kind == "n" else hour.tags.get("numbers", 0)
    if (
        not 1 <= value <= 12
        or (hour.kind == "n" and len(hour.text) > 2)
        or _is_part_of_date(tokens, index + 1)
    ):
        return None
    plain = len(token.text.split()) == 1
    if "unit" in tokens[index + 2].tags and "oclock" not in tokens[index + 2].tags:
        return None
    clock = replace(
        _shifted(Clock(value, 0), token.tags["minutes_before"]), strong=not (plain and lex.language == "en")
    )
    clock, after = _with_half(clock, tokens, index + 2, lex)
    return clock, after


def read_time(tokens: list[Token], index: int, lex: Lexicon, after_day: bool) -> TimeOfDay | None:
    """A time or a range of times that begins at a token (its preposition included).

    Args:
        after_day: a day stands right before it, so that a bare range of numbers counts.
    """
    place = index
    leads: set[str] = set()
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
    if _is_rate(tokens, after) or (not start.strong and _is_day_of_list(tokens, after)):
        return None
    if not start.strong and "at" in leads and _is_closed(tokens, after):
        start = replace(start, strong=True)
    if "at" in leads and _is_dotted_hour(tokens[place], start) and not _counts_things(tokens, after):
        start = replace(start, strong=True)
    ranged = read_end(tokens, after, start, lex, leads)
    deadline = "deadline" in leads and not leads & {"from", "between"}
    if ranged:
        end, after = ranged
        weak = not (start.strong or end.strong or ("between" in leads and _is_closed(tokens, after)))
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


_EACH = frozenset({"per", "por", "par", "pro", "a", "al", "ao", "am", "die", "la", "/"})


def _is_rate(tokens: list[Token], after: int) -> bool:
    """Hours of work and no time of day: "6 hours a day", "20 h par semaine"."""
    unit = tokens[after - 1]
    if unit.kind != "h" and "hour" not in unit.tags:
        return False
    ahead = tokens[after : after + 2]
    return ahead[0].text in _EACH and bool({"day", "week"} & ahead[-1].tags.keys())


def _is_day_of_list(tokens: list[Token], after: int) -> bool:
    """A number that shares its month with the one behind it: "from 7 to 11 December", "the 5 or 12 December"."""
    joint = tokens[after]
    if joint.text == "." and joint.glued:
        after += 1
        joint = tokens[after]
    if joint.text not in _DASHES and not {"to", "at", "day_to", "or", "and"} & joint.tags.keys():
        return False
    place = after + 1
    if {"art", "on", "to"} & tokens[place].tags.keys():
        place += 1
    return tokens[place].kind == "n" and len(tokens[place].text) <= 2 and _is_part_of_date(tokens, place)


_CLOSING = frozenset(".,!?;)")


def _is_closed(tokens: list[Token], after: int) -> bool:
    """The clause ends behind a number led by "at", so that it counts nothing: "alle 9, ok?", "a las 4."."""
    sign = tokens[after]
    return sign.kind in "le" or (sign.text in _CLOSING and not tokens[after + 1].glued)


def _is_dotted_hour(token: Token, clock: Clock) -> bool:
    """ "alle 12.50": led by a preposition of time, a figure with two decimals is a time of day."""
    return token.kind == "p" and clock.minute % 5 == 0 and 6 <= clock.hour <= 21


def read_end(
    tokens: list[Token], index: int, start: Clock, lex: Lexicon, leads: set[str]
) -> tuple[Clock, int] | None:
    """The second half of a range: "- 3:15", "bis 12 Uhr", "and 12" after "between"."""
    token = tokens[index]
    tags = token.tags
    dash = token.text in _DASHES
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
    return (end, read[1]) if start.strong or end.strong or leads else None


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


def _bare(tokens: list[Token], place: int, lead: int, lex: Lexicon, after_day: bool) -> TimeOfDay | None:
    """Bare numbers without a preposition: "10-11am", "10 or 11am", "Thu 2-3", "10-12 CET"."""
    if tokens[place].kind not in "np":
        return None
    clock = _numeric(tokens, place)
    if clock is None:
        return None
    second = tokens[place + 1]
    if second.text in _DASHES or "to" in second.tags:
        read = read_clock(tokens, _past_leads(tokens, place + 2), lex, bare=True)
        if read is None:
            return None
        end, after = read
        if end.strong or after_day:
            return TimeOfDay(place, after, lead, clock, end, weak=not end.strong)
        return None
    if after_day and _is_dotted_hour(tokens[place], clock) and not _counts_things(tokens, place + 1):
        return TimeOfDay(place, place + 1, lead, clock, weak=True)
    if "or" in second.tags or "and" in second.tags or second.text in {",", "/"}:
        read = read_clock(tokens, place + 2, lex, bare=True)
        if read and read[0].strong and tokens[place + 2].kind in "np":
            return TimeOfDay(
                place, place + 1, lead, replace(clock, half=read[0].half, firm=read[0].firm), weak=True
            )
    return None
