"""What holds for every text: round trips, verbatim quotes, linear time."""

from datetime import date, datetime, timedelta, timezone
from time import process_time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demur.domain.mail import Address, Mail
from demur.extract.times import find_times

REFERENCE = datetime(2026, 11, 24, 9, 0, tzinfo=timezone(timedelta(hours=1)))
LANGUAGES = ["en", "de", "fr", "es", "pt", "it", "nl", "und"]

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
}
WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
}
FORMATS = {
    "en": [
        "{W}, {M} {d}, {y} at {h12}:{m:02} {half}",
        "{W} {d} {M} {y}, {h:02}:{m:02}",
        "{y}-{n:02}-{d:02} {h:02}:{m:02}",
    ],
    "de": ["{W}, den {d}. {M} {y} um {h:02}:{m:02} Uhr", "am {d:02}.{n:02}.{y} um {h:02}.{m:02} Uhr"],
    "fr": ["le {W} {d} {M} {y} à {h}h{m:02}", "{W} {d:02}/{n:02}/{y} à {h:02}:{m:02}"],
    "es": ["el {W} {d} de {M} de {y} a las {h:02}:{m:02}", "{d}/{n}/{y}, {h:02}:{m:02} h"],
    "pt": ["{W}, {d} de {M} de {y}, às {h}h{m:02}", "dia {d:02}/{n:02}/{y} às {h:02}:{m:02}"],
    "it": ["{W} {d} {M} {y} alle ore {h:02}:{m:02}", "{d}/{n}/{y} alle {h:02}.{m:02}"],
    "nl": ["{W} {d} {M} {y} om {h:02}.{m:02} uur", "{d:02}-{n:02}-{y} om {h:02}:{m:02} uur"],
}
ZONES = {
    "PT": "America/Los_Angeles", "EDT": "America/New_York", "CET": "Europe/Berlin", "JST": "Asia/Tokyo",
    "AEST": "Australia/Sydney", "BRT": "America/Sao_Paulo", "SGT": "Asia/Singapore", "UTC": "UTC",
    "Europe/Madrid": "Europe/Madrid", "(Lisbon time)": "Europe/Lisbon",
}  # fmt: skip
# Where a sender of each language lives whose offset is +01:00 in November and whose domain names no country.
HOMES = {
    "en": "Europe/Berlin", "de": "Europe/Berlin", "fr": "Europe/Paris", "es": "Europe/Madrid",
    "it": "Europe/Rome", "nl": "Europe/Amsterdam",
}  # fmt: skip


def make_mail(body: str) -> Mail:
    """A message of Tuesday, 24 November 2026 with that text."""
    return Mail(
        place="test", message_id=None, date=REFERENCE, date_zone=None, subject="", reply_to=(), to=(),
        sender=Address("Jane", "jane@example.com"), cc=(), delivered_to=(), in_reply_to=(), references=(),
        headers=(), body=body, new=(0, len(body)), signature=None, forwarded=None, links=(), markup=(),
        calendars=(), attachments=(), html=False, defects=(), pasted=False, digest="",
    )  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(
    day=st.dates(date(2026, 11, 26), date(2028, 12, 30)),
    hour=st.integers(8, 19),
    minute=st.sampled_from([0, 5, 10, 15, 30, 45, 50]),
    choice=st.sampled_from([(language, form) for language in FORMATS for form in FORMATS[language]]),
    zone=st.sampled_from([None, *ZONES]),
)
def test_round_trip(day: date, hour: int, minute: int, choice: tuple[str, str], zone: str | None) -> None:
    """A moment that is written in a form of a language is read back, with its zone."""
    language, form = choice
    written = form.format(
        W=WEEKDAYS[language].split()[day.weekday()], M=MONTHS[language].split()[day.month - 1], d=day.day,
        n=day.month, y=day.year, h=hour, m=minute, h12=(hour - 1) % 12 + 1, half="AM" if hour < 12 else "PM",
    )  # fmt: skip
    text = f"{written} {zone}" if zone else written
    mail = make_mail(f"Interview: {text}\n")
    (time,) = find_times(mail, language, None)
    info = ZoneInfo(ZONES[zone] if zone else HOMES.get(language, "Etc/GMT-1"))
    assert time.start == datetime(day.year, day.month, day.day, hour, minute, tzinfo=info)
    assert time.timezone == (ZONES[zone] if zone else None)
    assert mail.body[time.span[0] : time.span[1]] == time.quote
    assert time.confidence > 0.4


PIECES = st.sampled_from(
    [
        "Thursday",
        "3",
        "December",
        "12/3",
        "at",
        "2pm",
        "10:00",
        "CET",
        "from",
        "to",
        "-",
        ",",
        ".",
        "\n",
        "(",
        ")",
        "or",
        "and",
        "noon",
        "next",
        "the",
        "by",
        "30",
        "minutes",
        "half",
        "PT",
        "UTC",
        "+",
        "1",
        "am",
        "um",
        "Uhr",
        "morgen",
        "le",
        "à",
        "h",
        "10h30",
        "às",
        "de",
        "3.12.",
        "2026",
        "2026-12-03",
        "every",
        "moved",
        "cancelled",
        ":",
        "/",
        "İ",
        "ß",
        "é",
        "—",
        "\u202f",
        "401k",
        "&",
    ]
)


@settings(max_examples=300, deadline=None)
@given(
    pieces=st.lists(PIECES, max_size=40),
    glue=st.sampled_from([" ", "", "\n"]),
    language=st.sampled_from(LANGUAGES),
)
def test_quotes_are_verbatim_for_any_mixture(pieces: list[str], glue: str, language: str) -> None:
    """Whatever stands side by side, nothing raises, and each span points at its quote."""
    mail = make_mail(glue.join(pieces))
    for time in find_times(mail, language, None):
        assert mail.body[time.span[0] : time.span[1]] == time.quote != ""
        assert time.start.utcoffset() is not None
        assert time.end is None or time.end > time.start


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=300), language=st.sampled_from(LANGUAGES))
def test_any_text_is_read_without_error(text: str, language: str) -> None:
    """No text makes the reading fail."""
    mail = make_mail(text + " Thursday 10:00 " + text)
    for time in find_times(mail, language, None):
        assert mail.body[time.span[0] : time.span[1]] == time.quote


@pytest.mark.parametrize(
    "unit", ["1 ", "at 3 ", "Tuesday 10am ", "12/3/", "a@", "(", "\n", "10 or ", "Europe/Berlin ", "é'"]
)
def test_hostile_text_takes_bounded_time(unit: str) -> None:
    """200 kB of repetition are read within two seconds of processor time."""
    mail = make_mail(unit * (200_000 // len(unit)))
    begin = process_time()
    find_times(mail, "en", None)
    assert process_time() - begin < 2
