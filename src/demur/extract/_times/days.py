"""Days as written: "Thursday, December 3rd", "next Tuesday", "übermorgen"."""

from dataclasses import replace

from demur.extract._times.dates import (
    Day,
    day_month,
    day_number,
    is_clock,
    is_part_of_day,
    month_day,
    numeric_date,
    openings,
    ordinal_end,
    past_dot,
    plain_date,
    with_half,
    with_weekday,
)
from demur.extract._times.lexicon import Lexicon
from demur.extract._times.tokens import Token


def read_days(tokens: list[Token], index: int, lex: Lexicon) -> list[Day] | None:
    """The day, or the list of days that share a month, that begins at a token."""
    days = _read(tokens, index, lex)
    if days and any("week_of" in token.tags for token in tokens[max(index - 2, 0) : index]):
        return [replace(day, void=True) for day in days]
    if days and len(days) == 1 and days[0].weekday is not None and days[0].day is None and not days[0].week:
        week = _numbered_week(tokens, days[0])
        return [replace(days[0], week=f"w{week}")] if week else days
    return days


_WEEK_WORDS = frozenset({"kw", "kalenderwoche", "week", "wk", "semaine", "semana", "settimana"})


def _numbered_week(tokens: list[Token], day: Day) -> int:
    """The number of the calendar week named beside a weekday ("KW 50, Dienstag"); 0 where none is."""
    for begin, end in ((max(day.first - 4, 0), day.first), (day.last, min(day.last + 4, len(tokens)))):
        for at in range(begin, end):
            number = tokens[at + 1] if tokens[at].text in _WEEK_WORDS and at + 1 < end else None
            if number is not None and number.kind == "n" and 1 <= number.figures[0] <= 53:
                return int(number.figures[0])
    return 0


def _read(tokens: list[Token], index: int, lex: Lexicon) -> list[Day] | None:
    token = tokens[index]
    tags = token.tags
    if token.kind in "idsmp":
        day = numeric_date(tokens, index)
        return [with_weekday(tokens, day, lex)] if day else None
    if token.kind == "n":
        return day_month(tokens, index, lex)
    if "month" in tags:
        return month_day(tokens, index, lex)
    if "weekday" in tags:
        return _weekday(tokens, index, lex, "")
    if "relative" in tags:
        return [_relative(tokens, index, lex)]
    if "next_day" in tags:
        return [with_half(tokens, Day(index, index + 1, week="day_after"))]
    if "in" in tags or "numbers" in tags:
        later = _in_days(tokens, index)
        if later:
            return [later]
    return _modified(tokens, index, lex) or _day_only(tokens, index, lex)


def _modified(tokens: list[Token], index: int, lex: Lexicon) -> list[Day] | None:
    """ "next Tuesday", "this Friday", "next week on Tuesday", "last Tuesday"."""
    for tag, week in (
        ("next_week", "next_sure"), ("this_week", "this"), ("next", "next"),
        ("coming", "coming"), ("last", "last"), ("week_ahead", "+7"),
    ):  # fmt: skip
        if tag not in tokens[index].tags:
            continue
        place = index + 1
        for _ in range(3):
            if {"on", "art", "coming"} & tokens[place].tags.keys() or tokens[place].text == ",":
                place += 1
        if "weekday" in tokens[place].tags:
            days = _weekday(tokens, place, lex, week)
            return [replace(days[0], first=index), *days[1:]] if days else None
    return None


def _weekday(tokens: list[Token], index: int, lex: Lexicon, week: str) -> list[Day] | None:
    weekday = tokens[index].tags["weekday"]
    place = past_dot(tokens, index + 1)
    if lex.language == "it" and tokens[place].text == "'" and tokens[place].glued:
        place += 1  # the accent of "giovedì", typed behind it
    span = _span_of_weekdays(tokens, place)
    if span:
        return [Day(index, span, weekday=weekday, void=True)]
    half = tokens[index].tags.get("half")
    alone = Day(
        index,
        place,
        weekday=weekday,
        week=week,
        half=half,
        void=week == "last" or _weekly(tokens, index) or _is_excluded(tokens, index),
    )
    alone, place = _after_weekday(tokens, alone, place)
    for ahead in openings(tokens, place):
        dated = plain_date(tokens, ahead, lex)
        if dated:
            head = replace(
                dated[0],
                first=index,
                weekday=weekday,
                half=alone.half,
                void=alone.void or dated[0].void,
                weak=False,
            )
            return [with_half(tokens, head), *dated[1:]] if len(dated) == 1 else [head, *dated[1:]]
        numbered = _numbered(tokens, ahead, lex, ahead > place)
        if numbered:
            day, last = numbered
            return [with_half(tokens, replace(alone, last=last, day=day))]
    return [with_half(tokens, alone)]


