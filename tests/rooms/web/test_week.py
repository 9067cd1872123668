"""The week at a glance."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jinja2 import Environment, PackageLoader, StrictUndefined
from selectolax.lexbor import LexborHTMLParser, LexborNode

from demur.domain.facts import Facts, InterviewTime
from demur.domain.invitation import Invitation, Kind, Recognition
from demur.domain.mail import Mail, Raw
from demur.domain.person import Bandwidth, Calendar, CalendarEntry
from demur.domain.ruling import own_uid
from demur.read import read_mail
from demur.web.week import Week, week
from demur.web.week_drawing import Block, View

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 10, 13, 11, 20, tzinfo=BERLIN)  # a Tuesday
CAPS = Bandwidth(per_week=4, per_day=2)


def _at(day: int, hour: int, minute: int = 0, zone: ZoneInfo = BERLIN) -> datetime:
    return datetime(2026, 10, day, hour, minute, tzinfo=zone)


def _entry(start: datetime, end: datetime, title: str = "Entry", **flags: bool) -> CalendarEntry:
    said = {"busy": True, "tentative": False, "all_day": False, "interview": False} | flags
    return CalendarEntry(start, end, title, title, **said)


def _slot(start: datetime, end: datetime | None = None, quote: str = "", sure: float = 0.9) -> InterviewTime:
    return InterviewTime(start, end, None, quote, "body", (0, 0), sure)


def _week(entries: Sequence[CalendarEntry] = (), offered: Sequence[InterviewTime] = (), **more: Any) -> Week:
    asked: dict[str, Any] = {"bandwidth": CAPS, "zone": BERLIN, "now": NOW, "locale": "en-GB"} | more
    return week(Calendar.of(entries), offered, **asked)


def _page(found: Week) -> str:
    env = Environment(
        loader=PackageLoader("demur.web"),
        autoescape=True,
        extensions=["jinja2.ext.i18n"],
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    env.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    return env.get_template("week.svg.html").render(week=found)


def _words(found: Week) -> str:
    return " ".join(_text(LexborHTMLParser(_page(found)).css_first("figcaption")).split())


def _text(node: LexborNode | None) -> str:
    return node.text() if node else ""


def _of_title(view: View, title: str) -> list[Block]:
    return [block for block in view.blocks if block.thing.title == title]


def test_the_week_is_that_of_the_first_time_to_come() -> None:
    """Times that have passed don't choose it, nor does their order; without any it is the week of now."""
    offered = [_slot(_at(28, 10)), _slot(_at(21, 10)), _slot(_at(5, 10))]
    found = _week(offered=offered)
    assert found.monday == date(2026, 10, 19)
    assert found.elsewhere == 1
    assert _week(offered=offered[2:]).monday == _week().monday == date(2026, 10, 12)
    assert _week(offered=offered, day=date(2026, 10, 11)).monday == date(2026, 10, 5)


@pytest.mark.parametrize("day", [date.min, date.max])
def test_no_day_is_too_far(day: date) -> None:
    """The days of an absurd year are those of 1900 or 2200."""
    assert _week(day=day).monday.year in (1900, 2200)


INTERVIEWS = [_entry(_at(day, 9), _at(day, 10), "Interview", interview=True) for day in (12, 13, 14, 15)]


@pytest.mark.parametrize(
    ("there", "offered", "words"),
    [
        (0, False, "0 of 4 interviews in this week."),
        (3, True, "3 of 4 interviews in this week; this one would be number 4."),
        (4, True, "4 of 4 interviews in this week; this one would be number 5, 1 more than you want."),
        (4, False, "4 of 4 interviews in this week."),
    ],
)
def test_the_cap_is_told_in_words(there: int, offered: bool, words: str) -> None:
    """How many there are, which number this one would be, and by how much that is too many; one is no plural."""
    slots = [_slot(_at(16, 14))] if offered else []
    assert _words(_week(INTERVIEWS[:there], slots)) == words
    assert _words(_week(bandwidth=Bandwidth(per_week=1))) == "0 of 1 interview in this week."


