"""Dates as written in figures or with the name of a month: "December 3rd", "3.12.", "2026-12-03"."""

from dataclasses import dataclass, replace

from demur.extract._times.lexicon import Lexicon
from demur.extract._times.tokens import Token

_LIST_LIMIT = 8


@dataclass(frozen=True, slots=True)
class Day:
    """A day as written, not yet placed in the calendar.

    Attributes:
        first, last: index of its first token and of the one past its last.
        year, month, day: None where not written.
        weekday: Monday is 0.
        offset: days from today, for "tomorrow".
        week: "next", "next_sure" (the week after this one), "coming", "this", "+7" ("Monday week"),
            "day_after" (the day behind the one that was named last); "" where not said.
        swappable: written in figures, so that day and month may be meant the other way round.
        void: no single coming day: a span of days, a weekly one, a past one.
        weak: a day only beside a clock.
        half: 0 or 1 for "Thursday morning" and "Thursday afternoon".
    """

    first: int
    last: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    offset: int | None = None
    week: str = ""
    swappable: bool = False
    void: bool = False
    weak: bool = False
    half: int | None = None


def with_half(tokens: list[Token], day: Day) -> Day:
    """Take "morning" or "afternoon" after a day, with a comma or a preposition before it."""
    place = day.last
    if tokens[place].text == "," or "on" in tokens[place].tags:
        place += 1
        if "art" in tokens[place].tags:
            place += 1
    if is_part_of_day(tokens[place]):
        afternoon = not {"part_pm", "pm"}.isdisjoint(tokens[place].tags)
        return replace(day, last=place + 1, half=int(afternoon))
    return day


def is_part_of_day(token: Token) -> bool:
    """ "Morning", "por la mañana", "le matin", but not "pm"."""
    tags = token.tags
    return not {"part_am", "part_pm"}.isdisjoint(tags) or (
        not {"am", "pm"}.isdisjoint(tags) and len(token.text) > _LONGEST_MARK
    )


_LONGEST_MARK = 4  # "p.m."


def past_dot(tokens: list[Token], place: int) -> int:
    """Past the full stop of an abbreviation, which is no end of a sentence."""
    dot, after = tokens[place], tokens[place + 1] if tokens[place].kind != "e" else tokens[place]
    if dot.text != "." or not dot.glued:
        return place
    ends = after.kind in "le" or (after.capital and not {"month", "weekday"} & after.tags.keys())
    return place if ends else place + 1


def openings(tokens: list[Token], place: int) -> list[int]:
    """Where a date may begin after its weekday: past a comma, an article, a bracket, a line end."""
    places = [place]
    for _ in range(3):
        token = tokens[place]
        if token.kind == "e":
            break
        if (
            token.text in {",", "(", "-", "|", "/", ":"}
            or token.kind == "l"
            or (
                {"art", "on", "of", "day"} & token.tags.keys()
                and {"move_to_sure", "at"}.isdisjoint(token.tags)
            )
        ):
            place += 1
            places.append(place)
        else:
            break
    return places


def plain_date(tokens: list[Token], index: int, lex: Lexicon) -> list[Day] | None:
    """A date without its weekday."""
    token = tokens[index]
    if token.kind in "idsm" or (token.kind == "p" and _dotted_date(tokens, index)):
        day = numeric_date(tokens, index)
        return [day] if day else None
    if token.kind == "n":
        return day_month(tokens, index, lex) or _dashed(tokens, index, lex)
    return month_day(tokens, index, lex) if "month" in token.tags else None


def numeric_date(tokens: list[Token], index: int) -> Day | None:
    """Dates in figures: ISO 8601, 3.12.2026, 12/3, 3.12."""
    token = tokens[index]
    first, second, *rest = token.figures
    if token.kind == "i":
        last = index + 1
        if tokens[last].text == "t" and tokens[last].glued:
            last += 1
        return Day(index, last, year=first, month=second, day=rest[0]) if _is_date(second, rest[0]) else None
    year = None
    if token.kind == "d":
        year = rest[0] if rest[0] > 99 else 2000 + rest[0]
        if not 2000 <= year <= 2100:
            return None
    if token.text == "24/7" or (token.kind == "p" and not _dotted_date(tokens, index)):
        return None
    dotted = "." in token.text
    if not (_is_date(second, first) or (not dotted and _is_date(first, second))):
        return None
    weak = token.kind in "smp" and not (token.kind in "sm" and index and _leads_to_date(tokens[index - 1]))
    return Day(index, index + 1, year, second, first, swappable=not dotted, weak=weak)


