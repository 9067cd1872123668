"""A text to the slots that it offers."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from demur.extract._times.agenda import Placed, without_agenda
from demur.extract._times.atoms import Duration, Reading, read_atoms
from demur.extract._times.clocks import Days, TimeOfDay
from demur.extract._times.context import is_offered, is_replaced
from demur.extract._times.dates import Day
from demur.extract._times.halves import minutes_of
from demur.extract._times.lexicon import Lexicon
from demur.extract._times.pairing import Pair, pair
from demur.extract._times.places import Place, ends_sentence, last_with, places
from demur.extract._times.resolve import Anchor, Dated, as_told, dates_of, place_day, place_time
from demur.extract._times.slot import Slot
from demur.extract._times.slot_zones import Zones
from demur.extract._times.tokens import Token
from demur.extract._times.zones import Zone

Found = tuple[Pair, Place]
_CLOSE = {"beside": 1.0, "listed": 0.97, "sentence": 0.85, "heading": 0.9, "before": 0.75}
_STRETCH = 90


def days_of(text: str, lex: Lexicon) -> list[Day]:
    """All days that a text names."""
    return [day for atom in read_atoms(text, lex).atoms if isinstance(atom, Days) for day in atom.days]


def only_day(text: str, lex: Lexicon) -> Day | None:
    """The day that a subject names, if it names one alone ("Interview Thursday 3 December")."""
    days = days_of(text, lex)
    return days[0] if len(days) == 1 and not days[0].void else None


def only_time(text: str, lex: Lexicon) -> TimeOfDay | None:
    """The time of day that a subject names, if it names one alone."""
    times = [atom for atom in read_atoms(text, lex).atoms if isinstance(atom, TimeOfDay)]
    return times[0] if len(times) == 1 and not times[0].deadline else None


def read_slots(
    text: str,
    lex: Lexicon,
    anchor: Anchor,
    given: Day | None = None,
    said: TimeOfDay | None = None,
    before: TimeOfDay | None = None,
    elsewhere: Sequence[date] = (),
) -> list[Slot]:
    """All slots that a text offers, in order, each once.

    Args:
        given: the day of the times that stand there without one.
        said: the time of what a short answer answers to.
        before: the "same time" of a text that names none.
        elsewhere: the dates of the letter that this one hands on.
    """
    reading = read_atoms(text, lex, said or before)
    kept = _offered(reading, anchor, given, said)
    if not kept:
        return []
    days = (day for atom in reading.atoms if isinstance(atom, Days) for day in atom.days)
    slots = _placed(kept, reading, lex, anchor, [*dates_of(days, anchor), *elsewhere])
    tokens = reading.tokens
    slots = [each for each in slots if not _is_arrival(each, slots, tokens)]
    return _unique(_joined(without_agenda(slots, tokens), tokens, anchor.moved))


def _offered(reading: Reading, anchor: Anchor, given: Day | None, said: TimeOfDay | None) -> list[Found]:
    """The times with their days that are offered, and where they stand."""
    tokens = reading.tokens
    written = pair(reading, anchor.moved)
    pairs = [_brought_forward(one, tokens) for one in written]
    moved = {id(new) for one, new in zip(written, pairs, strict=True) if new is not one}
    if given is not None and not pairs:
        pairs = _on_given_day(given, said, reading, anchor)
    kept: list[Found] = []
    for one, place in zip(pairs, places(pairs, tokens), strict=True):
        goal = said is not None or (bool(kept) and _is_further(kept[-1][1], place, tokens))
        if id(one) in moved or is_offered(one, place, tokens, anchor.called_off, goal=goal):
            kept.append((one, place))
    kept = [
        found
        for found, after in itertools.zip_longest(kept, kept[1:])
        if not _is_admission(found, after, tokens)
    ]
    kept = [found for found in kept if not _is_call_back(found, tokens)] or kept
    if anchor.moved:
        kept = [found for found in kept if not is_replaced(found[1], kept[-1][1], tokens)]
        kept = [found for found in kept if not _is_of_event(found[0], tokens)]
    return kept


def _on_given_day(given: Day, said: TimeOfDay | None, reading: Reading, anchor: Anchor) -> list[Pair]:
    """The times of a text that names no day, with the one that another text names."""
    tokens = reading.tokens
    clocks = [atom for atom in reading.atoms if isinstance(atom, TimeOfDay)]
    pairs = [
        _on_day(given, atom)
        for atom in clocks
        if atom.led or _replaces(atom, tokens) or (said and not atom.weak)
    ]
    return _asked(pairs, tokens) if anchor.moved else pairs


def _placed(
    kept: list[Found], reading: Reading, lex: Lexicon, anchor: Anchor, told: Sequence[date]
) -> list[Placed]:
    """The slots of the times that are offered, placed in the calendar."""
    tokens = reading.tokens
    zones = Zones(reading)
    lengths = _lengths(reading)
    slots: list[Placed] = []
    latest: date | None = None
    previous: date | None = None
    sentence = -1
    for one, place in kept:
        zone, zone_sure = zones.of(one)
        if place.sentence != sentence and not _goes_on(place, tokens):
            latest = None
        sentence = place.sentence
        for day in one.days.days:
            dated = _day_after(previous) if day.week == "day_after" else place_day(day, anchor, latest)
            dated = as_told(day, dated, told)
            previous = dated.date if dated is not None else previous
            latest = dated.date if dated is not None and day.day is not None else latest
            slot = _make(one, day, dated, place, zone, zone_sure, lex, anchor, tokens, zones)
            if slot:
                slots.append((_with_length(slot, lengths), place, one))
    return slots


def _is_admission(found: Found, after: Found | None, tokens: list[Token]) -> bool:
    """From when the reader may come, where the hour of the meeting follows: "doors open from 9.00, start 10.00"."""
    if after is None or not found[0].time.open or after[0].time.open or found[0].days is not after[0].days:
        return False
    between = tokens[found[1].last : after[1].clock]
    return len(between) <= _NEAR and not any("or" in t.tags or t.text in ".!?" for t in between)


_NEAR = 6


def _is_arrival(one: Placed, slots: Sequence[Placed], tokens: list[Token]) -> bool:
    """When to be there for what begins within the hour: "arrive at 9:45 for a 10:00 start", "doors 9:30, class at 10"."""
    slot, place, pair_ = one
    before = tokens[max(place.first - _NEAR // 2, 0) : place.clock + 1]
    if pair_.time.end is not None or not any("admission" in t.tags for t in before):
        return False
    return any(timedelta(0) < other.start - slot.start <= _EARLY for other, _, _ in slots)


_EARLY = timedelta(minutes=45)


def _is_call_back(found: Found, tokens: list[Token]) -> bool:
    """When the reader may call about the meeting, that is set for another time: "ring me tonight after 6"."""
    return last_with(tokens, found[1].sentence, found[1].stop, "call_me") >= 0


def _is_further(above: Place, place: Place, tokens: list[Token]) -> bool:
    """An "or" joins the slot to the one before it: both are where a meeting goes ("to Tuesday at 2, or at 4")."""
    between = tokens[above.last : place.clock]
    signs = all(t.kind == "o" or not {"or", "at", "on", "art"}.isdisjoint(t.tags) for t in between)
    return signs and any("or" in t.tags for t in between)


def _day_after(previous: date | None) -> Dated | None:
    """ "Or the following day at ten": the day behind the one that was offered last."""
    return Dated(previous + timedelta(days=1), _NEXT_DAY) if previous is not None else None


_NEXT_DAY = 0.8


def _on_day(day: Day, time: TimeOfDay) -> Pair:
    """A time with a day that another text names."""
    at = time.lead
    return Pair(time, Days(at, at, (replace(day, first=at, last=at),)), "before")


def _replaces(time: TimeOfDay, tokens: list[Token]) -> bool:
    """What the hour is put in the place of stands behind it ("16 statt 14 Uhr")."""
    return any("old" in t.tags for t in tokens[time.last : time.last + _REPLACING])


_REPLACING = 3


def _is_of_event(one: Pair, tokens: list[Token]) -> bool:
    """The hour tells which meeting is moved: "la entrevista de las 10", "il colloquio delle 10"."""
    lead = one.time.lead
    return (
        one.time.end is None and lead > 0 and "from" in tokens[lead].tags and "event" in tokens[lead - 1].tags
    )


def _asked(pairs: list[Pair], tokens: list[Token]) -> list[Pair]:
    """Of the hours of a moved meeting those that are asked for, if some are ("can we make it 4? The van comes at 3")."""
    stands = zip(pairs, places(pairs, tokens), strict=True)
    asked = [one for one, place in stands if tokens[min(place.stop, len(tokens) - 1)].text == "?"]
    return asked or pairs


def _goes_on(place: Place, tokens: list[Token]) -> bool:
    """The sentence offers another day beside that of the sentence before ("Alternatively the Friday")."""
    return any(not {"or", "offer"}.isdisjoint(t.tags) for t in tokens[place.sentence : place.first])


def _make(
    one: Pair, day: Day, dated: Dated | None, place: Place, zone: Zone | None, zone_sure: float, lex: Lexicon, anchor: Anchor,
    tokens: list[Token], zones: Zones,
) -> Slot | None:  # fmt: skip
    if day.void or dated is None:
        return None
    hint = day.half
    first, last, half_sure = minutes_of(one.time, hint, lex)
    start, name, place_sure = place_time(dated.date, first, zone, anchor)
    if _has_passed(start, zone, anchor):
        return None
    end = None
    if last is not None:
        over = dated.date if last > first else dated.date + timedelta(days=1)
        end, _, _ = place_time(over, last, zone, anchor)
        end = end if timedelta(0) < end - start <= timedelta(hours=14) else None
    sure = min(dated.sure, half_sure, place_sure) * _CLOSE[one.how] * zone_sure
    sure *= (
        (0.9 if one.time.weak and not one.time.start.firm else 1.0)
        * (0.7 if one.time.open else 1.0)
        * (1.0 if anchor.stated else 0.75)
    )
    begin, stop = _stretch(one, day, tokens, zones)
    explicit = any("offer" in t.tags for t in tokens[place.sentence : place.stop])
    return Slot(start, end, name, begin, stop, round(max(0.05, min(sure, 0.98)), 2), explicit)


def _brought_forward(one: Pair, tokens: list[Token]) -> Pair:
    """ "We move it from 10.30 to 9": what looks like a span is the old time and the new one."""
    time = one.time
    start, end = time.start, time.end
    if end is None:
        return one
    back = start.half is None and end.half is None and _EARLIEST <= end.hour <= _NOON
    back = back and (end.hour, end.minute) < (start.hour, start.minute)
    if back and start.firm and end.firm and time.led:
        return replace(one, time=replace(time, first=time.last - 1, lead=time.last - 2, start=end, end=None))
    at = last_with(tokens, max(time.lead - _SENTENCE, 0), time.last, "move", "moved_to")
    if at < 0 or any(ends_sentence(tokens, i) for i in range(at, time.lead)):
        return one
    # "Friday's call from 10 to 12", but not "the call to Friday, from 10 to 12"
    led = any("from" in t.tags for t in tokens[time.lead : time.first])
    goal = any(
        "moved_to" in t.tags or ("move_to" in t.tags and "at" not in t.tags) for t in tokens[at : time.lead]
    )
    object_of = led and time.lead - at <= 1
    if not back and not (led and at < time.lead and not goal and (object_of or one.days.first < time.first)):
        return one
    new = replace(time, first=time.last - 1, lead=time.last - 2, start=end, end=None)
    return replace(one, time=new)


_EARLIEST, _NOON = 7, 12
_SENTENCE = 20


def _has_passed(start: datetime, zone: Zone | None, anchor: Anchor) -> bool:
    if not anchor.stated:
        return False
    slack = timedelta(hours=1) if zone is not None and not zone.whose else timedelta(hours=12)
    return start < anchor.moment - slack


def _stretch(one: Pair, day: Day, tokens: list[Token], zones: Zones) -> tuple[int, int]:
    """The characters that show the slot: day, time and zone, or the time alone where they lie apart."""
    first, last = one.time.first, one.time.last
    zone = zones.beside(one)
    if zone and zone.first >= last:
        last = max(last, zone.last)
    if one.time.end is not None and one.time.led:
        first = one.time.lead
    whole = one.days if one.how == "beside" else day
    near_first, near_last = min(first, whole.first), max(last, whole.last)
    if zone and zone.first >= near_last and zone.first - near_last < 4:
        near_last = zone.last
    begin, stop = tokens[near_first].start, tokens[near_last - 1].end
    spoken = one.how == "listed" and any(t.kind == "w" and not t.tags for t in tokens[whole.last : first])
    if spoken or stop - begin > _STRETCH or one.how in {"heading", "before"}:
        near_last = last
        begin, stop = tokens[first].start, tokens[last - 1].end
    opened = sum(
        (t.text == "(") - (t.text == ")")
        for t in tokens[min(first, near_first) : near_last]
        if t.start >= begin
    )
    if opened > 0 and tokens[near_last].text == ")" and tokens[near_last].glued:
        stop = tokens[near_last].end
    ending = tokens[near_last - 1]
    return begin, stop - int(ending.text == "." and ending.end == stop)


def _lengths(reading: Reading) -> list[Duration]:
    return [atom for atom in reading.atoms if isinstance(atom, Duration) and atom.attached and atom.minutes]


def _with_length(slot: Slot, lengths: list[Duration]) -> Slot:
    """Add the end where the text says plainly how long the meeting takes."""
    minutes = {length.minutes for length in lengths}
    if slot.end is not None or len(minutes) != 1:
        return slot
    length = minutes.pop() or 0
    if not 5 <= length <= 480:
        return slot
    end = slot.start + timedelta(minutes=length)
    return replace(slot, end=end)


def _joined(slots: list[tuple[Slot, Place, Pair]], tokens: list[Token], moved: bool) -> list[Slot]:
    """ "3 Dec 14:00 - 3 Dec 15:00" is one slot."""
    result: list[Slot] = []
    last: Pair | None = None
    for slot, _, one in slots:
        if result and last is not None and last is not one:
            previous = result[-1]
            joint = last.time.end is None and _is_end(last, one, tokens)
            if joint and slot.start - previous.start > timedelta(days=1):
                result.pop()  # "between Friday 27 November, 8:00 and Sunday, 20:00": a test may be done then
                result += [slot] if moved else []  # "From: Thursday 10:00", "To: Monday 11:00"
                last = None
                continue
            if joint and timedelta(0) < slot.start - previous.start <= timedelta(hours=10):
                result[-1] = replace(
                    previous,
                    end=slot.start,
                    timezone=previous.timezone or slot.timezone,
                    stop=slot.stop,
                    sure=min(previous.sure, slot.sure),
                )
                last = one
                continue
        result.append(slot)
        last = one
    return result


def _is_end(last: Pair, one: Pair, tokens: list[Token]) -> bool:
    """The second time is the end of the first: a dash or "End:" stands between."""
    same = one.days is last.days
    begin = (
        last.time.last if same and last.days.first < last.time.last else max(last.time.last, last.days.last)
    )
    between = tokens[begin : one.time.lead if same else min(one.time.lead, one.days.first)]
    if not 0 < len(between) <= 9:
        return False
    labelled = any("end_label" in t.tags for t in between)
    if labelled:
        return all(
            t.kind in "lo" or not {"end_label", "label", "glue", "oclock", "at", "and"}.isdisjoint(t.tags)
            for t in between
        )
    spans = any("between" in t.tags for t in tokens[max(last.days.first - 2, 0) : last.days.first])
    return len(between) <= 2 and all(
        t.text == "-" or "to" in t.tags or (spans and "and" in t.tags) for t in between
    )


def _unique(slots: Iterable[Slot]) -> list[Slot]:
    """Each moment once: the same time in a second zone, or said again, adds nothing."""
    result: dict[float, Slot] = {}
    for slot in slots:
        key = slot.start.timestamp()
        known = result.get(key)
        if known is None or (
            known.end is None
            and slot.end is not None
            or known.timezone is None
            and slot.timezone
            and known.sure < slot.sure
        ):
            result[key] = slot
    return list(result.values())
