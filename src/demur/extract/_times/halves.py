"""Which half of the day a time is in that does not say it."""

from demur.extract._times.clock import DAWN, Clock
from demur.extract._times.clocks import TimeOfDay
from demur.extract._times.lexicon import Lexicon

_WORKDAY = 7
_BAKERS, _LATE = 3, 9  # "de 4h à 10h": nobody means ten in the evening


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
    if start.half is None and end.half is None and hint is None and _from_dawn(start, end, lex):
        return start.hour * 60 + start.minute, end.hour * 60 + end.minute, 0.8
    first, sure = _alone(start, hint, lex)
    last, _ = _alone(end, hint, lex)
    if end.half is None and not (end.firm and end.hour > 12) and end.hour <= 12:
        options = [end.hour % 12 * 60 + end.minute + half for half in (0, 720)]
        if end.firm and end.hour:
            options = [end.hour * 60 + end.minute, *options]
        last = next((option for option in options if option > first), last)
    return first, last, sure


def _from_dawn(start: Clock, end: Clock, lex: Lexicon) -> bool:
    """ "von 6 bis 10 Uhr", "de 5h à 13h": a span that begins early, where the hours are counted to 24."""
    if start.hour > end.hour or not 0 < start.hour < _WORKDAY:
        return False
    if end.hour > 12 or lex.half_day:
        return end.hour > 12
    return (start.hour in DAWN and end.hour - start.hour > 1) or (start.hour >= _BAKERS and end.hour >= _LATE)


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