def _leads_to_date(before: Token) -> bool:
    """ "am 3.12.", "le 3/12": a preposition of days or an article tells that the figures are a date."""
    return bool({"on", "art", "day_word"} & before.tags.keys()) and before.text not in {
        "in",
        "for",
        "to",
        "a",
    }


def _dotted_date(tokens: list[Token], index: int) -> bool:
    """ "am 3.12 um 14 Uhr": a clock written with a dot has its unit or its preposition."""
    after = tokens[index + 1]
    if "oclock" in after.tags or after.kind == "a":
        return False
    before = tokens[index - 1] if index else after
    past = index + 2 if after.text in {",", "-", "|"} else index + 1
    clock = tokens[past]
    return ("on" in before.tags or "weekday" in before.tags or before.text in {",", "."} or index == 0) and (
        "at" in clock.tags or "from" in clock.tags or "between" in clock.tags or clock.kind in "chp"
        or (clock.kind == "n" and "oclock" in tokens[past + 1].tags)
    )  # fmt: skip


def _is_date(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= 31


def ordinal_end(tokens: list[Token], index: int, lex: Lexicon) -> tuple[int, bool]:
    """Past the ending of an ordinal ("3rd", "3.", "1er"), and whether there was one."""
    after = tokens[index + 1]
    if after.glued and (after.text in lex.ordinals or after.text == "°"):
        return index + 2, True
    if after.glued and after.text == ".":
        return index + 2, True
    return index + 1, False


def day_number(token: Token) -> int | None:
    return (
        token.figures[0]
        if token.kind == "n" and len(token.text) <= 2 and 1 <= token.figures[0] <= 31
        else None
    )


def day_month(tokens: list[Token], index: int, lex: Lexicon) -> list[Day] | None:
    """ "3 December 2026", "3. und 4. Dezember", "3 de diciembre de 2026"."""
    numbers: list[tuple[int, int, int]] = []
    place, spans = index, False
    while len(numbers) < _LIST_LIMIT:
        value = day_number(tokens[place])
        if value is None:
            return None
        after, _ = ordinal_end(tokens, place, lex)
        numbers.append((place, after, value))
        for _ in range(2):
            if "of" in tokens[after].tags or ("art" in tokens[after].tags and lex.language == "en"):
                after += 1
        if _is_slashed(tokens, after):
            after += 1
        if "month" in tokens[after].tags:
            break
        joint = tokens[after]
        if joint.text == "-" or "to" in joint.tags or "day_to" in joint.tags:
            spans = True
        elif joint.text not in {",", "/"} and not {"or", "and"} & joint.tags.keys():
            return None
        place = after + 1
        for _ in range(2):
            if tokens[place].text == "," or {"or", "art", "on"} & tokens[place].tags.keys():
                place += 1
    else:
        return None
    month = tokens[after].tags["month"]
    last = past_dot(tokens, after + 1)
    year, last = _year(tokens, last)
    days = [Day(first, past, year, month, value, void=spans) for first, past, value in numbers]
    days[-1] = with_weekday(tokens, replace(days[-1], last=last), lex)
    return days


def _dashed(tokens: list[Token], index: int, lex: Lexicon) -> list[Day] | None:
    """ "dinsdag 24-11 om 7:00": a dash as in a date, where the hours follow."""
    sign, month = tokens[index + 1], tokens[index + 2] if tokens[index + 1].kind != "e" else tokens[index + 1]
    day = day_number(tokens[index])
    if lex.language == "en" or day is None or sign.text != "-" or not (sign.glued and month.glued):
        return None
    if month.kind != "n" or len(month.text) > 2 or not 1 <= month.figures[0] <= 12:
        return None
    place = index + 3
    if tokens[place].text in {",", ":", "|"}:
        place += 1
    clock = tokens[place]
    timed = clock.kind in "ch" or not {"at", "from", "between"}.isdisjoint(clock.tags)
    timed = timed or (clock.kind in "np" and "oclock" in tokens[place + 1].tags)
    return [Day(index, index + 3, None, month.figures[0], day, weak=True)] if timed else None


def _is_slashed(tokens: list[Token], index: int) -> bool:
    """The sign of "30/nov" and "30-Nov"."""
    sign, month = tokens[index], tokens[index + 1] if tokens[index].kind != "e" else tokens[index]
    return sign.text in {"/", "-"} and sign.glued and month.glued and "month" in month.tags


def month_day(tokens: list[Token], index: int, lex: Lexicon) -> list[Day] | None:
    """ "December 3rd, 2026", "Dec 3, 4 or 7"."""
    month = tokens[index].tags["month"]
    place = past_dot(tokens, index + 1)
    if "art" in tokens[place].tags and lex.language == "en":
        place += 1
    value = day_number(tokens[place])
    if value is None or is_clock(tokens, place):
        return None
    last, _ = ordinal_end(tokens, place, lex)
    last = last - 1 if tokens[last - 1].text == "." else last
    days = [Day(index, last, month=month, day=value)]
    year, after_year = _year(tokens, last)
    if year is None:
        days.extend(_further_days(tokens, last, month, lex))
        year, after_year = _year(tokens, days[-1].last)
    days = [replace(day, year=year) for day in days]
    days[-1] = with_weekday(tokens, replace(days[-1], last=after_year), lex)
    joint = tokens[days[-1].last]
    ahead = tokens[days[-1].last + 1]
    if joint.text == "-" and day_number(ahead) and joint.glued and not is_clock(tokens, days[-1].last + 1):
        return [replace(day, void=True) for day in days]
    return days


def _further_days(tokens: list[Token], place: int, month: int, lex: Lexicon) -> list[Day]:
    """The ", 4 or 7" of "Dec 3, 4 or 7"; nothing if they turn out to be hours."""
    days: list[Day] = []
    while len(days) < _LIST_LIMIT:
        ahead = place
        while tokens[ahead].text in {",", "/"} or {"or", "and"} & tokens[ahead].tags.keys():
            ahead += 1
        value = day_number(tokens[ahead])
        if ahead == place or value is None:
            break
        if is_clock(tokens, ahead):
            return []
        last, _ = ordinal_end(tokens, ahead, lex)
        days.append(Day(ahead, last, month=month, day=value))
        place = last
    return days


def is_clock(tokens: list[Token], index: int) -> bool:
    """The number at that place is an hour: "10am", "10-11am", "10 Uhr"."""
    after = tokens[index + 1]
    if after.kind == "a" or {"oclock", "pm", "am"} & after.tags.keys():
        return True
    second = tokens[index + 2] if after.kind != "e" else after
    third = tokens[index + 3] if second.kind != "e" else second
    return after.text == "-" and second.kind in "nc" and (third.kind == "a" or "oclock" in third.tags)


def _year(tokens: list[Token], index: int) -> tuple[int | None, int]:
    """The year after a day and month, and the index past it."""
    place = index
    for _ in range(2):
        sign = tokens[place]
        if (
            sign.text == ","
            or "of" in sign.tags
            or (sign.text in {"/", "-"} and sign.glued and not place - index)
        ):
            place += 1
    token = tokens[place]
    if token.kind == "n" and len(token.text) == 4 and 2000 <= token.figures[0] <= 2100:
        return token.figures[0], place + 1
    if token.text == "'" and tokens[place + 1].kind == "n" and len(tokens[place + 1].text) == 2:
        return 2000 + tokens[place + 1].figures[0], place + 2
    return None, index


def with_weekday(tokens: list[Token], day: Day, lex: Lexicon) -> Day:
    """A weekday after the date: "03.12.2026 (Donnerstag)"."""
    place = day.last
    opened = tokens[place].text == "("
    if day.weekday is None and tokens[place].text in {"(", ","}:
        name = tokens[place + 1]
        if "weekday" in name.tags:
            past = past_dot(tokens, place + 2)
            closed = tokens[past].text == ")"
            dated = not opened and plain_date(tokens, openings(tokens, past)[-1], lex)
            if (opened and closed) or (not opened and not dated and day_number(tokens[past]) is None):
                day = replace(day, last=past + int(opened), weekday=name.tags["weekday"])
    return with_half(tokens, day)
