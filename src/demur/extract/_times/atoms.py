"""A text as a row of days, times, zones and durations, with the tokens between them."""

from dataclasses import dataclass

from demur.extract._times.clock import read_clock
from demur.extract._times.clocks import Days, TimeOfDay, is_closed, read_time
from demur.extract._times.days import read_days
from demur.extract._times.lexicon import Lexicon, tag
from demur.extract._times.tokens import NO_TAGS, Token, fold, split
from demur.extract._times.zones import Zone, is_town_of_zone, read_zone, zone_words


@dataclass(frozen=True, slots=True)
class Duration:
    """How long the meeting takes.

    Attributes:
        first, last: index of its first token and of the one past its last.
        minutes: None for a range ("30 to 45 minutes").
        attached: it is the meeting that takes so long.
    """

    first: int
    last: int
    minutes: int | None
    attached: bool


Atom = Days | TimeOfDay | Zone | Duration


@dataclass(frozen=True, slots=True)
class Reading:
    """The tokens of a text and what was found in them, in order."""

    tokens: list[Token]
    atoms: list[Atom]


_AHEAD = 5
_SOON = 8
_DAY_TAGS = frozenset(
    "month weekday relative in next coming last next_week this_week art on day_word "
    "week_ahead next_day".split()
)
_TIME_TAGS = frozenset(
    "at from between after deadline to noon midnight minutes_before numbers art same_time time_label whenever".split()
)
_ZONE_TAGS = frozenset({"your_time", "my_time", "local_time"})
_ALONE = _ZONE_TAGS | {"durations"}


def read_atoms(text: str, lex: Lexicon, said: TimeOfDay | None = None) -> Reading:
    """Find all days, times, zones and durations in a text.

    Args:
        said: the time that "same time" means where the text names none before.
    """
    folded = fold(text)
    tokens = tag(split(folded, text), lex)
    if lex.language != "de":  # where every noun has a capital
        _drop_titles(tokens)
    _mark_goals(tokens)
    _mark_rows(tokens)
    atoms: list[Atom] = []
    heads = zone_words()
    near = _distances(tokens)
    index, count = 0, len(tokens) - 4
    while index < count:
        token = tokens[index]
        kind = token.kind
        if (
            (kind == "w" or kind == "o")
            and not token.tags
            and token.text not in heads
            and not is_town_of_zone(tokens, index)
            or kind == "l"
            or kind == "x"
        ):
            index += 1
            continue
        if (
            near[index] > _AHEAD
            and kind in "wo"
            and token.text not in heads
            and not is_town_of_zone(tokens, index)
            and _ALONE.isdisjoint(token.tags)
        ):
            index += 1
            continue
        found = _read_one(tokens, index, text, lex, atoms, said)
        if found is None:
            index += 1
            continue
        atoms.append(found)
        index = max(found.last, index + 1)
    return Reading(tokens, atoms)


def _drop_titles(tokens: list[Token]) -> None:
    """A word in the middle of a sentence with a capital before another is of a name ("the Shift Millwright post").

    The English "shift" is what somebody does to a time or the hours that somebody works.
    """
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        named = token.capital and after.capital and after.kind == "w" and before.kind == "w"
        if named and not {"hours", "move", "old", "cancel"}.isdisjoint(token.tags):
            token.tags = NO_TAGS
        elif {"hours", "move"} <= token.tags.keys():
            verb = before.text in _WHO_SHIFTS or after.text in _WHAT_IS_SHIFTED
            token.tags = {name: 1 for name in token.tags if name != ("hours" if verb else "move")}


def _mark_goals(tokens: list[Token]) -> None:
    """A verb of moving with where to: "reporté au 3", "push it to Friday"; "passe à 14h", but "passe à la mairie"."""
    for place, token in enumerate(tokens):
        if {"move", "move_if_to"}.isdisjoint(token.tags):
            continue
        ahead = tokens[place + 1 : place + 1 + _GOAL]
        lead = next((i for i, t in enumerate(ahead) if {"move_to", "from"} & t.tags.keys()), -1)
        if ahead and "range_at" in ahead[0].tags:
            lead = 0  # "slitta alle 14"
        where = next((t for t in ahead[lead + 1 :] if not {"art", "on", "at"} & t.tags.keys()), token)
        told = bool(where.figures) or not _TELLING.isdisjoint(where.tags)
        if lead >= 0 and told and not any(t.figures for t in ahead[:lead]):
            goal = "move" if "from" in ahead[lead].tags else "moved_to"
            token.tags = {**token.tags, "move": 1, goal: 1}