def test_a_clash_is_marked_in_shape_and_word() -> None:
    """The offered time says what it clashes with, and what it lies too close to."""
    entries = [_entry(_at(14, 10, 30), _at(14, 12), "Review"), _entry(_at(14, 9), _at(14, 9, 55), "Standup")]
    found = _week(entries, [_slot(_at(14, 10), _at(14, 11))])
    (offer,) = found.offers
    assert (offer.fit, offer.clashes, offer.near) == ("clash", ("Review",), ("Standup",))
    tree = LexborHTMLParser(_page(found))
    groups = tree.css(".w-wide g.w-clash")
    assert len(groups) == 1
    assert groups[0].css_first("path.w-clash-mark") is not None
    assert _text(groups[0].css_first("text.w-title")) == "Clash"
    assert "Clashes with Review. Too close to Standup." in _text(tree.css_first(".w-words li.w-clash"))
    free = LexborHTMLParser(_page(_week(entries, [_slot(_at(15, 10))])))
    assert not free.css(".w-clash-mark")
    assert "You are free." in _text(free.css_first(".w-words li.w-offered"))


def test_a_full_week_does_not_hide_a_clash() -> None:
    """Both are told."""
    found = _week(INTERVIEWS, [_slot(_at(14, 9, 30))])
    assert (found.offers[0].fit, found.offers[0].clashes) == ("week", ("Interview",))
    assert "Clashes with Interview. Your week is full." in _page(found)


def test_a_span_of_hours_is_free_where_the_talk_fits_in() -> None:
    """As it is judged: "between nine and five" clashes with no lunch, and is free from when the morning's meeting ends."""
    entries = [_entry(_at(15, 9), _at(15, 10)), _entry(_at(15, 12), _at(15, 13))]
    (offer,) = _week(entries, [_slot(_at(15, 9), _at(15, 17), "between 9 and 17")]).offers
    assert (offer.fit, offer.opens, offer.clashes) == ("free", "10:15", ())


@pytest.mark.parametrize(
    ("slot", "fit"),
    [(_slot(_at(13, 14)), "day"), (_slot(_at(16, 3)), "night"), (_slot(_at(13, 9)), None)],
)
def test_how_a_time_fits_is_judged_as_the_verdict_is(slot: InterviewTime, fit: str | None) -> None:
    """A day that is full, a time in the night, and one that has passed."""
    found = _week(INTERVIEWS[1:2], [slot], bandwidth=Bandwidth(per_week=4, per_day=1), day=date(2026, 10, 13))
    assert found.offers[0].fit == fit
    assert (found.nth is None) == (fit is None)


def test_its_own_entry_stands_in_nobodys_way() -> None:
    """What the calendar holds for this very message is drawn, marked, and neither a clash nor counted."""
    mail = read_mail(Raw("", b"Message-ID: <1@b.example>\r\nSubject: Interview\r\n\r\nHello"))
    assert isinstance(mail, Mail)
    invitation = Invitation(mail, Recognition(Kind.INTERVIEW_INVITATION, 1, "en"), Facts())
    own = CalendarEntry(_at(14, 10), _at(14, 11), "Talk", own_uid("<1@b.example>"), True, True, False, True)
    found = _week([own], [_slot(_at(14, 10))], invitation=invitation)
    assert (found.offers[0].fit, found.interviews, found.nth) == ("free", 0, 1)
    assert "Talk, interview, tentative, of this invitation" in _page(found)
    assert _week([own], [_slot(_at(14, 10))]).offers[0].fit == "clash"


def test_heights_follow_the_clock() -> None:
    """From 8 to 18 an hour is 36 high: 10:00 to 11:30 starts 72 below the top and is 54 high, but for the gap."""
    wide = _week([_entry(_at(12, 10), _at(12, 11, 30))]).views[0]
    (block,) = wide.blocks
    assert (wide.top, block.y, block.height) == (30, 102, 53)
    assert (block.x, block.width) == (wide.columns[0].x + 1, wide.columns[0].width - 2)
    assert [name for _, name in wide.hours] == [f"{hour:02d}:00" for hour in range(8, 18)]
    assert wide.now == (wide.columns[1].x, 30 + 200 / 60 * 36, wide.columns[1].width)


