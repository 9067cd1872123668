"""What holds for every text: round trips, verbatim quotes, linear time."""

import tomllib
from datetime import UTC, date, datetime, timedelta, timezone
from importlib.resources import files
from time import process_time
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rooms.extract.notations import CLOCKS, DAYS, Clock, write_day

from demur.domain.facts import InterviewTime
from demur.domain.mail import Address, Mail
from demur.extract.times import find_times

REFERENCE = datetime(2026, 11, 24, 9, 0, tzinfo=timezone(timedelta(hours=1)))
LANGUAGES = ["en", "de", "fr", "es", "pt", "it", "nl", "und"]

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


def claimed_zones() -> list[tuple[str, str, str]]:
    """Each zone that `zones.toml` names: as it is written, the language that writes it so ("" for all), its IANA name."""
    data = tomllib.loads(
        files("demur.extract._times").joinpath("data", "zones.toml").read_text(encoding="utf-8")
    )
    plain = [*data["abbreviations"].items(), *data["near"].items(), *data["names"].items()]
    found = [(code, "", name) for codes, name in plain for code in codes.split("|") if code != "Z"]
    found += [(entry["name"], "", entry["zones"][0][0]) for entry in data["shared"]]
    for cities, name in data["cities"].items():
        for city in cities.split("|"):
            shown = city.upper() if len(city) <= 4 else city.title()
            found += [(form.format(shown), language, name) for language, form in CITY_TIME.items()]
    areas = ("Europe/", "America/", "Asia/", "Australia/", "Africa/", "Pacific/", "Atlantic/", "Indian/")
    return found + [(name, "", name) for name in sorted(available_timezones()) if name.startswith(areas)]


CITY_TIME = {
    "en": "{} time", "de": "{} Zeit", "fr": "heure de {}", "es": "hora de {}", "pt": "horário de {}", "it": "ora di {}", "nl": "{} tijd",
}  # fmt: skip
ZONES = claimed_zones()
NOTATIONS = [(lang, day, clock) for lang in DAYS for day in DAYS[lang] for clock in CLOCKS[lang]]
COMING = st.dates(date(2026, 11, 26), date(2028, 12, 30))


def read_back(language: str, written: str) -> InterviewTime:
    """The one time that is read in a letter that tells it."""
    mail = make_mail(f"Interview: {written}\n")
    (time,) = find_times(mail, language, None)
    assert mail.body[time.span[0] : time.span[1]] == time.quote
    assert time.confidence > 0.2
    return time


@settings(max_examples=1500, deadline=None)
@given(
    day=COMING,
    hour=st.integers(8, 19),
    minute=st.integers(0, 11).map(lambda fifth: 5 * fifth),
    notation=st.sampled_from(NOTATIONS),
    joint=st.sampled_from([" ", ", ", " - "]),
    clock_first=st.booleans(),
)
def test_a_moment_is_read_back_in_every_notation(
    day: date, hour: int, minute: int, notation: tuple[str, str, Clock], joint: str, clock_first: bool
) -> None:
    """However a language writes a day and an hour, in either order, the same moment is read."""
    language, day_form, clock_form = notation
    clock = clock_form(hour, minute)
    if clock is None:
        return  # the language doesn't say this minute so
    pieces = [write_day(day, day_form, language), clock]
    time = read_back(language, joint.join(reversed(pieces) if clock_first else pieces))
    home = ZoneInfo(HOMES.get(language, "Etc/GMT-1"))
    assert time.start == datetime(day.year, day.month, day.day, hour, minute, tzinfo=home)
    assert time.timezone is None


@settings(max_examples=1000, deadline=None)
@given(
    day=COMING,
    hour=st.integers(8, 19),
    minute=st.sampled_from([0, 15, 30, 45]),
    language=st.sampled_from(sorted(DAYS)),
    zone=st.sampled_from(ZONES),
    bracket=st.booleans(),
    pick=st.integers(0, 1000),
)
def test_a_moment_is_read_back_in_every_zone(
    day: date, hour: int, minute: int, language: str, zone: tuple[str, str, str], bracket: bool, pick: int
) -> None:
    """Whatever zone stands behind the hour, the moment is that zone's."""
    shown, only, name = zone
    language = only or language
    form = DAYS[language][pick % len(DAYS[language])]
    clock = CLOCKS[language][0](hour, minute)
    time = read_back(
        language, f"{write_day(day, form, language)} {clock} {f'({shown})' if bracket else shown}"
    )
    moment = datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(name))
    if shown == "GMT":
        assert time.start.astimezone(UTC).hour in (
            hour,
            moment.astimezone(UTC).hour,
        )  # in summer as it stands
        return
    assert time.start == moment
    assert time.timezone is not None
    assert moment.astimezone(ZoneInfo(time.timezone)).utcoffset() == moment.utcoffset()


@settings(max_examples=300, deadline=None)
@given(
    day=COMING,
    hour=st.integers(8, 19),
    language=st.sampled_from(sorted(DAYS)),
    hours=st.integers(-11, 13),
    minutes=st.sampled_from([0, 30, 45]),
    form=st.sampled_from(["UTC{}", "GMT{}", "(UTC{})", "{}"]),
)
def test_a_moment_is_read_back_at_every_offset(
    day: date, hour: int, language: str, hours: int, minutes: int, form: str
) -> None:
    """An offset from UTC counts as it stands."""
    shift = timedelta(hours=abs(hours), minutes=minutes) * (-1 if hours < 0 else 1)
    if form == "{}" and -shift > timedelta(hours=hour, minutes=30):
        return  # "08:30 -11:00" may be a span as well
    offset = f"{'-' if hours < 0 else '+'}{abs(hours):02}:{minutes:02}"
    written = f"{write_day(day, DAYS[language][0], language)} {hour:02}:30 {form.format(offset)}"
    time = read_back(language, written)
    assert time.start == datetime(day.year, day.month, day.day, hour, 30, tzinfo=timezone(shift))


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