def _mark_rows(tokens: list[Token]) -> None:
    """Dotted figures that open several lines, each later than the one above, are the hours of a schedule ("8.15 Arrival")."""
    run: list[Token] = []
    for above, token, after in zip([Token("l", "", 0, 0), *tokens], tokens, tokens[1:], strict=False):
        if above.kind != "l" or token.kind not in "pc":
            continue
        said = after.kind == "w" and not {"unit", "month"} & after.tags.keys()
        hour = token.kind == "c" or (
            token.figures[1] % 5 == 0 and _FIRST_ROW <= _after_noon(token)[0] < _LAST_ROW
        )
        if (
            not hour
            or not (said or after.text in "-:|\n")
            or (run and _after_noon(token) <= _after_noon(run[-1]))
        ):
            run = []
            continue
        run.append(token)
        if len(run) >= _ROWS:
            for row in run:
                row.kind = "c"


def _after_noon(token: Token) -> tuple[int, int]:
    """Hour and minute, the small hours taken as those of the afternoon."""
    hour, minute = token.figures[:2]
    return hour + 12 * (hour < _FIRST_ROW), minute


_ROWS = 2
_FIRST_ROW, _LAST_ROW = 6, 22


_GOAL = 4
_WHO_SHIFTS = frozenset("to we i you he she they could can please must may will might should let's".split())
_WHAT_IS_SHIFTED = frozenset("it this that your our things".split())


_TELLING = frozenset("month weekday relative next_day numbers noon midnight minutes_before same_time".split())


def _distances(tokens: list[Token]) -> list[int]:
    """For each token how far ahead the next figure or telling word is."""
    found = [99] * len(tokens)
    distance = 99
    for index in range(len(tokens) - 1, -1, -1):
        token = tokens[index]
        distance += 1
        if token.kind in "ncdhimsp" or (token.tags and not _TELLING.isdisjoint(token.tags)):
            distance = 0
        found[index] = distance
    return found


def _same_time(index: int, earlier: list[Atom], before: TimeOfDay | None) -> TimeOfDay | None:
    """The time that was said before, on another day: "or Friday, same time"."""
    said = next((a for a in reversed(earlier) if isinstance(a, TimeOfDay) and not a.deadline), before)
    return TimeOfDay(index, index + 1, index, said.start, said.end, open=said.open) if said else None


def _read_one(
    tokens: list[Token], index: int, text: str, lex: Lexicon, earlier: list[Atom], before: TimeOfDay | None
) -> Atom | None:
    token = tokens[index]
    previous = earlier[-1] if earlier else None
    kind, tags = token.kind, token.tags
    if kind in "wo" and not tags:
        return _zone(tokens, index, text, lex, previous)
    if kind == "n" and _is_stretch(tokens, index) and not _leads_to_clock(tokens, index, previous):
        return Duration(index, index + 4, None, False)
    duration = _duration(tokens, index) if kind in "nhp" or "numbers" in tags or "durations" in tags else None
    if duration and not (kind == "h" and _leads_to_clock(tokens, index, previous)):
        return duration
    if kind not in "ow" or not _DAY_TAGS.isdisjoint(tags) or "numbers" in tags:
        days = read_days(tokens, index, lex)
        if days:
            return Days(days[0].first, days[-1].last, tuple(days))
    if "same_time" in tags and not (
        tokens[index + 1].text in {"(", ",", ":"} and tokens[index + 2].kind in "chp"
    ):
        return _same_time(index, earlier, before)
    if kind in "ncphm" or not _TIME_TAGS.isdisjoint(tags):
        above = index - 1 if kind == "p" and tokens[index - 1].kind == "l" else index
        day = previous if isinstance(previous, Days) and _beside(previous, above, tokens) else None
        if day is not None and "noon" in tags and _hour_follows(tokens, index + 1):
            return None  # "mercredi midi (le 25), à 12h40"
        time = read_time(tokens, index, lex, day)
        if time is None and kind in "np" and isinstance(previous, TimeOfDay):
            time = _listed(tokens, index, lex, previous)
        if time:
            return time
    return _zone(tokens, index, text, lex, previous)


def _hour_follows(tokens: list[Token], index: int) -> bool:
    """A clock stands a few words on in the sentence, which is no end of a span nor a second hour."""
    for token in tokens[index : index + _SOON]:
        if token.kind in "ch":
            return True
        if token.kind == "l" or token.text in ".!?;-" or {"or", "and", "deadline"} & token.tags.keys():
            return False
    return False


def _zone(tokens: list[Token], index: int, text: str, lex: Lexicon, previous: Atom | None) -> Zone | None:
    token = tokens[index]
    head = token.text.partition(" ")[0] if " " in token.text else token.text
    named = head in zone_words() or is_town_of_zone(tokens, index)
    if not named and _ZONE_TAGS.isdisjoint(token.tags):
        return None
    beside = previous is not None and not isinstance(previous, Duration) and _beside(previous, index, tokens)
    labelled = index > 0 and any("zone_label" in t.tags for t in tokens[max(index - 3, 0) : index])
    zone = read_zone(tokens, index, text, lex, beside or labelled)
    told = beside or labelled or _in_sentence_of(previous, index, tokens)
    return None if zone is not None and zone.near and not told else zone