def test_over_midnight_it_lies_on_both_days() -> None:
    """Up to the end of the one and from the beginning of the other, and no later."""
    wide = _week([_entry(_at(15, 22), _at(16, 2), "Train"), _entry(_at(13, 22), _at(14, 0), "Late")]).views[0]
    evening, morning = _of_title(wide, "Train")
    assert (evening.x, morning.x) == (wide.columns[3].x + 1, wide.columns[4].x + 1)
    assert (evening.y, morning.y) == (30 + 22 * 24, 30)
    assert (evening.height, morning.height) == (47, 47)
    assert len(_of_title(wide, "Late")) == 1


def test_whole_days_lie_above_the_hours_on_their_own_dates() -> None:
    """Whatever the zone of their midnight; a time of a day and longer lies there too."""
    tokyo = ZoneInfo("Asia/Tokyo")
    entries = [
        _entry(_at(14, 0, zone=tokyo), _at(16, 0, zone=tokyo), "Fair", all_day=True),
        _entry(_at(8, 0), _at(13, 0), "Leave", all_day=True),
        _entry(_at(15, 9), _at(17, 9), "Hackathon"),
    ]
    wide = _week(entries).views[0]
    left = {
        title: [
            column.day.day
            for column in wide.columns
            if block.x < column.right - 1 < block.x + block.width + 1
        ]
        for title in ("Fair", "Leave", "Hackathon")
        for block in _of_title(wide, title)
    }
    assert left == {"Fair": [14, 15], "Leave": [12], "Hackathon": [15, 16, 17]}
    assert wide.top == 30 + 2 * 20
    assert all(block.y + block.height <= wide.top for block in wide.blocks)


def test_entries_of_other_zones_lie_at_the_persons_time() -> None:
    """Nine in New York is three in the afternoon in Berlin; without an offset it is the person's own clock."""
    new_york = ZoneInfo("America/New_York")
    entries = [
        _entry(_at(14, 9, zone=new_york), _at(14, 10, zone=new_york), "Far"),
        _entry(datetime(2026, 10, 15, 9), datetime(2026, 10, 15, 10), "Bare"),
    ]
    page = _page(week(Calendar(tuple(entries)), (), CAPS, BERLIN, NOW, locale="en-GB"))
    assert "15:00 – 16:00: Far" in page
    assert "09:00 – 10:00: Bare" in page


def test_the_day_of_23_hours() -> None:
    """On the night in which two to three is left out, 1:30 to 3:30 is one hour, drawn from where to where it reads."""
    start = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
    found = _week([_entry(start, start + timedelta(hours=1), "Night")], day=date(2026, 3, 29))
    (block,) = _of_title(found.views[0], "Night")
    assert block.thing.when == "01:30 – 03:30"
    assert block.height == pytest.approx(2 * 432 / 17 - 1, abs=0.02)  # of 17 hours, from 1 to 18


def test_the_day_of_25_hours() -> None:
    """What ends before it began, by the clock on the wall, is drawn as long as it takes; the days after it are right."""
    start = datetime(
        2026, 10, 25, 0, 30, tzinfo=UTC
    )  # 2:30 summer time; 40 minutes later it is 2:10 winter time
    entries = [
        _entry(start, start + timedelta(minutes=60), "Back"),
        _entry(_at(25, 10), _at(25, 11), "Morning"),
        _entry(_at(24, 22), datetime(2026, 10, 25, 1, 15, tzinfo=UTC), "Train"),
    ]
    found = _week(entries, day=date(2026, 10, 25))
    wide = found.views[0]
    (back,), (morning,), (_, train) = (_of_title(wide, name) for name in ("Back", "Morning", "Train"))
    assert (back.y, back.height) == (30 + 2.5 * 24, 23)
    assert (morning.y, morning.height) == (30 + 10 * 24, 23)
    assert (train.y, train.height) == (30, 2.25 * 24 - 1)  # until 2:15
    assert found.days[6][2][-1].title == "Morning"


