"""Times of day as written: "2:30pm", "14h30", "halb drei", "between 10 and 12"."""

from dataclasses import dataclass, replace

from demur.extract._times.lexicon import Lexicon
from demur.extract._times.tokens import Token

_DASHES = frozenset({"-", "~"})
_OF = frozenset({"de", "d", "di", "da", "del"})
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
            clock = replace(clock, half=int(token.text[0] == "p"), strong=True)
        elif "pm" in tags or "am" in tags:
            clock = replace(clock, half=int("pm" in tags), strong=True)
        elif "noon" in tags and clock.hour == 12:
            clock = replace(clock, half=1, strong=True)
        elif "minutes_after" in tags and clock.minute == 0:
            clock = _shifted(clock, tags["minutes_after"])
        elif "oclock" in tags and not (
            "time_word" in tags
            and (
                tokens[index + 1].text.partition(" ")[0] in _OF
                or tokens[index + 1].capital
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
    return (after.text == "." or "of" in after.tags) and "month" in second.tags


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
    ordinal = token.text == "." and token.glued and "hour" in tokens[index + 1].tags  # "nach der 6. Stunde"
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
    if _is_rate(tokens, after):
        return None
    if "at" in leads and _is_dotted_hour(tokens[place], start) and not _counts_things(tokens, after):
        start = replace(start, strong=True)
    ranged = read_end(tokens, after, start, lex, leads)
    deadline = "deadline" in leads and not leads & {"from", "between"}
    if ranged:
        end, after = ranged
        weak = not (start.strong or end.strong)
        return TimeOfDay(place, after, index, start, end, weak=weak, led=led, deadline=deadline)
    if "between" in leads or (start.brief and not led):
        return None
    opened = bool(leads & {"after", "from"}) and "at" not in leads
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
    place = index + 1
    for _ in range(2):
        if {"at", "art", "to"} & tokens[place].tags.keys() and tokens[place].kind in "wo":
            place += 1
    bare = not start.strong or not dash or start.half is not None or start.firm or tokens[place].glued
    read = read_clock(tokens, place, lex, bare=bare)
    if read is None:
        return None
    end = read[0]
    if tokens[place].kind == "p" and tokens[index - 1].kind == "c":
        return None
    return (end, read[1]) if start.strong or end.strong or leads else None


def _bare(tokens: list[Token], place: int, lead: int, lex: Lexicon, after_day: bool) -> TimeOfDay | None:
    """Bare numbers without a preposition: "10-11am", "10 or 11am", "Thu 2-3", "10-12 CET"."""
    if tokens[place].kind not in "np":
        return None
    clock = _numeric(tokens, place)
    if clock is None:
        return None
    second = tokens[place + 1]
    if second.text in _DASHES or "to" in second.tags:
        read = read_clock(tokens, place + 2, lex, bare=True)
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


def minutes_of(time: TimeOfDay, hint: int | None, lex: Lexicon) -> tuple[int, int | None, float]:
    """Minutes after midnight of start and end, and how sure the half of the day is.

    Args:
        hint: 0 or 1 where the day was given with its half ("Thursday afternoon").
    """
    start, end = time.start, time.end
    if end is None:
        first, sure = _alone(start, hint, lex)
        return first, None, sure
    if start.half is None and end.half is not None and not (start.firm and start.hour > 12):
        last, _ = _alone(end, hint, lex)
        options = [start.hour % 12 * 60 + start.minute + half for half in (720, 0)]
        fitting = [option for option in options if option < last]
        return (fitting[0] if fitting else options[0]), last, 1.0
    first, sure = _alone(start, hint, lex)
    last, _ = _alone(end, hint, lex)
    if end.half is None and not (end.firm and end.hour > 12) and end.hour <= 12:
        options = [end.hour % 12 * 60 + end.minute + half for half in (0, 720)]
        if end.firm and end.hour:
            options = [end.hour * 60 + end.minute, *options]
        last = next((option for option in options if option > first), last)
    return first, last, sure


def _alone(clock: Clock, hint: int | None, lex: Lexicon) -> tuple[int, float]:
    hour, sure = clock.hour, 1.0
    half = clock.half
    if half is None and hint is not None and hour <= 12 and not (clock.firm and hour > 12):
        half = hint if hour != 12 else 1
        sure = 0.95
    if half is not None:
        hour = hour % 12 + 12 * half
    elif 1 <= hour <= 6:
        # Interviews are held in working hours: "at 3" is the afternoon, unless written "03:00".
        if clock.firm and clock.strong:
            sure = 0.5
        else:
            hour, sure = hour + 12, 0.7
    elif hour == 7 and lex.half_day and not clock.firm:
        sure = 0.5
    return hour % 24 * 60 + clock.minute, sure
