"""What the invitations come to in numbers."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, PackageLoader, StrictUndefined
from tests.rooms.ledger import listings

from demur.domain.mail import Address
from demur.domain.remembered import Listed, Stand
from demur.domain.verdict import Decision
from demur.ledger.numbers import AnswerTime, Numbers, Saved, Source, VerdictCount, done, numbers
from demur.web.words import Words

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 31, 12, tzinfo=BERLIN)  # a Tuesday, two days after the clock was set forward
ONE = replace(listings.ONE, received=NOW - timedelta(hours=10), company="B & Söhne", judged=NOW)


def _of(*listed: Listed, now: datetime = NOW, zone: ZoneInfo = BERLIN) -> Numbers:
    return numbers(
        listed,
        now,
        zone,
        2.5,
        source=lambda one: Source.AGENCY if one.agency else Source.COMPANY,
        door_open=lambda one: one.situation == "decline",
    )


def _many(*each: Mapping[str, object]) -> list[Listed]:
    return [
        replace(ONE, id=at, key=f"<{at}@b.example>", **changes)  # type: ignore[arg-type]
        for at, changes in enumerate(each, start=1)
    ]


def _page(found: Numbers, language: str = "en") -> str:
    env = Environment(
        loader=PackageLoader("demur.web"),
        autoescape=True,
        extensions=["jinja2.ext.i18n"],
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    env.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    return env.get_template("numbers_body.html").render(numbers=found, words=Words(language, BERLIN))


def test_nothing_comes_to_nothing() -> None:
    """Without invitations every count is zero, no time to answer is claimed, and the page says so."""
    found = _of()
    assert (found.total, found.before, found.busiest, found.saved.hours) == (0, 0, 0, 0)
    assert found.answers == AnswerTime(0, None, None)
    assert (found.sources, found.verdicts, found.recruiters, found.companies) == ((), (), (), ())
    assert "no invitations yet" in _page(found)


def test_one_is_one() -> None:
    """A single answer is the median and the 90th percentile of itself."""
    found = _of(replace(ONE, left=NOW - timedelta(hours=4), situation="decline"))
    assert found.answers == AnswerTime(1, 6.0, 6.0)
    assert (found.saved, found.saved.hours) == (Saved(answered=1, declined=1, each=2.5, doors=1), 2.5)
    page = _page(found)
    assert "1 declined interview; an interview is taken to cost 2.5 hours" in page
    assert "1 door was left open" in page


def test_weeks_are_those_of_the_persons_zone() -> None:
    """Around the change of the clock a Sunday's last minute is its own week, and Monday's first is the next."""
    moments = [
        datetime(2026, 3, 29, 21, 59, tzinfo=UTC),  # Sunday 23:59 in Berlin, summer time
        datetime(2026, 3, 29, 22, 0, tzinfo=UTC),  # Monday 00:00
        datetime(2026, 3, 22, 22, 59, tzinfo=UTC),  # Sunday 23:59, winter time
        datetime(2026, 3, 22, 23, 0, tzinfo=UTC),  # Monday 00:00
        datetime(2026, 1, 11, 22, 59, tzinfo=UTC),  # Sunday before the first of the twelve weeks
        datetime(2026, 1, 11, 23, 0, tzinfo=UTC),  # its Monday
    ]
    found = _of(*_many(*({"received": moment} for moment in moments)))
    assert [week.begins for week in found.weeks] == [
        datetime(2026, 1, 12, tzinfo=BERLIN) + timedelta(weeks=n) for n in range(12)
    ]
    assert [week.count for week in found.weeks] == [1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 1]
    assert found.before == 1
    assert [week.complete for week in found.weeks] == [True] * 11 + [False]


def test_what_is_dated_in_the_future_is_told_apart() -> None:
    """It is in no week and in no time to answer, but it is there."""
    found = _of(
        replace(ONE, received=NOW + timedelta(days=400), left=NOW, situation="decline"),
        replace(ONE, key="<2>", received=datetime.max),
    )
    assert (found.total, found.ahead, found.before) == (2, 2, 0)
    assert sum(week.count for week in found.weeks) == 0
    assert found.answers.answered == 0
    assert "Dated in the future" in _page(found)


def test_an_answer_from_before_its_question_tells_nothing() -> None:
    """Nor does one that leaves tomorrow; a moment without an offset is read in the person's zone."""
    early, late, bare = _many(
        {"left": NOW - timedelta(hours=11)},
        {"left": NOW + timedelta(hours=1)},
        {"received": datetime(2026, 3, 31, 9), "left": datetime(2026, 3, 31, 11, tzinfo=BERLIN)},
    )
    assert _of(early, late, bare).answers == AnswerTime(1, 2.0, 2.0)


def test_percentiles_are_exact() -> None:
    """Of 1, 2, ... 11 hours the median is 6 and the 90th percentile 10; the night of the change has an hour less."""
    start = datetime(2026, 3, 1, 12, tzinfo=UTC)
    eleven = _many(*({"received": start, "left": start + timedelta(hours=n)} for n in range(1, 12)))
    assert _of(*eleven).answers == AnswerTime(11, 6.0, 10.0)
    night = replace(
        ONE,
        received=datetime(2026, 3, 28, 20, tzinfo=BERLIN),
        left=datetime(2026, 3, 29, 8, tzinfo=BERLIN),
    )
    assert _of(night).answers.median == 11.0