def test_a_weekend_is_narrow_only_while_nothing_is_there() -> None:
    """Half as wide as a weekday."""
    full = _week([_entry(_at(17, 10), _at(17, 11))]).views[0]
    assert full.columns[5].width == pytest.approx(full.columns[0].width, abs=0.01)
    assert full.columns[6].width == pytest.approx(full.columns[0].width / 2, abs=0.01)


NARROW = [
    ((16,), [15, 16, 17]), ((18,), [16, 17, 18]), ((13, 16), [13, 14, 16]), ((13, 14, 15, 17), [13, 14, 15]),
]  # fmt: skip


@pytest.mark.parametrize(("offered", "days"), NARROW)
def test_the_narrow_drawing_shows_what_is_offered(offered: tuple[int, ...], days: list[int]) -> None:
    """The days with offered times, and their neighbours as far as three days go."""
    narrow = _week(offered=[_slot(_at(day, 15)) for day in offered]).views[1]
    assert [column.day.day for column in narrow.columns] == days


def test_what_finds_no_room_is_counted() -> None:
    """An offered time always finds room, an interview before anything else."""
    entries = [_entry(_at(14, 10), _at(14, 11), f"Entry {n}") for n in range(9)]
    talk = _entry(_at(14, 10), _at(14, 11), "Talk", interview=True)
    days = [_entry(_at(14, 0), _at(15, 0), f"Day {n}", all_day=True) for n in range(6)]
    found = _week([*entries, *days, talk], [_slot(_at(14, 10))])
    for view, room in zip(found.views, (5, 3), strict=True):
        column = next(each for each in view.columns if each.day.day == 14)
        drawn = [block.thing for block in view.blocks if not block.thing.strip]
        assert len(drawn) == room
        assert any(thing.offered for thing in drawn) and any(thing.interview for thing in drawn)
        assert column.more == (11 - room) + (6 - 4)
    assert len(found.days[2][2]) == 17  # in words it is all there


def test_words_and_dates_are_the_interfaces() -> None:
    """Names of days and the clock follow the language."""
    german = _page(_week([_entry(_at(14, 14), _at(14, 15))], locale="de"))
    assert "Mittwoch, 14. Oktober 2026" in german
    assert "14:00 – 15:00" in german
    assert "2:00\u202fPM – 3:00\u202fPM" in _page(_week([_entry(_at(14, 14), _at(14, 15))], locale="en"))


def test_a_long_title_is_cut_to_its_width() -> None:
    """The drawing shows its beginning, the words all of it; wide letters take more room."""
    for title in ("A very long title of a meeting that never ends", "面接" * 30):
        found = _week([_entry(_at(14, 10), _at(14, 11), title)])
        (block,) = found.views[0].blocks
        assert block.label.endswith("…") and title.startswith(block.label[:-1])
        assert title in _page(found)
    entries = [_entry(_at(14, hour), _at(14, hour + 1), each * 60) for hour, each in ((10, "面"), (12, "a"))]
    wide, latin = _week(entries).views[0].blocks
    assert len(wide.label) < len(latin.label)


def test_the_page_needs_no_inline_style() -> None:
    """No style, no handler, no script; every drawing has a name, a description and a role, and no id is there twice."""
    found = _week([*INTERVIEWS, _entry(_at(14, 9), _at(14, 10), tentative=True)], [_slot(_at(14, 9))])
    tree = LexborHTMLParser(_page(found))
    every = tree.css("figure *")
    assert not [
        name for node in every for name in node.attributes if name == "style" or name.startswith("on")
    ]
    assert not tree.css("script, style, a, image, foreignObject, use")
    drawings = tree.css("svg[role=img]")
    assert len(drawings) == 2
    for drawing in drawings:
        assert _text(drawing.css_first("title")) and _text(drawing.css_first("desc"))
    ids = [node.attributes["id"] for node in every if "id" in node.attributes]
    assert len(ids) == len(set(ids)) == 2


