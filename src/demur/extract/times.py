"""Interview times: from the calendar part, the newest author's text, and the subject."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from demur.domain.facts import InterviewTime
from demur.domain.mail import Mail, PartName, Span
from demur.extract._times.clocks import TimeOfDay
from demur.extract._times.dates import Day
from demur.extract._times.lexicon import Lexicon, lexicon
from demur.extract._times.origin import keeps_own_clock, told_zone
from demur.extract._times.quotes import is_reply, without_quotes
from demur.extract._times.resolve import Anchor, dates_of, place_day
from demur.extract._times.slot import Slot
from demur.extract._times.slots import days_of, only_day, only_time, read_slots
from demur.extract._times.zones import home_zone, one_zone_countries, writes_day_first
from demur.extract.domains import relay
from demur.extract.reading import is_own

_READ_AT_MOST = 20_000
_SHORT_REPLY = (
    300  # so short an answer goes on from its subject ("Re: Thursday 26th, 2pm": "Make it half three?")
)
_YEARS = range(1970, 2200)  # a message's date outside of these is no date
_OFFERING_METHODS = frozenset({"", "REQUEST", "PUBLISH", "ADD", "COUNTER"})
_NUMBER = re.compile(r"(?<![\d.,])\d{1,2}(?!\d)|(?<!\d)\d{4}(?!\d)")
_CLOCK_WORD = re.compile(
    r"\b(?:noon|midday|o'clock|mittags?|midi|mediod\S{1,2}a|meio-dia|mezzogiorno|half|halb|kwart|(?:drei)?viertel|quarter|past|over|voor|vor"
    r"|(?:at|um|om|alle|las|la|\u00e0|\u00e0s|as|between|zwischen|entre|tra|fra|tussen|after|nach|na|rond|vers|verso|around|sobre|hacia"
    r"|gegen)\s[a-z\u00e0-\u00ff]{2,7})\b",
    re.IGNORECASE,
)


def find_times(
    mail: Mail, language: str, now: datetime | None, called_off: bool = False, moved: bool = False
) -> tuple[InterviewTime, ...]:
    """The times that a message offers or fixes for an interview, in the order of trust.

    The calendar part comes first, then the newest author's text (and a forwarded one), then the
    subject; a moment is given once. Relative times are resolved against the message's own date.

    Args:
        language: ISO 639-1 code of the text; a language that is not known is read as English.
        now: the clock, with its offset; only for text that has no date of its own.
        called_off: the message calls an interview off; then its times are the ones that are called off.
        moved: the message moves an interview; then a time before the one that it asks for may be the old one.
    """
    fixed = _calendar_times(mail, now, called_off)
    lex = lexicon(language)
    anchor = _anchor(mail, mail.date, now, lex)
    if anchor is None:
        return tuple(fixed)
    anchor = replace(anchor, called_off=called_off, moved=moved)
    known = {time.start.timestamp() for time in fixed}
    said = _time_below(mail, lex) if moved else None
    found: list[InterviewTime] = []
    texts = _texts(mail, anchor, lex, now)
    elsewhere = [
        each for span, own in texts[1:] for each in dates_of(days_of(_unquoted(mail, span), lex), own)
    ]
    for span, own in texts:
        if moved and found:
            break  # the letter handed on tells why the time is changed that was asked for above it
        outer = span == mail.new
        for slot in _read(
            _unquoted(mail, span), lex, own, said if outer else None, elsewhere if outer else ()
        ):
            if fixed and (not slot.explicit or _within(slot, fixed)):
                continue
            _add(found, known, slot, mail, "body", span[0])
    if not (fixed or found):
        for slot in _read_on_day(mail, lex, anchor):
            _add(found, known, slot, mail, "body", mail.new[0])
    if not (fixed or found) and not is_reply(mail.subject):
        for slot in _read(mail.subject[:1000], lex, anchor):
            _add(found, known, slot, mail, "subject", 0)
    return (*fixed, *found)


def _add(
    found: list[InterviewTime], known: set[float], slot: Slot, mail: Mail, part: PartName, shift: int
) -> None:
    moment = slot.start.timestamp()
    if moment in known:
        return
    known.add(moment)
    span = (slot.begin + shift, slot.stop + shift)
    quote = mail.part(part)[span[0] : span[1]]
    found.append(InterviewTime(slot.start, slot.end, slot.timezone, quote, part, span, slot.sure))


def _read(
    text: str, lex: Lexicon, anchor: Anchor, said: TimeOfDay | None = None, elsewhere: Sequence[date] = ()
) -> list[Slot]:
    text = text[:_READ_AT_MOST]
    if said is None and not _NUMBER.search(text) and not _CLOCK_WORD.search(text):
        return []
    return read_slots(without_quotes(text), lex, anchor, before=said, elsewhere=elsewhere)


def _unquoted(mail: Mail, span: Span) -> str:
    """A stretch of the body; of a letter handed on as a quote without the signs before its lines."""
    text = mail.body[span[0] : span[1]]
    lines = [line for line in text[:_READ_AT_MOST].splitlines() if line.strip()]
    quoted = span != mail.new and all(line.lstrip().startswith(">") for line in lines)
    return _QUOTE_SIGN.sub(_blank, text) if quoted else text


def _read_on_day(mail: Mail, lex: Lexicon, anchor: Anchor) -> list[Slot]:
    """The times of a letter whose day only the subject names ("Interview on Thursday": "We expect you at 10.").

    A short answer without any day speaks of the one that it answers to.
    """
    text = without_quotes(mail.body[mail.new[0] : mail.new[1]][:_READ_AT_MOST])
    day, said = only_day(mail.subject[:300], lex), None
    short = len(text.strip()) <= _SHORT_REPLY
    if is_reply(mail.subject):
        if day is not None and day.offset is not None:
            day = None
        if short:
            day = day or _day_below(mail, lex, anchor)
            said = only_time(mail.subject[:300], lex)
    elif day is not None and day.weak:
        return []
    if said is None and not _NUMBER.search(text) and not _CLOCK_WORD.search(text):
        return []
    return read_slots(text, lex, anchor, day, said) if day is not None else []


def _below(mail: Mail) -> str:
    """The beginning of the letter that is quoted below."""
    return without_quotes(_QUOTE_SIGN.sub(_blank, mail.body[mail.new[1] :][:_QUOTED_AT_MOST]))


def _time_below(mail: Mail, lex: Lexicon) -> TimeOfDay | None:
    """The hour that the letter quoted below names, if it names one alone; the "same time" of the answer."""
    below = _below(mail) if mail.new[1] - mail.new[0] <= 2 * _SHORT_REPLY else ""
    return only_time(below, lex) if _NUMBER.search(below) else None


def _day_below(mail: Mail, lex: Lexicon, anchor: Anchor) -> Day | None:
    """The coming day that the quoted letter names, if it names one alone."""
    found = {}
    for day in days_of(_below(mail), lex):
        own = replace(day, offset=None)  # "tomorrow" was said on another day
        dated = place_day(own, anchor) if not day.void else None
        if dated is not None and dated.date >= anchor.moment.date():
            found[dated.date] = own
    return next(iter(found.values())) if len(found) == 1 else None


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


_QUOTE_SIGN = re.compile(r"^[ \t]{0,4}(?:>[ ]?){1,9}", re.MULTILINE)
_QUOTED_AT_MOST = 1_500


def _texts(mail: Mail, anchor: Anchor, lex: Lexicon, now: datetime | None) -> list[tuple[Span, Anchor]]:
    """The stretches of the body to read, each with what its times are resolved against."""
    texts = [(mail.new, anchor)]
    forwarded = mail.forwarded
    if forwarded is not None and (_is_handed_on(mail.subject) or not is_own(mail)):
        own = mail.new[1] - mail.new[0]
        its = forwarded.span[1] - forwarded.span[0]
        if own < max(400, its):
            date = forwarded.date
            if date is not None and date.utcoffset() is None:
                date = date.replace(tzinfo=anchor.moment.tzinfo)
            inner = _anchor(mail, date, now, lex) if date is not None else anchor
            texts.append((forwarded.span, inner or anchor))
    return texts


def _within(slot: Slot, fixed: list[InterviewTime]) -> bool:
    """The slot lies inside a time that the calendar part fixes (an item of its agenda)."""
    return any(time.end is not None and time.start <= slot.start < time.end for time in fixed)


def _is_handed_on(subject: str) -> bool:
    """By the subject the message only hands on the one below it, be it the sender's own."""
    return subject.partition(":")[0].strip().lower() in {"fwd", "fw", "wg", "tr", "enc", "i", "doorst", "rv"}


