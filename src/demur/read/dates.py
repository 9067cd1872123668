"""The time a message was sent (RFC 5322 §3.3), read liberally and checked strictly."""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz
from zoneinfo import ZoneInfo

from demur.domain.zones import zone_exists

_EARLIEST, _LATEST = 1971, 2199
_WIDEST = 14 * 3600 + 59 * 60
_ZEROS = re.compile(r"(?<![\d:+-])0\d{3}(?![\d:])")
_ISO = re.compile(r"\s*(\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:\.\d{1,9})?)\s?(Z|[+-]\d\d:?\d\d)?")
_ZONE = re.compile(r"\b([A-Z][A-Za-z_]{1,30}/[A-Z][A-Za-z_+/-]{1,40})")


def parse_date(value: str) -> datetime | None:
    """Read the value of a Date field.

    Returns:
        The time with its offset ("-0000" and no zone at all count as UTC); None where it is no time, lies before
        1971 or after 2199, or its offset is not on this earth.
    """
    value = value.strip()[:200]
    iso = _ISO.match(value)
    if iso is not None:
        return _from_iso(iso[1], iso[2])
    if _ZEROS.search(value):
        return None
    try:
        parsed = parsedate_tz(value)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    if parsed is None or not _EARLIEST <= parsed[0] <= _LATEST:
        return None
    offset = parsed[9] or 0
    if abs(offset) > _WIDEST:
        return None
    try:
        return datetime(*parsed[:5], min(parsed[5], 59), tzinfo=_offset(offset))
    except (ValueError, OverflowError):
        return None


def _offset(seconds: int) -> timezone:
    return timezone(timedelta(seconds=seconds)) if seconds else UTC


def _from_iso(text: str, zone: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text + (zone or "+00:00").replace("Z", "+00:00"))
    except ValueError:
        return None
    offset = moment.utcoffset() or timedelta()
    inside = _EARLIEST <= moment.year <= _LATEST and abs(offset.total_seconds()) <= _WIDEST
    return moment if inside else None


def named_zone(texts: list[str], moment: datetime) -> str | None:
    """Find the IANA zone that a header names, if it agrees with the offset of the moment."""
    for text in texts:
        for name in _ZONE.findall(text[:500])[:3]:
            if (
                zone_exists(name)
                and ZoneInfo(name).utcoffset(moment.replace(tzinfo=None)) == moment.utcoffset()
            ):
                return str(name)
    return None


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan januar january januari jän jänner janv janvier ene enero janeiro gen gennaio",
            "feb februar february februari févr février fevrier febrero fev fevereiro febbraio",
            "mar märz mrz march maart mrt mars marzo março",
            "apr april avr avril abr abril aprile",
            "may mai mayo maio mag maggio mei",
            "jun juni june juin junio junho giu giugno",
            "jul juli july juil juillet julio julho lug luglio",
            "aug august augustus août aout ago agosto",
            "sep sept september septembre septiembre setembro set settembre",
            "oct okt october oktober octobre octubre out outubro ott ottobre",
            "nov november novembre noviembre novembro",
            "dec dez dezember december déc décembre dic diciembre dezembro dicembre",
        ),
        start=1,
    )
    for name in names.split()
}
_CLOCK = re.compile(r"\b(\d{1,2})[:.h](\d\d)(?::\d\d)?\s?([AaPp])?\.?[Mm]?\.?")
_WORDY = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.|º)?\s(?:de\s)?([^\W\d]{3,10})\.?,?\s(?:de\s)?(\d{4})")
_MONTH_FIRST = re.compile(r"\b([^\W\d]{3,10})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})")
_DOTTED = re.compile(r"(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})")
_OFFSET = re.compile(r"(?:GMT|UTC)?\s?([+-])(\d\d):?(\d\d)\b")


def parse_quoted_date(text: str) -> datetime | None:
    """Read the date line of a forwarded message, in the language of some mail program.

    Returns:
        With its offset where one is written, else without; None where the day is not certain ("3/4/2026").
    """
    text = " ".join(text.split())[:200]
    exact = parse_date(text) if re.search(r"[+-]\d{4}\b|GMT|UTC|^\d{4}-\d\d-\d\d", text) else None
    if exact is not None:
        return exact
    day = _day(text)
    if day is None:
        return None
    clock = next((found for found in _CLOCK.finditer(text) if not _in_date(text, found)), None)
    hour, minute = (int(clock[1]), int(clock[2])) if clock else (0, 0)
    if clock and clock[3]:
        hour = hour % 12 + (12 if clock[3] in "pP" else 0)
    zone = _OFFSET.search(text)
    try:
        moment = datetime(*day, hour, minute)
        if zone:
            offset = int(zone[2]) * 3600 + int(zone[3]) * 60
            moment = moment.replace(tzinfo=_offset(-offset if zone[1] == "-" else offset))
    except ValueError:
        return None
    return moment if _EARLIEST <= moment.year <= _LATEST else None


def _in_date(text: str, clock: re.Match[str]) -> bool:
    return any(found.start() <= clock.start() < found.end() for found in _DOTTED.finditer(text))


def _day(text: str) -> tuple[int, int, int] | None:
    for found in _WORDY.finditer(text):
        if (month := _MONTHS.get(found[2].lower())) is not None:
            return int(found[3]), month, int(found[1])
    for found in _MONTH_FIRST.finditer(text):
        if (month := _MONTHS.get(found[1].lower())) is not None:
            return int(found[3]), month, int(found[2])
    dotted = _DOTTED.search(text)
    return (int(dotted[3]), int(dotted[2]), int(dotted[1])) if dotted else None