def test_the_same_message_counts_once() -> None:
    """In two accounts it is one, and the one that was answered tells what was done."""
    answered = replace(ONE, id=2, account="me@work.example", left=NOW, situation="decline")
    for order in ([ONE, answered], [answered, ONE], [ONE, answered, answered]):
        found = _of(*order)
        assert (found.total, found.saved.declined, found.answers.answered) == (1, 1, 1)


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({}, None),
        ({"situation": "decline"}, None),  # written, and not sent
        ({"situation": "decline", "left": NOW}, Decision.DECLINE),
        ({"situation": "close", "left": NOW}, Decision.DECLINE),
        ({"situation": "accept", "left": NOW}, Decision.TAKE),
        ({"situation": "reschedule", "left": NOW}, Decision.ASK),
        ({"situation": "missed", "left": NOW}, Decision.DECLINE),
        ({"situation": "missed", "left": NOW, "decision": Decision.TAKE}, Decision.ASK),
        ({"situation": None, "left": NOW}, None),
        ({"stand": Stand(Decision.IGNORE, None, NOW)}, Decision.IGNORE),
        ({"stand": Stand(None, NOW, NOW)}, None),
        ({"stand": Stand(Decision.TAKE, None, NOW), "situation": "decline", "left": NOW}, Decision.DECLINE),
    ],
)
def test_what_was_done_is_what_left(changes: dict[str, object], what: Decision | None) -> None:
    """A letter that left says it, else the person's own decision; a draft says nothing."""
    assert done(replace(ONE, **changes)) is what  # type: ignore[arg-type]


def test_verdicts_beside_what_was_done() -> None:
    """Each advice with how often it was followed, what was done instead, and what is open."""
    declined = {"situation": "decline", "left": NOW}
    found = _of(
        *_many(
            declined,
            declined,
            {"situation": "accept", "left": NOW},
            {"stand": Stand(Decision.IGNORE, None, NOW)},
            {"stand": Stand(Decision.TAKE, None, NOW)},
            {},
            {"decision": Decision.TAKE} | declined,
        )
    )
    assert found.verdicts == (
        VerdictCount(Decision.TAKE, 1, 0, ((Decision.DECLINE, 1),), 0),
        VerdictCount(Decision.DECLINE, 6, 2, ((Decision.TAKE, 2), (Decision.IGNORE, 1)), 1),
    )
    assert "Take: 2, Ignore: 1" in _page(found)


def test_only_declined_interviews_save_hours() -> None:
    """A recruiter's offer that is declined had no interview to save, and a draft saves nothing yet."""
    declined = {"situation": "decline", "left": NOW}
    found = _of(
        *_many(declined, declined, declined | {"kind": "recruiter_outreach"}, {"situation": "decline"})
    )
    assert (found.saved.declined, found.saved.hours, found.saved.doors) == (2, 5.0, 3)


def test_recruiters_and_companies_are_found_under_any_spelling() -> None:
    """Addresses and names count whatever their case; who is not known is left out."""
    found = _of(
        *_many(
            {"sender": Address("Ann", "ANN@b.example"), "company": "b & söhne"},
            {"sender": Address("", "ann@B.example"), "company": "B &  Söhne"},
            {"sender": Address("Zoe", "zoe@c.example"), "company": None, "agency": True},
            {"sender": None, "company": "  "},
        )
    )
    assert found.recruiters == (("ann@b.example", "Ann", 2), ("zoe@c.example", "Zoe", 1))
    assert found.companies == (("B & Söhne", 2),)
    assert found.sources == ((Source.COMPANY, 3), (Source.AGENCY, 1))


def test_numbers_are_read_as_in_the_interfaces_language() -> None:
    """German has a comma in 2,5 and a point in 1.234."""
    found = replace(_of(ONE), saved=Saved(answered=1300, declined=1234, each=2.5, doors=0))
    page = _page(found, "de")
    assert "3.085 hours" in page
    assert "1.234 declined interviews; an interview is taken to cost 2,5 hours" in page


def test_what_nobody_tells_is_not_claimed() -> None:
    """Without a way to tell sources none is shown; only a plain decline is known to keep the door open."""
    sent = [{"situation": each, "left": NOW} for each in ("decline", "close", "again")]
    found = numbers(_many(*sent), NOW, BERLIN, 3.0)
    assert (found.sources, found.saved.doors, found.saved.each) == ((), 1, 3.0)
    assert "Where they come from" not in _page(found)


@given(st.text(max_size=40), st.text(max_size=40), st.datetimes(), st.one_of(st.none(), st.datetimes()))
def test_whatever_mail_says_the_page_stands(
    name: str, email: str, received: datetime, left: datetime | None
) -> None:
    """No text of a mail becomes markup, and no date crashes it."""
    hostile = Address(f"<b onclick=x>{name}", email)
    one = replace(ONE, sender=hostile, company=f"<i>{name}", received=received, left=left, situation="refer")
    found = _of(one)
    assert sum(week.count for week in found.weeks) + found.before + found.ahead == found.total == 1
    page = _page(found)
    assert "<i>" not in page
    assert "<b " not in page
