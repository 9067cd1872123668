"""One time of day as written: "2:30pm", "14h30", "halb drei"."""

from dataclasses import dataclass, replace

from demur.extract._times.lexicon import Lexicon
from demur.extract._times.tokens import Token

DASHES = frozenset({"-", "~"})
_TIME_OF = frozenset({"hora", "heure", "ora"})  # "a las 11 hora argentina", "9h heure belge"
_OF = frozenset("de d des du di da do das dos del della dell".split())
DAWN = (
    5,
    6,
)  # "um 6:45" is in the morning where the hours are counted to 24; who means the evening writes 18:45


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
        elif "and" in tags and _is_minutes(tokens, index + 1, clock) and lex.language in {"it", "es", "pt"}:
            clock = replace(clock, minute=tokens[index + 1].figures[0], strong=True)  # "alle 15 e 30"
            index += 1
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
                clock = replace(clock, minute=_minutes(tokens[index + 1]))
                index += 1
        else:
            break
        index += 1
    return clock, index


def _is_minutes(tokens: list[Token], index: int, clock: Clock) -> bool:
    """A number that is too high for an hour."""
    token = tokens[index]
    return token.kind == "n" and not clock.minute and token.figures[0] in {30, 35, 40, 45, 50, 55}


def _shifted(clock: Clock, minutes: int) -> Clock:
    total = clock.hour * 60 + clock.minute + minutes
    hour = total // 60 % 24
    # "halb eins" and "ten to one" are of noon
    return replace(clock, hour=hour or 12, minute=total % 60, strong=True)


def _minutes(token: Token) -> int:
    """Minutes as written behind the unit, in two figures or in words; -1 where they are none."""
    if token.kind == "n" and len(token.text) == 2:
        return token.figures[0]
    said = token.tags.get("numbers", -1) if token.kind == "w" else -1
    return said if said >= _LEAST_SAID else -1


_LEAST_SAID = 5  # "quinze heures cinq"; a smaller number counts what follows


def _minutes_follow(tokens: list[Token], index: int, clock: Clock) -> bool:
    """Minutes after the unit: "10 Uhr 30", "quinze heures trente"."""
    token = tokens[index]
    if clock.minute or not 0 <= _minutes(token) <= 59 or is_part_of_date(tokens, index):
        return False
    after = tokens[index + 1]
    return (
        not {"month", "minute", "unit"} & after.tags.keys()
        and (after.kind != "a" or (after.text == "am" and _day_follows(tokens, index + 2)))
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
        clock = numeric(tokens, index)
        if clock is None:
            return None
        if (
            not lex.half_day
            and clock.hour in DAWN
            and (kind == "h" or (kind in "cp" and len(token.figures) > 1))
        ):
            clock = replace(clock, firm=True)
        clock, after = _with_half(clock, tokens, index + 1, lex)
        if not clock.strong and (not bare or counts_things(tokens, after)):
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
        if clock.strong or (bare and not counts_things(tokens, after) and not _is_article(tokens, index)):
            return clock, after
    return None


def numeric(tokens: list[Token], index: int) -> Clock | None:
    """A figure as a time of day, None where it can't be one."""
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
    if len(token.text) > 2 or is_part_of_date(tokens, index):
        return None
    return Clock(hour, 0, firm=hour > 12, strong=False)


def _is_four_figures(tokens: list[Token], index: int) -> bool:
    """ "1400 hrs", "0900 - 0930 hrs"."""
    after = tokens[index + 1]
    if after.text in DASHES and tokens[index + 2].kind == "n" and len(tokens[index + 2].text) == 4:
        after = tokens[index + 3]
    lead, digits = tokens[index - 1], tokens[index].text
    led = "at" in lead.tags and (lead.text != "a" or digits[0] == "0") and digits[-1] in "05"
    return (
        "oclock" in after.tags
        or after.text in _ZONES
        or (led and (after.kind in "le" or not counts_things(tokens, index + 1) and _ends_clause(after)))
    )


def _ends_clause(after: Token) -> bool:
    """No noun follows that the number may count."""
    return after.kind == "o" or (bool(after.tags) and not {"month", "of"} & after.tags.keys())


def is_part_of_date(tokens: list[Token], index: int) -> bool:
    """A number that is the day of a date: "3 December", "3rd", "3. Dezember"."""
    after = tokens[index + 1]
    if "month" in after.tags or (after.kind == "w" and after.glued and not _clock_tail(after)):
        return True
    second = tokens[index + 2] if after.kind != "e" else after
    if after.text in {"-", "/"} and after.glued and second.glued and "month" in second.tags:
        return True  # "26-Jun-2027"
    return (after.text in {".", "°"} or "of" in after.tags) and "month" in second.tags


def _clock_tail(token: Token) -> bool:
    return bool({"oclock", "am", "pm"} & token.tags.keys()) or token.text in _ZONES


_ZONES = frozenset(
    "et pt ct mt est edt cst cdt mst mdt pst pdt gmt utc bst cet cest eet ist sast aest aedt".split()
)


def counts_things(tokens: list[Token], index: int) -> bool:
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


_ARTICLES = frozenset("un une una um uma ein eine einen een".split())


def _is_article(tokens: list[Token], index: int) -> bool:
    """ "Facciamo un giro", but not "a la una nos vemos"."""
    lead, token, after = tokens[index - 1], tokens[index], tokens[index + 1]
    counted = after.kind == "w" and not after.tags
    return counted and token.text in _ARTICLES and not lead.text.endswith(("la", "as", "all"))


def _before_hour(tokens: list[Token], index: int, lex: Lexicon) -> tuple[Clock, int] | None:
    """ "half past two", "halb drei", "kwart voor vier"."""
    token, hour = tokens[index], tokens[index + 1]
    value = hour.figures[0] if hour.kind == "n" else hour.tags.get("numbers", 0)
    if (
        not 1 <= value <= 12
        or (hour.kind == "n" and len(hour.text) > 2)
        or (hour.kind == "n" and is_part_of_date(tokens, index + 1))
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