def _anchor(mail: Mail, date: datetime | None, now: datetime | None, lex: Lexicon) -> Anchor | None:
    stated = date is not None and date.utcoffset() is not None and date.year in _YEARS
    moment = date if stated else now
    if moment is None or moment.year not in _YEARS:
        return None
    if moment.utcoffset() is None:
        moment = moment.replace(tzinfo=UTC)
    domain = _country_domain(mail, lex.language)
    zone = mail.date_zone if stated and date == mail.date else None
    home = None
    if stated and zone is None:
        home = home_zone(moment, domain, lex.language, lambda: _told(mail, moment, lex.language))
    reader = one_zone_countries().get(mail.to[0].domain.rpartition(".")[2]) if mail.to else None
    return Anchor(moment, stated, zone, domain, _day_first(mail, moment, domain, stated, lex), home, reader)


def _told(mail: Mail, moment: datetime, language: str) -> str | None:
    """The zone that the letter tells; "" where the date's own offset is that of the writer."""
    if keeps_own_clock(mail):
        return ""
    return told_zone(mail, moment, one_zone_countries()) if language not in _ONE_CLOCK else None


def _country_domain(mail: Mail, language: str) -> str:
    """The top-level domain of the sender; "" for a hiring system's, and for Colombia's where nothing tells Colombia."""
    labels = mail.sender.domain.split(".") if mail.sender else [""]
    if mail.sender and relay(mail.sender.domain):
        return ""  # "acme@m.personio.de" may sit anywhere
    taken = (
        labels[-1] == "co" and language != "es" and labels[-2:-1] not in (["com"], ["org"], ["gov"], ["edu"])
    )
    return "" if taken else labels[-1]