def _in_sentence_of(previous: Atom | None, index: int, tokens: list[Token]) -> bool:
    """A day or a time stands a few words before, in the same sentence ("noon on Thursday works for us, ET")."""
    if previous is None or index - previous.last > _SOON:
        return False
    return not any(t.kind == "l" or t.text in {".", "!", "?", ";"} for t in tokens[previous.last : index])


def _beside(previous: Atom | None, index: int, tokens: list[Token]) -> bool:
    """Nothing but a sign or two stands between the last atom and that place."""
    if previous is None or index - previous.last > 4:
        return False
    between = tokens[previous.last : index]
    return all(
        t.text in _SIGNS or (t.kind == "w" and not {"glue", "same_time"}.isdisjoint(t.tags)) for t in between
    )


_SIGNS = frozenset(",(-.)[/:|")


def _is_stretch(tokens: list[Token], index: int) -> bool:
    """Hours that something takes, and no time of day: the "2-3 h" of "2-3 h of work"."""
    sign, end, unit = tokens[index + 1 : index + 4]
    small = end.kind == "n" and tokens[index].figures[0] < end.figures[0] < _SMALL
    return sign.text == "-" and small and "hour" in unit.tags


_SMALL = 7  # nobody means a time so early


def _leads_to_clock(tokens: list[Token], index: int, previous: Atom | None) -> bool:
    before = tokens[index - 1] if index else tokens[-1]
    return (
        bool({"at", "from", "between", "to"} & before.tags.keys())
        or isinstance(previous, Days)
        and _beside(previous, index, tokens)
    )


def _listed(tokens: list[Token], index: int, lex: Lexicon, previous: TimeOfDay) -> TimeOfDay | None:
    """The "11" of "at 10 or 11"."""
    between = tokens[previous.last : index]
    joints = [t for t in between if t.text != ","]
    if not between or len(between) > 2 or any("or" not in t.tags and "and" not in t.tags for t in joints):
        return None
    told = previous.led or previous.weak or is_closed(tokens, index + 1)
    if not told or tokens[index].figures[0] > 24:
        return None
    read = read_clock(tokens, index, lex, bare=True)
    if read is None:
        return None
    clock, after = read
    return TimeOfDay(index, after, index, clock, weak=not clock.strong, led=True)


def _duration(tokens: list[Token], index: int) -> Duration | None:
    """ "30 minutes", "45-minütiges", "1h30", "half an hour"."""
    token = tokens[index]
    minutes: int | None
    last = index + 1
    if "durations" in token.tags:
        minutes = token.tags["durations"]
    elif token.kind == "h":
        minutes = token.figures[0] * 60 + (token.figures[1] if len(token.figures) > 1 else 0)
        if minutes > 240 or token.text.rstrip("0123456789 ").endswith("u"):
            return None
        attached = _attached(tokens, index, last)
        return Duration(index, last, minutes, attached) if attached else None
    else:
        amount = token.figures[0] if token.kind == "n" else token.tags.get("numbers", 0)
        if token.kind == "p" or not 0 < amount <= 480:
            return None
        ranged = tokens[last].text == "-" and tokens[last + 1].kind == "n" and _unit(tokens, last + 2)
        if ranged:
            return Duration(index, last + 3, None, False)
        if tokens[last].text == "-":
            last += 1
        unit = _unit(tokens, last)
        if not unit:
            return None
        minutes, last = amount * unit, last + 1
    if _was_range(tokens, index):
        minutes = None
    return Duration(index, last, minutes, minutes is not None and _attached(tokens, index, last))


def _unit(tokens: list[Token], index: int) -> int:
    tags = tokens[index].tags
    if "minute" in tags:
        return 1
    return (
        60
        if "hour" in tags
        and tokens[index].text not in {"h", "heures", "horas", "ore", "uur", "hours", "hrs"}
        or ("hour" in tags and tokens[index].text in {"hours", "hrs", "hour"})
        else 0
    )


def _was_range(tokens: list[Token], index: int) -> bool:
    """The number is the upper end of "30 to 45 minutes"."""
    if index < 2:
        return False
    joint, lower = tokens[index - 1], tokens[index - 2]
    return lower.kind == "n" and (
        joint.text == "-" or "to" in joint.tags or "or" in joint.tags or "at" in joint.tags
    )


def _attached(tokens: list[Token], first: int, last: int) -> bool:
    around = tokens[max(first - 2, 0) : first] + tokens[last : last + 2]
    if any("earlier" in t.tags for t in around):
        return False
    ahead, behind = tokens[last : last + 4], tokens[max(first - 4, 0) : first]
    if any("event" in t.tags for t in ahead) or any("lasts" in t.tags or "event" in t.tags for t in behind):
        return True
    return bool(behind) and behind[-1].text == "(" and tokens[last].text == ")"