def _after_weekday(tokens: list[Token], day: Day, place: int) -> tuple[Day, int]:
    """ "Tuesday next week", "mardi prochain", "jueves que viene"; what is no such thing stays."""
    start = place
    for _ in range(2):
        if tokens[place].text == "," or "of" in tokens[place].tags or "on" in tokens[place].tags:
            place += 1
    tags = tokens[place].tags
    if "weeks_later" in tags and tokens[place + 1].kind not in "nc":
        return replace(day, last=place + 1, week=f"+{tags['weeks_later']}"), place + 1
    for tag, week in (
        ("next_week", "next_sure"), ("this_week", "this"), ("next_after", "next_sure"),
        ("coming_after", "coming"),
    ):  # fmt: skip
        if tag in tags:
            return replace(day, last=place + 1, week=week), place + 1
    if "last_after" in tokens[start].tags:
        return replace(day, last=start + 1, void=True), start + 1
    day = with_half(tokens, replace(day, last=start))
    return day, day.last


def _weekly(tokens: list[Token], index: int) -> bool:
    """ "every Tuesday", "jeden Dienstag"."""
    for back in range(max(index - 2, 0), index):
        if "recur" in tokens[back].tags and tokens[back].kind == "w":
            return all(not t.tags or "art" in t.tags for t in tokens[back + 1 : index])
    return False


WHY = frozenset({"why", "warum", "wieso", "pourquoi", "que", "perche", "waarom"})


def _is_excluded(tokens: list[Token], index: int) -> bool:
    """ "not on Monday", "pas le lundi", but not "why not Monday"."""
    for back in range(index - 1, max(index - 3, -1), -1):
        tags = tokens[back].tags
        if "excluded" in tags:
            return back == 0 or tokens[back - 1].text not in WHY
        if not {"on", "art"} & tags.keys():
            return False
    return False


def _span_of_weekdays(tokens: list[Token], place: int) -> int | None:
    """Past the end of "Mon-Fri", "lundi au vendredi"; None where it is no span."""
    joint = tokens[place]
    if joint.text != "-" and "to" not in joint.tags and "day_to" not in joint.tags:
        return None
    ahead = place + 1
    if "art" in tokens[ahead].tags:
        ahead += 1
    if "weekday" not in tokens[ahead].tags:
        return None
    # "Thu - Fri 4 December" is still a span; "Thu 3 Dec - Fri 4 Dec" never comes here.
    return past_dot(tokens, ahead + 1)


_SPAN_FROM = frozenset({"de", "da", "das", "di", "dalle"})  # "viernes de 9 a 13 h": hours
_HOUR_NEEDS_WORD = frozenset({"fr", "es", "pt", "it"})  # "jueves a las 10", and never "jueves 10"


def _numbered(tokens: list[Token], index: int, lex: Lexicon, led: bool) -> tuple[int, int] | None:
    """The day of the month after a weekday: "Thursday the 3rd", "jeudi 3"."""
    value = day_number(tokens[index])
    if value is None or (lex.language in _HOUR_NEEDS_WORD and tokens[index - 1].text in _SPAN_FROM):
        return None
    last, ordinal = ordinal_end(tokens, index, lex)
    after = tokens[last]
    if after.text == ")" and tokens[max(index - 2, 0)].text == "(":
        return value, last  # "morgen (wo 25)"
    if lex.language in _HOUR_NEEDS_WORD and after.kind == "w" and is_part_of_day(after):
        return value, last
    hour_ahead = "at" in after.tags and tokens[last + 1].kind in "ncph"  # "mercoledì 2 ore 10"
    if lex.language in _HOUR_NEEDS_WORD and hour_ahead:
        return value, last
    if is_clock(tokens, index):
        return None
    if ordinal and tokens[last - 1].text != ".":
        return value, last
    if ordinal and led and lex.day_first:
        return value, last
    if after.text == "a" and {"noon", "midnight"} & tokens[last + 1].tags.keys():
        return value, last  # "giovedì 3 a mezzogiorno"
    if _spans_on(tokens, last):
        return None
    if "at" in after.tags or "from" in after.tags or "between" in after.tags or after.kind in "ch":
        return value, last
    if lex.language in _HOUR_NEEDS_WORD:
        return value, last
    ahead = tokens[last + 1] if after.text == "," else after
    comma = after.text == "," and (
        ahead.kind in "ch" or not {"at", "from", "between", "same_time"}.isdisjoint(ahead.tags)
    )
    joined = bool({"and", "or"} & after.tags.keys()) and "weekday" in tokens[last + 1].tags
    return (value, last) if comma or joined else None