_ONE_CLOCK = frozenset({"de", "it", "nl"})
"""These languages are spoken by the clock of one zone alone."""

_US_ZONE = re.compile(r"\b(?:[ECMP][SD]?T|Eastern|Pacific|Central Time|Mountain Time)\b")
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})/(\d{1,2})(?![\d])")
_HALF_DAY = re.compile(r"\d ?[ap]\.?m\b", re.IGNORECASE)


def _day_first(mail: Mail, moment: datetime, domain: str, stated: bool, lex: Lexicon) -> bool | None:
    """Whether dates in figures are day before month, None where nothing tells."""
    if lex.day_first is not None:
        return lex.day_first
    if writes_day_first(domain):
        return True
    text = mail.new_text[:_READ_AT_MOST]
    pairs = [(int(one), int(two)) for one, two in _NUMERIC.findall(text)]
    if any(one > 12 >= two > 0 for one, two in pairs):
        return True
    if any(two > 12 >= one > 0 and two <= 31 for one, two in pairs):
        return False
    if _US_ZONE.search(text):
        return False
    shift = moment.utcoffset() if stated else None
    hours = shift.total_seconds() / 3600 if shift is not None else 0.0
    if -10 <= hours <= -4:
        return False
    if hours and not _HALF_DAY.search(text):
        return True
    return True if hours >= 1 else None


def _calendar_times(mail: Mail, now: datetime | None, called_off: bool) -> list[InterviewTime]:
    """DTSTART and DTEND of the meetings that the calendar parts ask for (RFC 5546 section 3.2)."""
    found: dict[float, InterviewTime] = {}
    shift = 0
    whole = mail.part("calendar")
    for part in mail.calendars:
        if part.method in _OFFERING_METHODS or (called_off and part.method == "CANCEL"):
            for event in part.events:
                start = event.start
                if start is None or event.all_day:
                    continue
                if event.status.upper() == "CANCELLED" and not called_off:
                    continue
                own = mail.date.tzinfo if mail.date is not None else now.tzinfo if now is not None else None
                sure = 0.99
                end = event.end
                if event.floating or start.utcoffset() is None:
                    if own is None:
                        continue
                    start, sure = start.replace(tzinfo=own), 0.5
                    end = end.replace(tzinfo=own) if end is not None else None
                span = (event.span[0] + shift, event.span[1] + shift)
                quote = whole[span[0] : span[1]]
                if quote:
                    time = InterviewTime(start, end, event.timezone, quote, "calendar", span, sure)
                    found.setdefault(start.timestamp(), time)
        shift += len(part.text) + 1
    return list(found.values())