MOMENTS = st.datetimes(datetime(2026, 10, 9), datetime(2026, 10, 28)).map(
    lambda each: each.replace(tzinfo=UTC)
)
LENGTHS = st.integers(-30, 60 * 30).map(lambda minutes: timedelta(minutes=minutes))
ENTRIES = st.builds(
    lambda start, length, title, busy, all_day, interview: _entry(
        start, start + length, title, busy=busy, all_day=all_day, interview=interview
    ),
    MOMENTS,
    LENGTHS,
    st.text(max_size=30).map(lambda text: f"<script>{text}</script>"),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
SLOTS = st.builds(lambda start, length: _slot(start, start + length), MOMENTS, LENGTHS)
ZONES = st.sampled_from(["Europe/Berlin", "America/St_Johns", "Pacific/Apia", "Asia/Kathmandu", "UTC"]).map(
    ZoneInfo
)


@given(st.lists(ENTRIES, max_size=25), st.lists(SLOTS, max_size=5), ZONES, st.sampled_from([12, 19, 25]))
@example([_entry(datetime(2026, 10, 12, 16, tzinfo=UTC), datetime(2026, 10, 12, 16, tzinfo=UTC), "x", busy=True, all_day=False, interview=False)], [], ZoneInfo("Europe/Berlin"), 12)  # fmt: skip
@settings(max_examples=60)
def test_everything_lies_in_its_place(
    entries: list[CalendarEntry], slots: list[InterviewTime], zone: ZoneInfo, day: int
) -> None:
    """Nothing lies outside of its day's column or of the drawing, no two things overlap, and no title becomes markup."""
    found = _week(entries, slots, zone=zone, day=date(2026, 10, day))
    for view in found.views:
        for block in view.blocks:
            columns = [each for each in view.columns if each.x <= block.x < each.right]
            assert len(columns) == 1
            assert block.height > 0 and block.y >= 0 and block.y + block.height <= view.height
            assert block.thing.first <= columns[0].day <= block.thing.last
            if block.thing.strip:
                assert block.x + block.width <= view.width and block.y + block.height <= view.top
            else:
                assert block.x + block.width <= columns[0].right and block.y >= view.top
        for one, other in combinations(view.blocks, 2):
            assert (
                one.x + one.width <= other.x
                or other.x + other.width <= one.x
                or one.y + one.height <= other.y
                or other.y + other.height <= one.y
            )
    assert "<script" not in _page(found)


@given(st.lists(ENTRIES, max_size=15), st.lists(SLOTS, max_size=3), ZONES)
@settings(max_examples=60)
def test_a_clash_is_an_overlap(
    entries: list[CalendarEntry], slots: list[InterviewTime], zone: ZoneInfo
) -> None:
    """What fits overlaps nothing that is busy unless it is a span of hours, and what is said to clash does."""
    found = _week(entries, slots, zone=zone)
    for offer in found.offers:
        over = [each for each in entries if each.busy and each.start < offer.end and each.end > offer.start]
        if offer.fit == "free" and offer.end - offer.start < timedelta(hours=3):
            assert not over
        assert len(offer.clashes) <= len(over)


@given(st.datetimes(), st.datetimes(), st.booleans())
def test_no_date_is_too_absurd(start: datetime, end: datetime, all_day: bool) -> None:
    """Entries and times of any year, with their ends before their starts, are drawn or left out."""
    found = _week([_entry(start, end, all_day=all_day)], [_slot(start, end)], day=start.date())
    assert "<svg" in _page(found)


def test_a_thing_without_a_title_is_named_in_words() -> None:
    """Nothing is left blank; signs that turn a line around are taken out."""
    page = _page(
        _week(
            [_entry(_at(14, 9), _at(14, 10), " \u202e\x00 "), _entry(_at(15, 9), _at(15, 10), "a\u202eb\nc")]
        )
    )
    assert "Untitled entry" in page
    assert "ab c" in page
    assert "\u202e" not in page


def test_working_hours_and_now_are_drawn_where_they_are() -> None:
    """Seven o'clock is above the first hour of the drawing, where neither line nor shade lies."""
    early = _week(now=_at(13, 7)).views[0]
    assert early.now is None
    assert early.work == (30 + 36, 30 + 9 * 36)