def _spans_on(tokens: list[Token], index: int) -> bool:
    """A dash or a "to" with the upper end behind it, so that the number before it is an hour or begins a span of days."""
    joint = tokens[index]
    if joint.text != "-" and ("to" not in joint.tags or "at" in joint.tags):
        return False
    ahead = tokens[index + 1 : index + 4]
    end = next((t for t in ahead if not {"art", "on", "at"} & t.tags.keys()), tokens[-1])
    return bool(end.figures) or not {"numbers", "weekday", "noon", "midnight"}.isdisjoint(end.tags)


def _day_only(tokens: list[Token], index: int, lex: Lexicon) -> list[Day] | None:
    """ "the 3rd", "am 3. um 14 Uhr", "le 3 à 10h": a day of the month, beside a clock only."""
    if not {"art", "on", "day_word"} & tokens[index].tags.keys():
        return None
    place = index + 1
    if {"art", "day_word"} & tokens[place].tags.keys():
        place += 1
    found = _lone_number(tokens, place, lex)
    if found is None:
        return None
    days = [found]
    while len(days) < _MOST_LISTED:
        further = _next_number(tokens, days[-1].last, lex)
        if further is None:
            break
        days.append(further)
    led = {"at", "from", "between", "after"} & tokens[days[-1].last].tags.keys()
    timed = led or tokens[days[-1].last].kind in "ch"
    halved = with_half(tokens, days[-1])
    if halved.half is not None:
        return [*days[:-1], replace(halved, weak=False)]
    return days if timed or lex.language in _ORDINAL_TELLS else None


_MOST_LISTED = 6
_ORDINAL_TELLS = frozenset({"en", "de", "nl"})


def _next_number(tokens: list[Token], index: int, lex: Lexicon) -> Day | None:
    """The further day of "the 26th or 27th", "le 26 ou le 27"."""
    joint = tokens[index]
    if joint.text not in {",", "/"} and not {"or", "and"} & joint.tags.keys():
        return None
    place = index + 1
    for _ in range(3):
        if {"art", "on", "day_word", "or", "and"} & tokens[place].tags.keys() and tokens[place].kind == "w":
            place += 1
    return _lone_number(tokens, place, lex)


def _lone_number(tokens: list[Token], place: int, lex: Lexicon) -> Day | None:
    """A number that is the day of a month which is not named."""
    value = day_number(tokens[place])
    if value is None or is_clock(tokens, place) or day_month(tokens, place, lex):
        return None
    last, ordinal = ordinal_end(tokens, place, lex)
    if lex.language in _ORDINAL_TELLS:
        if not ordinal or (lex.language == "en" and tokens[last - 1].text == "."):
            return None
        noun = tokens[last].capital and not tokens[last].tags.keys() - {"hour"}
        if lex.language == "de" and noun and tokens[last - 1].text == ".":
            return None  # "im 3. Stock", "nach der 6. Stunde"
    return Day(place, last, day=value, weak=True)


def _relative(tokens: list[Token], index: int, lex: Lexicon) -> Day:
    """ "tomorrow", "tomorrow (Wednesday, 25 November)"."""
    token = tokens[index]
    offset = token.tags["relative"]
    half = None
    words = set(token.text.split()[1:])
    if words & {
        "afternoon",
        "evening",
        "nachmittag",
        "abend",
        "tarde",
        "noche",
        "noite",
        "soir",
        "middag",
        "avond",
    } or (
        "tonight" in token.text
        or "apres-midi" in token.text
        or token.text in {"vanavond", "vanmiddag", "stasera"}
    ):
        half = 1
    elif words & {"morning", "vormittag", "fruh", "frueh"}:
        half = 0
    day = with_half(tokens, Day(index, index + 1, offset=offset, void=offset < 0, half=half))
    if index and "old" in tokens[index - 1].tags:
        return day  # "statt heute am Donnerstag"
    for ahead in openings(tokens, day.last):
        if "weekday" in tokens[ahead].tags or ahead > day.last:
            more = (
                _weekday(tokens, ahead, lex, "")
                if "weekday" in tokens[ahead].tags
                else plain_date(tokens, ahead, lex)
            )
            if more and len(more) == 1:
                last = more[0].last
                if tokens[last].text == ")" and any(t.text == "(" for t in tokens[day.last : ahead]):
                    last += 1
                return replace(
                    more[0], first=index, last=last, offset=offset, weak=False, half=day.half or more[0].half
                )
    return day


def _in_days(tokens: list[Token], index: int) -> Day | None:
    """ "in two days", "in einer Woche", "a week from ..." is left alone."""
    if "in" not in tokens[index].tags:
        return None
    number, unit = tokens[index + 1], tokens[index + 2]
    value = number.figures[0] if number.kind == "n" else number.tags.get("numbers", 0)
    if "art" in number.tags and not value:
        value = 1
    if not 1 <= value <= 60:
        return None
    if "week" in unit.tags:
        return Day(index, index + 3, offset=7 * value, weak=True)
    return Day(index, index + 3, offset=value, weak=True) if "day" in unit.tags else None
